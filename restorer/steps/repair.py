"""Finds scratches, cracks, dust and tears, and fills them from what surrounds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from restorer.imaging.photo import Mask, Photo
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.step import STRENGTH, Catalogue, Field, Outcome, Settings, Work

if TYPE_CHECKING:
    from restorer.steps.filling import Painter
    from restorer.steps.marks import Marks

LEAST_WIDTH_PX = 12.0

_NOTHING = "No scratches or dust found: nothing done."


class Repair:
    """The step `repair`. Where nothing was found, and everywhere beside it, every pixel stays as it was.

    Marks are found by the catalogue's network for damage (`marks.find_marks`), without one by their looks alone
    (`damage.find_damage`), which finds less. Finding and filling (`filling.fill`) meet in a mask only, so that either
    may be replaced.
    """

    id = "repair"
    label = "Repair"
    help = "Finds scratches, cracks and dust, and fills them."
    fields: tuple[Field, ...] = (
        STRENGTH,
        Field("sensitivity", "Sensitivity", 0.5, "0 takes what is certain to be damage, 1 all that may be.", 0.0, 1.0),
        Field("max_width", "Widest mark", 3.0, "In percent of the photo's longer side.", 0.1, 5.0, unit="%"),
    )
    version = 6

    def models(self, settings: Settings, catalogue: Catalogue) -> tuple[ModelInfo, ...]:
        """The catalogue's networks for damage and for filling, where there are any."""
        if settings["strength"] == 0:
            return ()
        found = (catalogue.for_task(Task.DAMAGE), catalogue.for_task(Task.INPAINT))
        return tuple(model for model in found if model is not None)

    def apply(self, photo: Photo, settings: Settings, work: Work) -> Outcome:
        """Find and fill."""
        strength = float(settings["strength"])
        if strength == 0:
            return Outcome(photo, "Strength 0: nothing done.")
        from restorer.steps.filling import fill

        mask, marks = _find(photo, settings, work)
        if marks.specks + marks.lines == 0:
            return Outcome(photo, f"{_NOTHING} {_left(marks)}".rstrip())
        pixels = fill(
            photo.pixels,
            mask,
            strength,
            seed=work.seed,
            allocate=work.allocate,
            progress=work.progress.part(0.7, 1.0),
            paint=_painter(work),
        )
        return Outcome(photo.with_pixels(pixels), _note(marks, mask), mask, {"damage": mask})


def _find(photo: Photo, settings: Settings, work: Work) -> tuple[Mask, Marks]:
    import numpy as np

    from restorer.steps.damage import find_damage
    from restorer.steps.marks import Marks, find_marks

    sensitivity = float(settings["sensitivity"])
    widest_px = max(LEAST_WIDTH_PX, float(settings["max_width"]) / 100 * max(photo.extent))
    model = work.catalogue.for_task(Task.DAMAGE)
    if model is None:
        damage = find_damage(
            photo.pixels,
            sensitivity=sensitivity,
            widest_px=widest_px,
            allocate=work.allocate,
            progress=work.progress.part(0.0, 0.7),
        )
        return damage.mask, Marks(damage.specks, damage.scratches)
    opinion = work.allocate((*photo.pixels.shape[:2], 1), photo.pixels.dtype)
    work.engine.run(model, photo.pixels, out=opinion, progress=work.progress.part(0.0, 0.6))
    mask = work.allocate(photo.pixels.shape[:2], np.uint8)
    marks = find_marks(
        opinion, sensitivity=sensitivity, widest_px=widest_px, out=mask, progress=work.progress.part(0.6, 0.7)
    )
    return mask, marks


def _painter(work: Work) -> Painter | None:
    """The catalogue's network for filling as `filling.fill` wants it."""
    model = work.catalogue.for_task(Task.INPAINT)
    if model is None:
        return None
    import numpy as np

    from restorer.imaging.photo import Pixels
    from restorer.steps.proxy import Floats

    def paint(patch: Pixels, hole: Mask) -> Floats:
        top = np.float32(np.iinfo(patch.dtype).max)
        known = patch.astype(np.float32) / top
        x = known if known.shape[2] == 3 else known.repeat(3, axis=2)
        filled = work.engine.predict(model, {"x": x, "mask": (hole[:, :, np.newaxis] > 0).astype(np.float32)})["result"]
        grey_or_colour = filled if known.shape[2] == 3 else filled.mean(axis=2, keepdims=True)
        return np.asarray(grey_or_colour * top, np.float32)

    return paint


def _note(marks: Marks, mask: Mask) -> str:
    import numpy as np

    lines = "1 scratch" if marks.lines == 1 else f"{marks.lines:,} scratches"
    specks = "1 speck" if marks.specks == 1 else f"{marks.specks:,} specks"
    covered = sum(int(np.count_nonzero(mask[row : row + 1024])) for row in range(0, mask.shape[0], 1024))
    filled = f"Filled {lines} and {specks}, {covered / mask.size:.2%} of the photo."
    return f"{filled} {_left(marks)}".rstrip()


def _left(marks: Marks) -> str:
    if not marks.too_wide:
        return ""
    if marks.too_wide == 1:
        return "1 damaged place is too wide to be filled."
    return f"{marks.too_wide:,} damaged places are too wide to be filled."
