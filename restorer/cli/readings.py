"""Reads photos for `inspect` and for dry runs, and puts what was read into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from restorer.app import Services
from restorer.condition import Condition, Proposal, inspect, load_preset, propose
from restorer.imaging.photo import Photo
from restorer.jobs.naming import Source
from restorer.models.info import Task
from restorer.pipeline.step import Engine, Value
from restorer.steps import STEPS


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A photo with what was measured on it and what is proposed for it."""

    source: Source
    photo: Photo
    condition: Condition
    proposal: Proposal

    def to_json(self) -> dict[str, Any]:
        """The reading as plain JSON values, without the pixels."""
        return {
            "path": str(self.source.path),
            "page": self.source.page,
            "pages": self.source.pages,
            "format": self.photo.origin.format,
            "depth_bits": self.photo.origin.depth_bits,
            "condition": self.condition.to_json(),
            "recipe": self.proposal.recipe.to_json(),
            "reasons": dict(self.proposal.reasons),
        }


class Readings:
    """Reads one photo after the other.

    Args:
        services: Whose decoder and models are used.
        preset: A preset's name or file.
    """

    def __init__(self, services: Services, preset: str) -> None:
        self._services = services
        self._preset = load_preset(preset)

    def read(self, source: Source) -> Reading:
        """Decode a photo, measure it, and propose a recipe.

        Raises:
            InputError, ResourceError: it cannot be read.
        """
        photo = self._services.bench.decode(source.path, source.page)
        condition = replace(inspect(photo), faces=self._count_faces(photo))
        return Reading(source, photo, condition, propose(condition, self._preset, self._services.catalogue))

    def _count_faces(self, photo: Photo) -> int | None:
        """How many faces there are; None without a detector."""
        detector = self._services.catalogue.for_task(Task.FACE_DETECTOR)
        if detector is None:
            return None
        from restorer.steps.detection import find_faces

        return len(find_faces(photo.pixels, model=detector, engine=self._engine))

    @cached_property
    def _engine(self) -> Engine:
        """Made for the first photo, since it imports torch."""
        return self._services.make_engine(self._services.device)


def in_words(condition: Condition) -> list[tuple[str, str]]:
    """A photo's condition as pairs of what and how much."""
    a, b = condition.cast
    jpeg = "no traces" if condition.jpeg_quality is None else f"about quality {condition.jpeg_quality}"
    tones = f"{condition.black_point:.0%} to {condition.white_point:.0%} of the range"
    damage = f"{condition.damage_fraction:.2%} of the picture"
    damage += f", {condition.scratches:,} scratches, {condition.specks:,} specks"
    left, top, right, bottom = condition.border
    border = f"left {left}, top {top}, right {right}, bottom {bottom} px" if any(condition.border) else "none"
    return [
        ("Noise and grain", f"sigma {condition.noise_sigma:.1f} of 255, {condition.grain_px:.1f} px across"),
        ("Blur", f"{condition.blur_px:.1f} px"),
        ("JPEG", jpeg),
        ("Tones", tones),
        ("Colour", _colour(condition)),
        ("Colour cast", f"a* {a:+.1f}, b* {b:+.1f}"),
        ("Skew", f"{condition.skew_degrees:+.1f} degrees"),
        ("Border", border),
        ("Damage", damage),
        *([] if condition.faces is None else [("Faces", f"{condition.faces:,}")]),
    ]


def list_steps(proposal: Proposal) -> list[tuple[str, str, str]]:
    """Each step of a proposal: `+` where it runs and `-` where it is left out, its name, and the reason."""
    rows = []
    for step in STEPS:
        choice = proposal.recipe.find(step.id)
        reason = proposal.reasons.get(step.id, "")
        settings = _settings(choice.settings) if choice is not None else ""
        rows.append(("-" if choice is None else "+", step.id, f"{reason} {settings}".strip()))
    return rows


def _colour(condition: Condition) -> str:
    if not condition.is_monochrome:
        return "colour"
    return "black-and-white, toned" if condition.is_toned else "black-and-white"


def _settings(settings: Mapping[str, Value]) -> str:
    told = (f"{name} {value:g}" if isinstance(value, float) else f"{name} {value}" for name, value in settings.items())
    text = ", ".join(told)
    return f"({text})" if text else ""
