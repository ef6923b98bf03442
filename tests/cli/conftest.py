import pytest

from restorer.app import Services
from restorer.cli.main import main
from restorer.store.folders import Folders
from tests.jobs.fakes import FakeEngines, Invert, fake_processing


@pytest.fixture
def step():
    """The one step of the fake bench: it inverts, and can be told to fail."""
    return Invert()


@pytest.fixture
def engines():
    return FakeEngines()


@pytest.fixture
def processing(monkeypatch, step, engines):
    """The whole command line without network and condition: store, queue and threads are the real ones."""
    processing = fake_processing(step)
    monkeypatch.setattr(Services, "processing", processing)
    monkeypatch.setattr(Services, "make_engine", lambda self, device: engines(device))
    return processing


@pytest.fixture
def run(capsys):
    """Runs a command line and returns (exit code, stdout, stderr)."""

    def run_words(*words):
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run_words


@pytest.fixture(scope="session")
def found_out(tmp_path_factory):
    return tmp_path_factory.mktemp("networks")


@pytest.fixture
def kept_networks(monkeypatch, found_out):
    """What the engine finds out once about a computer stays from test to test, as it does from start to start."""
    monkeypatch.setattr(Folders, "networks", found_out)
