"""The editor of a field for points of colour: how many there are, and a button to point at more."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from restorer.gui.icons import icon
from restorer.gui.viewmodels.color_hints import points_in
from restorer.gui.widgets.field_editor import FieldEditor
from restorer.pipeline.step import Field, Value


class ColorsEditor(FieldEditor):
    """Shows how many places have a colour of their own. Giving them theirs is up to whoever listens."""

    picker = Signal(bool)
    """The person wants to point at places in the photo, or no longer."""

    def __init__(self, item: Field, step_label: str, parent: QWidget | None = None) -> None:
        super().__init__(item, step_label, parent)
        self._count = QLabel()
        self._count.setProperty("tone", "quiet")
        self.point = QPushButton(self.tr("Choose colours…"))
        self.point.setCheckable(True)
        self.point.setToolTip(self.tr("Click on a place in the photo and choose its colour; its lightness stays."))
        self.point.setAccessibleName(f"{step_label}: {self.point.text()}")
        self.point.setAccessibleDescription(self.point.toolTip())
        self.clear = QToolButton()
        self.clear.setIcon(icon("remove"))
        self.clear.setAccessibleName(self.tr("Remove all colours that were given"))
        self.clear.setToolTip(self.clear.accessibleName())
        head = QHBoxLayout()
        head.addWidget(self.label)
        head.addStretch(1)
        head.addWidget(self._count)
        buttons = QHBoxLayout()
        buttons.addWidget(self.point)
        buttons.addStretch(1)
        buttons.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(3)
        column.addLayout(head)
        column.addLayout(buttons)
        self.point.toggled.connect(self.picker)
        self.clear.clicked.connect(lambda: self.edited.emit(""))

    def show_value(self, value: Value) -> None:
        """Count the points."""
        points = points_in(str(value))
        words = self.tr("%n given", "", len(points)) if points else ""
        self._count.setText(words if points or not value else self.tr("cannot be read"))
        self.clear.setVisible(bool(value))

    def set_picking(self, is_picking: bool) -> None:
        """Show whether a click in the photo gives a colour, without telling."""
        with QSignalBlocker(self.point):
            self.point.setChecked(is_picking)
