"""Holds cleaning back where a photo is textured all over: grass, gravel, cloth and hair hide grain, and go with it.

A network that is told of grain smooths whatever is as fine and as faint as grain. On a calm wall that is grain; in
grass it is the finest blades, and what is left looks painted. There the grain cannot be seen anyway. So where the
cleaned photo itself is busy over a wide area, a part of what was taken off is laid back. An edge on calm ground is no
such area, and stays clean on both of its sides.
"""

from __future__ import annotations

import cv2
import numpy as np

from restorer.analysis.downscale import Floats, gray_of, strips
from restorer.analysis.grid import Grid
from restorer.imaging.photo import Pixels

CELL_PX = 4
"""The side of a cell, in which the detail is averaged."""

WIDE_CELLS = 7
FILLED = (0.6, 0.85)
"""Detail counts where it fills most of a square of so many cells, 28 pixels: nothing is laid back where it fills the
first share of it, as beside an edge, whose soft rims are 5 pixels wide on each side; all at the second."""

FINE_PX = 2.0
"""Detail is what differs from the mean around, by a Gaussian of this deviation."""

BUSY = (0.5, 1.4)
"""How many times as strong as what was taken off the detail is: from the first on a cell is busy, at the second wholly.
In eleven old photographs grass, straw and wicker have 3 and more, pale grass and the cloth of coats 1 to 2.5, walls,
skies and most skin 0.1 to 0.5."""

HELD = 0.7
"""The share that is laid back at most. At 200 % grass looks as before, and its grain no stronger than elsewhere."""

HIDDEN = (5.0, 10.0)
"""Noise of which so much is taken off (8-bit steps) is hidden by texture in full, and no more at all: stronger noise
shows in grass as well."""

QUALITY = (45.0, 70.0)
"""Traces of JPEG sit in texture: at the first quality or below nothing is laid back, from the second on all."""

_BLOCK_PX = 16
_HALO_PX = 8


def hold_texture(before: Pixels, cleaned: Pixels, strength: float, jpeg_quality: float) -> None:
    """Lay back into `cleaned`, in place, a part of what was taken off where the photo is textured.

    Args:
        before: H x W x C, uint8 or uint16: what was given to the network; not changed.
        cleaned: What it gave back, of the same shape and depth.
        strength: How much of its correction was applied, above 0..1.
        jpeg_quality: What the photo was saved at; 100 for none.
    """
    share = HELD * _between(jpeg_quality, QUALITY)
    removed = _removed(before, cleaned) / strength
    share *= 1 - _between(removed, HIDDEN)
    if share <= 0 or removed <= 0 or min(before.shape[:2]) < CELL_PX:
        return
    low, high = BUSY
    busy = np.clip((_detail(cleaned) / removed - low) / (high - low), 0, 1)
    filled = cv2.blur(np.asarray(busy, np.float32), (WIDE_CELLS, WIDE_CELLS), borderType=cv2.BORDER_REFLECT)
    low, high = FILLED
    back = Grid(np.asarray(share * np.clip((filled - low) / (high - low), 0, 1), np.float32), CELL_PX)
    height, width = before.shape[:2]
    for top, bottom in strips(height, width):
        rows = cleaned[top:bottom].astype(np.float32)
        rows += back.rows(top, bottom, width)[:, :, np.newaxis] * (before[top:bottom] - rows)
        cleaned[top:bottom] = np.rint(rows)


def _removed(before: Pixels, cleaned: Pixels) -> float:
    """What was taken off, in 8-bit steps: the median deviation of the photo's blocks."""
    unit = np.float32(255 / np.iinfo(before.dtype).max)
    found = []
    for top, bottom in strips(*before.shape[:2]):
        difference = gray_of((before[top:bottom].astype(np.float32) - cleaned[top:bottom]) * unit)
        rows, columns = difference.shape[0] // _BLOCK_PX, difference.shape[1] // _BLOCK_PX
        blocks = difference[: rows * _BLOCK_PX, : columns * _BLOCK_PX].reshape(rows, _BLOCK_PX, columns, _BLOCK_PX)
        found.append(np.square(blocks).mean(axis=(1, 3)).ravel())
    squares = np.concatenate(found)
    return float(np.sqrt(np.median(squares))) if len(squares) else 0.0


def _detail(pixels: Pixels) -> Floats:
    """The deviation of the fine detail in each cell, in 8-bit steps: H / 4 x W / 4."""
    unit = np.float32(255 / np.iinfo(pixels.dtype).max)
    height, width = pixels.shape[0] // CELL_PX * CELL_PX, pixels.shape[1] // CELL_PX * CELL_PX
    size = width // CELL_PX
    squares = np.empty((height // CELL_PX, size), np.float32)
    rows = max(CELL_PX, (1 << 20) // width // CELL_PX * CELL_PX)
    for top in range(0, height, rows):
        bottom = min(height, top + rows)
        first, last = max(0, top - _HALO_PX), min(height, bottom + _HALO_PX)
        tone = gray_of(pixels[first:last, :width].astype(np.float32) * unit)
        fine = np.square(tone - cv2.GaussianBlur(tone, (0, 0), FINE_PX))[top - first : bottom - first]
        cells = cv2.resize(fine, (size, (bottom - top) // CELL_PX), interpolation=cv2.INTER_AREA)
        squares[top // CELL_PX : bottom // CELL_PX] = cells.reshape(-1, size)
    return np.asarray(np.sqrt(squares), np.float32)


def _between(value: float, limits: tuple[float, float]) -> float:
    """0 at the first limit or below, 1 at the second or above."""
    return float(np.clip((value - limits[0]) / (limits[1] - limits[0]), 0, 1))
