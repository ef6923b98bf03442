"""How much grain and noise a photo has, and how coarse it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats

BLOCK_PX = 16
_TERMS = 6

CLIPPED = (1.0, 254.0)
MOST_CLIPPED = 0.02
"""A block of which a larger share lies beyond these has lost a part of its noise to black or white."""

MID_TONES = (25.0, 232.0)
REACH = 2.5
"""Noise is read in blocks of mid-tones whose values stay clear of the ends by so many of their own deviations: blacks
and whites that are nearly clipped are quiet in any photo."""

ZONES = 5
LEAST_BLOCKS, LEAST_SHARE = 16, 0.03
"""A zone of tones speaks where it holds so many blocks, and this share of all that are asked."""

QUIETEST = 0.03
ALIKE = 1.4
"""The noise of a zone is the median of the blocks that are at most this many times as noisy as its quietest 3 %."""

MOST_UNEVEN = 1.3
"""Grain differs between tones, but hardly more than so: a zone above that is texture."""

CLOSE = 1.35
CROWD = (0.06, 0.20)
"""Grain lies alike over all bare blocks: this share of them, and more, is within `CLOSE` of the noise. Foliage and
cloth differ from block to block."""

COHERENCE = (0.36, 0.25)
UNEVENNESS = (2.1, 1.75)
KURTOSIS = (4.6, 3.7)
"""What tells grain from texture within a block: it has no direction (coherence of its gradients, 0..1), is as strong in
each quarter (largest over smallest deviation), and has few outliers (3 for Gaussian noise). Medians over the quiet
blocks; each belief falls from all at the second value to none at the first. Of 25 old photos with grain that can be
seen at 200 %, 20 lie beyond all three second values; of 31 sound photos of water, rock, leaves and walls that read
above 2.5 by their deviations alone, 25 do not. (Skin seen closely, of which portraits are full, cannot be told from
grain.)"""

SURE_AT_LEAST = 0.25
"""What is not believed to be noise counts as so much of it, since grain that stays does less harm than texture that
goes."""

MOST_BLOCKS = 8000
_NOTHING = 1e-3


class Noise(NamedTuple):
    """Standard deviation in 8-bit steps, and correlation length in pixels: about 1 for white noise."""

    sigma: float
    grain_px: float


class _Blocks(NamedTuple):
    """What is left of each block without its smooth part (n x 16 x 16), its mean, and its deviation."""

    rest: Floats
    means: Floats
    sigmas: Floats


def read_noise(windows: Sequence[Floats]) -> Noise:
    """Measure noise where a photo has mid-tones and no structure.

    Each block has the quadratic surface that fits it best taken off. In each of five zones of tones the blocks are
    sought where the remaining deviations begin: those hold noise only. Grain depends on the tone, so the zones' median
    is the noise, as far as they agree. It is believed where many blocks lie close together and look like noise. Grain
    is correlated: filters for fine detail would see too little of it.

    Args:
        windows: Arrays of h x w, float32, 0..255.
    """
    blocks = _measured(np.concatenate([_cut(window) for window in windows]))
    if len(blocks.sigmas) == 0:
        return Noise(0.0, 1.0)
    zones = _zones(blocks)
    levels, weights = np.array([level for level, _ in zones]), np.array([weight for _, weight in zones])
    usual = _weighted_median(levels, weights)
    sigma = min(usual, MOST_UNEVEN * float(levels.min()))
    quiet = blocks.rest[blocks.sigmas <= ALIKE * sigma]
    crowd = float((blocks.sigmas <= CLOSE * sigma).mean())
    belief = _between(crowd, CROWD) * _likeness(quiet)
    grain_px = _grain(quiet)
    return Noise((SURE_AT_LEAST + (1 - SURE_AT_LEAST) * belief) * sigma * _taken_along(grain_px), grain_px)


def _taken_along(grain_px: float) -> float:
    """By how much noise is larger than what is left of it: a surface fits coarse grain, too, and takes some off."""
    if grain_px <= 1:
        return 1.0
    # As many independent values as a block has areas of grain, pi times its length squared.
    lost = min(0.6, _TERMS * np.pi * grain_px**2 / BLOCK_PX**2)
    return float(np.sqrt((1 - _TERMS / BLOCK_PX**2) / (1 - lost)))


def _likeness(quiet: Floats) -> float:
    """How far blocks that should hold nothing but noise look like it, 0..1."""
    power = (quiet * quiet).mean(axis=(1, 2))
    quiet, power = quiet[power > _NOTHING], power[power > _NOTHING]
    if len(quiet) == 0:
        return 1.0
    # Differences of pixels that lie apart: those of neighbours share a pixel, and white noise would have a direction.
    across, down = quiet[:, 1:-1, 2:] - quiet[:, 1:-1, :-2], quiet[:, 2:, 1:-1] - quiet[:, :-2, 1:-1]
    xx, yy, xy = ((one * other).mean(axis=(1, 2)) for one, other in ((across, across), (down, down), (across, down)))
    coherence = np.sqrt((xx - yy) ** 2 + 4 * xy**2) / (xx + yy)
    half = BLOCK_PX // 2
    quarters = (quiet.reshape(-1, 2, half, 2, half) ** 2).mean(axis=(2, 4)).reshape(-1, 4)
    unevenness = np.sqrt(quarters.max(axis=1) / np.maximum(quarters.min(axis=1), _NOTHING))
    kurtosis = (quiet**4).mean(axis=(1, 2)) / power**2
    seen = ((coherence, COHERENCE), (unevenness, UNEVENNESS), (kurtosis, KURTOSIS))
    return float(np.prod([_between(float(np.median(values)), limits) for values, limits in seen]))


def _between(value: float, limits: tuple[float, float]) -> float:
    """0 at the first limit or beyond, 1 at the second."""
    return float(np.clip((value - limits[0]) / (limits[1] - limits[0]), 0, 1))


def _cut(window: Floats) -> Floats:
    rows, columns = window.shape[0] // BLOCK_PX, window.shape[1] // BLOCK_PX
    inner = window[: rows * BLOCK_PX, : columns * BLOCK_PX]
    shaped = inner.reshape(rows, BLOCK_PX, columns, BLOCK_PX).swapaxes(1, 2)
    return np.ascontiguousarray(shaped).reshape(-1, BLOCK_PX * BLOCK_PX)


def _measured(values: Floats) -> _Blocks:
    """The blocks that can tell something of noise: those in mid-tones, or, where hardly any are, all that are whole."""
    if len(values) > MOST_BLOCKS:
        values = values[:: -(-len(values) // MOST_BLOCKS)]
    is_clipped = (values <= CLIPPED[0]) | (values >= CLIPPED[1])
    values = values[is_clipped.mean(axis=1) <= MOST_CLIPPED]
    rest = values - (values @ _surface()) @ _surface().T
    means = values.mean(axis=1)
    sigmas = np.sqrt((rest * rest).sum(axis=1) / (BLOCK_PX * BLOCK_PX - _TERMS))
    reach = REACH * sigmas
    is_mid = (means > MID_TONES[0]) & (means < MID_TONES[1])
    is_mid &= (means - reach > CLIPPED[0]) & (means + reach < CLIPPED[1])
    if is_mid.sum() < LEAST_BLOCKS:
        is_mid[:] = True
    return _Blocks(rest[is_mid].reshape(-1, BLOCK_PX, BLOCK_PX), means[is_mid], sigmas[is_mid])


@cache
def _surface() -> Floats:
    """An orthonormal basis of the quadratic surfaces over a block: 256 x 6."""
    axis = np.linspace(-1, 1, BLOCK_PX)
    y, x = np.meshgrid(axis, axis, indexing="ij")
    terms = np.stack([np.ones_like(x), x, y, x * x, y * y, x * y], axis=-1).reshape(-1, _TERMS)
    return np.asarray(np.linalg.qr(terms)[0], np.float32)


def _zones(blocks: _Blocks) -> list[tuple[float, int]]:
    """For each zone of tones that speaks: its noise, and how many blocks it holds."""
    zone = ((blocks.means - MID_TONES[0]) / (MID_TONES[1] - MID_TONES[0]) * ZONES).astype(int)
    found = []
    for number in range(ZONES):
        sigmas = blocks.sigmas[zone == number]
        if len(sigmas) >= max(LEAST_BLOCKS, LEAST_SHARE * len(blocks.sigmas)):
            found.append((_start(sigmas), len(sigmas)))
    return found or [(_start(blocks.sigmas), len(blocks.sigmas))]


def _start(sigmas: Floats) -> float:
    """Where the deviations begin."""
    quietest = float(np.sort(sigmas)[min(len(sigmas) - 1, 1 + int(QUIETEST * len(sigmas)))])
    return float(np.median(sigmas[sigmas <= ALIKE * quietest]))


def _weighted_median(values: NDArray[np.float64], weights: NDArray[np.int64]) -> float:
    order = np.argsort(values)
    reached = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(reached, reached[-1] / 2)])


def _grain(quiet: Floats) -> float:
    """Where the autocorrelation of the noise falls to 1/e, in pixels, taking it for Gaussian."""
    power = float((quiet * quiet).mean()) if len(quiet) else 0.0
    if power < 0.02:
        return 1.0
    beside = (quiet[:, :, 1:] * quiet[:, :, :-1]).mean() + (quiet[:, 1:] * quiet[:, :-1]).mean()
    correlation = float(beside) / 2 / power
    if correlation <= 0.35:
        return 1.0
    return float(min(8.0, 1 / np.sqrt(-np.log(min(0.98, correlation)))))
