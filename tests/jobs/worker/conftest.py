import pytest

from tests.jobs.fakes import draw


@pytest.fixture
def source(tmp_path):
    return draw(tmp_path / "photos" / "x.png")


@pytest.fixture
def target(tmp_path):
    return tmp_path / "out" / "deep" / "x.png"
