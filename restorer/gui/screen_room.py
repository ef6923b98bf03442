"""How large a window may be, so that all of it lies on the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

FRAME = QSize(16, 56)
"""What a window manager's title bar and borders take at most, in logical pixels."""


def on_screen(window: QWidget, wanted: QSize) -> QSize:
    """This size, as far as the window's screen has room for it beside the screen's own bars and the window's frame."""
    return wanted.boundedTo(window.screen().availableSize() - FRAME)
