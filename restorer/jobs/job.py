"""A job: one request on its way through the queue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from restorer.jobs.request import Request


class JobState(Enum):
    """Where a job is. queued -> running -> done | failed | cancelled; retry leads back to queued.

    SKIPPED is an end too: the target was there already and the request said to leave it.
    """

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_final(self) -> bool:
        """Whether nothing more happens unless somebody asks."""
        return self not in (JobState.QUEUED, JobState.RUNNING)


@dataclass(frozen=True, slots=True)
class Job:
    """A row of the store.

    Attributes:
        id: The store's number; ever growing.
        batch: Jobs that were added together share it.
        request: What is wanted.
        state: Where it is.
        attempts: How many times it was started.
        message: What was done (done), or what went wrong (failed), for a person.
        hint: What to do next; empty where there is nothing to do.
        result: The path that was written, once done.
        created_at, started_at, finished_at: Seconds since 1970, UTC; None where it has not happened.
    """

    id: int
    batch: int
    request: Request
    state: JobState
    attempts: int = 0
    message: str = ""
    hint: str = ""
    result: str = ""
    created_at: float = 0.0
    started_at: float | None = None
    finished_at: float | None = None
