"""State of the brush: what was painted over the photo in view, and its change of the recipe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from restorer.errors import InputError
from restorer.gui.tools.brush.mask_canvas import Dab, MaskCanvas, PackedMarks, text_of
from restorer.gui.tools.brush.mask_writer import MaskWriter
from restorer.gui.viewmodels.recipe import RecipeModel, StepRow
from restorer.imaging.photo import Extent

STEP, PAINTED, ERASED, WITHIN = "repair", "painted", "erased", "within"


class Brush(Enum):
    """What the brush does.

    `FILL` marks what is to be filled, and `MARKS` the areas where all that may be damage is; `LEAVE` wipes marks,
    painted or found; `KEEP` is for what no step may touch, and `RELEASE` takes that back.
    """

    FILL = "fill"
    MARKS = "marks"
    LEAVE = "leave"
    KEEP = "keep"
    RELEASE = "release"


AT_ONCE_PX = 1_000_000
"""Marks within so many pixels are written in 5 ms; wider ones on a thread of their own, lest the hand has to wait."""


class _Stroke(NamedTuple):
    """A stroke that has ended.

    Attributes:
        brush: What it did.
        path: The photo.
        marks: The masks that it changed, as they were when it ended.
    """

    brush: Brush
    path: str
    marks: tuple[PackedMarks, ...]


class _Canvases(NamedTuple):
    """What is painted: filled, left alone, chosen from what may be damage, and kept from every step."""

    filled: MaskCanvas
    left: MaskCanvas
    within: MaskCanvas
    kept: MaskCanvas


class BrushModel(QObject):
    """Four masks over the source: what is filled, left, chosen from what may be damage, and what no step may touch.

    A stroke is drawn at once and comes into the recipe, as one step to undo, when it ends. Main thread only.

    Args:
        recipe: That of the photo in view.
        photo_size: Gives the source's size; 0 x 0 while it is not known.
    """

    changed = Signal()
    """Something else is marked."""

    def __init__(
        self, recipe: RecipeModel, photo_size: Callable[[], tuple[float, float]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._recipe, self._photo_size = recipe, photo_size
        self._told: tuple[object, ...] | None = None
        self._canvases: _Canvases | None = None
        self._writer: MaskWriter[_Stroke] = MaskWriter(self._take, self)
        recipe.changed.connect(self._follow)

    @property
    def can_paint(self) -> bool:
        """Whether there is a photo with a recipe that takes masks."""
        row = self._row()
        return bool(self._recipe.path) and self._recipe.recipe is not None and row is not None and PAINTED in row.values

    @property
    def filled(self) -> MaskCanvas | None:
        """What is to be filled; None while the photo's size is not known."""
        return canvases.filled if (canvases := self._open()) else None

    @property
    def left(self) -> MaskCanvas | None:
        """What is to be left alone."""
        return canvases.left if (canvases := self._open()) else None

    @property
    def within(self) -> MaskCanvas | None:
        """Where all that may be damage is to be filled."""
        return canvases.within if (canvases := self._open()) else None

    @property
    def kept(self) -> MaskCanvas | None:
        """What no step may touch."""
        return canvases.kept if (canvases := self._open()) else None

    def stroke(self, brush: Brush, dabs: Sequence[Dab]) -> None:
        """Draw on; the recipe learns of it by `commit`."""
        for canvas, marks in self._touched(brush):
            canvas.stroke(dabs, marks=marks)
        self.changed.emit()

    def area(self, brush: Brush, corners: Sequence[tuple[float, float]]) -> None:
        """Fill what a line goes around, in the source's pixels; the recipe learns of it by `commit`."""
        for canvas, marks in self._touched(brush):
            canvas.area(corners, marks=marks)
        self.changed.emit()

    def commit(self, brush: Brush) -> None:
        """The stroke has ended: put what it changed into the recipe, at once or, where marks lie far apart, soon."""
        canvases = self._open()
        if not canvases or self._row() is None:
            return
        changed = (canvases.kept,) if brush in (Brush.KEEP, Brush.RELEASE) else canvases[:3]
        stroke = _Stroke(brush, self._recipe.path, tuple(canvas.packed for canvas in changed))
        if not self._writer.is_busy and sum(canvas.marked_px for canvas in changed) <= AT_ONCE_PX:
            self._take(stroke, tuple(map(text_of, stroke.marks)))
        else:
            self._writer.write(stroke, stroke.marks)

    def finish(self) -> None:
        """Put into the recipe what is still on its way: another photo or tool is about to come."""
        self._writer.finish()

    def clear(self) -> None:
        """Take back all that was painted for filling and leaving."""
        self._recipe.set_values(STEP, {PAINTED: "", ERASED: "", WITHIN: ""}, self.tr("remove what was painted"))

    def clear_kept(self) -> None:
        """Let every step touch all of the photo again."""
        self._recipe.set_keep_out("", self.tr("remove what was painted"))

    # -- inside

    def _take(self, stroke: _Stroke, texts: tuple[str, ...]) -> None:
        """A stroke's masks are written: they come into the recipe, unless what they were drawn on is gone."""
        row = self._row()
        if row is None or self._canvases is None or stroke.path != self._recipe.path:
            return
        if stroke.brush in (Brush.KEEP, Brush.RELEASE):
            text = self.tr("paint what no step may touch") if stroke.brush is Brush.KEEP else self.tr("wipe")
            self._told = (*(self._told or ())[:4], texts[0])
            self._recipe.set_keep_out(texts[0], text)
            return
        values: dict[str, str] = dict(zip((PAINTED, ERASED, WITHIN), texts, strict=True))
        extent = stroke.marks[0].extent
        nothing = f"{extent.width}x{extent.height}"
        if stroke.brush is Brush.MARKS:
            if row.values.get("mask") == nothing:
                values["mask"] = ""  # now it is asked what may be damage
        elif not row.is_on:
            # Who paints one mark does not ask for all others to be looked for.
            values["mask"] = nothing
        self._told = (self._recipe.path, *texts, *(self._told or ("",) * 5)[4:])
        text = {
            Brush.FILL: self.tr("paint what is filled"), Brush.MARKS: self.tr("choose marks in an area"),
        }.get(stroke.brush, self.tr("wipe marks"))  # fmt: skip
        self._recipe.set_values(STEP, values, text)

    def _touched(self, brush: Brush) -> list[tuple[MaskCanvas, bool]]:
        """The canvases that a brush changes, and whether it marks or wipes there."""
        canvases = self._open()
        if not canvases:
            return []
        if brush in (Brush.KEEP, Brush.RELEASE):
            return [(canvases.kept, brush is Brush.KEEP)]
        if brush is Brush.MARKS:
            return [(canvases.within, True), (canvases.left, False)]
        is_left = brush is Brush.LEAVE
        wiped = [(canvases.within, False)] if is_left else []
        return [(canvases.filled, not is_left), (canvases.left, is_left), *wiped]

    def _open(self) -> _Canvases | tuple[()]:
        width, height = (int(side) for side in self._photo_size())
        if not self.can_paint or not width:
            return ()
        state = self._state()
        if self._canvases is None or self._told != state or self._canvases.filled.extent != (width, height):
            extent = Extent(width, height)
            texts = (str(part) for part in state[1:])
            self._canvases, self._told = _Canvases(*(_opened(extent, text) for text in texts)), state
        return self._canvases

    def _row(self) -> StepRow | None:
        return next((row for row in self._recipe.rows() if row.step.id == STEP), None)

    def _state(self) -> tuple[object, ...]:
        row, recipe = self._row(), self._recipe.recipe
        values = row.values if row is not None and row.is_on else {}
        kept = recipe.keep_out if recipe is not None else ""
        return self._recipe.path, *(str(values.get(name, "")) for name in (PAINTED, ERASED, WITHIN)), kept

    def _follow(self) -> None:
        if self._canvases is not None and self._state() != self._told:
            self._canvases = None
            self._writer.forget()
        self.changed.emit()


def _opened(extent: Extent, text: str) -> MaskCanvas:
    """A mask that cannot be read is none here; the step reports it when it runs."""
    try:
        return MaskCanvas(extent, text)
    except InputError:
        return MaskCanvas(extent)
