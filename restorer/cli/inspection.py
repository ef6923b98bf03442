"""Reads photos for `inspect` and for dry runs, and puts what was read into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from restorer.app import Services
from restorer.condition import Condition, Proposal, inspect, load_preset, propose
from restorer.imaging.photo import Mask, Photo
from restorer.jobs.files.targets import SourcePage
from restorer.models.info import Task
from restorer.pipeline.recipe import Recipe
from restorer.pipeline.run import complete_settings, run
from restorer.pipeline.step import Engine, Value, Work
from restorer.progress import Progress
from restorer.steps import STEPS, find

if TYPE_CHECKING:
    from restorer.analysis.face_detection import Face
    from restorer.steps.repair.step import FoundDamage


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A photo with what was measured on it and what is proposed for it.

    Attributes:
        source, photo: What was read.
        condition: What was measured, and what the networks counted.
        proposal: What follows from it.
        damage: H x W uint8, 255 where `restore` would fill; None where no network looked at the photo.
        possible: The same where something may be damage and would be left.
        faces: Those that were found, the largest first; None without a detector.
    """

    source: SourcePage
    photo: Photo
    condition: Condition
    proposal: Proposal
    damage: Mask | None = None
    possible: Mask | None = None
    faces: tuple[Face, ...] | None = None

    def to_json(self) -> dict[str, Any]:
        """The reading as plain JSON values, without the pixels."""
        return {
            "path": str(self.source.path),
            "page": self.source.page,
            "pages": self.source.pages,
            "format": self.photo.origin.format,
            "depth_bits": self.photo.origin.depth_bits,
            "condition": self.condition.to_json(),
            "faces": None if self.faces is None else [face_to_json(face, self.photo) for face in self.faces],
            "recipe": self.proposal.recipe.to_json(),
            "reasons": dict(self.proposal.reasons),
        }


def face_to_json(face: Face, photo: Photo) -> dict[str, Any]:
    """A face as plain JSON values.

    Its box is left, top, width and height in pixels of the photo as it is seen, after its EXIF orientation: from the
    corner of the first pixel, and cut where the photo ends. Its confidence is the network's probability, 0..1.
    """
    width, height = photo.extent
    left, top, right, bottom = np.clip(face.box + 0.5, 0, (width, height, width, height)).round(1).tolist()
    box = [left, top, round(right - left, 1), round(bottom - top, 1)]
    return {"box": box, "confidence": round(face.chance, 4)}


class Readings:
    """Reads one photo after the other.

    Args:
        services: Whose decoder and models are used.
        preset: A preset's name or file.
        wants_masks: Whether damage is looked for even where `restore` would not, to be offered as possible.
    """

    def __init__(self, services: Services, preset: str, *, wants_masks: bool = False) -> None:
        self._services = services
        self._preset = load_preset(preset)
        self._wants_masks = wants_masks

    def read(self, source: SourcePage) -> Reading:
        """Decode a photo, measure it, and propose a recipe.

        Raises:
            InputError, ResourceError: it cannot be read.
            ModelError: a network's weights are not its card's.
        """
        photo = self._services.processing.decode(source.path, source.page)
        faces = self._find_faces(photo)
        condition = inspect(photo)
        # What `restore` runs is proposed without looking; what it then finds is what is shown.
        found, transform = self._find_damage(photo, propose(condition, self._preset, self._services.catalogue).recipe)
        condition = replace(condition, faces=None if faces is None else len(faces))
        masks: tuple[Mask | None, Mask | None] = (None, None)
        if found is not None:
            lines, specks = found.marks.lines, found.marks.specks
            condition = replace(
                condition,
                damage_fraction=round(found.share, 6),
                scratches=lines,
                specks=specks,
                possible_damage=found.marks.possible,
            )
            masks = _to_source(found.mask, transform, photo), _to_source(found.possible, transform, photo)
        proposal = propose(condition, self._preset, self._services.catalogue)
        return Reading(source, photo, condition, proposal, *masks, faces)

    def _find_damage(self, photo: Photo, recipe: Recipe) -> tuple[FoundDamage | None, NDArray[np.float64]]:
        """What `repair` finds when `restore` runs this recipe, and the way to the photo that it is handed.

        Where the recipe leaves `repair` out, nothing would be filled: all that may be damage is possible only.
        """
        transform = np.eye(3)
        choice = recipe.find("repair")
        if self._services.catalogue.for_task(Task.DAMAGE) is None or (choice is None and not self._wants_masks):
            return None, transform
        from restorer.steps.repair.step import detect_damage

        work = Work(self._engine, self._services.catalogue, self._services.scratch, Progress())
        step = find("repair")
        if choice is None:
            # Nothing is so certain that it would be filled unasked.
            found = detect_damage(photo, complete_settings(step, {"sensitivity": 0.0}), work)
            return None if found is None else found.as_possible(), transform
        earlier = recipe.with_steps(recipe.steps[: recipe.steps.index(choice)])
        before = run(photo, earlier, STEPS, work)
        work = replace(work, transform=before.transform)
        return detect_damage(before.photo, complete_settings(step, choice.settings), work), before.transform

    def _find_faces(self, photo: Photo) -> tuple[Face, ...] | None:
        """The faces, the largest first; None without a detector."""
        detector = self._services.catalogue.for_task(Task.FACE_DETECTOR)
        if detector is None:
            return None
        from restorer.analysis.face_detection import look_for_faces

        return tuple(look_for_faces(photo.pixels, model=detector, engine=self._engine))

    @cached_property
    def _engine(self) -> Engine:
        """Made for the first photo, since it imports torch."""
        return self._services.make_engine(self._services.device)


def _to_source(mask: Mask, transform: NDArray[np.float64], photo: Photo) -> Mask:
    """A mask of a photo that was straightened, laid over the photo as it came."""
    extent = photo.extent
    if np.array_equal(transform, np.eye(3)) and mask.shape == (extent.height, extent.width):
        return mask
    import cv2

    flags = cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpPerspective(mask, transform, extent, flags=flags), np.uint8)


def in_words(condition: Condition) -> list[tuple[str, str]]:
    """A photo's condition as pairs of what and how much."""
    a, b = condition.cast
    jpeg = "no traces" if condition.jpeg_quality is None else f"about quality {condition.jpeg_quality}"
    tones = f"{condition.black_point:.0%} to {condition.white_point:.0%} of the range"
    left, top, right, bottom = condition.border
    border = f"left {left}, top {top}, right {right}, bottom {bottom} px" if any(condition.border) else "none"
    return [
        ("Noise and grain", f"sigma {condition.noise_sigma:.1f} of 255, {condition.grain_px:.1f} px across"),
        ("Blur", f"{condition.blur_px:.1f} px"),
        ("JPEG", jpeg),
        *([("Printed dots", f"{condition.screen_px:.1f} px apart")] if condition.screen_px else []),
        ("Tones", tones),
        ("Colour", _color(condition)),
        ("Colour cast", f"a* {a:+.1f}, b* {b:+.1f}"),
        ("Skew", f"{condition.skew_degrees:+.1f} degrees"),
        ("Border", border),
        *([("Prints", _prints(condition))] if condition.prints else []),
        *([] if not condition.stained_fraction else [("Stains", f"{condition.stained_fraction:.1%} of the print")]),
        *_damage(condition),
        *([] if condition.faces is None else [("Faces", f"{condition.faces:,}")]),
    ]


def _prints(condition: Condition) -> str:
    """How many prints one scan holds, and where, as `--crop` takes it."""
    places = " ".join(",".join(map(str, box)) for box in condition.prints)
    return f"{len(condition.prints)} on one scan, `restorer split` makes photos of them: {places}"


def _damage(condition: Condition) -> list[tuple[str, str]]:
    if condition.damage_fraction is None:
        return []
    counted = f"{condition.scratches or 0:,} scratches, {condition.specks or 0:,} specks"
    rows = [("Damage", f"{condition.damage_fraction:.2%} of the picture, {counted}")]
    if condition.possible_damage:
        rows.append(("Possible damage", f"{condition.possible_damage:,} marks, left as they are"))
    return rows


def list_steps(proposal: Proposal) -> list[tuple[str, str, str]]:
    """Each step of a proposal: `+` where it runs and `-` where it is left out, its name, and the reason."""
    rows = []
    for step in STEPS:
        choice = proposal.recipe.find(step.id)
        reason = proposal.reasons.get(step.id, "")
        settings = _settings(choice.settings) if choice is not None else ""
        rows.append(("-" if choice is None else "+", step.id, f"{reason} {settings}".strip()))
    return rows


def _color(condition: Condition) -> str:
    if not condition.is_monochrome:
        return "colour"
    return "black-and-white, toned" if condition.is_toned else "black-and-white"


def _settings(settings: Mapping[str, Value]) -> str:
    parts = (f"{name} {value:g}" if isinstance(value, float) else f"{name} {value}" for name, value in settings.items())
    text = ", ".join(parts)
    return f"({text})" if text else ""
