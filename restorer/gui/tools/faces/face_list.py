"""The faces side by side: each before and after, with a box to tick and what became of it in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from restorer.gui.tools.faces.face_rows import FaceRow

PICTURE_PX = 64
"""The side of a picture, in logical pixels."""

_GAP_PX = 3
_CARD = QSize(2 * PICTURE_PX + 44, PICTURE_PX + 46)
_TICKED = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked, None: Qt.CheckState.PartiallyChecked}
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class FaceList(QListWidget):
    """A row of faces that scrolls sideways. Space ticks, Delete removes."""

    selected = Signal(int)
    """The face of this number is in hand; -1 for none."""
    switched = Signal(int, bool)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Pictures")
        self.setAccessibleName(self.tr("Faces"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(2 * PICTURE_PX + _GAP_PX, PICTURE_PX))
        self.setGridSize(_CARD)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setViewportMargins(0, 4, 0, 0)
        self.setFixedHeight(_CARD.height() + 18)
        self.currentRowChanged.connect(self.selected)
        self.itemChanged.connect(self._on_item_changed)

    def show_faces(
        self, rows: Sequence[FaceRow], words: Sequence[str], pictures: Sequence[QPixmap], chosen: int | None
    ) -> None:
        """Show these.

        Args:
            rows: The faces.
            words: What became of each.
            pictures: Each before and after; see `pair_of`.
            chosen: The number of the one in hand.
        """
        with QSignalBlocker(self):
            while self.count() > len(rows):
                self.takeItem(self.count() - 1)
            while self.count() < len(rows):
                item = QListWidgetItem()
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
                self.addItem(item)
            for number, (row, text, picture) in enumerate(zip(rows, words, pictures, strict=True)):
                item = self.item(number)
                item.setText(text)
                item.setToolTip(text)
                item.setIcon(QIcon(picture))
                item.setCheckState(_TICKED[row.is_on])
                face = self.tr("Face {number}: {words}").format(number=number + 1, words=text)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, face)
            self.setCurrentRow(chosen if chosen is not None else -1)
        if chosen is not None:
            self.scrollToItem(self.item(chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete is the face's."""
        if event.key() in _DELETE and self.currentRow() >= 0:
            self.removed.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        # What a click on a half-ticked box means is the same as on an empty one.
        self.switched.emit(self.row(item), item.checkState() != Qt.CheckState.Unchecked)


def pair_of(before: QImage | None, after: QImage | None, ratio: float, *, is_current: bool) -> QPixmap:
    """Two pictures side by side; grey where one is not there, and pale where it is out of date."""
    side = round(PICTURE_PX * ratio)
    gap = round(_GAP_PX * ratio)
    pixmap = QPixmap(2 * side + gap, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number, image in enumerate((before, after)):
        place = QRect(number * (side + gap), 0, side, side)
        if image is None:
            painter.fillRect(place, QColor(128, 128, 128, 70))
            continue
        painter.setOpacity(1.0 if number == 0 or is_current else 0.45)
        painter.drawImage(place, image)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
