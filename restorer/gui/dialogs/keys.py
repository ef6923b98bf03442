"""The list of keyboard shortcuts, by menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from restorer.gui.dialogs.menu_commands import MenuCommand
from restorer.gui.screen_room import on_screen

_GAP_PX = 20


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
        self.resize(on_screen(self, QSize(560, 560)))
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
        # The longest words must not run into their keys.
        self.tree.setColumnWidth(0, self.tree.columnWidth(0) + _GAP_PX)
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
