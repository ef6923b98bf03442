"""The settings page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from restorer.gui.language import PSEUDO
from restorer.gui.viewmodels.wording import core_text
from restorer.gui.widgets.strip_choice import StripChoice
from restorer.gui.widgets.switch import Switch
from restorer.store.settings import OPTIONS, Settings

_LABEL_PX = 220


class SettingsDialog(QDialog):
    """Folders, metadata, device, language, theme, memory and cache. `applied` tells the new settings; it saves none.

    Args:
        settings: As they are.
        devices: (id, name in words) of what networks can run on; empty while that is not known.
    """

    applied = Signal(object)

    def __init__(
        self, settings: Settings, devices: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(640)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(6)
        self._fill_results(self._section(column, self.tr("Results")))
        self._fill_look(self._section(column, self.tr("Window")))
        self._fill_machine(self._section(column, self.tr("Computer")), devices)
        column.addSpacing(12)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def values(self) -> Settings:
        """The settings as they stand in the dialog."""
        return self._settings.with_values(
            {
                "output_folder": self.folder.text().strip(),
                "format": self.format.currentData(),
                "name_template": self.template.text().strip() or "{stem}",
                "strip": self.strip.chosen,
                "caption": self.caption.isChecked(),
                "language": self.language.currentData(),
                "theme": self.theme.currentData(),
                "notify": self.notify.isChecked(),
                "device": self.device.currentData(),
                "memory_mb": self.memory.value(),
                "cache_gb": self.cache.value(),
            }
        )

    # -- building

    def _section(self, column: QVBoxLayout, title: str) -> QFormLayout:
        label = QLabel(title)
        label.setProperty("tone", "heading")
        column.addSpacing(8)
        column.addWidget(label)
        form = QFormLayout()
        form.setContentsMargins(0, 4, 0, 6)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(9)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        column.addLayout(form)
        return form

    def _fill_results(self, form: QFormLayout) -> None:
        self.folder = QLineEdit(self._settings.output_folder)
        self.folder.setPlaceholderText(self.tr("A folder “Restored” beside the originals"))
        choose = QPushButton(self.tr("Choose…"))
        choose.setAccessibleName(self.tr("Choose the folder for results"))
        choose.clicked.connect(self._on_choose)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        self._add(form, self.tr("Folder"), self.folder, "output_folder", row)
        formats = (
            ("same", self.tr("As the original")), ("png", "PNG"), ("jpeg", "JPEG"), ("tiff", "TIFF"), ("webp", "WebP"),
        )  # fmt: skip
        self.format = self._combo(formats, self._settings.format)
        self._add(form, self.tr("Format"), self.format, "format")
        self.template = QLineEdit(self._settings.name_template)
        self._add(form, self.tr("Name"), self.template, "name_template")
        self.strip = StripChoice(self._settings.strip)
        self._add(form, self.tr("Leave out of results"), self.strip, "strip")
        self.caption = Switch(self.tr("Say in captions what was done"))
        self.caption.setChecked(self._settings.caption)
        self._add(form, self.tr("Say in captions what was done"), self.caption, "caption")

    def _fill_look(self, form: QFormLayout) -> None:
        languages = (
            ("", self.tr("As the system")), ("en", "English"), ("de", "Deutsch"),
            (PSEUDO, self.tr("Test of right-to-left layout")),
        )  # fmt: skip
        self.language = self._combo(languages, self._settings.language)
        self._add(form, self.tr("Language"), self.language, "language")
        themes = (("system", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark")))
        self.theme = self._combo(themes, self._settings.theme)
        self._add(form, self.tr("Appearance"), self.theme, "theme")
        self.notify = Switch(self.tr("Tell when a long batch has ended"))
        self.notify.setChecked(self._settings.notify)
        self._add(form, self.tr("Tell when a long batch has ended"), self.notify, "notify")

    def _fill_machine(self, form: QFormLayout, devices: Sequence[tuple[str, str]]) -> None:
        known = [("auto", self.tr("The fastest")), *devices]
        if self._settings.device not in dict(known):
            known.append((self._settings.device, self._settings.device))
        self.device = self._combo(known, self._settings.device)
        self._add(form, self.tr("Networks run on"), self.device, "device")
        self.memory = QSpinBox()
        self.memory.setRange(0, 1 << 20)
        self.memory.setSingleStep(512)
        self.memory.setSuffix("\u202fMB")
        self.memory.setSpecialValueText(self.tr("A quarter of what is free"))
        self.memory.setValue(self._settings.memory_mb)
        self._add(form, self.tr("Memory for photos"), self.memory, "memory_mb")
        self.cache = QDoubleSpinBox()
        self.cache.setRange(0, 10_000)
        self.cache.setDecimals(1)
        self.cache.setSuffix("\u202fGB")
        self.cache.setValue(self._settings.cache_gb)
        self._add(form, self.tr("Disk for the results of steps"), self.cache, "cache_gb")
        for box in (self.memory, self.cache):
            box.lineEdit().setTextMargins(8, 0, 8, 0)

    def _combo(self, choices: Sequence[tuple[str, str]], chosen: str) -> QComboBox:
        box = QComboBox()
        for value, text in choices:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    def _add(self, form: QFormLayout, label: str, editor: QWidget, option: str, row: QHBoxLayout | None = None) -> None:
        help_text = core_text(next(item.help for item in OPTIONS if item.name == option))
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(help_text)
        editor.setToolTip(help_text)
        words = QLabel(label)
        words.setBuddy(editor)
        words.setMinimumWidth(_LABEL_PX)
        words.setToolTip(help_text)
        if row is not None:
            form.addRow(words, row)
        else:
            form.addRow(words, editor)

    # -- what happens

    def _on_choose(self) -> None:
        start = self.folder.text() or self._settings.last_folder or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder for results"), start)
        if chosen:
            self.folder.setText(chosen)

    def _on_accepted(self) -> None:
        self.applied.emit(self.values())
        self.accept()
