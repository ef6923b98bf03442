"""How the window looks: neutral greys, so that no colour beside a photograph misleads the eye, and one accent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from restorer.gui.colors import DARK, LIGHT, Colours

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class Theme(QObject):
    """Dresses the application light or dark and keeps it so when the system changes. One for each application."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self.colours = LIGHT
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
        self.colours = DARK if is_dark else LIGHT
        self._app.setPalette(palette_of(self.colours))
        self._app.setStyleSheet(stylesheet(self.colours))
        self.changed.emit()


def palette_of(colours: Colours) -> QPalette:
    """The colours as Qt's roles."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    roles = {
        role.Window: colours.window, role.Base: colours.raised, role.AlternateBase: colours.panel,
        role.Button: colours.raised, role.Text: colours.text, role.WindowText: colours.text,
        role.ButtonText: colours.text, role.PlaceholderText: colours.quiet, role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent, role.ToolTipBase: colours.raised, role.ToolTipText: colours.text,
        role.Link: colours.accent, role.LinkVisited: colours.accent, role.Mid: colours.line,
        role.Light: colours.raised, role.Dark: colours.line, role.Accent: colours.accent,
        role.BrightText: colours.bad,
    }  # fmt: skip
    for key, value in roles.items():
        palette.setColor(key, QColor(value))
    faint = QColor(colours.quiet)
    faint.setAlpha(140)
    for key in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(group.Disabled, key, faint)
    return palette
