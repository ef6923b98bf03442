"""Shows a batch as it goes: bars on a terminal, plain lines elsewhere, events for programs, or nothing."""

from __future__ import annotations

import sys
import threading
from typing import Protocol

from restorer.cli.terminal.output import is_terminal, print_json, print_status
from restorer.cli.terminal.wording import count_of, describe_end
from restorer.jobs.events import Event, JobStarted


class Display(Protocol):
    """Receives every event of a batch, on whichever thread it happened; thread-safe."""

    def start(self, total: int) -> None:
        """So many photos are to come."""
        ...

    def show(self, event: Event) -> None:
        """This happened."""
        ...

    def stop(self) -> None:
        """Nothing more comes; whatever moved on the terminal stands still now."""
        ...


class Silence:
    """Shows nothing; failures are in the summary."""

    def start(self, total: int) -> None:
        """See `Display`."""

    def show(self, event: Event) -> None:
        """See `Display`."""

    def stop(self) -> None:
        """See `Display`."""


class EventLines:
    """Each event as one JSON line on stdout. A reader that has gone stops the lines, not the work."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._has_reader = True

    def start(self, total: int) -> None:
        """See `Display`."""
        self._write({"event": "batch_started", "total": total})

    def show(self, event: Event) -> None:
        """See `Display`."""
        self._write(event.to_json())

    def stop(self) -> None:
        """See `Display`."""

    def _write(self, value: dict[str, object]) -> None:
        with self._lock:
            if not self._has_reader:
                return
            try:
                print_json(value)
            except (BrokenPipeError, ValueError):
                self._has_reader = False


class PlainLines:
    """One line for each photo that has ended, on stderr."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._names: dict[int, str] = {}
        self._total = self._ended = 0

    def start(self, total: int) -> None:
        """See `Display`."""
        self._total = total
        print_status(f"Restoring {count_of(total, 'photo')}.")

    def show(self, event: Event) -> None:
        """See `Display`."""
        with self._lock:
            if isinstance(event, JobStarted):
                self._names[event.job] = event.source
            line = describe_end(event, self._names.get(event.job, ""))
            if line:
                self._names.pop(event.job, None)
                self._ended += 1
                print_status(f"[{self._ended}/{self._total}] {line}")

    def stop(self) -> None:
        """See `Display`."""


def choose_display(*, as_events: bool, is_quiet: bool) -> Display:
    """The display that fits what was asked for and what stderr is."""
    if as_events:
        return EventLines()
    if is_quiet:
        return Silence()
    if not is_terminal(sys.stderr):
        return PlainLines()
    from restorer.cli.terminal.bars import Bars

    return Bars()
