"""What the window shows before there is a photo."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from restorer.gui.icons import icon
from restorer.store.resources import resource

_SAMPLE = "demo/astronaut.png"


class EmptyState(QWidget):
    """A large place to drop photos on, with buttons for those who would rather choose."""

    photos_wanted = Signal()
    folder_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Start"))
        self._zone = QFrame()
        self._zone.setObjectName("DropZone")
        self._zone.setMinimumSize(600, 350)
        self._zone.setMaximumSize(700, 410)
        column = QVBoxLayout(self._zone)
        column.setContentsMargins(48, 36, 48, 32)
        column.setSpacing(0)
        column.addStretch(1)
        picture = QLabel()
        picture.setPixmap(icon("welcome", QPalette.ColorRole.PlaceholderText).pixmap(QSize(120, 96)))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setAccessibleName(self.tr("Two photographs"))
        column.addWidget(picture)
        column.addSpacing(18)
        column.addWidget(self._label(self.tr("Drop old photos or folders here"), "title"))
        column.addSpacing(6)
        column.addWidget(self._label(self.tr("Restorer looks at each one and suggests what to repair."), "quiet"))
        column.addSpacing(22)
        column.addLayout(self._buttons())
        column.addSpacing(10)
        sample = self._button(self.tr("Try a sample photo"), "link", self.sample_wanted)
        sample.setVisible(resource(_SAMPLE).is_file())
        column.addWidget(sample, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)

        outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 24, 32, 24)
        outer.addStretch(2)
        outer.addWidget(self._zone, 10, Qt.AlignmentFlag.AlignHCenter)
        outer.addSpacing(18)
        outer.addWidget(self._label(self._promise(), "quiet"))
        outer.addStretch(3)

    def set_target(self, is_target: bool) -> None:
        """Show that what is being dragged may be dropped."""
        self._zone.setProperty("isTarget", "true" if is_target else "false")
        self._zone.style().unpolish(self._zone)
        self._zone.style().polish(self._zone)

    def _promise(self) -> str:
        originals = self.tr("Your originals are never changed. Results go into a folder “Restored” beside them.")
        return originals + "\n" + self.tr("Everything happens on this computer.")

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(self._button(self.tr("Choose photos…"), "primary", self.photos_wanted))
        row.addWidget(self._button(self.tr("Choose a folder…"), "", self.folder_wanted))
        row.addStretch(1)
        return row

    def _button(self, text: str, role: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", role)
        button.setAccessibleName(text)
        button.clicked.connect(lambda: signal.emit())
        return button

    def _label(self, text: str, tone: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("tone", tone)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        return label
