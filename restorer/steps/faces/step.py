"""Restores faces that are small or worn, one at a time, and leaves alone those that would not gain by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from restorer.imaging.photo import Photo
from restorer.message import Message, joined
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.condition import Condition
from restorer.pipeline.model_choice import chosen_model, model_field
from restorer.pipeline.step import (
    FACE_CHOICES,
    STRENGTH,
    Assessment,
    Catalogue,
    Field,
    MaskInfo,
    MaskKind,
    Outcome,
    PreviewHints,
    Step,
    StepSettings,
    Work,
)
from restorer.steps.faces.assessment import assess

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from restorer.analysis.face_detection import Face
    from restorer.steps.faces.chosen_faces import ChosenFace
    from restorer.steps.faces.face_crop import FaceNetworks
    from restorer.steps.faces.face_restorer import Portrait


class Faces(Step):
    """The step `faces`. Without its three models it leaves the photo as it is, and proposals leave it out.

    It runs last, at the size of the result. A face is the mean of what its own network makes of it, as large as it was
    in the original, and what the networks for any picture do: in an enlarged photo they did it already, in others they
    are asked here, where the catalogue has them.
    Only what the networks changed of a face is laid into the photo, in a soft ellipse; broad light and colour, and the
    tint of a toned photo, stay the photo's own. Every face is held against what it was before, by an embedding that
    tells people apart: where it would not be the same person, it is kept nearer to the photo, and left as it was where
    that is not enough. What is too worn for this to be told is left as it was as well.
    """

    id = "faces"
    label = "Faces"
    help = "Restores faces that are small or worn."
    fields: tuple[Field, ...] = (
        STRENGTH,
        Field("fidelity", "Likeness", 0.3, "1 stays with the person in the photo, 0 allows more invention.", 0.0, 1.0),
        Field(
            "smallest_px",
            "Smallest face",
            24,
            "Faces narrower than this in the original are left alone.",
            8,
            512,
            unit="px",
        ),
        Field(
            "choices",
            "Faces by hand",
            "",
            "Single faces that are switched on or off, set nearer to the photo, or that were missed.",
            kind=FACE_CHOICES,
        ),
        model_field(
            Task.FACE, what="Which network restores faces, by its id; empty for the one that comes with Restorer."
        ),
        model_field(
            Task.FACE_DETECTOR,
            "detector",
            "Finding network",
            "Which network finds faces, by its id; empty for the one that comes with Restorer.",
        ),
        model_field(
            Task.FACE_PARSING,
            "parsing",
            "Parting network",
            "Which network keeps hair, glasses and hands as they are, by its id; empty for none.",
        ),
        model_field(
            Task.FACE_EMBEDDING,
            "guard",
            "Second guard of likeness",
            "Which network must find the same person as well, by its id; empty for Restorer's own alone.",
        ),
    )
    version = 5
    past_tense = "restored faces"
    tasks = (Task.FACE_DETECTOR, Task.FACE, Task.FACE_EMBEDDING)
    masks = (MaskInfo("faces", "Faces found", MaskKind.FACES),)
    # Faces take as long as all the rest, and in a reduced photo they are too small.
    preview = PreviewHints(is_quick=False)

    def assess(self, condition: Condition) -> Assessment:
        """Whether a photo needs it: see `assessment`."""
        return assess(condition)

    def promise(self, strength: float, settings: StepSettings) -> str:
        """What will be done, in full or in part."""
        return (
            Message("They will be restored.")
            if strength == 1
            else Message("They will be restored ({share:.0%}).", share=strength)
        )

    def models(self, settings: StepSettings, catalogue: Catalogue) -> tuple[ModelInfo, ...]:
        """The catalogue's networks for faces, where there are all that are needed."""
        nets = nets_of(catalogue, settings)
        if nets is None or settings.get("strength") == 0:
            return ()
        return tuple(model for model in nets if isinstance(model, ModelInfo))

    def apply(self, photo: Photo, settings: StepSettings, work: Work) -> Outcome:
        """Find faces, and restore those that are worn, or that a person says.

        Raises:
            InputError: the choices cannot be read.
        """
        from restorer.analysis.by_hand.face_choices import read_face_choices

        choices = read_face_choices(str(settings["choices"]))
        if float(settings["strength"]) == 0:
            return Outcome(photo, "Strength 0: nothing done.")
        nets = nets_of(work.catalogue, settings)
        if nets is None:
            return Outcome(photo, "No model yet: faces are left as they are.")
        from restorer.analysis.face_detection import look_for_faces

        faces = look_for_faces(
            photo.pixels, model=nets.detector, engine=work.engine, progress=work.progress.part(0.0, 0.3)
        )
        from restorer.steps.faces.chosen_faces import choose_faces

        chosen = choose_faces(faces, choices, photo.pixels, work.transform, model=nets.detector, engine=work.engine)
        if not chosen:
            return Outcome(photo, "No faces found: nothing done.")
        return _restore(photo, chosen, settings, work, nets)


def nets_of(catalogue: Catalogue, settings: StepSettings) -> FaceNetworks | None:
    """The networks for faces, chosen or the catalogue's; None where one of the three that are needed is missing.

    Raises:
        ModelError: one was chosen that there is not, or that is for something else.
    """
    from restorer.steps.faces.face_crop import FaceNetworks

    detector, face, parsing = (
        chosen_model(Faces.fields, settings, catalogue, task)
        for task in (Task.FACE_DETECTOR, Task.FACE, Task.FACE_PARSING)
    )
    embedding = catalogue.for_task(Task.FACE_EMBEDDING)
    guard = chosen_model(Faces.fields, settings, catalogue, Task.FACE_EMBEDDING)
    if detector is None or face is None or embedding is None:
        return None
    clean, upscale = catalogue.for_task(Task.CLEAN), catalogue.for_task(Task.UPSCALE)
    is_own = face == catalogue.for_task(Task.FACE)
    witness = guard if guard != embedding else None
    return FaceNetworks(detector, face, embedding, clean, upscale, parsing, witness, is_mean=is_own)


def _restore(photo: Photo, chosen: list[ChosenFace], settings: StepSettings, work: Work, nets: FaceNetworks) -> Outcome:
    import numpy as np

    from restorer.analysis.downscale import reduce_to
    from restorer.analysis.toning import read_toning
    from restorer.pipeline.movement import local_scale
    from restorer.steps.faces.canvas import Canvas
    from restorer.steps.faces.chosen_faces import keeps_face
    from restorer.steps.faces.face_restorer import KEPT, FaceRestorer, FaceSettings, Portrait

    face_settings = FaceSettings(
        strength=float(settings["strength"]),
        fidelity=float(settings["fidelity"]),
        smallest_px=float(settings["smallest_px"]),
        is_monochrome=read_toning(reduce_to(photo.pixels, 512)).is_monochrome,
        enlarged=local_scale(work.transform, photo.extent),
    )
    restorer = FaceRestorer(nets, work.engine, face_settings)
    canvas, portraits = Canvas(photo.pixels, work.allocate), list[Portrait]()
    found = work.allocate(photo.pixels.shape[:2], np.uint8)
    found[:] = 0
    progress = work.progress.part(0.3, 1.0)
    for number, (face, choice) in enumerate(chosen):
        progress.report(number / len(chosen))
        is_kept = keeps_face(face, work.keep_out)
        portrait = Portrait(KEPT) if is_kept else restorer.restore(photo.pixels, face, choice)
        restorer.mark(face, found)
        if portrait.patch is not None:
            canvas.lay(portrait.patch, face_settings.strength)
        # The patch is in the photo now, and a group's patches together are as large as the photo.
        portraits.append(portrait._replace(patch=None))
    progress.report(1.0)
    note = describe([portrait.outcome for portrait in portraits])
    details = [detail(*pair, work.transform) for pair in zip((one.face for one in chosen), portraits, strict=True)]
    if canvas.pixels is None:
        return Outcome(photo, note, masks={"faces": found}, details=details)
    return Outcome(photo.with_pixels(canvas.pixels), note, canvas.invented, {"faces": found}, details=details)


def detail(face: Face, portrait: Portrait, transform: NDArray[np.float64]) -> dict[str, Any]:
    """What became of a face, for events and labels: JSON-plain.

    Args:
        face: In pixels of the photo.
        portrait: What became of it.
        transform: As in `Work`: the box is told in pixels of the original, around the face where it was turned.

    Returns:
        `box` (left, top, right, bottom), `chance` (that it is a face), `done` (`restored` or `left`); where it was
        left, `reason`; where restoring was tried, `likeness` (the fidelity) and `distance` (by the embedding).
    """
    import numpy as np

    left, top, right, bottom = face.box
    corners = np.array([(x, y, 1) for x in (left, right) for y in (top, bottom)]) @ np.linalg.inv(transform).T
    points = corners[:, :2] / corners[:, 2:]
    box = np.concatenate((points.min(axis=0), points.max(axis=0)))
    told: dict[str, Any] = {"box": [round(float(side), 1) for side in box], "chance": round(face.chance, 3)}
    if portrait.is_restored:
        told["done"] = "restored"
    else:
        told |= {"done": "left", "reason": portrait.outcome}
    if portrait.fidelity is not None and portrait.distance is not None:
        told |= {"likeness": round(portrait.fidelity, 3), "distance": round(portrait.distance, 3)}
    return told


def describe(outcomes: list[str]) -> str:
    """What became of the faces, in words: `2 faces restored; 1 face left as it was: already sharp`."""
    from restorer.steps.faces.face_restorer import RESTORED

    counts = {
        outcome: outcomes.count(outcome)
        for outcome in sorted(set(outcomes), key=lambda outcome: (outcome != RESTORED, outcome))
    }
    parts = []
    for outcome, count in counts.items():
        faces = Message("1 face") if count == 1 else Message("{count:,} faces", count=count)
        if outcome == RESTORED:
            parts.append(Message("{faces} restored", faces=faces))
        elif count == 1:
            parts.append(Message("{faces} left as it was: {outcome}", faces=faces, outcome=outcome))
        else:
            parts.append(Message("{faces} left as they were: {outcome}", faces=faces, outcome=outcome))
    return Message("{parts}.", parts=joined(parts, "; "))
