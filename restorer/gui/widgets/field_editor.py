"""Editors for a step's fields, made from their declarations."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QVBoxLayout,
    QWidget,
)

from restorer.gui.viewmodels.wording import core_text, describe_fraction, describe_percent
from restorer.gui.widgets.switch import Switch
from restorer.pipeline.step import Field, Value

_TICKS = 100


class CalmSlider(QSlider):
    """A slider that a scrolling wheel passes by: only a person who clicked it turns it with the wheel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the track jumps to the pointer, and the handle can be pulled on from there."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        style, complex = self.style(), QStyle.ComplexControl.CC_Slider
        handle = style.subControlRect(complex, option, QStyle.SubControl.SC_SliderHandle, self)
        place = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and not handle.contains(place):
            room = self.width() - handle.width()
            along = min(max(0, place.x() - handle.width() // 2), room)
            self.setValue(
                QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), along, room, option.upsideDown)
            )
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the scroll area unless the slider has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class CalmComboBox(QComboBox):
    """A combo box that a scrolling wheel passes by."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the scroll area."""
        event.ignore()


class FieldEditor(QWidget):
    """One field: its label, its value in words, and what changes it. Made by `make_editor`."""

    edited = Signal(object)
    """The person chose this value."""

    def __init__(self, item: Field, step_label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.setToolTip(core_text(item.help))
        self._name = f"{step_label}: {core_text(item.label)}"
        self.label = QLabel(core_text(item.label))

    def show_value(self, value: Value) -> None:
        """Show this value without telling that it was edited."""
        raise NotImplementedError

    def _describe(self, widget: QWidget) -> None:
        widget.setAccessibleName(self._name)
        widget.setAccessibleDescription(core_text(self.item.help))


class NumberEditor(FieldEditor):
    """A slider over the field's range, with the number beside its label; a double click on the label sets it back."""

    def __init__(self, item: Field, step_label: str, parent: QWidget | None = None) -> None:
        super().__init__(item, step_label, parent)
        self._low, self._high = float(item.minimum or 0), float(item.maximum if item.maximum is not None else 100)
        self._is_whole = isinstance(item.default, int)
        self.slider = CalmSlider()
        self.slider.setRange(0, round(self._high - self._low) if self._is_whole else _TICKS)
        self.slider.setPageStep(max(1, self.slider.maximum() // 10))
        self._describe(self.slider)
        self._number = QLabel()
        self._number.setProperty("tone", "quiet")
        head = QHBoxLayout()
        head.addWidget(self.label)
        head.addStretch(1)
        head.addWidget(self._number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.slider)
        self.slider.valueChanged.connect(self._on_moved)
        self.label.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click on the label sets it back."""
        if watched is self.label and event.type() == QEvent.Type.MouseButtonDblClick:
            self.edited.emit(self.item.default)
            return True
        return super().eventFilter(watched, event)

    def show_value(self, value: Value) -> None:
        """Move the slider there."""
        share = (float(value) - self._low) / ((self._high - self._low) or 1)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(share * self.slider.maximum()))
        self._number.setText(self._in_words(float(value)))

    def _on_moved(self, tick: int) -> None:
        value = self._low + (self._high - self._low) * tick / max(1, self.slider.maximum())
        value = round(value) if self._is_whole else round(value, 4)
        self._number.setText(self._in_words(value))
        self.edited.emit(value)

    def _in_words(self, value: float) -> str:
        if not self.item.unit and not self._is_whole and (self._low, self._high) == (0, 1):
            return describe_fraction(value)
        if self.item.unit == "%":
            return describe_percent(value)
        if self._low < 0 < self._high:
            # What goes both ways says which, and keeps its width.
            sign = "+" if value > 0 else ""
            number = sign + QLocale().toString(value, "f", 2)
            return f"{number}\u202f{self.item.unit}" if self.item.unit else number
        number = QLocale().toString(round(value)) if self._is_whole else QLocale().toString(value, "g", 3)
        return f"{number}\u202f{self.item.unit}" if self.item.unit else number


class ChoiceEditor(FieldEditor):
    """A combo box of the field's choices."""

    def __init__(self, item: Field, step_label: str, parent: QWidget | None = None) -> None:
        super().__init__(item, step_label, parent)
        self.box = CalmComboBox()
        for choice in item.choices:
            text = f"{choice}\u202f{item.unit}" if item.unit else core_text(str(choice))
            self.box.addItem(text, choice)
        self._describe(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.addWidget(self.label)
        row.addStretch(1)
        row.addWidget(self.box)
        self.box.activated.connect(lambda index: self.edited.emit(self.item.choices[index]))

    def show_value(self, value: Value) -> None:
        """Choose it in the box."""
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(self.item.choices.index(value) if value in self.item.choices else -1)


class SwitchEditor(FieldEditor):
    """A switch."""

    def __init__(self, item: Field, step_label: str, parent: QWidget | None = None) -> None:
        super().__init__(item, step_label, parent)
        self.switch = Switch(self._name)
        self._describe(self.switch)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.addWidget(self.label)
        row.addStretch(1)
        row.addWidget(self.switch)
        self.switch.clicked.connect(lambda is_on: self.edited.emit(bool(is_on)))

    def show_value(self, value: Value) -> None:
        """Turn it."""
        self.switch.setChecked(bool(value))


class TextEditor(FieldEditor):
    """A line of text; the value changes when it is left or confirmed."""

    def __init__(self, item: Field, step_label: str, parent: QWidget | None = None) -> None:
        super().__init__(item, step_label, parent)
        self.line = QLineEdit()
        self._describe(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(3)
        column.addWidget(self.label)
        column.addWidget(self.line)
        self.line.editingFinished.connect(self._on_finished)

    def show_value(self, value: Value) -> None:
        """Show it, unless the person is just typing."""
        if not self.line.hasFocus():
            self.line.setText(str(value))

    def _on_finished(self) -> None:
        if self.line.isModified():
            self.line.setModified(False)
            self.edited.emit(self.line.text())


def make_editor(item: Field, step_label: str, parent: QWidget | None = None) -> FieldEditor:
    """The editor that fits a field's type."""
    if item.choices:
        return ChoiceEditor(item, step_label, parent)
    if isinstance(item.default, bool):
        return SwitchEditor(item, step_label, parent)
    if isinstance(item.default, int | float):
        return NumberEditor(item, step_label, parent)
    return TextEditor(item, step_label, parent)
