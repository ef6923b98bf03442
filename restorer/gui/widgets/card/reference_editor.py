"""The editor of a field for a photo that lends its colours: its small copy, and buttons to choose and to remove it."""

from __future__ import annotations

import base64
import binascii

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from restorer.gui.icons import icon
from restorer.gui.widgets.field_editor import FieldEditor
from restorer.pipeline.step import Field, Value

PICTURE = QSize(104, 78)


class ReferenceEditor(FieldEditor):
    """Shows the photo that is chosen. Reading one is up to whoever listens."""

    file_wanted = Signal()
    """The person wants to choose a photo."""

    def __init__(self, item: Field, step_label: str, parent: QWidget | None = None) -> None:
        super().__init__(item, step_label, parent)
        self._text = ""
        self.picture = QLabel()
        self.picture.setAccessibleName(self._name)
        self.choose = QPushButton(self.tr("Choose a photo…"))
        self.choose.setAccessibleName(f"{step_label}: {self.choose.text()}")
        self.choose.setAccessibleDescription(self.toolTip())
        self.clear = QToolButton()
        self.clear.setIcon(icon("remove"))
        self.clear.setAccessibleName(self.tr("Remove the reference photo"))
        self.clear.setToolTip(self.clear.accessibleName())
        self.clear.setVisible(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addStretch(1)
        buttons.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(3)
        column.addWidget(self.label)
        column.addWidget(self.picture)
        column.addLayout(buttons)
        self.choose.clicked.connect(self.file_wanted)
        self.clear.clicked.connect(lambda: self.edited.emit(""))
        self.picture.hide()

    def show_value(self, value: Value) -> None:
        """Show the small copy."""
        text = str(value)
        if text == self._text:
            return
        self._text = text
        pixmap = QPixmap()
        if text:
            try:
                pixmap.loadFromData(base64.b64decode(text, validate=True))
            except (binascii.Error, ValueError):
                pixmap = QPixmap()
        if not pixmap.isNull():
            ratio = self.devicePixelRatioF()
            size = PICTURE * ratio
            smooth = Qt.TransformationMode.SmoothTransformation
            pixmap = pixmap.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            pixmap.setDevicePixelRatio(ratio)
            self.picture.setPixmap(pixmap)
        self.picture.setVisible(not pixmap.isNull())
        self.clear.setVisible(bool(text))

    def show_reading(self, is_reading: bool) -> None:
        """Say that a photo is being read; the button stays on, or it would lose the keyboard to the next switch."""
        self.choose.setText(self.tr("Reading the photo…") if is_reading else self.tr("Choose a photo…"))
