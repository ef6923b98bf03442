"""The frame that the crop tool begins with: what the recipe would keep."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from restorer.gui.viewmodels.camera import Spot, ViewSpan
from restorer.gui.viewmodels.layers import ArraySource, PhotoLayer, edge_transform

_ALL_BUT = 0.004
"""A frame that leaves out less than this share of a side is one around the whole photo."""


def proposed_corners(layers: Sequence[PhotoLayer], photo: ViewSpan) -> tuple[Spot, ...]:
    """The corners of the last layer whose place in the source is known.

    Args:
        layers: Those in the viewer.
        photo: The source's size.

    Returns:
        Clockwise from the upper left, counted from pixel edges; none where it is the whole photo, or not known.
    """
    known = [layer for layer in layers[1:] if layer.transform is not None and isinstance(layer.source, ArraySource)]
    if not known or not photo.width:
        return ()
    layer = known[-1]
    assert isinstance(layer.source, ArraySource)
    height, width = layer.source.pixels.shape[:2]
    matrix = edge_transform(layer.transform, (int(photo.width), int(photo.height)), (width, height))
    ends = np.array([(0, 0, 1), (width, 0, 1), (width, height, 1), (0, height, 1)], np.float64) @ matrix.T
    spots = [Spot(float(x / w), float(y / w)) for x, y, w in ends]
    middle = Spot(sum(spot.x for spot in spots) / 4, sum(spot.y for spot in spots) / 4)
    around = sorted(spots, key=lambda spot: math.atan2(spot.y - middle.y, spot.x - middle.x))
    first = min(range(4), key=lambda index: around[index].x + around[index].y)
    corners = tuple(around[first:] + around[:first])
    whole = ((0, 0), (photo.width, 0), (photo.width, photo.height), (0, photo.height))
    reach = _ALL_BUT * max(photo)
    is_whole = all(math.dist(corner, end) <= reach for corner, end in zip(corners, whole, strict=True))
    return () if is_whole else corners
