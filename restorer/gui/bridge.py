"""Brings events from the engine process into Qt. No other module of the window talks to that process."""

from __future__ import annotations

import contextlib
import time
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from restorer.jobs.engine_process.client import EngineClient, OpenServices
    from restorer.jobs.engine_process.messages import Command, EngineEvent

_CRASHES_ALLOWED = 3
_WITHIN_S = 120.0


class EngineBridge(QObject):
    """Starts the engine process, keeps it alive, and emits its events on the main thread.

    The pipe's reader thread hands whole portions to one queued signal. A process that dies unasked is started again;
    one that dies three times within two minutes is left alone, and `gave_up` is emitted.

    Args:
        open_services: What the process opens; see `EngineClient`.
        warms_up: Whether the process loads torch before somebody needs it.
    """

    events_arrived = Signal(object)
    """A tuple of `EngineEvent`, on the main thread."""
    gave_up = Signal()
    _crossed = Signal(object)

    def __init__(self, open_services: OpenServices, parent: QObject | None = None, *, warms_up: bool = True) -> None:
        super().__init__(parent)
        self._open_services = open_services
        self._warms_up = warms_up
        self._process: EngineClient | None = None
        self._waiting: list[Command] = []
        self._crashes: deque[float] = deque(maxlen=_CRASHES_ALLOWED)
        self._is_closed = False
        self._crossed.connect(self._on_crossed, Qt.ConnectionType.QueuedConnection)

    @property
    def process_id(self) -> int | None:
        """The engine's process, or None while there is none."""
        return self._process.process_id if self._process is not None else None

    def start(self) -> None:
        """Start the process, unless it runs; commands given before are carried out when it is up."""
        if self._process is not None:
            return
        from restorer.jobs.engine_process.client import EngineClient
        from restorer.runtime.launch import usable_environment

        # One that crashes again and again may be the environment's fault: the last try is in the program's own Python.
        now = time.monotonic()
        is_last_try = sum(now - crash < _WITHIN_S for crash in self._crashes) >= _CRASHES_ALLOWED - 1
        environment = None if is_last_try else usable_environment()
        python = environment.python if environment is not None else None
        self._process = EngineClient(self._open_services, self._on_events, warms_up=self._warms_up, python=python)
        self._process.start()
        waiting, self._waiting = self._waiting, []
        for command in waiting:
            self._process.send(command)

    def send(self, command: Command) -> None:
        """Give a command; kept until the process is there."""
        if self._process is None or not self._process.send(command):
            self._waiting.append(command)

    def restart(self) -> None:
        """Restart the process, which is to run in another Python. What was in hand is done again."""
        from restorer.jobs.engine_process.messages import EngineLost

        if self._process is None or self._is_closed:
            return
        self._process.stop()
        self._process = None
        self._waiting.clear()
        self.events_arrived.emit((EngineLost(0),))
        self.start()

    def close(self, timeout_s: float = 5.0) -> None:
        """End the process: asked first, killed after `timeout_s`. What was in hand waits for the next start."""
        self._is_closed = True
        if self._process is not None:
            self._process.stop(timeout_s)
            self._process = None

    def _on_events(self, events: tuple[EngineEvent, ...]) -> None:
        """On the reader's thread."""
        with contextlib.suppress(RuntimeError):  # the window has gone in between
            self._crossed.emit(events)

    @Slot(object)
    def _on_crossed(self, events: tuple[EngineEvent, ...]) -> None:
        from restorer.jobs.engine_process.messages import EngineLost

        if self._is_closed:
            return
        is_lost = any(isinstance(event, EngineLost) for event in events)
        if is_lost and self._process is not None:
            self._process.stop(0)
            self._process = None
            # Commands to a dead engine have no meaning for the next one, which gets its own.
            self._waiting.clear()
        self.events_arrived.emit(events)
        if is_lost:
            self._restart()

    def _restart(self) -> None:
        now = time.monotonic()
        if len(self._crashes) == _CRASHES_ALLOWED and now - self._crashes[0] < _WITHIN_S:
            self.gave_up.emit()
            return
        self._crashes.append(now)
        self.start()
