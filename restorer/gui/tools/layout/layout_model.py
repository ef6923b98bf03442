"""State of rotating, flipping and cropping the photo in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from restorer.analysis.by_hand.geometry import FLIPS, NO_FLIP, ROTATIONS, flipped, rotated
from restorer.analysis.by_hand.layout_text import (
    Rectangle,
    read_corners,
    read_rectangle,
    write_corners,
    write_rectangle,
)
from restorer.analysis.mark_points import MarkPoint
from restorer.errors import InputError
from restorer.gui.viewmodels.camera import UPRIGHT, Orientation
from restorer.gui.viewmodels.recipe import RecipeModel, StepRow
from restorer.pipeline.step import LAYOUT, Step

_ROTATE, _FLIP, _RECTANGLE, _CORNERS = "rotate", "flip", "rectangle", "corners"


class LayoutModel(QObject):
    """Reads and changes the fields for layout, of the step that has them. Every change can be undone.

    Args:
        recipe: That of the photo in view.
        steps: All steps.
    """

    changed = Signal()
    """The photo is laid out otherwise, or another photo is in view."""

    def __init__(self, recipe: RecipeModel, steps: Sequence[Step], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recipe = recipe
        self._step_id = next((step.id for step in steps if any(item.kind == LAYOUT for item in step.fields)), "")
        self._told = self._state()
        recipe.changed.connect(self._follow)

    @property
    def can_change(self) -> bool:
        """Whether there is a photo that can be laid out, and its recipe is known."""
        return bool(self._step_id and self._recipe.path) and self._recipe.recipe is not None

    @property
    def orientation(self) -> Orientation:
        """How the photo is turned and flipped."""
        row = self._row()
        if row is None or not row.is_on:
            return UPRIGHT
        rotation, flip = row.values.get(_ROTATE, 0), str(row.values.get(_FLIP, NO_FLIP))
        return Orientation(int(rotation), flip) if rotation in ROTATIONS and flip in FLIPS else UPRIGHT

    @property
    def corners(self) -> tuple[MarkPoint, ...]:
        """The pixels in the corners of what stays, clockwise from the upper left; empty where nobody said it."""
        row = self._row()
        if row is None or not row.is_on:
            return ()
        try:
            rectangle = read_rectangle(str(row.values.get(_RECTANGLE, "")))
            corners = read_corners(str(row.values.get(_CORNERS, "")))
        except InputError:
            return ()
        if rectangle is None:
            return corners
        x, y, right, bottom = rectangle.x, rectangle.y, rectangle.x + rectangle.width, rectangle.y + rectangle.height
        ends = ((x, y), (right - 1, y), (right - 1, bottom - 1), (x, bottom - 1))
        return tuple(MarkPoint(*end) for end in ends)

    def rotate(self, degrees: int) -> None:
        """Turn the photo clockwise, as it is seen, by a multiple of 90."""
        rotation, flip = rotated(*self.orientation, degrees)
        self._set({_ROTATE: rotation, _FLIP: flip}, self.tr("rotate"))

    def flip(self, way: str) -> None:
        """Flip the photo, as it is seen: `horizontal` or `vertical`."""
        rotation, flip = flipped(*self.orientation, way)
        self._set({_ROTATE: rotation, _FLIP: flip}, self.tr("flip"))

    def set_rectangle(self, rectangle: Rectangle) -> None:
        """Let this part of the photo stay."""
        self._set({_RECTANGLE: write_rectangle(rectangle), _CORNERS: ""}, self.tr("crop"))

    def set_corners(self, corners: Sequence[MarkPoint]) -> None:
        """Let what lies between four pixels stay, and be made upright."""
        self._set({_RECTANGLE: "", _CORNERS: write_corners(corners)}, self.tr("crop"))

    def clear(self) -> None:
        """Leave it to the step what stays."""
        self._set({_RECTANGLE: "", _CORNERS: ""}, self.tr("remove crop"))

    def _set(self, values: dict[str, int | str], text: str) -> None:
        if self.can_change:
            self._recipe.set_values(self._step_id, values, text)

    def _row(self) -> StepRow | None:
        return next((row for row in self._recipe.rows() if row.step.id == self._step_id), None)

    def _state(self) -> tuple[object, ...]:
        return self._recipe.path, self.orientation, self.corners, self.can_change

    def _follow(self) -> None:
        state = self._state()
        if state != self._told:
            self._told = state
            self.changed.emit()
