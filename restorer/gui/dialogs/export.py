"""The dialog that saves results: where, under which names, in which form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from restorer.errors import RestorerError
from restorer.gui.colors import DARK, LIGHT
from restorer.gui.screen_room import on_screen
from restorer.gui.viewmodels.export import ExportModel, ExportReport, Fate, PlannedExport
from restorer.gui.viewmodels.translation import translated
from restorer.imaging.codecs.format_ids import SAME
from restorer.imaging.codecs.formats import WRITABLE, codec_of_name, find_codec, writer_of

_PREVIEWED = 200
_TYPING_MS = 150
_SIDES = (None, 6000, 4000, 2048, 1200)


class ExportDialog(QDialog):
    """Save as, and save all. Deletes itself when closed.

    Args:
        model: What is saved; the dialog owns it from here on.
    """

    exported = Signal(object)
    """The `ExportReport` of an export that ended, cancelled ones included."""

    def __init__(self, model: ExportModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        model.setParent(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Save %n photo(s)", "", len(model.photos)))
        self.setMinimumSize(620, 400)
        self.resize(on_screen(self, QSize(620, 520)))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(self._make_form())
        column.addLayout(self._make_preview(), 1)
        column.addLayout(self._make_buttons())
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._on_typed)
        model.plan_changed.connect(self._show_plan)
        model.progressed.connect(self._on_progressed)
        model.finished.connect(self._on_finished)
        self._show_plan()
        self.template.setFocus()

    def _make_form(self) -> QFormLayout:
        choice = self.model.choice
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(9)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.folder = QLineEdit(str(choice.folder), self)
        self.folder.textEdited.connect(lambda: self._typing.start())
        browse = QPushButton(self.tr("Choose…"), self)
        browse.setAccessibleName(self.tr("Choose the folder"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._on_browse)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(browse)
        self._add(form, self.tr("&Folder"), self.folder, row)
        # One photo has a name, not a pattern for names.
        is_one = len(self.model.photos) == 1 and bool(self.model.plan)
        self.template = QLineEdit(self.model.plan[0].target.stem if is_one else choice.template, self)
        self.template.textEdited.connect(lambda: self._typing.start())
        self._add(form, self.tr("&Name"), self.template)
        hint = QLabel(self.tr("{stem} is the original's name, {n} the number, {date} today, {ext} the ending."), self)
        hint.setProperty("tone", "small")
        hint.setWordWrap(True)
        hint.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        hint.setMinimumHeight(hint.fontMetrics().height() + 4)
        form.addRow("", hint)
        hint.setVisible(not is_one)
        self.format = self._make_combo(
            [(self.tr("As it is"), SAME), *((find_codec(name).name, name) for name in WRITABLE)],
            choice.format,
        )
        self.format.activated.connect(lambda: self.model.choose(format=self.format.currentData()))
        self._add(form, self.tr("Fo&rmat"), self.format)
        self._add_quality(form)
        sides = [(self.tr("Unchanged"), None), *((self.tr("At most {0} pixels").format(n), n) for n in _SIDES[1:])]
        self.size_choice = self._make_combo(sides, choice.longest_side)
        self.size_choice.activated.connect(lambda: self.model.choose(longest_side=self.size_choice.currentData()))
        self._add(form, self.tr("&Size"), self.size_choice)
        taken = [(self.tr("Keep both: add a number"), False), (self.tr("Leave the old file, skip the new"), True)]
        self.existing = self._make_combo(taken, choice.skips_existing)
        self.existing.activated.connect(lambda: self.model.choose(skips_existing=self.existing.currentData()))
        self._add(form, self.tr("If the file &exists"), self.existing)
        return form

    def _add_quality(self, form: QFormLayout) -> None:
        self.quality = QSlider(Qt.Orientation.Horizontal, self)
        self.quality.setRange(50, 100)
        self.quality.setValue(self.model.choice.quality)
        self.quality_value = QLabel(str(self.quality.value()), self)
        self.quality_value.setMinimumWidth(self.fontMetrics().horizontalAdvance("100"))
        self.quality.valueChanged.connect(lambda value: self.quality_value.setText(str(value)))
        self.quality.valueChanged.connect(lambda value: self.model.choose(quality=value))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.quality, 1)
        row.addWidget(self.quality_value)
        self._add(form, self.tr("&Quality"), self.quality, row)

    def _add(self, form: QFormLayout, words: str, field: QWidget, row: QHBoxLayout | None = None) -> None:
        label = QLabel(words, self)
        label.setBuddy(field)
        # Beside the field's middle, which a form's own alignment does not reach where rows are layouts.
        label.setMinimumHeight(field.sizeHint().height())
        field.setAccessibleName(words.replace("&", ""))
        if row is None:
            form.addRow(label, field)
        else:
            form.addRow(label, row)

    def _make_combo(self, choices: Sequence[tuple[str, object]], chosen: object) -> QComboBox:
        combo = QComboBox(self)
        for words, value in choices:
            combo.addItem(words, value)
        combo.setCurrentIndex(next((i for i, (_, value) in enumerate(choices) if value == chosen), 0))
        return combo

    def _make_preview(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.names = QListWidget(self)
        self.names.setAccessibleName(self.tr("The files that will be written"))
        self.names.setUniformItemSizes(True)
        self.names.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        column.addWidget(self.summary)
        column.addWidget(self.names, 1)
        return column

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of saving"))
        self.progress.hide()
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.setAccessibleName(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button = QPushButton(self.tr("Save"), self)
        self.save_button.setAccessibleName(self.tr("Save"))
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self._on_save)
        row.addWidget(self.progress, 1)
        row.addStretch(0)
        row.addWidget(self.cancel_button)
        row.addWidget(self.save_button)
        return row

    # What will happen.

    def _show_plan(self) -> None:
        model = self.model
        error = model.error
        self.names.clear()
        for planned in model.plan[:_PREVIEWED]:
            self.names.addItem(self._line(planned))
        more = len(model.plan) - _PREVIEWED
        if more > 0:
            self.names.addItem(self.tr("… and %n more", "", more))
        numbered = sum(planned.fate is Fate.NUMBERED for planned in model.plan)
        skipped = sum(planned.fate is Fate.SKIPPED for planned in model.plan)
        words = self.tr("%n file(s) will be written.", "", len(model.plan) - skipped)
        if numbered:
            words += " " + self.tr("%n name(s) are taken: these get a number.", "", numbered)
        if skipped:
            words += " " + self.tr("%n name(s) are taken: these are skipped.", "", skipped)
        self.summary.setText(_in_words(error) if error is not None else words)
        self._set_tone("bad" if error is not None else "quiet")
        is_lossy = self._writes_lossy()
        for widget in (self.quality, self.quality_value):
            widget.setEnabled(is_lossy)
        self.save_button.setEnabled(model.can_start)

    def _line(self, planned: PlannedExport) -> QListWidgetItem:
        item = QListWidgetItem(planned.target.name)
        item.setToolTip(str(planned.target))
        item.setSizeHint(QSize(0, self.fontMetrics().height() + 8))
        if planned.fate is Fate.NUMBERED:
            item.setText(self.tr("{name}  (its name was taken)").format(name=planned.target.name))
        if planned.fate is Fate.SKIPPED:
            item.setText(self.tr("{name}  (skipped: it is there already)").format(name=planned.target.name))
            is_dark = self.palette().window().color().lightness() < 128
            item.setForeground(QColor((DARK if is_dark else LIGHT).quiet))
        return item

    def _writes_lossy(self) -> bool:
        choice = self.model.choice
        # A copy keeps its own quality; only what is made smaller is encoded again.
        if choice.format == SAME and choice.longest_side is None:
            return False
        if choice.format != SAME:
            return writer_of(choice.format).loses
        codecs = (codec_of_name(planned.target) for planned in self.model.plan)
        return any(codec is not None and codec.writer is not None and codec.writer.loses for codec in codecs)

    def _set_tone(self, tone: str) -> None:
        if self.summary.property("tone") != tone:
            self.summary.setProperty("tone", tone)
            self.summary.style().unpolish(self.summary)
            self.summary.style().polish(self.summary)

    # Hands.

    def _on_typed(self) -> None:
        folder = self.folder.text().strip()
        path = Path(folder).expanduser()
        self.model.choose(
            folder=path if path.is_absolute() else Path.home() / path, template=self.template.text().strip()
        )

    def _on_browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Save to folder"), self.folder.text())
        if chosen:
            with QSignalBlocker(self.folder):
                self.folder.setText(chosen)
            self._on_typed()

    def _on_save(self) -> None:
        self._typing.stop()
        self._on_typed()
        if self.model.can_start:
            self._set_busy(True)
            self.model.start()

    def _set_busy(self, is_busy: bool) -> None:
        fields: tuple[QWidget, ...] = (
            self.folder, self.template, self.format, self.size_choice, self.existing, self.quality, self.save_button,
        )  # fmt: skip
        for field in fields:
            field.setEnabled(not is_busy)
        self.progress.setVisible(is_busy)
        self.progress.setRange(0, 0)

    def _on_progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _on_finished(self, report: ExportReport) -> None:
        self._set_busy(False)
        self.exported.emit(report)
        if report.failed:
            name, error = report.failed[0]
            self.model.plan_anew()
            words = self.tr("%n file(s) could not be written.", "", len(report.failed))
            self.summary.setText(f"{words} {name}: {_in_words(error)}")
            self._set_tone("bad")
        else:
            self.accept()

    def reject(self) -> None:
        """Cancel: while files are written that ends with the one in hand, else at once."""
        if self.model.is_running:
            self.model.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """However the dialog ends, its thread ends first."""
        self._typing.stop()
        self.model.shutdown()
        super().done(result)


def _in_words(error: RestorerError) -> str:
    return f"{translated(error.message)} {translated(error.hint)}".strip()
