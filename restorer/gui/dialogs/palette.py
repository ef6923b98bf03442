"""The command palette: finds a command by its words and runs it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from restorer.gui.dialogs.menu_commands import MenuCommand, matching

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandPalette(QDialog):
    """Type some letters, press Enter.

    Args:
        commands: What can be done.
    """

    def __init__(self, commands: Sequence[MenuCommand], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = list(commands)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Find a command"))
        self.resize(520, 380)
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("What do you want to do?"))
        self.text.setAccessibleName(self.tr("Find a command"))
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Commands"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.text)
        column.addWidget(self.list, 1)
        self.text.textChanged.connect(self._fill)
        self.text.installEventFilter(self)
        self.list.itemActivated.connect(lambda item: self._run())
        self._fill("")
        self.text.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys move in the list while one types; Enter carries out."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self.list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return super().eventFilter(watched, event)

    def _fill(self, text: str) -> None:
        self.list.clear()
        for command in matching(self._commands, text):
            words = f"{command.group}: {command.words}" + (f"   ({command.keys})" if command.keys else "")
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, self._commands.index(command))
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _run(self) -> None:
        if not self.list.count():
            return
        action = self._commands[self.list.currentItem().data(Qt.ItemDataRole.UserRole)].action
        self.accept()
        action.trigger()
