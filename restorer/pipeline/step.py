"""`Step`: what a step is, and what it gives back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Mask, Photo
from restorer.message import as_message
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.condition import Condition
from restorer.pipeline.field import (
    COLOR_POINTS,
    FACE_CHOICES,
    LAYOUT,
    MARK_POINTS,
    MASK,
    PAINTED_KINDS,
    PHOTO_KINDS,
    REFERENCE,
    STRENGTH,
    VARIATION,
    Catalogue,
    Field,
    StepSettings,
    Value,
)
from restorer.pipeline.mask_info import MarkClick, MaskInfo, MaskKind
from restorer.pipeline.model_choice import chosen_model
from restorer.pipeline.work import Allocator, Engine, Work

__all__ = [
    "COLOR_POINTS",
    "FACE_CHOICES",
    "LAYOUT",
    "MARK_POINTS",
    "MASK",
    "PAINTED_KINDS",
    "PHOTO_KINDS",
    "REFERENCE",
    "STRENGTH",
    "VARIATION",
    "Allocator",
    "Assessment",
    "ByHand",
    "Catalogue",
    "Detail",
    "Engine",
    "Field",
    "MarkClick",
    "MaskInfo",
    "MaskKind",
    "Outcome",
    "PreviewHints",
    "Step",
    "StepSettings",
    "Value",
    "Work",
]

Detail = Mapping[str, Any]
"""What was done to one thing in a photo: JSON-plain."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What a step made of a photo.

    Attributes:
        photo: The photo after it; the very same object where the step found nothing to do.
        note: What was done, or why nothing was, in plain words.
        invented: Where pixels were invented (filled, generated, coloured, enlarged), at the new photo's size; or None.
        masks: Other masks worth showing, by name (`damage`), at the new photo's size.
        transform: 3 x 3 float64, from old pixel centres (x, y, 1) to new ones; None where nothing moved, or where the
            photo only changed its size.
        details: What was done to each thing that the step worked on (each face, say), JSON-plain; it goes into events
            and labels as it is.
    """

    photo: Photo
    note: str
    invented: Mask | None = None
    masks: Mapping[str, Mask] | None = None
    transform: NDArray[np.float64] | None = None
    details: Sequence[Detail] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a step finds to do in a photo of some condition.

    Attributes:
        is_needed: Whether there is something to do.
        reason: Why, or why not, in plain words and figures, without a full stop: a part of a message.
        strength: How strongly it should be done, 0..1; None where the condition does not show it.
        settings: Other settings that the condition suggests.
        will_look: Where only the step itself, with its network, can tell: the sentence that it looks. It stands in
            place of `Step.promise`. Empty where the condition shows it.
        is_ruled_out: Whether no preset may have it done, whatever it says: only a person who asks for it by name.
        if_enlarged: What holds instead where there is nothing to do, and the photo is enlarged by another step.
        headline: The reason without its figures, for who looks at the photo; empty: as the reason.
        plan: The sentence that says reason and promise at once where the step runs; empty: one after the other.
    """

    is_needed: bool
    reason: str
    strength: float | None = None
    settings: Mapping[str, Value] = field(default_factory=dict)
    will_look: str = ""
    is_ruled_out: bool = False
    if_enlarged: Assessment | None = None
    headline: str = ""
    plan: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "reason", as_message(self.reason))


@dataclass(frozen=True, slots=True)
class PreviewHints:
    """How a step takes part in the preview of a region.

    Attributes:
        needs_whole_photo: It would take a region's edges for the photo's: left out wherever only a region is shown.
        is_quick: It takes part in the first, reduced preview, which has to come within a second.
        largest_px: It is left out of the preview of a larger region than this, in pixels; None: of none.
    """

    needs_whole_photo: bool = False
    is_quick: bool = True
    largest_px: int | None = None


@dataclass(frozen=True, slots=True)
class ByHand:
    """The part of a step that a person does by hand.

    Attributes:
        fields: The names of its settings.
        settings: Those under which the step does that part alone.
    """

    fields: tuple[str, ...] = ()
    settings: Mapping[str, Value] = field(default_factory=dict)


class Step(Protocol):
    """One thing that can be done to a photo. Without state: all it needs comes in.

    A step inherits from this class and says here all that is known of it: no other module keeps a table of steps.
    """

    id: str
    """As recipes spell it."""
    label: str
    """As the window's card shows it."""
    help: str
    """One sentence that says what it does: on the card until a photo's reason is known."""
    fields: tuple[Field, ...]
    """What can be set; the first is `STRENGTH`."""
    version: int
    """Raised whenever the same settings give other pixels, so that no stale stage is used."""
    past_tense: str
    """What it did, for captions: `cleaned`. In ASCII."""
    tasks: tuple[Task, ...] = ()
    """Those without whose models it has nothing to work with: it is not proposed."""
    c2pa_action: str = "c2pa.edited"
    """What it does, in the words of C2PA 2.x (`c2pa.actions`)."""
    masks: tuple[MaskInfo, ...] = ()
    """The masks it leaves that the window has words for."""
    preview: PreviewHints = PreviewHints()
    """How it takes part in previews."""
    has_strength: bool = True
    """Whether a strength between 0 and 1 means something to a person; else the window shows none."""
    cost_settings: tuple[str, ...] = ()
    """The settings on which it depends how long it takes."""
    by_hand: ByHand = ByHand()
    """What a person may want of it while nothing of its own judgement is wanted."""

    def assess(self, condition: Condition) -> Assessment:
        """Whether a photo of this condition needs it, how strongly, and why."""
        ...

    def promise(self, strength: float, settings: StepSettings) -> str:
        """The sentence that says what will be done, and by how much.

        Args:
            strength: Above 0; 1 is in full.
            settings: Those that are proposed; the others have their defaults.
        """
        ...

    def models(self, settings: StepSettings, catalogue: Catalogue) -> tuple[ModelInfo, ...]:
        """The models that `apply` would use: their hashes are part of a stage's key.

        Unless a step says otherwise, those that were chosen for its tasks.

        Raises:
            ModelError: one was chosen that there is not, or that is for something else.
        """
        found = (self.model(task, settings, catalogue) for task in self.tasks)
        return tuple(model for model in found if model is not None)

    def model(self, task: Task, settings: StepSettings, catalogue: Catalogue) -> ModelInfo | None:
        """The model for one of its tasks: the chosen one, else the one that comes with Restorer; None without any.

        Raises:
            ModelError: as `models`.
        """
        return chosen_model(self.fields, settings, catalogue, task)

    def invents(self, settings: StepSettings, catalogue: Catalogue) -> bool:
        """Whether content of a trained model's own would come into the photo, where `Outcome.invented` marks it."""
        return any(model.task.invents for model in self.models(settings, catalogue))

    def enlarges(self, settings: StepSettings) -> int:
        """How many times as wide and high it makes a photo."""
        return 1

    def first_choice(self, names: Collection[str]) -> StepSettings:
        """The settings with which it begins where only these are going to be set, and it was not proposed.

        Who turns a photo does not ask for its border to be cut as well.
        """
        return dict(self.by_hand.settings) if names and set(names) <= set(self.by_hand.fields) else {}

    def apply(self, photo: Photo, settings: StepSettings, work: Work) -> Outcome:
        """Do it. The photo is not changed; strength 0 returns it as it is.

        Args:
            photo: At any size; it may lie in a memory-mapped file, so no temporary as large as it.
            settings: A value for every field, already checked against its range.
            work: The engine, the models, memory, progress and the seed.

        Raises:
            Cancelled: a stop was asked for.
            ModelError, ResourceError: as the engine raises them.
        """
        ...
