"""Takes stains off a black-and-white print: yellowing, foxing, tide lines, tape marks, rims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from restorer.imaging.photo import Mask, Photo, Pixels
from restorer.message import Message
from restorer.pipeline.condition import Condition
from restorer.pipeline.step import STRENGTH, Assessment, Field, Outcome, Step, StepSettings, Work
from restorer.steps.stains.assessment import assess

if TYPE_CHECKING:
    from restorer.analysis.staining import StainPlan


class Stains(Step):
    """The step `stains`.

    It runs between `repair` and `clean`: what is filled is filled with what lies around it, stain and all, and `tone`
    reads black, white and tint from a print without stains.
    Only what colour proves is taken off: a scan in grey is left alone, and so is a photo in colour.
    """

    id = "stains"
    label = "Stains"
    help = "Takes yellow and brown stains off a black-and-white print that was scanned in colour."
    fields: tuple[Field, ...] = (
        STRENGTH,
        Field("density", "Lighten", 1.0, "How much of a stain's darkness goes, beside its colour.", 0.0, 1.0),
    )
    version = 1
    past_tense = "took stains off"
    c2pa_action = "c2pa.color_adjustments"

    def assess(self, condition: Condition) -> Assessment:
        """Whether a photo needs it: see `assessment`."""
        return assess(condition)

    def promise(self, strength: float, settings: StepSettings) -> str:
        """What will be done, in full or in part."""
        return (
            Message("They will be taken off.")
            if strength == 1
            else Message("They will be taken off ({share:.0%}).", share=strength)
        )

    def apply(self, photo: Photo, settings: StepSettings, work: Work) -> Outcome:
        """Find the stains on a small copy, take them off in strips; the mask `stains` shows where."""
        from restorer.analysis.staining import plan_stains

        strength, density = float(settings["strength"]), float(settings["density"])
        if strength == 0:
            return Outcome(photo, "Strength 0: nothing done.")
        if photo.channels == 1:
            return Outcome(photo, "Scanned in grey, where no colour tells a stain from the picture: nothing done.")
        plan = plan_stains(photo.pixels)
        if plan is None:
            return Outcome(photo, "No stains found that their colour proves: nothing done.")
        pixels, mask = _cleaned(photo, plan, (strength, density), work)
        note = Message("Took stains off {share:.1%} of the picture.", share=max(plan.fraction, 0.001))
        return Outcome(photo.with_pixels(pixels), note, masks={"stains": mask})


def _cleaned(photo: Photo, plan: StainPlan, amounts: tuple[float, float], work: Work) -> tuple[Pixels, Mask]:
    import numpy as np

    from restorer.analysis.downscale import strips
    from restorer.analysis.staining import clean_rows

    height, width = photo.pixels.shape[:2]
    pixels = work.allocate(photo.pixels.shape, photo.pixels.dtype)
    mask: Mask = work.allocate((height, width), np.uint8)
    for top, bottom in strips(height, width):
        source = photo.pixels[top:bottom].astype(np.float32) / np.float32(photo.top)
        pixels[top:bottom] = np.rint(clean_rows(source, top, plan, *amounts) * photo.top)
        mask[top:bottom] = np.rint(np.clip(plan.share.rows(top, bottom, width), 0, 1) * 255)
        work.progress.report(bottom / height)
    return pixels, mask
