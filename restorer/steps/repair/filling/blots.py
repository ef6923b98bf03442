"""Which holes are wide in both directions: what is painted for two tiles apart shows where they meet."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats, strips
from restorer.imaging.photo import Mask
from restorer.imaging.tiles import Bounds

CELL_PX = 8
DEPTH_CELLS = 2.0
"""A hole is a blot where it is at least so deep: some 32 pixels wide. Across a narrower one no seam was seen."""

_REACH_CELLS = 4
"""How far around its depth a blot goes; a line that runs into it is not part of it beyond."""


class Blot(NamedTuple):
    """A wide hole.

    Attributes:
        bounds: Where it lies, in pixels; its corners lie on cells.
        cells: Which cells of `bounds` it has a part in, h x w.
    """

    bounds: Bounds
    cells: NDArray[np.uint8]

    def covers(self, part: Bounds) -> NDArray[np.bool_]:
        """Returns which pixels of a part of `bounds` lie in its cells, h x w."""
        rows, columns = (np.arange(side.start, side.stop) // CELL_PX for side in part.within(self.bounds).slices)
        return np.asarray(self.cells[np.ix_(rows, columns)] > 0)


def blots_of(mask: Mask) -> list[Blot]:
    """Finds the blots of a mask (H x W, not 0 where pixels are missing), from the top down.

    The last few rows and columns that fill no cell belong to none.
    """
    share = share_of(mask, CELL_PX)
    deep = np.asarray(depth_of(share) >= DEPTH_CELLS, np.uint8)
    reach = np.ones((2 * _REACH_CELLS + 1, 2 * _REACH_CELLS + 1), np.uint8)
    cells = np.asarray(np.minimum(cv2.dilate(deep, reach), share > 0), np.uint8)
    _, labels, places, _ = cv2.connectedComponentsWithStats(cells, connectivity=8)
    blots = []
    for label, (left, top, width, height, _) in enumerate(places[1:], 1):
        place = (slice(top, top + height), slice(left, left + width))
        own = np.asarray(labels[place] == label, np.uint8)
        if (deep[place] & own).any():
            bounds = Bounds(*(int(number) * CELL_PX for number in (left, top, width, height)))
            blots.append(Blot(bounds, own))
    return blots


def depth_of(share: Floats) -> Floats:
    """Returns how far each cell that is missing whole lies from the nearest that is not, in cells, h x w.

    Beyond the rim all is known, so that a hole that covers everything has a depth, too.
    """
    framed = cv2.copyMakeBorder(np.asarray(share == 1, np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    return np.asarray(cv2.distanceTransform(framed, cv2.DIST_L2, 3)[1:-1, 1:-1], np.float32)


def share_of(mask: Mask, cell: int) -> Floats:
    """Returns the share of each cell of `cell` pixels a side that is missing, h x w; what fills no cell is left out."""
    height, width = max(1, mask.shape[0] // cell), max(1, mask.shape[1] // cell)
    share = np.empty((height, width), np.float32)
    for top, bottom in strips(height, width * cell * cell):
        block = (mask[top * cell : bottom * cell, : width * cell] > 0).astype(np.float32)
        share[top:bottom] = cv2.resize(block, (width, bottom - top), interpolation=cv2.INTER_AREA)
    return share
