"""Restores faces that are too small or too worn for `clean`."""

from __future__ import annotations

from restorer.imaging.photo import Photo
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.step import STRENGTH, Catalogue, Field, Outcome, Settings, Work


class Faces:
    """The step `faces`. Without a model it leaves the photo as it is, and proposals leave it out."""

    id = "faces"
    label = "Faces"
    help = "Restores faces that are small or worn."
    fields: tuple[Field, ...] = (
        STRENGTH,
        Field("fidelity", "Likeness", 0.8, "1 stays with the person in the photo, 0 allows more invention.", 0.0, 1.0),
        Field("smallest_px", "Smallest face", 24, "Faces narrower than this are left alone.", 8, 512, unit="px"),
    )
    version = 1

    def models(self, settings: Settings, catalogue: Catalogue) -> tuple[ModelInfo, ...]:
        """The catalogue's face detector and face network, where there are both."""
        found = (catalogue.for_task(Task.FACE_DETECTOR), catalogue.for_task(Task.FACE))
        models = tuple(model for model in found if model is not None)
        return models if len(models) == len(found) else ()

    def apply(self, photo: Photo, settings: Settings, work: Work) -> Outcome:
        """Leave the photo as it is: nothing here knows a face network yet."""
        return Outcome(photo, "No model yet: faces are left as they are.")
