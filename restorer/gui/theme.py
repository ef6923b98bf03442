"""How the window looks: neutral greys, so that no colour beside a photograph misleads the eye, and one accent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme, as `#rrggbb`."""

    window: str
    panel: str
    raised: str
    canvas: str
    line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    selection: str
    good: str
    bad: str
    is_dark: bool


LIGHT = Colours(
    window="#f3f3f3", panel="#fafafa", raised="#ffffff", canvas="#c4c4c4", line="#dadada", text="#1e1e1e",
    quiet="#666666", accent="#2563b8", on_accent="#ffffff", selection="#dbe6f5", good="#23753f", bad="#b3261e",
    is_dark=False,
)  # fmt: skip
DARK = Colours(
    window="#242424", panel="#2a2a2a", raised="#353535", canvas="#373737", line="#3d3d3d", text="#e8e8e8",
    quiet="#a2a2a2", accent="#5b9be6", on_accent="#0c1722", selection="#34455a", good="#6cc48a", bad="#f28b82",
    is_dark=True,
)  # fmt: skip


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
