"""Ctrl-C and kill: within a tile, nothing lost, and `queue resume` goes on."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from restorer.cli.exits import Exit
from tests.jobs.fakes import draw, pixels_of

CHECKOUT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise on Windows")


@pytest.fixture
def start(own_home):
    """Starts the slow command line; `tile_s` is how long each of a photo's four tiles takes."""
    children = []

    def start_child(*words, tile_s=0.0):
        command = [sys.executable, "-m", "tests.cli.slow", str(tile_s), *map(str, words)]
        child = subprocess.Popen(
            command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ.copy()
        )
        children.append(child)
        return child

    yield start_child
    for child in children:
        child.kill()
        child.communicate()


def wait_for_event(child, name):
    for line in child.stdout:
        if json.loads(line)["event"] == name:
            return
    pytest.fail(f"no {name}; stderr: {child.stderr.read()}")


@pytest.fixture
def photos(tmp_path):
    return [draw(tmp_path / "in" / f"{number}.png", number) for number in range(5)]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_first_signal_keeps_the_queue_and_resume_ends_it(start, photos, tmp_path, number):
    # Long enough that a busy machine cannot finish all five before the signal is heard.
    child = start("restore", tmp_path / "in", "-o", tmp_path / "out", "--jsonl", tile_s=0.5)
    wait_for_event(child, "job_done")
    child.send_signal(number)
    out, err = child.communicate(timeout=30)
    assert child.returncode == Exit.INTERRUPTED, err
    assert "restorer queue resume" in err
    assert "Traceback" not in err
    assert json.loads(out.splitlines()[-1])["exit_code"] == Exit.INTERRUPTED
    written = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    assert all(path.suffix == ".png" for path in written), "an unfinished file lies about"

    resumed = start("queue", "resume")
    _, err = resumed.communicate(timeout=30)
    assert resumed.returncode == Exit.DONE, err
    for photo in photos:
        assert (pixels_of(tmp_path / "out" / photo.name) == 255 - pixels_of(photo)).all()
    assert len(list((tmp_path / "out").iterdir())) == len(photos)
    assert all(path.stat().st_mtime_ns == when for path, when in written.items()), "a whole result was written again"

    again = start("queue", "resume")
    _, err = again.communicate(timeout=30)
    assert (again.returncode, err) == (Exit.NOTHING_TO_DO, "No photos are waiting.\n")


def test_second_signal_ends_at_once_and_nothing_is_lost(start, photos, tmp_path):
    child = start("restore", tmp_path / "in", "-o", tmp_path / "out", "--jsonl", tile_s=20)
    wait_for_event(child, "job_planned")
    child.send_signal(signal.SIGINT)
    assert "Press Ctrl-C again" in child.stderr.readline()
    child.send_signal(signal.SIGINT)
    child.communicate(timeout=10)
    assert child.returncode == Exit.INTERRUPTED
    resumed = start("queue", "resume")
    _, err = resumed.communicate(timeout=30)
    assert resumed.returncode == Exit.DONE, err
    assert {path.name for path in (tmp_path / "out").iterdir()} == {photo.name for photo in photos}


def test_killed_run_is_taken_up(start, photos, tmp_path):
    child = start("restore", tmp_path / "in", "-o", tmp_path / "out", "--jsonl", tile_s=0.5)
    wait_for_event(child, "job_done")
    child.kill()
    child.communicate(timeout=10)
    resumed = start("queue", "resume", "--jsonl")
    out, err = resumed.communicate(timeout=30)
    assert resumed.returncode == Exit.DONE, err
    assert json.loads(out.splitlines()[-1])["done"] < len(photos)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {photo.name for photo in photos}
