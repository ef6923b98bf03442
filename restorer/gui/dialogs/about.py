"""The About dialog: version, licence, and the software and networks that Restorer is made of."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from restorer import __version__
from restorer.gui.icons import application_icon
from restorer.gui.screen_room import on_screen
from restorer.store.licences import Component, components, terms

_ICON_PX = 72


class AboutDialog(QDialog):
    """Version and promise, and below them each component of others with its terms. Does not block the window.

    Args:
        parent: The window.
        found: What to list; None: what comes with this installation.
    """

    def __init__(self, parent: QWidget | None = None, found: tuple[Component, ...] | None = None) -> None:
        super().__init__(parent)
        self._found = components() if found is None else found
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("About Restorer"))
        self.resize(on_screen(self, QSize(760, 560)))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(14)
        column.addLayout(self._head())
        column.addWidget(QLabel(self.tr("Made with the work of others, under these terms:")))
        column.addWidget(self._terms(), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        if self._found:
            self.list.setCurrentRow(0)

    def _head(self) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(application_icon().pixmap(_ICON_PX, _ICON_PX))
        picture.setAccessibleName("Restorer")
        name = QLabel(f"Restorer {__version__}")
        name.setProperty("tone", "heading")
        name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        promise = QLabel(
            self.tr("Restores old photographs on your own computer. Originals are never changed, and nothing is sent.")
        )
        promise.setWordWrap(True)
        words = QVBoxLayout()
        words.addWidget(name)
        words.addWidget(promise)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _terms(self) -> QSplitter:
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Components"))
        self.list.addItems([item.name for item in self._found])
        self.list.currentRowChanged.connect(self._on_chosen)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Terms"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(self.list)
        both.addWidget(self.text)
        both.setStretchFactor(1, 1)
        both.setSizes([210, 500])
        return both

    def _on_chosen(self, row: int) -> None:
        if not 0 <= row < len(self._found):
            return
        item = self._found[row]
        head = [f"{item.name} {item.version}", item.licence, item.home]
        body = terms(item) or self.tr("Its makers gave no text of the terms along.")
        self.text.setPlainText("\n".join([*filter(None, head), "", body]))
