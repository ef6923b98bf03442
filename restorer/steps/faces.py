"""Restores faces that are small or worn, one at a time, and leaves alone those that would not gain by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from restorer.imaging.photo import Photo
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.step import STRENGTH, Catalogue, Field, Outcome, Settings, Work

if TYPE_CHECKING:
    from restorer.steps.detection import Face


class Nets(NamedTuple):
    """The networks of the step.

    Attributes:
        detector: As `steps.detection.find_faces` takes it.
        face: Restores an aligned face: `x` (512 x 512 x 3) in, with `fidelity` and `strength`; `result` out.
        clean: Cleans any picture, or None.
        upscale: Enlarges any picture, or None.
    """

    detector: ModelInfo
    face: ModelInfo
    clean: ModelInfo | None = None
    upscale: ModelInfo | None = None


class Faces:
    """The step `faces`. Without its two models it leaves the photo as it is, and proposals leave it out.

    Where the catalogue has `clean` and `upscale`, too, a face is the mean of what they and its own network make of it.
    Only what the networks changed of a face is laid into the photo, in a soft ellipse; broad light and colour, and the
    tint of a toned photo, stay the photo's own. Every face is held against what it was before: where it would become
    somebody else's, it is kept nearer to the photo, and left as it was where that is not enough.
    """

    id = "faces"
    label = "Faces"
    help = "Restores faces that are small or worn."
    fields: tuple[Field, ...] = (
        STRENGTH,
        Field("fidelity", "Likeness", 0.3, "1 stays with the person in the photo, 0 allows more invention.", 0.0, 1.0),
        Field("smallest_px", "Smallest face", 24, "Faces narrower than this are left alone.", 8, 512, unit="px"),
    )
    version = 4

    def models(self, settings: Settings, catalogue: Catalogue) -> tuple[ModelInfo, ...]:
        """The catalogue's face detector and what restores faces, where there is both."""
        nets = nets_of(catalogue)
        if nets is None or settings.get("strength") == 0:
            return ()
        return tuple(model for model in nets if model is not None)

    def apply(self, photo: Photo, settings: Settings, work: Work) -> Outcome:
        """Find faces, and restore those that are worn."""
        if float(settings["strength"]) == 0:
            return Outcome(photo, "Strength 0: nothing done.")
        nets = nets_of(work.catalogue)
        if nets is None:
            return Outcome(photo, "No model yet: faces are left as they are.")
        from restorer.steps.detection import find_faces

        faces = find_faces(photo.pixels, model=nets.detector, engine=work.engine, progress=work.progress.part(0.0, 0.3))
        if not faces:
            return Outcome(photo, "No faces found: nothing done.")
        return _restore(photo, faces, settings, work, nets)


def nets_of(catalogue: Catalogue) -> Nets | None:
    """The catalogue's networks for faces; None where one of the two that are needed is missing."""
    detector, face = catalogue.for_task(Task.FACE_DETECTOR), catalogue.for_task(Task.FACE)
    if detector is None or face is None:
        return None
    return Nets(detector, face, catalogue.for_task(Task.CLEAN), catalogue.for_task(Task.UPSCALE))


def _restore(photo: Photo, faces: list[Face], settings: Settings, work: Work, nets: Nets) -> Outcome:
    import numpy as np

    from restorer.steps.canvas import Canvas
    from restorer.steps.chroma import read_toning
    from restorer.steps.portrait import Manner, Portraitist
    from restorer.steps.proxy import reduce_to

    manner = Manner(
        strength=float(settings["strength"]),
        fidelity=float(settings["fidelity"]),
        smallest_px=float(settings["smallest_px"]),
        is_monochrome=read_toning(reduce_to(photo.pixels, 512)).is_monochrome,
    )
    portraitist = Portraitist(nets, work.engine, manner)
    canvas, fates = Canvas(photo.pixels, work.allocate), list[str]()
    found = work.allocate(photo.pixels.shape[:2], np.uint8)
    found[:] = 0
    progress = work.progress.part(0.3, 1.0)
    for number, face in enumerate(faces):
        progress.report(number / len(faces))
        fate, patch = portraitist.restore(photo.pixels, face)
        portraitist.mark(face, found)
        if patch is not None:
            canvas.lay(patch, manner.strength)
        fates.append(fate)
    progress.report(1.0)
    note, masks = describe(fates, nets.face.id), {"faces": found}
    if canvas.pixels is None:
        return Outcome(photo, note, masks=masks)
    return Outcome(photo.with_pixels(canvas.pixels), note, canvas.invented, masks)


def describe(fates: list[str], model_id: str) -> str:
    """What became of the faces, in words: `2 faces restored with face; 1 face left as it was: already sharp`."""
    from restorer.steps.portrait import RESTORED

    counts = {fate: fates.count(fate) for fate in sorted(set(fates), key=lambda fate: (fate != RESTORED, fate))}
    parts = []
    for fate, count in counts.items():
        faces = "1 face" if count == 1 else f"{count:,} faces"
        if fate == RESTORED:
            parts.append(f"{faces} restored with {model_id}")
        elif count == 1:
            parts.append(f"{faces} left as it was: {fate}")
        else:
            parts.append(f"{faces} left as they were: {fate}")
    return "; ".join(parts) + "."
