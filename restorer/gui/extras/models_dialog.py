"""The models dialog: networks by task, with size, licence and speed; download, import, remove."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from restorer.gui.dialogs.error import ErrorDialog
from restorer.gui.extras.model_list import SUFFIXES, ModelList, ModelRow, ModelState
from restorer.gui.viewmodels.error import ErrorNotice
from restorer.gui.viewmodels.translation import translated
from restorer.models.info import Task

_STEPS = 1000


class ModelCard(QFrame):
    """One network: what it is good for, its facts, and the one thing that can be done with it now."""

    def __init__(self, row: ModelRow, model: ModelList, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("StepCard")
        self.row, self._model = row, model
        info = row.info
        self.setAccessibleName(info.id)
        title = QLabel(info.id)
        title.setProperty("tone", "heading")
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Download of {name}").format(name=info.id))
        self.bar.setVisible(row.state is ModelState.LOADING)
        self.amount = QLabel()
        self.amount.setProperty("tone", "small")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.amount)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addLayout(head)
        for text, tone in ((translated(info.good_for), ""), (self.facts(), "small"), (info.licence.note, "small")):
            if text:
                column.addWidget(self._label(text, tone))
        column.addWidget(self.bar)
        self._set_button()
        self.show_fraction(row.fraction)

    def facts(self) -> str:
        """Size, licence, whether it may be used commercially, who made it, and how fast it is here, in one line."""
        info, locale = self.row.info, QLocale()
        size = locale.formattedDataSize(info.file.size_bytes, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
        use = self.tr("any use") if info.licence.allows_commercial_use else self.tr("no commercial use")
        parts = [size, info.licence.spdx, use]
        if info.author:
            parts.append(info.author)
        if self.row.seconds is not None:
            parts.append(self.tr("about {0} a megapixel here").format(_duration(self.row.seconds)))
        if info.extra:
            parts.append(self.tr("needs the optional part “{0}”").format(info.extra))
        return " · ".join(parts)

    def show_fraction(self, fraction: float) -> None:
        """So much has come."""
        if self.row.state is not ModelState.LOADING:
            return
        self.bar.setValue(round(fraction * _STEPS))
        total = self.row.info.file.size_bytes / 1e6
        numbers = (QLocale().toString(number, "f", 0) for number in (fraction * total, total))
        self.amount.setText(self.tr("{0} of {1} MB").format(*numbers) if fraction else self.tr("Waiting…"))

    def _set_button(self) -> None:
        if self.row.state is ModelState.EMBEDDED:
            self.button.hide()
            self.amount.setText(self.tr("Comes with Restorer"))
            return
        texts = {
            ModelState.HERE: self.tr("Remove"), ModelState.ABSENT: self.tr("Download"),
            ModelState.LOADING: self.tr("Cancel"),
        }  # fmt: skip
        self.button.setText(texts[self.row.state])
        self.button.setAccessibleName(f"{texts[self.row.state]}: {self.row.info.id}")
        self.button.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        model_id = self.row.info.id
        if self.row.state is ModelState.HERE:
            self._model.remove(model_id)
        elif self.row.state is ModelState.LOADING:
            self.button.setEnabled(False)
            self._model.cancel(model_id)
        elif not self.row.needs_acceptance or self._accepts():
            self._model.download(model_id)

    def _accepts(self) -> bool:
        """Ask for the terms; what is accepted is noted."""
        licence = self.row.info.licence
        box = QMessageBox(self.window())
        box.setWindowTitle(self.tr("Terms"))
        box.setText(self.tr("{name} may be used only by who accepts its terms ({licence}).").format(
            name=self.row.info.id, licence=licence.spdx))  # fmt: skip
        box.setInformativeText(f'<a href="{licence.url}">{licence.url}</a>')
        yes = box.addButton(self.tr("Accept"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is not yes:
            return False
        self._model.accept(self.row.info.id)
        return True

    def _label(self, text: str, tone: str) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if tone:
            label.setProperty("tone", tone)
        return label


class ModelsDialog(QDialog):
    """Does not block the window. Weight files can be dropped on it.

    Args:
        model: What is shown; the dialog owns it from here on.
        task: What is shown first.
    """

    def __init__(self, model: ModelList, parent: QWidget | None = None, task: Task | None = None) -> None:
        super().__init__(parent)
        self.model = model
        model.setParent(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Networks"))
        self.setAcceptDrops(True)
        self.resize(860, 620)
        self.cards: dict[str, ModelCard] = {}
        self.list = QListWidget()
        self.list.setFixedWidth(190)
        self.list.setSpacing(4)
        self.list.setAccessibleName(self.tr("What networks are for"))
        self._tasks = model.tasks
        self.list.addItems([self._name(one) for one in self._tasks])
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        middle = QHBoxLayout()
        middle.addWidget(self.list)
        middle.addWidget(self.area, 1)
        hint = QLabel(self.tr("Or drop .safetensors, .pth, .ckpt or .param with .bin here. Only weights are read."))
        hint.setProperty("tone", "small")
        hint.setWordWrap(True)
        self.importing = QPushButton(self.tr("Import…"))
        self.importing.setAutoDefault(False)
        self.importing.clicked.connect(self._on_import)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.importing)
        foot.addWidget(hint, 1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self.list.currentRowChanged.connect(self.refresh)
        model.changed.connect(self.refresh)
        model.progressed.connect(self._on_progressed)
        model.failed.connect(self._on_failed)
        model.imported.connect(self.show_model)
        self.finished.connect(model.close)
        self.list.setCurrentRow(self._tasks.index(task) if task in self._tasks else 0)

    def refresh(self) -> None:
        """Show the networks of the task that is chosen."""
        row = self.list.currentRow()
        if not 0 <= row < len(self._tasks):
            return
        place = self.area.verticalScrollBar().value()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        self.cards = {}
        for one in self.model.rows(self._tasks[row]):
            self.cards[one.info.id] = card = ModelCard(one, self.model, page)
            column.addWidget(card)
        column.addStretch(1)
        self.area.setWidget(page)
        self.area.verticalScrollBar().setValue(place)

    def show_model(self, model_id: str) -> None:
        """Go to this network."""
        task = self.model.row(model_id).info.task
        self.list.setCurrentRow(self._tasks.index(task))
        self.refresh()
        self.area.ensureWidgetVisible(self.cards[model_id])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take weight files."""
        if self._weights(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        paths = self._weights(event)
        if paths:
            event.acceptProposedAction()
            self.model.import_files(paths)

    @staticmethod
    def _weights(event: QDropEvent) -> list[Path]:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return [path for path in paths if path.suffix.lower() in SUFFIXES]

    def _on_import(self) -> None:
        pattern = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Import networks"), "", self.tr("Weights ({0})").format(pattern)
        )
        self.model.import_files(Path(name) for name in names)

    def _on_progressed(self, model_id: str, fraction: float) -> None:
        if model_id in self.cards:
            self.cards[model_id].show_fraction(fraction)

    def _on_failed(self, error: BaseException) -> None:
        ErrorDialog(ErrorNotice.of(error), self).open()

    def _name(self, task: Task) -> str:
        names = {
            Task.CLEAN: self.tr("Clean"), Task.UPSCALE: self.tr("Enlarge"), Task.DAMAGE: self.tr("Find damage"),
            Task.INPAINT: self.tr("Fill damage"), Task.COLORIZE: self.tr("Colour"), Task.FACE: self.tr("Faces"),
            Task.FACE_DETECTOR: self.tr("Find faces"), Task.FACE_EMBEDDING: self.tr("Compare faces"),
            Task.FACE_PARSING: self.tr("Parts of faces"),
        }  # fmt: skip
        return names[task]


def _duration(seconds: float) -> str:
    """So many seconds or minutes, as the language writes them, with two digits that count."""
    locale = QLocale()
    if seconds < 90:
        return f"{locale.toString(seconds, 'f', 1 if seconds < 10 else 0)} s"
    return f"{locale.toString(seconds / 60, 'f', 0)} min"
