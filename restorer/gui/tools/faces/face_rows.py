"""What is known of each face of a photo: found, restored, chosen by hand. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.by_hand.face_choices import FaceChoice, box_of, matched

Box = tuple[float, float, float, float]
"""Left, top, width and height in the source's pixels, from the corner of the first one."""

RESTORED = "restored"
"""As the details of the step spell it."""


@dataclass(frozen=True, slots=True)
class FaceRow:
    """A face as the strip shows it.

    Attributes:
        box: Where it lies.
        is_on: Whether it is restored; None where the step decides, and has not said yet.
        is_added: Whether a person drew it, and nobody found it.
        is_by_hand: Whether a person said something of it.
        likeness: 1 stays with the person in the photo, 0 allows more invention.
        reason: Why it was left as it was; empty where it was restored, or nothing is known yet.
        distance: How far its embedding moved; None where it was not tried.
        is_known: Whether it is known what became of it.
        choice: The number of what a person said of it; None where nothing was said.
    """

    box: Box
    is_on: bool | None = None
    is_added: bool = False
    is_by_hand: bool = False
    likeness: float = 0.0
    reason: str = ""
    distance: float | None = None
    is_known: bool = False
    choice: int | None = None

    def holds(self, x: float, y: float) -> bool:
        """Whether a place of the source, counted from pixel edges, lies on it."""
        left, top, width, height = self.box
        return left <= x <= left + width and top <= y <= top + height


def face_rows(
    found: Sequence[Box],
    details: Sequence[Mapping[str, Any]],
    choices: Sequence[FaceChoice],
    *,
    is_on: bool,
    likeness: float,
) -> tuple[FaceRow, ...]:
    """Bring together what is known, in the order of finding; what a person says is no face is left out.

    Args:
        found: The faces that were found in the source.
        details: What the step says it did with each face that it saw.
        choices: What a person says.
        is_on: Whether the step is on.
        likeness: The step's own.
    """
    seen = [box_of(detail["box"]) for detail in details]
    others = [box for box, number in zip(seen, _numbers(seen, found), strict=True) if number is None]
    drawn = {box for box, number in zip(others, _numbers(others, [one.box for one in choices]), strict=True)
             if number is not None and choices[number].on}  # fmt: skip
    boxes = [*found, *others]
    chosen = _numbers(boxes, [choice.box for choice in choices])
    done = _numbers(boxes, seen)
    rows = []
    for box, at, number in zip(boxes, chosen, done, strict=True):
        choice = choices[at] if at is not None else FaceChoice(box)
        if choice.is_face:
            detail = details[number] if number is not None else {}
            # What was drawn stays where it was drawn, wherever the network saw the face in it.
            row = FaceRow(choice.box if box in drawn else box, is_added=box in drawn, choice=at)
            rows.append(_filled(row, choice, detail, is_on, likeness))
    for at, choice in enumerate(choices):
        if at not in chosen and choice.is_face:
            rows.append(_filled(FaceRow(choice.box, is_added=True, choice=at), choice, {}, is_on, likeness))
    return tuple(rows)


def same_face(rows: Sequence[FaceRow], box: Box) -> int | None:
    """The number of the face that a box means; None where it means one that is not there."""
    numbers = _numbers([row.box for row in rows], [box])
    return numbers.index(0) if 0 in numbers else None


def _filled(row: FaceRow, choice: FaceChoice, detail: Mapping[str, Any], is_on: bool, likeness: float) -> FaceRow:
    was_restored = detail["done"] == RESTORED if detail else None
    shown = was_restored if choice.on is None else choice.on
    return replace(
        row,
        is_on=shown if is_on else False,
        is_by_hand=row.choice is not None,
        likeness=likeness if choice.likeness is None else choice.likeness,
        reason="" if was_restored else str(detail.get("reason", "")),
        distance=detail.get("distance"),
        is_known=bool(detail) and is_on,
    )


def _numbers(boxes: Sequence[Box], others: Sequence[Box]) -> list[int | None]:
    return matched([_ends(box) for box in boxes], [_ends(box) for box in others])


def _ends(box: Box) -> NDArray[np.float64]:
    left, top, width, height = box
    return np.array([left, top, left + width, top + height])
