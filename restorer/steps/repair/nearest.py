"""The nearest neighbours of some places."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_PAIRS_AT_ONCE = 4_000_000


def nearest(places: NDArray[np.floating], count: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The places that lie nearest to each, every pair looked at: there are hundreds of marks, rarely thousands.

    Args:
        places: N x 2, x and y.
        count: How many for each, the place itself as the first among them; at most N.

    Returns:
        N x count distances, nearest first, the first of each 0; and N x count indices.
    """
    total = len(places)
    away, others = np.empty((total, count)), np.empty((total, count), np.int64)
    rows = max(1, _PAIRS_AT_ONCE // max(1, total))
    for first in range(0, total, rows):
        part = slice(first, min(total, first + rows))
        apart = places[part, np.newaxis].astype(np.float64) - places[np.newaxis]
        squared = (apart * apart).sum(axis=2)
        own = np.arange(part.start, part.stop)
        squared[own - first, own] = -1  # itself before another at the same place
        chosen = np.argpartition(squared, count - 1, axis=1)[:, :count]
        picked = np.take_along_axis(squared, chosen, axis=1)
        order = np.argsort(picked, axis=1, kind="stable")
        others[part] = np.take_along_axis(chosen, order, axis=1)
        away[part] = np.sqrt(np.maximum(np.take_along_axis(picked, order, axis=1), 0))
    return away, others
