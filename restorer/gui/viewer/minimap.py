"""The minimap in the corner: the whole photo, and a frame around the part in view."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from restorer.gui.viewmodels.viewer import ViewerModel

_LONGEST_PX = 168
_SHORTEST_PX = 36
_MARGIN_PX = 14
_ARROW_SHARE = 0.1


class Minimap(QWidget):
    """Shows where the camera is, and moves it. There only while a part of the photo is out of view.

    Args:
        model: Whose camera it shows.
        parent: The pane in whose lower right corner it lies.
    """

    def __init__(self, model: ViewerModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._pane = model, parent
        self._image: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Map of the photo"))
        self.setAccessibleDescription(self.tr("Click, drag or use the arrow keys to move what is in view."))
        self.setToolTip(self.tr("Click or drag to move what is in view"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        model.camera_changed.connect(self.refresh)
        model.layers_changed.connect(self.refresh)

    def set_image(self, image: QImage | None) -> None:
        """The whole photo, at any size; None where there is none."""
        ratio = self.devicePixelRatioF()
        size = self.sizeHint() * ratio
        smooth = Qt.TransformationMode.SmoothTransformation
        self._image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth) if image is not None else None
        self.refresh()

    def sizeHint(self) -> QSize:
        """The photo's shape, within limits."""
        photo = self._model.photo
        longest = max(1.0, photo.width, photo.height)
        width = max(_SHORTEST_PX, round(_LONGEST_PX * photo.width / longest))
        return QSize(width, max(_SHORTEST_PX, round(_LONGEST_PX * photo.height / longest)))

    def refresh(self) -> None:
        """Follow the camera and the pane's size."""
        model, pane = self._model, self._pane
        region = model.shown_region
        seen_all = region.width() >= model.photo.width and region.height() >= model.photo.height
        size = self.sizeHint()
        is_small_pane = pane.width() < 3 * size.width() or pane.height() < 2 * size.height()
        self.setVisible(self._image is not None and not region.isEmpty() and not seen_all and not is_small_pane)
        corner = QPointF(pane.width() - size.width() - _MARGIN_PX, pane.height() - size.height() - _MARGIN_PX)
        self.setGeometry(int(corner.x()), int(corner.y()), size.width(), size.height())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The photo, darkened where it is out of view."""
        painter = QPainter(self)
        if self._image is None:
            return
        area = QRectF(self.rect())
        painter.drawImage(area, self._image)
        photo, region = self._model.photo, self._model.shown_region
        across, down = area.width() / max(1.0, photo.width), area.height() / max(1.0, photo.height)
        frame = QRectF(region.x() * across, region.y() * down, region.width() * across, region.height() * down)
        painter.setClipRegion(self.rect())
        for overlay in _around(area, frame):
            painter.fillRect(overlay, QColor(0, 0, 0, 120))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(255, 255, 255), 1.5))
        painter.drawRect(frame.adjusted(0.75, 0.75, -0.75, -0.75))
        painter.setPen(QPen(self.palette().highlight().color() if self.hasFocus() else QColor(0, 0, 0, 150), 1.0))
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look there."""
        self._look(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look there."""
        self._look(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move what is in view by a tenth of the photo."""
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
            return
        camera, photo = self._model.camera, self._model.photo
        self._model.look_at(
            camera.x + step[0] * _ARROW_SHARE * photo.width, camera.y + step[1] * _ARROW_SHARE * photo.height
        )

    def _look(self, spot: QPointF) -> None:
        photo = self._model.photo
        self._model.look_at(spot.x() / self.width() * photo.width, spot.y() / self.height() * photo.height)


def _around(area: QRectF, frame: QRectF) -> tuple[QRectF, ...]:
    """The four rectangles of `area` that lie outside `frame`."""
    return (
        QRectF(area.left(), area.top(), area.width(), frame.top() - area.top()),
        QRectF(area.left(), frame.bottom(), area.width(), area.bottom() - frame.bottom()),
        QRectF(area.left(), frame.top(), frame.left() - area.left(), frame.height()),
        QRectF(frame.right(), frame.top(), area.right() - frame.right(), frame.height()),
    )
