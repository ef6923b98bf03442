"""The window's entry point."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from restorer.errors import StoreError
from restorer.gui.language import install_language
from restorer.gui.main_window import MainWindow
from restorer.gui.theme import Theme
from restorer.store.folders import Folders
from restorer.store.settings import Settings, load_settings

if TYPE_CHECKING:
    from restorer.gui.app_controller import AppController
    from restorer.gui.single_instance import SingleInstance


SWITCH_INTERVAL_S = 0.001


class Application(QApplication):
    """Qt's application, which hears the system's "open with" (macOS sends it as an event)."""

    file_wanted = Signal(str)

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.setApplicationName("Restorer")
        self.setApplicationDisplayName("Restorer")
        # The name of the desktop file that the packages bring: it is how Wayland finds the window's icon.
        self.setDesktopFileName("io.github.restorer_app.Restorer")

    def event(self, event: QEvent) -> bool:
        """Take files that the system hands over."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_wanted.emit(event.file())
            return True
        return super().event(event)


class _Start(QObject):
    """The steps of a start: the frame is painted first, and all that is heavy comes afterwards.

    Args:
        app: The application.
        folders: Where everything lies.
        settings: As they were loaded.
        paths: The photos to open.
    """

    _uncaught = Signal(object)

    def __init__(self, app: Application, folders: Folders, settings: Settings, paths: list[str]) -> None:
        super().__init__(app)
        # Each call into Qt gives the interpreter's lock away and waits for it again: behind a busy thread (one that
        # searches folders, or reads thumbnails) that is an interval each time, and twenty of 5 ms are a stall.
        sys.setswitchinterval(SWITCH_INTERVAL_S)
        self._folders, self._settings, self._paths = folders, settings, paths
        self._hand_over: SingleInstance | None = None
        self.controller: AppController | None = None
        self.is_restarting = False
        expects_photos = bool(paths) or _is_filled(folders.photo_list)
        self.window = MainWindow(Theme(app, settings.theme), expects_photos=expects_photos)
        self.window.first_painted.connect(self._set_content)
        self._uncaught.connect(self._show)
        app.file_wanted.connect(lambda path: self._take([path]))
        self.window.show()

    def listen(self, name: str) -> None:
        """Take the files of second starts."""
        from restorer.gui.single_instance import SingleInstance

        self._hand_over = SingleInstance(name, self)
        self._hand_over.arrived.connect(self._take)

    def close(self) -> None:
        """End what was begun."""
        if self._hand_over is not None:
            self._hand_over.close()
        if self.controller is not None:
            self.controller.close()

    def _set_content(self) -> None:
        from restorer.app import open_services
        from restorer.gui.app_controller import AppController
        from restorer.gui.bridge import EngineBridge

        bridge = EngineBridge(partial(open_services), self)
        # The other process begins to import while this one makes its widgets; what it says waits for the event loop.
        bridge.start()
        self.controller = AppController(self.window, bridge, self._folders, self._settings)
        self.controller.restart_wanted.connect(self._restart)
        sys.excepthook = self._on_uncaught
        # What was made so far stays till the end: looking through it again and again would only cost frames.
        gc.freeze()
        QTimer.singleShot(0, lambda: self.controller.start(self._paths) if self.controller is not None else None)

    def _restart(self) -> None:
        """Close the window, to open it anew with what can only be set before there is one.

        Nobody is asked: what is in hand goes on as soon as it is open.
        """
        self.is_restarting = True
        self.window.let_close()

    def _take(self, paths: list[str]) -> None:
        if self.controller is None:
            self._paths += paths
        else:
            self.window.choose_paths(paths)

    def _on_uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A mistake of ours in a slot: shown like any other error, and written where a terminal shows it.

        It may be in a thread of a pool, where a dialog would hear no clicks: so it is shown by the main thread.
        """
        sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            self._uncaught.emit(error)

    def _show(self, error: BaseException) -> None:
        if self.controller is not None:
            self.controller.show_error(error)


def _is_filled(path: Path) -> bool:
    """Whether a file holds anything; asked before the first paint, so not by opening it."""
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def main(paths: Sequence[str] = ()) -> int:
    """Open the window with these photos and folders; returns the exit code.

    Where a window of this user is open already, the paths are handed over to it.
    """
    given = [os.path.abspath(path) for path in paths]  # noqa: PTH100 - links keep their names
    app = Application(sys.argv[:1])
    try:
        folders = Folders.default().ready()
        settings = load_settings(folders.settings_file)
    except StoreError as error:
        install_language(app, "")
        return _refuse(error)
    from restorer.gui.single_instance import hand_over, server_name

    name = server_name(str(folders.data))
    if hand_over(name, given):
        return 0
    _hear_signals(app)
    while True:
        install_language(app, settings.language)
        start = _Start(app, folders, settings, given)
        start.listen(name)
        code = app.exec()
        start.window.hide()
        start.close()
        if not start.is_restarting:
            return code
        start.window.deleteLater()
        start.deleteLater()
        settings, given = load_settings(folders.settings_file), []


def _refuse(error: StoreError) -> int:
    """Without its folders nothing works: say so in a window of its own, since nobody may see a terminal."""
    from PySide6.QtWidgets import QMessageBox

    from restorer.gui.viewmodels.translation import translated

    print(f"{error.message} {error.hint}", file=sys.stderr)
    if QApplication.platformName() not in ("offscreen", "minimal"):
        QMessageBox.critical(None, "Restorer", f"{translated(error.message)}\n\n{translated(error.hint)}")
    return 1


def _hear_signals(app: QApplication) -> None:
    """Ctrl-C and a polite kill close the window properly, without a question that nobody may be there to answer.

    Python hears them only when it runs.
    """
    import signal

    for number in (signal.SIGINT, signal.SIGTERM):
        # Not `quit`, which asks the window first, and the window would ask the person.
        signal.signal(number, lambda *_: app.exit())
    tick = QTimer(app)
    tick.setInterval(500)
    tick.timeout.connect(lambda: None)
    tick.start()
