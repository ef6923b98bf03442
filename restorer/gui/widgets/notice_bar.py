"""One line that tells something and goes away by itself."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from restorer.gui.icons import icon
from restorer.gui.viewmodels.translation import translated

_SHOWN_MS = 9000


class NoticeBar(QFrame):
    """Shows the latest notice for some seconds; nothing has to be answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Notice")
        self.setAccessibleName(self.tr("Notice"))
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setIconSize(QSize(14, 14))
        close.setAccessibleName(self.tr("Dismiss"))
        close.setToolTip(close.accessibleName())
        close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 6, 6)
        row.addWidget(self.words, 1)
        row.addWidget(close)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show this, instead of what was there; a sentence of the core in the window's language."""
        text = translated(text)
        self.words.setText(text)
        self.words.setAccessibleName(text)
        self.show()
        self._timer.start()

    def dismiss(self) -> None:
        """Take it away."""
        self._timer.stop()
        self.hide()
