"""Takes noise, grain, blur and JPEG traces off a photo, at its own size, with a learned network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from restorer.imaging.photo import Photo
from restorer.message import Message, joined
from restorer.models.info import Task
from restorer.pipeline.condition import Condition
from restorer.pipeline.model_choice import model_field
from restorer.pipeline.step import STRENGTH, Assessment, Field, Outcome, Step, StepSettings, Work
from restorer.steps.clean.assessment import assess

if TYPE_CHECKING:
    from restorer.analysis.noise.wear_numbers import WearNumbers


class Clean(Step):
    """The step `clean`."""

    id = "clean"
    label = "Clean"
    help = "Takes noise, grain, blur and JPEG traces off."
    fields: tuple[Field, ...] = (
        STRENGTH,
        Field(
            "screen_px",
            "Dots of print",
            0.0,
            "How far the dots of a printed picture lie apart; 0: none.",
            0.0,
            16.0,
            unit="px",
        ),
        Field("noise", "Noise", 0.0, "How strong the noise is, in 8-bit steps; 0: as measured.", 0.0, 75.0),
        Field("grain_px", "Size of the grain", 0.0, "How coarse the grain is; 0: as measured.", 0.0, 8.0, unit="px"),
        Field("jpeg_quality", "JPEG quality", 0, "What the photo was saved at; 0: as its file says.", 0, 100),
        Field("blur_px", "Blur", 0.0, "The blur to take back; 0: none.", 0.0, 3.0, unit="px"),
        model_field(Task.CLEAN),
    )
    version = 6
    past_tense = "cleaned"
    tasks = (Task.CLEAN,)
    c2pa_action = "c2pa.filtered"

    def assess(self, condition: Condition) -> Assessment:
        """Whether a photo needs it: see `assessment`."""
        return assess(condition)

    def promise(self, strength: float, settings: StepSettings) -> str:
        """What will be done, in full or in part."""
        return (
            Message("It will be cleaned.")
            if strength == 1
            else Message("It will be cleaned ({share:.0%}).", share=strength)
        )

    def apply(self, photo: Photo, settings: StepSettings, work: Work) -> Outcome:
        """Run the network; without one the photo stays as it is."""
        strength = float(settings["strength"])
        if strength == 0:
            return Outcome(photo, "Strength 0: nothing done.")
        model = self.model(Task.CLEAN, settings, work.catalogue)
        if model is None:
            return Outcome(photo, "No model yet: nothing cleaned.")
        period_px = float(settings["screen_px"])
        source, progress, done = photo, work.progress, []
        if period_px:
            from restorer.steps.clean.descreen import take_screen_off

            # First of all: a network takes dots for detail, and whatever follows would sharpen them.
            source = take_screen_off(photo, period_px, work.with_progress(work.progress.part(0.0, 0.3)))
            progress = work.progress.part(0.3, 1.0)
            done.append(Message("Took the dots of print off."))
        out = work.allocate(photo.pixels.shape, photo.pixels.dtype)
        conditions = {"strength": strength, **_numbers(source, settings).conditions()}
        pixels = work.engine.run(model, source.pixels, conditions=conditions, out=out, progress=progress)
        if not period_px:  # what is left of dots looks like texture
            from restorer.steps.clean.texture import hold_texture

            hold_texture(source.pixels, pixels, strength, float(conditions["quality"]))
        if model == work.catalogue.for_task(Task.CLEAN):
            done.append(Message("Cleaned ({strength:.0%}).", strength=strength))
        else:
            done.append(Message("Cleaned ({strength:.0%}) with {model}.", strength=strength, model=model.id))
        return Outcome(photo.with_pixels(pixels), joined(done, " "))


def _numbers(photo: Photo, settings: StepSettings) -> WearNumbers:
    """What the settings say, and what was measured where they say nothing."""
    from restorer.analysis.noise.wear_numbers import FULL, WearNumbers, measure_numbers

    noise, grain_px, quality, blur_px = (
        float(settings[name]) for name in ("noise", "grain_px", "jpeg_quality", "blur_px")
    )
    if noise and grain_px:  # as a proposal says them: nothing is left to measure
        saved = quality or photo.origin.jpeg_quality or FULL
        return WearNumbers(noise, float(saved), grain_px, blur_px)
    measured = measure_numbers(photo.pixels, photo.origin.jpeg_quality)
    if noise:
        measured = measured._replace(noise=noise)
    if grain_px:
        measured = measured._replace(grain_px=grain_px)
    if quality:
        measured = measured._replace(jpeg_quality=quality)
    return measured._replace(blur_px=blur_px)
