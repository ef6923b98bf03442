"""The queue as the window and the command line use it: one object over the store and the pool."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from restorer.errors import StoreError
from restorer.jobs.events import Event, JobCancelled
from restorer.jobs.files.publish import reconcile
from restorer.jobs.job import Job, JobState
from restorer.jobs.pool import MakeEngine, PoolLimits, WorkerPool
from restorer.jobs.request import Request
from restorer.jobs.store.job_store import JobStore
from restorer.jobs.store.rows import Batch
from restorer.jobs.worker.restore import ProcessingContext

log = logging.getLogger(__name__)

Listener = Callable[[Event], None]

_LISTEN_S = 0.5  # how often a waiting main thread looks up, so that Ctrl-C is heard on Windows too
_PATIENCE = 3  # how many starts of a job may end with its process before it goes behind the others


class Pool(Protocol):
    """Who works jobs off: threads of this process (`pool.WorkerPool`) or a cluster (`cluster.pool.ClusterPool`)."""

    batches: Collection[int] | None
    niceness: int

    def start(self, batches: Collection[int] | None = None) -> None:
        """Begin to take jobs. Once in a pool's life."""
        ...

    def stop(self) -> None:
        """Stop, with no thread left; what was in hand is queued again."""
        ...

    def wake(self) -> None:
        """Jobs were queued."""
        ...

    def pause(self) -> None:
        """Start no further photo."""
        ...

    def resume(self) -> None:
        """Go on after a pause."""
        ...

    def cancel(self, job_ids: Iterable[int]) -> list[int]:
        """Ask jobs to stop; returns those that run here."""
        ...

    def wait_idle(self, timeout_s: float | None = None) -> bool:
        """Wait until nothing is left to do."""
        ...

    def wait_ended(self, job_ids: Iterable[int]) -> None:
        """Wait until none of these runs here."""
        ...


OpenPool = Callable[[Listener], Pool]
"""Makes a pool that reports to this listener."""


class Recovered(NamedTuple):
    """Jobs that were found running without a runner: those whose output was complete, and those queued again."""

    done: tuple[int, ...]
    queued: tuple[int, ...]


class JobQueue:
    """Jobs of one store and the pool that works them off. All methods may be called from any thread.

    Args:
        store: Where jobs are kept; closed by `close`.
        processing: What the way of a photo needs.
        make_engine: Makes a device's engine, on that device's thread.
        devices: Those that requests for `auto` may use.
        limits: How much is done at once; what suits this computer where it is None.
        open_pool: Makes another pool than that of this process's threads, which `make_engine`, `devices` and `limits`
            are for.

    Attributes:
        store: For looking at jobs.
        recovered: What the start found of a run that was killed.
        niceness: How far the photos step aside for other work of this process; read when the pool starts.

    Raises:
        StoreError: the store cannot be used; so do all methods.
    """

    def __init__(
        self,
        store: JobStore,
        processing: ProcessingContext,
        make_engine: MakeEngine,
        *,
        devices: Sequence[str] = ("auto",),
        limits: PoolLimits | None = None,
        open_pool: OpenPool | None = None,
    ) -> None:
        self.store = store
        self._make_pool: Callable[..., Pool] = (
            partial(WorkerPool, store, processing, make_engine, limits=limits, on_event=self._on_event)
            if open_pool is None
            else lambda devices: open_pool(self._on_event)
        )
        self._devices, self._is_outdated = tuple(devices), False
        self._lock = threading.Lock()
        self._pool: Pool | None = None
        self._is_paused = False
        self.niceness = 0
        self._listeners: tuple[Listener, ...] = ()
        self.recovered = self.recover()

    def __enter__(self) -> JobQueue:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call a listener with every event, on the thread where it happens, until the returned function is called."""
        with self._lock:
            self._listeners = (*self._listeners, listener)

        def unsubscribe() -> None:
            with self._lock:
                self._listeners = tuple(known for known in self._listeners if known is not listener)

        return unsubscribe

    def recover(self) -> Recovered:
        """Take up jobs whose process died: those whose output is complete are done, the others are queued again.

        One that was in hand at several deaths may be their cause, so it goes behind all others; it is never given up,
        for it may as well have been a run of power cuts.
        """
        done, queued = list[int](), list[int]()
        for job in self.store.adopt_orphans():
            outcome = reconcile(self.store, job)
            self.store.finish(job.id, outcome)
            if outcome.state is JobState.QUEUED and job.attempts >= _PATIENCE:
                self.store.move([job.id])
            (done if outcome.state is JobState.DONE else queued).append(job.id)
        if done or queued:
            log.info("After an interruption: %d were complete, %d are queued again", len(done), len(queued))
        self._wake()
        return Recovered(tuple(done), tuple(queued))

    # ---- working

    def add(self, requests: Iterable[Request]) -> Batch:
        """Queue these behind all others. Other processes leave them alone while this one lives."""
        self._renew()
        batch = self.store.add(requests, held=True)
        self._wake()
        return batch

    def run(self, batches: Collection[int] | None = None) -> dict[JobState, int]:
        """Work in the calling thread's time until nothing is queued, in these batches or at all.

        Returns:
            How many jobs are in each state now, of all batches.

        Raises:
            KeyboardInterrupt: as it came; what was in hand is queued again, and no thread is left.
        """
        pool = self._open_pool(batches)
        try:
            while not pool.wait_idle(_LISTEN_S):
                if self._pool is not pool:
                    break  # `stop` was called by somebody else
        finally:
            self.stop()
        return self.store.counts()

    def start(self, batches: Collection[int] | None = None) -> None:
        """Work in the background until `stop`, on later jobs too. Does nothing where it works already."""
        with self._lock:
            if self._pool is not None:
                return
        self._open_pool(batches)

    def set_devices(self, devices: Sequence[str]) -> None:
        """Let requests for `auto` use these: at once where nothing is in hand, else once that has ended."""
        with self._lock:
            self._is_outdated = self._is_outdated or (self._pool is not None and tuple(devices) != self._devices)
            self._devices = tuple(devices)
        self._renew()

    def wait_idle(self, timeout_s: float | None = None) -> bool:
        """Wait until nothing is left to do; False where the time ran out or it does not work."""
        pool = self._pool
        return pool is not None and pool.wait_idle(timeout_s)

    @property
    def is_working(self) -> bool:
        """Whether it was started and not stopped."""
        return self._pool is not None

    @property
    def is_paused(self) -> bool:
        """Whether no further photo is started."""
        return self._is_paused

    def pause(self) -> None:
        """Start no further photo; those in hand go on."""
        self._is_paused = True
        if (pool := self._pool) is not None:
            pool.pause()

    def resume(self) -> None:
        """Go on after `pause`."""
        self._is_paused = False
        if (pool := self._pool) is not None:
            pool.resume()

    def stop(self) -> None:
        """Stop within a tile; what was in hand is queued again. Not to be called by a listener."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()

    def close(self) -> None:
        """Stop and close the store. What is queued is there at the next start, for any process."""
        self.stop()
        self.store.close()

    # ---- changing

    def cancel(self, job_ids: Iterable[int] | None = None) -> list[int]:
        """Cancel these jobs, or all that wait or run here; returns those that were or are being cancelled."""
        wanted = self.store.waiting() if job_ids is None else list(job_ids)
        waited = self.store.cancel(wanted)
        pool = self._pool
        running: list[int] = []
        if pool is not None:
            running = pool.cancel(self.store.ids([JobState.RUNNING]) if job_ids is None else wanted)
        for job_id in waited:
            self._on_event(JobCancelled(job_id))
        return [*waited, *running]

    def retry(self, job_ids: Iterable[int] | None = None) -> list[int]:
        """Queue these failed, skipped or cancelled jobs again, or all that failed; returns those that were queued."""
        queued = self.store.requeue(self.store.ids([JobState.FAILED]) if job_ids is None else job_ids)
        self._wake()
        return queued

    def reorder(self, job_ids: Sequence[int]) -> None:
        """Take these, in this order, before all others that wait."""
        moving = set(job_ids)
        before = next((job_id for job_id in self.store.ids([JobState.QUEUED]) if job_id not in moving), None)
        self.store.move(job_ids, before)

    def remove(self, job_ids: Iterable[int]) -> list[int]:
        """Forget jobs; those that run here are cancelled first. Results stay. Not to be called by a listener."""
        wanted = list(job_ids)
        self.store.cancel(wanted)  # else a thread that a cancelled one leaves free would take the next
        if (pool := self._pool) is not None:
            pool.wait_ended(pool.cancel(wanted))
        return self.store.remove(wanted)

    def clear(self, states: Collection[JobState] = (JobState.DONE, JobState.SKIPPED)) -> int:
        """Forget the jobs that ended so; returns how many. Their results stay, and are still known as results."""
        if not all(state.is_final for state in states):
            raise StoreError("Only jobs that have ended can be cleared.", "Cancel the others first.")
        return self.store.clear(states)

    def jobs(self, *, states: Collection[JobState] | None = None, offset: int = 0, limit: int = 1000) -> list[Job]:
        """Some of the jobs in their order; see `JobStore.page`."""
        return self.store.page(states=states, offset=offset, limit=limit)

    # ---- inside

    def _open_pool(self, batches: Collection[int] | None) -> Pool:
        with self._lock:
            if self._pool is not None:
                raise StoreError("The queue is being worked off already.", "Wait for it, or stop it first.")
            pool = self._pool = self._make_pool(devices=self._devices)
            self._is_outdated = False
            pool.niceness = self.niceness
        if self._is_paused:
            pool.pause()
        pool.start(batches)
        return pool

    def _renew(self) -> None:
        """Work on other devices from now on, where that is wanted and nothing is in hand."""
        pool = self._pool
        if pool is not None and self._is_outdated and pool.wait_idle(0.0):
            self.stop()
            self._open_pool(pool.batches)

    def _wake(self) -> None:
        if (pool := self._pool) is not None:
            pool.wake()

    def _on_event(self, event: Event) -> None:
        for listener in self._listeners:
            try:
                listener(event)
            except Exception:
                log.exception("A listener failed at %r", event)
