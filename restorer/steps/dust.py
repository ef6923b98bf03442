"""Dust and cracks in a photo that is full of them: what a network is sure of, on plain ground."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Mask, Pixels
from restorer.steps.proxy import Floats, grey_of, reduce_to, strips

LONGEST_PX = 1280
"""The search is on a copy of at most this size: dust that is not seen there is not seen."""

SURE, LIKELY = 0.9, 0.5
"""Of the network's certainty: a mark needs the first at its core, and ends where it falls below the second."""

AROUND_PX = 6.0
KNOWN_GROUND = 0.25
PLAIN = 9.0
"""The ground is plain where its standard deviation, of 255, is below this."""

CLEAR, VISIBLE = 4.0, 1.0
"""How many of the ground's standard deviations a mark is lighter than it: at its core, and at its ends."""

LEAST_CORE_PX = 3
LEAST_CORE_SHARE = 0.3
LEAST_PLAIN_SHARE = 0.6
SPECK_PX = 30
NARROW_PX = 5.0

CROWD = 700.0
LEAST_SPECKS = 20
MOST_SHARE = 0.04
"""A photo is full of dust with `CROWD` times (1 - sensitivity) specks on each megapixel of plain ground, and with so
many in all. Below, a speck may as well be a daisy, a catchlight or a distant window: nothing is taken. Nor where more
than `MOST_SHARE` of the photo would go: then it is a photo of stars, or of snow."""


class Dust(NamedTuple):
    """How many marks of each kind were found."""

    specks: int
    lines: int


class _Marks(NamedTuple):
    """Connected marks: their labels (0 is none), and for each label what it is taken for."""

    labels: NDArray[np.int32]
    is_speck: NDArray[np.bool_]
    is_line: NDArray[np.bool_]


def find_dust(pixels: Pixels, opinion: Pixels, *, sensitivity: float, widest_share: float, out: Mask) -> Dust | None:
    """Mark light dust and cracks, if the photo is so full of them that they cannot be anything else.

    Only light marks: dust and scratches on a print or a negative's scan come out light far more often than dark, and
    dark lines on plain ground are mostly ropes and wires before a sky.

    Args:
        pixels: H x W x C, uint8 or uint16; may be memory-mapped.
        opinion: H x W x 1, uint8 or uint16: how sure a network is that each pixel is damaged, over its full range.
        sensitivity: 0 asks for twice the dust that 0.5 does, 1 for none.
        widest_share: How wide a crack may be, as a share of the longer side.
        out: H x W uint8; marks are added to what it holds.

    Returns:
        How much was added, or None where the photo is not full of dust.
    """
    luma = 255 * grey_of(reduce_to(pixels, LONGEST_PX))
    certainty = reduce_to(opinion, LONGEST_PX)[:, :, 0]
    widest_px = max(NARROW_PX, widest_share * max(luma.shape))
    marks, plain_share = _marks(np.ascontiguousarray(luma), np.ascontiguousarray(certainty), widest_px)
    specks = int(marks.is_speck.sum())
    plain_megapixels = luma.size * plain_share / 1e6
    if specks < LEAST_SPECKS or specks < CROWD * (1 - sensitivity) * plain_megapixels:
        return None
    taken = marks.is_speck | marks.is_line
    small = cv2.dilate(taken[marks.labels].astype(np.uint8) * 255, np.ones((3, 3), np.uint8))
    if np.count_nonzero(small) > MOST_SHARE * small.size:
        return None
    _add_enlarged(np.asarray(small, np.uint8), out)
    return Dust(specks, int(marks.is_line.sum()))


def _marks(luma: Floats, certainty: Floats, widest_px: float) -> tuple[_Marks, float]:
    """The marks on plain ground, and how much of the photo is plain ground."""
    ground = (certainty < 0.3).astype(np.float32)
    known = _around(ground) + np.float32(1e-3)
    level = _around(luma * ground) / known
    spread = np.sqrt(_around((luma - level) ** 2 * ground) / known)
    above = (luma - level) / np.sqrt(spread**2 + 9)
    is_plain = (spread < PLAIN) & (known > KNOWN_GROUND)
    is_core = (certainty >= SURE) & (above >= CLEAR) & is_plain
    is_mark = ((certainty >= LIKELY) & (above >= VISIBLE)).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(is_mark, connectivity=8)
    areas = stats[:, cv2.CC_STAT_AREA].astype(np.int64)
    cores = np.bincount(labels[is_core], minlength=count)
    plain = np.bincount(labels[is_plain], minlength=count)
    widths = np.zeros(count, np.float32)
    np.maximum.at(widths, labels.ravel(), 2 * cv2.distanceTransform(is_mark, cv2.DIST_L2, 3).ravel())
    is_sure = (cores >= LEAST_CORE_PX) & (cores >= LEAST_CORE_SHARE * areas) & (plain >= LEAST_PLAIN_SHARE * areas)
    is_sure &= widths <= widest_px
    is_sure[0] = False
    is_speck = is_sure & (areas <= SPECK_PX) & (widths <= NARROW_PX)
    return _Marks(np.asarray(labels, np.int32), is_speck, is_sure & ~is_speck), float(is_plain.mean())


def _around(values: Floats) -> Floats:
    return np.asarray(cv2.GaussianBlur(values, (0, 0), AROUND_PX), np.float32)


def _add_enlarged(small: Mask, out: Mask) -> None:
    """Add a mask of the reduced copy to one of the photo, strip by strip."""
    height, width = out.shape
    factor = max(1, max(height, width) // max(small.shape))
    # What fills no whole cell of the copy, at the right and the bottom, lies under no mark.
    rows, columns = min(height, small.shape[0] * factor), min(width, small.shape[1] * factor)
    for top, bottom in strips(rows, columns):
        y = np.arange(top, bottom) // factor
        x = np.arange(columns) // factor
        target = out[top:bottom, :columns]
        np.maximum(target, small[np.ix_(y, x)], out=target)
