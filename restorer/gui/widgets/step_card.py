"""The card of one step: switch, strength, reason, and more on demand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from restorer.gui.icons import icon
from restorer.gui.viewmodels.recipe import StepRow
from restorer.gui.viewmodels.translation import translated
from restorer.gui.viewmodels.wording import core_text
from restorer.gui.widgets.card.hand_fields import HandFields, hand_fields
from restorer.gui.widgets.card.reference_editor import ReferenceEditor
from restorer.gui.widgets.card.variation_editor import VariationEditor
from restorer.gui.widgets.colors_editor import ColorsEditor
from restorer.gui.widgets.field_editor import FieldEditor, make_editor
from restorer.gui.widgets.model_editor import ModelEditor
from restorer.gui.widgets.switch import Switch
from restorer.pipeline.step import COLOR_POINTS, PAINTED_KINDS, REFERENCE, STRENGTH, VARIATION, Field, Step

if TYPE_CHECKING:
    from restorer.models.catalogue import ModelCatalogue

_EDITORS: dict[str, Callable[[Field, str], FieldEditor]] = {
    COLOR_POINTS: ColorsEditor,
    REFERENCE: ReferenceEditor,
    VARIATION: VariationEditor,
}
"""Of fields that are always in sight: what is given in the photo itself, or seen in pictures."""


class StepCard(QFrame):
    """Shows a `StepRow` and emits what the person changes.

    While the step is on, its first field (strength) and colours to give are in sight; what is set by hand always is.
    The rest is made when it is first opened.

    Args:
        step: Which step.
        catalogue: Asked for the networks once some are to be chosen from; None: a catalogue of its own.
    """

    switched = Signal(str, bool)
    value_set = Signal(str, str, object)
    networks_wanted = Signal(object)
    compare_wanted = Signal(object)
    values_set = Signal(str, dict)
    """Several fields shall have these values, undone at once."""

    def __init__(
        self, step: Step, catalogue: Callable[[], ModelCatalogue] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self.setObjectName("StepCard")
        self.step = step
        label = core_text(step.label)
        self.setAccessibleName(label)
        self.switch = Switch(label)
        self.switch.setAccessibleDescription(core_text(step.help))
        title = QLabel(label)
        title.setProperty("tone", "heading")
        self.setToolTip(core_text(step.help))
        self.more = QToolButton()
        self.more.setCheckable(True)
        self.more.setIcon(icon("chevron-right"))
        self.more.setIconSize(QSize(14, 14))
        self.more.setAccessibleName(self.tr("More settings of {step}").format(step=label))
        self.more.setToolTip(self.more.accessibleName())
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.switch)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.more)

        self.reason = QLabel()
        self.reason.setWordWrap(True)
        self.reason.setProperty("tone", "small")
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.editors: dict[str, FieldEditor] = {}
        # What is given in the photo itself must not have to be looked for.
        fields = [item for item in step.fields if item.name != STRENGTH.name or step.has_strength]
        # Nobody types a mask: it is painted in the photo, and faces are chosen there.
        fields = [item for item in fields if item.kind not in PAINTED_KINDS]
        by_hand = hand_fields(step)
        fields = [item for item in fields if item not in by_hand]
        main = [item for item in fields if item is fields[0] or item.kind in _EDITORS]
        rest = [item for item in fields if item not in main]
        self._main, self._hidden_fields = self._make_group(main), rest
        self._rest: QWidget | None = None
        self._row: StepRow | None = None
        self.more.setVisible(bool(rest))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 9, 10, 10)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.reason)
        column.addWidget(self._main)
        self.by_hand = HandFields(by_hand, label) if by_hand else None
        if self.by_hand is not None:
            self.by_hand.value_set.connect(lambda name, value: self.value_set.emit(step.id, name, value))
            self.editors.update(self.by_hand.editors)
            self.by_hand.reset_wanted.connect(lambda values: self.values_set.emit(step.id, values))
            column.addWidget(self.by_hand)
        self.switch.clicked.connect(lambda is_on: self.switched.emit(step.id, bool(is_on)))
        self.more.toggled.connect(self._on_more)

    def show_row(self, row: StepRow, is_ready: bool) -> None:
        """Show how the step stands; `is_ready` False: the photo is still being read."""
        self._row = row
        self.switch.setChecked(row.is_on)
        self.switch.setEnabled(is_ready)
        why = self._why(row)
        # What was done says more than why; that is then a hover away, and so are figures.
        says = translated(row.note) if row.note and row.is_on else self._why(row, is_short=True)
        self.reason.setText(says)
        self.reason.setToolTip(why if says != why else "")
        self._main.setVisible(row.is_on)
        if self._rest is not None:
            self._rest.setVisible(row.is_on and self.more.isChecked())
        self.more.setEnabled(row.is_on)
        for name, editor in self.editors.items():
            editor.show_value(row.values[name])
        if self.by_hand is not None:
            self.by_hand.setEnabled(is_ready)
            self.by_hand.show_values(row.values, is_on=row.is_on)

    def _why(self, row: StepRow, *, is_short: bool = False) -> str:
        """Why it is on or off: the photo's reason, unless the person decided against it."""
        if row.is_by_hand:
            return self.tr("Switched on by you.") if row.is_on else self.tr("Switched off by you.")
        reason = row.headline if is_short and row.headline else row.reason
        return _sentence(translated(reason) or core_text(self.step.help))

    def _make_group(self, fields: Sequence[Field]) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        # The label of a slider begins where the reason above it does.
        column.setContentsMargins(0, 3, 0, 0)
        column.setSpacing(5)
        for item in fields:
            label = core_text(self.step.label)
            if item.task is not None:
                known = self._catalogue() if self._catalogue is not None else None
                editor: FieldEditor = ModelEditor(item, label, catalogue=known)
            else:
                editor = _EDITORS.get(item.kind, make_editor)(item, label)
            editor.edited.connect(lambda value, name=item.name: self.value_set.emit(self.step.id, name, value))
            if isinstance(editor, ModelEditor):
                editor.networks_wanted.connect(self.networks_wanted)
                editor.compare_wanted.connect(self.compare_wanted)
            self.editors[item.name] = editor
            column.addWidget(editor)
        return group

    def _on_more(self, is_open: bool) -> None:
        self.more.setIcon(icon("chevron-down" if is_open else "chevron-right"))
        if is_open and self._rest is None:
            # Made once somebody asks for it: most never do, and the window need not wait for it.
            self._rest = self._make_group(self._hidden_fields)
            column = self.layout()
            assert isinstance(column, QVBoxLayout)
            column.insertWidget(column.indexOf(self._main) + 1, self._rest)
            values = self._row.values if self._row is not None else {}
            for item in self._hidden_fields:
                self.editors[item.name].show_value(values.get(item.name, item.default))
        if self._rest is not None:
            self._rest.setVisible(is_open and self.switch.isChecked())


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
