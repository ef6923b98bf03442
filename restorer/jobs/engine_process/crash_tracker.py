"""Which photo an engine process died of, so that a photo that kills it twice is not tried a third time."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from restorer.jobs.events import Event, JobPlanned, JobProgressed, JobStarted
from restorer.store.folders import make_folder

_LOADING, _WORKING, _CRASHES = ".loading", ".working", ".crashes"


class CrashTracker:
    """Marks on disk, one for each photo that is being decoded or worked on; they outlive the process.

    A dead process leaves several photos behind, most of which only waited for their turn. To blame are those that were
    worked on; those that were being decoded only where none was worked on. Heard on any thread: each photo's events
    come one after the other.

    Args:
        folder: Where the marks lie.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def hear(self, event: Event) -> None:
        """Follow a job: a mark while it is decoded, another one while it is worked on and saved."""
        if isinstance(event, JobStarted):
            self._mark(event.job, _LOADING)
        elif isinstance(event, JobPlanned):
            self._clear(event.job, _LOADING)
        elif isinstance(event, JobProgressed):
            self._mark(event.job, _WORKING)
        else:
            self.forget(event.job)

    def blame(self, orphans: Iterable[int]) -> dict[int, int]:
        """How often each of these jobs, left behind by a dead process, has been to blame, this time included."""
        jobs = list(orphans)
        working = [job for job in jobs if self._place(job, _WORKING).exists()]
        loading = [job for job in jobs if self._place(job, _LOADING).exists()]
        counts = {}
        for job in working or loading:
            counts[job] = self._crashes(job) + 1
            with contextlib.suppress(OSError):
                make_folder(self._folder)
                self._place(job, _CRASHES).write_text(str(counts[job]))
        for job in jobs:
            self._clear(job, _WORKING, _LOADING)
        return counts

    def forget(self, job: int) -> None:
        """The job has ended: nothing is held against it."""
        self._clear(job, _WORKING, _LOADING, _CRASHES)

    def _crashes(self, job: int) -> int:
        try:
            return int(self._place(job, _CRASHES).read_text())
        except (OSError, ValueError):
            return 0

    def _mark(self, job: int, kind: str) -> None:
        with contextlib.suppress(OSError):  # without marks a crash costs one more try
            self._folder.mkdir(parents=True, exist_ok=True)
            self._place(job, kind).touch()

    def _clear(self, job: int, *kinds: str) -> None:
        for kind in kinds:
            with contextlib.suppress(OSError):
                self._place(job, kind).unlink(missing_ok=True)

    def _place(self, job: int, kind: str) -> Path:
        return self._folder / f"{job}{kind}"
