"""Quarter turns, flips and perspective: how a person lays a photo out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from restorer.analysis.by_hand.layout_text import CORNERS_HINT
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
        raise InputError(Message("The corners lie too far apart for a photo."), CORNERS_HINT)
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
