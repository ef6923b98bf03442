"""How much grain and noise a photo has, and how coarse it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from restorer.steps.proxy import Floats

BLOCK_PX = 24
QUIETEST = 0.02
"""So many of the blocks are at most as noisy as one that is bare of structure: dark and lucky ones are among them."""

ALIKE = 1.6
"""Blocks up to this many times as noisy as that one are held to be bare as well."""

CLOSE = 1.3
SCATTERED, CROWDED = 0.03, 0.12
"""Grain lies alike over all bare blocks: this share of all blocks, and more, is within `CLOSE` of the quietest. Foliage
and cloth differ from block to block; at the lower share or below, nothing says that they are grain."""

SURE_AT_LEAST = 0.35

CLIPPED = (1.0, 254.0)
MOST_CLIPPED = 0.1
"""A block of which a larger share lies beyond these has lost its noise to black or white."""

MOST_BLOCKS = 6000


class Noise(NamedTuple):
    """Standard deviation in 8-bit steps, and correlation length in pixels: about 1 for white noise."""

    sigma: float
    grain_px: float


def read_noise(windows: Sequence[Floats]) -> Noise:
    """Measure noise where a photo has no structure.

    Each block has the quadratic surface that fits it best taken off. Where the blocks' remaining deviations begin,
    many lie close together, those that hold noise only; their median is the noise. In a photo that is texture all
    over few do: then only a part of it is held to be noise, since grain that stays does less harm than foliage that
    goes. Grain is correlated: detail filters would see too little.

    Args:
        windows: Arrays of h x w, float32, 0..255.
    """
    blocks = np.concatenate([_blocks(window) for window in windows])
    if len(blocks) > MOST_BLOCKS:
        blocks = blocks[:: -(-len(blocks) // MOST_BLOCKS)]
    is_clipped = (blocks <= CLIPPED[0]) | (blocks >= CLIPPED[1])
    bare = blocks[is_clipped.mean(axis=(1, 2)) <= MOST_CLIPPED]
    if len(bare) == 0:
        return Noise(0.0, 1.0)
    rest = _without_surface(bare)
    sigmas = rest.std(axis=(1, 2))
    quietest = np.sort(sigmas)[min(len(sigmas) - 1, 1 + int(QUIETEST * len(sigmas)))]
    is_quiet = sigmas <= ALIKE * quietest
    crowd = float((sigmas <= CLOSE * quietest).mean())
    sure = SURE_AT_LEAST + (1 - SURE_AT_LEAST) * float(np.clip((crowd - SCATTERED) / (CROWDED - SCATTERED), 0, 1))
    return Noise(sure * float(np.median(sigmas[is_quiet])), _grain(rest[is_quiet]))


def _blocks(window: Floats) -> Floats:
    rows, columns = window.shape[0] // BLOCK_PX, window.shape[1] // BLOCK_PX
    inner = window[: rows * BLOCK_PX, : columns * BLOCK_PX]
    shaped = inner.reshape(rows, BLOCK_PX, columns, BLOCK_PX).swapaxes(1, 2)
    return np.ascontiguousarray(shaped).reshape(-1, BLOCK_PX, BLOCK_PX)


def _without_surface(blocks: Floats) -> Floats:
    """Blocks without the quadratic surface that fits each best."""
    axis = np.linspace(-1, 1, BLOCK_PX)
    y, x = np.meshgrid(axis, axis, indexing="ij")
    terms = np.stack([np.ones_like(x), x, y, x * x, y * y, x * y], axis=-1).reshape(-1, 6)
    basis = np.asarray(np.linalg.qr(terms)[0], np.float32)
    flat = blocks.reshape(len(blocks), -1)
    return np.asarray((flat - (flat @ basis) @ basis.T).reshape(blocks.shape), np.float32)


def _grain(quiet: NDArray[np.float32]) -> float:
    """Where the autocorrelation of the noise falls to 1/e, in pixels, taking it for Gaussian."""
    power = float((quiet * quiet).mean())
    if power < 0.02:
        return 1.0
    beside = (quiet[:, :, 1:] * quiet[:, :, :-1]).mean() + (quiet[:, 1:] * quiet[:, :-1]).mean()
    correlation = float(beside) / 2 / power
    if correlation <= 0.35:
        return 1.0
    return float(min(8.0, 1 / np.sqrt(-np.log(min(0.98, correlation)))))
