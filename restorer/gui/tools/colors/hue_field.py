"""A colour field of hue and saturation that is dragged in; emits colours while the mouse moves."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

_VALUE = 0.72
"""Light enough to tell hues apart, and dark enough for full ones; the photo keeps its own lightness anyway."""

_HUES, _STEPS = 120, 24
_KEY_STEP = 0.02


class HueField(QWidget):
    """Hues from left to right, full at the top and grey at the bottom. Arrow keys move in it, too."""

    moved = Signal(str)
    """The hand moves over this colour."""
    settled = Signal(str)
    """It was let go on this colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = QPointF(0.08, 0.5)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Other colours"))
        self.setToolTip(self.tr("Press and pull for any colour."))
        self._image: QImage | None = None

    @property
    def color(self) -> str:
        """Where the hand was last, as `#rrggbb`."""
        return _color_at(self._place).name()

    def set_color(self, color: str) -> None:
        """Show where this colour lies, without telling."""
        shown = QColor(color)
        hue, saturation = shown.hsvHueF(), shown.hsvSaturationF()
        self._place = QPointF(self._place.x() if hue < 0 else hue, 1 - saturation)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as six swatches."""
        return QSize(240, 54)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The colour under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._go_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The colours on the way."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The colour at last."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.settled.emit(self.color)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go in small steps."""
        key = Qt.Key(event.key())
        ways = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        if key not in ways:
            super().keyPressEvent(event)
            return
        x, y = ways[key]
        self._place = _kept(self._place + QPointF(x * _KEY_STEP, y * 4 * _KEY_STEP))
        self.update()
        self.moved.emit(self.color)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and a ring where the hand was last."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self._image is None:
            self._image = _draw_field()
        painter.drawImage(self.rect(), self._image)
        at = QPointF(self._place.x() * (self.width() - 1), self._place.y() * (self.height() - 1))
        for radius, color in ((6.0, QColor(0, 0, 0)), (4.5, QColor(255, 255, 255))):
            painter.setPen(QPen(color, 1.5))
            painter.drawEllipse(at, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _go_to(self, place: QPointF) -> None:
        self._place = _kept(QPointF(place.x() / max(1, self.width() - 1), place.y() / max(1, self.height() - 1)))
        self.update()
        self.moved.emit(self.color)


def _draw_field() -> QImage:
    image = QImage(_HUES, _STEPS, QImage.Format.Format_RGB32)
    for x in range(_HUES):
        for y in range(_STEPS):
            image.setPixelColor(x, y, _color_at(QPointF(x / (_HUES - 1), y / (_STEPS - 1))))
    return image


def _color_at(place: QPointF) -> QColor:
    # The last hue is not the first again.
    return QColor.fromHsvF(min(0.999, place.x()), 1 - place.y(), _VALUE)


def _kept(place: QPointF) -> QPointF:
    return QPointF(min(1.0, max(0.0, place.x())), min(1.0, max(0.0, place.y())))
