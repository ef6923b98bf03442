"""The recipe of the photo in view: steps, settings, and the reasons why they were proposed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from restorer.gui.viewmodels.item import Choice, ItemState
from restorer.gui.viewmodels.library import LibraryModel
from restorer.gui.viewmodels.undo import ChangeChoices
from restorer.gui.viewmodels.wording import core_text
from restorer.imaging.tiles import Bounds
from restorer.pipeline.places import fitted, has_places
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.step import Step, Value


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step as the panel shows it.

    Attributes:
        values: Every field's value.
        reason: Why it is on or off, with figures.
        headline: The same without figures; empty: as the reason.
        note: What it did, where the photo was restored with what the panel shows.
        is_by_hand: Whether the person switched it against what is proposed.
    """

    step: Step
    is_on: bool
    values: Mapping[str, Value] = field(default_factory=dict)
    reason: str = ""
    note: str = ""
    is_by_hand: bool = False
    headline: str = ""


@dataclass(frozen=True, slots=True)
class _Proposal:
    recipe: Recipe
    reasons: Mapping[str, str]
    prints: tuple[Bounds, ...] = ()
    headlines: Mapping[str, str] = field(default_factory=dict)
    is_monochrome: bool = False


class RecipeModel(QObject):
    """The recipe of one photo, made from the steps' own fields. Every change goes through the undo stack.

    Args:
        steps: All steps, in running order.
        library: Where photos and their choices are.
        undo: Takes every change.
    """

    changed = Signal()
    """The panel shows something else."""
    choices_changed = Signal(list)
    """Other recipes were chosen for these paths."""
    proposal_wanted = Signal(str, str)
    """This path needs a proposal of this preset."""

    def __init__(
        self, steps: Sequence[Step], library: LibraryModel, undo: QUndoStack, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        self._library = library
        self._undo = undo
        self._path = ""
        self._proposals: dict[tuple[str, str], _Proposal] = {}
        self._waiting: dict[tuple[str, str], Choice] = {}

    @property
    def path(self) -> str:
        """The photo in view; empty for none."""
        return self._path

    @property
    def choice(self) -> Choice:
        """What is chosen for it."""
        item = self._library.find(self._path)
        return item.choice if item is not None else Choice()

    @property
    def is_own(self) -> bool:
        """Whether the person changed what the preset proposes."""
        return self.choice.is_by_hand

    @property
    def is_waiting(self) -> bool:
        """Whether the photo is still being read, so that its reasons are not known yet."""
        item = self._library.find(self._path)
        return item is not None and item.state is not ItemState.FAILED and self._proposal() is None

    @property
    def recipe(self) -> Recipe | None:
        """What will be done: the person's own, else the proposal, else None while that is not known."""
        own = self.choice.recipe
        if own is not None:
            return own
        proposal = self._proposal()
        return proposal.recipe if proposal is not None else None

    @property
    def prints(self) -> tuple[Bounds, ...]:
        """Where the prints lie on a scan that holds several; empty where it holds one, or while that is not known."""
        proposal = self._proposal()
        return proposal.prints if proposal is not None else ()

    @property
    def is_monochrome(self) -> bool:
        """Whether the photo is black-and-white; False while that is not known."""
        proposal = self._proposal()
        return proposal is not None and proposal.is_monochrome

    def rows(self) -> tuple[StepRow, ...]:
        """Each step of the application, on or off."""
        recipe, proposal = self.recipe or Recipe(), self._proposal()
        return tuple(self._row(step, recipe, proposal) for step in self._steps)

    def show(self, path: str) -> None:
        """Bring this photo into view; empty for none."""
        self._path = path if self._library.find(path) is not None else ""
        self._want()
        self.changed.emit()

    def take_proposal(
        self,
        path: str,
        preset: str,
        recipe: Recipe,
        reasons: Mapping[str, str],
        condition: Mapping[str, Any] = MappingProxyType({}),
        headlines: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """What was proposed for a photo has arrived, with what was measured on it."""
        # Reading is cheap to repeat; proposals for ten thousand photos must not pile up.
        while len(self._proposals) >= 256:
            self._proposals.pop(next(iter(self._proposals)))
        prints = tuple(Bounds(*box) for box in condition.get("prints", ()))
        self._proposals[path, preset] = _Proposal(
            recipe, dict(reasons), prints, dict(headlines), bool(condition.get("is_monochrome"))
        )  # fmt: skip
        self._apply_late(path, preset)
        if path == self._path and preset == self.choice.preset:
            self.changed.emit()
            self.choices_changed.emit([path])

    # -- what a person does

    def set_preset(self, preset: str, others: Iterable[str] = ()) -> int:
        """Let the photo in view, and others, follow this preset; returns how many changed.

        Changes of one's own go; undo brings them back.
        """
        paths = dict.fromkeys((self._path, *others) if self._path else ())
        found = (self._library.find(path) for path in paths)
        changed = {item.path: Choice(preset) for item in found if item is not None and item.choice != Choice(preset)}
        if changed:
            self._push(changed, self.tr("choose preset"))
        return len(changed)

    def replace_preset(self, old: str, new: str) -> None:
        """A preset has another name now, or is no more: photos that follow it follow another."""
        choices = {
            item.path: replace(item.choice, preset=new) for item in self._library.items if item.choice.preset == old
        }
        for path, choice in choices.items():
            self._library.change(path, choice=choice)
        if choices:
            self._on_choices_changed(list(choices))

    def set_on(self, step_id: str, is_on: bool) -> None:
        """Switch a step on or off."""
        recipe = self.recipe
        if not self._path or recipe is None or (recipe.find(step_id) is not None) == is_on:
            return
        label = core_text(self._step(step_id).label)
        if is_on:
            text = self.tr("switch {step} on").format(step=label)
            proposal = self._proposal()
            proposed = proposal.recipe.find(step_id) if proposal is not None else None
            recipe = self._in_order(recipe.with_choice(proposed or StepChoice(step_id)))
        else:
            text = self.tr("switch {step} off").format(step=label)
            recipe = recipe.without(step_id)
        self._push({self._path: Choice(self.choice.preset, recipe)}, text)

    def set_value(self, step_id: str, name: str, value: Value, *, merges: bool = True) -> None:
        """Set a field of a step; a step that is off comes on.

        Args:
            step_id: Which step.
            name: Which field.
            value: Its new value.
            merges: Whether it is undone together with what was set just before, as a slider's ticks are.
        """
        step = self._step(step_id)
        item = next(item for item in step.fields if item.name == name)
        text = self.tr("change {field} of {step}").format(field=core_text(item.label), step=core_text(step.label))
        self.set_values(step_id, {name: value}, text, topic=f"{step_id}.{name}" if merges else "")

    def set_values(self, step_id: str, values: Mapping[str, Value], text: str, *, topic: str = "") -> None:
        """Set fields of a step, undone at once; a step that is off comes on.

        Args:
            step_id: Which step.
            values: The fields and their new values.
            text: What was done, for the Edit menu.
            topic: What was moved; changes of the same topic that follow each other closely are undone together.
        """
        recipe = self.recipe
        if not self._path or recipe is None:
            return
        old, step = recipe.find(step_id), self._step(step_id)
        if old is not None and all(self._values(step, old).get(name) == value for name, value in values.items()):
            return
        choice = old or StepChoice(step_id, step.first_choice(set(values)))
        for name, value in values.items():
            choice = choice.with_setting(name, value)
        new = self._in_order(recipe.with_choice(choice))
        self._push({self._path: Choice(self.choice.preset, new)}, text, topic=topic)

    def set_recipe(self, recipe: Recipe, text: str) -> None:
        """Take this recipe as the photo's own; `text` says for the Edit menu what was done."""
        if self._path and recipe != self.recipe:
            self._push({self._path: Choice(self.choice.preset, self._in_order(recipe))}, text)

    def set_keep_out(self, mask: str, text: str) -> None:
        """Set where no step may change the photo (`imaging.mask_text`); `text` says for the Edit menu what was done."""
        recipe = self.recipe
        if self._path and recipe is not None and recipe.keep_out != mask:
            self._push({self._path: Choice(self.choice.preset, replace(recipe, keep_out=mask))}, text)

    def give(self, step_id: str, values: Mapping[str, Value]) -> None:
        """Let the photo in view come with these values: nobody changed them, so there is nothing to undo."""
        recipe = self.recipe
        choice = recipe.find(step_id) if recipe is not None else None
        if recipe is None or choice is None:
            return
        for name, value in values.items():
            choice = choice.with_setting(name, value)
        given = Choice(self.choice.preset, recipe.with_choice(choice), is_given=True)
        self._library.change(self._path, choice=given)
        self._on_choices_changed([self._path])

    def reset(self) -> None:
        """Back to what the preset proposes."""
        if self.is_own:
            self._push({self._path: Choice(self.choice.preset)}, self.tr("return to proposal"))

    def apply_to(self, paths: Iterable[str]) -> int:
        """Give other photos the choice of the one in view, but for what is its own; returns how many change.

        A photo that is to follow a preset and has points of its own gets what the preset proposes for it, with these:
        where that is not known yet, once it is.
        """
        changed, waiting = {}, {}
        for path in paths:
            item = self._library.find(path)
            if item is None or path == self._path:
                continue
            choice = self._for_other(path, item.choice.recipe)
            if choice is None:
                waiting[path] = item.choice
            elif item.choice != choice:
                changed[path] = choice
        if changed:
            self._push(changed, self.tr("apply to %n photo(s)", "", len(changed)))
        for path, before in waiting.items():
            self._waiting[path, self.choice.preset] = before
            self.proposal_wanted.emit(path, self.choice.preset)
        return len(changed) + len(waiting)

    @property
    def shareable(self) -> Recipe | None:
        """The recipe without what belongs to this photo alone, such as points of colour or marks that were clicked."""
        return fitted(self.recipe, None, self._steps) if self.recipe is not None else None

    # -- inside

    def _for_other(self, path: str, own: Recipe | None) -> Choice | None:
        """The choice in view for another photo with this recipe of its own; None while its proposal is not known."""
        recipe, preset = self.choice.recipe, self.choice.preset
        if recipe is None and has_places(own, self._steps):
            proposal = self._proposals.get((path, preset))
            if proposal is None:
                return None
            recipe = fitted(proposal.recipe, own, self._steps)
            return Choice(preset, recipe if has_places(recipe, self._steps) else None)
        return Choice(self.choice.preset, fitted(recipe, own, self._steps) if recipe is not None else None)

    def _apply_late(self, path: str, preset: str) -> None:
        """A photo's proposal has come that was waited for; nothing where the photo was given another choice since."""
        before, item = self._waiting.pop((path, preset), None), self._library.find(path)
        if before is None or item is None or item.choice != before:
            return
        recipe = fitted(self._proposals[path, preset].recipe, before.recipe, self._steps)
        choice = Choice(preset, recipe if has_places(recipe, self._steps) else None)
        self._push({path: choice}, self.tr("apply to %n photo(s)", "", 1))

    def _row(self, step: Step, recipe: Recipe, proposal: _Proposal | None) -> StepRow:
        choice = recipe.find(step.id)
        reason = proposal.reasons.get(step.id, "") if proposal is not None else ""
        shown = choice
        if shown is None and proposal is not None:
            shown = proposal.recipe.find(step.id)
        item = self._library.find(self._path)
        note = item.notes.get(step.id, "") if item is not None and item.state is ItemState.DONE else ""
        is_proposed = proposal is not None and proposal.recipe.find(step.id) is not None
        is_by_hand = proposal is not None and is_proposed != (choice is not None)
        headline = proposal.headlines.get(step.id, "") if proposal is not None else ""
        return StepRow(step, choice is not None, self._values(step, shown), reason, note, is_by_hand, headline)

    def _values(self, step: Step, choice: StepChoice | None) -> dict[str, Value]:
        given = choice.settings if choice is not None else {}
        return {item.name: given.get(item.name, item.default) for item in step.fields}

    def _step(self, step_id: str) -> Step:
        return next(step for step in self._steps if step.id == step_id)

    def _proposal(self) -> _Proposal | None:
        return self._proposals.get((self._path, self.choice.preset))

    def _want(self) -> None:
        if self._path and self._proposal() is None:
            self.proposal_wanted.emit(self._path, self.choice.preset)

    def _in_order(self, recipe: Recipe) -> Recipe:
        places = {step.id: place for place, step in enumerate(self._steps)}
        return recipe.with_steps(sorted(recipe.steps, key=lambda choice: places[choice.step]))

    def _push(self, choices: Mapping[str, Choice], text: str, topic: str = "") -> None:
        self._undo.push(ChangeChoices(self._library, choices, text, topic=topic, on_change=self._on_choices_changed))

    def _on_choices_changed(self, paths: list[str]) -> None:
        self.choices_changed.emit(paths)
        if self._path in paths:
            self._want()
            self.changed.emit()
