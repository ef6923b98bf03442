"""Points that a person clicks: marks to fill beside those that are sure, and marks to leave alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from restorer.errors import InputError
from restorer.message import Message

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SPELLED = Message("Write points as 120,80;300,45: x and y in pixels of the photo.")


class MarkPoint(NamedTuple):
    """A place in pixels."""

    x: float
    y: float


def read_mark_points(text: str) -> tuple[MarkPoint, ...]:
    """Read `x,y;x,y`; an empty text holds none.

    Raises:
        InputError: it is not spelled so.
    """
    points = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        try:
            x, y = (float(number) for number in part.split(","))
        except ValueError as error:
            raise InputError(Message("{part!r} is no point.", part=part), _SPELLED) from error
        if not (math.isfinite(x) and math.isfinite(y)):
            raise InputError(Message("{part!r} is no point.", part=part), _SPELLED)
        points.append(MarkPoint(x, y))
    return tuple(points)


def write_mark_points(points: Sequence[MarkPoint]) -> str:
    """The points as `read_mark_points` reads them, to a tenth of a pixel."""
    return ";".join(f"{round(point.x, 1)},{round(point.y, 1)}" for point in points)


def move_mark_points(points: Sequence[MarkPoint], transform: NDArray[np.float64]) -> tuple[MarkPoint, ...]:
    """The points where the pixels went.

    Args:
        points: At places in the source.
        transform: 3 x 3, from its pixel centres (x, y, 1) to the new ones.
    """
    moved = []
    for point in points:
        x, y, w = transform @ (point.x, point.y, 1.0)
        moved.append(MarkPoint(float(x / w), float(y / w)))
    return tuple(moved)
