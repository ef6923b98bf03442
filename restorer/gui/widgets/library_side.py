"""The side panel with the photos: search, filter and order above the list."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from restorer.gui.icons import icon
from restorer.gui.viewmodels.library import LibraryModel
from restorer.gui.viewmodels.library_filter import Shown
from restorer.gui.widgets.field_editor import CalmComboBox
from restorer.gui.widgets.library_strip import LibraryStrip

_TYPING_MS = 150
_LEAST_FOR_HEAD_PX = 150


class LibrarySide(QWidget):
    """The strip and what narrows it down.

    Args:
        library: The photos.
        strip: The list itself.
    """

    sort_wanted = Signal(str)
    """`name`, `folder`, `date` or `state`."""

    def __init__(self, library: LibraryModel, strip: LibraryStrip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("StripSide")
        self._library, self.strip = library, strip
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search for photos by name"))
        self.search.setClearButtonEnabled(True)
        for button in self.search.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Clear the search"))
        self.search.setAcceptDrops(False)
        self.shown = CalmComboBox()
        self.shown.setAccessibleName(self.tr("Which photos are shown"))
        for kind, words in self._kinds().items():
            self.shown.addItem(words, kind)
        self._head = QWidget()
        column = QVBoxLayout(self._head)
        column.setContentsMargins(8, 8, 8, 6)
        column.setSpacing(6)
        column.addWidget(self.search)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.shown, 1)
        row.addWidget(self._make_order())
        column.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head)
        outer.addWidget(strip, 1)
        self.setMinimumWidth(strip.minimumWidth())
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(lambda: strip.filter.search(self.search.text()))
        self.search.textChanged.connect(lambda: self._typing.start())
        self.shown.activated.connect(lambda: strip.filter.show_only(self.shown.currentData()))
        strip.filter_wanted.connect(self.show_all)

    def show_all(self) -> None:
        """Take the search and the filter away."""
        self._typing.stop()
        self.search.clear()
        self._typing.stop()
        self.shown.setCurrentIndex(0)
        self.strip.filter.search("")
        self.strip.filter.show_only(Shown.ALL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room for the pictures alone there is none for words."""
        super().resizeEvent(event)
        self._head.setVisible(self.width() >= _LEAST_FOR_HEAD_PX)

    def _kinds(self) -> dict[Shown, str]:
        return {
            Shown.ALL: self.tr("All photos"),
            Shown.TO_DO: self.tr("To do"),
            Shown.DONE: self.tr("Restored"),
            Shown.FAILED: self.tr("Failed"),
            Shown.BY_HAND: self.tr("Changed by hand"),
            Shown.KEPT: self.tr("Kept"),
            Shown.REJECTED: self.tr("Rejected"),
        }

    def _make_order(self) -> QToolButton:
        self.order = QToolButton()
        self.order.setIcon(icon("sort"))
        self.order.setIconSize(QSize(18, 18))
        self.order.setAccessibleName(self.tr("Sort the list"))
        self.order.setToolTip(self.order.accessibleName())
        self.order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.order)
        menu.setAccessibleName(self.order.accessibleName())
        for kind, words in (
            ("name", self.tr("By name")),
            ("folder", self.tr("By folder and name")),
            ("date", self.tr("By date of the file")),
            ("state", self.tr("What is still to do first")),
        ):
            menu.addAction(words).triggered.connect(lambda _=False, kind=kind: self.sort_wanted.emit(kind))
        self.order.setMenu(menu)
        return self.order
