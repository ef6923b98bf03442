"""What stands above the recommended networks: a button that downloads them all, and one that uses the graphics card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from restorer.gui.extras.graphics_setup import GraphicsState
from restorer.gui.extras.model_list import ModelRow, ModelState


class RecommendedHead(QFrame):
    """Two lines, each with a button where there is something to do.

    Args:
        rows: The recommended networks as they stand.
        graphics: What is known of the graphics card; None: it was not looked for.
        has_photo: Whether what is downloaded is used for the photo in view.
        parent: The page.
    """

    all_wanted = Signal()
    """Every recommended network that is not here shall be downloaded."""
    graphics_wanted = Signal()
    """What the graphics card needs shall be installed."""

    def __init__(
        self, rows: Sequence[ModelRow], graphics: GraphicsState | None, parent: QWidget, *, has_photo: bool
    ) -> None:
        super().__init__(parent)
        self.setObjectName("StepCard")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        self.getting = QPushButton(self.tr("Download all"))
        self.getting.clicked.connect(self.all_wanted)
        column.addLayout(self._line(self._words(rows, has_photo=has_photo), self.getting))
        self.getting.setVisible(any(row.state is ModelState.ABSENT for row in rows))
        self.card = QPushButton(self.tr("Use the graphics card"))
        self.card.clicked.connect(self.graphics_wanted)
        words = self._graphics_words(graphics) if graphics is not None else ""
        if words:
            column.addLayout(self._line(words, self.card))
        self.card.setVisible(bool(words) and graphics is not None and bool(graphics.builds) and graphics.active is None)

    def _words(self, rows: Sequence[ModelRow], *, has_photo: bool) -> str:
        size = sum(row.info.file.size_bytes for row in rows if row.state is ModelState.ABSENT)
        shown = QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        words = self.tr("For lost faces, colours and large holes. They run without a graphics card, too, slowly.")
        if size:
            words += " " + self.tr("{0} are missing.").format(shown)
        if has_photo:
            words += " " + self.tr("The photo in view uses what it has need of.")
        return words

    def _graphics_words(self, state: GraphicsState) -> str:
        """What is to be said of the card; empty where there is none."""
        if not state.cards:
            return ""
        name = state.cards[0].name
        if state.active is not None:
            return self.tr("{0} is used.").format(name)
        if not state.builds:
            return self.tr("{0} cannot be used yet: see Settings, Graphics card.").format(name)
        size = QLocale().toString(state.builds[0].disk_mb / 1000, "f", 1)
        return self.tr("{0} is not used yet: what it needs is about {1} GB.").format(name, size)

    def _line(self, words: str, button: QPushButton) -> QHBoxLayout:
        label = QLabel(words)
        label.setWordWrap(True)
        button.setAutoDefault(False)
        button.setParent(self)
        line = QHBoxLayout()
        line.addWidget(label, 1)
        line.addWidget(button)
        return line
