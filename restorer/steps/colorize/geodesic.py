"""Geodesic distances in a picture: how much lies on the best way from one place to all others."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from restorer.analysis.downscale import Floats


def geodesic_distances(features: Floats, starts: Sequence[tuple[int, int]]) -> Floats:
    """The least sum of squared differences on any way of neighbours, from each start to every place.

    Squared: one strong edge keeps two things apart, and the many small differences of a texture do not (Bai and Sapiro,
    "A geodesic framework for fast interactive image and video segmentation and matting", 2007).

    Args:
        features: h x w x K float32.
        starts: Row and column of N places.

    Returns:
        N x h x w float32.
    """
    away = np.full((len(starts), *features.shape[:2]), np.inf, np.float32)
    for index, (row, column) in enumerate(starts):
        away[index, row, column] = 0
    ways = []
    for first, second in _NEIGHBOURS:
        difference = features[first] - features[second]
        ways.append(((slice(None), *first), (slice(None), *second), (difference * difference).sum(axis=-1)))
    while True:
        before = away.copy()
        for first, second, cost in ways:
            np.minimum(away[first], away[second] + cost, out=away[first])
            np.minimum(away[second], away[first] + cost, out=away[second])
        if np.array_equal(away, before):
            return away


def reduced(planes: Floats, size: tuple[int, int]) -> Floats:
    """Means of h x w x K at another size (width, height); h' x w' x K float32."""
    # OpenCV resizes up to four channels at a time.
    parts = [
        cv2.resize(np.ascontiguousarray(planes[:, :, first : first + 4]), size, interpolation=cv2.INTER_AREA)
        for first in range(0, planes.shape[2], 4)
    ]
    return np.concatenate([part.reshape(size[1], size[0], -1) for part in parts], axis=2, dtype=np.float32)


_ALL, _FROM, _TO = slice(None), slice(1, None), slice(None, -1)
_NEIGHBOURS = (
    ((_ALL, _FROM), (_ALL, _TO)),
    ((_FROM, _ALL), (_TO, _ALL)),
    ((_FROM, _FROM), (_TO, _TO)),
    ((_FROM, _TO), (_TO, _FROM)),
)
