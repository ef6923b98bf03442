"""Restores faded tones: black and white, colour cast, local contrast, uneven light; then what a person sets by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from restorer.imaging.photo import Photo
from restorer.message import Message, joined
from restorer.pipeline.condition import Condition
from restorer.pipeline.step import STRENGTH, Assessment, ByHand, Field, Outcome, Step, StepSettings, Work
from restorer.steps.tone.assessment import assess
from restorer.steps.tone.manual_settings import FIELDS, NAMES, ManualTone, read_manual_tone

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
        Field("automatic", "Automatic", True, "Measures the photo and restores its tones; off leaves them to you."),
        *FIELDS,
    )
    by_hand = ByHand(NAMES, {"automatic": False})
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
        """Measure, decide, apply, and what a person sets after it; where neither changes anything, the same photo."""
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
        manual = read_manual_tone(settings)
        plan = plan_tone(photo.pixels, wanted) if settings["automatic"] else None
        has_plan, has_manual = plan is not None and not plan.is_empty, not manual.does_nothing(photo.channels)
        if not (has_plan or has_manual):
            return Outcome(
                photo, "Turned off: nothing done." if plan is None else "Its tones are in order: nothing done."
            )
        words = (plan.describe() if plan is not None and has_plan else "", manual.describe() if has_manual else "")
        made = self._applied(photo, plan if has_plan else None, manual if has_manual else ManualTone(), strength, work)
        return Outcome(made, joined((word for word in words if word), " "))

    def _applied(self, photo: Photo, plan: TonePlan | None, manual: ManualTone, strength: float, work: Work) -> Photo:
        import numpy as np

        from restorer.analysis.downscale import strips
        from restorer.steps.tone.manual_tone import manual_curve, manual_rows
        from restorer.steps.tone.tone_plan import tone_rows

        height, width = photo.pixels.shape[:2]
        halo = 0 if plan is None else plan.grain.halo_px
        curve = None if manual.does_nothing(photo.channels) else manual_curve(manual)
        toned = work.allocate(photo.pixels.shape, photo.pixels.dtype)
        for top, bottom in strips(height, width):
            first, last = max(0, top - halo), min(height, bottom + halo)
            source = photo.pixels[first:last].astype(np.float32) / np.float32(photo.top)
            made = source if plan is None else tone_rows(source, first, plan)
            made = made if curve is None else manual_rows(made, manual, curve)
            result = source + np.float32(strength) * (made - source)
            toned[top:bottom] = np.rint(result[top - first : bottom - first] * photo.top)
            work.progress.report(bottom / height)
        return photo.with_pixels(toned)
