"""Editors for settings, one for each kind, made from the declaration."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from restorer.gui.viewmodels.wording import core_text
from restorer.gui.widgets.strip_choice import StripChoice
from restorer.gui.widgets.switch import Switch
from restorer.message import Message
from restorer.store.folders import unwritable_reason
from restorer.store.option import Option, OptionChoice, Value


class Editor(Protocol):
    """Shows the value of a setting and lets it be changed."""

    @property
    def widget(self) -> QWidget:
        """What stands in the form's row."""
        ...

    @property
    def field(self) -> QWidget:
        """What has the focus, and the setting's name for screen readers."""
        ...

    def value(self) -> Value:
        """The value as it stands in the editor."""
        ...

    def problem(self) -> str:
        """What is wrong with it on this computer, as a sentence of the core; empty where it will do."""
        ...


def make_editor(option: Option, value: Value, choices: Sequence[OptionChoice] = ()) -> Editor:
    """The editor of a setting; `choices` are those that only this computer knows."""
    # By the default's type: a file may hold a whole number where any will do.
    if isinstance(option.default, bool):
        return _SwitchEditor(option, bool(value))
    if isinstance(option.default, int):
        return _IntegerEditor(option, int(value))
    if isinstance(option.default, float):
        return _DecimalEditor(option, float(value))
    text = str(value)
    if option.is_list:
        return _ListEditor(option, text)
    if choices or option.choices:
        return _ChoiceEditor(choices or option.choices, text)
    if option.is_folder:
        return _FolderEditor(option, text)
    return _FileEditor(option, text) if option.is_file else _TextEditor(option, text)


class _SoundEditor:
    def problem(self) -> str:
        return ""


class _SwitchEditor(_SoundEditor):
    def __init__(self, option: Option, value: bool) -> None:
        self.widget = self.field = Switch(core_text(option.label))
        self.field.setChecked(value)

    def value(self) -> Value:
        return self.field.isChecked()


class _IntegerEditor(_SoundEditor):
    def __init__(self, option: Option, value: int) -> None:
        self.widget = self.field = QSpinBox()
        self.field.setRange(_bound(option.minimum, 0), _bound(option.maximum, (1 << 31) - 1))
        self.field.setSingleStep(int(option.step))
        self.field.setValue(value)
        _dress(self.field, option)

    def value(self) -> Value:
        return self.field.value()


class _DecimalEditor(_SoundEditor):
    def __init__(self, option: Option, value: float) -> None:
        self.widget = self.field = QDoubleSpinBox()
        self.field.setDecimals(1)
        self.field.setRange(_bound(option.minimum, 0), _bound(option.maximum, (1 << 31) - 1))
        self.field.setSingleStep(option.step)
        self.field.setValue(value)
        _dress(self.field, option)

    def value(self) -> Value:
        return self.field.value()


class _ChoiceEditor(_SoundEditor):
    def __init__(self, choices: Sequence[OptionChoice], value: str) -> None:
        self.widget = self.field = QComboBox()
        # A value that is none of the choices stays: the file may name a device that is not here today.
        known = [*choices, *([] if value in [choice.value for choice in choices] else [OptionChoice(value, value)])]
        for choice in known:
            self.field.addItem(core_text(choice.label), choice.value)
        self.field.setCurrentIndex(self.field.findData(value))

    def value(self) -> Value:
        return cast(str, self.field.currentData())


class _ListEditor(_SoundEditor):
    def __init__(self, option: Option, value: str) -> None:
        self.widget = self.field = StripChoice(option, value)

    def value(self) -> Value:
        return self.field.chosen


class _TextEditor(_SoundEditor):
    def __init__(self, option: Option, value: str) -> None:
        self._default = str(option.default)
        self.widget: QWidget
        self.widget = self.field = QLineEdit(value)
        self.field.setPlaceholderText(core_text(option.blank))
        if "{" in option.help:
            self.widget = self._explained(core_text(option.help))

    def _explained(self, words: str) -> QWidget:
        """The field above what may be written into it."""
        hint = QLabel(words)
        hint.setWordWrap(True)
        hint.setProperty("tone", "small")
        hint.setTextFormat(Qt.TextFormat.PlainText)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(hint)
        return both

    def value(self) -> Value:
        return self.field.text().strip() or self._default


class _PathEditor(_TextEditor):
    """A path, and a button that asks for it."""

    def __init__(self, option: Option, value: str) -> None:
        super().__init__(option, value)
        self._label = core_text(option.label)
        choose = QPushButton(QCoreApplication.translate("SettingsDialog", "Choose…"))
        choose.setAccessibleName(f"{self._label}: {choose.text()}")
        choose.clicked.connect(self._on_choose)
        self.widget = QWidget()
        row = QHBoxLayout(self.widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(choose)

    def _on_choose(self) -> None:
        chosen = self._ask(self.field.text() or str(Path.home()))
        if chosen:
            self.field.setText(chosen)

    def _ask(self, start: str) -> str:
        raise NotImplementedError


class _FolderEditor(_PathEditor):
    def problem(self) -> str:
        text = self.field.text().strip()
        return unwritable_reason(Path(text).expanduser().absolute()) if text else ""

    def _ask(self, start: str) -> str:
        return QFileDialog.getExistingDirectory(self.widget, self._label, start)


class _FileEditor(_PathEditor):
    def problem(self) -> str:
        text = self.field.text().strip()
        if not text or Path(text).expanduser().is_file():
            return ""
        return Message("There is no file {path}.", path=text)

    def _ask(self, start: str) -> str:
        return QFileDialog.getOpenFileName(self.widget, self._label, start, "PEM (*.pem *.crt *.cer *.key);;(*)")[0]


def _bound(bound: float | None, other: int) -> int:
    return other if bound is None else int(bound)


def _dress(box: QSpinBox | QDoubleSpinBox, option: Option) -> None:
    box.setSuffix(f"\u202f{option.unit}" if option.unit else "")
    box.setSpecialValueText(core_text(option.blank))
    box.lineEdit().setTextMargins(8, 0, 8, 0)
