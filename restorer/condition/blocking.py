"""Traces of JPEG's 8 x 8 blocks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from restorer.steps.proxy import Floats

SEEN = 0.25
"""Blockiness from which a photo that is no JPEG now is held to have been one."""

_TAME = 12.0


def read_blockiness(windows: Sequence[Floats]) -> float:
    """The extra step at every eighth border of pixels against the borders between, in 8-bit steps; at least 0.

    The blocks may begin anywhere, since a photo may have been cut; steps over 12 are the picture's and count as 12.

    Args:
        windows: Arrays of h x w, float32, 0..255.
    """
    steps = np.zeros((2, 8))
    for window in windows:
        steps[0] += _by_phase(np.abs(np.diff(window, axis=1)))
        steps[1] += _by_phase(np.abs(np.diff(window, axis=0)).T)
    steps /= max(1, len(windows))
    highest = steps.max(axis=1)
    # The second highest of the others: what the picture itself does at some phase by chance.
    usual = np.sort(steps, axis=1)[:, -2]
    return float(max(0.0, (highest - usual).min()))


def _by_phase(steps: Floats) -> NDArray[np.float64]:
    """The mean step at each of the eight places that a block's border may have."""
    tamed = np.minimum(steps, _TAME).mean(axis=0)
    return np.array([float(tamed[phase::8].mean()) if len(tamed) > phase else 0.0 for phase in range(8)])


def guess_quality(blockiness: float) -> int | None:
    """The JPEG quality, 1..100, that usually leaves this much; None where hardly any is seen."""
    if blockiness < SEEN:
        return None
    return int(np.clip(round(82 - 30 * blockiness), 5, 82))
