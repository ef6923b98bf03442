"""The commands of a window's menus, and finding one by its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar


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
                native = QKeySequence.SequenceFormat.NativeText
                keys = ", ".join(keys.toString(native) for keys in action.shortcuts()[:2] if _is_on_keyboards(keys))
                found.append(MenuCommand(action.text().replace("&", ""), head.text().replace("&", ""), keys, action))
    return found


def _is_on_keyboards(keys: QKeySequence) -> bool:
    """Whether keyboards have them: systems also name keys such as Undo and F14, which nobody would find."""
    # PySide6's stubs do not know that it is a sequence.
    first: QKeyCombination = cast(Any, keys)[0]
    return int(first.key().value) <= int(Qt.Key.Key_F12.value)


def matching(commands: Sequence[MenuCommand], text: str) -> list[MenuCommand]:
    """Those that can be used now and hold all words that were typed; the ones that begin so first."""
    words = text.casefold().split()
    fitting = [
        command
        for command in commands
        if command.action.isEnabled() and all(word in f"{command.group} {command.words}".casefold() for word in words)
    ]
    return sorted(fitting, key=lambda command: not command.words.casefold().startswith(text.casefold().strip()))
