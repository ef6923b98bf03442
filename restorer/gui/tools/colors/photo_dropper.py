"""A colour picker that shows another photo: a click takes the colour there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from restorer.gui.viewer.thumbnails import ThumbnailStore

SIDE_PX = 1024
"""So large is the photo read: a place of it is a few pixels wide on the screen at most."""

_REACH = 2
"""The colour is the mean of 5 x 5 pixels, so that grain does not decide it."""


def mean_color(image: QImage, x: int, y: int) -> str:
    """The mean colour around a pixel, as `#rrggbb`."""
    around = QRect(x - _REACH, y - _REACH, 2 * _REACH + 1, 2 * _REACH + 1).intersected(image.rect())
    pixels = [
        image.pixelColor(column, row)
        for row in range(around.top(), around.bottom() + 1)
        for column in range(around.left(), around.right() + 1)
    ]
    count = max(1, len(pixels))
    parts = (sum(color.red() for color in pixels), sum(color.green() for color in pixels))
    return QColor(parts[0] // count, parts[1] // count, sum(color.blue() for color in pixels) // count).name()


class _Picture(QWidget):
    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(320, 240)

    def set_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(720, 520)

    def place(self) -> QRect:
        if self._image is None:
            return QRect()
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(QPoint((self.width() - size.width()) // 2, (self.height() - size.height()) // 2), size)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.place(), self._image)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place, image, at = self.place(), self._image, event.position().toPoint()
        if image is not None and place.contains(at):
            x = (at.x() - place.left()) * image.width() // place.width()
            y = (at.y() - place.top()) * image.height() // place.height()
            self.picked.emit(mean_color(image, x, y))


class PhotoDropper(QDialog):
    """Shows a photo; a click in it gives its colour there, and closes.

    Args:
        path: The photo's file.
        thumbnails: Who reads it, off the main thread.
    """

    picked = Signal(str)

    def __init__(self, path: str, thumbnails: ThumbnailStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Colour from another photo"))
        self.setAccessibleName(self.windowTitle())
        self._path, self._thumbnails = path, thumbnails
        self.words = QLabel(self.tr("Opening …"))
        self.picture = _Picture()
        column = QVBoxLayout(self)
        column.addWidget(self.words)
        column.addWidget(self.picture, 1)
        self.picture.picked.connect(self._on_picked)
        thumbnails.thumbnail_ready.connect(self._on_ready)
        self._on_ready(path)

    def _on_ready(self, path: str) -> None:
        if path != self._path:
            return
        image = self._thumbnails.request(path, SIDE_PX)
        if image is not None:
            self.words.setText(self.tr("Click on the colour that shall be taken."))
            self.picture.set_image(image)
        elif failure := self._thumbnails.failure(path):
            self.words.setText(failure)

    def _on_picked(self, color: str) -> None:
        self.picked.emit(color)
        self.accept()
