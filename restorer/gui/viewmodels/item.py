"""One photo of the window's list."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from restorer.jobs.engine_process.messages import JobFacts
    from restorer.jobs.events import Event
    from restorer.pipeline.recipe import Recipe


SAVED = "save"
"""Under this name the notes say what the result's format could not hold."""


BEFORE_WORK: Mapping[str, Any] = {
    "jobs": (), "open_jobs": frozenset(), "overall": 0.0, "message": "", "hint": "", "kind": "", "step": "",
}  # fmt: skip
"""The attributes of an item that is queued again: nothing is known yet."""


class ItemState(Enum):
    """Where a photo of the list is. READY waits for a person; the others mirror the states of its job."""

    READY = "ready"
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"
    CANCELLED = "cancelled"

    __hash__ = object.__hash__
    """Members are counted for each of ten thousand photos, and Enum's own hash is slow."""

    @property
    def is_pending(self) -> bool:
        """Whether the queue still has it in hand."""
        return self in (ItemState.QUEUED, ItemState.RUNNING)

    @property
    def can_start(self) -> bool:
        """Whether Restore takes it along."""
        return self in (ItemState.READY, ItemState.CANCELLED)


class Rating(Enum):
    """What a person thinks of a result."""

    NONE = ""
    KEPT = "kept"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Choice:
    """What is done to a photo: a recipe of its own, or (None) what the preset proposes for it.

    Attributes:
        preset: The preset.
        recipe: The photo's own.
        is_given: Whether the recipe came with the photo, as the sample's does: nobody changed anything.
    """

    preset: str = "auto"
    recipe: Recipe | None = None
    is_given: bool = False

    @property
    def is_by_hand(self) -> bool:
        """Whether a person changed what the preset proposes."""
        return self.recipe is not None and not self.is_given


@dataclass(slots=True)
class Item:
    """A row of the list. Owned by the main thread; only `LibraryModel` changes it.

    Attributes:
        path: Absolute path of the original; unique in the list.
        state: Where it is.
        choice: What is done to it.
        asked: The choice that it was queued with last; None where nobody knows.
        jobs: The queue's numbers of its pages, once it was queued.
        open_jobs: Those that have not come to an end.
        step: The id of the step in hand, while it runs.
        fraction, overall: Progress of that step and of the photo, 0..1.
        message, hint: What was done or what went wrong, and what to do next.
        kind: The class of the error that it failed with; empty where that is not known.
        partial: Whether it is restored as far as it is there.
        result: The path that was written, once done.
        notes: What each step did, once done.
        rating: What a person thinks of the result.
        is_untouched: Whether it is done and no step had anything to do: the result is the photo as it was.
        started_at: `time.monotonic()` of the start, while it runs.
    """

    path: str
    state: ItemState = ItemState.READY
    choice: Choice = field(default_factory=Choice)
    asked: Choice | None = None
    jobs: tuple[int, ...] = ()
    open_jobs: frozenset[int] = frozenset()
    step: str = ""
    fraction: float = 0.0
    overall: float = 0.0
    message: str = ""
    hint: str = ""
    kind: str = ""
    partial: bool = False
    result: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    rating: Rating = Rating.NONE
    is_untouched: bool = False
    started_at: float | None = None

    @property
    def name(self) -> str:
        """The file's name."""
        return os.path.basename(self.path)  # noqa: PTH119 - asked for each row that is painted

    @property
    def done_fraction(self) -> float:
        """How far all its pages are, 0..1."""
        pages = max(1, len(self.jobs))
        return min(1.0, (pages - max(1, len(self.open_jobs)) + self.overall) / pages)

    def seconds_left(self, now: float | None = None) -> float | None:
        """How long the photo will still take, or None while that cannot be said honestly."""
        if self.state is not ItemState.RUNNING or self.started_at is None or self.done_fraction < 0.25:
            return None
        elapsed = (time.monotonic() if now is None else now) - self.started_at
        return elapsed * (1 - self.done_fraction) / self.done_fraction if elapsed > 3 else None


def values_after(item: Item, event: Event) -> dict[str, Any]:
    """The attributes of an item that an event of one of its jobs changes."""
    from restorer.jobs import events as facts

    if isinstance(event, facts.JobStarted):
        is_first = item.state is not ItemState.RUNNING
        values: dict[str, Any] = {"state": ItemState.RUNNING, "step": "", "fraction": 0.0, "overall": 0.0}
        return values | ({"started_at": time.monotonic(), "message": "", "hint": ""} if is_first else {})
    if isinstance(event, facts.JobProgressed):
        # A progress that overtook its end must not bring the photo back to life.
        is_alive = item.state is ItemState.RUNNING and event.job in item.open_jobs
        return {"step": event.step, "fraction": event.fraction, "overall": event.overall} if is_alive else {}
    if isinstance(event, facts.JobDone):
        # What was thought of an earlier result is not thought of this one.
        found = {
            "rating": Rating.NONE,
            "result": event.result,
            "notes": dict(event.notes),
            "is_untouched": not event.notes.keys() - {SAVED},
        }
        return found | _ended(item, event.job, ItemState.DONE)
    if isinstance(event, facts.JobSkipped):
        return {"result": event.result} | _ended(item, event.job, ItemState.SKIPPED)
    if isinstance(event, facts.JobFailed):
        words = {"message": event.message, "hint": event.hint, "kind": event.kind}
        return words | _ended(item, event.job, ItemState.FAILED)
    if isinstance(event, facts.JobCancelled):
        return _ended(item, event.job, ItemState.CANCELLED)
    return {}


def values_at_end(item: Item, facts: JobFacts) -> dict[str, Any]:
    """The attributes of an item whose job ended while nobody listened."""
    state = ItemState(facts.state)
    words = {"message": facts.message, "hint": facts.hint} if state is ItemState.FAILED else {}
    return words | ({"result": facts.result} if facts.result else {}) | _ended(item, facts.job, state)


def _ended(item: Item, job: int, state: ItemState) -> dict[str, Any]:
    """A photo of several pages ends with its last one, and has failed if one of them has."""
    left = item.open_jobs - {job}
    if left:
        return {"open_jobs": left, "overall": 0.0}
    has_failed = bool(item.message) and item.state is ItemState.RUNNING
    return {"open_jobs": left, "overall": 1.0, "state": ItemState.FAILED if has_failed else state}
