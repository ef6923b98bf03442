"""Bicubic enlargement by a whole number as one convolution at the small size, exact to the last bits of a float."""

from __future__ import annotations

import torch
from torch import Tensor

REACH = 2
"""How many pixels on either side a place between two pixels is made of."""

_SHARPNESS = -0.75
"""The cubic's free number (Keys 1981), as torch and OpenCV have it."""


def bicubic_kernels(scale: int) -> Tensor:
    """The weights of the `scale` x `scale` pixels that a pixel becomes, row by row.

    Args:
        scale: How many times larger.

    Returns:
        scale² x 5 x 5 float32. A photo with its edge repeated `REACH` times, convolved with these and pixel-shuffled,
        is `interpolate(mode="bicubic", align_corners=False)` of it; the means of blocks of the result are the photo
        convolved with the kernels' mean.
    """
    rows = torch.zeros(scale, 2 * REACH + 1, dtype=torch.float64)
    for phase in range(scale):
        place = (phase + 0.5) / scale - 0.5
        first = int(place // 1) - 1
        for tap in range(first, first + 4):
            rows[phase, tap + REACH] = _cubic(abs(place - tap))
    return torch.einsum("iy,jx->ijyx", rows, rows).reshape(scale * scale, 2 * REACH + 1, 2 * REACH + 1).float()


def _cubic(distance: float) -> float:
    a = _SHARPNESS
    if distance <= 1.0:
        return ((a + 2) * distance - (a + 3)) * distance * distance + 1
    if distance < 2.0:
        return ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a
    return 0.0
