"""Rectangles, corners, quarter turns and flips: how a person lays a photo out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from restorer.analysis.mark_points import MarkPoint
from restorer.errors import InputError
from restorer.imaging.photo import Extent
from restorer.message import Message

# NumPy is imported where matrices are made: the command line reads its arguments with this module.
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROTATIONS = (0, 90, 180, 270)
"""Degrees clockwise."""

NO_FLIP, HORIZONTAL, VERTICAL = "none", "horizontal", "vertical"
FLIPS = (NO_FLIP, HORIZONTAL, VERTICAL)
"""`horizontal` swaps left and right, `vertical` top and bottom."""

MOST_PX = 65_500
"""The longest side that corners may ask for: no format of more pixels a side is read (JPEG's own limit)."""

_RECTANGLE = Message("Write a rectangle as 40,60,800,600: left, top, width and height in pixels of the photo.")
_CORNERS = Message("Write four corners as 40,60,840,64,836,660,42,655: x and y of each, in pixels of the photo.")


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
        raise InputError(Message("{text!r} are not four corners.", text=text), _CORNERS) from error
    if len(numbers) != 8 or not all(math.isfinite(number) for number in numbers):
        raise InputError(Message("{text!r} are not four corners.", text=text), _CORNERS)
    points = _in_order([MarkPoint(*numbers[index : index + 2]) for index in range(0, 8, 2)])
    if not _is_convex(points):
        raise InputError(Message("The corners {text!r} enclose no area that can be made upright.", text=text), _CORNERS)
    return points


def write_corners(points: Sequence[MarkPoint]) -> str:
    """The corners as `read_corners` reads them, to a tenth of a pixel; an empty text for none."""
    return ",".join(f"{round(part, 1):g}" for point in points for part in point)


def rotated(rotation: int, flip: str, degrees: int) -> tuple[int, str]:
    """Rotation and flip of a photo that is turned once more, as it is seen.

    Args:
        rotation: As it is: one of `ROTATIONS`.
        flip: As it is: one of `FLIPS`; it is done after the rotation.
        degrees: By how much more, clockwise: a multiple of 90.
    """
    # A turn after a flip is the flip after a turn the other way.
    more = degrees if flip == NO_FLIP else -degrees
    return (rotation + more) % 360, flip


def flipped(rotation: int, flip: str, way: str) -> tuple[int, str]:
    """Rotation and flip of a photo that is flipped once more, as it is seen; arguments as for `rotated`."""
    if flip == NO_FLIP:
        return rotation, way
    # Both flips together are half a turn.
    return (rotation if flip == way else (rotation + 180) % 360), NO_FLIP


def turn_matrix(rotation: int, flip: str, extent: Extent) -> tuple[NDArray[np.float64], Extent]:
    """3 x 3 from a photo's pixel centres (x, y, 1) to those of the photo turned and then flipped, and its new size."""
    import numpy as np

    width, height = extent
    right, bottom = float(width - 1), float(height - 1)
    turns = {
        0: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        90: [[0, -1, bottom], [1, 0, 0], [0, 0, 1]],
        180: [[-1, 0, right], [0, -1, bottom], [0, 0, 1]],
        270: [[0, 1, 0], [-1, 0, right], [0, 0, 1]],
    }
    new = Extent(height, width) if rotation in (90, 270) else extent
    flips = {
        NO_FLIP: np.eye(3),
        HORIZONTAL: np.array([[-1, 0, new.width - 1.0], [0, 1, 0], [0, 0, 1]]),
        VERTICAL: np.array([[1, 0, 0], [0, -1, new.height - 1.0], [0, 0, 1]]),
    }
    return np.asarray(flips[flip] @ np.array(turns[rotation], np.float64), np.float64), new


def upright_matrix(corners: Sequence[MarkPoint]) -> tuple[NDArray[np.float64], Extent]:
    """3 x 3 from pixel centres to those of a picture in whose corners these points lie, and its size.

    It is as wide and high as the longer of the sides that face each other, so nothing gets coarser.

    Args:
        corners: Four, as `read_corners` gives them.

    Raises:
        InputError: the picture would have more than `MOST_PX` pixels a side.
    """
    import numpy as np

    a, b, c, d = (np.array(corner) for corner in corners)
    width = round(max(np.hypot(*(b - a)), np.hypot(*(c - d)))) + 1
    height = round(max(np.hypot(*(d - a)), np.hypot(*(c - b)))) + 1
    if max(width, height) > MOST_PX:
        raise InputError(Message("The corners lie too far apart for a photo."), _CORNERS)
    ends = np.array([(0, 0), (width - 1, 0), (width - 1, height - 1), (0, height - 1)], np.float64)
    matrix = _through(np.array([a, b, c, d], np.float64), ends)
    return matrix, Extent(width, height)


def _through(old: NDArray[np.float64], new: NDArray[np.float64]) -> NDArray[np.float64]:
    """The 3 x 3 that brings four points to four others (Hartley and Zisserman, "Multiple View Geometry", 4.1)."""
    import numpy as np

    rows, values = [], []
    for (x, y), (u, v) in zip(old, new, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return np.append(np.linalg.solve(np.array(rows), np.array(values)), 1.0).reshape(3, 3)


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
