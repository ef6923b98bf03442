"""Counts how a batch went."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

from restorer.cli.terminal.display import Display
from restorer.jobs.events import Event, JobDone, JobFailed, JobPlanned, JobSkipped, JobStarted

_MOST_COMPARED = 20_000
"""Each photo is compared with each: 11 s of processor time for this many, and hours for a million."""


class Tally:
    """Counts how a batch went; passes every event on to a display. Thread-safe."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._lock = threading.Lock()
        self._started_at = time.monotonic()
        self.done: list[JobDone] = []
        self.skipped: list[JobSkipped] = []
        self.failed: list[JobFailed] = []
        self.looks: dict[int, str] = {}
        self._sources: dict[int, str] = {}

    def start(self, total: int) -> None:
        """So many photos are to come; the clock starts."""
        self._started_at = time.monotonic()
        self._display.start(total)

    def show(self, event: Event) -> None:
        """Count the event and show it."""
        with self._lock:
            if isinstance(event, JobStarted):
                self._sources[event.job] = event.source
            elif isinstance(event, JobPlanned) and event.look:
                self.looks[event.job] = event.look
            elif isinstance(event, JobDone):
                self.done.append(
                    replace(event, notes={}, details={})
                )  # of ten thousand photos nobody needs them any more
            elif isinstance(event, JobSkipped):
                self.skipped.append(event)
            elif isinstance(event, JobFailed):
                self.failed.append(event)
        self._display.show(event)

    def stop(self) -> None:
        """Nothing more comes."""
        self._display.stop()

    def alike(self) -> list[list[str]]:
        """The originals that look like scans of one print, in groups; of a batch that is too large, none."""
        if len(self.looks) > _MOST_COMPARED:
            return []
        from restorer.imaging.perceptual_hash import near_groups

        groups = near_groups({str(job): look for job, look in self.looks.items()})
        named = [list(dict.fromkeys(self._sources[int(job)] for job in group)) for group in groups]
        return [group for group in named if len(group) > 1]

    @property
    def seconds(self) -> float:
        """Since the start of the batch."""
        return time.monotonic() - self._started_at
