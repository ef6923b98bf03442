"""Runs that are killed. `python -m tests.jobs.killed` reads commands, a JSON list a line:

`["run", PIPE, DATABASE, "add" or "resume", POINT, EXISTS, OUT, SOURCE...]` forks a process that works on a queue; it
writes its id and then its words into the pipe. POINT is `-`, or the name of a place in the code and after how many
visits the process kills itself there. `["wait", ID]` waits for one and prints how it ended. (A fork costs no imports.)
"""

import json
import os
import signal
import sys
import traceback
from pathlib import Path

from restorer.jobs import pool
from restorer.jobs.files import publish
from restorer.jobs.job import JobState
from restorer.jobs.queue import JobQueue
from restorer.jobs.store.job_store import JobStore
from restorer.jobs.worker import restore

from .fakes import FakeEngines, Invert, fake_processing, request

PLACES = {
    "opening": (publish.StagingFolder, "open", "after"),
    "decoding": (restore, "record_source", "after"),
    "encoding": (restore, "read_sha256", "before"),
    "intending": (JobStore, "announce", "before"),
    "intended": (JobStore, "announce", "after"),
    "linked": (publish.os, "link", "after"),
    "named": (publish, "_take_name", "after"),
    "replaced": (Path, "replace", "after"),
    "published": (restore, "publish", "after"),
    "cleared": (publish.StagingFolder, "clear", "after"),
    "finishing": (JobStore, "finish", "before"),
    "finished": (JobStore, "finish", "after"),
    "reconciling": (publish, "reconcile", "before"),
}


def die_at(place, visits):
    home, name, when = PLACES[place]
    real, left = getattr(home, name), [visits]

    def deadly(*args, **more):
        left[0] -= 1
        if when == "before" and left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*args, **more)
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(home, name, deadly)


def work(database, command, point, exists, out, *sources):
    if point != "-":
        place, _, visits = point.partition(":")
        die_at(place, int(visits))
    print("ready", flush=True)
    limits = pool.PoolLimits(loaders=2, savers=2, ahead=3)
    with JobQueue(
        JobStore(Path(database)), fake_processing(Invert(tile_s=0.001)), FakeEngines(), limits=limits
    ) as queue:
        if command == "add":
            queue.add(request(path, Path(out) / Path(path).name, exists=exists) for path in sources)
            print("added", flush=True)
        counts = queue.run()
    print(
        counts[JobState.DONE], counts[JobState.QUEUED] + counts[JobState.RUNNING] + counts[JobState.FAILED], flush=True
    )


def fork(pipe, *rest):
    if os.fork():
        return
    status = 1
    try:
        os.dup2(os.open(pipe, os.O_WRONLY), 1)
        print(os.getpid(), flush=True)
        work(*rest)
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def main():
    for line in sys.stdin:
        command, *rest = json.loads(line)
        if command == "run":
            fork(*rest)
        else:
            print(os.waitstatus_to_exitcode(os.waitpid(rest[0], 0)[1]), flush=True)


if __name__ == "__main__":
    main()
