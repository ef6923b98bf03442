"""What can be set on a step, and the models that its settings may name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from restorer.models.info import ModelInfo, Task

Value = bool | int | float | str
"""What a field of a step may hold: JSON-plain."""

StepSettings = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a person can set on a step; the panel, the command line and the docs are made from it.

    Attributes:
        name: As the recipe and `--set STEP.NAME=VALUE` spell it.
        label: As the window shows it.
        default: Its type is the field's type.
        help: One sentence.
        minimum, maximum: The range of a number.
        choices: The values of a choice.
        unit: `px`, `%`, `x` ...; empty where there is none.
        kind: What it holds: one of `PHOTO_KINDS`, `REFERENCE`, `VARIATION`, or empty. What is said of places in one
            photo does not go with its recipe to others.
        task: What a network is for whose id the text is; None where it is none (`pipeline.model_choice`).
    """

    name: str
    label: str
    default: Value
    help: str
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[Value, ...] = ()
    unit: str = ""
    kind: str = ""
    task: Task | None = None


COLOR_POINTS = "colour points"
"""The kind of a field that holds what `steps.colorize.hints.read_hints` reads."""

MARK_POINTS = "mark points"
"""The kind of a field that holds what `analysis.mark_points.read_mark_points` reads."""

LAYOUT = "layout"
"""The kind of fields that say how a photo is laid out by hand: quarter turns, flips, a rectangle, corners
(`analysis.by_hand.layout_text` reads the texts)."""

MASK = "mask"
"""The kind of a field that holds what `imaging.mask_text.read_mask` reads: a mask of the source."""

FACE_CHOICES = "face choices"
"""The kind of a field that holds what `analysis.by_hand.face_choices.read_face_choices` reads."""

REFERENCE = "reference"
"""The kind of a field that holds what `steps.colorize.reference.read_reference` reads. It goes with a recipe to others:
an album may have one palette."""

VARIATION = "variation"
"""The kind of a number that chooses among results that are as likely; 0 is the likeliest."""

PAINTED_KINDS = (MASK, FACE_CHOICES)
"""What nobody types: it is made in the photo itself."""

PHOTO_KINDS = (COLOR_POINTS, MARK_POINTS, LAYOUT, MASK, FACE_CHOICES)
"""What belongs to one photo: it does not go with a recipe to others."""

STRENGTH = Field(
    "strength", "Strength", 1.0, "How much of the step's effect is used; 0 leaves every pixel as it was.", 0.0, 1.0
)


class Catalogue(Protocol):
    """Which models there are. Implemented in `restorer.models`."""

    def for_task(self, task: Task) -> ModelInfo | None:
        """The model that serves this task by default, or None where there is none yet."""
        ...

    def get(self, model_id: str) -> ModelInfo:
        """The model of this id; `ModelError` where there is none."""
        ...
