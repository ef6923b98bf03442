"""The panel with the recipe of the photo in view."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from restorer.gui.icons import icon
from restorer.gui.viewmodels.presets import BUILT_IN, preset_help, preset_label
from restorer.gui.viewmodels.recipe import RecipeModel
from restorer.gui.widgets.field_editor import CalmComboBox, FieldEditor
from restorer.gui.widgets.prints_offer import PrintsOffer
from restorer.gui.widgets.step_card import StepCard
from restorer.pipeline.step import Step

if TYPE_CHECKING:
    from restorer.models.catalogue import ModelCatalogue

_OWN = "\0own"
Editor = TypeVar("Editor", bound=FieldEditor)


class RecipePanel(QWidget):
    """The recipe's steps as cards, with the preset above and where else to apply it below.

    Args:
        model: What is shown and changed.
        steps: A card for each.
        presets: Of the person's own: paths of their files.
    """

    apply_to_selection_wanted = Signal()
    apply_to_all_wanted = Signal()
    preset_chosen = Signal(str)
    """Asks to use this preset for what is selected."""
    save_preset_wanted = Signal()
    rename_preset_wanted = Signal(str)
    delete_preset_wanted = Signal(str)
    networks_wanted = Signal(object)
    """The networks for this `Task` shall be shown, to choose one of them here."""
    compare_wanted = Signal(object)
    """The networks for this `Task` shall be compared on the photo in view."""

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
        self.prints = PrintsOffer()
        self.cards = {step.id: StepCard(step, self._catalogue) for step in steps}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._scroll(), 1)
        column.addWidget(self._foot())
        self.preset.activated.connect(self._on_preset)
        model.changed.connect(self.refresh)
        self.refresh()

    @functools.cached_property
    def _networks(self) -> ModelCatalogue:
        """Shared by all cards, and read once one of them is opened: the window need not wait for it."""
        from restorer.models.catalogue import ModelCatalogue

        return ModelCatalogue()

    def _catalogue(self) -> ModelCatalogue:
        return self._networks

    def editor(self, kind: type[Editor]) -> Editor | None:
        """The first editor of a kind: what points of colour are given with, where a step takes them, say."""
        editors = (editor for card in self.cards.values() for editor in card.editors.values())
        return next((editor for editor in editors if isinstance(editor, kind)), None)

    def set_presets(self, own: tuple[str, ...]) -> None:
        """Offer these presets of the person's own behind those that come with the application."""
        with QSignalBlocker(self.preset):
            self.preset.clear()
            for name in (*BUILT_IN, *own):
                self.preset.addItem(preset_label(name), name)
                self.preset.setItemData(self.preset.count() - 1, preset_help(name), Qt.ItemDataRole.ToolTipRole)

    def refresh(self) -> None:
        """Show the model."""
        model = self._model
        has_photo = bool(model.path)
        self.setEnabled(has_photo)
        self._show_preset(model.choice.preset, model.is_own)
        self.about.setText(
            self.tr("Changed by you, from “{preset}”.").format(preset=preset_label(model.choice.preset))
            if model.is_own
            else preset_help(model.choice.preset)
        )
        self.reset.setVisible(model.is_own)
        self.prints.show_count(len(model.prints))
        is_ready = model.recipe is not None
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
        top = QHBoxLayout()
        top.addWidget(title)
        top.addStretch(1)
        top.addWidget(self.reset)
        box = QVBoxLayout()
        box.setContentsMargins(14, 10, 14, 10)
        box.setSpacing(6)
        self.about = QLabel()
        self.about.setProperty("tone", "small")
        self.about.setWordWrap(True)
        self.reach = QLabel()
        self.reach.setProperty("tone", "small")
        self.reach.setWordWrap(True)
        self.reach.hide()
        chosen = QHBoxLayout()
        chosen.setSpacing(4)
        chosen.addWidget(self.preset, 1)
        chosen.addWidget(self._make_more())
        box.addLayout(top)
        box.addLayout(chosen)
        box.addWidget(self.about)
        box.addWidget(self.reach)
        self.reset.setFixedHeight(26)
        title.setMinimumHeight(26)
        # The head keeps its height when there is nothing to reset.
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        return box

    def show_reach(self, count: int) -> None:
        """Say for how many photos a preset is chosen, where that is more than the one in view."""
        self.reach.setText(self.tr("A preset is chosen for all %n selected photos.", "", count))
        self.reach.setVisible(count > 1)

    def _make_more(self) -> QToolButton:
        self.more = QToolButton()
        self.more.setIcon(icon("dots"))
        self.more.setIconSize(QSize(16, 16))
        self.more.setAccessibleName(self.tr("Save, rename or delete presets"))
        self.more.setToolTip(self.more.accessibleName())
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        menu.setAccessibleName(self.more.accessibleName())
        self.save = menu.addAction(self.tr("Save as preset…"), self.save_preset_wanted.emit)
        self.rename = menu.addAction(
            self.tr("Rename preset…"), lambda: self.rename_preset_wanted.emit(self._model.choice.preset)
        )
        self.delete = menu.addAction(
            self.tr("Delete preset…"), lambda: self.delete_preset_wanted.emit(self._model.choice.preset)
        )
        menu.aboutToShow.connect(self._follow_more)
        self.more.setMenu(menu)
        return self.more

    def _follow_more(self) -> None:
        is_theirs = self._model.choice.preset not in BUILT_IN
        self.save.setEnabled(self._model.recipe is not None)
        self.rename.setEnabled(is_theirs)
        self.delete.setEnabled(is_theirs)

    def _scroll(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 2, 14, 12)
        column.setSpacing(8)
        column.addWidget(self.prints)
        for card in self.cards.values():
            column.addWidget(card)
            card.switched.connect(self._model.set_on)
            card.value_set.connect(self._model.set_value)
            card.networks_wanted.connect(self.networks_wanted)
            card.compare_wanted.connect(self.compare_wanted)
            card.values_set.connect(
                lambda step_id, values: self._model.set_values(step_id, values, self.tr("set back"))
            )
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
        row.addWidget(self.apply)
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
            self.preset_chosen.emit(preset)
