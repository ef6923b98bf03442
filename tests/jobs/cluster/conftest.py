import json
import os
import subprocess
import sys
import time
import uuid
from pathlib import Path

import pytest

from restorer.jobs.cluster.connection import Cluster
from restorer.jobs.cluster.options import read_cluster
from restorer.jobs.files.addresses import put
from restorer.store.hashing import read_sha256

CHECKOUT = Path(__file__).parents[3]
SOON = {"DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "15s"}
"""After so long a worker that says nothing is held for dead; Dask's own five minutes would be the tests'."""


class Processes:
    """A scheduler and workers of its own on loopback, each a process that can be killed."""

    def __init__(self, folder):
        self._folder, self._children = folder, []
        self._file = folder / "scheduler.json"
        self.scheduler = self._start(
            "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", self._file, "--no-dashboard"
        )
        self._wait(self._file.exists)
        self.address = self._read_address()

    def worker(self, *words, **environment):
        """Start a worker; it joins when it is ready."""
        folder = self._folder / f"worker-{len(self._children)}"
        return self._start(
            "dask_worker", self.address, "--no-nanny", "--no-dashboard", "--nthreads", "2", "--host", "127.0.0.1",
            "--local-directory", folder, *words, **environment,
        )  # fmt: skip

    def close(self):
        for child in reversed(self._children):
            child.kill()
            child.wait()

    def _start(self, module, *words, **environment):
        command = [sys.executable, "-m", f"distributed.cli.{module}", *map(str, words)]
        child = subprocess.Popen(
            command, cwd=CHECKOUT, env=os.environ | {"PYTHONPATH": str(CHECKOUT)} | SOON | environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._children.append(child)
        return child

    def _read_address(self):
        deadline = time.monotonic() + 30
        while True:
            try:
                return json.loads(self._file.read_text())["address"]
            except ValueError:  # it is being written
                assert time.monotonic() < deadline
                time.sleep(0.05)

    @staticmethod
    def _wait(is_true, timeout_s=60):
        deadline = time.monotonic() + timeout_s
        while not is_true():
            assert time.monotonic() < deadline, "it took too long"
            time.sleep(0.05)


@pytest.fixture
def processes(tmp_path):
    pytest.importorskip("distributed", reason="needs the extra `cluster`")
    found = Processes(tmp_path)
    yield found
    found.close()


@pytest.fixture
def connect(processes):
    """Connects, and waits for this many workers."""
    opened = []

    def connect_to(workers=0, mappings=()):
        cluster = Cluster(read_cluster(processes.address, mappings))
        opened.append(cluster)
        Processes._wait(lambda: len(cluster.workers()) >= workers)
        return cluster

    yield connect_to
    for cluster in opened:
        cluster.close()


@pytest.fixture
def place():
    """An empty folder at an address."""
    return f"memory://{uuid.uuid4().hex}"


@pytest.fixture
def write(tmp_path):
    """Writes bytes to an address, and returns their sha256."""

    def write_to(address, content):
        file = tmp_path / "content"
        file.write_bytes(content)
        put(file, address)
        return read_sha256(file)

    return write_to
