"""What a person says of single faces: which are restored, how near to the photo, and which were missed."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.mark_points import MarkPoint, move_mark_points
from restorer.errors import InputError
from restorer.message import Message

SAME = 0.3
"""Two boxes that share more than this of what they cover together are one face's: what a hand draws around a face lies
less exactly than what a network finds, and faces that stand side by side share nothing."""

_SPELLED = '[{"box": [120, 80, 64, 72], "on": true, "likeness": 0.5}]'


class FaceChoice(NamedTuple):
    """What is wanted of one face.

    Attributes:
        box: Left, top, width and height, from the corner of the first pixel of the source, as `inspect --json` has it.
        on: Whether it is restored, be it sharp, small or unseen by the network; None: as the step judges.
        likeness: 1 stays with the person in the photo, 0 allows more invention; None: as the step's setting says.
        is_face: Whether it is a face at all; what was taken for one by mistake is neither restored nor counted.
    """

    box: tuple[float, float, float, float]
    on: bool | None = None
    likeness: float | None = None
    is_face: bool = True


def read_face_choices(text: str) -> tuple[FaceChoice, ...]:
    """Read choices from JSON; an empty text holds none. Other names in it, such as `confidence`, are passed over.

    Raises:
        InputError: it is not a list of boxes.
    """
    if not text.strip():
        return ()
    how = Message("Write faces as {spelled}.", spelled=_SPELLED)
    try:
        items = json.loads(text)
    except ValueError as error:
        raise InputError(Message("The faces are not JSON: {reason}.", reason=error), how) from error
    if not isinstance(items, list):
        raise InputError("The faces are not a list.", how)
    return tuple(_read(item, how) for item in items)


def write_face_choices(choices: Sequence[FaceChoice]) -> str:
    """The choices as `read_face_choices` reads them, to a tenth of a pixel; an empty text for none."""
    return json.dumps([_plain(choice) for choice in choices], separators=(",", ":")) if choices else ""


def box_of(corners: Sequence[float]) -> tuple[float, float, float, float]:
    """The box of a choice for a face whose left, top, right and bottom are counted from pixel centres.

    So they stand in the details that the step `faces` gives of each face.
    """
    left, top, right, bottom = corners
    return round(left + 0.5, 1), round(top + 0.5, 1), round(right - left, 1), round(bottom - top, 1)


def moved_box(choice: FaceChoice, transform: NDArray[np.float64]) -> NDArray[np.float64]:
    """Left, top, right and bottom of a choice, by pixel centres, where the pixels went: 4 float64.

    Args:
        choice: In the source's pixels.
        transform: 3 x 3, from its pixel centres (x, y, 1) to the photo's.
    """
    left, top, width, height = choice.box
    ends = [MarkPoint(x - 0.5, y - 0.5) for x in (left, left + width) for y in (top, top + height)]
    points = np.array(move_mark_points(ends, transform))
    return np.concatenate((points.min(axis=0), points.max(axis=0)))


def matched(boxes: Sequence[NDArray[np.float64]], chosen: Sequence[NDArray[np.float64]]) -> list[int | None]:
    """For each box that was found the number of the choice that means it, or None; each choice means one at most.

    Args:
        boxes: Left, top, right and bottom of what was found.
        chosen: The same of what was chosen.
    """
    pairs = [
        (_shared(box, choice), number, index) for number, box in enumerate(boxes) for index, choice in enumerate(chosen)
    ]
    found: list[int | None] = [None] * len(boxes)
    taken = set[int]()
    for share, number, index in sorted(pairs, key=lambda pair: -pair[0]):
        if share > SAME and found[number] is None and index not in taken:
            found[number] = index
            taken.add(index)
    return found


def _shared(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """Intersection over union."""
    both = float(np.prod(np.clip(np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]), 0, None)))
    areas = [float(np.prod(np.clip(box[2:] - box[:2], 0, None))) for box in (a, b)]
    return both / max(sum(areas) - both, 1e-6)


def _plain(choice: FaceChoice) -> dict[str, Any]:
    plain: dict[str, Any] = {"box": [round(side, 1) for side in choice.box]}
    if choice.on is not None:
        plain["on"] = choice.on
    if choice.likeness is not None:
        plain["likeness"] = round(choice.likeness, 3)
    if not choice.is_face:
        # An older Restorer, which knows no such thing, leaves it as it is at least.
        plain |= {"on": False, "face": False}
    return plain


def _read(item: object, how: str) -> FaceChoice:
    if not isinstance(item, Mapping):
        raise InputError(Message("{item!r} is no face.", item=item), how)
    box, on, likeness = item.get("box"), item.get("on"), item.get("likeness")
    if not isinstance(box, list) or len(box) != 4 or not all(map(_is_number, box)) or min(box[2:]) <= 0:
        raise InputError(Message("{item!r} has no box.", item=dict(item)), how)
    if on is not None and not isinstance(on, bool):
        raise InputError(Message("{item!r}: on is true or false.", item=dict(item)), how)
    if likeness is not None and not (_is_number(likeness) and 0 <= likeness <= 1):
        raise InputError(Message("{item!r}: likeness is a number from 0 to 1.", item=dict(item)), how)
    is_face = item.get("face", True)
    if not isinstance(is_face, bool):
        raise InputError(Message("{item!r}: face is true or false.", item=dict(item)), how)
    left, top, width, height = (float(side) for side in box)
    likeness = None if likeness is None else float(likeness)
    return FaceChoice((left, top, width, height), on if is_face else False, likeness, is_face)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
