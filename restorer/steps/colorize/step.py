"""Gives a black-and-white photo colours with a learned network; its luminance passes through untouched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from restorer.imaging.photo import Photo
from restorer.message import Message
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.condition import Condition
from restorer.pipeline.model_choice import model_field
from restorer.pipeline.step import (
    COLOR_POINTS,
    REFERENCE,
    STRENGTH,
    VARIATION,
    Assessment,
    Field,
    Outcome,
    Step,
    StepSettings,
    Work,
)
from restorer.steps.colorize.assessment import assess

if TYPE_CHECKING:
    from restorer.steps.colorize.chroma import Chroma


class Colorize(Step):
    """The step `colorize`. A photo that has its own colours keeps them."""

    id = "colorize"
    label = "Colorize"
    help = "Invents colours for a black-and-white photo."
    fields: tuple[Field, ...] = (
        STRENGTH,
        Field("saturation", "Saturation", 1.0, "How strong the colours are, against what is usual.", 0.0, 2.0),
        Field(
            "hints",
            "Colour hints",
            "",
            "Places whose colour you know: a JSON list of points, in the photo's pixels.",
            kind=COLOR_POINTS,
        ),
        Field(
            "seed",
            "Version",
            0,
            "0 is the likeliest colouring; other numbers are other plausible ones.",
            0,
            9999,
            kind=VARIATION,
        ),
        Field(
            "reference",
            "Reference photo",
            "",
            "A photo that lends its colours to what is like it here.",
            kind=REFERENCE,
        ),
        model_field(Task.COLORIZE),
    )
    version = 7
    past_tense = "coloured"
    tasks = (Task.COLORIZE,)
    c2pa_action = "c2pa.color_adjustments"

    def assess(self, condition: Condition) -> Assessment:
        """Whether a photo needs it: see `assessment`."""
        return assess(condition)

    def promise(self, strength: float, settings: StepSettings) -> str:
        """What will be done, in full or in part."""
        return (
            Message("It will be coloured.")
            if strength == 1
            else Message("It will be coloured ({share:.0%}).", share=strength)
        )

    def apply(self, photo: Photo, settings: StepSettings, work: Work) -> Outcome:
        """Predict chroma on a small copy, and lay it under the photo's own luminance.

        The seed, or the work's where that is 0, chooses the version: 0 is the likeliest. A strength below 1 mixes with
        the photo as it was.

        Raises:
            InputError: the hints or the reference cannot be read.
        """
        from restorer.steps.colorize.hints import move_hints, read_hints
        from restorer.steps.colorize.reference import read_reference

        if float(settings["strength"]) == 0:
            return Outcome(photo, "Strength 0: nothing done.")
        model = self.model(Task.COLORIZE, settings, work.catalogue)
        if model is None:
            return Outcome(photo, "No model yet: no colours added.")
        # Hints are at places in the source, which `straighten` may have cut and turned.
        hints = move_hints(read_hints(str(settings["hints"])), work.transform)
        reference = read_reference(str(settings["reference"]))
        from restorer.analysis.downscale import reduce_to
        from restorer.analysis.toning import COLORFUL_SPREAD, read_toning
        from restorer.steps.colorize.chroma import predict_chroma

        if read_toning(reduce_to(photo.pixels, 512)).spread >= COLORFUL_SPREAD:
            note = Message("It has its own colours: none added.")
            return Outcome(photo, "It has its own colours: none added, and no hints used." if hints else note)
        seed = int(settings["seed"]) or work.seed
        chroma = predict_chroma(photo.pixels, hints, model=model, engine=work.engine, seed=seed, reference=reference)
        return self._colored(photo, chroma, settings, work, model)

    def _colored(self, photo: Photo, chroma: Chroma, settings: StepSettings, work: Work, model: ModelInfo) -> Outcome:
        import numpy as np

        from restorer.analysis.downscale import strips
        from restorer.steps.colorize.chroma import colored_rows

        strength, saturation = float(settings["strength"]), float(settings["saturation"])
        height, width = photo.pixels.shape[:2]
        pixels = work.allocate((height, width, 3), photo.pixels.dtype)
        for top, bottom in strips(height, width):
            source = photo.pixels[top:bottom].astype(np.float32) / np.float32(photo.top)
            result = source + np.float32(strength) * (colored_rows(source, top, chroma, saturation) - source)
            pixels[top:bottom] = np.rint(result * photo.top)
            work.progress.report(bottom / height)
        invented = work.allocate((height, width), np.uint8)
        invented[:] = round(255 * strength)
        # A grey profile does not fit three channels; sRGB is what the colours were computed in.
        icc = None if photo.channels == 1 else photo.icc
        return Outcome(
            replace(photo, pixels=pixels, icc=icc),
            Message("Coloured at {strength:.0%} with {model}.", strength=strength, model=model.id),
            invented,
        )
