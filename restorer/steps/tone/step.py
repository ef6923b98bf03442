"""Restores faded tones: black and white, colour cast, local contrast, uneven light."""

from __future__ import annotations

from typing import TYPE_CHECKING

from restorer.imaging.photo import Photo
from restorer.message import Message
from restorer.pipeline.condition import Condition
from restorer.pipeline.step import STRENGTH, Assessment, Field, Outcome, Step, StepSettings, Work
from restorer.steps.tone.assessment import assess

if TYPE_CHECKING:
    from restorer.steps.tone.tone_plan import TonePlan


class Tone(Step):
    """The step `tone`. Measured on a small copy, applied in strips; a grey photo stays grey and one channel."""

    id = "tone"
    label = "Tone"
    help = "Restores faded blacks and whites, takes a colour cast off, lifts flat contrast."
    fields: tuple[Field, ...] = (
        STRENGTH,
        Field("contrast", "Local contrast", 0.4, "How much flat areas are lifted; 0 not at all.", 0.0, 1.0),
        Field("cast", "Colour cast", 0.7, "How much of a faded colour print's cast is taken off.", 0.0, 1.0),
        Field("keep_toning", "Keep toning", True, "Keeps sepia and other tints of a black-and-white photo."),
        Field("is_faded", "Known to have faded", False, "Does not ask a colour photo for signs of age first."),
        Field("even_light", "Even light", 0.0, "How much uneven light and vignetting is evened out.", 0.0, 1.0),
    )
    version = 4
    past_tense = "corrected contrast and colour"
    c2pa_action = "c2pa.color_adjustments"

    def assess(self, condition: Condition) -> Assessment:
        """Whether a photo needs it: see `assessment`."""
        return assess(condition)

    def promise(self, strength: float, settings: StepSettings) -> str:
        """What will be done, in full or in part."""
        return (
            Message("Contrast and colour will be restored.")
            if strength == 1
            else Message("Contrast and colour will be restored ({share:.0%}).", share=strength)
        )

    def apply(self, photo: Photo, settings: StepSettings, work: Work) -> Outcome:
        """Measure, decide, apply; a photo whose tones are in order is returned as it is."""
        from restorer.steps.tone.tone_plan import ToneSettings, plan_tone

        strength = float(settings["strength"])
        if strength == 0:
            return Outcome(photo, "Strength 0: nothing done.")
        wanted = ToneSettings(
            contrast=float(settings["contrast"]),
            cast=float(settings["cast"]),
            even_light=float(settings["even_light"]),
            keep_toning=bool(settings["keep_toning"]),
            is_faded=bool(settings["is_faded"]),
        )
        plan = plan_tone(photo.pixels, wanted)
        if plan.is_empty:
            return Outcome(photo, "Its tones are in order: nothing done.")
        return Outcome(self._applied(photo, plan, strength, work), plan.describe())

    def _applied(self, photo: Photo, plan: TonePlan, strength: float, work: Work) -> Photo:
        import numpy as np

        from restorer.analysis.downscale import strips
        from restorer.steps.tone.tone_plan import tone_rows

        height, width = photo.pixels.shape[:2]
        halo = plan.grain.halo_px
        toned = work.allocate(photo.pixels.shape, photo.pixels.dtype)
        for top, bottom in strips(height, width):
            first, last = max(0, top - halo), min(height, bottom + halo)
            source = photo.pixels[first:last].astype(np.float32) / np.float32(photo.top)
            result = source + np.float32(strength) * (tone_rows(source, first, plan) - source)
            toned[top:bottom] = np.rint(result[top - first : bottom - first] * photo.top)
            work.progress.report(bottom / height)
        return photo.with_pixels(toned)
