"""The models dialog: networks by task, with size, licence and speed; download, import, remove."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt, Signal
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
from restorer.gui.extras import SUFFIXES
from restorer.gui.extras.graphics_setup import GraphicsSetup
from restorer.gui.extras.model_list import ModelList, ModelRow, ModelState
from restorer.gui.extras.recommended_head import RecommendedHead
from restorer.gui.extras.wording import duration, task_name
from restorer.gui.screen_room import on_screen
from restorer.gui.viewmodels.error import ErrorNotice
from restorer.gui.viewmodels.translation import translated
from restorer.models.files import is_extra_here
from restorer.models.info import Task
from restorer.models.speed import Unit, unit_of

_STEPS = 1000


class ModelCard(QFrame):
    """One network: what it is good for, its facts, and what can be done with it now.

    Args:
        row: The network as it stands.
        model: What it is changed by.
        parent: The page.
        can_be_used: Whether the photo in view can be told to use it.
    """

    use_wanted = Signal(str)

    def __init__(self, row: ModelRow, model: ModelList, parent: QWidget, *, can_be_used: bool = False) -> None:
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
        self.use = QPushButton(self.tr("Use"))
        self.use.setAutoDefault(False)
        self.use.setAccessibleName(self.tr("Use {name} for the photo in view").format(name=info.id))
        self.use.setVisible(can_be_used and row.state in (ModelState.HERE, ModelState.EMBEDDED))
        self.use.clicked.connect(lambda: self.use_wanted.emit(info.id))
        head.addWidget(self.use)
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
        if info.licence.is_in_doubt:
            use = self.tr("commercial use in doubt")
        parts = [size, info.licence.spdx, use]
        if info.author:
            parts.append(info.author)
        if self.row.seconds is not None:
            words = {
                Unit.MEGAPIXEL: self.tr("about {0} a megapixel here"), Unit.PHOTO: self.tr("about {0} a photo here"),
                Unit.FACE: self.tr("about {0} a face here"),
            }  # fmt: skip
            parts.append(words[unit_of(info)].format(duration(self.row.seconds)))
        if not is_extra_here(info):
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
        task: What is shown first; None: those that are recommended.
        usable: For what a network can be chosen in the photo in view; empty where none is.
        is_for_choice: Whether it was opened to choose one: what is downloaded is used at once.
        graphics: The graphics card, of which the recommended page tells; the dialog owns it from here on.
    """

    graphics_wanted = Signal()
    """What the graphics card needs shall be installed."""
    use_wanted = Signal(object, str)
    """The photo in view shall use, for this `Task`, this network (empty: Restorer's own)."""
    use_offered = Signal(object, str)
    """For this `Task` this network has come that is recommended: the photo may use it where it has something to do."""
    compare_wanted = Signal(object)
    """The networks for this `Task` shall be compared."""

    def __init__(
        self,
        model: ModelList,
        parent: QWidget | None = None,
        task: Task | None = None,
        *,
        usable: Collection[Task] = (),
        is_for_choice: bool = False,
        graphics: GraphicsSetup | None = None,
    ) -> None:
        super().__init__(parent)
        self.model, self._graphics = model, graphics
        self._usable, self._is_for_choice = usable, is_for_choice
        self._used_at_once: set[str] = set()
        self._untold: list[BaseException] = []
        self._is_telling = False
        model.setParent(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Networks"))
        self.setAcceptDrops(True)
        self.resize(on_screen(self, QSize(860, 620)))
        self.cards: dict[str, ModelCard] = {}
        self.head: RecommendedHead | None = None
        self.list = QListWidget()
        self.list.setFixedWidth(190)
        self.list.setSpacing(4)
        self.list.setAccessibleName(self.tr("What networks are for"))
        self._tasks: tuple[Task | None, ...] = (None, *model.tasks)
        self.list.addItems([task_name(one) if one is not None else self.tr("Recommended") for one in self._tasks])
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
        self.comparing = QPushButton(self.tr("Compare…"))
        self.comparing.setAutoDefault(False)
        self.comparing.setToolTip(self.tr("Run a part of the photo in view through several networks, side by side"))
        self.comparing.clicked.connect(lambda: self.compare_wanted.emit(self._tasks[self.list.currentRow()]))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.importing)
        foot.addWidget(self.comparing)
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
        model.started.connect(self._on_started)
        model.downloaded.connect(self._on_downloaded)
        self.finished.connect(model.close)
        if graphics is not None:
            graphics.setParent(self)
            graphics.changed.connect(self.refresh)
            self.finished.connect(graphics.close)
            graphics.look()
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
        self.cards, self.head = {}, None
        task = self._tasks[row]
        rows = self.model.recommended() if task is None else self.model.rows(task)
        if task is None:
            self.head = head = RecommendedHead(
                rows, self._graphics.state if self._graphics else None, page, has_photo=bool(self._usable)
            )
            head.all_wanted.connect(self._on_all)
            head.graphics_wanted.connect(self.graphics_wanted)
            column.addWidget(head)
        for one in rows:
            self.cards[one.info.id] = card = ModelCard(one, self.model, page, can_be_used=one.info.task in self._usable)
            card.use_wanted.connect(self._on_use)
            column.addWidget(card)
        column.addStretch(1)
        self.area.setWidget(page)
        self.area.verticalScrollBar().setValue(place)
        self.comparing.setEnabled(task in self._usable)

    def look_again(self) -> None:
        """Ask for the graphics card once more: meanwhile it may be used."""
        if self._graphics is not None:
            self._graphics.look()

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

    def _on_all(self) -> None:
        """Download those of the page that are not here, but for terms that must be read first."""
        for row in self.model.recommended():
            if row.state is ModelState.ABSENT and not row.needs_acceptance:
                self.model.download(row.info.id)

    def _on_started(self, model_id: str) -> None:
        if self._tasks[self.list.currentRow()] is None:
            self._used_at_once.add(model_id)

    def _on_downloaded(self, model_id: str) -> None:
        if self._is_for_choice:
            self._on_use(model_id)
        elif model_id in self._used_at_once:
            self.use_offered.emit(self.model.row(model_id).info.task, model_id)

    def _on_use(self, model_id: str) -> None:
        info = self.model.row(model_id).info
        if info.task in self._usable:
            self.use_wanted.emit(info.task, "" if info.card is not None else model_id)

    def _on_progressed(self, model_id: str, fraction: float) -> None:
        if model_id in self.cards:
            self.cards[model_id].show_fraction(fraction)

    def _on_failed(self, error: BaseException) -> None:
        self._untold.append(error)
        if not self._is_telling:
            self._show_untold()

    def _show_untold(self) -> None:
        """Show what failed, and after it in one what has failed meanwhile: several at once would hide one another."""
        errors, self._untold = self._untold, []
        self._is_telling = bool(errors)
        if errors:
            dialog = ErrorDialog(ErrorNotice.of_all(errors), self)
            dialog.finished.connect(self._show_untold)
            dialog.open()
