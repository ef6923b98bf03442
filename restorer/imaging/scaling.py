"""Resampling in strips: pictures by area to a smaller size, masks to any size."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Extent, Mask, Pixels

_STRIP_SAMPLES = 1 << 22


def reduce_area(pixels: Pixels, target: Extent | int, out: Pixels | None = None) -> Pixels:
    """The picture made smaller: each new pixel is the exact mean of the area that it covers.

    Args:
        pixels: H x W or H x W x C, uint8, uint16 or float; may be memory-mapped, is read once, in strips.
        target: The new size, at most the old one in both directions; or a whole factor to divide by (a side that it
            does not divide loses nothing: the last pixel covers what is left of it, evenly spread).
        out: Where to write; made where it is None.

    Returns:
        `out`: the pixels' dtype (integers rounded to nearest) at the new size.

    Raises:
        ValueError: the new size is larger, or not positive.
    """
    height, width = pixels.shape[:2]
    if isinstance(target, int):
        target = Extent(max(1, width // max(1, target)), max(1, height // max(1, target)))
    if not (1 <= target.width <= width and 1 <= target.height <= height):
        raise ValueError(f"cannot reduce {width} x {height} to {target.width} x {target.height}")
    if out is None:
        out = np.empty((target.height, target.width, *pixels.shape[2:]), pixels.dtype)
    if (target.width, target.height) == (width, height):
        out[...] = pixels
        return out
    step = height / target.height
    rows_each = max(1, int(_STRIP_SAMPLES / (max(1, pixels[0].size) * step)))
    for top in range(0, target.height, rows_each):
        stop = min(top + rows_each, target.height)
        first, last = int(top * step), min(height, int(np.ceil(stop * step)))
        strip = pixels[first:last].astype(np.float64)
        rows = _means(strip, np.arange(top, stop + 1) * step - first)
        columns = np.arange(target.width + 1) * (width / target.width)
        _store(out[top:stop], _means(rows.swapaxes(0, 1), columns).swapaxes(0, 1))
    return out


def resize_mask(mask: Mask, extent: Extent) -> Mask:
    """A mask at another size: the mean of the covered area where it gets smaller, bilinear where it gets larger.

    Args:
        mask: H x W, uint8.
        extent: The new size.

    Returns:
        A new H x W uint8 mask; the same object where the size is already right.
    """
    height, width = mask.shape
    if (width, height) == extent:
        return mask
    reduced = reduce_area(mask, Extent(min(width, extent.width), min(height, extent.height)))
    if reduced.shape == (extent.height, extent.width):
        return reduced
    out = np.empty((extent.height, extent.width), np.uint8)
    left, right, share_x = _neighbors(reduced.shape[1], extent.width)
    above, below, share_y = _neighbors(reduced.shape[0], extent.height)
    rows_each = max(1, _STRIP_SAMPLES // extent.width)
    for top in range(0, extent.height, rows_each):
        part = slice(top, top + rows_each)
        weight = share_y[part, None]
        rows = reduced[above[part]] * (1 - weight) + reduced[below[part]] * weight
        _store(out[part], rows[:, left] * (1 - share_x) + rows[:, right] * share_x)
    return out


def _means(values: NDArray[np.float64], edges: NDArray[np.float64]) -> NDArray[np.float64]:
    """Means of `values` along axis 0 between successive edges, each sample being one unit long."""
    edges = np.clip(edges, 0, len(values))
    whole = np.minimum(edges.astype(np.intp), len(values) - 1)
    spread = (edges - whole).reshape(-1, *[1] * (values.ndim - 1))
    before = np.zeros((len(values) + 1, *values.shape[1:]))
    np.cumsum(values, axis=0, out=before[1:])
    integral = before[whole] + spread * values[whole]
    return np.asarray(np.diff(integral, axis=0) / np.diff(edges).reshape(-1, *[1] * (values.ndim - 1)))


def _neighbors(old: int, new: int) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float32]]:
    """For each new pixel's centre: the old pixels on both sides and the second one's share."""
    center = np.clip((np.arange(new) + 0.5) * (old / new) - 0.5, 0, old - 1)
    first = center.astype(np.intp)
    return first, np.minimum(first + 1, old - 1), (center - first).astype(np.float32)


def _store(out: NDArray[Any], values: NDArray[Any]) -> None:
    out[...] = np.rint(values) if out.dtype.kind in "ui" else values
