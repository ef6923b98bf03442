"""The editor of a field that chooses among results that are as likely: which it is, and a button to see others."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from restorer.gui.widgets.field_editor import FieldEditor
from restorer.pipeline.step import Field, Value


class VariationEditor(FieldEditor):
    """Says which version it is. Showing others is up to whoever listens."""

    picker = Signal(bool)
    """The person wants to see others, or no longer."""

    def __init__(self, item: Field, step_label: str, parent: QWidget | None = None) -> None:
        super().__init__(item, step_label, parent)
        self._number = QLabel()
        self._number.setProperty("tone", "quiet")
        self.others = QPushButton(self.tr("Other versions…"))
        self.others.setCheckable(True)
        self.others.setAccessibleName(f"{step_label}: {self.others.text()}")
        self.others.setAccessibleDescription(self.toolTip())
        head = QHBoxLayout()
        head.addWidget(self.label)
        head.addStretch(1)
        head.addWidget(self._number)
        row = QHBoxLayout()
        row.addWidget(self.others)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(3)
        column.addLayout(head)
        column.addLayout(row)
        self.others.toggled.connect(self.picker)

    def show_value(self, value: Value) -> None:
        """Say which it is."""
        self._number.setText(QLocale().toString(int(value)) if value else self.tr("the likeliest"))

    def set_picking(self, is_picking: bool) -> None:
        """Show whether others are in sight, without telling."""
        with QSignalBlocker(self.others):
            self.others.setChecked(is_picking)
