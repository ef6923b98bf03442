"""Colour hints: what the user knows of a photo's colours, as points."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import numpy as np

from restorer.errors import InputError
from restorer.imaging.colour import to_lab

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
    hint = f"Write hints as {_SPELLED}."
    try:
        items = json.loads(text)
    except ValueError as error:
        raise InputError(f"The colour hints are not JSON: {error}.", hint) from error
    if not isinstance(items, list):
        raise InputError("The colour hints are not a list.", hint)
    return [_read(item, hint) for item in items]


def _read(item: object, hint: str) -> Hint:
    if not isinstance(item, dict):
        raise InputError(f"{item!r} is no colour hint.", hint)
    x, y, color = item.get("x"), item.get("y"), _COLOR.fullmatch(str(item.get("color", "")))
    if color is None or not (_is_number(x) and _is_number(y)):
        raise InputError(f"{item!r} is no colour hint.", hint)
    rgb = np.array([int(color[1][index : index + 2], 16) / 255 for index in (0, 2, 4)])
    _, a, b = to_lab(rgb)
    return Hint(float(str(x)), float(str(y)), float(a), float(b))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
