"""A run is killed, again and again, and taken up: every output is whole, there once, and never written twice."""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .fakes import draw, pixels_of
from .killed import PLACES

CHECKOUT = Path(__file__).parents[2]
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


class Child:
    """A process that works on a queue: its words, and how it ended."""

    def __init__(self, server, pipe, command):
        self._server = server
        os.mkfifo(pipe)
        self._ask(["run", str(pipe), *command])
        self.stdout = pipe.open()
        pipe.unlink()
        self._id = int(self.stdout.readline())

    def _ask(self, command):
        self._server.stdin.write(json.dumps(command) + "\n")
        self._server.stdin.flush()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        if exc_info[0] is not None:
            # Else a test that fails while its process is stopped would wait for it for ever.
            self.kill()
        self.stdout.close()
        self._ask(["wait", self._id])
        self.returncode = int(self._server.stdout.readline())

    def send(self, number):
        os.kill(self._id, number)

    def kill(self):
        self.send(signal.SIGKILL)


@pytest.fixture(scope="module")
def server():
    command = [sys.executable, "-m", "tests.jobs.killed"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT, env=os.environ | ONE_THREAD
    ) as process:
        yield process
        process.stdin.close()


@pytest.fixture
def new_run(server, tmp_path):
    return lambda count: Run(server, tmp_path, count)


class Run:
    """Sources, an output folder and a queue, for child processes that are killed."""

    def __init__(self, server, folder, count):
        self._server, self._pipe = server, folder / "pipe"
        self.database, self.out = folder / "data" / "jobs.sqlite3", folder / "out"
        self.sources = [draw(folder / "photos" / f"scan {number}.png", number) for number in range(count)]
        self.originals = {path: self.facts(path) for path in self.sources}
        self.written = {}

    @staticmethod
    def facts(path):
        status = path.stat()
        return hashlib.sha256(path.read_bytes()).hexdigest(), status.st_ino, status.st_mtime_ns

    def start(self, command, point="-", exists="rename"):
        rest = [self.database, command, point, exists, self.out, *self.sources]
        return Child(self._server, self._pipe, list(map(str, rest)))

    def results(self):
        return {path: self.facts(path) for path in self.out.glob("[!.]*")} if self.out.exists() else {}

    def check_so_far(self):
        """What had its name before is there still, the same file; what has it now is whole."""
        now = self.results()
        for path, facts in self.written.items():
            assert now.get(path) == facts, f"{path.name} was written twice"
        for path in now.keys() - self.written.keys():
            self.check_whole(path)
        self.written = now

    def check_whole(self, path):
        source = path.parents[1] / "photos" / path.name
        assert (pixels_of(path) == 255 - pixels_of(source)).all()

    def finish(self):
        """Resume to the end and check all of it."""
        with self.start("resume") as child:
            done, others = child.stdout.read().split()[-2:]
        assert child.returncode == 0
        assert (int(done), int(others)) == (len(self.sources), 0)
        self.check_so_far()
        names = {path.name for path in self.out.iterdir()}
        assert names == {path.name for path in self.sources}, "each once, and no unfinished one beside it"
        assert {path: self.facts(path) for path in self.sources} == self.originals


def test_a_kill_at_any_step_of_an_output_is_made_good(new_run):
    run, command = new_run(25), "add"
    for place in PLACES:
        if place in ("replaced", "reconciling"):
            continue
        with run.start(command, f"{place}:1") as child:
            child.stdout.read()
        assert child.returncode == -signal.SIGKILL, place
        run.check_so_far()
        command = "resume"
    assert len(run.written) < 25, "every place was reached before the end"
    run.finish()


def test_a_kill_after_replacing_is_made_good(new_run):
    run = new_run(5)
    run.out.mkdir()
    for source in run.sources[:3]:
        (run.out / source.name).write_bytes(b"an older result")
    with run.start("add", "replaced:1", "overwrite") as child:
        child.stdout.read()
    assert child.returncode == -signal.SIGKILL
    run.finish()


def test_a_kill_while_making_good_is_made_good(new_run):
    run = new_run(5)
    for command, point in (("add", "named:1"), ("resume", "finishing:0"), ("resume", "opening:1")):
        with run.start(command, point) as child:
            child.stdout.read()
        assert child.returncode == -signal.SIGKILL
        run.check_so_far()
    run.finish()


def kill_at_random(run, kills, seed):
    """Kill a run this often at random moments; returns how many came before the end."""
    rng, hits = random.Random(seed), 0
    command = "add"
    for _ in range(kills):
        with run.start(command) as child:
            assert child.stdout.readline() == "ready\n"
            if command == "add":
                child.stdout.readline()
            time.sleep(rng.uniform(0, 0.12))
            child.kill()
            hits += not child.stdout.read()
        command = "resume"
        run.check_so_far()
    return hits


def test_kills_at_random_moments_lose_and_double_nothing(new_run):
    run = new_run(160)
    assert kill_at_random(run, 40, seed=1) >= 30
    run.finish()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_two_hundred_kills_at_random_moments_lose_and_double_nothing(new_run, seed):
    run = new_run(800)
    assert kill_at_random(run, 200, seed) >= 150
    run.finish()


def test_a_process_that_is_stopped_keeps_its_photos(new_run):
    # So many that a busy machine cannot be through with them before the process is stopped.
    run = new_run(200)
    with run.start("add") as stopped:
        assert [stopped.stdout.readline() for _ in range(2)] == ["ready\n", "added\n"]
        stopped.send(signal.SIGSTOP)
        with run.start("resume") as other:
            done, others = map(int, other.stdout.read().split()[-2:])
        assert other.returncode == 0
        assert others > 0, "they are not dead, only slow"
        assert done + others == 200
        stopped.send(signal.SIGCONT)
        assert stopped.stdout.readline() == "200 0\n"
    assert stopped.returncode == 0
    run.finish()


def test_two_processes_on_one_queue_share_it(new_run):
    run = new_run(40)
    with run.start("add", "named:3") as child:
        child.stdout.read()
    children = [run.start("resume") for _ in range(2)]
    for child in children:
        with child:
            child.stdout.read()
        assert child.returncode == 0
    run.finish()
