"""What shall be done to the photo in view."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from restorer.gui.viewmodels.recipe import PRESETS, RecipeModel
from restorer.gui.widgets.colors_editor import ColorsEditor
from restorer.gui.widgets.field_editor import CalmComboBox
from restorer.gui.widgets.step_card import StepCard
from restorer.pipeline.step import Step

_OWN = "\0own"


def preset_label(preset: str) -> str:
    """A preset's name in words; a file's name for one of the person's own."""
    from pathlib import PurePath

    translate = QCoreApplication.translate
    labels = {
        "auto": translate("RecipePanel", "Automatic"),
        "gentle": translate("RecipePanel", "Gentle"),
        "full": translate("RecipePanel", "Full"),
        "archival": translate("RecipePanel", "Archival: nothing invented"),
    }
    return labels.get(preset, PurePath(preset).stem)


class RecipePanel(QWidget):
    """The recipe's steps as cards, with the preset above and where else to apply it below.

    Args:
        model: What is shown and changed.
        steps: A card for each.
        presets: Of the person's own: paths of their files.
    """

    apply_to_selection_wanted = Signal()
    apply_to_all_wanted = Signal()
    save_preset_wanted = Signal()

    def __init__(
        self, model: RecipeModel, steps: tuple[Step, ...], presets: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Recipe"))
        self.setMinimumWidth(270)
        self._model = model
        self.preset = CalmComboBox()
        self.preset.setAccessibleName(self.tr("Preset"))
        self.set_presets(presets)
        self.cards = {step.id: StepCard(step) for step in steps}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._scroll(), 1)
        column.addWidget(self._foot())
        self.preset.activated.connect(self._on_preset)
        model.changed.connect(self.refresh)
        self.refresh()

    @property
    def colors_editor(self) -> ColorsEditor | None:
        """What points of colour are given with, where a step takes them."""
        editors = (editor for card in self.cards.values() for editor in card.editors.values())
        return next((editor for editor in editors if isinstance(editor, ColorsEditor)), None)

    def set_presets(self, own: tuple[str, ...]) -> None:
        """Offer these presets of the person's own behind those that come with the application."""
        with QSignalBlocker(self.preset):
            self.preset.clear()
            for name in (*PRESETS, *own):
                self.preset.addItem(preset_label(name), name)
        self._own = own

    def refresh(self) -> None:
        """Show the model."""
        model = self._model
        has_photo = bool(model.path)
        self.setEnabled(has_photo)
        self._show_preset(model.choice.preset, model.is_own)
        self.reset.setVisible(model.is_own)
        is_ready = model.recipe is not None
        self.state.setText(self.tr("Reading the photo…") if model.is_waiting else "")
        self.state.setVisible(bool(self.state.text()))
        for row in model.rows():
            self.cards[row.step.id].show_row(row, is_ready)

    # -- building

    def _head(self) -> QVBoxLayout:
        title = QLabel(self.tr("Recipe"))
        title.setProperty("tone", "heading")
        self.reset = QPushButton(self.tr("Reset"))
        self.reset.setProperty("role", "link")
        self.reset.setAccessibleName(self.tr("Back to what the preset proposes"))
        self.reset.setToolTip(self.reset.accessibleName())
        self.reset.clicked.connect(self._model.reset)
        self.state = QLabel()
        self.state.setProperty("tone", "small")
        top = QHBoxLayout()
        top.addWidget(title)
        top.addWidget(self.state)
        top.addStretch(1)
        top.addWidget(self.reset)
        box = QVBoxLayout()
        box.setContentsMargins(14, 10, 14, 10)
        box.setSpacing(6)
        box.addLayout(top)
        box.addWidget(self.preset)
        self.reset.setFixedHeight(26)
        title.setMinimumHeight(26)
        return box

    def _scroll(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 2, 14, 12)
        column.setSpacing(8)
        for card in self.cards.values():
            column.addWidget(card)
            card.switched.connect(self._model.set_on)
            card.value_set.connect(self._model.set_value)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("Steps"))
        area.setWidget(inner)
        return area

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 8, 14, 10)
        self.apply = QPushButton(self.tr("Apply to…"))
        self.apply.setAccessibleName(self.tr("Apply this recipe to other photos"))
        menu = QMenu(self.apply)
        menu.setAccessibleName(self.apply.accessibleName())
        menu.addAction(self.tr("Selected photos"), self.apply_to_selection_wanted.emit)
        menu.addAction(self.tr("All photos"), self.apply_to_all_wanted.emit)
        self.apply.setMenu(menu)
        self.save = QPushButton(self.tr("Save as preset…"))
        self.save.setAccessibleName(self.save.text())
        self.save.clicked.connect(self.save_preset_wanted)
        row.addWidget(self.apply)
        row.addWidget(self.save)
        row.addStretch(1)
        return foot

    # -- what happens

    def _show_preset(self, preset: str, is_own: bool) -> None:
        with QSignalBlocker(self.preset):
            at = self.preset.findData(_OWN)
            if is_own and at < 0:
                self.preset.addItem(self.tr("Your own"), _OWN)
            elif not is_own and at >= 0:
                self.preset.removeItem(at)
            wanted = _OWN if is_own else preset
            if self.preset.findData(wanted) < 0:
                self.preset.addItem(preset_label(wanted), wanted)
            self.preset.setCurrentIndex(self.preset.findData(wanted))

    def _on_preset(self, index: int) -> None:
        preset = self.preset.itemData(index)
        if preset != _OWN:
            self._model.set_preset(preset)
