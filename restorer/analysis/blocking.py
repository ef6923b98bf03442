"""Where JPEG's 8 x 8 blocks lie in a photo, and how far their borders stand out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats

_TAME = 12.0


class Phase(NamedTuple):
    """Where blocks begin: the first row and column, 0..7."""

    top: int
    left: int


def read_blockiness(windows: Sequence[Floats]) -> float:
    """The extra step at every eighth border of pixels against the borders between, in 8-bit steps; at least 0.

    The blocks may begin anywhere, since a photo may have been cut; steps over 12 are the picture's and count as 12.

    Args:
        windows: Arrays of h x w, float32, 0..255.
    """
    steps = _steps(windows)
    highest = steps.max(axis=1)
    # The second highest of the others: what the picture itself does at some phase by chance.
    usual = np.sort(steps, axis=1)[:, -2]
    return float(max(0.0, (highest - usual).min()))


def find_phases(windows: Sequence[Floats]) -> tuple[Phase, ...]:
    """Where the blocks probably begin: as the borders tell, and at the corner, where nothing was cut off.

    Args:
        windows: As in `read_blockiness`.
    """
    down, across = ((int(place) + 1) % 8 for place in _steps(windows).argmax(axis=1)[::-1])
    return Phase(down, across), Phase(0, 0)


def _steps(windows: Sequence[Floats]) -> NDArray[np.float64]:
    """The mean step at each of the eight places that a block's border may have: 2 x 8, across and down."""
    steps = np.zeros((2, 8))
    for window in windows:
        steps[0] += _by_phase(np.abs(np.diff(window, axis=1)))
        steps[1] += _by_phase(np.abs(np.diff(window, axis=0)).T)
    return steps / max(1, len(windows))


def _by_phase(steps: Floats) -> NDArray[np.float64]:
    tamed = np.minimum(steps, _TAME).mean(axis=0)
    return np.array([float(tamed[phase::8].mean()) if len(tamed) > phase else 0.0 for phase in range(8)])
