"""The window: a frame that paints at once, furnished with everything else after the first paint."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QToolBar, QWidget

from restorer.gui.actions import Actions
from restorer.gui.icons import application_icon
from restorer.gui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from restorer.gui.main_view import MainView
    from restorer.gui.theme import Theme


def paths_in(data: QMimeData) -> list[str]:
    """The local files and folders among what is dragged."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []


class MainWindow(QMainWindow):
    """Menus, the empty state, and dropping anywhere. What needs more comes with `set_content`.

    Args:
        theme: Dresses the application.
    """

    first_painted = Signal()
    """The window was painted for the first time."""
    paths_dropped = Signal(list)
    sample_wanted = Signal()
    close_wanted = Signal()
    """The window shall close and was not told yet that it may; see `let_close`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._has_painted = False
        self._may_close = False
        self._is_closing = False
        self._main_view: MainView | None = None
        self.setWindowTitle("Restorer")
        self.setWindowIcon(application_icon())
        self.setAccessibleName("Restorer")
        self.setAcceptDrops(True)
        self.setUnifiedTitleAndToolBarOnMac(True)
        self.setMinimumSize(820, 560)
        self.resize(1280, 820)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.actions_ = Actions(self)
        self.actions_.fill_menus(self.menuBar())
        self.tools = QToolBar(self.tr("Tools"))
        self.tools.setAccessibleName(self.tr("Tools"))
        self.tools.setMovable(False)
        self.tools.setIconSize(QSize(20, 20))
        self.addToolBar(self.tools)
        self.tools.hide()
        self.empty = EmptyState()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.setCentralWidget(self.stack)
        # No button is framed before somebody uses the keyboard.
        self.stack.setFocus()
        self.empty.photos_wanted.connect(self.actions_.add_photos.trigger)
        self.empty.folder_wanted.connect(self.actions_.add_folder.trigger)
        self.empty.sample_wanted.connect(self.sample_wanted)
        self.actions_.quit.triggered.connect(self.close)
        self.actions_.full_screen.triggered.connect(self._on_full_screen)

    @property
    def main_view(self) -> MainView | None:
        """What the window was furnished with; None before."""
        return self._main_view

    def set_content(self, main_view: MainView) -> None:
        """Take in the widgets that work on photos; they are shown as soon as there is one."""
        self._main_view = main_view
        self.actions_.fill_tools(self.tools)
        self.stack.addWidget(main_view)
        main_view.session.library.counts_changed.connect(self._choose_page)
        self._choose_page()

    def let_close(self) -> None:
        """Close, whatever is in hand."""
        self._may_close = True
        if not self._is_closing:
            self.close()

    def bring_to_front(self) -> None:
        """Show the window, wherever it was."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # -- dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders, wherever in the window they come in."""
        if event.source() is None and paths_in(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.empty.set_target(True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Keep saying that they are welcome, and that the originals stay where they are."""
        if event.source() is None and event.mimeData().hasUrls():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went away."""
        self.empty.set_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand over what was dropped."""
        self.empty.set_target(False)
        paths = paths_in(event.mimeData())
        if event.source() is None and paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.paths_dropped.emit(paths)

    # -- the rest

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint, once it is done."""
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when it was settled that nothing is lost by it."""
        if not self._may_close and self._main_view is not None:
            self._is_closing = True
            self.close_wanted.emit()
            self._is_closing = False
        if self._may_close or self._main_view is None:
            event.accept()
            super().closeEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """The full-screen mark follows the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.actions_.full_screen.setChecked(self.isFullScreen())

    def _on_full_screen(self, is_full: bool) -> None:
        self.showFullScreen() if is_full else self.showNormal()

    def _choose_page(self) -> None:
        if self._main_view is None:
            return
        has_photos = self._main_view.session.library.rowCount() > 0
        page: QWidget = self._main_view if has_photos else self.empty
        if self.stack.currentWidget() is not page:
            self.stack.setCurrentWidget(page)
            self.tools.setVisible(has_photos)
            if has_photos:
                self._main_view.strip.setFocus()

    def choose_paths(self, paths: Sequence[str]) -> None:
        """Files came from outside: a second start, or the system's "open with"."""
        if paths:
            self.paths_dropped.emit(list(paths))
        self.bring_to_front()
