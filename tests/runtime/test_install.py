"""From an index of wheels to an engine that runs elsewhere: installed, tried, swapped, gone back from, removed."""

import functools
import os
import re
import subprocess
import sys
import threading
from dataclasses import replace

import psutil
import pytest

from restorer.app import open_services
from restorer.cli.exits import Exit
from restorer.errors import Cancelled, ResourceError
from restorer.jobs.engine_process.client import EngineClient
from restorer.jobs.engine_process.messages import DevicesFound
from restorer.progress import CancelToken
from restorer.runtime import installer
from restorer.runtime.builds import build_of
from restorer.runtime.environments import Environments
from restorer.runtime.installer import InstallOptions, find_uv, install
from restorer.runtime.launch import requirements, usable_environment
from tests.runtime.wheels import bridge, make_index

pytest.importorskip("uv", reason="uv is not installed")

CPU = build_of("cpu")


@pytest.fixture(scope="module")
def indexes(tmp_path_factory):
    """(the index of torch, the index of everything else): empty but for the way to what is installed here."""
    folder = tmp_path_factory.mktemp("indexes")
    torch = make_index(folder / "torch", {"torch": ("99.0", bridge()), "torchvision": ("99.0", {})})
    needed = (re.split(r"[<>=!~;\[ ]", line)[0] for line in requirements())
    others = make_index(folder / "others", {name: ("9999.0", {}) for name in needed})
    return torch, others


@pytest.fixture
def options(indexes):
    return InstallOptions(index_url=indexes[0], packages_url=indexes[1], device="cpu")


@pytest.fixture
def environments():
    return Environments()


def names(environments):
    return sorted(path.name for path in environments.folder.iterdir() if path.is_dir())


def test_an_environment_is_made_tried_used_gone_back_from_and_removed(
    environments, options, indexes, tmp_path, monkeypatch
):
    heard = []
    made = install([CPU], environments, options, lambda stage, megabytes: heard.append((stage, megabytes)))
    assert list(dict.fromkeys(stage for stage, _ in heard)) == ["python", "torch", "packages", "test"]
    assert environments.active() == made
    assert made.self_test["device"] == "cpu"
    assert made.self_test["likeness_db"] > 40
    assert made.self_test["python"] == str(made.folder), "it was tried in there"
    assert made.size_bytes > 0
    assert names(environments) == [made.folder.name], "the cache has gone"
    assert usable_environment(environments) == made

    # The engine process runs there, and this process stays as it is.
    devices = threading.Event()
    client = EngineClient(
        functools.partial(open_services, tmp_path / "home"),
        lambda events: [devices.set() for event in events if isinstance(event, DevicesFound)],
        python=made.python,
    )
    client.start()
    try:
        assert devices.wait(120)
        assert str(made.folder) in " ".join(psutil.Process(client.process_id).cmdline())
    finally:
        client.stop()
    assert not client.is_alive

    # So does the command line.
    words = [sys.executable, "-m", "restorer", "models", "list", "--here", "--verbose"]
    code = "import sys; sys.argv = sys.argv[1:]; import restorer.__main__ as m; import os; os.execve = print; m.main()"
    told = subprocess.run([sys.executable, "-c", code, *words[2:]], capture_output=True, text=True, check=False).stdout
    assert str(made.python) in told
    ended = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "upscale  (upscale" in ended.stdout

    # One that does not work is never used, and what is used stays.
    broken = make_index(tmp_path / "broken", {"torch": ("99.1", {}), "torchvision": ("99.1", {})})
    with pytest.raises(ResourceError, match="The test on a photo failed, and nothing was changed"):
        install([CPU], environments, replace(options, index_url=broken))
    with pytest.raises(ResourceError, match="Python could not be installed"):
        install([CPU], environments, replace(options, python=str(tmp_path / "no-python")))
    assert environments.active() == made
    assert names(environments) == [made.folder.name]

    # A second one takes its place (that one works was tried above); the first can be gone back to.
    monkeypatch.setattr(installer, "_try", lambda run, device: {"torch": "99.0"})
    second = install([CPU], environments, options)
    assert (environments.active(), environments.previous()) == (second, made)
    assert environments.roll_back() == made
    assert (environments.active(), environments.previous()) == (made, second)
    assert environments.remove_all() == made.size_bytes + second.size_bytes
    assert environments.active() is None
    assert names(environments) == []


def test_where_a_build_is_not_to_be_had_the_next_is_taken(environments, options, indexes, tmp_path, monkeypatch):
    empty = make_index(tmp_path / "empty", {})
    monkeypatch.setattr(installer, "_try", lambda run, device: {"torch": "99.0"})
    builds = [replace(CPU, id="newest", index_url=empty), replace(CPU, id="older", index_url=indexes[0])]
    made = install(builds, environments, replace(options, index_url=""))
    assert made.build == "older"
    with pytest.raises(ResourceError) as caught:
        install(builds[:1], environments, replace(options, index_url=""))
    assert "newest" in caught.value.hint
    assert environments.active() == made


def test_a_cancel_leaves_nothing(environments, options):
    token = CancelToken()
    with pytest.raises(Cancelled):
        install([CPU], environments, options, lambda stage, megabytes: token.cancel(), token)
    assert names(environments) == []
    assert environments.active() is None


def test_offline_and_without_room_nothing_is_begun(environments, options, monkeypatch):
    monkeypatch.setenv("RESTORER_OFFLINE", "1")
    with pytest.raises(ResourceError, match="stay offline"):
        install([CPU], environments, replace(options, index_url=""))
    monkeypatch.delenv("RESTORER_OFFLINE")
    with pytest.raises(ResourceError, match="MB left"):
        install([replace(CPU, disk_mb=1 << 40)], environments, replace(options, index_url=""))
    assert not environments.folder.exists() or names(environments) == []


def test_uv_is_found():
    assert os.access(find_uv(), os.X_OK)


def test_the_command_says_what_is_there(run, options, environments):
    code, out, _ = run("gpu", "status")
    assert code == Exit.DONE
    assert "the program's own torch is used" in out
    assert run("gpu", "remove")[0] == Exit.NOTHING_TO_DO
    assert run("gpu", "rollback")[0] == Exit.NOTHING_TO_DO
    words = ("--index-url", options.index_url, "--packages-url", options.packages_url)
    code, out, err = run("gpu", "install", "--build", "cpu", *words)
    assert code == Exit.DONE, err
    assert "Tried on" in out
    assert "MB of about" in err
    assert "cpu (own index)" in run("gpu", "status")[1]
    assert "cpu (own index)" in run("doctor")[1]
    assert "own torch is used" in run("gpu", "rollback")[1]
    assert run("gpu", "remove")[0] == Exit.DONE
    assert run("gpu", "install", "--build", "nothing")[0] == Exit.USAGE
