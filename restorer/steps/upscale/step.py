"""Enlarges a photo two or four times with a learned network."""

from __future__ import annotations

from dataclasses import replace

from restorer.imaging.photo import Mask, Metadata, Photo
from restorer.message import Message
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.condition import Condition
from restorer.pipeline.step import (
    STRENGTH,
    Assessment,
    Catalogue,
    Field,
    Outcome,
    PreviewHints,
    Step,
    StepSettings,
    Work,
)
from restorer.steps.upscale.assessment import assess

LEAST_INVENTED = 64
"""The mask's value where detail was only interpolated and sharpened; texture raises it to 255."""


class Upscale(Step):
    """The step `upscale`.

    Every pixel of an enlarged photo is an estimate, so `Outcome.invented` covers all of it: 64 where the network may
    only sharpen what it sees (texture 0), up to 255 where it may invent fine texture (texture 1), times the strength.
    """

    id = "upscale"
    label = "Enlarge"
    help = "Makes the photo two or four times as wide and high."
    fields: tuple[Field, ...] = (
        STRENGTH,
        Field("scale", "Size", 2, "How many times as wide and high; 1 keeps the size.", 1, 4, (1, 2, 4), "x"),
        Field("texture", "Texture", 0.3, "How much fine texture may be invented.", 0.0, 1.0),
    )
    version = 1
    past_tense = "enlarged"
    tasks = (Task.UPSCALE,)
    c2pa_action = "c2pa.resized"
    # It takes the longest by far and shows the least.
    preview = PreviewHints(is_quick=False, largest_px=600_000)
    cost_settings = ("scale",)

    def assess(self, condition: Condition) -> Assessment:
        """Whether a photo needs it: see `assessment`."""
        return assess(condition)

    def promise(self, strength: float, settings: StepSettings) -> str:
        """How many times it will be enlarged."""
        return Message("It will be enlarged {scale} times.", scale=settings.get("scale", 2))

    def enlarges(self, settings: StepSettings) -> int:
        """As the size says; at strength 0 the photo keeps its own."""
        return int(settings.get("scale", 2)) if settings.get("strength", 1.0) else 1

    def invents(self, settings: StepSettings, catalogue: Catalogue) -> bool:
        """Without texture it only sharpens what it sees."""
        return settings.get("texture") != 0 and super().invents(settings, catalogue)

    def models(self, settings: StepSettings, catalogue: Catalogue) -> tuple[ModelInfo, ...]:
        """The catalogue's enlarger, where there is one and the photo is to be enlarged."""
        model = catalogue.for_task(Task.UPSCALE)
        return () if model is None or settings["scale"] == 1 or settings["strength"] == 0 else (model,)

    def apply(self, photo: Photo, settings: StepSettings, work: Work) -> Outcome:
        """Enlarge pixels and alpha; a strength below 1 lies between bicubic interpolation and the network."""
        strength, scale = float(settings["strength"]), int(settings["scale"])
        if strength == 0 or scale == 1:
            return Outcome(photo, "Kept at its size.")
        model = work.catalogue.for_task(Task.UPSCALE)
        if model is None:
            return Outcome(photo, "No model yet: kept at its size.")
        if scale not in model.scales:
            known = ", ".join(str(known) for known in sorted(model.scales))
            return Outcome(
                photo,
                Message(
                    "The model {model} enlarges {known} times, not {scale}: kept at its size.",
                    model=model.id,
                    known=known,
                    scale=scale,
                ),
            )
        return self._enlarge(photo, settings, model, work)

    def _enlarge(self, photo: Photo, settings: StepSettings, model: ModelInfo, work: Work) -> Outcome:
        from restorer.analysis.warp import enlarge_plane

        strength, scale, texture = float(settings["strength"]), int(settings["scale"]), float(settings["texture"])
        height, width, channels = photo.pixels.shape
        pixels = work.engine.run(
            model,
            photo.pixels,
            scale=scale,
            conditions={"texture": texture, "strength": strength},
            out=work.allocate((height * scale, width * scale, channels), photo.pixels.dtype),
            progress=work.progress,
        )
        alpha = None
        if photo.alpha is not None:
            alpha = enlarge_plane(photo.alpha, scale, work.allocate)
        enlarged = replace(photo, pixels=pixels, alpha=alpha, metadata=_finer(photo.metadata, scale))
        invented: Mask = work.allocate((height * scale, width * scale), "uint8")
        invented[:] = round(strength * (LEAST_INVENTED + (255 - LEAST_INVENTED) * texture))
        return Outcome(enlarged, _note(scale, texture, model), invented)


def _finer(metadata: Metadata, scale: int) -> Metadata:
    """The print keeps its size in inches, so its pixels lie closer."""
    if metadata.dpi is None:
        return metadata
    return replace(metadata, dpi=(metadata.dpi[0] * scale, metadata.dpi[1] * scale))


def _note(scale: int, texture: float, model: ModelInfo) -> str:
    return Message(
        "Enlarged {scale} times with {model}, texture {texture:.0%}.", scale=scale, model=model.id, texture=texture
    )
