"""The in-window help: the guide, beside what it describes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from restorer.gui.icons import icon
from restorer.gui.widgets.field_editor import CalmComboBox
from restorer.store.resources import resource

_WIDTH_PX = 380


def guide_file(language: str) -> Path:
    """The guide in this language (`de_AT` finds `de`), else in English."""
    for name in (language, language.split("_")[0], "en"):
        path = resource(f"help/{name}.md")
        if name and path.is_file():
            return path
    raise FileNotFoundError("help/en.md")


class GuidePane(QWidget):
    """A page of text with its headings to jump to.

    Args:
        language: As `QLocale` names it.
    """

    closed = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self.setFixedWidth(_WIDTH_PX)
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("Guide"))
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(14)
        self.text.setMarkdown(guide_file(language).read_text("utf-8"))
        self.headings = CalmComboBox()
        self.headings.setAccessibleName(self.tr("Chapter"))
        block = self.text.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() > 0:
                self.headings.addItem(block.text(), block.position())
            block = block.next()
        self.headings.activated.connect(lambda index: self._jump(self.headings.itemData(index)))
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setIconSize(QSize(14, 14))
        close.setAccessibleName(self.tr("Close the guide"))
        close.setToolTip(close.accessibleName())
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(10, 8, 8, 8)
        head.addWidget(self.headings, 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.text, 1)

    def top_block(self) -> QTextBlock:
        """The paragraph at the upper edge."""
        return self.text.cursorForPosition(self.text.viewport().rect().topLeft()).block()

    def _jump(self, position: int) -> None:
        # From below, so that the heading comes to lie at the upper edge.
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        cursor = self.text.textCursor()
        cursor.setPosition(position)
        self.text.setTextCursor(cursor)
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + self.text.cursorRect(cursor).top() - 8)
