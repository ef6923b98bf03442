"""What a network takes for damage, for somebody who has looked and asks for more than what is certain."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from restorer.imaging.photo import Extent, Mask, Pixels
from restorer.imaging.tiles import plan_tiles

CERTAIN_ONLY = 0.5
"""Up to this sensitivity the network is only asked whether it agrees with what was found otherwise."""

AT_FIRST, AT_LAST = 0.95, 0.5
"""How sure the network must be just above that, and at sensitivity 1."""

LEAST_PX = 4
LINE_PX = 12
MOST_SHARE = 0.12
"""Where it takes more of the photo than this for damage, it has taken the picture itself."""

TILE = 1024
HALO = 32


class Believed(NamedTuple):
    """How many marks of each kind were added."""

    specks: int
    lines: int


def add_believed(opinion: Pixels, *, sensitivity: float, out: Mask) -> Believed:
    """Mark what the network is sure enough of.

    Args:
        opinion: H x W x 1, uint8 or uint16 over its full range: how sure a network is that each pixel is damaged.
        sensitivity: 0..1; nothing is marked up to `CERTAIN_ONLY`.
        out: H x W uint8; marks are added to what it holds. Like `opinion` it may be memory-mapped.
    """
    if sensitivity <= CERTAIN_ONLY:
        return Believed(0, 0)
    share = (sensitivity - CERTAIN_ONLY) / (1 - CERTAIN_ONLY)
    level = (AT_FIRST + share * (AT_LAST - AT_FIRST)) * np.iinfo(opinion.dtype).max
    height, width = out.shape
    tiles = plan_tiles(Extent(width, height), TILE, HALO)
    if sum(int((opinion[tile.core.slices] >= level).sum()) for tile in tiles) > MOST_SHARE * out.size:
        return Believed(0, 0)
    specks = lines = 0
    for tile in tiles:
        is_mark = (opinion[tile.input.slices][:, :, 0] >= level).astype(np.uint8)
        _, labels, stats, centres = cv2.connectedComponentsWithStats(is_mark, connectivity=8)
        is_large = stats[:, cv2.CC_STAT_AREA] >= LEAST_PX
        is_large[0] = False
        marks = np.asarray(cv2.dilate(is_large[labels].astype(np.uint8) * 255, np.ones((3, 3), np.uint8)), np.uint8)
        target = out[tile.core.slices]
        np.maximum(target, marks[tile.core_in_input.slices], out=target)
        x, y = centres[:, 0] + tile.input.x, centres[:, 1] + tile.input.y
        # Each mark is counted where its middle is.
        is_here = is_large & (x >= tile.core.x) & (x < tile.core.right) & (y >= tile.core.y) & (y < tile.core.bottom)
        is_line = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) >= LINE_PX
        lines += int((is_here & is_line).sum())
        specks += int((is_here & ~is_line).sum())
    return Believed(specks, lines)
