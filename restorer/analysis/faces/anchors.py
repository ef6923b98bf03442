"""What the face detector says at each of its places, read where a face is likely: boxes, chances and landmarks.

The network gives one map for each stride, of the numbers below for either of two squares (anchors) at each place. Of
some ten thousand anchors a handful are likely; only these are turned into pixels.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

STRIDES = (8, 16, 32)
MAPS = tuple(f"stride{stride}" for stride in STRIDES)
"""The names of the network's outputs."""

ANCHORS_PX = ((10, 20), (32, 64), (128, 256))
"""The sides of the two squares at each place, stride by stride: those that the weights were trained on."""

VARIANCES = (0.1, 0.2)
"""What places, and the logarithms of sizes, are given in, as shares of the anchor's size; landmarks as places."""

BOX, ODDS, MARKS = 4, 2, 10
"""Numbers for each anchor: the box; no face and face; x and y of five landmarks. A map has all boxes first, then all
odds, then all landmarks."""

_COUNT = 2
CHANNELS = _COUNT * (BOX + ODDS + MARKS)


class Likely(NamedTuple):
    """What is likely a face, in the network's pixels, counted from the corner of the first.

    Attributes:
        boxes: K x 4: left, top, right, bottom.
        chance: K, 0..1.
        landmarks: K x 5 x 2: x and y.
    """

    boxes: NDArray[np.float32]
    chance: NDArray[np.float32]
    landmarks: NDArray[np.float32]


def read_likely(maps: Mapping[str, NDArray[np.float32]], least: float) -> Likely:
    """The anchors that are a face with at least this probability, by stride, row, column and size.

    Args:
        maps: By the names in `MAPS`, each `CHANNELS` x h x w float32.
        least: A probability, 0..1.
    """
    least_odds = math.log(least / (1 - least)) if 0 < least < 1 else math.copysign(math.inf, least - 0.5)
    parts = [
        _read(maps[name], stride, sides, least_odds)
        for name, stride, sides in zip(MAPS, STRIDES, ANCHORS_PX, strict=True)
    ]
    return Likely(*(np.concatenate(values) for values in zip(*parts, strict=True)))


def _read(values: NDArray[np.float32], stride: int, sides: tuple[int, ...], least_odds: float) -> Likely:
    height, width = values.shape[1:]
    boxes, odds, marks = (
        part.reshape(_COUNT, -1, height, width)
        for part in np.split(values, (_COUNT * BOX, _COUNT * (BOX + ODDS)))
    )  # fmt: skip
    rows, columns, anchors = np.nonzero(np.moveaxis(odds[:, 1] - odds[:, 0] >= least_odds, 0, -1))
    size = np.array(sides, np.float32)[anchors][:, None]
    center = (np.stack((columns, rows), 1) + np.float32(0.5)) * np.float32(stride)
    box = boxes[anchors, :, rows, columns]
    middle = center + box[:, :2] * np.float32(VARIANCES[0]) * size
    reach = size * np.exp(box[:, 2:] * np.float32(VARIANCES[1])) / 2
    points = marks[anchors, :, rows, columns].reshape(-1, MARKS // 2, 2) * np.float32(VARIANCES[0]) * size[:, None]
    chosen = odds[anchors, :, rows, columns]
    chance = 1 / (1 + np.exp(chosen[:, 0] - chosen[:, 1]))
    return Likely(np.concatenate((middle - reach, middle + reach), 1), chance, center[:, None] + points)
