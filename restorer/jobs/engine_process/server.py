"""Carries out, in the engine process, what the window asks for."""

from __future__ import annotations

import logging
import queue
import threading
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from restorer.errors import Cancelled, RestorerError
from restorer.jobs.engine_process import messages
from restorer.jobs.engine_process.crash_tracker import CrashTracker
from restorer.jobs.engine_process.event_sender import EventSender
from restorer.jobs.engine_process.faces import FaceFinder
from restorer.jobs.engine_process.plan_requests import folder_of, plan_requests
from restorer.jobs.engine_process.preview import Previewer
from restorer.jobs.engine_process.stages import find_stages
from restorer.jobs.events import Event, JobStarted
from restorer.jobs.files.publish import reconcile
from restorer.jobs.job import Job, JobState
from restorer.jobs.niceness import BATCH
from restorer.jobs.queue import JobQueue
from restorer.jobs.request import Request
from restorer.jobs.store.job_store import JobStore
from restorer.jobs.store.rows import JobOutcome
from restorer.jobs.worker.restore import ProcessingContext
from restorer.jobs.worker.up_to_date import stage_source, status_of
from restorer.message import Message
from restorer.pipeline.step import Engine
from restorer.progress import CancelToken, Progress
from restorer.store.folders import Folders
from restorer.store.hashing import sha256_of

log = logging.getLogger(__name__)

_PORTION = 500
_MOST_CRASHES = 2
_IDLE_S, _CALM_S = 0.5, 3.0
"""So long torch waits to be loaded for a photo to be asked for, and then for its first draft."""


class WarmUp(messages.Command):
    """Torch is loaded: the engine server's thread may load the first network."""


class RenewEngine(messages.Command):
    """The device is another: the engine server's thread drops the engine that it has."""


class EngineServices(Protocol):
    """What the engine server works with; `restorer.app.Services`."""

    device: str

    @property
    def folders(self) -> Folders:
        """Where everything lies."""
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
    def processing(self) -> ProcessingContext:
        """What the way of a photo needs."""
        ...

    def devices(self) -> tuple[str, ...]:
        """What the queue works on."""
        ...

    def make_engine(self, device: str) -> Engine:
        """The engine of a device."""
        ...

    def reload_settings(self) -> None:
        """Read the settings again: `device`, and how much memory and disk may be taken."""
        ...

    def close(self) -> None:
        """Give everything back."""
        ...


class EngineServer:
    """Takes commands one by one; what takes long goes to a second thread, so that pause and cancel never wait.

    Args:
        services: As they were opened in this process.
        sender: Where answers and events go.
        warms_up: Whether torch is loaded and devices are looked for before somebody needs them.
    """

    def __init__(self, services: EngineServices, sender: EventSender, *, warms_up: bool = True) -> None:
        self._services, self._sender = services, sender
        crashes = CrashTracker(Path(services.folders.cache) / "suspects")
        _settle_orphans(services.store, crashes)
        self._queue = services.queue
        # The photo in view is waited for, those of the queue are not.
        self._queue.niceness = BATCH
        self._queue.listen(crashes.hear)
        self._queue.listen(sender.put)
        self._slow: queue.SimpleQueue[messages.Command | None] = queue.SimpleQueue()
        self._preview, self._previewed = (CancelToken(), 0), ""
        self._queue.listen(self._give_way)
        self._previewer = Previewer(
            services.processing,
            lambda: services.make_engine(services.device),
            Path(services.folders.cache) / "previews",
        )
        self._faces = FaceFinder(Path(services.folders.cache) / "previews")
        self._quick: dict[type[messages.Command], Callable[[Any], object]] = {
            messages.ListJobs: lambda command: self._list_jobs(),
            messages.Pause: lambda command: self._queue.pause(),
            messages.Resume: lambda command: self._resume(),
            messages.CancelJobs: lambda command: self._queue.cancel(command.jobs),
            messages.RetryJobs: lambda command: self._queue.retry(command.jobs),
            messages.RemoveJobs: lambda command: self._queue.remove(command.jobs),
            messages.ReorderJobs: lambda command: self._queue.reorder(command.jobs),
            messages.AddJobs: self._add_jobs,
            messages.Configure: lambda command: self._configure(),
        }
        self._thread = threading.Thread(target=self._work, name="engine-server", daemon=True)
        self._thread.start()
        sender.put(messages.EngineReady(services.store.warning))
        self._is_calm, self._has_photo = threading.Event(), threading.Event()
        if warms_up:
            # Not on the engine server's thread: reading the first photo needs no torch and must not wait for it.
            warming = threading.Thread(
                target=self._guarded, args=(lambda _: self._warm_up(), WarmUp()), name="warm-up", daemon=True
            )
            warming.start()

    def take(self, command: messages.Command) -> None:
        """Carry out a command. Errors are sent, not raised."""
        if isinstance(command, messages.Query) and not isinstance(command, messages.AddJobs):
            if isinstance(command, messages.PreviewRegion):
                if not command.is_aside:
                    self._preview[0].cancel()
                    self._preview, self._previewed = (CancelToken(), command.ticket), command.path
            elif isinstance(command, messages.InspectPhoto | messages.FindFaces | messages.SplitPhoto):
                # Another photo or preset is in view: what was previewed is not, and must not be waited for. Nor must
                # faces wait for it: whoever asks for them asks for the preview once more.
                self._preview[0].cancel()
                self._has_photo.set()
            self._slow.put(command)
            return
        self._guarded(self._quick[type(command)], command)

    def _give_way(self, event: Event) -> None:
        """A photo that is being restored is not previewed on: both would do the same work, each in twice the time."""
        if isinstance(event, JobStarted) and event.source == self._previewed:
            self._preview[0].cancel()

    def close(self) -> None:
        """Stop within a tile; what was in hand is queued again."""
        self._is_calm.set()
        self._has_photo.set()
        self._preview[0].cancel()
        self._slow.put(None)
        self._services.close()
        self._thread.join(5)

    # -- quick ones

    def _resume(self) -> None:
        self._queue.resume()
        self._queue.start()

    def _configure(self) -> None:
        before = self._services.device
        self._services.reload_settings()
        if self._services.device != before:
            self._queue.set_devices(self._services.devices())
            self._slow.put(RenewEngine())

    def _add_jobs(self, command: messages.AddJobs) -> None:
        from restorer.imaging.decode import probe

        planned = plan_requests(command, probe)
        ids: list[list[int]] = [[] for _ in command.photo_requests]
        if planned.requests:
            batch = self._queue.add(request for _, request in planned.requests)
            for (index, _), job in zip(planned.requests, batch.jobs, strict=True):
                ids[index].append(job)
        self._sender.put(messages.JobsAdded(command.ticket, tuple(map(tuple, ids)), planned.refused))

    def _list_jobs(self) -> None:
        offset = 0
        while True:
            jobs = self._queue.jobs(offset=offset, limit=_PORTION)
            is_last = len(jobs) < _PORTION
            self._sender.put(messages.JobsListed(tuple(map(_facts_of, jobs)), is_last))
            if is_last:
                return
            offset += _PORTION

    # -- slow ones, on the engine server's thread

    def _work(self) -> None:
        while (command := self._slow.get()) is not None:
            if isinstance(command, messages.InspectPhoto):
                self._guarded(self._inspect, command)
            elif isinstance(command, messages.PreviewRegion):
                self._guarded(self._show, command)
            elif isinstance(command, messages.FindStages):
                self._guarded(self._find_stages, command)
            elif isinstance(command, messages.FindFaces):
                self._guarded(self._find_faces, command)
            elif isinstance(command, messages.SplitPhoto):
                self._guarded(self._split, command)
            elif isinstance(command, WarmUp):
                self._guarded(lambda _: self._previewer.warm_up(), command)
            elif isinstance(command, RenewEngine):
                self._previewer.renew_engine()

    def _warm_up(self) -> None:
        """Load torch before somebody waits for it, but not while the first photo is read.

        Both at once would take the interpreter's lock from each other: the first draft needs no torch.
        """
        if self._has_photo.wait(_IDLE_S):
            self._is_calm.wait(_CALM_S)
        from restorer.engine import list_devices

        found = tuple((device.id, device.name) for device in list_devices())
        self._sender.put(messages.DevicesFound(found))
        self._slow.put(WarmUp())

    def _inspect(self, command: messages.InspectPhoto) -> None:
        photo = self._previewer.open(command.path, command.page)
        request = Request(command.path, command.path, page=command.page, preset=command.preset)
        proposal = self._services.processing.planner.propose(photo, request, Progress())
        reasons, condition = dict(proposal.reasons), proposal.condition
        measured = condition.to_json() if condition is not None else {}
        about = command.ticket, command.path, command.page, command.preset
        found = messages.PhotoInspected(*about, proposal.recipe, reasons, measured, dict(proposal.headlines))
        self._sender.put(found)

    def _split(self, command: messages.SplitPhoto) -> None:
        from restorer.jobs.worker.split import SEPARATE_FOLDER, split_prints

        source = Path(command.path)
        folder = folder_of(source, replace(command.destination, beside=SEPARATE_FOLDER))
        # Never among results: those would have the same names.
        folder = folder if folder.name == SEPARATE_FOLDER else folder / SEPARATE_FOLDER
        parts = split_prints(source, command.prints, folder, page=command.page)
        self._sender.put(messages.PhotoSplit(command.ticket, command.path, tuple(map(str, parts))))

    def _find_stages(self, command: messages.FindStages) -> None:
        processing = self._services.processing
        photo = self._previewer.open(command.path, command.page)
        recipe = command.recipe
        if recipe is None:
            request = Request(command.path, command.path, page=command.page, preset=command.preset)
            recipe = processing.planner.propose(photo, request, Progress()).recipe
        source = stage_source(self._sha256_of(Path(command.path)), command.page)
        kept = find_stages(photo, recipe, processing, self._previewer.engine, source)
        self._sender.put(messages.StagesFound(command.ticket, command.path, command.page, *kept))

    def _find_faces(self, command: messages.FindFaces) -> None:
        photo = self._previewer.open(command.path, command.page)
        catalogue, engine = self._services.processing.catalogue, self._previewer.engine
        self._sender.put(self._faces.find(command, photo, catalogue, engine))

    def _sha256_of(self, source: Path) -> str:
        """What a result's record says of its original, so that a large file is not read again for a click."""
        size_bytes, mtime_ns = status_of(source)
        return self._services.store.source_sha256(str(source), size_bytes, mtime_ns) or sha256_of(source)

    def _show(self, command: messages.PreviewRegion) -> None:
        # Several may have come while the last one ran: only the newest is wanted.
        token, newest = (CancelToken(), command.ticket) if command.is_aside else self._preview
        try:
            if command.ticket == newest:
                self._previewer.preview(command, Progress(token=token), self._tell_preview)
        finally:
            self._sender.put(messages.PreviewEnded(command.ticket))

    def _tell_preview(self, event: messages.PreviewMade | messages.PreviewProgressed) -> None:
        self._sender.put(event)
        if isinstance(event, messages.PreviewMade):
            self._is_calm.set()

    # -- inside

    def _guarded(self, act: Callable[[Any], object], command: messages.Command) -> None:
        try:
            act(command)
        except Cancelled:
            return
        except RestorerError as error:
            self._fail(command, type(error).__name__, error.message, error.hint)
        except Exception as error:
            log.exception("The command %s failed", type(command).__name__)
            message = (
                Message("The engine could not do this: {reason}", reason=error)
                if str(error)
                else Message("The engine could not do this.")
            )
            self._fail(command, type(error).__name__, message, Message("Copy the report and send it to us."))

    def _fail(self, command: messages.Command, kind: str, message: str, hint: str) -> None:
        ticket = command.ticket if isinstance(command, messages.Query) else 0
        self._sender.put(messages.CommandFailed(ticket, kind, message, hint, traceback.format_exc()))


def _settle_orphans(store: JobStore, crashes: CrashTracker) -> None:
    """Take up what a dead process had in hand; what it died of twice is not tried a third time."""
    orphans = store.adopt_orphans()
    blamed = crashes.blame(job.id for job in orphans)
    for job in orphans:
        outcome = reconcile(store, job)
        if outcome.state is JobState.QUEUED and blamed.get(job.id, 0) >= _MOST_CRASHES:
            outcome = JobOutcome(
                JobState.FAILED,
                Message("The engine stopped twice while it worked on {name}.", name=Path(job.request.source).name),
                Message("Try again with fewer steps, or with the processor as device."),
            )
            crashes.forget(job.id)
        store.finish(job.id, outcome)


def _facts_of(job: Job) -> messages.JobFacts:
    photo_request = job.request
    return messages.JobFacts(
        job.id,
        photo_request.source,
        job.state.value,
        photo_request.page,
        job.message,
        job.hint,
        job.result,
        photo_request.preset,
        photo_request.recipe,
    )
