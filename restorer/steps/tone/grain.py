"""How much grain a photo has, and the photo without it, so that what is lifted is the picture and not its grain."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats, gray_of
from restorer.imaging.photo import Pixels

BLOCK_PX = 16
WINDOW_PX = 208
WINDOWS_A_SIDE = 4

_CALM = 8
"""This percentile of the blocks' deviations is taken for grain. Too much costs a little lift of fine texture, too
little lifts grain, so it lies well above the quietest blocks."""

_CALMEST = 2
"""In this percentile there is grain and nothing else, so it says whether there is any."""

_CLOSE = 1.4
_SCATTERED, _CROWDED = 0.04, 0.14
"""Grain lies alike over all calm blocks: this share of all blocks, and more, is within `_CLOSE` of the calmest. Foliage
and cloth differ from block to block; at the lower share nothing says that they are grain."""

_MOST_SIGMA = 8 / 255
"""What is stronger is grass and gravel: `clean` reads sigma up to 8 on all but 6 of 65 old photos."""

_MIDDLE = (0.06, 0.94)
"""Blocks darker or lighter than this have lost a part of their grain to black or white."""

_MOST_RADIUS_PX = 8

_SURE = 1.3
"""So many times the grain's variance counts as grain: in a window of 49 pixels it varies by a fifth."""


@dataclass(frozen=True, slots=True)
class Grain:
    """A photo's grain.

    Attributes:
        sigma: Its standard deviation in luma where the photo is calm, 0..1.
        least: The same where it is calmest, 0..1, as far as it is surely grain: alike wherever it is calm.
        radius_px: The radius of the windows in which it averages out.
    """

    sigma: float
    least: float
    radius_px: int

    @property
    def halo_px(self) -> int:
        """How many pixels around a place `without_grain` looks at."""
        return 2 * self.radius_px


NONE = Grain(0.0, 0.0, 2)


def read_grain(pixels: Pixels) -> Grain:
    """Measure grain in the calm blocks of sixteen windows spread over the photo, at its own resolution.

    Args:
        pixels: H x W x C, C = 1 or 3, uint8 or uint16; may be memory-mapped: only the windows are read.
    """
    blocks = np.concatenate([_blocks(window) for window in _windows(pixels)])
    means = blocks.mean(axis=(1, 2))
    blocks = blocks[(means > _MIDDLE[0]) & (means < _MIDDLE[1])]
    if len(blocks) < 8:
        return NONE
    rest = _without_plane(blocks)
    sigmas = rest.std(axis=(1, 2))
    sigma, least = (float(value) for value in np.percentile(sigmas, (_CALM, _CALMEST)))
    crowd = float((sigmas <= _CLOSE * least).mean())
    least *= float(np.clip((crowd - _SCATTERED) / (_CROWDED - _SCATTERED), 0, 1))
    calm = rest[sigmas <= 1.2 * sigma]
    power = float((calm * calm).mean())
    if power < 1e-9:
        return NONE
    beside = float((calm[:, :, 1:] * calm[:, :, :-1]).mean() + (calm[:, 1:] * calm[:, :-1]).mean()) / 2
    # Where the autocorrelation falls to 1/e, taking it for Gaussian: the size of a grain.
    size = 1 / math.sqrt(-math.log(min(0.98, max(0.05, beside / power))))
    return Grain(min(sigma, _MOST_SIGMA), least, int(min(_MOST_RADIUS_PX, max(3, round(2 * size)))))


def without_grain(luma: Floats, grain: Grain) -> Floats:
    """The luma without what its grain adds, edges and texture kept: a local Wiener filter, self-guided.

    After Lee, "Digital image enhancement and noise filtering by use of local statistics" (1980), with the two
    averages of He et al., "Guided Image Filtering" (2010), so that no window shows.

    Args:
        luma: h x w, float32, 0..1; `grain.halo_px` pixels at its rim are less sure.
        grain: How much there is.
    """
    size = 2 * grain.radius_px + 1
    noise = grain.sigma * grain.sigma
    mean = _mean(luma, size)
    variance = np.maximum(_mean(luma * luma, size) - mean * mean - np.float32(_SURE * noise), 0)
    share = variance / (variance + np.float32(max(noise, 1e-9)))
    slope = _mean(np.asarray(share, np.float32), size)
    offset = _mean(np.asarray((1 - share) * mean, np.float32), size)
    return np.asarray(slope * luma + offset, np.float32)


def _windows(pixels: Pixels) -> list[Floats]:
    height, width = pixels.shape[:2]
    tall, wide = min(WINDOW_PX, height), min(WINDOW_PX, width)
    tops = sorted({int(top) for top in np.linspace(0.06, 0.94, WINDOWS_A_SIDE) * (height - tall)})
    lefts = sorted({int(left) for left in np.linspace(0.06, 0.94, WINDOWS_A_SIDE) * (width - wide)})
    scale = np.float32(1 / np.iinfo(pixels.dtype).max)
    return [
        gray_of(pixels[top : top + tall, left : left + wide].astype(np.float32) * scale)
        for top in tops
        for left in lefts
    ]


def _blocks(window: Floats) -> Floats:
    rows, columns = window.shape[0] // BLOCK_PX, window.shape[1] // BLOCK_PX
    inner = window[: rows * BLOCK_PX, : columns * BLOCK_PX]
    shaped = inner.reshape(rows, BLOCK_PX, columns, BLOCK_PX).swapaxes(1, 2)
    return np.asarray(shaped.reshape(-1, BLOCK_PX, BLOCK_PX), np.float32)


def _without_plane(blocks: NDArray[np.float32]) -> Floats:
    """Blocks without the plane that fits each best."""
    axis = np.linspace(-1, 1, BLOCK_PX)
    y, x = np.meshgrid(axis, axis, indexing="ij")
    terms = np.stack([np.ones_like(x), x, y], axis=-1).reshape(-1, 3)
    basis = np.asarray(np.linalg.qr(terms)[0], np.float32)
    flat = blocks.reshape(len(blocks), -1)
    return np.asarray((flat - (flat @ basis) @ basis.T).reshape(blocks.shape), np.float32)


def _mean(values: Floats, size: int) -> Floats:
    return np.asarray(cv2.blur(values, (size, size), borderType=cv2.BORDER_REFLECT), np.float32)
