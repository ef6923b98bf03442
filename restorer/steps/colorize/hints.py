"""Colour hints: what the user knows of a photo's colours, as points."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from restorer.errors import InputError
from restorer.imaging.color import to_lab
from restorer.message import Message

_SPELLED = '[{"x": 120, "y": 80, "color": "#8a5a3c"}]'
_COLOR = re.compile(r"#?([0-9a-fA-F]{6})")


@dataclass(frozen=True, slots=True)
class Hint:
    """A colour (CIELAB a*, b*) at a place in pixels."""

    x: float
    y: float
    a: float
    b: float


def read_hints(text: str) -> list[Hint]:
    """Read hints from JSON; an empty text holds none.

    Raises:
        InputError: it is not a list of points with colours.
    """
    if not text.strip():
        return []
    hint = Message("Write hints as {spelled}.", spelled=_SPELLED)
    try:
        items = json.loads(text)
    except ValueError as error:
        raise InputError(Message("The colour hints are not JSON: {reason}.", reason=error), hint) from error
    if not isinstance(items, list):
        raise InputError("The colour hints are not a list.", hint)
    return [_read(item, hint) for item in items]


def move_hints(hints: Sequence[Hint], transform: NDArray[np.float64]) -> list[Hint]:
    """The hints where the pixels went.

    Args:
        hints: At places in the source.
        transform: 3 x 3, from its pixel centres (x, y, 1) to the new ones.
    """
    moved = []
    for hint in hints:
        x, y, w = transform @ (hint.x, hint.y, 1.0)
        moved.append(replace(hint, x=float(x / w), y=float(y / w)))
    return moved


def _read(item: object, hint: str) -> Hint:
    if not isinstance(item, dict):
        raise InputError(Message("{item!r} is no colour hint.", item=item), hint)
    x, y, color = item.get("x"), item.get("y"), _COLOR.fullmatch(str(item.get("color", "")))
    if color is None or not (_is_place(x) and _is_place(y)):
        raise InputError(Message("{item!r} is no colour hint.", item=item), hint)
    rgb = np.array([int(color[1][index : index + 2], 16) / 255 for index in (0, 2, 4)])
    _, a, b = to_lab(rgb)
    return Hint(float(str(x)), float(str(y)), float(a), float(b))


def _is_place(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
