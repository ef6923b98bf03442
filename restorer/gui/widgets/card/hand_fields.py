"""What a person sets by hand on a step: in reach also while the step's own judgement is not wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from restorer.gui.icons import icon
from restorer.gui.widgets.field_editor import NumberEditor
from restorer.pipeline.step import Field, Step, Value


def hand_fields(step: Step) -> tuple[Field, ...]:
    """The numbers of a step that are set by hand; layouts and masks are made in the photo itself."""
    names = step.by_hand.fields
    return tuple(item for item in step.fields if item.name in names and not item.kind and _is_number(item.default))


class HandFields(QWidget):
    """Sliders under one button, which opens by itself where something is set.

    Args:
        fields: From `hand_fields`; 0 of each is nothing.
        step_label: What they belong to.
    """

    value_set = Signal(str, object)
    reset_wanted = Signal(dict)
    """All of them shall have these values again, at once."""

    def __init__(self, fields: Sequence[Field], step_label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._defaults = {item.name: item.default for item in fields}
        self.toggle = QToolButton()
        self.toggle.setCheckable(True)
        self.toggle.setText(self.tr("By hand"))
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setIconSize(QSize(14, 14))
        # Its text begins where the labels of sliders do.
        self.toggle.setStyleSheet("QToolButton { padding-left: 0; background: transparent; }")
        self.toggle.setAccessibleName(f"{step_label}: {self.toggle.text()}")
        self.toggle.setToolTip(self.tr("Set it yourself, after what Restorer measures or in place of it."))
        self.reset = QPushButton(self.tr("Set back"))
        self.reset.setProperty("role", "link")
        self.reset.setAccessibleName(f"{step_label}: {self.reset.text()}")
        self.reset.setToolTip(self.tr("A double click on a name sets that one back."))
        self.reset.hide()
        head = QHBoxLayout()
        head.addWidget(self.toggle)
        head.addStretch(1)
        head.addWidget(self.reset)
        self.group = QWidget()
        inner = QVBoxLayout(self.group)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(5)
        self.editors = {item.name: NumberEditor(item, step_label) for item in fields}
        for name, editor in self.editors.items():
            editor.edited.connect(lambda value, name=name: self.value_set.emit(name, value))
            inner.addWidget(editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.group)
        self.toggle.toggled.connect(self._on_toggled)
        self.reset.clicked.connect(lambda: self.reset_wanted.emit(dict(self._defaults)))
        self._is_set = False
        self._on_toggled(is_open=False)

    def show_values(self, values: Mapping[str, Value], *, is_on: bool) -> None:
        """Show what is set; nothing is while the step is off."""
        shown = {name: values[name] if is_on else default for name, default in self._defaults.items()}
        for name, value in shown.items():
            self.editors[name].show_value(value)
        is_set = shown != self._defaults
        self.reset.setVisible(is_set)
        if is_set and not self._is_set:
            self.toggle.setChecked(True)
        self._is_set = is_set

    def _on_toggled(self, is_open: bool) -> None:
        self.toggle.setIcon(icon("chevron-down" if is_open else "chevron-right"))
        self.group.setVisible(is_open)


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
