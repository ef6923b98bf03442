"""What a worker's process keeps from photo to photo: its services, its engines, and which tasks are to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from restorer.jobs.worker.restore import ProcessingContext
from restorer.pipeline.step import Engine
from restorer.progress import CancelToken

PHOTOS_AT_ONCE = 2
"""How many photos a worker's process has in hand: one on its device, one being read or written. More would only take
memory, for the device takes one after the other."""


class WorkerServices(Protocol):
    """What a worker restores with; `app.Services` is one. No queue and no store."""

    device: str

    @property
    def processing(self) -> ProcessingContext:
        """What the way of a photo needs beside an engine."""
        ...

    def make_engine(self, device: str) -> Engine:
        """The engine of a device."""
        ...


OpenWorker = Callable[[int, int], WorkerServices]
"""Opens a worker's services, from memory in MiB and threads; it must be importable on the worker."""


class WorkerState:
    """One per process and way to open it. Thread-safe: Dask runs each task on a thread of its pool."""

    def __init__(self, services: WorkerServices) -> None:
        self.services = services
        self.room = threading.BoundedSemaphore(PHOTOS_AT_ONCE)
        self.on_device = threading.Lock()
        self._engines = dict[str, Engine]()

    def engine(self, device: str) -> Engine:
        """The engine for a request's device; called with `on_device` held."""
        name = self.services.device if device == "auto" else device
        if name not in self._engines:
            self._engines[name] = self.services.make_engine(name)
        return self._engines[name]


_lock = threading.Lock()
_states = dict[tuple[str, str, int], WorkerState]()
_tokens = dict[tuple[str, int], list[CancelToken]]()


def state_for(open_worker: OpenWorker, memory_mb: int, threads: int) -> WorkerState:
    """This process's state, made at the first call."""
    key = (open_worker.__module__, open_worker.__qualname__, memory_mb)
    with _lock:
        if key not in _states:
            _states[key] = WorkerState(open_worker(memory_mb, threads))
        return _states[key]


@contextmanager
def stoppable_task(topic: str, job: int) -> Iterator[CancelToken]:
    """A token that `stop_tasks` finds for as long as the task runs."""
    token = CancelToken()
    with _lock:
        _tokens.setdefault((topic, job), []).append(token)
    try:
        yield token
    finally:
        with _lock:
            _tokens[topic, job].remove(token)
            if not _tokens[topic, job]:
                del _tokens[topic, job]


async def stop_tasks(topic: str, jobs: Sequence[int]) -> None:
    """Have these tasks of a coordinator stop within a tile; run on every worker, which Dask does not wait for."""
    with _lock:
        tokens = [token for job in jobs for token in _tokens.get((topic, job), [])]
    for token in tokens:
        token.cancel()
