"""A toggle switch."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget


class Switch(QAbstractButton):
    """A checkable button that looks like a switch; the space bar turns it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the switch and for its focus ring."""
        return QSize(38, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A track and a knob, mirrored where the language is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        is_on = self.isChecked()
        track = QRectF(3, 3.5, 32, 17)
        color = palette.color(QPalette.ColorRole.Accent if is_on else QPalette.ColorRole.Mid)
        if not is_on:
            color = color.darker(118) if color.lightness() > 128 else color.lighter(135)
        if not self.isEnabled():
            color.setAlpha(110)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(track, 8.5, 8.5)
        is_right = is_on != (self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        left = track.right() - 15 if is_right else track.left() + 2
        painter.setBrush(QColor("#ffffff"))
        painter.drawEllipse(QRectF(left, track.top() + 2, 13, 13))
        if self.hasFocus():
            painter.setPen(palette.color(QPalette.ColorRole.Accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(track.adjusted(-2.5, -2.5, 2.5, 2.5), 11, 11)
