"""Photos side by side: while one is on the device, the next are decoded and the last are encoded."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection, Iterable, Sequence

from restorer.errors import Cancelled, ResourceError, StoreError
from restorer.jobs.events import Event, JobCancelled, JobDone, JobFailed, JobSkipped, JobStarted
from restorer.jobs.files.publish import JobOutputRegistry
from restorer.jobs.job import Job, JobState
from restorer.jobs.niceness import step_aside
from restorer.jobs.scheduler import ANY_DEVICE, ActiveJob, PoolLimits, PoolState, WakingToken, default_limits
from restorer.jobs.store.job_store import JobStore
from restorer.jobs.store.rows import JobOutcome
from restorer.jobs.worker.failures import describe
from restorer.jobs.worker.restore import JobContext, ProcessingContext, Skipped, load, process, save
from restorer.message import Message
from restorer.pipeline.step import Engine
from restorer.progress import Progress

__all__ = ["MakeEngine", "PoolLimits", "WorkerPool"]

log = logging.getLogger(__name__)

MakeEngine = Callable[[str], Engine]
"""Makes the engine of a device; called on that device's thread, once, before its first photo."""


class WorkerPool:
    """Takes jobs from a store and brings each to an end. A photo that fails never stops the others.

    The end of a job is reported by one of `JobDone`, `JobSkipped`, `JobFailed`, `JobCancelled`, after the store knows
    it. A photo that does not fit a graphics card is tried once more on the CPU, for a slow result is better than none;
    not where the request names its device, for then somebody wants to know.

    Args:
        store: Where jobs come from and their ends go to.
        processing: What the way of a photo needs.
        make_engine: See `MakeEngine`.
        devices: Those that requests for `auto` may use, by the names that `make_engine` takes; one thread each. A
            request that names another gets a thread for it.
        limits: How much is done at once; what suits this computer where it is None.
        on_event: Called with every event, on the thread where it happened; what it raises is logged.

    Attributes:
        batches: Those that jobs are taken from; None: all.
        niceness: How far the threads step aside for others; set before `start`.
    """

    def __init__(
        self,
        store: JobStore,
        processing: ProcessingContext,
        make_engine: MakeEngine,
        *,
        devices: Sequence[str] = ("auto",),
        limits: PoolLimits | None = None,
        on_event: Callable[[Event], None] = lambda event: None,
    ) -> None:
        self._store = store
        self._processing = processing
        self._make_engine = make_engine
        self._devices = tuple(devices)
        self._limits = limits or default_limits(len(self._devices))
        self._listener = on_event
        self._state = PoolState(self._limits, self._devices)
        # A job that is claimed is known to `cancel`: there is no moment in between. Taken before the traffic's lock.
        self._claiming = threading.Lock()
        self._threads: dict[str, threading.Thread] = {}
        self.batches: Collection[int] | None = None
        self.niceness = 0

    # ---- from outside

    def start(self, batches: Collection[int] | None = None) -> None:
        """Begin to take jobs, from these batches or from all, until `stop`. Once in a pool's life."""
        self.batches = batches
        for number in range(1, self._limits.loaders + 1):
            self._spawn(f"load-{number}", self._load_jobs)
        for number in range(1, self._limits.savers + 1):
            self._spawn(f"save-{number}", self._save_jobs)
        for device in self._devices:
            self._spawn_device(device)

    def wake(self) -> None:
        """Look at the store again: jobs were queued."""
        self._state.announce()

    def pause(self) -> None:
        """Start no further photo; those on a device or being saved go on."""
        self._state.pause(True)

    def resume(self) -> None:
        """Go on after a pause."""
        self._state.pause(False)

    def cancel(self, job_ids: Iterable[int]) -> list[int]:
        """Ask jobs to stop, each within a tile; returns those that run here. `JobCancelled` follows."""
        with self._claiming:
            wanted, waiting = self._state.request_cancel(job_ids)
        for active in waiting:  # nobody else has them in hand
            self._end_badly(active, Cancelled())
        return [active.job.id for active in wanted]

    def wait_idle(self, timeout_s: float | None = None) -> bool:
        """Wait until the store has no more jobs for this pool and all that were taken have ended.

        Returns:
            False where the time ran out or the pool was stopped first.

        Raises:
            StoreError: the store could not be used any more; nothing further is done.
        """
        return self._state.wait_idle(timeout_s)

    def wait_ended(self, job_ids: Iterable[int]) -> None:
        """Wait until none of these runs here any more. Not to be called by a listener."""
        self._state.wait_gone(set(job_ids))

    def stop(self) -> None:
        """Stop within a tile and end all threads; what was in hand is queued again. More than once does no harm."""
        self._state.stop()
        with self._state.changed:
            threads = list(self._threads.values())
        for thread in threads:
            thread.join()
        for active in self._state.empty():
            self._end_badly(active, Cancelled())

    # ---- threads

    def _spawn(self, name: str, work: Callable[[], None]) -> None:
        with self._state.changed:
            if name in self._threads or self._state.is_stopping:
                return
            # Daemons: a decoder that hangs in a system library must not keep a terminal from closing.
            thread = threading.Thread(target=self._guarded, args=(work,), name=f"restorer-{name}", daemon=True)
            self._threads[name] = thread
            thread.start()

    def _spawn_device(self, device: str) -> None:
        self._spawn(f"device-{device}", lambda: self._process_jobs(device))

    def _guarded(self, work: Callable[[], None]) -> None:
        step_aside(self.niceness)
        try:
            work()
        except StoreError as error:
            self._state.stop(error)
        except BaseException as error:
            log.exception("A thread of the pool ended")
            words = Message("The queue stopped because of a bug in Restorer ({reason}).", reason=repr(error))
            self._state.stop(StoreError(words, "Start Restorer again; the queue continues where it stopped."))

    def _load_jobs(self) -> None:
        while (turn := self._state.await_turn_to_load()) is not None:
            active: ActiveJob | None = None
            try:
                with self._claiming:
                    job = self._store.claim(self.batches)
                    active = self._begin(job) if job is not None else None
                if active is not None:
                    self._on_event(JobStarted(active.job.id, active.job.request.source))
                    self._try(active, self._load)
            finally:
                self._state.end_loading(turn, is_queue_empty=active is None)

    def _process_jobs(self, device: str) -> None:
        engine: Engine | None = None

        def act(active: ActiveJob) -> None:
            nonlocal engine
            try:
                active.token.check()
                engine = engine or self._make_engine(device)
            except BaseException:
                self._state.end_processing(device, is_done=False)
                raise
            self._process(active, engine, device)

        while (active := self._state.take_loaded(device)) is not None:
            self._try(active, act)

    def _save_jobs(self) -> None:
        while (active := self._state.take_processed()) is not None:
            self._try(active, self._save)

    def _try(self, active: ActiveJob, part: Callable[[ActiveJob], None]) -> None:
        """Do a part of a photo's way; whatever goes wrong ends this photo, and only a broken store ends more."""
        try:
            part(active)
        except StoreError:
            raise
        except BaseException as error:
            self._end_badly(active, error)

    # ---- the three parts

    def _begin(self, job: Job) -> ActiveJob:
        token = WakingToken(self._state.changed)
        context = JobContext(
            job.request,
            JobOutputRegistry(self._store, job.id),
            Progress(token=token),
            job.id,
            self._on_event,
            lambda size_bytes: self._state.admit(active, size_bytes),
        )
        active = ActiveJob(job, context, token)
        self._state.enter(active)
        return active

    def _load(self, active: ActiveJob) -> None:
        loaded = load(active.context, self._processing)
        if isinstance(loaded, Skipped):
            self._skip(active, loaded)
            return
        self._spawn_device(self._state.device_of(active))
        if not self._state.put_loaded(active, loaded):
            raise Cancelled

    def _process(self, active: ActiveJob, engine: Engine, device: str) -> None:
        assert active.loaded is not None
        is_done = False
        try:
            processed = process(active.context, self._processing, engine, active.loaded)
            is_done = True
        except ResourceError:
            if active.job.request.device not in ANY_DEVICE or _is_cpu(engine):
                raise
            log.warning("%r does not fit %s: tried on the CPU", active.job.request.source, device)
            processed = process(active.context, self._processing, self._make_engine("cpu"), active.loaded)
        finally:
            self._state.end_processing(device, is_done=is_done)
        self._state.put_processed(active, processed)

    def _save(self, active: ActiveJob) -> None:
        assert active.processed is not None
        active.token.check()
        done = save(active.context, self._processing, active.processed)
        if isinstance(done, Skipped):
            self._skip(active, done)
            return
        details = {step: [dict(one) for one in details] for step, details in done.details.items()}
        event = JobDone(active.job.id, str(done.result), dict(done.notes), done.seconds, details)
        self._end(active, done.pending.outcome(), event)

    # ---- ends

    def _skip(self, active: ActiveJob, skipped: Skipped) -> None:
        target = str(skipped.target)
        outcome = JobOutcome(JobState.SKIPPED, Message("The result was there already."), result=target)
        self._end(active, outcome, JobSkipped(active.job.id, target))

    def _end_badly(self, active: ActiveJob, error: BaseException) -> None:
        source = active.job.request.source
        active.context.staging.clear()
        if not isinstance(error, Cancelled):
            kind, message, hint = describe(error, source)
            self._end(
                active,
                JobOutcome(JobState.FAILED, message, hint),
                JobFailed(active.job.id, source, kind, message, hint),
            )
        elif active.is_cancel_requested:
            self._end(active, JobOutcome(JobState.CANCELLED), JobCancelled(active.job.id))
        else:
            self._end(active, JobOutcome(JobState.QUEUED), None)

    def _end(self, active: ActiveJob, outcome: JobOutcome, event: Event | None) -> None:
        """Store the end, report it, and let go of what the run holds, in this order: who waits sees all of it."""
        try:
            self._store.finish(active.job.id, outcome)
            if event is not None:
                self._on_event(event)
        except StoreError as error:
            self._state.stop(error)
        finally:
            self._state.leave(active)

    def _on_event(self, event: Event) -> None:
        try:
            self._listener(event)
        except Exception:
            log.exception("A listener failed at %r", event)


def _is_cpu(engine: Engine) -> bool:
    return engine.device_id.startswith("cpu")
