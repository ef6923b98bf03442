"""No socket is opened unless a download was asked for. `python -m benchmarks faults` watches with strace, too."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.jobs.fakes import draw

CHECKOUT = Path(__file__).parents[1]


def heard(tmp_path, *words):
    """Run a command line and return the sockets that were opened."""
    log = tmp_path / "heard.txt"
    ended = subprocess.run(
        [sys.executable, "-m", "benchmarks.faults.wary", *map(str, words)],
        cwd=CHECKOUT,
        env=os.environ | {"RESTORER_WARY": str(log)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode in (0, 4), ended.stderr
    return log.read_text().splitlines() if log.exists() else []


def test_restoring_with_networks_opens_no_socket(tmp_path):
    draw(tmp_path / "a.png", size=(64, 48))
    steps = ("--steps", "clean,colorize,upscale")
    assert heard(tmp_path, "restore", tmp_path / "a.png", "-o", tmp_path / "out", *steps) == []
    assert (tmp_path / "out" / "a.png").is_file()


@pytest.mark.parametrize("words", [("models", "list"), ("queue", "list")])
def test_looking_opens_no_socket(tmp_path, words):
    assert heard(tmp_path, *words) == []


def test_a_socket_would_be_heard(tmp_path):
    code = (
        "import sys, socket; from benchmarks.faults import wary; sys.addaudithook(wary._listen)\n"
        "made = socket.socket(); made.settimeout(0.1)\n"
        "try: made.connect(('127.0.0.1', 9))\nexcept OSError: pass\nfinally: made.close()"
    )
    log = tmp_path / "heard.txt"
    environment = os.environ | {"RESTORER_WARY": str(log)}
    subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, env=environment, check=True)
    assert [line.split()[0] for line in log.read_text().splitlines()] == ["socket.__new__", "socket.connect"]
