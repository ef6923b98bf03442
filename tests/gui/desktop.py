"""Events as the desktop sends them: to the window's handle, so that Qt itself looks for the widget that takes them."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Drag:
    """Files that are dragged over a window.

    Args:
        window: A top-level widget.
        paths: What is dragged.
    """

    def __init__(self, window: QWidget, *paths: object) -> None:
        self._window, self._handle = window, window.windowHandle()
        self._data = QMimeData()
        self._data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        self._place = QPointF()

    def over(self, widget: QWidget) -> bool:
        """Come in, and move to the middle of a widget; whether it would be taken there."""
        place = widget.mapTo(self._window, widget.rect().center())
        self._place = QPointF(place)
        enter = QDragEnterEvent(place, COPY, self._data, LEFT, NONE)
        QApplication.sendEvent(self._handle, enter)
        move = QDragMoveEvent(place, COPY, self._data, LEFT, NONE)
        QApplication.sendEvent(self._handle, move)
        return move.isAccepted()

    def leave(self) -> None:
        """Go away."""
        QApplication.sendEvent(self._handle, QDragLeaveEvent())

    def drop(self) -> bool:
        """Let go; whether it was taken."""
        event = QDropEvent(self._place, COPY, self._data, LEFT, NONE)
        QApplication.sendEvent(self._handle, event)
        return event.isAccepted()
