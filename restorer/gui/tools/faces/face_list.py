"""The faces side by side: each before and after, with a box to tick and what became of it in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from restorer.gui.tools.faces.face_rows import FaceRow
from restorer.gui.tools.picture_list import PictureList

PICTURE_PX = 64
"""The side of a picture, in logical pixels."""

_GAP_PX = 3
_TICKED = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked, None: Qt.CheckState.PartiallyChecked}


class FaceList(PictureList):
    """The faces; a tick has one restored."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QSize(2 * PICTURE_PX + _GAP_PX, PICTURE_PX), parent)
        self.setAccessibleName(self.tr("Faces"))

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
            self.set_count(len(rows))
            for number, (row, text, picture) in enumerate(zip(rows, words, pictures, strict=True)):
                self.show_picture(number, text, _TICKED[row.is_on], picture)
                item = self.item(number)
                item.setToolTip(text)
                face = self.tr("Face {number}: {words}").format(number=number + 1, words=text)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, face)
        self.choose(chosen)


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
