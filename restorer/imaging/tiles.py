"""Tile plans: how a picture is cut into overlapping tiles. Geometry only, no pixels."""

from __future__ import annotations

import math
from typing import NamedTuple

from restorer.imaging.photo import Extent


class Bounds(NamedTuple):
    """A rectangle of whole pixels; the right and bottom edges are just outside."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column beyond it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row beyond it."""
        return self.y + self.height

    @property
    def extent(self) -> Extent:
        """Its size."""
        return Extent(self.width, self.height)

    @property
    def slices(self) -> tuple[slice, slice]:
        """The index of these pixels in an array of H x W (x C)."""
        return slice(self.y, self.bottom), slice(self.x, self.right)

    def within(self, outer: Bounds) -> Bounds:
        """The same rectangle, counted from the corner of `outer`."""
        return Bounds(self.x - outer.x, self.y - outer.y, self.width, self.height)

    def moved(self, x: int, y: int) -> Bounds:
        """The same rectangle, so many pixels farther right and down."""
        return Bounds(self.x + x, self.y + y, self.width, self.height)

    def scaled(self, factor: int) -> Bounds:
        """The same rectangle in a picture that is `factor` times larger."""
        return Bounds(self.x * factor, self.y * factor, self.width * factor, self.height * factor)


class Tile(NamedTuple):
    """A piece of a picture: what is read, and the part of it whose result is kept.

    Attributes:
        input: What is read: the core and its halo, clipped to the picture.
        core: What is kept.
    """

    input: Bounds
    core: Bounds

    @property
    def core_in_input(self) -> Bounds:
        """The core, counted from the input's corner."""
        return self.core.within(self.input)


def plan_tiles(extent: Extent, tile: int, halo: int, multiple: int = 1) -> tuple[Tile, ...]:
    """Cut a picture into tiles whose cores cover each pixel exactly once, row by row.

    The cores are of nearly one size, so that no sliver is left at the edge. Every input starts at a multiple of
    `multiple` in both directions, so a network that pools sees the same grid in each tile as in the whole picture.

    Args:
        extent: The picture's size; at least 1 x 1.
        tile: The largest side of a core in pixels; rounded down to a multiple, but never below one.
        halo: How many pixels around the core are read too, where the picture has them; rounded up to a multiple.
        multiple: The grid on which inputs begin. Their ends may lie off it at the picture's right and bottom.

    Raises:
        ValueError: a size is not positive, or the halo is negative.
    """
    if min(extent) < 1 or tile < 1 or halo < 0 or multiple < 1:
        raise ValueError(f"cannot plan tiles of {tile} with halo {halo} and multiple {multiple} over {extent}")
    halo = math.ceil(halo / multiple) * multiple
    columns = _spans(extent.width, tile, halo, multiple)
    rows = _spans(extent.height, tile, halo, multiple)
    return tuple(
        Tile(
            Bounds(left, top, right - left, bottom - top),
            Bounds(core_left, core_top, core_right - core_left, core_bottom - core_top),
        )
        for core_top, core_bottom, top, bottom in rows
        for core_left, core_right, left, right in columns
    )


def _spans(length: int, tile: int, halo: int, multiple: int) -> list[tuple[int, int, int, int]]:
    """Start and stop of each core and of its input along one side."""
    largest = max(multiple, tile // multiple * multiple)
    count = math.ceil(length / largest)
    side = math.ceil(length / count / multiple) * multiple
    starts = range(0, length, side)
    return [
        (start, min(start + side, length), max(0, start - halo), min(min(start + side, length) + halo, length))
        for start in starts
    ]
