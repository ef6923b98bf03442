"""The bar that reports why the photo in view failed, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from restorer.errors import CutOffError, FolderError
from restorer.gui.icons import icon
from restorer.gui.viewmodels.item import Item, ItemState
from restorer.gui.viewmodels.translation import translated

_NARROW_PX = 620


class FailureBar(QFrame):
    """The whole message of a failed photo, which its row has no room for, and buttons for what can be done about it."""

    retry_wanted = Signal()
    rest_wanted = Signal()
    """Asks to restore what is there of the photo."""
    folder_wanted = Signal()
    """Asks for another folder for results."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Failure")
        self.setAccessibleName(self.tr("What went wrong"))
        mark = QLabel()
        mark.setPixmap(icon("failed", QPalette.ColorRole.BrightText).pixmap(22, 22))
        self.message, self.hint = self._label("heading"), self._label("quiet")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.message)
        words.addWidget(self.hint)
        self.retry = QPushButton(icon("retry"), self.tr("Try again"))
        self.retry.setAccessibleName(self.retry.text())
        self.retry.clicked.connect(self.retry_wanted)
        self.rest = self._button(self.tr("Restore what is there"), self.rest_wanted)
        self.folder = self._button(self.tr("Choose another folder…"), self.folder_wanted)
        said = QHBoxLayout()
        said.setSpacing(10)
        said.addWidget(mark)
        said.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        for button in (self.rest, self.folder, self.retry):
            buttons.addWidget(button)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(12, 8, 10, 8)
        self._parts.setSpacing(10)
        self._parts.addLayout(said, 1)
        self._parts.addLayout(buttons)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the words where both beside each other would leave the words no room."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        self._parts.setDirection(direction.TopToBottom if self.width() < _NARROW_PX else direction.LeftToRight)

    def show_item(self, item: Item | None) -> None:
        """Show what is wrong with this photo; nothing where it has not failed."""
        has_failed = item is not None and item.state is ItemState.FAILED
        if item is not None and has_failed:
            self.message.setText(translated(item.message))
            self.hint.setText(translated(item.hint))
            self.hint.setVisible(bool(item.hint))
            self.rest.setVisible(item.kind == CutOffError.__name__)
            self.folder.setVisible(item.kind == FolderError.__name__)
        self.setVisible(has_failed)

    def _button(self, words: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: signal.emit())
        return button

    def _label(self, tone: str) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setProperty("tone", tone)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
