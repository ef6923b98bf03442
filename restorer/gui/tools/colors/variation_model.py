"""Versions of the photo in view that are as likely, as small drafts, and which of them is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from restorer.gui.viewmodels.current_photo import drafted_pixels
from restorer.gui.viewmodels.preview import PreviewModel
from restorer.gui.viewmodels.recipe import RecipeModel
from restorer.jobs.engine_process.messages import PreviewMade
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.step import VARIATION, Step

COUNT = 6
"""So many are seen at once."""

BUDGET_PX = 40_000
_REST_MS = 400
"""So long the recipe must rest before drafts of it are asked for: each takes a second."""


class Variation(NamedTuple):
    """One version.

    Attributes:
        seed: Its number.
        pixels: H x W x C uint8 or uint16; None while it is not there.
        icc: The profile of the pixels.
    """

    seed: int
    pixels: NDArray[Any] | None = None
    icc: bytes | None = None


class VariationModel(QObject):
    """Asks for drafts one after the other while they are looked at, and takes the choice. Main thread only.

    Args:
        recipe: That of the photo in view.
        preview: Draws drafts.
        steps: All steps; the first field for variations is set.
    """

    changed = Signal()
    """Other versions are there, or another one is chosen."""

    def __init__(
        self, recipe: RecipeModel, preview: PreviewModel, steps: Sequence[Step], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._recipe, self._preview = recipe, preview
        fields = [(step.id, item.name) for step in steps for item in step.fields if item.kind == VARIATION]
        self._field = fields[0] if fields else None
        self._is_open = False
        self._page = 0
        self._made: dict[int, Variation] = {}
        self._of: tuple[str, str] = ("", "")
        self._asked: tuple[int, int] | None = None
        self._own: set[int] = set()
        self._is_held = False
        self._timer = QTimer(self, singleShot=True, interval=_REST_MS)
        self._timer.timeout.connect(self._ask)
        recipe.changed.connect(self._follow)
        preview.drafted.connect(self._on_drafted)
        preview.made.connect(self._on_previewed)

    @property
    def can_choose(self) -> bool:
        """Whether the step that has versions is on."""
        return self._choice() is not None

    @property
    def versions(self) -> tuple[Variation, ...]:
        """Those in view, the likeliest first."""
        seeds = range(self._page * COUNT, (self._page + 1) * COUNT)
        return tuple(self._made.get(seed, Variation(seed)) for seed in seeds)

    @property
    def chosen(self) -> int:
        """The number of the version that is chosen."""
        choice = self._choice()
        return int(choice.settings.get(self._field[1], 0)) if choice is not None and self._field is not None else 0

    def open(self) -> None:
        """Begin to draw them: those among which the chosen one is."""
        self._is_open, self._is_held, self._page = True, False, self.chosen // COUNT
        self._follow()
        self._ask()

    def close(self) -> None:
        """Draw no more."""
        self._is_open = False
        self._timer.stop()

    def more(self, by: int = 1) -> None:
        """Show the next ones, or the ones before."""
        self._page = max(0, self._page + by)
        self.changed.emit()
        self._ask()

    def choose(self, seed: int) -> None:
        """Have the photo in this version."""
        if self._field is not None and self.can_choose and seed != self.chosen:
            # The photo follows before further versions are drawn.
            self._is_held = True
            self._recipe.set_value(*self._field, seed, merges=False)

    # -- inside

    def _choice(self) -> StepChoice | None:
        recipe = self._recipe.recipe
        return recipe.find(self._field[0]) if recipe is not None and self._field is not None else None

    def _drafted_recipe(self, seed: int) -> Recipe | None:
        """What is done up to the step with versions, in this one: what follows would only take time."""
        recipe, choice = self._recipe.recipe, self._choice()
        if recipe is None or choice is None or self._field is None:
            return None
        ids = [one.step for one in recipe.steps]
        steps = recipe.steps[: ids.index(self._field[0]) + 1]
        return recipe.with_steps(steps).with_choice(choice.with_setting(self._field[1], seed))

    def _follow(self) -> None:
        told = self._drafted_recipe(0)
        now = self._recipe.path, told.digest if told is not None else ""
        if now != self._of:
            if now[0] != self._of[0]:
                self._page = 0
            self._of, self._made, self._asked = now, {}, None
            if self._is_open:
                self._timer.start()
        self.changed.emit()

    def _ask(self) -> None:
        """Ask for the next one that is not there, one at a time: a choice has to wait for one at most."""
        if not self._is_open or self._is_held or self._asked is not None or self._timer.isActive():
            return
        seed = next((version.seed for version in self.versions if version.pixels is None), None)
        recipe = self._drafted_recipe(seed) if seed is not None else None
        if seed is not None and recipe is not None:
            self._asked = self._preview.draft(recipe, BUDGET_PX), seed
            self._own.add(self._asked[0])

    def _on_previewed(self) -> None:
        if self._is_held:
            self._is_held = False
            self._ask()

    def _on_drafted(self, ticket: int, made: PreviewMade | None) -> None:
        if ticket not in self._own:
            return  # others ask for drafts, too, and read them
        if made is not None:
            pixels = drafted_pixels(made)
            if self._asked is not None and self._asked[0] == ticket and pixels is not None:
                self._made[self._asked[1]] = Variation(self._asked[1], pixels, made.icc)
                self.changed.emit()
            return
        self._own.discard(ticket)
        if self._asked is not None and self._asked[0] == ticket:
            seed, self._asked = self._asked[1], None
            if seed not in self._made:
                # It failed, and so would the next one.
                self._is_open = False
                return
        self._ask()
