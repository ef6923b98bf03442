"""Moves a photo's pixels: cuts, turns and enlarges planes in tiles, wherever they lie."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.by_hand.geometry import HORIZONTAL, VERTICAL
from restorer.analysis.downscale import strips
from restorer.imaging.photo import Extent, Pixels
from restorer.pipeline.step import Allocator
from restorer.progress import Progress

_TILE = 1024
_HALO = 6


def cut(pixels: Pixels, corner: tuple[int, int], extent: Extent, *, allocate: Allocator) -> Pixels:
    """A copy of the rectangle whose upper left pixel is `corner` (x, y); H x W or H x W x C."""
    (left, top), (width, height) = corner, extent
    out = allocate((height, width, *pixels.shape[2:]), pixels.dtype)
    for first, last in strips(height, width):
        out[first:last] = pixels[top + first : top + last, left : left + width]
    return out


def turn(
    pixels: Pixels,
    matrix: NDArray[np.float64],
    extent: Extent,
    fill: tuple[float, ...],
    *,
    allocate: Allocator,
    progress: Progress,
) -> Pixels:
    """Move pixels by an affine map or a perspective, with Lanczos interpolation at the pixels' own depth.

    Args:
        pixels: H x W or H x W x C, uint8 or uint16; may be memory-mapped: only a tile's worth is read at a time.
        matrix: 3 x 3, from old pixel centres (x, y, 1) to new ones.
        extent: The new size.
        fill: What lies outside the old picture: a value (0..1) for each channel.
        allocate: Where the result comes from.
        progress: Told after each tile.

    Returns:
        The new array.
    """
    out = allocate((extent.height, extent.width, *pixels.shape[2:]), pixels.dtype)
    top_value = np.iinfo(pixels.dtype).max
    value = [float(round(part * top_value)) for part in fill]
    back = np.asarray(np.linalg.inv(matrix), np.float64)
    rows = range(0, extent.height, _TILE)
    for top in rows:
        bottom = min(extent.height, top + _TILE)
        for left in range(0, extent.width, _TILE):
            right = min(extent.width, left + _TILE)
            tile = _turn_tile(pixels, matrix, back, (left, top, right, bottom), value)
            out[top:bottom, left:right] = tile.reshape(out[top:bottom, left:right].shape)
        progress.report(bottom / extent.height)
    return out


def _turn_tile(
    pixels: Pixels,
    matrix: NDArray[np.float64],
    back: NDArray[np.float64],
    box: tuple[int, int, int, int],
    value: list[float],
) -> Pixels:
    left, top, right, bottom = box
    corners = np.array([(x, y, 1.0) for x in (left, right - 1) for y in (top, bottom - 1)]).T
    ends = back @ corners
    source = ends[:2] / ends[2]
    low = np.maximum(np.floor(source.min(axis=1)).astype(int) - _HALO, 0)
    high = np.minimum(np.ceil(source.max(axis=1)).astype(int) + _HALO + 1, (pixels.shape[1], pixels.shape[0]))
    if (high <= low).any():
        return np.broadcast_to(np.array(value, pixels.dtype), (bottom - top, right - left, len(value))).copy()
    patch = np.ascontiguousarray(pixels[low[1] : high[1], low[0] : high[0]])
    to_tile = np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1.0]])
    local = to_tile @ matrix @ np.array([[1, 0, low[0]], [0, 1, low[1]], [0, 0, 1.0]])
    is_affine = np.array_equal(matrix[2], (0, 0, 1))
    warp = cv2.warpAffine if is_affine else cv2.warpPerspective
    moved = warp(
        patch,
        local[:2] if is_affine else local,
        (right - left, bottom - top),
        flags=cv2.INTER_LANCZOS4,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=value,
    )
    return np.asarray(moved, pixels.dtype)


def rearrange(
    pixels: Pixels, rotation: int, flip: str, *, allocate: Allocator, progress: Progress | None = None
) -> Pixels:
    """A copy turned by quarters and then flipped: every value stays as it is.

    Args:
        pixels: H x W or H x W x C; may be memory-mapped: it is gone through in tiles.
        rotation: Degrees clockwise: 0, 90, 180 or 270.
        flip: `none`, `horizontal` or `vertical` (`by_hand.geometry`).
        allocate: Where the result comes from.
        progress: Told after each row of tiles.
    """
    seen = np.rot90(pixels, -rotation // 90)
    seen = seen[:, ::-1] if flip == HORIZONTAL else seen[::-1] if flip == VERTICAL else seen
    out = allocate(seen.shape, pixels.dtype)
    height, width = seen.shape[:2]
    for top in range(0, height, _TILE):
        rows = slice(top, top + _TILE)
        for left in range(0, width, _TILE):
            out[rows, left : left + _TILE] = seen[rows, left : left + _TILE]
        if progress is not None:
            progress.report(min(height, top + _TILE) / height)
    return out


def enlarge_plane(plane: Pixels, scale: int, allocate: Allocator) -> Pixels:
    """An H x W plane made `scale` times as large with cubic interpolation, in strips; the plane's dtype."""
    height, width = plane.shape
    out = allocate((height * scale, width * scale), plane.dtype)
    for top, bottom in strips(height, width * scale * scale):
        low, high = max(0, top - _HALO), min(height, bottom + _HALO)
        patch = np.ascontiguousarray(plane[low:high]).astype(np.float32)
        larger = cv2.resize(patch, (width * scale, (high - low) * scale), interpolation=cv2.INTER_CUBIC)
        inner = larger[(top - low) * scale : (bottom - low) * scale]
        out[top * scale : bottom * scale] = np.clip(np.rint(inner), 0, np.iinfo(plane.dtype).max)
    return out
