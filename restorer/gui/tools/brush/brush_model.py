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

STEP, PAINTED, ERASED = "repair", "painted", "erased"


class Brush(Enum):
    """What the brush does.

    `FILL` marks what is to be filled; `LEAVE` wipes marks, painted or found; `KEEP` is for what no step may touch, and
    `RELEASE` takes that back.
    """

    FILL = "fill"
    LEAVE = "leave"
    KEEP = "keep"
    RELEASE = "release"


AT_ONCE_PX = 8_000_000
"""Marks within so many pixels are written in 40 ms; wider ones on a thread of their own, lest the hand has to wait."""


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


class BrushModel(QObject):
    """Three masks over the source: what is filled, what is left, and what no step may touch.

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
        self._canvases: tuple[MaskCanvas, MaskCanvas, MaskCanvas] | None = None
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
        return canvases[0] if (canvases := self._open()) else None

    @property
    def left(self) -> MaskCanvas | None:
        """What is to be left alone."""
        return canvases[1] if (canvases := self._open()) else None

    @property
    def kept(self) -> MaskCanvas | None:
        """What no step may touch."""
        return canvases[2] if (canvases := self._open()) else None

    def stroke(self, brush: Brush, dabs: Sequence[Dab]) -> None:
        """Draw on; the recipe learns of it by `commit`."""
        canvases = self._open()
        if not canvases:
            return
        filled, left, kept = canvases
        if brush in (Brush.FILL, Brush.LEAVE):
            filled.stroke(dabs, marks=brush is Brush.FILL)
            left.stroke(dabs, marks=brush is Brush.LEAVE)
        else:
            kept.stroke(dabs, marks=brush is Brush.KEEP)
        self.changed.emit()

    def commit(self, brush: Brush) -> None:
        """The stroke has ended: put what it changed into the recipe, at once or, where marks lie far apart, soon."""
        canvases = self._open()
        if not canvases or self._row() is None:
            return
        filled, left, kept = canvases
        changed = (kept,) if brush in (Brush.KEEP, Brush.RELEASE) else (filled, left)
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
        self._recipe.set_values(STEP, {PAINTED: "", ERASED: ""}, self.tr("remove what was painted"))

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
            self._told = (*(self._told or ())[:3], texts[0])
            self._recipe.set_keep_out(texts[0], text)
            return
        values: dict[str, str] = {PAINTED: texts[0], ERASED: texts[1]}
        if not row.is_on:
            # Who paints one mark does not ask for all others to be looked for.
            extent = stroke.marks[0].extent
            values["mask"] = f"{extent.width}x{extent.height}"
        self._told = (self._recipe.path, values[PAINTED], values[ERASED], *(self._told or ("",) * 4)[3:])
        text = self.tr("paint what is filled") if stroke.brush is Brush.FILL else self.tr("wipe marks")
        self._recipe.set_values(STEP, values, text)

    def _open(self) -> tuple[MaskCanvas, MaskCanvas, MaskCanvas] | tuple[()]:
        width, height = (int(side) for side in self._photo_size())
        if not self.can_paint or not width:
            return ()
        state = self._state()
        if self._canvases is None or self._told != state or self._canvases[0].extent != (width, height):
            extent = Extent(width, height)
            texts = (str(part) for part in state[1:])
            first, second, third = (_opened(extent, text) for text in texts)
            self._canvases, self._told = (first, second, third), state
        return self._canvases

    def _row(self) -> StepRow | None:
        return next((row for row in self._recipe.rows() if row.step.id == STEP), None)

    def _state(self) -> tuple[object, ...]:
        row, recipe = self._row(), self._recipe.recipe
        values = row.values if row is not None and row.is_on else {}
        kept = recipe.keep_out if recipe is not None else ""
        return self._recipe.path, str(values.get(PAINTED, "")), str(values.get(ERASED, "")), kept

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
