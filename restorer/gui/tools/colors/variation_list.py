"""Versions of the photo side by side, small; the one in hand is chosen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from restorer.gui.icons import plain_icon
from restorer.gui.tools.colors.variation_model import Variation
from restorer.gui.viewer.pixels.pixel_converter import PhotoConverter

PICTURE = QSize(100, 76)
_CARD = QSize(113, 104)


class VariationList(QListWidget):
    """A row that scrolls sideways where there is too little room. Arrow keys go from one to the next."""

    chosen = Signal(int)
    """The version of this place in the row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Pictures")
        self.setAccessibleName(self.tr("Versions"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setIconSize(PICTURE)
        self.setGridSize(_CARD)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setViewportMargins(0, 4, 0, 0)
        self.setFixedHeight(_CARD.height() + 18)
        self.currentRowChanged.connect(lambda row: self.chosen.emit(row) if row >= 0 else None)

    def show_versions(self, versions: Sequence[Variation], pictures: Sequence[QPixmap], chosen: int | None) -> None:
        """Show these.

        Args:
            versions: One for each place.
            pictures: Theirs; see `picture_of`.
            chosen: The place of the one that is chosen; None where it is not among them.
        """
        with QSignalBlocker(self):
            while self.count() < len(versions):
                item = QListWidgetItem()
                item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
                self.addItem(item)
            for number, (version, picture) in enumerate(zip(versions, pictures, strict=True)):
                item = self.item(number)
                words = self.tr("Version {number}").format(number=version.seed)
                item.setText(words if version.seed else self.tr("Likeliest"))
                item.setIcon(plain_icon(picture))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text())
            self.setCurrentRow(chosen if chosen is not None else -1)
        if chosen is not None:
            self.scrollToItem(self.item(chosen))


def picture_of(version: Variation, ratio: float) -> QPixmap:
    """A version's picture in sRGB, or grey while it is not there.

    Args:
        version: What is shown.
        ratio: Pixels of the screen for a logical one.
    """
    size = PICTURE * ratio
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if version.pixels is None:
        painter.fillRect(pixmap.rect(), QColor(128, 128, 128, 70))
    else:
        image = _image(version)
        fits = image.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (size.width() - fits.width()) // 2, (size.height() - fits.height()) // 2
        painter.drawImage(QRect(left, top, fits.width(), fits.height()), image)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _image(version: Variation) -> QImage:
    pixels = version.pixels
    assert pixels is not None
    eight = (pixels >> 8).astype(np.uint8) if pixels.dtype == np.uint16 else pixels
    return PhotoConverter(version.icc).paint(np.ascontiguousarray(eight, np.uint8)).copy()
