"""Which photos the cluster has, and whether it may have another: all that the cluster pool's one lock guards."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from typing import Any

from restorer.errors import Cancelled, RestorerError
from restorer.jobs.cluster.outputs import ClusterOutput, SourceStatus
from restorer.jobs.job import Job
from restorer.jobs.store.job_store import JobStore

_LOOK_S = 1.0  # how often the number of workers is looked at while the cluster is busy


class RemoteJob:
    """One job that was claimed for the cluster.

    Attributes:
        job: What is done.
        output: Where its result goes.
        before: Its original, before a worker got it.
        future: Dask's, of the try in hand.
        tries: How often it was handed over; tries by Dask itself are not counted.
        is_started: Whether a worker has begun.
        is_cancel_requested: Whether a person cancelled it; a stop without that queues it again.
        is_stopped: Whether it is to end, for whatever reason.
    """

    def __init__(self, store: JobStore, job: Job) -> None:
        self.job = job
        self.output = ClusterOutput(store, job)
        self.before: SourceStatus | None = None
        self.future: Any = None
        self.tries = 0
        self.is_started = self.is_cancel_requested = self.is_stopped = False

    def check(self) -> None:
        """Raise `Cancelled` where it is to end."""
        if self.is_stopped:
            raise Cancelled

    def withdraw(self) -> None:
        """Have the scheduler forget its task; the future's end follows."""
        if self.future is not None:
            with suppress(Exception):
                self.future.cancel()


class RemoteJobs:
    """The jobs in the cluster's hands. Thread-safe; those that wait are woken by every change.

    Args:
        slots: How many the cluster may have now.
    """

    def __init__(self, slots: Callable[[], int]) -> None:
        self._slots_of, self._slots = slots, 0
        self._changed = threading.Condition()
        self._active = dict[int, RemoteJob]()
        self._news, self._empty_at, self._turns = 0, -1, 0
        self._is_paused = self._is_stopping = False
        self._failure: RestorerError | None = None

    def await_turn(self) -> int | None:
        """Wait until another job may be claimed; returns what `end_turn` takes, or None when all stops."""
        while True:
            slots = self._slots_of()
            with self._changed:
                self._slots = slots
                self._changed.wait_for(lambda: self._is_stopping or self._may_take(), _LOOK_S)
                if self._is_stopping:
                    return None
                if self._may_take():
                    self._turns += 1
                    return self._news

    def end_turn(self, turn: int, *, is_queue_empty: bool) -> None:
        """End a turn; `is_queue_empty`: the store had no job."""
        with self._changed:
            self._turns -= 1
            if is_queue_empty:
                self._empty_at = turn
            self._changed.notify_all()

    def enter(self, remote: RemoteJob) -> None:
        """A claimed job comes in."""
        with self._changed:
            self._active[remote.job.id] = remote
            remote.is_stopped = self._is_stopping

    def leave(self, remote: RemoteJob) -> None:
        """A job has ended."""
        with self._changed:
            self._active.pop(remote.job.id, None)
            remote.future = None
            self._changed.notify_all()

    def get(self, job_id: int) -> RemoteJob | None:
        """The job of this number, where it is here."""
        return self._active.get(job_id)

    def all(self) -> list[RemoteJob]:
        """All that are here."""
        with self._changed:
            return list(self._active.values())

    def announce(self) -> None:
        """Jobs were queued."""
        with self._changed:
            self._news += 1
            self._changed.notify_all()

    def pause(self, is_paused: bool) -> None:
        """Let no further photo go, or let them go again."""
        with self._changed:
            self._is_paused = is_paused
            self._changed.notify_all()

    def request_cancel(self, job_ids: Iterable[int]) -> list[RemoteJob]:
        """Ask jobs to stop; returns those that are here."""
        with self._changed:
            wanted = [self._active[job_id] for job_id in job_ids if job_id in self._active]
            for remote in wanted:
                remote.is_cancel_requested = remote.is_stopped = True
            return wanted

    def stop(self, failure: RestorerError | None = None) -> None:
        """Have all waits end; the first failure is kept for who waits."""
        with self._changed:
            self._failure = self._failure or failure
            self._is_stopping = True
            for remote in self._active.values():
                remote.is_stopped = True
            self._changed.notify_all()

    def wait_idle(self, timeout_s: float | None) -> bool:
        """Wait until nothing is in hand and the store is dry; False where that is not so. Raises the failure."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_stopping or self._is_idle(), timeout_s)
            if self._failure is not None:
                raise self._failure
            return self._is_idle()

    def wait_gone(self, job_ids: Collection[int]) -> None:
        """Wait until none of these is here."""
        with self._changed:
            self._changed.wait_for(lambda: not any(job_id in self._active for job_id in job_ids))

    def _is_idle(self) -> bool:
        return not self._active and self._turns == 0 and self._empty_at == self._news

    def _may_take(self) -> bool:
        if self._is_paused or self._empty_at == self._news:
            return False
        return self._turns + len(self._active) < self._slots
