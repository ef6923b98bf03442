"""The overlay over the window while files are dragged over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

_INSET_PX = 10
_ROUND_PX = 14
_PILL_PX = 44


class DropHighlight(QWidget):
    """A tint, a frame and a sentence over its parent. Lets the mouse and what is dragged through.

    Args:
        parent: The window that takes what is dropped.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._over = "", parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parent.installEventFilter(self)
        self.hide()

    def show_count(self, count: int) -> None:
        """Show that so many files may be let go; 0 hides it."""
        self._words = self.tr("Drop to add %n file(s) or folder(s)", "", count)
        self.setGeometry(self._over.rect())
        self.setVisible(count > 0)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The accent's tint and frame, and the sentence on a pill in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        tint = QColor(accent)
        tint.setAlpha(46)
        painter.fillRect(self.rect(), tint)
        painter.setPen(QPen(accent, 3, Qt.PenStyle.DashLine))
        frame = QRectF(self.rect()).adjusted(_INSET_PX, _INSET_PX, -_INSET_PX, -_INSET_PX)
        painter.drawRoundedRect(frame, _ROUND_PX, _ROUND_PX)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(self._words) + 2 * _PILL_PX
        pill = QRectF(0, 0, min(width, self.width() - 4 * _INSET_PX), _PILL_PX)
        pill.moveCenter(QRectF(self.rect()).center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawRoundedRect(pill, _PILL_PX / 2, _PILL_PX / 2)
        painter.setPen(self.palette().color(QPalette.ColorRole.HighlightedText))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._words)
