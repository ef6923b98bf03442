"""Takes crossing and branching lines apart: pixels hang together only while their direction changes slowly."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.steps.ridges import ANGLES

REACH = 3
"""Directions that hang together: this many neighbouring steps of the half turn's `ANGLES`."""


def label_strands(mask: NDArray[np.bool_], angle: NDArray[np.uint8]) -> tuple[int, NDArray[np.int32]]:
    """Label the strands of a mask.

    A curve that bends slowly stays one strand; where two lines cross, each keeps its own.

    Args:
        mask: h x w.
        angle: h x w, uint8: each pixel's direction, 0..ANGLES-1; the last is the first's neighbour.

    Returns:
        How many labels there are (0 is the ground), and h x w int32.
    """
    places = np.nonzero(mask)
    directions = angle[places].astype(np.int64)
    # Window w holds the directions w, w+1 ... w+REACH-1: its parts are strands while nothing turns farther.
    windows, offset = np.zeros((ANGLES, len(directions)), np.int64), 0
    part = np.zeros(mask.shape, np.uint8)
    for first in range(ANGLES):
        is_in = (directions - first) % ANGLES < REACH
        part[places] = is_in
        count, parts = cv2.connectedComponents(part, connectivity=8)
        windows[first] = parts[places] + offset
        offset += count
    # A pixel lies in several windows, and joins its parts there to one strand.
    pixels = np.arange(len(directions))
    own = windows[directions, pixels]
    links = [np.stack([own, windows[(directions - before) % ANGLES, pixels]]) for before in range(1, REACH)]
    joined = np.concatenate(links, axis=1)
    parent = list(range(offset))
    for pair in np.unique(joined[0] * offset + joined[1]).tolist():
        parent[_root(parent, pair // offset)] = _root(parent, pair % offset)
    roots = np.array([_root(parent, index) for index in range(offset)], np.int64)
    kept, compact = np.unique(roots[own], return_inverse=True)
    labels = np.zeros(mask.shape, np.int32)
    labels[places] = compact + 1
    return len(kept) + 1, labels


def _root(parent: list[int], index: int) -> int:
    """The last of the chain that begins here; the chain is shortened on the way."""
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index
