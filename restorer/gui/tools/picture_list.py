"""A row of small pictures that scrolls sideways, each with a box to tick and words below."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

_BOX_PX, _WORDS_PX, _FEW_WORDS_PX = 44, 46, 36
_SMALLER = 0.7
_STATE, _WORDS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class PictureList(QListWidget):
    """Arrows go from one to the next, Space ticks, Delete removes.

    Args:
        picture: The size of a picture, in logical pixels.
    """

    selected = Signal(int)
    """The picture of this number is in hand; -1 for none."""
    ticked = Signal(int, bool)
    removed = Signal(int)
    renamed = Signal(int, str)
    """The words below this picture were changed to these."""

    def __init__(self, picture: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Pictures")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setViewportMargins(0, 4, 0, 0)
        self._picture = picture
        self._lay_out(is_compact=False)
        # A press must not move what it is about to tick.
        self.setAutoScroll(False)
        self.currentRowChanged.connect(self.selected)
        self.itemChanged.connect(self._on_item_changed)

    def set_compact(self, is_compact: bool) -> None:
        """Take less height, where there is little of it: smaller pictures, and two close lines of words."""
        if is_compact != (self.iconSize() != self._picture):
            self._lay_out(is_compact=is_compact)

    def set_count(self, count: int) -> None:
        """Have so many pictures; those that are there stay."""
        while self.count() > count:
            self.takeItem(self.count() - 1)
        while self.count() < count:
            item = QListWidgetItem()
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            # Pictures come later than their places.
            item.setSizeHint(self.gridSize())
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            self.addItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete is the picture's."""
        if event.key() in _DELETE and self.currentRow() >= 0:
            self.removed.emit(self.currentRow())
        else:
            super().keyPressEvent(event)
            self.scrollToItem(self.currentItem())

    def is_naming(self, number: int) -> bool:
        """Whether somebody is changing its words just now, and would lose what was typed by any change."""
        return self.state() == QAbstractItemView.State.EditingState and number == self.currentRow()

    def choose(self, number: int | None) -> None:
        """Take a picture in hand, without telling, and bring it into view."""
        before = self.currentRow()
        with QSignalBlocker(self):
            self.setCurrentRow(number if number is not None else -1)
        if number is not None and number != before:
            self.scrollToItem(self.item(number))

    def show_picture(self, number: int, words: str, state: Qt.CheckState, pixmap: QPixmap | None) -> None:
        """Show a picture with its words and its tick, without telling."""
        item = self.item(number)
        with QSignalBlocker(self):
            item.setText(words)
            item.setCheckState(state)
            item.setData(_WORDS, words)
            item.setData(_STATE, state)
            if pixmap is not None:
                picture = QIcon(pixmap)
                # The one in hand is looked at most closely: it is not tinted.
                picture.addPixmap(pixmap, QIcon.Mode.Selected)
                item.setIcon(picture)

    def _lay_out(self, *, is_compact: bool) -> None:
        picture = self._picture * _SMALLER if is_compact else self._picture
        card = QSize(picture.width() + _BOX_PX, picture.height() + (_FEW_WORDS_PX if is_compact else _WORDS_PX))
        self.setIconSize(picture)
        self.setGridSize(card)
        self.setFixedHeight(card.height() + 18)
        for number in range(self.count()):
            self.item(number).setSizeHint(card)

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        # What a click on a half-ticked box means is the same as on an empty one.
        if item.checkState() != item.data(_STATE):
            item.setData(_STATE, item.checkState())
            self.ticked.emit(self.row(item), item.checkState() != Qt.CheckState.Unchecked)
        elif item.text() != item.data(_WORDS):
            self.renamed.emit(self.row(item), item.text())
