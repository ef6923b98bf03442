"""`MaskInfo`: a mask that a step leaves, and what the window does with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class MaskKind(Enum):
    """What a mask marks."""

    FOUND = "found"
    POSSIBLE = "possible"
    FACES = "faces"


@dataclass(frozen=True, slots=True)
class MarkClick:
    """What a click on a mark changes: two fields of the step, of the kind `MARK_POINTS`.

    Attributes:
        adds_to: Gets the mark's place.
        takes_from: Loses what lies on the mark instead, where an earlier click put it there.
    """

    adds_to: str
    takes_from: str


@dataclass(frozen=True, slots=True)
class MaskInfo:
    """A mask that a step leaves, as the window shows it.

    Attributes:
        name: As the step spells it in `Outcome.masks`.
        label: As the window shows it.
        kind: What it marks: that decides its color.
        click: What a click on one of its marks changes; None where nothing.
    """

    name: str
    label: str
    kind: MaskKind
    click: MarkClick | None = None
