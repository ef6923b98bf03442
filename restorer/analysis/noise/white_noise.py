"""How strong noise is, told from texture by statistics of small patches: what a denoiser that must be told is told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

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
are too few, those that lie farthest from both."""

BIAS = 0.5
"""The smallest eigenvalue of a sample is below the true one; of independent patches by (1 - sqrt(dimensions / n))
squared. Ours overlap and are chosen by their calm: half of the root fits noise of 5, 15, 25 and 50 steps on CBSD68 and
McMaster (within 4 % in the mean, 0.7 steps on the pictures as they are)."""

AXES = np.array([[1, 1, 1], [1, 0, -1], [1, -2, 1]], np.float32)
AXES /= np.linalg.norm(AXES, axis=1, keepdims=True)
"""Lightness and two axes of colour, orthonormal. Noise of its own in each channel is equally strong on all three; noise
that is the same in all channels is 1.7 times as strong on the first, and that is what FFDNet has to be told of it."""


def read_white_noise(windows: Sequence[Floats]) -> float:
    """Measure the noise that neighbouring pixels do not share, as its deviation on the noisiest axis of colour.

    After Liu, Tanaka and Okutomi, "Single-image noise level estimation for blind denoising" (2013): the smallest
    eigenvalue of the covariance of patches without texture, which are chosen by the estimate before. Here on three axes
    of colour, and where black and white cut nothing off.

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
    room = np.concatenate([_room(window, stride) for window in fitting])
    if len(room) < LEAST_PATCHES:
        return 0.0
    kept = np.ones(len(room), np.bool_)
    energies = [np.square(patches @ _gradients().T).sum(axis=1) for patches in axes]
    levels = [0.0, 0.0, 0.0]
    for _ in range(ROUNDS):
        found = [_level(patches[kept], energy[kept]) for patches, energy in zip(axes, energies, strict=True)]
        levels = [*found, 0.0, 0.0][: len(AXES)]
        now = _unclipped(room, levels)
        if np.array_equal(now, kept):
            break
        kept = now
    return max(levels)


def _unclipped(room: Floats, levels: Sequence[float]) -> NDArray[np.bool_]:
    """Which patches noise of these levels leaves unclipped."""
    is_gray = max(levels[1:]) < 0.3 * levels[0]
    sigma = levels[0] / np.sqrt(3) if is_gray else max(levels[1:])
    least = min(len(room), max(LEAST_UNCLIPPED, int(LEAST_UNCLIPPED_SHARE * len(room))))
    farthest = float(np.partition(room, len(room) - least)[len(room) - least])
    return np.asarray(room >= min(MOST_LIKELY_REACH * sigma, farthest), np.bool_)


def _along(window: Floats, axis: Floats) -> Floats:
    """The values of a window on one axis of colour, h x w."""
    if window.shape[2] == 1:
        return np.asarray(window[:, :, 0] * axis.sum(), np.float32)
    return np.asarray(window @ axis, np.float32)


def _patches(plane: Floats, stride: int) -> Floats:
    """Every `stride`-th patch of a plane: n x 49."""
    views = np.lib.stride_tricks.sliding_window_view(plane, (SIDE_PX, SIDE_PX))[::stride, ::stride]
    return np.ascontiguousarray(views.reshape(-1, SIDE_PX * SIDE_PX))


def _room(window: Floats, stride: int) -> Floats:
    """How far the means of the same patches lie from black and white, over all channels."""
    means = [_patches(window[:, :, channel], stride).mean(axis=1) for channel in range(window.shape[2])]
    return np.asarray(np.minimum(np.min(means, axis=0), 255 - np.max(means, axis=0)), np.float32)


def _level(patches: Floats, energy: Floats) -> float:
    """The deviation of the noise in patches, most of which may hold texture, too; `energy`: of their gradients."""
    variance = _least_variance(patches)
    for _ in range(ROUNDS):
        calm = patches[energy < variance * TEXTURE_LIMIT]
        if len(calm) < LEAST_PATCHES:
            break
        variance = _least_variance(calm)
    return float(np.sqrt(variance))


def _least_variance(patches: Floats) -> float:
    centred = patches - patches.mean(axis=0)
    least = float(np.linalg.eigvalsh((centred.T @ centred / len(patches)).astype(np.float64))[0])
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
