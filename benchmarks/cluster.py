"""What a cluster costs beside the networks: `python -m benchmarks cluster [PHOTOS]`.

A scheduler and two workers on loopback, tiny photos, one step that takes no time: what is left is the queue, the names,
Dask, and the way of a file. Processor seconds of each process are counted, which other programs hardly change.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from PIL import Image

_PHOTOS = 400
_WORKERS = 2


def main(arguments: list[str]) -> int:
    """Measure, and print a table; returns the exit code."""
    photos = int(arguments[0]) if arguments else _PHOTOS
    with tempfile.TemporaryDirectory(prefix="restorer-cluster-") as name:
        folder = Path(name)
        os.environ["RESTORER_HOME"] = str(folder / "home")
        children = _start(folder)
        try:
            print(_measure(folder, children, photos))
        finally:
            for child in reversed(children):
                child.kill()
                child.wait()
    return 0


def _start(folder: Path) -> list[subprocess.Popen[bytes]]:
    file = folder / "scheduler.json"
    common = ("--host", "127.0.0.1", "--no-dashboard")
    children = [_python("scheduler", *common, "--port", "0", "--scheduler-file", str(file))]
    while not file.exists():
        time.sleep(0.1)
    time.sleep(0.5)
    more = ("--no-nanny", "--nthreads", "2", "--memory-limit", "0", "--local-directory", str(folder))
    children += [_python("worker", _address(folder), *common, *more) for _ in range(_WORKERS)]
    return children


def _python(kind: str, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *words]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _address(folder: Path) -> str:
    return str(json.loads((folder / "scheduler.json").read_text())["address"])


def _measure(folder: Path, children: list[subprocess.Popen[bytes]], photos: int) -> str:
    from restorer.app import open_services
    from restorer.jobs.cluster.options import read_cluster
    from restorer.jobs.job import JobState

    sources = [_draw(folder / "in" / f"{number}.png", number) for number in range(photos + 2 * _WORKERS)]
    with open_services(cluster=read_cluster(_address(folder))) as services:
        cluster = services.cluster
        assert cluster is not None
        while len(cluster.workers()) < _WORKERS:
            time.sleep(0.1)
        _run(services, folder, sources[: 2 * _WORKERS])  # loads what is loaded once
        before, started = _seconds(children), time.perf_counter()
        _run(services, folder, sources[2 * _WORKERS :])
        wall, after = time.perf_counter() - started, _seconds(children)
        done = services.store.counts()[JobState.DONE]
    assert done == len(sources), f"{done} of {len(sources)} photos were restored"
    names = ("coordinator (queue, store, names)", "scheduler", f"all {_WORKERS} workers (read, check, write)")
    spent = [1000 * (end - start) / photos for start, end in zip(before, after, strict=True)]
    lines = [f"{photos} photos, {photos / wall:.0f} a second on {os.cpu_count()} cores.", ""]
    lines += ["| process | processor ms a photo |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| {name} | {ms:.1f} |" for name, ms in zip(names, spent, strict=True))])


def _run(services: Any, folder: Path, sources: list[Path]) -> None:
    from restorer.jobs.request import Request
    from restorer.pipeline.recipe import Recipe

    # No step: the photo is copied, byte for byte, as it is where nothing needs restoring.
    requests = [Request(str(path), str(folder / "out" / path.name), recipe=Recipe()) for path in sources]
    batch = services.queue.add(requests)
    services.queue.run([batch.id])


def _draw(path: Path, seed: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.random.default_rng(seed).integers(0, 256, (16, 24, 3), np.uint8)).save(path)
    return path


def _seconds(children: list[subprocess.Popen[bytes]]) -> tuple[float, float, float]:
    """Processor seconds so far: of this process, the scheduler, and the workers together."""
    scheduler, *workers = (sum(psutil.Process(child.pid).cpu_times()[:2]) for child in children)
    return sum(psutil.Process().cpu_times()[:2]), scheduler, sum(workers)
