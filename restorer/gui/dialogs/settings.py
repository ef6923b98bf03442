"""The settings page, made of the settings' declarations."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from restorer.gui.dialogs.option_editors import Editor, make_editor
from restorer.gui.viewmodels.wording import core_text
from restorer.store.option import Option, OptionChoice
from restorer.store.settings import BY_NAME, OPTIONS, SECTIONS, Settings

_LABEL_PX = 220


class SettingsDialog(QDialog):
    """Every setting that has a section. `applied` tells the new settings; the dialog saves none.

    Args:
        settings: As they are.
        devices: (id, name in words) of what networks can run on; empty while that is not known.

    Attributes:
        editors: Those on the page, by the settings' names.
    """

    applied = Signal(object)
    graphics_wanted = Signal()
    """The person wants to see to the graphics card."""

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
        self.editors: dict[str, Editor] = {}
        fastest, every_card = BY_NAME["device"].choices[:2]
        cards = [device_id for device_id, _ in devices if device_id.startswith(("cuda", "xpu"))]
        several = (every_card,) if len(cards) > 1 else ()
        here = {"device": (fastest, *several, *(OptionChoice(*device) for device in devices))}
        for section in SECTIONS:
            form = self._section(column, core_text(section))
            for option in (option for option in OPTIONS if option.section == section):
                value = getattr(settings, option.name)
                self.editors[option.name] = editor = make_editor(option, value, here.get(option.name, ()))
                self._add(form, option, editor)
        self.graphics = QPushButton(self.tr("Graphics card…"))
        self.graphics.setAutoDefault(False)
        self.graphics.setAccessibleName(self.graphics.text())
        self.graphics.clicked.connect(self.graphics_wanted)
        column.addWidget(self.graphics, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(12)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def values(self) -> Settings:
        """The settings as they stand in the dialog."""
        return self._settings.with_values({name: editor.value() for name, editor in self.editors.items()})

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

    def _add(self, form: QFormLayout, option: Option, editor: Editor) -> None:
        label, help_text = core_text(option.label), core_text(option.help)
        editor.field.setAccessibleName(label)
        editor.field.setAccessibleDescription(help_text)
        editor.field.setToolTip(help_text)
        words = QLabel(label)
        words.setBuddy(editor.field)
        words.setMinimumWidth(_LABEL_PX)
        words.setToolTip(help_text)
        form.addRow(words, editor.widget)

    def _on_accepted(self) -> None:
        self.applied.emit(self.values())
        self.accept()
