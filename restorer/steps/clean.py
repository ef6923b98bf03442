"""Takes noise, grain, blur and JPEG traces off a photo, at its own size, with a learned network."""

from __future__ import annotations

from restorer.imaging.photo import Photo
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.step import STRENGTH, Catalogue, Field, Outcome, Settings, Work


class Clean:
    """The step `clean`."""

    id = "clean"
    label = "Clean"
    help = "Takes noise, grain, blur and JPEG traces off."
    fields: tuple[Field, ...] = (STRENGTH,)
    version = 2

    def models(self, settings: Settings, catalogue: Catalogue) -> tuple[ModelInfo, ...]:
        """The catalogue's cleaner, where there is one."""
        model = catalogue.for_task(Task.CLEAN)
        return () if model is None else (model,)

    def apply(self, photo: Photo, settings: Settings, work: Work) -> Outcome:
        """Run the network; without one the photo stays as it is."""
        strength = float(settings["strength"])
        if strength == 0:
            return Outcome(photo, "Strength 0: nothing done.")
        model = work.catalogue.for_task(Task.CLEAN)
        if model is None:
            return Outcome(photo, "No model yet: nothing cleaned.")
        out = work.allocate(photo.pixels.shape, photo.pixels.dtype)
        pixels = work.engine.run(
            model, photo.pixels, conditions={"strength": strength}, out=out, progress=work.progress
        )
        return Outcome(photo.with_pixels(pixels), f"Cleaned at {strength:.0%} with {model.id}.")
