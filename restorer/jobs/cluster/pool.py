"""The pool whose photos are restored by the workers of a cluster. Queue, store and names stay on this computer."""

from __future__ import annotations

import logging
import queue
import threading
import uuid
from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import Any

from restorer.errors import Cancelled, ResourceError, StoreError
from restorer.jobs.cluster.connection import Cluster
from restorer.jobs.cluster.messages import CANCELLED, FAILED, REFUSED, Answer
from restorer.jobs.cluster.remote_jobs import RemoteJob, RemoteJobs
from restorer.jobs.cluster.task import restore_task
from restorer.jobs.cluster.task_maker import TaskMaker
from restorer.jobs.cluster.worker_state import OpenWorker
from restorer.jobs.events import (
    Event,
    JobCancelled,
    JobDone,
    JobFailed,
    JobPlanned,
    JobProgressed,
    JobSkipped,
    JobStarted,
)
from restorer.jobs.job import JobState
from restorer.jobs.store.job_store import JobStore
from restorer.jobs.store.rows import JobOutcome
from restorer.jobs.worker.failures import describe
from restorer.jobs.worker.restore import ProcessingContext
from restorer.message import Message, from_json

log = logging.getLogger(__name__)

_SUBMITTERS = 4  # an address takes some round trips before its task is made
_PUBLISHERS = 4
_EVENTS: dict[str, Any] = {"job_planned": JobPlanned, "job_progressed": JobProgressed}


class ClusterPool:
    """Takes jobs from a store and has workers bring each to its result, with the promises of `pool.WorkerPool`.

    A worker that refuses (another version, other weights, a folder that it does not see) gets no more photos; where all
    refuse, the pool stops and says why. A scheduler that goes stops it too: what was in hand is queued again.

    Args:
        store: Where jobs come from and their ends go to.
        processing: For its steps and catalogue: what workers must have, too.
        cluster: The connection; the caller closes it.
        open_worker: See `OpenWorker`.
        on_event: Called with every event, on the thread where it happened.
        memory_mb: What each worker's process may take, in MiB; 0 leaves it to its settings.

    Attributes:
        batches, niceness: As `WorkerPool` has them; workers are as nice as they were started.
    """

    def __init__(
        self,
        store: JobStore,
        processing: ProcessingContext,
        cluster: Cluster,
        open_worker: OpenWorker,
        *,
        on_event: Callable[[Event], None] = lambda event: None,
        memory_mb: int = 0,
    ) -> None:
        self._store, self._cluster, self._open_worker = store, cluster, open_worker
        self._topic = f"restorer-{store.id}-{uuid.uuid4().hex[:12]}"
        self._maker = TaskMaker(processing, cluster, self._topic, memory_mb)
        self._listener = on_event
        self._jobs = RemoteJobs(cluster.slots)
        self._ended: queue.SimpleQueue[tuple[RemoteJob, Any] | None] = queue.SimpleQueue()
        self._claiming = threading.Lock()
        self._refusing = dict[str, str]()
        self._threads = list[threading.Thread]()
        self.batches: Collection[int] | None = None
        self.niceness = 0

    # ---- from outside: as `WorkerPool`

    def start(self, batches: Collection[int] | None = None) -> None:
        """Begin to take jobs, from these batches or from all, until `stop`. Once in a pool's life."""
        self.batches = batches
        self._cluster.listen(self._topic, self._hear)
        work = [self._submit_jobs] * _SUBMITTERS + [self._publish_jobs] * _PUBLISHERS
        for number, part in enumerate(work):
            thread = threading.Thread(
                target=self._guarded, args=(part,), name=f"restorer-cluster-{number}", daemon=True
            )
            self._threads.append(thread)
            thread.start()

    def wake(self) -> None:
        """Look at the store again: jobs were queued."""
        self._jobs.announce()

    def pause(self) -> None:
        """Hand no further photo to the cluster; those that it has go on."""
        self._jobs.pause(True)

    def resume(self) -> None:
        """Go on after a pause."""
        self._jobs.pause(False)

    def cancel(self, job_ids: Iterable[int]) -> list[int]:
        """Ask jobs to stop, each within a tile; returns those that are here. `JobCancelled` follows."""
        with self._claiming:
            wanted = self._jobs.request_cancel(job_ids)
        self._withdraw(wanted)
        return [remote.job.id for remote in wanted]

    def wait_idle(self, timeout_s: float | None = None) -> bool:
        """As `WorkerPool.wait_idle`; raises the `StoreError` or `ResourceError` that stopped the pool."""
        return self._jobs.wait_idle(timeout_s)

    def wait_ended(self, job_ids: Iterable[int]) -> None:
        """Wait until none of these is here any more. Not to be called by a listener."""
        self._jobs.wait_gone(set(job_ids))

    def stop(self) -> None:
        """Take back what the cluster has and end all threads; what was in hand is queued again."""
        self._jobs.stop()
        self._withdraw(self._jobs.all())
        for _ in range(_PUBLISHERS):
            self._ended.put(None)
        for thread in self._threads:
            thread.join()
        for remote in self._jobs.all():
            self._end_badly(remote, Cancelled())

    # ---- threads

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except (StoreError, ResourceError) as error:
            self._jobs.stop(error)
        except BaseException as error:
            log.exception("A thread of the cluster's pool ended")
            words = Message("The queue stopped because of a bug in Restorer ({reason}).", reason=repr(error))
            self._jobs.stop(StoreError(words, "Start Restorer again; the queue continues where it stopped."))

    def _submit_jobs(self) -> None:
        while (turn := self._jobs.await_turn()) is not None:
            remote: RemoteJob | None = None
            try:
                with self._claiming:
                    job = self._store.claim(self.batches)
                    if job is not None:
                        remote = RemoteJob(self._store, job)
                        self._jobs.enter(remote)
            finally:
                self._jobs.end_turn(turn, is_queue_empty=remote is None)
            if remote is not None:
                self._try(remote, self._begin)

    def _publish_jobs(self) -> None:
        while (ended := self._ended.get()) is not None:
            remote, future = ended
            self._try(remote, partial(self._settle, future=future))

    def _try(self, remote: RemoteJob, part: Callable[[RemoteJob], None]) -> None:
        try:
            part(remote)
        except StoreError:
            raise
        except BaseException as error:
            self._end_badly(remote, error)

    # ---- one photo

    def _begin(self, remote: RemoteJob) -> None:
        before = remote.output.begin()
        if before is None:
            self._skip(remote)
            return
        remote.before = before
        self._submit(remote)

    def _submit(self, remote: RemoteJob) -> None:
        workers = None
        if self._refusing:
            workers = [known.address for known in self._cluster.workers() if known.address not in self._refusing]
            if not workers:
                address, reason = next(reversed(self._refusing.items()))
                words = Message(
                    "No worker can restore these photos: {address} says that {reason}.", address=address, reason=reason
                )
                raise self._stopped(
                    ResourceError(
                        words,
                        "Give the workers the same Restorer, the same models and the same folders as this computer.",
                    )
                )
        remote.check()
        task = self._maker.make(remote)
        remote.tries += 1
        future = self._cluster.submit(
            f"{self._topic}-{remote.job.id}-{remote.tries}",
            restore_task,
            task.to_json(),
            self._open_worker,
            workers=workers,
            cpu=remote.job.request.device == "cpu",
        )
        remote.future = future
        future.add_done_callback(lambda ended: self._ended.put((remote, ended)))
        if remote.is_stopped:  # `cancel` may have looked before there was a future
            self._withdraw([remote])

    def _settle(self, remote: RemoteJob, future: Any) -> None:
        if future.status != "finished" or remote.is_cancel_requested:
            remote.check()  # what is complete gets its name, also where all stops
        if future.status == "error":
            raise _in_words(future.exception())
        if future.status != "finished":
            raise self._stopped(
                ResourceError(
                    "The cluster's scheduler has gone.",
                    "Start it again, then go on: restorer queue resume --cluster ...",
                )
            )
        answer = Answer.from_json(future.result())
        if answer.state == REFUSED:
            self._refuse(remote, answer)
        elif answer.state == FAILED:
            self._fail(remote, answer.kind, answer.message, answer.hint)
        elif answer.state == CANCELLED:
            raise Cancelled
        else:
            self._publish(remote, answer)

    def _publish(self, remote: RemoteJob, answer: Answer) -> None:
        assert remote.before is not None
        pending = remote.output.publish(answer, remote.before)
        remote.output.clear()
        if pending is None:
            self._skip(remote)
            return
        details = {step: [dict(one) for one in details] for step, details in answer.details.items()}
        self._end(
            remote,
            pending.outcome(),
            JobDone(remote.job.id, pending.target, dict(answer.notes), answer.seconds, details),
        )

    def _refuse(self, remote: RemoteJob, answer: Answer) -> None:
        """Leave a worker out from now on, and give its photo to another."""
        if answer.kind == "FileNotFoundError":
            remote.output.begin()  # raises where the original is not here either
        if answer.worker not in self._refusing:
            log.warning("%s gets no more photos: %s.", answer.worker, answer.message)
        self._refusing[answer.worker] = answer.message
        self._submit(remote)

    def _stopped(self, reason: ResourceError) -> BaseException:
        """Stop the pool for this reason; what is to be raised instead."""
        self._jobs.stop(reason)
        return Cancelled()

    def _withdraw(self, jobs: Collection[RemoteJob]) -> None:
        """Take tasks back: those that wait are forgotten by the scheduler, those that run stop within a tile."""
        self._cluster.stop_tasks(self._topic, [remote.job.id for remote in jobs])
        for remote in jobs:
            remote.withdraw()

    def _hear(self, plain: dict[str, Any]) -> None:
        """What a worker says of a photo."""
        plain = dict(plain)
        name, job = plain.pop("event", ""), plain.get("job")
        remote = self._jobs.get(job) if isinstance(job, int) else None
        if remote is None:
            return
        if name == "job_started":
            if not remote.is_started:  # a second try is no second photo
                remote.is_started = True
                self._on_event(JobStarted(remote.job.id, remote.job.request.source))
        elif name in _EVENTS:
            if name == "job_planned":
                reasons = {step: from_json(reason) for step, reason in plain["reasons"].items()}
                plain |= {"steps": tuple(plain["steps"]), "reasons": reasons}
            kind = _EVENTS[name]
            self._on_event(kind(**{field: plain[field] for field in kind.__slots__ if field in plain}, job=job))

    # ---- ends

    def _skip(self, remote: RemoteJob) -> None:
        target = remote.job.request.target
        outcome = JobOutcome(JobState.SKIPPED, Message("The result was there already."), result=target)
        self._end(remote, outcome, JobSkipped(remote.job.id, target))

    def _fail(self, remote: RemoteJob, kind: str, message: str, hint: str) -> None:
        remote.output.clear()
        event = JobFailed(remote.job.id, remote.job.request.source, kind, message, hint)
        self._end(remote, JobOutcome(JobState.FAILED, message, hint), event)

    def _end_badly(self, remote: RemoteJob, error: BaseException) -> None:
        if not isinstance(error, Cancelled):
            self._fail(remote, *describe(error, remote.job.request.source))
            return
        remote.output.clear()
        if remote.is_cancel_requested:
            self._end(remote, JobOutcome(JobState.CANCELLED), JobCancelled(remote.job.id))
        else:
            self._end(remote, JobOutcome(JobState.QUEUED), None)

    def _end(self, remote: RemoteJob, outcome: JobOutcome, event: Event | None) -> None:
        try:
            self._store.finish(remote.job.id, outcome)
            if event is not None:
                self._on_event(event)
        except StoreError as error:
            self._jobs.stop(error)
        finally:
            self._jobs.leave(remote)

    def _on_event(self, event: Event) -> None:
        try:
            self._listener(event)
        except Exception:
            log.exception("A listener failed at %r", event)


def _in_words(error: BaseException) -> BaseException:
    """What Dask raises for a task, as an error for a person."""
    name = type(error).__name__
    if name == "KilledWorker":
        return ResourceError(
            "Every worker that had this photo in hand died.",
            "Look into the workers' logs: mostly there was too little memory. Then: restorer queue retry",
        )
    if isinstance(error, ImportError | AttributeError) or name in ("ModuleNotFoundError", "UnpicklingError"):
        return ResourceError(
            Message("A worker cannot load Restorer: {reason}.", reason=str(error).rstrip(".")),
            "Install the same version there as here: pip install 'restorer[cluster]'",
        )
    return error
