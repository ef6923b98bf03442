"""Photos side by side: while one is on the device, the next are decoded and the last are encoded."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection, Iterable, Sequence

from restorer.errors import Cancelled, ResourceError, StoreError
from restorer.jobs.events import Event, JobCancelled, JobDone, JobFailed, JobSkipped, JobStarted
from restorer.jobs.files.publish import JobLedger
from restorer.jobs.job import Job, JobState
from restorer.jobs.scheduler import PoolLimits, Run, Traffic, WakingToken, default_limits
from restorer.jobs.store.job_store import JobStore
from restorer.jobs.store.rows import Ending
from restorer.jobs.worker.failures import describe
from restorer.jobs.worker.restore import Bench, Errand, Skipped, load, process, save
from restorer.pipeline.step import Engine
from restorer.progress import Progress

__all__ = ["MakeEngine", "PoolLimits", "WorkerPool"]

log = logging.getLogger(__name__)

MakeEngine = Callable[[str], Engine]
"""Makes the engine of a device; called on that device's thread, once, before its first photo."""


class WorkerPool:
    """Takes jobs from a store and brings each to an end. A photo that fails never stops the others.

    A job that ends is told of by one of `JobDone`, `JobSkipped`, `JobFailed`, `JobCancelled`, after the store knows
    it. A photo that does not fit a graphics card is tried once more on the CPU, for a slow result is better than none;
    not where the request names its device, for then somebody wants to know.

    Args:
        store: Where jobs come from and their ends go to.
        bench: What the way of a photo needs.
        make_engine: See `MakeEngine`.
        devices: Those that requests for `auto` may use, by the names that `make_engine` takes; one thread each. A
            request that names another gets a thread for it.
        limits: How much is done at once; what suits this computer where it is None.
        tell: Told every event, on the thread where it happened; what it raises is logged.
    """

    def __init__(
        self,
        store: JobStore,
        bench: Bench,
        make_engine: MakeEngine,
        *,
        devices: Sequence[str] = ("auto",),
        limits: PoolLimits | None = None,
        tell: Callable[[Event], None] = lambda event: None,
    ) -> None:
        self._store = store
        self._bench = bench
        self._make_engine = make_engine
        self._devices = tuple(devices)
        self._limits = limits or default_limits(len(self._devices))
        self._listener = tell
        self._traffic = Traffic(self._limits, self._devices)
        # A job that is claimed is known to `cancel`: there is no moment in between. Taken before the traffic's lock.
        self._claiming = threading.Lock()
        self._threads: dict[str, threading.Thread] = {}
        self._batches: Collection[int] | None = None

    # ---- from outside

    def start(self, batches: Collection[int] | None = None) -> None:
        """Begin to take jobs, from these batches or from all, until `stop`. Once in a pool's life."""
        self._batches = batches
        for number in range(1, self._limits.loaders + 1):
            self._spawn(f"load-{number}", self._load_jobs)
        for number in range(1, self._limits.savers + 1):
            self._spawn(f"save-{number}", self._save_jobs)
        for device in self._devices:
            self._spawn_device(device)

    def wake(self) -> None:
        """Look at the store again: jobs were queued."""
        self._traffic.announce()

    def pause(self) -> None:
        """Start no further photo; those on a device or being saved go on."""
        self._traffic.pause(True)

    def resume(self) -> None:
        """Go on after a pause."""
        self._traffic.pause(False)

    def cancel(self, job_ids: Iterable[int]) -> list[int]:
        """Ask jobs to stop, each within a tile; returns those that run here. `JobCancelled` follows."""
        with self._claiming:
            wanted, waiting = self._traffic.unwant(job_ids)
        for run in waiting:  # nobody else has them in hand
            self._end_badly(run, Cancelled())
        return [run.job.id for run in wanted]

    def wait_idle(self, timeout_s: float | None = None) -> bool:
        """Wait until the store has no more jobs for this pool and all that were taken have ended.

        Returns:
            False where the time ran out or the pool was stopped first.

        Raises:
            StoreError: the store could not be used any more; nothing further is done.
        """
        return self._traffic.wait_idle(timeout_s)

    def wait_ended(self, job_ids: Iterable[int]) -> None:
        """Wait until none of these runs here any more. Not to be called by a listener."""
        self._traffic.wait_gone(set(job_ids))

    def stop(self) -> None:
        """Stop within a tile and end all threads; what was in hand is queued again. More than once does no harm."""
        self._traffic.stop()
        with self._traffic.changed:
            threads = list(self._threads.values())
        for thread in threads:
            thread.join()
        for run in self._traffic.empty():
            self._end_badly(run, Cancelled())

    # ---- threads

    def _spawn(self, name: str, work: Callable[[], None]) -> None:
        with self._traffic.changed:
            if name in self._threads or self._traffic.is_stopping:
                return
            # Daemons: a decoder that hangs in a system library must not keep a terminal from closing.
            thread = threading.Thread(target=self._guarded, args=(work,), name=f"restorer-{name}", daemon=True)
            self._threads[name] = thread
            thread.start()

    def _spawn_device(self, device: str) -> None:
        self._spawn(f"device-{device}", lambda: self._process_jobs(device))

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except StoreError as error:
            self._traffic.stop(error)
        except BaseException as error:
            log.exception("A thread of the pool ended")
            words = f"The queue stopped, by a fault of Restorer ({error!r})."
            self._traffic.stop(StoreError(words, "Start Restorer again; the queue goes on where it was."))

    def _load_jobs(self) -> None:
        while (turn := self._traffic.await_turn_to_load()) is not None:
            run: Run | None = None
            try:
                with self._claiming:
                    job = self._store.claim(self._batches)
                    run = self._begin(job) if job is not None else None
                if run is not None:
                    self._tell(JobStarted(run.job.id, run.job.request.source))
                    self._try(run, self._load)
            finally:
                self._traffic.end_loading(turn, is_dry=run is None)

    def _process_jobs(self, device: str) -> None:
        engine: Engine | None = None

        def act(run: Run) -> None:
            nonlocal engine
            run.token.check()
            engine = engine or self._make_engine(device)
            self._process(run, engine, device)

        while (run := self._traffic.take_loaded(device)) is not None:
            self._try(run, act)

    def _save_jobs(self) -> None:
        while (run := self._traffic.take_processed()) is not None:
            self._try(run, self._save)

    def _try(self, run: Run, part: Callable[[Run], None]) -> None:
        """Do a part of a photo's way; whatever goes wrong ends this photo, and only a broken store ends more."""
        try:
            part(run)
        except StoreError:
            raise
        except BaseException as error:
            self._end_badly(run, error)

    # ---- the three parts

    def _begin(self, job: Job) -> Run:
        token = WakingToken(self._traffic.changed)
        errand = Errand(
            job.request,
            JobLedger(self._store, job.id),
            Progress(token=token),
            job.id,
            self._tell,
            lambda size_bytes: self._traffic.admit(run, size_bytes),
        )
        run = Run(job, errand, token)
        self._traffic.enter(run)
        return run

    def _load(self, run: Run) -> None:
        loaded = load(run.errand, self._bench)
        if isinstance(loaded, Skipped):
            self._skip(run, loaded)
            return
        self._spawn_device(self._traffic.device_of(run))
        if not self._traffic.put_loaded(run, loaded):
            raise Cancelled

    def _process(self, run: Run, engine: Engine, device: str) -> None:
        assert run.loaded is not None
        try:
            processed = process(run.errand, self._bench, engine, run.loaded)
        except ResourceError:
            if run.job.request.device != "auto" or _is_cpu(engine, device):
                raise
            log.warning("%r does not fit %s: tried on the CPU", run.job.request.source, device)
            processed = process(run.errand, self._bench, self._make_engine("cpu"), run.loaded)
        self._traffic.put_processed(run, processed)

    def _save(self, run: Run) -> None:
        assert run.processed is not None
        run.token.check()
        done = save(run.errand, self._bench, run.processed)
        if isinstance(done, Skipped):
            self._skip(run, done)
            return
        details = {step: [dict(one) for one in told] for step, told in done.details.items()}
        event = JobDone(run.job.id, str(done.result), dict(done.notes), done.seconds, details)
        self._end(run, done.intent.ending(), event)

    # ---- ends

    def _skip(self, run: Run, skipped: Skipped) -> None:
        target = str(skipped.target)
        ending = Ending(JobState.SKIPPED, "The result was there already.", result=target)
        self._end(run, ending, JobSkipped(run.job.id, target))

    def _end_badly(self, run: Run, error: BaseException) -> None:
        source = run.job.request.source
        run.errand.workplace.clear()
        if not isinstance(error, Cancelled):
            kind, message, hint = describe(error, source)
            self._end(run, Ending(JobState.FAILED, message, hint), JobFailed(run.job.id, source, kind, message, hint))
        elif run.is_unwanted:
            self._end(run, Ending(JobState.CANCELLED), JobCancelled(run.job.id))
        else:
            self._end(run, Ending(JobState.QUEUED), None)

    def _end(self, run: Run, ending: Ending, event: Event | None) -> None:
        """Write the end down, tell it, and let go of what the run holds, in this order: who waits sees all of it."""
        try:
            self._store.finish(run.job.id, ending)
            if event is not None:
                self._tell(event)
        except StoreError as error:
            self._traffic.stop(error)
        finally:
            self._traffic.leave(run)

    def _tell(self, event: Event) -> None:
        try:
            self._listener(event)
        except Exception:
            log.exception("A listener failed at %r", event)


def _is_cpu(engine: Engine, device: str) -> bool:
    return str(getattr(engine, "device", device)).startswith("cpu")
