"""The settings dialog, made from the declarations of the settings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from restorer.errors import InputError, RestorerError
from restorer.gui.dialogs.option_editors import Editor, make_editor
from restorer.gui.screen_room import on_screen
from restorer.gui.viewmodels.translation import translated
from restorer.gui.viewmodels.wording import core_text
from restorer.gui.widgets.switch import Switch
from restorer.store.option import Option, OptionChoice
from restorer.store.settings import BY_NAME, OPTIONS, SECTIONS, Settings

_LABEL_PX = 220


class SettingsDialog(QDialog):
    """Every setting that has a section. `applied` carries the new settings; the dialog saves none.

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
        page = self._page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 12, 24, 8)
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
        self.problems = QLabel()
        self.problems.setWordWrap(True)
        self.problems.setProperty("tone", "bad")
        self.problems.setTextFormat(Qt.TextFormat.PlainText)
        self.problems.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 16)
        outer.addWidget(self._scrolled(page), 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 4, 24, 0)
        foot.setSpacing(10)
        foot.addWidget(self.problems)
        foot.addWidget(self._buttons())
        outer.addLayout(foot)
        # A dialog that is shown without a size of its own takes two thirds of the screen at most.
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """All of the page, as far as the screen goes."""
        wanted = self._page.sizeHint() + QSize(24, 90)
        return on_screen(self, wanted.expandedTo(super().sizeHint()))

    def _scrolled(self, page: QWidget) -> QScrollArea:
        self._area = area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.windowTitle())
        area.setWidget(page)
        return area

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        return buttons

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
        if isinstance(editor.widget, QLineEdit | QComboBox | QAbstractSpinBox | Switch) or option.is_path:
            # As high as its row, or the form lays it along the field's upper edge.
            words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        words.setToolTip(help_text)
        form.addRow(words, editor.widget)

    def _on_accepted(self) -> None:
        found = self._find_problem()
        self.problems.setText(found)
        self.problems.setVisible(bool(found))
        if not found:
            self.applied.emit(self.values())
            self.accept()

    def _find_problem(self) -> str:
        """What keeps these settings from being used on this computer; what was not changed is not asked about."""
        for name, editor in self.editors.items():
            if editor.value() != getattr(self._settings, name) and (problem := editor.problem()):
                editor.field.setFocus()
                return f"{core_text(BY_NAME[name].label)}: {translated(problem)}"
        values = self.values()
        signing = (values.certificate, values.certificate_key)
        if signing == (self._settings.certificate, self._settings.certificate_key) or not any(signing):
            return ""
        from restorer.jobs.provenance.c2pa import Signing, check_signing

        try:
            if not all(signing):
                raise InputError("A certificate needs its key, and a key its certificate.", "Name both.")
            check_signing(Signing(*(Path(path).expanduser().absolute() for path in signing)))
        except RestorerError as error:
            self.editors["certificate"].field.setFocus()
            return f"{translated(error.message)} {translated(error.hint)}"
        return ""
