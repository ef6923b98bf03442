"""A mask to paint on, fast enough for photos of 100 megapixels. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.mask_text import read_mask, write_mask
from restorer.imaging.photo import Extent, Mask

_SHRINK = 8
_SHIFT = 4
"""Fractions of a pixel that OpenCV draws with: 1/16."""


class Dab(NamedTuple):
    """Where the brush was: a place in the source's pixels, counted from their centres, and its radius there."""

    x: float
    y: float
    radius: float


class ShownMarks(NamedTuple):
    """A part of a mask as it is shown.

    Attributes:
        pixels: h x w uint8, 255 or 0.
        left, top: Of its first pixel, in the source's pixels, counted from edges.
        shrink: How many of the source's pixels one of its pixels covers along each side.
    """

    pixels: Mask
    left: int
    top: int
    shrink: int


class PackedMarks(NamedTuple):
    """A part of a mask.

    Attributes:
        extent: The photo's size.
        left, top: Of the part's first pixel.
        width: Of the part, in pixels.
        bits: Rows of the part as bytes, the highest bit first; None where nothing is marked.
    """

    extent: Extent
    left: int
    top: int
    width: int
    bits: NDArray[np.uint8] | None


def text_of(marks: PackedMarks) -> str:
    """The marks as a recipe holds them (`imaging.mask_text`); empty for none. 100 megapixels take 0.3 s."""
    if marks.bits is None or not marks.bits.any():
        return ""
    part = np.unpackbits(marks.bits, axis=1, count=marks.width)
    place, _, data = write_mask(np.multiply(part, 255, out=part)).partition(":")
    _, x, y = place.split("+")
    return f"{marks.extent.width}x{marks.extent.height}+{marks.left + int(x)}+{marks.top + int(y)}:{data}"


class MaskCanvas:
    """H x W marks, with a copy eight times smaller for looking at all of it. Owned by one thread.

    Args:
        extent: The photo's size.
        text: What is marked already (`imaging.mask_text`); empty: nothing.

    Raises:
        InputError: it is no mask. One of another size is taken as empty.
    """

    def __init__(self, extent: Extent, text: str = "") -> None:
        self.extent = extent
        self._pixels: Mask | None = None
        self._small: NDArray[np.uint8] | None = None
        # The same eight pixels in a byte, kept up with each stroke: a copy of 100 megapixels takes 2 ms at its end.
        self._bits: NDArray[np.uint8] | None = None
        mask = read_mask(text)
        if mask is not None and mask.shape == (extent.height, extent.width) and mask.any():
            self._load(mask)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is marked."""
        return self._small is None or not self._small.any()

    @property
    def text(self) -> str:
        """What is marked, as a recipe holds it; empty for nothing."""
        return text_of(self.packed)

    @property
    def marked_px(self) -> int:
        """How many pixels the upright rectangle around all marks has."""
        rows, columns = self._around()
        return int((rows.stop - rows.start) * (columns.stop - columns.start))

    @property
    def packed(self) -> PackedMarks:
        """What is marked now, eight pixels in a byte: a copy that may go to another thread."""
        rows, columns = self._around()
        first, last = columns.start // 8, -(-columns.stop // 8)
        bits = self._bits[rows, first:last].copy() if self._bits is not None else None
        return PackedMarks(self.extent, columns.start, rows.start, columns.stop - columns.start, bits)

    def _around(self) -> tuple[slice, slice]:
        """Rows and columns with marks, to `_SHRINK` pixels: looking at all of 100 megapixels would take a second."""
        if self._small is None or not self._small.any():
            return slice(0, 0), slice(0, 0)
        width, height = self.extent
        rows, columns = (np.flatnonzero(self._small.any(axis=axis)) * _SHRINK for axis in (1, 0))
        return (
            slice(int(rows[0]), min(height, int(rows[-1]) + _SHRINK)),
            slice(int(columns[0]), min(width, int(columns[-1]) + _SHRINK)),
        )

    def stroke(self, dabs: Sequence[Dab], *, marks: bool = True) -> None:
        """Draw the brush's way from dab to dab, or take it off.

        Args:
            dabs: At least one.
            marks: Whether it marks; else it wipes.
        """
        if not marks and self._pixels is None:
            return
        self._make()
        assert self._pixels is not None
        value = 255 if marks else 0
        for first, second in zip(dabs[:-1] or dabs, dabs[1:] or dabs, strict=True):
            _draw(self._pixels, first, second, value)
        reach = max(dab.radius for dab in dabs) + 2
        left, right = min(dab.x for dab in dabs) - reach, max(dab.x for dab in dabs) + reach
        top, bottom = min(dab.y for dab in dabs) - reach, max(dab.y for dab in dabs) + reach
        self._shrink_rows(int(top), int(bottom) + 1, int(left), int(right) + 1)

    def area(self, corners: Sequence[tuple[float, float]], *, marks: bool = True) -> None:
        """Fill all that a line goes around, or wipe it; parts outside of the photo do no harm.

        Args:
            corners: At least three of the line, in the source's pixels, counted from their centres.
            marks: Whether it marks; else it wipes.
        """
        if not marks and self._pixels is None:
            return
        import cv2  # loaded with the first stroke, not with the window

        self._make()
        assert self._pixels is not None
        around = np.asarray(corners, np.float64)
        outline = np.rint(around * (1 << _SHIFT)).astype(np.int32)
        cv2.fillPoly(self._pixels, [outline], 255 if marks else 0, cv2.LINE_8, _SHIFT)
        (left, top), (right, bottom) = around.min(axis=0) - 2, around.max(axis=0) + 3
        self._shrink_rows(int(top), int(bottom), int(left), int(right))

    def part(self, left: float, top: float, right: float, bottom: float, scale: float) -> ShownMarks | None:
        """What is marked in a part of the photo, in about the screen's pixels; None where nothing can be.

        Args:
            left: In the source's pixels, as the other three.
            top: See `left`.
            right: See `left`.
            bottom: See `left`.
            scale: Screen pixels for one of the source's.
        """
        if self._pixels is None or self._small is None:
            return None
        step = max(1, int(1 / max(scale, 1e-6)))
        array, shrink = (self._small, _SHRINK) if step >= _SHRINK else (self._pixels, 1)
        step = max(1, step // shrink)
        unit = shrink * step
        x, y = max(0, int(left) // unit * step), max(0, int(top) // unit * step)
        part = array[y : max(0, int(bottom) // shrink + 1) : step, x : max(0, int(right) // shrink + 1) : step]
        return ShownMarks(part, x * shrink, y * shrink, unit) if part.size else None

    def _load(self, mask: Mask) -> None:
        self._make()
        assert self._pixels is not None
        self._pixels[:] = mask
        self._shrink_rows(0, self.extent.height, 0, self.extent.width)

    def _make(self) -> None:
        if self._pixels is None:
            width, height = self.extent
            self._pixels = np.zeros((height, width), np.uint8)
            self._small = np.zeros((-(-height // _SHRINK), -(-width // _SHRINK)), np.uint8)
            self._bits = np.zeros((height, -(-width // 8)), np.uint8)

    def _shrink_rows(self, top: int, bottom: int, left: int, right: int) -> None:
        """Follow a changed part in the two copies: a pixel of the small one is marked where any it stands for is."""
        assert self._pixels is not None
        assert self._small is not None
        height, width = self._pixels.shape
        first, last = max(0, top // _SHRINK), min(self._small.shape[0], -(-min(bottom, height) // _SHRINK))
        start, end = max(0, left // _SHRINK), min(self._small.shape[1], -(-min(right, width) // _SHRINK))
        if last <= first or end <= start:
            return
        assert self._bits is not None
        part = self._pixels[first * _SHRINK : last * _SHRINK, start * _SHRINK : end * _SHRINK]
        self._bits[first * _SHRINK : last * _SHRINK, start:end] = np.packbits(part, axis=1)
        over = (last - first) * _SHRINK - part.shape[0], (end - start) * _SHRINK - part.shape[1]
        if any(over):
            part = np.pad(part, ((0, over[0]), (0, over[1])))
        blocks = part.reshape(last - first, _SHRINK, end - start, _SHRINK)
        self._small[first:last, start:end] = blocks.max(axis=(1, 3))


def _draw(pixels: Mask, first: Dab, second: Dab, value: int) -> None:
    """A round brush from one dab to the next; its radius changes on the way as a hand's pressure does."""
    import cv2  # loaded with the first stroke, not with the window

    for dab in (first, second):
        center = round(dab.x * (1 << _SHIFT)), round(dab.y * (1 << _SHIFT))
        cv2.circle(pixels, center, round(dab.radius * (1 << _SHIFT)), value, cv2.FILLED, cv2.LINE_8, _SHIFT)
    away = float(np.hypot(second.x - first.x, second.y - first.y))
    if away < 1e-3:
        return
    across = np.array([first.y - second.y, second.x - first.x]) / away
    ends = np.array([(first.x, first.y), (first.x, first.y), (second.x, second.y), (second.x, second.y)])
    sides = np.array([first.radius, -first.radius, -second.radius, second.radius])[:, None]
    corners = np.rint((ends + sides * across) * (1 << _SHIFT)).astype(np.int32)
    cv2.fillConvexPoly(pixels, corners, value, cv2.LINE_8, _SHIFT)
