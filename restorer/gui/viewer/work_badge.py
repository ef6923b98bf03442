"""The busy indicator over the photo: a turning ring and a few words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from restorer.gui.viewer.chips import GROUND, HEIGHT_PX, INK, PAD_PX, paint_pill

_TURN_MS = 50
_TURN_DEGREES = 18
_RING_PX = 13
_GAP_PX = 8
_SHOW_AFTER_MS = 150
"""What is done sooner than this is not worth a flicker."""


class WorkBadge(QWidget):
    """Shows what is in hand for as long as it is. Lets the mouse through.

    Args:
        parent: The pane over whose lower edge it lies.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane, self._words, self._angle = parent, "", 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._turning = QTimer(self, interval=_TURN_MS)
        self._turning.timeout.connect(self._turn)
        self._waiting = QTimer(self, singleShot=True, interval=_SHOW_AFTER_MS)
        self._waiting.timeout.connect(self._appear)
        self.hide()

    @property
    def words(self) -> str:
        """What is in hand; empty where nothing is."""
        return self._words

    def show_words(self, words: str) -> None:
        """Say what is in hand; empty where nothing is any more."""
        self._words = words
        self.setAccessibleName(words)
        if not words:
            self._waiting.stop()
            self._turning.stop()
            self.hide()
        elif self.isHidden():
            if not self._waiting.isActive():
                self._waiting.start()
        else:
            self.follow()

    def follow(self) -> None:
        """Stand in the middle of the pane's lower edge."""
        size = self.sizeHint()
        left = (self._pane.width() - size.width()) // 2
        self.setGeometry(left, self._pane.height() - size.height() - 16, size.width(), size.height())
        self.update()

    def sizeHint(self) -> QSize:
        """The ring, the words and a little air."""
        words = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(words + _RING_PX + _GAP_PX + 2 * PAD_PX, HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """White on a dark pill, as the names of the pictures are."""
        painter = QPainter(self)
        paint_pill(painter, QRectF(self.rect()), GROUND)
        ring = QRectF(PAD_PX, (self.height() - _RING_PX) / 2, _RING_PX, _RING_PX)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(INK, 2))
        painter.drawArc(ring, -self._angle * 16, 250 * 16)
        words = self.rect().adjusted(PAD_PX + _RING_PX + _GAP_PX, 0, -PAD_PX, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words)

    def _appear(self) -> None:
        if self._words:
            self.follow()
            self.show()
            self.raise_()
            self._turning.start()

    def _turn(self) -> None:
        self._angle = (self._angle + _TURN_DEGREES) % 360
        self.update()
