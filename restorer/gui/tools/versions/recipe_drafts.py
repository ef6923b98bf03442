"""Drafts of what recipes would make of the photo in view, drawn one after the other while they are looked at."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal

from restorer.gui.viewmodels.current_photo import drafted_pixels
from restorer.gui.viewmodels.layers import ArraySource, Transform
from restorer.gui.viewmodels.preview import PreviewModel
from restorer.jobs.engine_process.messages import PreviewMade
from restorer.pipeline.recipe import Recipe

BUDGET_PX = 1_000_000

Draft = tuple[ArraySource, Transform | None]


class RecipeDrafts(QObject):
    """Asks for one draft at a time, and keeps those that came. Main thread only.

    Args:
        preview: Draws drafts of the photo in view.
    """

    changed = Signal()
    """Another draft is there."""

    def __init__(self, preview: PreviewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self._made: dict[tuple[str, str], Draft | None] = {}
        self._waiting: dict[tuple[str, str], Recipe] = {}
        self._asked: tuple[int, tuple[str, str]] | None = None
        preview.drafted.connect(self._on_drafted)

    def draft_of(self, path: str, recipe: Recipe) -> Draft | None:
        """The draft of the photo in view by a recipe; None where it is not there yet, and comes, or cannot be made."""
        key = path, recipe.digest
        if key not in self._made:
            self._waiting[key] = recipe
            self._ask()
        return self._made.get(key)

    def _ask(self) -> None:
        if self._asked is not None or not self._waiting:
            return
        key = next(iter(self._waiting))
        self._asked = self._preview.draft(self._waiting.pop(key), BUDGET_PX), key

    def _on_drafted(self, ticket: int, made: PreviewMade | None) -> None:
        if self._asked is None or self._asked[0] != ticket:
            return
        key = self._asked[1]
        if made is not None:
            pixels = drafted_pixels(made)
            matrix = np.array(made.transform, np.float64).reshape(3, 3) if made.transform else None
            self._made[key] = (ArraySource(pixels, made.icc), matrix) if pixels is not None else None
            return
        # What could not be drawn is not asked for again.
        self._made.setdefault(key, None)
        self._waiting.pop(key, None)
        self._asked = None
        self._ask()
        self.changed.emit()
