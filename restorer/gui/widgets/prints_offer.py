"""Tells that a scan holds several prints, and offers to make photos of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget


class PrintsOffer(QFrame):
    """Hidden unless there are several prints."""

    split_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("StepCard")
        self.setAccessibleName(self.tr("Several prints on one scan"))
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.split = QPushButton()
        self.split.clicked.connect(self.split_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 9, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.split)
        self.hide()

    def show_count(self, count: int) -> None:
        """Show how many prints there are; fewer than two: nothing."""
        self.words.setText(self.tr("This scan holds %n print(s). Each can become a photo of its own.", "", count))
        self.split.setText(self.tr("Split into %n photo(s)", "", count))
        self.split.setAccessibleName(self.split.text())
        self.split.setToolTip(self.tr("The photos are written into a folder beside the scan, which stays as it is."))
        self.setVisible(count > 1)
