"""How much of its own sharpening the enlarger may trust: told by how fast a photo's spectrum falls."""

from __future__ import annotations

import numpy as np

from restorer.analysis.downscale import gray_of
from restorer.imaging.photo import Pixels

WINDOW_PX = 128
MOST_WINDOWS = 64

_MIDDLE, _FINEST = (0.2, 0.3), (0.4, 0.5)
"""Bands of the spectrum in cycles a pixel; beyond half a cycle there is nothing."""

STEEP, FLAT = -5.0, -2.5
"""The natural logarithm of the power in the finest band, less that in the middle one.

A picture that was made small by interpolation falls by 1.6 to 2.7, what a camera's lens drew by 3 to 6 (5 to 95 of 100
of 64 and 97 pictures of public sets). The enlarger learnt from the first kind."""

LEAST_TRUST = 0.4
"""Where the spectrum is as steep as that, so much of what the network adds to an interpolation is nearest to the truth.

Enlarged four times, PSNR over bicubic on every second pair of DRealSR, RealSR and BSD100: -0.18, 0.44 and 0.94 dB
with all of it, 0.17, 0.55 and 0.94 dB with as much as is told here. Twice: 0.06, 0.54, 1.30 and 0.15, 0.53, 1.30 dB. A
line fitted to RealSR and Set14 alone gives DRealSR 0.15 and BSD100 0.94 dB."""

INVENTIVE = 0.3
"""From this texture on, the default, all of it is used: who wants detail to be invented wants it sharp."""


def trust(pixels: Pixels, texture: float) -> float:
    """How much of what the enlarger adds to an interpolation is used, `LEAST_TRUST`..1.

    Args:
        pixels: The photo, H x W x C, uint8 or uint16; may be memory-mapped: some windows are read.
        texture: How much may be invented, 0..1.
    """
    if texture >= INVENTIVE:
        return 1.0
    told = np.clip((spectrum_fall(pixels) - STEEP) / (FLAT - STEEP), 0, 1)
    faithful = LEAST_TRUST + (1 - LEAST_TRUST) * float(told)
    return faithful + (1 - faithful) * texture / INVENTIVE


def spectrum_fall(pixels: Pixels) -> float:
    """The natural logarithm of the power at the finest detail, less that at twice its size; 0 where there is none.

    The mean over windows that lie evenly over the photo (Welch 1967).

    Args:
        pixels: As `trust` takes it.
    """
    side = min(WINDOW_PX, *pixels.shape[:2])
    if side < 8:
        return 0.0
    columns = np.fft.rfftfreq(side)
    radius = np.hypot(np.fft.fftfreq(side)[:, np.newaxis], columns[np.newaxis])
    taper = np.outer(np.hanning(side), np.hanning(side))
    # Half of the plane is left out, as it mirrors the other; its rims stand in both.
    twice = np.where((columns == 0) | (columns == 0.5), 1.0, 2.0)[np.newaxis]
    power = np.zeros_like(radius)
    unit = np.float32(255 / np.iinfo(pixels.dtype).max)
    for top, left in _corners(pixels.shape[:2], side):
        light = gray_of(pixels[top : top + side, left : left + side].astype(np.float32) * unit)
        power += np.abs(np.fft.rfft2((light - light.mean()) * taper)) ** 2
    bands = [(radius >= low) & (radius < high) for low, high in (_MIDDLE, _FINEST)]
    middle, finest = (float((power * twice)[band].sum() / (twice * band).sum()) for band in bands)
    # Rounding to 8 bits leaves a power of about 0.03 a pixel: below it there is no picture.
    floor = 1e-3 * side**2
    return 0.0 if middle < floor else float(np.log(max(finest, 1e-6 * middle)) - np.log(middle))


def _corners(size: tuple[int, ...], side: int) -> list[tuple[int, int]]:
    most = int(np.sqrt(MOST_WINDOWS))
    rows, columns = (
        np.unique(np.linspace(0, length - side, min(most, -(-length // side))).astype(int)) for length in size
    )
    return [(int(top), int(left)) for top in rows for left in columns]
