"""The real command line on one machine and a worker on another: two network namespaces with a cable between them.

Each has its own address, its own home and its own name for the folder of photos; only the disk is the same.
"""

import os
import shutil
import subprocess
import sys
import time
from contextlib import suppress

import pytest

from restorer.cli.exits import Exit
from tests.jobs.fakes import draw

from .conftest import CHECKOUT

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]

HERE, THERE = "10.213.7.1", "10.213.7.2"


def ip(*words):
    return subprocess.run(["ip", *words], capture_output=True, text=True, check=True)


@pytest.fixture
def machines():
    """The names of two namespaces."""
    pytest.importorskip("distributed", reason="needs the extra `cluster`")
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("ip") is None:
        pytest.skip("needs Linux, root and ip")
    names = [f"restorer-{os.getpid()}-{number}" for number in range(2)]
    try:
        for name in names:
            ip("netns", "add", name)
    except subprocess.CalledProcessError as error:
        pytest.skip(f"no network namespaces here: {error.stderr.strip()}")
    try:
        cable = [f"rst{number}-{os.getpid() % 100_000}" for number in range(2)]
        ip("link", "add", cable[0], "type", "veth", "peer", "name", cable[1])
        for name, end, address in zip(names, cable, (HERE, THERE), strict=True):
            ip("link", "set", end, "netns", name)
            ip("-n", name, "addr", "add", f"{address}/24", "dev", end)
            ip("-n", name, "link", "set", end, "up")
            ip("-n", name, "link", "set", "lo", "up")
        yield names
    finally:
        for name in names:
            with suppress(subprocess.CalledProcessError):
                ip("netns", "del", name)


def started(machine, home, *words):
    home.mkdir(exist_ok=True)
    own = {
        "HOME": str(home),
        "RESTORER_HOME": str(home / "restorer"),
        "PYTHONPATH": str(CHECKOUT),
        "OMP_NUM_THREADS": "1",
    }
    return subprocess.Popen(
        ["ip", "netns", "exec", machine, sys.executable, "-m", *map(str, words)],
        cwd=CHECKOUT, env=os.environ | own, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_photos_are_restored_on_another_machine(machines, tmp_path):
    here, there = machines
    shared, seen = tmp_path / "scans", tmp_path / "mounted there"
    for number in range(3):
        draw(shared / "in" / f"{number}.png", number, (60, 40))
    seen.symlink_to(shared, target_is_directory=True)
    quiet = ("--no-dashboard",)
    children = []
    try:
        children.append(
            started(here, tmp_path / "a", "distributed.cli.dask_scheduler", "--host", HERE, "--port", 8786, *quiet)
        )
        children.append(
            started(
                there, tmp_path / "b", "distributed.cli.dask_worker", f"tcp://{HERE}:8786", "--host", THERE,
                "--no-nanny", "--nthreads", 1, "--local-directory", tmp_path / "b", *quiet,
            )
        )  # fmt: skip
        time.sleep(5)
        command = started(
            here, tmp_path / "a", "restorer", "restore", shared / "in", "-o", shared / "out", "--steps", "tone",
            "--set", "tone.exposure=0.5", "--manifest", "--cluster", f"tcp://{HERE}:8786", "--map", f"{shared}={seen}",
        )  # fmt: skip
        _, said = command.communicate(timeout=300)
        assert command.returncode == Exit.DONE, said
        assert "1 worker" in said
    finally:
        for child in reversed(children):
            child.kill()
            child.communicate()
    results = sorted(path.name for path in (shared / "out").glob("*.png"))
    assert results == ["0.png", "1.png", "2.png"]
    checked = subprocess.run(
        ["sha256sum", "-c", "manifest-sha256.txt"], cwd=shared / "out", capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout
    assert list((tmp_path / "a" / "restorer").rglob("*.sqlite*")) or list((tmp_path / "a" / "restorer").rglob("*.db*"))
    assert not list((tmp_path / "b" / "restorer").rglob("jobs*")), "the queue is the coordinator's alone"
