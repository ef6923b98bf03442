"""What coordinator and worker send each other, as plain JSON: nothing of it depends on how a class looked elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from restorer.message import from_json, to_json

DONE, FAILED, REFUSED, CANCELLED = "done", "failed", "refused", "cancelled"
"""How a task may end."""


@dataclass(frozen=True, slots=True)
class PhotoTask:
    """One photo for a worker.

    Attributes:
        job: The coordinator's number of it.
        topic: Where its events go, and what its runs are known by.
        request: `Request.to_json()`, with places as the worker knows them.
        staging: The folder beside the target, as path or address, that the result is put into.
        required: As `requirements` made it.
        preset: The text of the preset's file, where the request names one.
        memory_mb, threads: What the process may take; 0 leaves it to the worker's settings and Dask's `nthreads`.
    """

    job: int
    topic: str
    request: Mapping[str, Any]
    staging: str
    required: Mapping[str, Any]
    preset: str = ""
    memory_mb: int = 0
    threads: int = 0

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return asdict(self)

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> PhotoTask:
        """Read what `to_json` wrote; fields that are not known are left."""
        return PhotoTask(**{item.name: data[item.name] for item in fields(PhotoTask) if item.name in data})


@dataclass(frozen=True, slots=True)
class Answer:
    """How a task ended on a worker.

    Attributes:
        state: One of the four above.
        worker: The worker's address.
        message, hint, kind: In words, where it is not done: what, what next, and the error's class.
        staged: The name of the file in the staging folder.
        sidecar, sidecar_ending: As `StagedSidecar`; empty where there is none, and where both places are folders.
        sha256, size: Of the result's content.
        source_sha256, source_size: Of the original's, as it was read.
        notes, details: As `worker.restore.Saved` has them.
        seconds: How long the photo took on the worker, reading and writing included.
    """

    state: str
    worker: str
    message: str = ""
    hint: str = ""
    kind: str = ""
    staged: str = ""
    sidecar: str = ""
    sidecar_ending: str = ""
    sha256: str = ""
    size: int = 0
    source_sha256: str = ""
    source_size: int = 0
    notes: Mapping[str, str] = field(default_factory=dict)
    details: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    seconds: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; messages keep their templates."""
        plain = asdict(self)
        texts = {name: to_json(getattr(self, name)) for name in ("message", "hint")}
        return {**plain, **texts, "notes": {step: to_json(note) for step, note in self.notes.items()}}

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Answer:
        """Read what `to_json` wrote; fields that are not known are left."""
        known = {item.name: data[item.name] for item in fields(Answer) if item.name in data}
        texts = {name: from_json(known.get(name, "")) for name in ("message", "hint")}
        notes = {step: from_json(note) for step, note in known.get("notes", {}).items()}
        return Answer(**{**known, **texts, "notes": notes})
