"""Counts how a batch went."""

from __future__ import annotations

import threading
import time

from restorer.cli.display import Display
from restorer.jobs.events import Event, JobDone, JobFailed, JobSkipped


class Tally:
    """Counts how a batch went; passes every event on to a display. Thread-safe."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._lock = threading.Lock()
        self._started_at = time.monotonic()
        self.done: list[JobDone] = []
        self.skipped: list[JobSkipped] = []
        self.failed: list[JobFailed] = []

    def start(self, total: int) -> None:
        """So many photos are to come; the clock starts."""
        self._started_at = time.monotonic()
        self._display.start(total)

    def show(self, event: Event) -> None:
        """Count the event and show it."""
        with self._lock:
            if isinstance(event, JobDone):
                self.done.append(event)
            elif isinstance(event, JobSkipped):
                self.skipped.append(event)
            elif isinstance(event, JobFailed):
                self.failed.append(event)
        self._display.show(event)

    def stop(self) -> None:
        """Nothing more comes."""
        self._display.stop()

    @property
    def seconds(self) -> float:
        """Since the start of the batch."""
        return time.monotonic() - self._started_at
