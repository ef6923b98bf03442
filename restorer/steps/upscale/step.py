"""Enlarges a photo two or four times with a learned network."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from restorer.imaging.photo import Mask, Metadata, Photo, Pixels
from restorer.message import Message
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.condition import Condition
from restorer.pipeline.model_choice import model_field
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

if TYPE_CHECKING:
    from restorer.steps.upscale.passes import Passes

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
        model_field(Task.UPSCALE),
    )
    version = 2
    past_tense = "enlarged"
    tasks = (Task.UPSCALE,)
    c2pa_action = "c2pa.resized"
    # It takes the longest by far and shows the least.
    preview = PreviewHints(is_quick=False, largest_px=600_000)
    has_strength = False
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
        is_own = self.model(Task.UPSCALE, settings, catalogue) == catalogue.for_task(Task.UPSCALE)
        return not (is_own and settings.get("texture") == 0) and super().invents(settings, catalogue)

    def models(self, settings: StepSettings, catalogue: Catalogue) -> tuple[ModelInfo, ...]:
        """The enlarger, where there is one and the photo is to be enlarged."""
        if settings["scale"] == 1 or settings["strength"] == 0:
            return ()
        return super().models(settings, catalogue)

    def apply(self, photo: Photo, settings: StepSettings, work: Work) -> Outcome:
        """Enlarge pixels and alpha; a strength below 1 lies between bicubic interpolation and the network.

        At little texture, so does a photo whose finest detail is faint: see `spectrum.trust`.
        """
        strength, scale = float(settings["strength"]), int(settings["scale"])
        if strength == 0 or scale == 1:
            return Outcome(photo, "Kept at its size.")
        from restorer.steps.upscale.passes import plan_passes

        model = self.model(Task.UPSCALE, settings, work.catalogue)
        if model is None:
            return Outcome(photo, "No model yet: kept at its size.")
        passes = plan_passes(model.scales, scale)
        if passes is None:
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
        return self._enlarge(photo, settings, model, passes, work)

    def _enlarge(self, photo: Photo, settings: StepSettings, model: ModelInfo, passes: Passes, work: Work) -> Outcome:
        from restorer.analysis.warp import enlarge_plane
        from restorer.steps.upscale.spectrum import trust

        strength, scale, texture = float(settings["strength"]), int(settings["scale"]), float(settings["texture"])
        is_own = model == work.catalogue.for_task(Task.UPSCALE)
        height, width = photo.pixels.shape[:2]
        used = strength * trust(photo.pixels, texture) if is_own else strength
        pixels = _enlarged(photo.pixels, model, passes, {"texture": texture, "strength": used}, work)
        alpha = None
        if photo.alpha is not None:
            alpha = enlarge_plane(photo.alpha, scale, work.allocate)
        enlarged = replace(photo, pixels=pixels, alpha=alpha, metadata=_finer(photo.metadata, scale))
        invented: Mask = work.allocate((height * scale, width * scale), "uint8")
        # Networks of others have no dial: they invent as much texture as they like.
        share = texture if is_own else 1.0
        invented[:] = round(strength * (LEAST_INVENTED + (255 - LEAST_INVENTED) * share))
        return Outcome(enlarged, _note(scale, texture if is_own else None, model), invented)


def _enlarged(pixels: Pixels, model: ModelInfo, passes: Passes, conditions: dict[str, float], work: Work) -> Pixels:
    """The pixels, enlarged by as many passes as it takes."""
    for number in range(passes.times):
        height, width, channels = pixels.shape
        pixels = work.engine.run(
            model,
            pixels,
            scale=passes.scale,
            conditions=conditions,
            out=work.allocate((height * passes.scale, width * passes.scale, channels), pixels.dtype),
            progress=work.progress.part(number / passes.times, (number + 1) / passes.times),
        )
    if passes.reduce == 1:
        return pixels
    from restorer.steps.upscale.passes import reduce_into

    height, width, channels = pixels.shape
    out: Pixels = work.allocate((height // passes.reduce, width // passes.reduce, channels), pixels.dtype)
    reduce_into(pixels, out)
    return out


def _finer(metadata: Metadata, scale: int) -> Metadata:
    """The print keeps its size in inches, so its pixels lie closer."""
    if metadata.dpi is None:
        return metadata
    return replace(metadata, dpi=(metadata.dpi[0] * scale, metadata.dpi[1] * scale))


def _note(scale: int, texture: float | None, model: ModelInfo) -> str:
    if texture is None:
        return Message("Enlarged {scale} times with {model}.", scale=scale, model=model.id)
    return Message(
        "Enlarged {scale} times with {model}, texture {texture:.0%}.", scale=scale, model=model.id, texture=texture
    )
