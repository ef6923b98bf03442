"""The command palette, and the list of keyboard shortcuts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QMenuBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class MenuCommand(NamedTuple):
    """Something that can be done.

    Attributes:
        words: What it is called.
        group: The menu that it stands in.
        keys: Its keys, as this system writes them; empty for none.
        action: Does it.
    """

    words: str
    group: str
    keys: str
    action: QAction


def commands_in(bar: QMenuBar) -> list[MenuCommand]:
    """Every command of the menus, in their order."""
    found = []
    for head in bar.actions():
        menu = head.menu()
        for action in menu.actions() if isinstance(menu, QMenu) else ():
            if not action.isSeparator() and action.isVisible():
                keys = ", ".join(
                    keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts()[:2]
                )
                found.append(MenuCommand(action.text().replace("&", ""), head.text().replace("&", ""), keys, action))
    return found


def matching(commands: Sequence[MenuCommand], text: str) -> list[MenuCommand]:
    """Those that can be used now and hold all words that were typed; the ones that begin so first."""
    words = text.casefold().split()
    fitting = [
        command
        for command in commands
        if command.action.isEnabled() and all(word in f"{command.group} {command.words}".casefold() for word in words)
    ]
    return sorted(fitting, key=lambda command: not command.words.casefold().startswith(text.casefold().strip()))


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


class KeysDialog(QDialog):
    """All keys, by menu, and what mouse and keys do over the photo.

    Args:
        commands: What can be done.
    """

    def __init__(self, commands: Sequence[MenuCommand], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(560, 560)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setAccessibleName(self.tr("Keys"))
        groups: dict[str, list[tuple[str, str]]] = {}
        for command in commands:
            if command.keys:
                groups.setdefault(command.group, []).append((command.words, command.keys))
        for group, rows in {**groups, self.tr("Over the photo"): self._by_hand()}.items():
            head = QTreeWidgetItem([group])
            self.tree.addTopLevelItem(head)
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            head.addChildren([QTreeWidgetItem(list(row)) for row in rows])
        self.tree.expandAll()
        self.tree.resizeColumnToContents(0)
        close = QPushButton(self.tr("Close"))
        close.setAccessibleName(close.text())
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(QLabel(self.tr("Ctrl+K finds a command by its words.")))
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(self.tree, 1)
        column.addLayout(foot)

    def _by_hand(self) -> list[tuple[str, str]]:
        return [
            (self.tr("See the left picture, while held"), self.tr("B, Space")),
            (self.tr("Zoom"), self.tr("Wheel")),
            (self.tr("Move the photo"), self.tr("Drag, arrow keys")),
            (self.tr("To 100% and back"), self.tr("Double click")),
            (self.tr("Drag the result out of the window"), self.tr("Ctrl+Drag")),
            (self.tr("Leave a tool, or the full screen"), self.tr("Esc")),
        ]
