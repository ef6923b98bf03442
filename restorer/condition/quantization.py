"""The JPEG quality that a photo's own pixels betray: what it was saved at worst, whatever its file says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.blocking import Phase
from restorer.analysis.downscale import Floats

# ITU-T T.81, table K.1.
# fmt: off
_LUMINANCE = np.array([
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29,
    51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120,
    101, 72, 92, 95, 98, 112, 100, 103, 99,
]).reshape(8, 8)
# fmt: on

_FREQUENCIES = (
    (0, 1), (1, 0), (1, 1), (0, 2), (2, 0), (1, 2), (2, 1), (2, 2), (0, 3), (3, 0), (1, 3), (3, 1), (0, 4), (4, 0),
    (2, 3), (3, 2),
)  # fmt: skip
"""The lowest that are not the mean: higher ones are nearly all zero and tell nothing."""

MOST_STEP = 130
LEAST_VALUE = 1.5
"""Smaller coefficients may be what rounding to eight bits left (0.3 to 0.4 of a step)."""

AWAY_FROM_ZERO = 0.35
"""A step is judged by coefficients above this part of it. Twice the true step fits every second of its multiples, and
the first of them, the most frequent, speaks against it: it must be among those that are asked."""

LEAST_VALUES = 25
ALIKE, SURE = 0.45, 7.0
"""How well the values must lie on the multiples of a step: 1 where all do, 0 where they are spread evenly; and by how
many standard deviations that must exceed chance."""

LEAST_FREQUENCIES = 3
"""On so many frequencies steps must be found: on 0 of 42 photos of Kodak24 and McMaster, which never were JPEGs, it is
any; on each of 29 photos of LIVE1 saved at 5 to 95 it is three or more."""

MOST_BLOCKS = 6000
_FINE = 4
"""Bins of the histogram in one unit of a coefficient."""


class Quantization(NamedTuple):
    """The quality of libjpeg's scale, 1..100, whose steps were found, and the frequencies on which they were."""

    quality: int
    frequencies: int


def read_quantization(windows: Sequence[Floats], phases: Sequence[Phase]) -> Quantization | None:
    """Find the coarsest quantization that a photo's pixels have gone through.

    JPEG rounds each frequency of each block to multiples of a step. A later save with finer steps blurs that comb, but
    does not fill it: the coarsest steps are those that were done last among the equally coarse, or worst. So a file
    that was saved at 20 and again at 95 reads 20. After Fan and de Queiroz, "Identification of bitmap compression
    history" (2003), with the largest step that fits instead of the likeliest.

    Args:
        windows: Arrays of h x w, float32, 0..255, luma.
        phases: Where the blocks may begin, in pixels from a window's corner; the worst quality counts.

    Returns:
        None where no comb is seen: never a JPEG, saved with fine steps only, or resized since.
    """
    found = [_at(windows, phase) for phase in dict.fromkeys(phases)]
    return min((one for one in found if one is not None), default=None)


def _at(windows: Sequence[Floats], phase: Phase) -> Quantization | None:
    blocks = np.concatenate([_blocks(window, phase) for window in windows])
    if len(blocks) > MOST_BLOCKS:
        blocks = blocks[:: -(-len(blocks) // MOST_BLOCKS)]
    if len(blocks) < LEAST_VALUES:
        return None
    values = np.abs(blocks @ _basis())
    scales = []
    for place, (down, across) in enumerate(_FREQUENCIES):
        step = _largest_step(values[:, place])
        if step is not None:
            scales.append(100 * step / _LUMINANCE[down, across])
    if len(scales) < LEAST_FREQUENCIES:
        return None
    scale = float(np.median(scales))
    quality = 100 - scale / 2 if scale <= 100 else 5000 / scale
    return Quantization(int(np.clip(round(quality), 1, 100)), len(scales))


def _blocks(window: Floats, phase: Phase) -> Floats:
    """All whole blocks that nothing was clipped in, as n x 64."""
    inner = window[phase.top :, phase.left :]
    rows, columns = inner.shape[0] // 8, inner.shape[1] // 8
    shaped = inner[: rows * 8, : columns * 8].reshape(rows, 8, columns, 8).swapaxes(1, 2).reshape(-1, 64)
    return np.asarray(shaped[(shaped.min(axis=1) > 0.5) & (shaped.max(axis=1) < 254.5)], np.float32)


def _largest_step(values: Floats) -> int | None:
    """The largest step that the values are multiples of."""
    counts, _ = np.histogram(values[values > LEAST_VALUE], bins=MOST_STEP * 2 * _FINE, range=(0, MOST_STEP * 2))
    waves, asked = _waves()
    number = asked @ counts
    fit = (waves @ counts) / np.maximum(number, 1)
    fits = (number >= LEAST_VALUES) & (fit > ALIKE) & (fit * np.sqrt(2 * number) > SURE)
    if not fits.any():
        return None
    place = int(np.flatnonzero(fits)[-1])
    while place > 0 and fit[place - 1] > fit[place]:
        place -= 1  # A little more than the true step fits, too, and the true one fits best.
    return place + 2


@cache
def _waves() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each step from 2 on: the cosine that is 1 at its multiples, and which values are asked, by bins."""
    steps = np.arange(2, MOST_STEP)[:, np.newaxis]
    values = (np.arange(MOST_STEP * 2 * _FINE) + 0.5)[np.newaxis] / _FINE
    asked = (values > AWAY_FROM_ZERO * steps).astype(np.float64)
    return asked * np.cos(2 * np.pi * values / steps), asked


@cache
def _basis() -> Floats:
    """The cosines of `_FREQUENCIES` over a block, as 64 x n, orthonormal."""
    place = (2 * np.arange(8) + 1) * np.pi / 16
    waves = [np.cos(place * number) * np.sqrt((2 if number else 1) / 8) for number in range(8)]
    return np.asarray(np.stack([np.outer(waves[v], waves[u]).ravel() for v, u in _FREQUENCIES], axis=1), np.float32)
