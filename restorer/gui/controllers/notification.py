"""A system notification when a long batch has ended."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QSystemTrayIcon


class Notifier(QObject):
    """Uses the system's notifications where there are some, and lets the window's icon ask for attention.

    A tray icon is there only while a message is shown.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None

    def notify(self, words: str) -> None:
        """Show this; clicking the message brings the window to the front."""
        QApplication.alert(self._window)
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.messageClicked.connect(self._on_clicked)
            self._tray.activated.connect(self._on_clicked)
        self._tray.show()
        self._tray.showMessage(self._window.windowTitle(), words, self._window.windowIcon())

    def close(self) -> None:
        """Take the icon away."""
        if self._tray is not None:
            self._tray.hide()

    def _on_clicked(self) -> None:
        self.close()
        self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()
