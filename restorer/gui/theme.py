"""Light and dark theme: neutral greys, so that no colour beside a photo misleads the eye, and one accent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from restorer.gui.colors import DARK, LIGHT, Colors

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class Theme(QObject):
    """Dresses the application light or dark and keeps it so when the system changes. One for each application."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self.colors = LIGHT
        app.setStyle("Fusion")
        self.choose(choice)
        app.styleHints().colorSchemeChanged.connect(self._dress)

    def choose(self, choice: str) -> None:
        """Follow the system (`system`), or be `light` or `dark`."""
        hints = QGuiApplication.styleHints()
        if choice == "system":
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if choice == "dark" else Qt.ColorScheme.Light)
        self._choice = choice
        self._dress()

    def close(self) -> None:
        """Follow the system no longer."""
        self._app.styleHints().colorSchemeChanged.disconnect(self._dress)
        self.deleteLater()

    def _dress(self) -> None:
        from restorer.gui.stylesheet import stylesheet

        system_is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        # Platforms without a colour scheme of their own (offscreen) keep what was chosen.
        is_dark = self._choice == "dark" or (self._choice == "system" and system_is_dark)
        self.colors = DARK if is_dark else LIGHT
        self._app.setPalette(palette_of(self.colors))
        self._app.setStyleSheet(stylesheet(self.colors))
        self.changed.emit()


def palette_of(colors: Colors) -> QPalette:
    """The colours as Qt's roles."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    roles = {
        role.Window: colors.window, role.Base: colors.raised, role.AlternateBase: colors.panel,
        role.Button: colors.raised, role.Text: colors.text, role.WindowText: colors.text,
        role.ButtonText: colors.text, role.PlaceholderText: colors.quiet, role.Highlight: colors.accent,
        role.HighlightedText: colors.on_accent, role.ToolTipBase: colors.raised, role.ToolTipText: colors.text,
        role.Link: colors.accent, role.LinkVisited: colors.accent, role.Mid: colors.line,
        role.Light: colors.raised, role.Dark: colors.line, role.Accent: colors.accent,
        role.BrightText: colors.bad,
    }  # fmt: skip
    for key, value in roles.items():
        palette.setColor(key, QColor(value))
    faint = QColor(colors.quiet)
    faint.setAlpha(140)
    for key in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(group.Disabled, key, faint)
    return palette
