"""Chooses a step's network among those that are installed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from restorer.gui.widgets.field_editor import CalmComboBox, FieldEditor
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.step import Field, Value

if TYPE_CHECKING:
    from restorer.models.catalogue import ModelCatalogue


class _Networks(CalmComboBox):
    """Looks for networks each time that it opens: meanwhile one may have been downloaded."""

    def __init__(self, editor: ModelEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def showPopup(self) -> None:
        """Fill it, then open."""
        self._editor.fill()
        super().showPopup()


_MORE, _COMPARE = "\0more", "\0compare"
"""What is offered below the networks; no network's id holds such a character."""


class ModelEditor(FieldEditor):
    """A combo box of the networks for a field's task; the first is the one that comes with Restorer.

    Below them it leads to those that can be downloaded, and to comparing.
    """

    networks_wanted = Signal(object)
    """The networks for this `Task` shall be shown."""
    compare_wanted = Signal(object)
    """The networks for this `Task` shall be compared."""

    def __init__(
        self, item: Field, step_label: str, parent: QWidget | None = None, catalogue: ModelCatalogue | None = None
    ) -> None:
        super().__init__(item, step_label, parent)
        from restorer.models.catalogue import ModelCatalogue

        self._catalogue = catalogue or ModelCatalogue()
        self._value = ""
        self.box = _Networks(self)
        self.box.setSizeAdjustPolicy(CalmComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        # Ids are long, and the panel is narrow: the box takes the width that there is.
        self.box.setMinimumContentsLength(6)
        self._describe(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(3)
        column.addWidget(self.label)
        column.addWidget(self.box)
        self.fill()
        self.box.activated.connect(self._on_activated)

    def fill(self) -> None:
        """Offer what is here now, and what is chosen even where it is not."""
        here = self._catalogue.choices(self.item.task) if self.item.task is not None else ()
        ids = ["", *(info.id for info in here if info.card is None)]
        if self._value not in ids:
            ids.append(self._value)
        with QSignalBlocker(self.box):
            self.box.clear()
            for model_id in ids:
                self.box.addItem(model_id or self._first(here), model_id)
            self.box.insertSeparator(self.box.count())
            self.box.addItem(self.tr("More networks…"), _MORE)
            self.box.addItem(self.tr("Compare…"), _COMPARE)
            self.box.setCurrentIndex(ids.index(self._value))

    def _first(self, here: Sequence[ModelInfo]) -> str:
        """What an empty value means: the network that comes with Restorer, where there is one."""
        # Restorer's own guard of likeness is asked in any case: what is chosen comes beside it.
        has_own = self.item.task is not Task.FACE_EMBEDDING and any(info.card is not None for info in here)
        return self.tr("Restorer's own") if has_own else self.tr("None")

    def show_value(self, value: Value) -> None:
        """Choose it in the box."""
        if str(value) != self._value:
            self._value = str(value)
            self.fill()

    def _on_activated(self, index: int) -> None:
        value = str(self.box.itemData(index))
        if value in (_MORE, _COMPARE):
            self.fill()
            (self.networks_wanted if value == _MORE else self.compare_wanted).emit(self.item.task)
            return
        self._value = value
        self.edited.emit(self._value)
