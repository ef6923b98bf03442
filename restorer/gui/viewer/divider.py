"""The divider between before and after: dragged by the mouse, a slider for keyboard and screen readers."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSlider, QWidget

from restorer.gui.viewmodels.viewer import ViewerModel

STEPS = 1000
_WIDTH_PX = 36
_GRIP_PX = 15.0


class DividerHandle(QSlider):
    """Moves the model's divider, and stands where it is over the pane that is its parent.

    Args:
        model: Whose divider it is.
        parent: The pane.
    """

    def __init__(self, model: ViewerModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model, self._pane = model, parent
        self._held_at: float | None = None
        self.setRange(0, STEPS)
        self.setSingleStep(STEPS // 100)
        self.setPageStep(STEPS // 10)
        self.setValue(round(model.divider * STEPS))
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(self.tr("Divider between the two pictures"))
        self.setToolTip(self.tr("Drag to compare; the arrow keys move it too"))
        # The sheet's groove and knob would paint over the photo.
        self.setStyleSheet("background: transparent; border: 0;")
        self.valueChanged.connect(self._on_value_changed)
        model.divider_changed.connect(self._on_divider_changed)

    def sizeHint(self) -> QSize:
        """As narrow as a finger."""
        return QSize(_WIDTH_PX, 120)

    def follow(self) -> None:
        """Stand on the divider's line in the pane."""
        pane = self._pane
        x = round(self._model.divider * pane.width())
        self.setGeometry(x - _WIDTH_PX // 2, 0, _WIDTH_PX, pane.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, and the grip in its middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, center = self.width() / 2, self.height() / 2
        painter.fillRect(QRectF(middle - 1.75, 0, 3.5, self.height()), QColor(0, 0, 0, 70))
        painter.fillRect(QRectF(middle - 0.75, 0, 1.5, self.height()), QColor(255, 255, 255))
        has_focus = self.hasFocus()
        ring = self.palette().highlight().color() if has_focus else QColor(0, 0, 0, 60)
        painter.setPen(QPen(ring, 2.5 if has_focus else 1.0))
        is_held = self._held_at is not None
        painter.setBrush(QColor(236, 236, 236) if is_held or self.underMouse() else QColor(255, 255, 255))
        painter.drawEllipse(QPointF(middle, center), _GRIP_PX, _GRIP_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(40, 40, 40))
        for side in (-1, 1):
            tip, back = middle + side * 9.5, middle + side * 4.5
            corners = [QPointF(tip, center), QPointF(back, center - 4.5), QPointF(back, center + 4.5)]
            painter.drawPolygon(QPolygonF(corners))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the line where it was touched."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held_at = event.position().x() - self.width() / 2
            self.setSliderDown(True)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the line."""
        if self._held_at is not None:
            x = self.mapTo(self._pane, event.position()).x() - self._held_at
            self._model.set_divider(x / max(1, self._pane.width()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the line go."""
        self._held_at = None
        self.setSliderDown(False)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Back to the middle."""
        self._model.set_divider(0.5)

    def _on_value_changed(self, value: int) -> None:
        if value != round(self._model.divider * STEPS):
            self._model.set_divider(value / STEPS)

    def _on_divider_changed(self, fraction: float) -> None:
        self.setValue(round(fraction * STEPS))
        self.follow()
