"""The list of photos, as a vertical strip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from restorer.gui.colors import Colors
from restorer.gui.viewmodels.library import ITEM_ROLE, LibraryModel
from restorer.gui.viewmodels.library_filter import LibraryFilter
from restorer.gui.widgets.item_delegate import ItemDelegate, Thumbnail, paint_words_alone

_TICK_MS = 1000
_LEAST_WIDTH = 84
"""The pictures alone, and the scroll bar."""

_MOST_SCROLLS = 400
"""Passes of the event loop that are waited for a row to be laid out: a hundred rows come with each."""

_Index = QModelIndex | QPersistentModelIndex


class LibraryStrip(QListView):
    """A list that lays out and paints only what is in sight.

    Args:
        library: The photos.
        thumbnail: Asked for what is painted.
        colors: The theme's colours as they are now.
    """

    photo_chosen = Signal(str)
    """Asks to bring this photo into view; empty for none."""
    selection_altered = Signal()
    menu_wanted = Signal(QPoint)
    """A context menu at this place of the screen."""
    filter_wanted = Signal()
    """Asks to clear the filter, which hides a photo that is to be in view."""
    order_wanted = Signal(list, int)
    """Asks to move these paths in front of this row."""

    def __init__(
        self,
        library: LibraryModel,
        thumbnail: Thumbnail,
        colors: Callable[[], Colors],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._colors = library, colors
        self.filter = LibraryFilter(library, self)
        self.setModel(self.filter)
        self.setItemDelegate(ItemDelegate(thumbnail, colors, self))
        self.setAccessibleName(self.tr("Photos"))
        # Measured: ten thousand rows take 478 ms without these two and 8 ms with them.
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setMouseTracking(True)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.verticalScrollBar().setSingleStep(24)
        # "2 minutes left" grows old by itself.
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._repaint_running)
        # Rows that are not laid out yet cannot be scrolled to: that goes on in portions after they came.
        self._scroll, self._scrolls_left = QTimer(self, interval=0), 0
        self._scroll.timeout.connect(self._scroll_to_current)
        library.counts_changed.connect(self._on_counts_changed)
        self.filter.rowsRemoved.connect(self._select_current)

    @property
    def selected(self) -> list[str]:
        """The paths that are selected, in the list's order."""
        indexes = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
        return [index.data(ITEM_ROLE).path for index in indexes]

    @property
    def current(self) -> str:
        """The path in view; empty for none."""
        index = self.currentIndex()
        return index.data(ITEM_ROLE).path if index.isValid() else ""

    def choose(self, path: str) -> None:
        """Select this photo, bring it into view and scroll to it; one that the filter hides makes it give way."""
        if self._library.row_of(path) >= 0:
            if not self.filter.index_of(path).isValid():
                self.filter_wanted.emit()
            self.setCurrentIndex(self.filter.index_of(path))
            self._scrolls_left = _MOST_SCROLLS
            self._scroll.start()

    def refresh(self, path: str) -> None:
        """Paint a photo again: its thumbnail has come."""
        index = self.filter.index_of(path)
        if index.isValid():
            self.update(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The photos; where search and filter hide them all, words that say so."""
        super().paintEvent(event)
        if self.filter.hides_all:
            paint_words_alone(self, self.tr("No photo fits."), self._colors())

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Report which photo is to be in view."""
        super().currentChanged(current, previous)
        self.photo_chosen.emit(current.data(ITEM_ROLE).path if current.isValid() else "")

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Report that actions have other photos to work on."""
        super().selectionChanged(selected, deselected)
        self.selection_altered.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu on what is selected."""
        index = self.indexAt(event.pos())
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if self.selected:
            self.menu_wanted.emit(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Rows may be moved inside; files from outside are the window's business."""
        if event.source() is self:
            super().dragEnterEvent(event)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """As when they came in."""
        if event.source() is self:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Move the dragged rows to where they were dropped."""
        if event.source() is not self:
            event.ignore()
            return
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        row = self.filter.mapToSource(index).row() if index.isValid() else self._library.rowCount()
        if index.isValid() and spot.y() > self.visualRect(index).center().y():
            row += 1
        self.order_wanted.emit(self.selected, row)
        # The model has moved them itself; the view must not remove anything.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def _select_current(self) -> None:
        """What takes the place of photos that went is selected, too, as it comes into view."""
        index = self.currentIndex()
        if index.isValid() and not self.selectionModel().hasSelection():
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _scroll_to_current(self) -> None:
        index = self.currentIndex()
        self._scrolls_left -= 1
        if index.isValid() and self.visualRect(index).height() > 0:
            self.scrollTo(index)
        place = self.visualRect(index)
        is_in_sight = place.height() > 0 and place.top() >= 0 and place.bottom() <= self.viewport().height()
        if not index.isValid() or self._scrolls_left <= 0 or is_in_sight:
            self._scroll.stop()

    def _on_counts_changed(self) -> None:
        is_busy = bool(self._library.running)
        if is_busy and not self._tick.isActive():
            self._tick.start()
        elif not is_busy:
            self._tick.stop()

    def _repaint_running(self) -> None:
        for item in self._library.running:
            self.refresh(item.path)
