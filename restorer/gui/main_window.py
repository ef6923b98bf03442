"""The main window: painted empty at once, filled with its content after the first paint."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QToolBar, QToolButton, QVBoxLayout, QWidget

from restorer.gui.actions import Actions
from restorer.gui.icons import application_icon
from restorer.gui.screen_room import on_screen
from restorer.gui.widgets.drop_highlight import DropHighlight
from restorer.gui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from restorer.gui.main_view import MainView
    from restorer.gui.theme import Theme
    from restorer.gui.widgets.guide_pane import GuidePane


USUAL = QSize(1280, 820)
LEAST = QSize(640, 420)
"""The least size at which everything can be reached: half of 1280 x 840, for screens at 200 %."""


_MANY = 500


def paths_in(data: QMimeData) -> list[str]:
    """The local files and folders among what is dragged."""
    return list(filter(None, map(QUrl.toLocalFile, data.urls()))) if data.hasUrls() else []


def count_in(data: QMimeData) -> int:
    """How many there are, as far as that is quick: of more than a few hundred none is looked at but the first."""
    urls = data.urls() if data.hasUrls() else []
    if len(urls) > _MANY:
        return len(urls) if urls[0].isLocalFile() else 0
    return sum(map(QUrl.isLocalFile, urls))


class MainWindow(QMainWindow):
    """Menus, the empty state, and dropping anywhere. What needs more comes with `set_content`.

    Args:
        theme: Dresses the application.
        expects_photos: Whether photos are on their way: an empty page is shown instead of where to drop some.
    """

    first_painted = Signal()
    """The window was painted for the first time."""
    paths_dropped = Signal(list)
    sample_wanted = Signal()
    close_wanted = Signal()
    """The window is about to close and waits for `let_close`."""

    def __init__(self, theme: Theme, *, expects_photos: bool = False) -> None:
        super().__init__()
        self.theme = theme
        self._has_painted = False
        self._may_close = False
        self._is_closing = False
        self._main_view: MainView | None = None
        self._guide: GuidePane | None = None
        self.setWindowTitle("Restorer")
        self.setWindowIcon(application_icon())
        self.setAccessibleName("Restorer")
        self.setAcceptDrops(True)
        self.setUnifiedTitleAndToolBarOnMac(True)
        self.setMinimumSize(LEAST)
        self.resize(self._first_size())
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
        if expects_photos:
            self.stack.setCurrentIndex(self.stack.addWidget(QWidget()))
        self._expects_photos = expects_photos
        central = QWidget()
        self._column = QVBoxLayout(central)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self.stack, 1)
        self._column.addLayout(self._row, 1)
        self.setCentralWidget(central)
        self._highlight = DropHighlight(self)
        # No button is framed before somebody uses the keyboard.
        self.stack.setFocus()
        self.empty.photos_wanted.connect(self.actions_.add_photos.trigger)
        self.empty.folder_wanted.connect(self.actions_.add_folder.trigger)
        self.empty.sample_wanted.connect(self.sample_wanted)
        self.actions_.quit.triggered.connect(self.close)
        self.actions_.guide.toggled.connect(self.show_guide)
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
        # Above whichever page is shown: what was refused at the door is said where the door is.
        self._column.insertWidget(0, main_view.notice)
        main_view.session.nothing_arrived.connect(self.expect_nothing)
        main_view.session.library.counts_changed.connect(self._choose_page)
        self._choose_page()

    def show_guide(self, is_shown: bool) -> None:
        """Show the guide at the side, on whichever page, or take it away."""
        if is_shown and self._guide is None:
            from restorer.gui.language import spoken_language
            from restorer.gui.widgets.guide_pane import GuidePane

            self._guide = GuidePane(spoken_language())
            self._guide.closed.connect(lambda: self.actions_.guide.setChecked(False))
            self._row.addWidget(self._guide)
        if self._guide is not None:
            self._guide.setVisible(is_shown)
            page = self._main_view.strip if self._main_view is not None else self.stack
            (self._guide.text if is_shown else page).setFocus()
            self._make_room()

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
        count = count_in(event.mimeData()) if event.source() is None else 0
        if count:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._show_target(count)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Keep saying that they are welcome, and that the originals stay where they are."""
        if event.source() is None and event.mimeData().hasUrls():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went away."""
        self._show_target(0)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand over what was dropped."""
        self._show_target(0)
        paths = paths_in(event.mimeData())
        if event.source() is None and paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.paths_dropped.emit(paths)

    def _show_target(self, count: int) -> None:
        """Show that so many files may be let go here; 0: no longer."""
        is_empty = self.stack.currentWidget() is self.empty
        self.empty.set_target(count > 0 and is_empty)
        self._highlight.show_count(0 if is_empty else count)

    # -- the rest

    def paintEvent(self, event: QPaintEvent) -> None:
        """Report the first paint, once it is done."""
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
        """On the full screen is the photo alone, however the window came there."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self._main_view is not None:
            is_alone = self.isFullScreen()
            self.actions_.full_screen.setChecked(is_alone)
            self._main_view.show_photo_alone(is_alone)
            self.menuBar().setVisible(not is_alone)
            self.tools.setVisible(not is_alone and self.stack.currentWidget() is self._main_view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up words in the tool bar where there is no room for them: no button may be pushed out of it."""
        super().resizeEvent(event)
        self._fit_tools()
        self._make_room()

    def _make_room(self) -> None:
        """Let the recipe give way to the guide where both beside the photo would cover it."""
        if self._main_view is not None and self._guide is not None and not self.isFullScreen():
            room = self.width() - (0 if self._guide.isHidden() else self._guide.width())
            is_wanted = self.actions_.panel.isChecked()
            self._main_view.panel.setVisible(is_wanted and room >= self._main_view.least_width)

    def _fit_tools(self) -> None:
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        labelled = [self.tools.widgetForAction(action) for action in self.actions_.labelled]
        buttons = [button for button in labelled if isinstance(button, QToolButton)]
        short = 0
        for button in buttons:
            button.setToolButtonStyle(beside)
        while short < len(buttons) and self.tools.sizeHint().width() > self.width():
            buttons[short].setToolButtonStyle(alone)
            short += 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the full screen, where nothing else had a use for it."""
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.showNormal()
        else:
            super().keyPressEvent(event)

    def _on_full_screen(self, is_full: bool) -> None:
        self.showFullScreen() if is_full else self.showNormal()

    def _choose_page(self) -> None:
        if self._main_view is None:
            return
        has_photos = self._main_view.session.library.rowCount() > 0
        if self._expects_photos and not has_photos:
            return
        self._expects_photos = False
        page: QWidget = self._main_view if has_photos else self.empty
        if self.stack.currentWidget() is not page:
            self.stack.setCurrentWidget(page)
            self.tools.setVisible(has_photos)
            self._fit_tools()
            if has_photos:
                self._main_view.strip.setFocus()

    def expect_nothing(self) -> None:
        """No photos are on their way: show where to drop some, unless there are some."""
        self._expects_photos = False
        self._choose_page()

    def _first_size(self) -> QSize:
        """The usual size, or what the screen has room for beside its own bars and the window's frame."""
        return on_screen(self, USUAL).expandedTo(LEAST)

    def choose_paths(self, paths: Sequence[str]) -> None:
        """Files came from outside: a second start, or the system's "open with"."""
        if paths:
            self.paths_dropped.emit(list(paths))
        self.bring_to_front()
