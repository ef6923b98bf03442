"""What speaks for and against a mark being damage, measured where it lies: its sums over a tile's components."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats, gray_of
from restorer.imaging.photo import Pixels
from restorer.imaging.tiles import Tile
from restorer.steps.repair.components import Labels, Numbers, gather

SURE, SUREST = 0.9, 0.99
"""Of the network's certainty."""

RIM_PX = 2
"""A mark's soft rim, which is left out of the ground around it."""

GROUND_PX = 3.0
"""The deviation of the Gaussian over which the ground beside a mark is averaged; in the middle of wide marks, where it
meets none, four and sixteen times as much."""

CROWD_PX = 33
"""The side of the square in which other marks and doubts are counted."""

WIDE_PX, WIDE_CELL_PX = 12.0, 4
"""The deviation of the Gaussian over which it is weighed how busy the photo is around a mark, and how finely."""

SIDES_PX = (2.5, 7.0)
"""How far beyond a mark's rim the ground on either side of it is compared."""

SUMS = (
    "area", "x", "y", "xx", "yy", "xy", "chance", "sure", "surest", "tone", "tone2", "contrast", "apart", "ground",
    "ground2", "rough", "crowd", "doubt", "rim", "rim_slope", "ridge", "ridge_px", "parted", "edged",
    "wide_rough", "busy", "edge_near",
)  # fmt: skip
"""What is added up over a component's pixels; tones and slopes are in shares of the range.

`contrast`: how much lighter than the ground. `apart`: the same without its sign. `rough`: the ground's deviation.
`crowd` and `doubt`: the share of the square around that marks, and the network's doubts, cover. `rim`: pixels at the
rim, `rim_slope` how steep they are. `ridge`: pixels along the middle, `ridge_px` half the width there, `parted` how far
the grounds on either side differ, `edged` how steep they are across. `wide_rough`: the ground's deviation over a wide
area, `busy` its mean slope there, and `edge_near` its steepest slope near by.
"""

PEAKS = ("chance", "half_px", "apart", "slope")
"""What is the most of a component's pixels: the network's certainty, half the width, the contrast, the slope."""

SOME = np.float32(1e-6)

INDEX = {name: place for place, name in enumerate(SUMS)}


class Traits(NamedTuple):
    """Of a tile's components, one row each.

    Attributes:
        sums: N x len(SUMS) float64.
        boxes: N x 4 float64: first column, first row, last column, last row, negated the latter two (so that all four
            join by their least).
        peaks: N x len(PEAKS) float64.
    """

    sums: NDArray[np.float64]
    boxes: NDArray[np.float64]
    peaks: NDArray[np.float64]

    @classmethod
    def none(cls) -> Traits:
        """Those of no component."""
        return cls(np.zeros((0, len(SUMS))), np.zeros((0, 4)), np.zeros((0, len(PEAKS))))

    @classmethod
    def unmeasured(cls, count: int) -> Traits:
        """Those of components that nobody needs to know more of: nothing that joins others' is changed by them."""
        return cls(np.zeros((count, len(SUMS))), np.full((count, 4), np.inf), np.zeros((count, len(PEAKS))))

    @classmethod
    def joined(cls, parts: Sequence[Traits], owners: Numbers, count: int) -> Traits:
        """Those of whole components, of which each tile holds a part; `owners` and `count` as `Joiner.roots` gives."""
        sums, boxes, peaks = (np.concatenate(columns) for columns in zip(*parts, strict=True))
        return cls(
            gather(sums, owners, count),
            gather(boxes, owners, count, np.minimum, np.inf),
            gather(peaks, owners, count, np.maximum),
        )


def measure(
    pixels: Pixels, chance: Floats, is_mark: NDArray[np.bool_], tile: Tile, labels: Labels, count: int
) -> Traits:
    """Measure a tile's components.

    Args:
        pixels: The photo, H x W x C, C = 1 or 3, uint8 or uint16.
        chance: The network's certainty in the tile's input, h x w, 0..1.
        is_mark: Where in the input there are marks.
        tile: Which.
        labels: As `components.label_core` gives them.
        count: How many components there are.
    """
    values = pixels[tile.input.slices].astype(np.float32) / np.float32(np.iinfo(pixels.dtype).max)
    tone = gray_of(values)
    marked = is_mark.astype(np.uint8)
    side = 2 * RIM_PX + 1
    free = 1.0 - cv2.dilate(marked, np.ones((side, side), np.uint8)).astype(np.float32)
    ground, rough = _ground(tone, free)
    top, left = tile.core.y - tile.input.y, tile.core.x - tile.input.x
    rows, columns = np.nonzero(labels)
    owners = labels[rows, columns].astype(np.int64) - 1
    y, x = rows + top, columns + left

    depth = np.asarray(
        cv2.distanceTransform(cv2.copyMakeBorder(marked, 1, 1, 1, 1, cv2.BORDER_REPLICATE), cv2.DIST_L2, 3), np.float32
    )[1:-1, 1:-1]
    deepest = np.asarray(cv2.dilate(depth, np.ones((3, 3), np.uint8)), np.float32)
    slope_x, slope_y = (cv2.Sobel(tone, cv2.CV_32F, *order, scale=1 / 8) for order in ((1, 0), (0, 1)))
    doubted = ((chance > 0.15) & (chance < SURE)).astype(np.float32)
    crowd, doubt = (_around(part) for part in (marked.astype(np.float32), doubted))
    slope = np.hypot(slope_x, slope_y)
    wide_rough, busy, edge_near = _wide(tone, slope, free)

    sure = chance[y, x]
    here, base = tone[y, x], ground[y, x]
    is_rim, is_ridge = depth[y, x] < 1.5, depth[y, x] >= 0.95 * deepest[y, x]
    parted, edged = np.zeros_like(sure), np.zeros_like(sure)
    parted[is_ridge], edged[is_ridge] = _sides(chance, ground, x[is_ridge], y[is_ridge], deepest)
    cells = y // WIDE_CELL_PX, x // WIDE_CELL_PX
    far_x, far_y = columns + tile.core.x, rows + tile.core.y
    measured = {
        "area": np.ones_like(sure), "x": far_x, "y": far_y, "xx": far_x.astype(float) ** 2,
        "yy": far_y.astype(float) ** 2, "xy": far_x.astype(float) * far_y, "chance": sure, "sure": sure >= SURE,
        "surest": sure >= SUREST, "tone": here, "tone2": here**2, "contrast": here - base, "apart": np.abs(here - base),
        "ground": base, "ground2": base**2, "rough": rough[y, x], "crowd": crowd[y, x], "doubt": doubt[y, x],
        "rim": is_rim, "rim_slope": is_rim * slope[y, x], "ridge": is_ridge,
        "ridge_px": is_ridge * deepest[y, x], "parted": parted, "edged": edged,
        "wide_rough": wide_rough[cells], "busy": busy[cells], "edge_near": edge_near[cells],
    }  # fmt: skip
    columns_ = [np.bincount(owners, measured[name].astype(np.float64), minlength=count) for name in SUMS]
    sums = np.asarray(np.stack(columns_, 1), np.float64)
    boxes = np.full((count, 4), np.inf)
    for place, values_ in enumerate((far_x, far_y, -far_x, -far_y)):
        np.minimum.at(boxes[:, place], owners, values_)
    peaks = np.zeros((count, len(PEAKS)))
    for place, most in enumerate((sure, depth[y, x], np.abs(here - base), slope[y, x])):
        np.maximum.at(peaks[:, place], owners, most)
    return Traits(sums, boxes, peaks)


def _ground(tone: Floats, free: Floats) -> tuple[Floats, Floats]:
    """What is around marks as if they were not there, and its deviation: h x w each."""
    ground, rough, weight = _blurred(tone, free, GROUND_PX)
    for factor in (4, 16):
        if (weight > 0.02).all():
            break
        size = (-(-tone.shape[1] // factor), -(-tone.shape[0] // factor))
        small_free = np.asarray(cv2.resize(free, size, interpolation=cv2.INTER_AREA), np.float32)
        small_tone = np.asarray(cv2.resize(tone * free, size, interpolation=cv2.INTER_AREA), np.float32)
        small = _floats(small_tone / np.maximum(small_free, SOME))
        wide = [
            np.asarray(cv2.resize(part, tone.shape[::-1]), np.float32)
            for part in _blurred(small, small_free, GROUND_PX)
        ]
        is_deep = weight <= 0.02
        ground, rough, weight = (
            _floats(np.where(is_deep, far, near)) for far, near in zip(wide, (ground, rough, weight), strict=True)
        )
    return ground, rough


def _wide(tone: Floats, slope: Floats, free: Floats) -> tuple[Floats, Floats, Floats]:
    """Over a wide area, marks left out: the deviation, the mean slope, the steepest slope, at a quarter of the size."""
    size = (-(-tone.shape[1] // WIDE_CELL_PX), -(-tone.shape[0] // WIDE_CELL_PX))
    clear = cv2.erode(free, np.ones((3, 3), np.uint8))
    small_free, small_clear, first, second, steep = (
        np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_AREA), np.float32)
        for part in (free, clear, tone * free, tone**2 * free, slope * clear)
    )
    wide = WIDE_PX / WIDE_CELL_PX
    weight, mean, square, weight_clear, slopes = (
        np.asarray(cv2.GaussianBlur(part, (0, 0), wide), np.float32)
        for part in (small_free, first, second, small_clear, steep)
    )
    mean = _floats(mean / np.maximum(weight, SOME))
    rough = np.sqrt(np.maximum(square / np.maximum(weight, SOME) - mean**2, 0))
    sharpest = cv2.dilate(
        np.where(small_clear > 0.3, steep / np.maximum(small_clear, SOME), 0), np.ones((7, 7), np.uint8)
    )
    return _floats(rough), _floats(slopes / np.maximum(weight_clear, SOME)), _floats(sharpest)


def _blurred(tone: Floats, free: Floats, sigma_px: float) -> tuple[Floats, Floats, Floats]:
    weight, first, second = (
        np.asarray(cv2.GaussianBlur(part, (0, 0), sigma_px), np.float32) for part in (free, tone * free, tone**2 * free)
    )
    mean = first / np.maximum(weight, SOME)
    rough = np.sqrt(np.maximum(second / np.maximum(weight, SOME) - mean**2, 0))
    return _floats(mean), _floats(rough), weight


def _around(part: Floats) -> Floats:
    return np.asarray(cv2.blur(part, (CROWD_PX, CROWD_PX)), np.float32)


def _sides(
    chance: Floats, ground: Floats, x: NDArray[np.int64], y: NDArray[np.int64], half_px: Floats
) -> tuple[Floats, Floats]:
    """Along the middles of marks: how far the ground on one side differs from the other, and how steep both are."""
    soft = cv2.GaussianBlur(chance, (0, 0), 1.5)
    gx, gy = (cv2.Sobel(soft, cv2.CV_32F, *order) for order in ((1, 0), (0, 1)))
    xx, yy, xy = (cv2.GaussianBlur(part, (0, 0), 2.5)[y, x] for part in (gx * gx, gy * gy, gx * gy))
    angle = 0.5 * np.arctan2(2 * xy, xx - yy)
    across_x, across_y = np.cos(angle), np.sin(angle)
    near, far = (half_px[y, x] + away for away in SIDES_PX)
    height, width = ground.shape
    near_a, near_b, far_a, far_b = (
        ground[
            np.clip(np.rint(y + sign * away * across_y), 0, height - 1).astype(np.int64),
            np.clip(np.rint(x + sign * away * across_x), 0, width - 1).astype(np.int64),
        ]
        for away in (near, far)
        for sign in (-1, 1)
    )
    steep = np.abs(far_a - near_a) + np.abs(far_b - near_b)
    return np.abs(near_a - near_b), np.asarray(steep, np.float32)


def _floats(values: NDArray[Any]) -> Floats:
    return np.asarray(values, np.float32)
