"""The session: everything that can be done in the window and everything that the engine reports. No widgets."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QUndoStack

from restorer.gui.viewmodels.error import ErrorNotice
from restorer.gui.viewmodels.item import BEFORE_WORK, Choice, Item, ItemState, values_at_end
from restorer.gui.viewmodels.library import LibraryModel
from restorer.gui.viewmodels.preview import PreviewModel
from restorer.gui.viewmodels.queue import QueueModel
from restorer.gui.viewmodels.recipe import RecipeModel
from restorer.gui.viewmodels.scan import PhotoScanner, ScanReport
from restorer.gui.viewmodels.targets import destination, output_options
from restorer.gui.viewmodels.undo import AddPhotos, RemovePhotos, ReorderPhotos
from restorer.jobs.engine_process import messages
from restorer.jobs.events import Event, JobDone, JobFailed
from restorer.pipeline.step import Step
from restorer.store.settings import Settings

_PORTION = 500


class EngineLink(Protocol):
    """The engine as the session sees it; `gui.bridge.EngineBridge`."""

    @property
    def events_arrived(self) -> SignalInstance:
        """A signal with a tuple of `EngineEvent`, on the main thread."""
        ...

    def send(self, command: messages.Command) -> None:
        """Give a command; kept until the engine is up."""
        ...


class Session(QObject):
    """The photos, the queue, the recipe and the undo stack of one window, tied to one engine. Main thread only."""

    error_occurred = Signal(object)
    """An `ErrorNotice` that must be shown."""
    notice_given = Signal(object)  # one line that need not be answered
    photos_arrived = Signal(str)
    """Photos that a person named are in the list; the path of the first of them, which is to be in view."""
    nothing_arrived = Signal()
    """What a person named held no photo."""
    photo_finished = Signal(str)
    """The photo of this path was restored."""
    stages_found = Signal(object)
    """The `StagesFound` of the photo in view."""
    answered = Signal(object)
    """The `Reply` to what `ask` asked."""
    devices_found = Signal(object)
    """The `DevicesFound`."""

    def __init__(
        self, engine: EngineLink, steps: Sequence[Step], settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.undo = QUndoStack(self)
        self.undo.setUndoLimit(200)
        self.library = LibraryModel(self)
        self.queue = QueueModel(self.library, self)
        self.recipe = RecipeModel(steps, self.library, self.undo, self)
        self.scanner = PhotoScanner(self)
        self._engine = engine
        self.tickets = itertools.count(1)
        self._adding: dict[int, list[str]] = {}
        self._searches_shown: set[int] = set()
        self._asked: dict[int, str] = {}
        self._early: list[Event] = []
        self._silent: set[int] = set()
        self._listed: set[int] = set()
        self._is_synced = False
        self.preview = PreviewModel(self.recipe, engine.send, self.tickets, self)
        engine.events_arrived.connect(self._on_events)
        self.scanner.found.connect(self._on_found)
        self.scanner.finished.connect(self._on_scanned)
        self.recipe.proposal_wanted.connect(self._on_proposal_wanted)
        self.recipe.choices_changed.connect(self._on_choices_changed)

    def close(self) -> None:
        """Stop what runs in this process; the engine is stopped by its bridge."""
        self.preview.stop()
        self.scanner.close()

    # -- the list

    def add_paths(self, paths: Sequence[str]) -> None:
        """Take in files and whatever photos lie below folders; they appear as they are found."""
        self.scanner.scan(paths)

    def restore_session(self, items: Sequence[Item]) -> None:
        """Take in the photos of an earlier start; the engine reports what became of those in the queue."""
        self.library.insert([item for item in items if self.library.find(item.path) is None])

    def remove(self, paths: Iterable[str]) -> None:
        """Take photos out of the list. Those in hand are cancelled first; files stay where they are."""
        found = [item for item in map(self.library.find, paths) if item is not None]
        jobs = tuple(job for item in found for job in item.jobs)
        for item in found:
            if item.state.is_pending:
                self.library.change(item.path, state=ItemState.CANCELLED)
            self.library.change(item.path, jobs=(), open_jobs=frozenset())
        if jobs:
            self._engine.send(messages.RemoveJobs(jobs))
        if found:
            names = [item.path for item in found]
            self.undo.push(RemovePhotos(self.library, names, self.tr("remove %n photo(s)", "", len(names))))

    def remove_finished(self) -> None:
        """Take those out of the list that are restored; their results stay where they are."""
        ends = (ItemState.DONE, ItemState.SKIPPED)
        self.remove([item.path for item in self.library.items if item.state in ends])

    def move(self, paths: Sequence[str], by: int) -> None:
        """Move photos up (negative) or down in the list and in the queue."""
        order, moved = self.library.order(), set(paths)
        rows = [row for row, path in enumerate(order) if path in moved]
        if not rows:
            return
        rest = [path for path in order if path not in moved]
        at = max(0, min(rows[0] + by if by < 0 else rows[-1] + 1 + by - len(rows), len(rest)))
        self._reorder(rest[:at] + [order[row] for row in rows] + rest[at:])

    def move_before(self, paths: Sequence[str], row: int) -> None:
        """Move photos in front of what is in this row now."""
        order, moved = self.library.order(), set(paths)
        rest = [path for path in order[:row] if path not in moved]
        self._reorder(rest + [p for p in order if p in moved] + [p for p in order[row:] if p not in moved])

    def sort(self, kind: str) -> None:
        """Put the list into another order; see `LibraryModel.sorted_by`."""
        self._reorder(self.library.sorted_by(kind))

    # -- the queue

    def start(self, paths: Iterable[str] | None = None) -> int:
        """Queue these photos, or all that wait for it; returns how many."""
        items = self.library.items if paths is None else [i for i in map(self.library.find, paths) if i is not None]
        chosen = [item for item in items if not item.state.is_pending and (paths is not None or item.state.can_start)]
        old = tuple(job for item in chosen for job in item.jobs)
        if old:
            self._engine.send(messages.RemoveJobs(old))
        place, output = destination(self.settings), output_options(self.settings)
        photo_requests = [
            messages.PhotoRequest(item.path, item.choice.preset, item.choice.recipe, item.partial) for item in chosen
        ]
        with self.library.changes():
            for item in chosen:
                self.library.change(item.path, state=ItemState.QUEUED, asked=item.choice, **BEFORE_WORK)
        for first in range(0, len(chosen), _PORTION):
            ticket = next(self.tickets)
            self._adding[ticket] = [item.path for item in chosen[first : first + _PORTION]]
            portion = tuple(photo_requests[first : first + _PORTION])
            self._engine.send(messages.AddJobs(ticket, portion, place, output, self.settings.device))
        if chosen:
            self.resume()
        return len(chosen)

    def pause(self) -> None:
        """Start no further photo."""
        self.queue.set_paused(True)
        self._engine.send(messages.Pause())

    def resume(self) -> None:
        """Go on."""
        self.queue.set_paused(False)
        self._engine.send(messages.Resume())

    def cancel(self, paths: Iterable[str] | None = None) -> None:
        """Stop these photos, or all that the queue has in hand."""
        items = self.library.items if paths is None else [i for i in map(self.library.find, paths) if i is not None]
        jobs = tuple(job for item in items if item.state.is_pending for job in item.open_jobs)
        for item in items:
            if item.state is ItemState.QUEUED and not item.jobs:
                self.library.change(item.path, state=ItemState.CANCELLED)  # its number is still on the way
        if jobs:
            self._engine.send(messages.CancelJobs(jobs))

    def retry(self, paths: Iterable[str] | None = None) -> int:
        """Queue again what failed or was cancelled, with the recipe that is chosen now; returns how many."""
        items = self.library.items if paths is None else [i for i in map(self.library.find, paths) if i is not None]
        wanted = (ItemState.FAILED,) if paths is None else (ItemState.FAILED, ItemState.CANCELLED, ItemState.SKIPPED)
        return self.start([item.path for item in items if item.state in wanted])

    # -- the photo in view

    def select(self, path: str) -> None:
        """Bring a photo into view; empty for none."""
        self.preview.forget()
        self.recipe.show(path)

    def note_unreadable(self, path: str, message: str, hint: str, kind: str = "") -> None:
        """A photo that waited for a person cannot be read: it has failed, and its own place says why."""
        item = self.library.find(path)
        if item is not None and item.state is ItemState.READY:
            self.library.change(path, state=ItemState.FAILED, message=message, hint=hint, kind=kind)
            if path == self.recipe.path:
                self.recipe.changed.emit()

    def find_stages(self) -> None:
        """Ask which stages of the photo in view are cached; `stages_found` answers."""
        path, choice = self.recipe.path, self.recipe.choice
        if path:
            self.ask(lambda ticket: messages.FindStages(ticket, path, preset=choice.preset, recipe=choice.recipe))

    def ask(self, query: Callable[[int], messages.Query]) -> None:
        """Ask the engine something of which a failure is no trouble; `query` makes it with this ticket."""
        self._silent.add(ticket := next(self.tickets))
        self._engine.send(query(ticket))

    def take_settings(self, settings: Settings) -> None:
        """Settings were changed and saved."""
        self.settings = settings
        self._engine.send(messages.Configure())

    # -- what the engine says

    def _on_events(self, events: Sequence[messages.EngineEvent]) -> None:
        with self.library.changes():
            for event in events:
                if isinstance(event, Event):
                    self._on_job_event(event)
                else:
                    self._on_reply(event)
        self.queue.changed.emit()

    def _on_job_event(self, event: Event) -> None:
        item = self.library.apply(event)
        if item is None:
            if self._adding:
                self._early.append(event)  # the job ran before its number came back
            return
        if isinstance(event, JobDone):
            self.photo_finished.emit(item.path)
            if item.path == self.recipe.path:
                self.recipe.changed.emit()  # what each step did is known now
        elif isinstance(event, JobFailed) and event.kind == "StoreError":
            self.error_occurred.emit(ErrorNotice(event.message, event.hint, "", event.kind))

    def _on_reply(self, reply: messages.Reply) -> None:
        if isinstance(reply, messages.EngineReady):
            self._engine.send(messages.ListJobs())
            if reply.warning:
                self.notice_given.emit(reply.warning)
        elif isinstance(reply, messages.JobsListed):
            self._on_jobs_listed(reply)
        elif isinstance(reply, messages.JobsAdded):
            self._on_jobs_added(reply)
        elif isinstance(reply, messages.PhotoInspected):
            self._asked.pop(reply.ticket, None)
            about = reply.reasons, reply.condition, reply.headlines
            self.recipe.take_proposal(reply.path, reply.preset, reply.recipe, *about)
        elif isinstance(reply, messages.PreviewMade | messages.PreviewProgressed | messages.PreviewEnded):
            self.preview.take(reply)
        elif isinstance(reply, messages.StagesFound):
            self._silent.discard(reply.ticket)
            if reply.path == self.recipe.path:
                self.stages_found.emit(reply)
        elif isinstance(reply, messages.DevicesFound):
            self.devices_found.emit(reply)
        elif isinstance(reply, messages.CommandFailed):
            self._on_command_failed(reply)
        elif isinstance(reply, messages.EngineLost):
            self._on_engine_lost()
        else:
            self._silent.discard(getattr(reply, "ticket", 0))
            self.answered.emit(reply)

    def _on_jobs_added(self, reply: messages.JobsAdded) -> None:
        paths = self._adding.pop(reply.ticket, [])
        for path, jobs in zip(paths, reply.jobs, strict=False):
            item = self.library.find(path)
            if item is None or item.state is not ItemState.QUEUED:
                self._engine.send(messages.RemoveJobs(jobs))  # removed or cancelled while it was being queued
            else:
                self.library.change(path, jobs=jobs, open_jobs=frozenset(jobs))
        for index, message, hint in reply.refused:
            self.library.change(paths[index], state=ItemState.FAILED, message=message, hint=hint)
        early, self._early = self._early, []
        for event in early:
            self._on_job_event(event)

    def _on_jobs_listed(self, reply: messages.JobsListed) -> None:
        self._listed.update(facts.job for facts in reply.jobs)
        for facts in reply.jobs:
            state = ItemState(facts.state)
            item = self.library.find_job(facts.job)
            if item is None and not self._is_synced and (state.is_pending or state is ItemState.FAILED):
                self._take_over(facts, state)
            elif item is not None and facts.job in item.open_jobs and not state.is_pending:
                # It ended while nobody listened.
                self.library.change(item.path, **values_at_end(item, facts))
        if reply.is_last:
            self._forget_gone(self._listed)
            self._listed = set()
            self._is_synced = True
            self._engine.send(messages.Pause() if self.queue.is_paused else messages.Resume())

    def _forget_gone(self, there: set[int]) -> None:
        """Photos whose jobs were cleared behind the window's back are ready again."""
        for item in self.library.items:
            if item.state.is_pending and item.open_jobs and not item.open_jobs & there:
                self.library.change(item.path, state=ItemState.READY, jobs=(), open_jobs=frozenset())

    def _take_over(self, facts: messages.JobFacts, state: ItemState) -> None:
        """A job of an earlier session comes into the list, its pages under one photo."""
        if self.library.find(facts.source) is None:
            choice = Choice(facts.preset, facts.recipe)
            self.library.insert([Item(facts.source, choice=choice, asked=choice)])
        item = self.library.find(facts.source)
        if item is not None and (state.is_pending or item.state in (ItemState.READY, ItemState.QUEUED)):
            jobs = (*item.jobs, facts.job)
            is_open = item.open_jobs | ({facts.job} if state.is_pending else frozenset())
            values = {"message": facts.message, "hint": facts.hint} if state is ItemState.FAILED else {}
            state = ItemState.QUEUED if is_open else state
            self.library.change(item.path, state=state, jobs=jobs, open_jobs=is_open, **values)

    def _on_command_failed(self, reply: messages.CommandFailed) -> None:
        if reply.ticket in self._silent:
            self._silent.discard(reply.ticket)  # layers that cannot be shown are no trouble
            return
        path = self._asked.pop(reply.ticket, None)
        for waiting in self._adding.pop(reply.ticket, ()):
            self.library.change(waiting, state=ItemState.READY)
        if path is not None:
            item = self.library.find(path)
            if item is not None and item.state is ItemState.READY:
                self.note_unreadable(path, reply.message, reply.hint, reply.kind)
        elif reply.kind != "Cancelled":
            self.error_occurred.emit(ErrorNotice(reply.message, reply.hint, reply.details, reply.kind))

    def _on_engine_lost(self) -> None:
        for item in self.library.running:
            self.library.change(item.path, state=ItemState.QUEUED, overall=0.0, fraction=0.0, step="")
        for paths in self._adding.values():
            for path in paths:
                self.library.change(path, state=ItemState.READY)
        self._adding.clear()
        self._asked.clear()
        self.preview.lose()
        self.notice_given.emit(self.tr("The engine stopped unexpectedly and was started again."))

    # -- inside

    def _reorder(self, order: list[str]) -> None:
        if order != self.library.order():
            self.undo.push(ReorderPhotos(self.library, order, self.tr("change order"), self._on_reordered))

    def _on_reordered(self, order: Sequence[str]) -> None:
        found = [item for item in map(self.library.find, order) if item is not None]
        jobs = tuple(job for item in found if item.state is ItemState.QUEUED for job in item.jobs)
        if jobs:
            self._engine.send(messages.ReorderJobs(jobs))

    def _on_found(self, paths: list[str], search: int = 0) -> None:
        choice = Choice(self.settings.preset)
        fresh = [Item(path, choice=choice) for path in dict.fromkeys(paths) if self.library.find(path) is None]
        if fresh:
            # Portions of one drop are one step back.
            self.undo.push(AddPhotos(self.library, fresh, self._words_for_adding, search))
        if paths and (not search or search not in self._searches_shown):
            self._searches_shown.add(search)
            # One that was in the list already is brought into view as well: it is what was asked for.
            self.photos_arrived.emit(paths[0])

    def _words_for_adding(self, count: int) -> str:
        return self.tr("add %n photo(s)", "", count)

    def _on_scanned(self, report: ScanReport) -> None:
        if words := self.scanner.describe(report):
            self.notice_given.emit(words)
        if not report.found:
            self.nothing_arrived.emit()

    def _on_proposal_wanted(self, path: str, preset: str) -> None:
        ticket = next(self.tickets)
        self._asked[ticket] = path
        self._engine.send(messages.InspectPhoto(ticket, path, preset=preset))

    def _on_choices_changed(self, paths: list[str]) -> None:
        with self.library.changes():
            for path in paths:
                item = self.library.find(path)
                if item is None or not item.result or item.asked is None:
                    continue
                # A restored photo whose recipe was changed is ready to be restored again, until that is undone.
                if item.state is ItemState.DONE and item.choice != item.asked:
                    self.library.change(path, state=ItemState.READY)
                elif item.state is ItemState.READY and item.choice == item.asked:
                    self.library.change(path, state=ItemState.DONE)
        if self.recipe.path in paths:
            self.preview.want()
