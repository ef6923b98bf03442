"""Carries out, in the engine process, what the window asks for."""

from __future__ import annotations

import logging
import queue
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from restorer.errors import Cancelled, RestorerError
from restorer.jobs.engine_process import messages as said
from restorer.jobs.engine_process.crash_tracker import Suspects
from restorer.jobs.engine_process.event_sender import Outbox
from restorer.jobs.engine_process.plan_requests import plan_requests
from restorer.jobs.engine_process.preview import Previewer
from restorer.jobs.engine_process.stages import find_stages
from restorer.jobs.files.publish import digest_of, reconcile
from restorer.jobs.job import Job, JobState
from restorer.jobs.queue import JobQueue
from restorer.jobs.request import Request
from restorer.jobs.store.job_store import JobStore
from restorer.jobs.store.rows import Ending
from restorer.jobs.worker.restore import Bench
from restorer.pipeline.step import Engine
from restorer.progress import CancelToken, Progress

log = logging.getLogger(__name__)

_PORTION = 500
_MOST_CRASHES = 2


class _WarmUp(said.Command):
    """Torch is loaded: the desk's thread may load the first network."""


class Services(Protocol):
    """What the desk works with; `restorer.app.Services`."""

    device: str

    @property
    def folders(self) -> Any:
        """Where everything lies; `cache` is a path."""
        ...

    @property
    def store(self) -> JobStore:
        """The jobs on disk."""
        ...

    @property
    def queue(self) -> JobQueue:
        """The jobs and the threads that do them."""
        ...

    @property
    def bench(self) -> Bench:
        """What the way of a photo needs."""
        ...

    def make_engine(self, device: str) -> Engine:
        """The engine of a device."""
        ...

    def close(self) -> None:
        """Give everything back."""
        ...


class Desk:
    """Takes commands one by one; what takes long goes to a second thread, so that pause and cancel never wait.

    Args:
        services: As they were opened in this process.
        outbox: Where answers and events go.
        warms_up: Whether torch is loaded and devices are looked for before somebody needs them.
    """

    def __init__(self, services: Services, outbox: Outbox, *, warms_up: bool = True) -> None:
        self._services, self._outbox = services, outbox
        suspects = Suspects(Path(services.folders.cache) / "suspects")
        _settle_orphans(services.store, suspects)
        self._queue = services.queue
        self._queue.listen(suspects.hear)
        self._queue.listen(outbox.put)
        self._slow: queue.SimpleQueue[said.Command | None] = queue.SimpleQueue()
        self._preview = (CancelToken(), 0)
        self._previewer = Previewer(
            services.bench, lambda: services.make_engine(services.device), Path(services.folders.cache) / "previews"
        )
        self._quick: dict[type[said.Command], Callable[[Any], object]] = {
            said.ListJobs: lambda command: self._list_jobs(),
            said.Pause: lambda command: self._queue.pause(),
            said.Resume: lambda command: self._resume(),
            said.CancelJobs: lambda command: self._queue.cancel(command.jobs),
            said.RetryJobs: lambda command: self._queue.retry(command.jobs),
            said.RemoveJobs: lambda command: self._queue.remove(command.jobs),
            said.ReorderJobs: lambda command: self._queue.reorder(command.jobs),
            said.AddJobs: self._add_jobs,
            said.Configure: lambda command: None,
        }
        self._thread = threading.Thread(target=self._work, name="desk", daemon=True)
        self._thread.start()
        outbox.put(said.EngineReady(services.store.warning))
        if warms_up:
            # Not on the desk's thread: reading the first photo needs no torch and must not wait for it.
            warming = threading.Thread(
                target=self._guarded, args=(lambda _: self._warm_up(), said.ListJobs()), name="warm-up", daemon=True
            )
            warming.start()

    def take(self, command: said.Command) -> None:
        """Carry out a command. What goes wrong is told, not raised."""
        if isinstance(command, said.InspectPhoto | said.PreviewRegion | said.FindStages):
            if isinstance(command, said.PreviewRegion):
                self._preview[0].cancel()
                self._preview = (CancelToken(), command.ticket)
            self._slow.put(command)
            return
        self._guarded(self._quick[type(command)], command)

    def close(self) -> None:
        """Stop within a tile; what was in hand is queued again."""
        self._preview[0].cancel()
        self._slow.put(None)
        self._services.close()
        self._thread.join(5)

    # -- quick ones

    def _resume(self) -> None:
        self._queue.resume()
        self._queue.start()

    def _add_jobs(self, command: said.AddJobs) -> None:
        from restorer.imaging.decode import probe

        planned = plan_requests(command.wishes, command.manner, probe)
        ids: list[list[int]] = [[] for _ in command.wishes]
        if planned.requests:
            batch = self._queue.add(request for _, request in planned.requests)
            for (index, _), job in zip(planned.requests, batch.jobs, strict=True):
                ids[index].append(job)
        self._outbox.put(said.JobsAdded(command.ticket, tuple(map(tuple, ids)), planned.refused))

    def _list_jobs(self) -> None:
        offset = 0
        while True:
            jobs = self._queue.jobs(offset=offset, limit=_PORTION)
            is_last = len(jobs) < _PORTION
            self._outbox.put(said.JobsListed(tuple(map(_facts_of, jobs)), is_last))
            if is_last:
                return
            offset += _PORTION

    # -- slow ones, on the desk's thread

    def _work(self) -> None:
        while (command := self._slow.get()) is not None:
            if isinstance(command, said.InspectPhoto):
                self._guarded(self._inspect, command)
            elif isinstance(command, said.PreviewRegion):
                self._guarded(self._show, command)
            elif isinstance(command, said.FindStages):
                self._guarded(self._find_stages, command)
            elif isinstance(command, _WarmUp):
                self._guarded(lambda _: self._previewer.warm_up(), command)

    def _warm_up(self) -> None:
        """Load torch before somebody waits for it."""
        from restorer.engine import list_devices

        found = tuple((device.id, device.name) for device in list_devices())
        self._outbox.put(said.DevicesFound(found))
        self._slow.put(_WarmUp())

    def _inspect(self, command: said.InspectPhoto) -> None:
        photo = self._previewer.open(command.path, command.page)
        request = Request(command.path, command.path, page=command.page, preset=command.preset)
        proposal = self._services.bench.planner.propose(photo, request, Progress())
        reasons = {str(name): str(reason) for name, reason in proposal.reasons.items()}
        self._outbox.put(
            said.PhotoInspected(command.ticket, command.path, command.page, command.preset, proposal.recipe, reasons)
        )

    def _find_stages(self, command: said.FindStages) -> None:
        bench = self._services.bench
        photo = self._previewer.open(command.path, command.page)
        recipe = command.recipe
        if recipe is None:
            request = Request(command.path, command.path, page=command.page, preset=command.preset)
            recipe = bench.planner.propose(photo, request, Progress()).recipe
        stages, masks = find_stages(photo, recipe, bench, digest_of(Path(command.path)))
        self._outbox.put(said.StagesFound(command.ticket, command.path, command.page, stages, masks))

    def _show(self, command: said.PreviewRegion) -> None:
        # Several may have come while the last one ran: only the newest is wanted.
        token, newest = self._preview
        if command.ticket == newest:
            self._previewer.preview(command, Progress(token=token), self._outbox.put)

    # -- inside

    def _guarded(self, act: Callable[[Any], object], command: said.Command) -> None:
        try:
            act(command)
        except Cancelled:
            return
        except RestorerError as error:
            self._fail(command, type(error).__name__, error.message, error.hint)
        except Exception as error:
            log.exception("The command %s failed", type(command).__name__)
            message = f"The engine could not do this: {error}" if str(error) else "The engine could not do this."
            self._fail(command, type(error).__name__, message, "Copy the report and send it to us.")

    def _fail(self, command: said.Command, kind: str, message: str, hint: str) -> None:
        ticket = getattr(command, "ticket", 0)
        self._outbox.put(said.CommandFailed(ticket, kind, message, hint, traceback.format_exc()))


def _settle_orphans(store: JobStore, suspects: Suspects) -> None:
    """Take up what a dead process had in hand; what it died of twice is not tried a third time."""
    orphans = store.adopt_orphans()
    blamed = suspects.blame(job.id for job in orphans)
    for job in orphans:
        ending = reconcile(store, job)
        if ending.state is JobState.QUEUED and blamed.get(job.id, 0) >= _MOST_CRASHES:
            ending = Ending(
                JobState.FAILED,
                f"The engine stopped twice while it worked on {Path(job.request.source).name}.",
                "Try again with fewer steps, or with the processor as device.",
            )
            suspects.forget(job.id)
        store.finish(job.id, ending)


def _facts_of(job: Job) -> said.JobFacts:
    wish = job.request
    return said.JobFacts(
        job.id, wish.source, job.state.value, wish.page, job.message, job.hint, job.result, wish.preset, wish.recipe
    )
