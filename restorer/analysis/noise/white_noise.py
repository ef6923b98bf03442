"""How strong noise is, told from texture by statistics of small patches: what a denoiser that must be told is told."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats

SIDE_PX = 7
TEXTURE_LIMIT = 81.82
"""A patch whose gradients' energy is above so many times the noise's variance holds more than noise: the 1 - 1e-6
quantile of that energy for noise alone, a gamma distribution of shape 45/2 and scale 70/45 (rank and trace of the
gradients of a 7 x 7 patch)."""

ROUNDS = 3
PATCHES = 20_000
LEAST_PATCHES = 3 * SIDE_PX**2

MOST_LIKELY_REACH = 2.5
LEAST_UNCLIPPED, LEAST_UNCLIPPED_SHARE = 1500, 0.125
"""Noise is cut off at black and white. Patches count whose means stay clear of both by 2.5 deviations, or where there
are too few, those that lie farthest from both; what was cut off of theirs is reckoned in."""

LEAST_LEFT = 0.6
"""Of the noise's variance, where black and white cut it off: beyond that there is too little to reckon from."""

LEAST_CUT = 1.0
"""Noise of a lesser deviation, in 8-bit steps, is not reckoned with: next to nothing of it is cut off."""

FARTHEST = 6.0
"""In deviations: what lies farther from black and white loses nothing."""

MOST_MEANS = 500
"""So many patches tell how much of the noise was cut off."""

BIAS = 0.5
"""The smallest eigenvalue of a sample is below the true one; of independent patches by (1 - sqrt(dimensions / n))
squared. Ours overlap and are chosen by their calm: half of the root fits noise of 5, 15, 25 and 50 steps on CBSD68 and
McMaster (within 6 % in the mean, 0.8 steps on the pictures as they are)."""

AXES = np.array([[1, 1, 1], [1, 0, -1], [1, -2, 1]], np.float32)
AXES /= np.linalg.norm(AXES, axis=1, keepdims=True)
"""Lightness and two axes of colour, orthonormal. Noise of its own in each channel is equally strong on all three; noise
that is the same in all channels is 1.7 times as strong on the first, and that is what FFDNet has to be told of it."""


class _Level(NamedTuple):
    """Noise along an axis of colour: its deviation, and the means of the calm patches that tell it (n x C)."""

    sigma: float
    means: Floats


def read_white_noise(windows: Sequence[Floats]) -> float:
    """Measure the noise that neighbouring pixels do not share, as its deviation on the noisiest axis of colour.

    After Liu, Tanaka and Okutomi, "Single-image noise level estimation for blind denoising" (2013): the smallest
    eigenvalue of the covariance of patches without texture, which are chosen by the estimate before. Here on three axes
    of colour, and where black and white cut little off, which is reckoned in.

    Args:
        windows: Arrays of h x w x C, float32, 0..255; h and w at least `SIDE_PX`, or they are passed over. One channel
            is all three.

    Returns:
        In 8-bit steps; 0 for windows that are too small to tell.
    """
    fitting = [window for window in windows if min(window.shape[:2]) >= SIDE_PX]
    pixels = sum(window.shape[0] * window.shape[1] for window in fitting)
    stride = max(1, int(np.sqrt(pixels / PATCHES)))
    if not fitting:
        return 0.0
    # A photo without colours has nothing on the other axes.
    seen = AXES if any(window.shape[2] > 1 for window in fitting) else AXES[:1]
    axes = [np.concatenate([_patches(_along(window, axis), stride) for window in fitting]) for axis in seen]
    means = np.concatenate([_means(window, stride) for window in fitting])
    room = np.minimum(means.min(axis=1), 255 - means.max(axis=1))
    if len(room) < LEAST_PATCHES:
        return 0.0
    kept = np.ones(len(room), np.bool_)
    energies = [np.square(patches @ _gradients().T).sum(axis=1) for patches in axes]
    levels = [0.0, 0.0, 0.0]
    for _ in range(ROUNDS):
        found = [
            _level(patches[kept], energy[kept], means[kept]) for patches, energy in zip(axes, energies, strict=True)
        ]
        levels = [*_whole(found), 0.0, 0.0][: len(AXES)]
        now = _unclipped(room, levels)
        if np.array_equal(now, kept):
            break
        kept = now
    return max(levels)


def _unclipped(room: Floats, levels: Sequence[float]) -> NDArray[np.bool_]:
    """Which patches noise of these levels leaves unclipped."""
    sigma = _in_a_channel(levels)
    least = min(len(room), max(LEAST_UNCLIPPED, int(LEAST_UNCLIPPED_SHARE * len(room))))
    farthest = float(np.partition(room, len(room) - least)[len(room) - least])
    return np.asarray(room >= min(MOST_LIKELY_REACH * sigma, farthest), np.bool_)


def _in_a_channel(levels: Sequence[float]) -> float:
    """The deviation in each channel of noise of these levels on the axes."""
    in_color = max(levels[1:], default=0.0)
    return levels[0] / math.sqrt(3) if in_color < 0.3 * levels[0] else in_color


def _along(window: Floats, axis: Floats) -> Floats:
    """The values of a window on one axis of colour, h x w."""
    if window.shape[2] == 1:
        return np.asarray(window[:, :, 0] * axis.sum(), np.float32)
    return np.asarray(window @ axis, np.float32)


def _patches(plane: Floats, stride: int) -> Floats:
    """Every `stride`-th patch of a plane: n x 49."""
    views = np.lib.stride_tricks.sliding_window_view(plane, (SIDE_PX, SIDE_PX))[::stride, ::stride]
    return np.ascontiguousarray(views.reshape(-1, SIDE_PX * SIDE_PX))


def _means(window: Floats, stride: int) -> Floats:
    """The means of the same patches: n x C."""
    means = [_patches(window[:, :, channel], stride).mean(axis=1) for channel in range(window.shape[2])]
    return np.stack(means, axis=1)


def _level(patches: Floats, energy: Floats, means: Floats) -> _Level:
    """The noise in patches, most of which may hold texture, too; `energy`: of their gradients, `means`: n x C."""
    variance = _least_variance(patches)
    kept = means
    for _ in range(ROUNDS):
        is_calm = energy < variance * TEXTURE_LIMIT
        if np.count_nonzero(is_calm) < LEAST_PATCHES:
            break
        variance, kept = _least_variance(patches[is_calm]), means[is_calm]
    return _Level(math.sqrt(variance), kept[:: max(1, len(kept) // MOST_MEANS)])


def _whole(levels: Sequence[_Level]) -> list[float]:
    """The deviations on the axes of the noise of which black and white left these."""
    sigma = _in_a_channel([level.sigma for level in levels])
    if sigma < LEAST_CUT:
        return [level.sigma for level in levels]
    wholes = []
    for left, means in levels:
        factor = 1.0
        for _ in range(ROUNDS):
            below, above = (np.minimum(end / (sigma * factor), FARTHEST) for end in (means, 255 - means))
            share = _left_of_noise(below, above).mean()
            factor = 1 / math.sqrt(max(float(share), LEAST_LEFT))
        wholes.append(left * factor)
    return wholes


def _left_of_noise(below: Floats, above: Floats) -> Floats:
    """The variance that is left of noise of deviation 1 where it is cut off so far below and above its mean."""
    low, high = _beyond(below), _beyond(above)
    low_density, high_density = (np.exp(-np.square(end) / 2) / math.sqrt(2 * math.pi) for end in (below, above))
    mean = low_density - below * low - high_density + above * high
    square = below**2 * low + above**2 * high + (1 - low - high) - below * low_density - above * high_density
    return np.asarray(square - mean**2, np.float32)


def _beyond(distance: Floats) -> Floats:
    """The share of a normal distribution that lies farther than so many deviations to one side of its mean."""
    return np.asarray(np.interp(distance, *_normal()), np.float32)


@cache
def _normal() -> tuple[Floats, Floats]:
    distances = np.linspace(0.0, FARTHEST, 241, dtype=np.float32)
    return distances, np.array([math.erfc(distance / math.sqrt(2)) / 2 for distance in distances], np.float32)


def _least_variance(patches: Floats) -> float:
    # Each without its own mean, by which patches were chosen: of a flat photo that alone would vary least.
    bare = patches - patches.mean(axis=1, keepdims=True)
    bare -= bare.mean(axis=0)
    least = float(np.linalg.eigvalsh((bare.T @ bare / len(patches)).astype(np.float64))[1])
    return max(0.0, least) / float(1 - BIAS * np.sqrt(SIDE_PX**2 / len(patches))) ** 2


@cache
def _gradients() -> Floats:
    """Central differences across and down within a patch, as 70 x 49."""
    rows = []
    for y in range(SIDE_PX):
        for x in range(1, SIDE_PX - 1):
            row = np.zeros((SIDE_PX, SIDE_PX), np.float32)
            row[y, x - 1], row[y, x + 1] = -0.5, 0.5
            rows += [row.ravel(), row.T.ravel()]
    return np.array(rows)
