"""Connected components of a map of any size, labelled tile by tile and joined where tiles meet."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.imaging.tiles import Tile

Labels = NDArray[np.int32]
"""h x w; 0 is what belongs to no component."""

Numbers = NDArray[np.int64]


def label_core(is_in: NDArray[np.bool_], tile: Tile) -> tuple[int, Labels]:
    """Label a tile's core: how many components it has, and which pixel belongs to which (1, 2 ...).

    The same map gives the same labels each time, so that they need not be kept.

    Args:
        is_in: The tile's input, h x w.
        tile: Whose core is labelled; what lies in its halo belongs to other tiles.
    """
    core = np.ascontiguousarray(is_in[tile.core_in_input.slices]).astype(np.uint8)
    count, labels = cv2.connectedComponents(core, connectivity=8, ltype=cv2.CV_32S)
    return count - 1, np.asarray(labels, np.int32)


class Joiner:
    """Joins the components of neighbouring tiles into those of the whole map. Tiles come row by row.

    Attributes:
        first: For each tile that came, the number (in the whole map, from 0) of its first component.
    """

    def __init__(self) -> None:
        self.first: list[int] = []
        self._count = 0
        self._pairs: list[NDArray[np.int64]] = []
        self._rights: dict[tuple[int, int], Numbers] = {}
        self._bottoms: dict[tuple[int, int], Numbers] = {}

    def add(self, tile: Tile, labels: Labels, count: int) -> None:
        """Take a tile's labels, as `label_core` gives them."""
        first, core = self._count, tile.core
        self.first.append(first)
        self._count += count
        numbers = np.where(labels > 0, labels.astype(np.int64) + (first - 1), -1)
        self._meet(self._rights.pop((core.x, core.y), None), numbers[:, 0])
        self._meet(self._bottoms.pop((core.x, core.y), None), numbers[0])
        self._rights[core.right, core.y] = numbers[:, -1]
        self._bottoms[core.x, core.bottom] = numbers[-1]

    def roots(self) -> tuple[int, Numbers]:
        """How many components the whole map has, and for each tile's component which of them it belongs to."""
        parents = list(range(self._count))

        def root(number: int) -> int:
            while parents[number] != number:
                parents[number] = parents[parents[number]]
                number = parents[number]
            return number

        for one, other in np.concatenate(self._pairs).tolist() if self._pairs else ():
            low, high = sorted((root(one), root(other)))
            parents[high] = low
        roots = np.array([root(number) for number in range(self._count)], np.int64)
        kept, numbers = np.unique(roots, return_inverse=True)
        return len(kept), np.asarray(numbers, np.int64).reshape(-1)

    def _meet(self, before: Numbers | None, after: Numbers) -> None:
        if before is None:
            return
        length = min(len(before), len(after))
        for shift in (-1, 0, 1):
            one = before[max(0, shift) : length + min(0, shift)]
            other = after[max(0, -shift) : length + min(0, -shift)]
            touch = (one >= 0) & (other >= 0)
            if touch.any():
                self._pairs.append(np.unique(np.stack((one[touch], other[touch]), 1), axis=0))


def gather(
    values: NDArray[np.float64], owners: Numbers, count: int, ufunc: np.ufunc = np.add, start: float = 0.0
) -> NDArray[np.float64]:
    """Join the rows of tiles' components (N x K) into those of whole ones (count x K).

    Args:
        values: One row for each component of a tile.
        owners: Which whole component each belongs to.
        count: How many whole ones there are.
        ufunc: How two rows join: added, or the lesser or greater of each.
        start: What each begins with.
    """
    joined = np.full((count, values.shape[1]), start)
    ufunc.at(joined, owners, values)
    return joined
