"""EXIF's eight orientations, applied to arrays as views: no pixel is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # formats are listed by `restorer --help`, which has no need of NumPy
    from numpy.typing import NDArray

_BACK = {6: 8, 8: 6}
"""The orientation that undoes another one; all others undo themselves."""


def is_sideways(orientation: int) -> bool:
    """Whether width and height change places."""
    return orientation >= 5


def to_stored(upright: NDArray[Any], orientation: int) -> NDArray[Any]:
    """A view of an upright array (H x W ...), indexed as a file of this orientation (1..8) stores it."""
    array = upright.swapaxes(0, 1) if is_sideways(orientation) else upright
    if orientation in (3, 4, 6, 7):
        array = array[::-1]
    if orientation in (2, 3, 7, 8):
        array = array[:, ::-1]
    return array


def to_upright(stored: NDArray[Any], orientation: int) -> NDArray[Any]:
    """A view of an array (H x W ...) as a file of this orientation (1..8) stores it, indexed as it is to be seen."""
    return to_stored(stored, _BACK.get(orientation, orientation))
