"""Rectangles and corners that a person gives a photo, as the texts that a recipe holds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from restorer.analysis.mark_points import MarkPoint
from restorer.errors import InputError
from restorer.imaging.photo import Extent
from restorer.message import Message

_RECTANGLE = Message("Write a rectangle as 40,60,800,600: left, top, width and height in pixels of the photo.")


CORNERS_HINT = Message("Write four corners as 40,60,840,64,836,660,42,655: x and y of each, in pixels of the photo.")


class Rectangle(NamedTuple):
    """A part of a photo: the column and row of its first pixel, and its size, in whole pixels."""

    x: int
    y: int
    width: int
    height: int

    def cut_to(self, extent: Extent) -> Rectangle:
        """What of it lies on a photo.

        Raises:
            InputError: nothing does.
        """
        left, top = max(0, self.x), max(0, self.y)
        right, bottom = min(extent.width, self.x + self.width), min(extent.height, self.y + self.height)
        if right <= left or bottom <= top:
            raise InputError(
                Message(
                    "The rectangle {rectangle} lies outside of the photo, which has {width} x {height} pixels.",
                    rectangle=write_rectangle(self),
                    width=extent.width,
                    height=extent.height,
                ),
                _RECTANGLE,
            )
        return Rectangle(left, top, right - left, bottom - top)


def read_rectangle(text: str) -> Rectangle | None:
    """Read `X,Y,W,H`; an empty text holds none.

    Raises:
        InputError: it is not spelled so, or has no size.
    """
    if not text.strip():
        return None
    try:
        x, y, width, height = (int(part) for part in text.split(","))
    except ValueError as error:
        raise InputError(Message("{text!r} is no rectangle.", text=text), _RECTANGLE) from error
    if width < 1 or height < 1:
        raise InputError(Message("The rectangle {text!r} has no size.", text=text), _RECTANGLE)
    return Rectangle(x, y, width, height)


def write_rectangle(rectangle: Rectangle | None) -> str:
    """The rectangle as `read_rectangle` reads it; an empty text for none."""
    return "" if rectangle is None else ",".join(str(part) for part in rectangle)


def read_corners(text: str) -> tuple[MarkPoint, ...]:
    """Read `X1,Y1,...,X4,Y4`, the pixels in the corners of what is to become a rectangle, in any order.

    Returns:
        Four points: upper left, upper right, lower right, lower left; none for an empty text.

    Raises:
        InputError: they are not spelled so, or are not the corners of a convex area.
    """
    if not text.strip():
        return ()
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError as error:
        raise InputError(Message("{text!r} are not four corners.", text=text), CORNERS_HINT) from error
    if len(numbers) != 8 or not all(math.isfinite(number) for number in numbers):
        raise InputError(Message("{text!r} are not four corners.", text=text), CORNERS_HINT)
    points = _in_order([MarkPoint(*numbers[index : index + 2]) for index in range(0, 8, 2)])
    if not _is_convex(points):
        raise InputError(
            Message("The corners {text!r} enclose no area that can be made upright.", text=text), CORNERS_HINT
        )
    return points


def write_corners(points: Sequence[MarkPoint]) -> str:
    """The corners as `read_corners` reads them, to a tenth of a pixel; an empty text for none."""
    return ",".join(f"{round(part, 1):g}" for point in points for part in point)


def _in_order(points: Sequence[MarkPoint]) -> tuple[MarkPoint, ...]:
    """Clockwise for the eye, from the upper left."""
    x, y = sum(point.x for point in points) / 4, sum(point.y for point in points) / 4
    around = sorted(points, key=lambda point: math.atan2(point.y - y, point.x - x))
    first = min(range(4), key=lambda index: around[index].x + around[index].y)
    return tuple(around[first:] + around[:first])


def _is_convex(points: Sequence[MarkPoint]) -> bool:
    """Whether each corner turns the same way, and the sides enclose an area worth the name."""
    turns = []
    for index in range(4):
        (ax, ay), (bx, by), (cx, cy) = (points[(index + step) % 4] for step in range(3))
        turns.append((bx - ax) * (cy - by) - (by - ay) * (cx - bx))
    return min(turns) > 0.5
