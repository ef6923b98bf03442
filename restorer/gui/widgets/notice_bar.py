"""A notice of one line that goes away by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

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
        self.words.setWordWrap(False)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        # Beside the words, which take the room that they need: far to the right it would belong to nothing.
        self.words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._is_aside = False
        self._act: Callable[[], object] | None = None
        self.action = QPushButton()
        self.action.setProperty("role", "link")
        self.action.setAccessibleName(self.tr("Answer"))
        self.action.clicked.connect(self._on_action)
        self.action.hide()
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setIconSize(QSize(14, 14))
        close.setAccessibleName(self.tr("Dismiss"))
        close.setToolTip(close.accessibleName())
        close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 6, 6)
        row.addWidget(self.words)
        row.addWidget(self.action)
        row.addStretch(1)
        row.addWidget(close)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        self.hide()

    def show_text(
        self, text: str, *, action: tuple[str, Callable[[], object]] | None = None, stays: bool = False
    ) -> None:
        """Show this, instead of what was there; a sentence of the core in the window's language.

        Args:
            text: What to say.
            action: What can be done about it: the words of a button, and what it does.
            stays: Whether it stays until it is dismissed.
        """
        text = translated(text)
        self.words.setText(text)
        self.words.setAccessibleName(text)
        self._act = action[1] if action is not None else None
        self.action.setText(action[0] if action is not None else "")
        self.action.setAccessibleName(self.action.text() or self.tr("Answer"))
        self.action.setVisible(action is not None)
        self.show()
        self._timer.stop()
        if not stays:
            self._timer.start()

    def take_back(self, text: str) -> None:
        """Take it away where it still says this."""
        if self.words.text() == translated(text):
            self.dismiss()

    def set_aside(self, is_aside: bool) -> None:
        """Take it out of sight for a while; what goes away by itself is not brought back."""
        if not is_aside:
            self.setVisible(self._is_aside)
        elif self._timer.isActive():
            self.dismiss()
        self._is_aside = is_aside and not self.isHidden()
        if is_aside:
            self.hide()

    def _on_action(self) -> None:
        if self._act is not None:
            self._act()

    def dismiss(self) -> None:
        """Take it away."""
        self._timer.stop()
        self.hide()
