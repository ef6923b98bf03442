"""The dialog for the graphics card: what is installed, what is missing, and a button that installs what fits."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from restorer.gui.dialogs.error import ErrorDialog
from restorer.gui.extras.graphics_setup import GraphicsSetup
from restorer.gui.viewmodels.error import ErrorNotice
from restorer.gui.viewmodels.translation import translated


class GraphicsDialog(QDialog):
    """Does not block the window; closing it stops an installation.

    Args:
        model: What is shown; the dialog owns it from here on.
        installs: Whether what fits is installed as soon as the card was found.
    """

    def __init__(self, model: GraphicsSetup, parent: QWidget | None = None, *, installs: bool = False) -> None:
        super().__init__(parent)
        self.model, self._installs = model, installs
        model.setParent(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Graphics card"))
        self.setMinimumWidth(560)
        self.words = QLabel(self.tr("Looking for graphics cards…"))
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.stage = QLabel()
        self.stage.setProperty("tone", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Installation"))
        self.installing = self._button(self.tr("Install"), self._on_install)
        self.back = self._button(self.tr("Go back to the one before"), model.roll_back)
        self.removing = self._button(self.tr("Remove"), model.remove)
        self.closing = self._button(self.tr("Close"), self.reject)
        row = QHBoxLayout()
        for button in (self.installing, self.back, self.removing):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.closing)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(12)
        column.addWidget(self.words, 1)
        column.addWidget(self.bar)
        column.addWidget(self.stage)
        column.addLayout(row)
        model.changed.connect(self.refresh)
        model.progressed.connect(self._on_progressed)
        model.failed.connect(lambda error: ErrorDialog(ErrorNotice.of(error), self).open())
        self.finished.connect(model.close)
        self.refresh()
        model.look()

    def refresh(self) -> None:
        """Show the model."""
        state, is_busy = self.model.state, self.model.is_busy
        lines = []
        for card in state.cards:
            driver = self.tr("driver {0}").format(card.driver) if card.driver else self.tr("no driver that can compute")
            lines.append(f"{card.name}, {driver}")
        if not state.cards:
            lines.append(self.tr("No graphics card was found; the processor is used."))
        elif state.missing:
            lines.append(self.tr("It cannot be used yet: {0}.").format(translated(state.missing)))
        if state.active is not None:
            lines.append(self.tr("In use: {0}, torch {1}.").format(state.active.build, state.active.torch))
            if test := state.active.self_test:
                lines.append(self.tr("Tried on {0}: {1} s for a piece of a photo.").format(
                    test.get("name", ""), QLocale().toString(float(test.get("seconds", 0)), "g", 3)))  # fmt: skip
        elif state.builds:
            size = QLocale().toString(state.builds[0].disk_mb / 1000, "f", 1)
            lines.append(
                self.tr(
                    "Restorer brings torch for the processor only. For this card, {0} is downloaded: about {1} GB. "
                    "It is tried on a photo before it is used."
                ).format(state.builds[0].id, size)
            )
        self.words.setText("\n".join(lines))
        self.installing.setText(self.tr("Cancel") if is_busy else self.tr("Install"))
        self.installing.setEnabled(is_busy or bool(state.builds))
        self.back.setVisible(state.active is not None or state.has_previous)
        self.removing.setVisible(state.active is not None or state.has_previous)
        for button in (self.back, self.removing):
            button.setEnabled(not is_busy)
        if self._installs and state.builds:
            self._installs = False
            if state.active is None:
                self.model.install()
                return
        self.bar.setVisible(is_busy)
        self.stage.setVisible(is_busy)
        self._column.activate()
        # Nothing else makes room for words that wrap to more lines than before.
        self.resize(self.width(), max(self.height(), self._column.totalHeightForWidth(self.width())))

    def _on_install(self) -> None:
        if self.model.is_busy:
            self.installing.setEnabled(False)
            self.model.cancel()
        else:
            self.model.install()

    def _on_progressed(self, stage: str, megabytes: int) -> None:
        builds = self.model.state.builds
        expected = max(builds[0].disk_mb if builds else 0, megabytes, 1)
        self.bar.setRange(0, expected)
        self.bar.setValue(megabytes)
        names = {
            "python": self.tr("Making the environment"), "torch": self.tr("Downloading torch"),
            "packages": self.tr("Downloading other packages"), "test": self.tr("Trying it on a photo"),
        }  # fmt: skip
        numbers = (QLocale().toString(megabytes), QLocale().toString(expected))
        self.stage.setText(f"{names[stage]}: " + self.tr("{0} of about {1} MB").format(*numbers))

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button
