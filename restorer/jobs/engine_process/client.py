"""The engine process: the window's side of it, and its own."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING

from restorer.jobs.engine_process.messages import Command, CommandFailed, EngineEvent, EngineLost, ShutDown
from restorer.jobs.engine_process.other_python import OtherPythonProcess

if TYPE_CHECKING:
    from restorer.jobs.engine_process.server import EngineServices

log = logging.getLogger(__name__)

OpenServices = Callable[[], "EngineServices"]
"""Opens what the engine works with, in its process; it must be picklable, and light to import."""

_MOST_PORTIONS = 50


class EngineClient:
    """A child process that owns queue, workers and torch. A crash of it costs this process nothing.

    Args:
        open_services: Called in the child.
        on_event: Called on the reader's thread with portions of events, in order. `EngineLost` comes last and only if
            the process went without having been asked to.
        warms_up: Whether the child loads torch and looks for devices before somebody needs them.
        python: Another interpreter to run it in, with packages of its own; None: this one.
    """

    def __init__(
        self,
        open_services: OpenServices,
        on_event: Callable[[tuple[EngineEvent, ...]], None],
        *,
        warms_up: bool = True,
        python: Path | None = None,
    ) -> None:
        self._on_event = on_event
        # Fork would take the window's threads and locks along in whatever state they are.
        context = multiprocessing.get_context("spawn")
        self._pipe, self._far_end = context.Pipe()
        self._process: BaseProcess | OtherPythonProcess
        self._first: tuple[OpenServices, bool] | None
        if python is not None:
            self._process = OtherPythonProcess(python, self._far_end)
            self._first = (open_services, warms_up)
        else:
            # A daemon goes with this process even where an error keeps `stop` from being called.
            self._process = context.Process(
                target=serve, args=(self._far_end, open_services, warms_up), name="restorer-engine", daemon=True
            )
            self._first = None
        self._is_over = False
        self._reader = threading.Thread(target=self._read, name="engine-reader", daemon=True)
        self._sending = threading.Lock()
        self._is_stopping = False

    @property
    def process_id(self) -> int | None:
        """Its number, once it was started."""
        return None if self._is_over else self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it runs."""
        return not self._is_over and self._process.is_alive()

    def start(self) -> None:
        """Start the process; returns at once."""
        self._process.start()
        if self._first is not None:
            self.send(self._first)
        # Ours must be closed, or the end of the child would never be read as the end of the pipe.
        self._far_end.close()
        self._reader.start()

    def send(self, command: Command | tuple[OpenServices, bool]) -> bool:
        """Give a command; False where the process has gone. From any thread."""
        try:
            with self._sending:
                self._pipe.send(command)
        except (OSError, ValueError):
            return False
        return True

    def stop(self, timeout_s: float = 5.0) -> None:
        """End the process: asked first, killed after `timeout_s`. Returns once process and reader have ended.

        More than once does no harm.
        """
        self._is_stopping = True
        if self._is_over:
            return
        if timeout_s > 0 and self.send(ShutDown()):
            self._process.join(timeout_s)
        if self._process.pid is not None:
            if self._process.is_alive():
                self._process.kill()
            self._process.join(5)
        if self._reader.is_alive() and self._reader is not threading.current_thread():
            self._reader.join(5)
        with contextlib.suppress(OSError):
            self._pipe.close()
        if not self._process.is_alive():
            self._is_over = True
            self._process.close()

    def _read(self) -> None:
        while True:
            try:
                events: list[EngineEvent] = list(self._pipe.recv())
                for _ in range(_MOST_PORTIONS):
                    if not self._pipe.poll():
                        break
                    events += self._pipe.recv()
            except (EOFError, OSError):
                break
            self._on_event(tuple(events))
        if not self._is_stopping:
            self._process.join(5)
            self._on_event((EngineLost(self._process.exitcode),))


def serve(pipe: Connection, open_services: OpenServices, warms_up: bool = True) -> None:
    """The child's main function: carries out commands until it is asked to end or the window has gone."""
    # Ctrl-C in a terminal reaches the whole group; the window decides what it means.
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    from restorer.errors import RestorerError
    from restorer.jobs.engine_process.event_sender import EventSender
    from restorer.jobs.engine_process.server import EngineServer

    sender = EventSender(pipe)
    try:
        server = EngineServer(open_services(), sender, warms_up=warms_up)
    except RestorerError as error:
        sender.put(CommandFailed(0, type(error).__name__, error.message, error.hint))
        _wait_for_end(pipe)
        sender.close()
        return
    try:
        while not isinstance(command := pipe.recv(), ShutDown):
            server.take(command)
    except (EOFError, OSError):
        log.info("The window has gone; the engine ends")
    finally:
        server.close()
        sender.close()


def _wait_for_end(pipe: Connection) -> None:
    """Stay for as long as the window does: an engine that went away would only be started again."""
    with contextlib.suppress(EOFError, OSError):
        while not isinstance(pipe.recv(), ShutDown):
            pass
