"""What the engine process has to say, sent in portions."""

from __future__ import annotations

import logging
import threading
import time
from multiprocessing.connection import Connection

from restorer.jobs.engine_process.messages import EngineEvent
from restorer.jobs.events import Event, JobProgressed

log = logging.getLogger(__name__)

_GATHER_S = 0.03
_MOST = 2000


class EventSender:
    """Sends events through a pipe from a thread of its own, many at once, in the order in which they were put.

    A progress replaces an earlier one of the same job while nothing else of that job lies between: a window that is
    busy for a second gets one, not a hundred. Thread-safe.
    """

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._changed = threading.Condition()
        self._events: list[EngineEvent] = []
        self._last: dict[int, int] = {}
        self._is_closed = False
        self._thread = threading.Thread(target=self._send, name="outbox", daemon=True)
        self._thread.start()

    def put(self, event: EngineEvent) -> None:
        """Send this soon."""
        with self._changed:
            job = event.job if isinstance(event, Event) else None
            at = self._last.get(job) if job is not None else None
            if at is not None and isinstance(event, JobProgressed) and isinstance(self._events[at], JobProgressed):
                self._events[at] = event
                return
            if job is not None:
                self._last[job] = len(self._events)
            self._events.append(event)
            self._changed.notify()

    def close(self, timeout_s: float = 2.0) -> None:
        """Send what is left and stop."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        self._thread.join(timeout_s)

    def _send(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._events or self._is_closed)
                if not self._events:
                    return
            if not self._is_closed:
                time.sleep(_GATHER_S)  # others of the same moment come along
            with self._changed:
                events, self._events = self._events, []
                self._last.clear()
            try:
                for first in range(0, len(events), _MOST):
                    self._pipe.send(tuple(events[first : first + _MOST]))
            except (OSError, ValueError):
                log.info("The window has gone; %d events had no hearer", len(events))
                return
