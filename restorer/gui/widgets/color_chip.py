"""A button that shows a colour."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

CHIP_PX = 20


def color_icon(color: str) -> QIcon:
    """A small field of a colour (`#rrggbb`), with a rim that is seen on any ground."""
    pixmap = QPixmap(2 * CHIP_PX, 2 * CHIP_PX)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(128, 128, 128))
    painter.setBrush(QColor(color))
    painter.drawRoundedRect(1, 1, 2 * CHIP_PX - 2, 2 * CHIP_PX - 2, 7, 7)
    painter.end()
    return QIcon(pixmap)


class ColorChip(QToolButton):
    """Shows a colour; a click chooses it.

    Args:
        color: `#rrggbb`.
        name: What has it, for the tooltip and for screen readers.
    """

    def __init__(self, color: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Chip")
        self.setIconSize(QSize(CHIP_PX, CHIP_PX))
        # The keyboard comes here by Tab: a click leaves it where it was.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.color = ""
        self.set_color(color, name)

    def set_color(self, color: str, name: str) -> None:
        """Be another colour."""
        if color and color != self.color:
            self.setIcon(color_icon(color))
        self.color = color
        self.setToolTip(name)
        self.setAccessibleName(name)
