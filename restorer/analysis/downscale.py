"""A small float copy of a photo to measure on, and the strips in which a large one is changed."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import DTypeLike, NDArray

from restorer.imaging.color import REC_601
from restorer.imaging.photo import Pixels
from restorer.pipeline.step import Allocator

STRIP_PIXELS = 1 << 20
"""About how many pixels a strip holds: small enough for the cache's sake and for a quick answer to cancel."""

SAMPLES_A_SIDE = 4
"""Into each proxy pixel of a very large photo go this many samples a side, not all that there are."""

Floats = NDArray[np.float32]


def strips(height: int, width: int, strip_pixels: int = STRIP_PIXELS) -> Iterator[tuple[int, int]]:
    """Yield (first row, row after the last) of strips that cover the height once, from top to bottom."""
    rows = max(1, strip_pixels // max(1, width))
    for top in range(0, height, rows):
        yield top, min(height, top + rows)


def reduction(pixels: Pixels, longest_px: int) -> int:
    """The whole number of photo pixels along a side of one proxy pixel whose longer side is at most `longest_px`."""
    return int(max(1, -(-max(pixels.shape[:2]) // longest_px)))


def cell_px(pixels: Pixels, longest_px: int) -> int:
    """How many photo pixels along a side go into one pixel of what `reduce_to` makes."""
    factor = reduction(pixels, longest_px)
    step = max(1, factor // SAMPLES_A_SIDE)
    return factor // step * step


def reduce_to(pixels: Pixels, longest_px: int) -> Floats:
    """A copy reduced by `reduction` with area means, as floats.

    Args:
        pixels: H x W x C (or H x W, for alpha), uint8 or uint16; may be memory-mapped, and is read in strips.
        longest_px: The longer side of the result at most. Rows and columns that fill no whole proxy pixel are left
            out.

    Returns:
        h x w x C, float32, 0..1, encoded as the photo is; the caller's own.
    """
    height, width, channels = _reduced_shape(pixels, longest_px)
    reduced = np.empty((height, width, channels), np.float32)
    for top, bottom, block in _reduced_strips(pixels, longest_px):
        reduced[top:bottom] = block
    return reduced


def reduce_as(pixels: Pixels, longest_px: int, dtype: DTypeLike, allocate: Allocator) -> Pixels:
    """The same in whole numbers, which a copy of half of a very large photo needs: no more than a strip is in floats.

    Args:
        pixels: As `reduce_to` takes it.
        longest_px: As `reduce_to` takes it.
        dtype: uint8 or uint16.
        allocate: Where the copy comes from, by shape and type.

    Returns:
        h x w x C of that type, over its full range.
    """
    reduced = allocate(_reduced_shape(pixels, longest_px), dtype)
    top_value = np.float32(np.iinfo(reduced.dtype).max)
    for top, bottom, block in _reduced_strips(pixels, longest_px):
        reduced[top:bottom] = np.rint(block * top_value)
    return reduced


def _reduced_shape(pixels: Pixels, longest_px: int) -> tuple[int, int, int]:
    factor = cell_px(pixels, longest_px)
    height, width = max(1, pixels.shape[0] // factor), max(1, pixels.shape[1] // factor)
    return height, width, pixels.shape[2] if pixels.ndim == 3 else 1


def _reduced_strips(pixels: Pixels, longest_px: int) -> Iterator[tuple[int, int, Floats]]:
    """First row, row after the last and pixels of the strips of what `reduce_to` gives."""
    factor = cell_px(pixels, longest_px)
    step = max(1, factor // SAMPLES_A_SIDE)
    inner = factor // step
    height, width, channels = _reduced_shape(pixels, longest_px)
    scale = np.float32(1 / np.iinfo(pixels.dtype).max)
    for top, bottom in strips(height, width * inner * inner):
        block = pixels[top * factor : bottom * factor : step, : width * factor : step].astype(np.float32) * scale
        size = (width, bottom - top)
        small = cv2.resize(block, size, interpolation=cv2.INTER_AREA)
        yield top, bottom, np.asarray(small, np.float32).reshape(*size[::-1], channels)


def gray_of(values: Floats) -> Floats:
    """The luma (Rec. 601, on encoded values) of H x W x 3, or the one channel of H x W x 1; H x W float32."""
    if values.shape[2] == 1:
        return values[:, :, 0]
    return np.asarray(values @ REC_601, np.float32)
