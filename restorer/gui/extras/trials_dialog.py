"""The page that compares networks: the same part of the photo by several, side by side, with time and memory."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from restorer.gui.dialogs.error import ErrorDialog
from restorer.gui.extras.model_trials import SIDES_PX, ModelTrials
from restorer.gui.extras.wording import duration, task_name
from restorer.gui.viewmodels.error import ErrorNotice
from restorer.gui.viewmodels.translation import translated
from restorer.gui.widgets.field_editor import CalmComboBox
from restorer.jobs.engine_process.trials import TrialOrder, TrialPicture
from restorer.models.info import ModelInfo, Task

_PICTURE_PX = 240
_COLUMNS = 3


class TrialCard(QFrame):
    """What one network made: the picture, its name, what it took, and a button that takes it into the recipe."""

    chosen = Signal(str)

    def __init__(self, made: TrialPicture, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("StepCard")
        self.made = made
        height, width = made.pixels.shape[:2]
        image = QImage(made.pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
        self.picture = QLabel()
        self.picture.setFixedSize(_PICTURE_PX, _PICTURE_PX)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap.fromImage(image).scaled(
            QSize(_PICTURE_PX, _PICTURE_PX) * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        pixmap.setDevicePixelRatio(ratio)
        self.picture.setPixmap(pixmap)
        name = made.model or self.tr("Original")
        self.setAccessibleName(name)
        self.picture.setAccessibleName(name)
        title = QLabel(name)
        title.setProperty("tone", "heading")
        self.cost = QLabel(self._cost())
        self.cost.setProperty("tone", "small")
        self.button = QPushButton(self.tr("Use"))
        self.button.setAutoDefault(False)
        self.button.setAccessibleName(self.tr("Use {name} for this photo").format(name=name))
        self.button.setVisible(bool(made.model))
        self.button.clicked.connect(lambda: self.chosen.emit(made.model))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(title)
        words.addWidget(self.cost)
        self.note = QLabel(translated(made.note))
        self.note.setProperty("tone", "small")
        self.note.setWordWrap(True)
        self.note.setVisible(bool(made.note))
        foot = QHBoxLayout()
        foot.addLayout(words, 1)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.addWidget(self.picture)
        column.addLayout(foot)
        column.addWidget(self.note)

    def _cost(self) -> str:
        if not self.made.model:
            height, width = self.made.pixels.shape[:2]
            return self.tr("{0} × {1} pixels").format(width, height)
        memory = QLocale().formattedDataSize(self.made.memory_bytes, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
        return f"{duration(self.made.seconds)} · {memory}"


class TrialsDialog(QDialog):
    """Does not block the window: the part that is compared follows what is in view there.

    Args:
        model: Compares; the dialog owns it from here on.
        photo: Says which photo is in view, (path, page), and the middle of what is seen of it; None for no photo.
        task: What is compared first.
    """

    chosen = Signal(str, str, str)
    """This step shall use (field) this network (empty: Restorer's own)."""

    def __init__(
        self,
        model: ModelTrials,
        photo: Callable[[], tuple[str, int, QPointF] | None],
        task: Task | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model, self._photo = model, photo
        model.setParent(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Compare networks"))
        self.resize(1140, 640)
        self.cards: list[TrialCard] = []
        self.boxes: dict[str, QCheckBox] = {}
        self.task = CalmComboBox()
        self.task.setAccessibleName(self.tr("What networks are for"))
        for one in model.tasks:
            self.task.addItem(task_name(one), one)
        self.side = CalmComboBox()
        self.side.setAccessibleName(self.tr("How large a part"))
        for side in SIDES_PX:
            self.side.addItem(self.tr("{0} × {0} pixels").format(side), side)
        self.side.setCurrentIndex(1)
        self.button = QPushButton(self.tr("Compare"))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Comparison"))
        self.hint = QLabel()
        self.hint.setProperty("tone", "small")
        self.hint.setWordWrap(True)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(6)
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        self._lay_out()
        self.task.currentIndexChanged.connect(self._fill)
        self.button.clicked.connect(self._on_clicked)
        model.made.connect(self._on_made)
        model.failed.connect(lambda error: ErrorDialog(ErrorNotice.of(error), self).open())
        model.changed.connect(self.refresh)
        self.finished.connect(model.close)
        if task in model.tasks:
            self.task.setCurrentIndex(model.tasks.index(task))
        self._fill()

    def refresh(self) -> None:
        """Show what can be done now."""
        is_busy = self.model.is_busy
        self.button.setText(self.tr("Cancel") if is_busy else self.tr("Compare"))
        self.button.setEnabled(is_busy or bool(self._chosen_ids()))
        self.bar.setVisible(is_busy)
        for widget in (self.task, self.side, *self.boxes.values()):
            widget.setEnabled(not is_busy)
        self.hint.setText(
            self.tr(
                "The middle of what is in view is compared. Each network works alone, with its step's usual settings."
            )
            if self._photo() is not None
            else self.tr("No photo is in view.")
        )

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(230)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        left.addWidget(self.task)
        left.addWidget(self.side)
        left.addLayout(self._choices)
        left.addStretch(1)
        left.addWidget(self.hint)
        left.addWidget(self.bar)
        left.addWidget(self.button)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._grid.setColumnStretch(_COLUMNS, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.tr("What each network made"))
        area.setWidget(inner)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 18, 14, 14)
        row.setSpacing(16)
        row.addWidget(side)
        row.addWidget(area, 1)

    def _fill(self) -> None:
        """Offer the networks for what is chosen, all ticked."""
        for box in self.boxes.values():
            box.deleteLater()
        self.boxes = {}
        task = self.task.currentData()
        for info in self.model.choices(task) if task is not None else ():
            self.boxes[info.id] = box = QCheckBox(self._label(info))
            box.setToolTip(translated(info.good_for))
            box.setChecked(True)
            box.toggled.connect(self.refresh)
            self._choices.addWidget(box)
        self.refresh()

    def _label(self, info: ModelInfo) -> str:
        return info.id if info.card is None else self.tr("Restorer's own")

    def _chosen_ids(self) -> tuple[str, ...]:
        return tuple(model_id for model_id, box in self.boxes.items() if box.isChecked())

    def _on_clicked(self) -> None:
        if self.model.is_busy:
            self.model.cancel()
            return
        photo = self._photo()
        if photo is None:
            self.refresh()
            return
        path, page, middle = photo
        for card in self.cards:
            card.deleteLater()
        self.cards = []
        order = TrialOrder(path, page, (middle.x(), middle.y()), int(self.side.currentData()), self._chosen_ids())
        self.model.start(order)

    def _on_made(self, made: TrialPicture) -> None:
        card = TrialCard(made, self)
        card.chosen.connect(self._on_chosen)
        row, column = divmod(len(self.cards), _COLUMNS)
        self._grid.addWidget(card, row, column, Qt.AlignmentFlag.AlignTop)
        self.cards.append(card)

    def _on_chosen(self, model_id: str) -> None:
        task: Task = self.task.currentData()
        place = self.model.places[task]
        is_own = any(info.id == model_id and info.card is not None for info in self.model.choices(task))
        self.chosen.emit(place.step_id, place.field, "" if is_own else model_id)
