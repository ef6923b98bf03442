"""Ctrl-C in a terminal reaches the command line and the workers that it started."""

import json
import os
import signal
import subprocess
import sys

import pytest

from restorer.cli.exits import Exit
from tests.jobs.fakes import draw

from .conftest import CHECKOUT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise on Windows"),
]


def test_ctrl_c_ends_in_a_sentence_and_keeps_the_queue(tmp_path):
    pytest.importorskip("distributed", reason="needs the extra `cluster`")
    draw(tmp_path / "in" / "a.png", size=(1600, 1200))
    words = ["restore", tmp_path / "in", "-o", tmp_path / "out", "--cluster", "local:1", "--jsonl", "--steps", "clean"]
    with subprocess.Popen(
        [sys.executable, "-m", "restorer", *map(str, words)],
        cwd=CHECKOUT, env=os.environ | {"OMP_NUM_THREADS": "1"}, start_new_session=True, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as child:  # fmt: skip
        try:
            assert any(json.loads(line)["event"] == "job_progressed" for line in child.stdout)
            os.killpg(child.pid, signal.SIGINT)
            out, err = child.communicate(timeout=60)
        finally:
            child.kill()
    assert child.returncode == Exit.INTERRUPTED, err
    assert json.loads(out.splitlines()[-1])["exit_code"] == Exit.INTERRUPTED
    assert "1 photo waiting" in err
    assert "Traceback" not in err
    assert "distributed" not in err, "Dask's own words are for its logs"
    assert list((tmp_path / "out").iterdir()) == []
