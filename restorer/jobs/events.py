"""What happens to jobs, as frozen facts, emitted on whichever thread it happened.

Plain types only: they cross processes and end as lines of `--jsonl`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a job."""

    job: int

    def to_json(self) -> dict[str, Any]:
        """The event as plain JSON values; `event` names it."""
        name = "".join("_" + letter.lower() if letter.isupper() else letter for letter in type(self).__name__)
        return {"event": name.lstrip("_"), **{item.name: getattr(self, item.name) for item in fields(self)}}


@dataclass(frozen=True, slots=True)
class JobStarted(Event):
    """A worker has taken the job; `source` is the original's path."""

    source: str


@dataclass(frozen=True, slots=True)
class JobPlanned(Event):
    """The recipe is settled: the steps that will run, and the reason for each step, run or left out.

    `look` is the photo's `imaging.perceptual_hash.fingerprint`, empty for a blank one.
    """

    steps: tuple[str, ...]
    reasons: dict[str, str]
    look: str = ""


@dataclass(frozen=True, slots=True)
class JobProgressed(Event):
    """The step in hand and how far it (`fraction`) and the photo (`overall`) are, 0..1. Throttled."""

    step: str
    fraction: float
    overall: float


@dataclass(frozen=True, slots=True)
class JobDone(Event):
    """The result is complete at `result`; `notes` say what each step did; `seconds` is how long the photo took.

    `details` say, by step, what was done to each thing: to each face, where it lies in the original and what became of
    it.
    """

    result: str
    notes: dict[str, str]
    seconds: float
    details: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JobSkipped(Event):
    """The target was there already and the request said to leave it."""

    result: str


@dataclass(frozen=True, slots=True)
class JobFailed(Event):
    """What went wrong and what to do next, for a person; `kind` is the error's class."""

    source: str
    kind: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class JobCancelled(Event):
    """Somebody asked to stop."""
