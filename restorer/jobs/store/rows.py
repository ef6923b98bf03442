"""What the store keeps beside a job, and how a row becomes one."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from restorer.jobs.job import Job, JobState
from restorer.jobs.request import Request
from restorer.message import from_json, from_text, to_json, to_text

JOB_COLUMNS = "id, batch, request, state, attempts, message, hint, result, created_at, started_at, finished_at"
"""The columns that `read_job` takes, in its order."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Jobs that were added together: the batch's number and theirs, in their order."""

    id: int
    jobs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OutputRecord:
    """From what a result was made; `--exists update` compares it with the request.

    Attributes:
        target: The path that was written.
        source: The original's path.
        page: Its page, from 0.
        source_sha256, source_size, source_mtime_ns: The original as it was read.
        settings_digest: `up_to_date.settings_digest` of the request.
    """

    target: str
    source: str
    page: int
    source_sha256: str
    source_size: int
    source_mtime_ns: int
    settings_digest: str


@dataclass(frozen=True, slots=True)
class JobOutcome:
    """How a job ended: its state, words for a person, and, where it is done, what was written from what."""

    state: JobState
    message: str = ""
    hint: str = ""
    result: str = ""
    record: OutputRecord | None = None


@dataclass(frozen=True, slots=True)
class PendingOutput:
    """An output that is complete under its temporary name and about to get its final one, with what `done` will say.

    Attributes:
        target: The name that it is about to get.
        sha256: Its content's.
        message: What was done, for a person.
        record: From what it was made.
    """

    target: str
    sha256: str
    message: str
    record: OutputRecord

    def to_text(self) -> str:
        """The output as JSON; the digest stands there under the name that the first version gave it."""
        record = asdict(self.record)
        record["wish"] = record.pop("settings_digest")
        return json.dumps({**asdict(self), "message": to_json(self.message), "record": record})

    @staticmethod
    def from_text(text: str) -> PendingOutput:
        """Read what `to_text` wrote."""
        plain = json.loads(text)
        record = plain["record"]
        record["settings_digest"] = record.pop("wish")
        return PendingOutput(**{**plain, "message": from_json(plain["message"]), "record": OutputRecord(**record)})

    def named(self, target: Path) -> PendingOutput:
        """The same for another target."""
        return replace(self, target=str(target), record=replace(self.record, target=str(target)))

    def outcome(self) -> JobOutcome:
        """How the job ends once the output has its name."""
        return JobOutcome(JobState.DONE, self.message, result=self.target, record=self.record)


def read_job(row: Sequence[Any]) -> Job:
    """The job in a row of `JOB_COLUMNS`."""
    number, batch, request, state, attempts, message, hint, result, *times = row
    wanted = Request.from_json(json.loads(request))
    return Job(
        number,
        batch,
        wanted,
        JobState(state),
        attempts,
        from_text(message),
        from_text(hint),
        os.fsdecode(result),
        *times,
    )


def storable(text: str) -> str:
    """A message as text, without what UTF-8 cannot hold: file names may carry bytes of no encoding."""
    return to_text(text).encode("utf-8", "backslashreplace").decode()


def marks(values: Collection[object]) -> str:
    """As many question marks for a statement as there are values."""
    return ", ".join("?" * len(values))


def target_key(target: str) -> bytes:
    """Equal for two paths that a file system which ignores case or composition would take for one."""
    return os.fsencode(unicodedata.normalize("NFC", unicodedata.normalize("NFC", target).casefold()))
