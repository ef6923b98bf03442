"""Finds scratches, cracks, dust and tears, and fills them from what surrounds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from restorer.imaging.photo import Mask, Photo
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.step import STRENGTH, Catalogue, Field, Outcome, Settings, Work

if TYPE_CHECKING:
    from restorer.steps.filling import Painter
    from restorer.steps.marks import Marks

LEAST_WIDTH_PX = 24.0

_NOTHING = "No scratches or dust found: nothing done."


class Repair:
    """The step `repair`. Where nothing was found, and everywhere beside it, every pixel stays as it was.

    Finding (`seek`, with the catalogue's networks for damage and for faces, whose eyes are no marks) and filling
    (`filling.fill`) meet in a mask only, so that either may be replaced. Without a network for damage nothing is done;
    without one for filling, wide marks are filled as thin ones are.
    """

    id = "repair"
    label = "Repair"
    help = "Finds scratches, cracks and dust, and fills them."
    fields: tuple[Field, ...] = (
        STRENGTH,
        Field("sensitivity", "Sensitivity", 0.5, "0 takes what is certain to be damage, 1 all that may be.", 0.0, 1.0),
        Field("max_width", "Widest mark", 20.0, "In percent of the photo's longer side.", 0.1, 50.0, unit="%"),
    )
    version = 7

    def models(self, settings: Settings, catalogue: Catalogue) -> tuple[ModelInfo, ...]:
        """The catalogue's networks for damage, for filling and for faces, where there are any."""
        if catalogue.for_task(Task.DAMAGE) is None or settings["strength"] == 0:
            return ()
        found = (catalogue.for_task(task) for task in (Task.DAMAGE, Task.INPAINT, Task.FACE_DETECTOR))
        return tuple(model for model in found if model is not None)

    def apply(self, photo: Photo, settings: Settings, work: Work) -> Outcome:
        """Find and fill."""
        strength = float(settings["strength"])
        if strength == 0:
            return Outcome(photo, "Strength 0: nothing done.")
        found = seek(photo, settings, work.with_progress(work.progress.part(0.0, 0.7)))
        if found is None:
            return Outcome(photo, "No model yet: nothing repaired.")
        if found.marks.specks + found.marks.lines == 0:
            return Outcome(photo, f"{_NOTHING} {_left(found.marks)}".rstrip())
        from restorer.steps.filling import fill

        pixels = fill(
            photo.pixels,
            found.mask,
            strength,
            seed=work.seed,
            allocate=work.allocate,
            progress=work.progress.part(0.7, 1.0),
            paint=_painter(work),
        )
        return Outcome(photo.with_pixels(pixels), _note(found), found.mask, {"damage": found.mask})


class Found(NamedTuple):
    """What damage a photo has.

    Attributes:
        mask: H x W uint8: 255 where damage that can be filled is, else 0.
        marks: How many marks there are.
        share: The share of the photo that they cover, 0..1.
    """

    mask: Mask
    marks: Marks
    share: float


def seek(photo: Photo, settings: Settings, work: Work) -> Found | None:
    """Find a photo's damage, and change nothing; None where the catalogue has no network that could.

    Args:
        photo: At any size.
        settings: The step's: `sensitivity` and `max_width` count here.
        work: As the step takes it.

    Raises:
        Cancelled, ModelError, ResourceError: as the engine raises them.
    """
    import numpy as np

    from restorer.steps.marks import find_marks
    from restorer.steps.opinion import ask

    model = work.catalogue.for_task(Task.DAMAGE)
    if model is None:
        return None
    widest_px = max(LEAST_WIDTH_PX, float(settings["max_width"]) / 100 * max(photo.extent))
    opinion = ask(
        photo.pixels, model=model, engine=work.engine, allocate=work.allocate, progress=work.progress.part(0.0, 0.9)
    )
    mask = work.allocate(photo.pixels.shape[:2], np.uint8)
    marks = find_marks(
        opinion,
        sensitivity=float(settings["sensitivity"]),
        widest_px=widest_px,
        out=mask,
        progress=work.progress.part(0.9, 0.95),
    )
    detector = work.catalogue.for_task(Task.FACE_DETECTOR)
    if detector is not None and marks.specks + marks.lines:
        from restorer.steps.detection import find_faces
        from restorer.steps.features import spare_features

        searching = work.progress.part(0.95, 1.0)
        faces = find_faces(photo.pixels, model=detector, engine=work.engine, progress=searching)
        marks = marks.without(spare_features(mask, faces))
    covered = sum(int(np.count_nonzero(mask[row : row + 1024])) for row in range(0, mask.shape[0], 1024))
    return Found(mask, marks, covered / mask.size)


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


def _note(found: Found) -> str:
    lines = "1 scratch" if found.marks.lines == 1 else f"{found.marks.lines:,} scratches"
    specks = "1 speck" if found.marks.specks == 1 else f"{found.marks.specks:,} specks"
    filled = f"Filled {lines} and {specks}, {found.share:.2%} of the photo."
    return f"{filled} {_left(found.marks)}".rstrip()


def _left(marks: Marks) -> str:
    if not marks.too_wide:
        return ""
    if marks.too_wide == 1:
        return "1 damaged place is too wide to be filled."
    return f"{marks.too_wide:,} damaged places are too wide to be filled."
