"""What of a photo is looked at: all of a small one, some windows of a large one."""

from __future__ import annotations

import numpy as np

from restorer.analysis.downscale import Floats, gray_of
from restorer.imaging.photo import Pixels

WHOLE_PIXELS = 2_500_000
"""Up to this size all pixels are looked at."""

WINDOW_PX = 512
WINDOWS_A_SIDE = 3


def windows(pixels: Pixels) -> list[Floats]:
    """A photo, or nine windows spread over it, at full resolution.

    Args:
        pixels: H x W x C, uint8 or uint16; may be memory-mapped: only the windows are read.

    Returns:
        Arrays of h x w x C, float32, 0..255.
    """
    height, width = pixels.shape[:2]
    if height * width <= WHOLE_PIXELS:
        return [_as_floats(pixels)]
    tall, wide = min(WINDOW_PX, height), min(WINDOW_PX, width)
    # Multiples of 8 from the photo's corner, so that JPEG's blocks lie in each window as they do in the photo.
    tops = {int(top) // 8 * 8 for top in np.linspace(0.08, 0.92, WINDOWS_A_SIDE) * (height - tall)}
    lefts = {int(left) // 8 * 8 for left in np.linspace(0.08, 0.92, WINDOWS_A_SIDE) * (width - wide)}
    return [_as_floats(pixels[top : top + tall, left : left + wide]) for top in sorted(tops) for left in sorted(lefts)]


def luma(window: Floats) -> Floats:
    """The luma of one of `windows`, h x w."""
    return np.ascontiguousarray(gray_of(window))


def _as_floats(pixels: Pixels) -> Floats:
    return np.asarray(pixels.astype(np.float32) * np.float32(255 / np.iinfo(pixels.dtype).max), np.float32)
