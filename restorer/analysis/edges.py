"""Straight edges: fitted to a ragged outline, then refined at the photo's own resolution."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Pixels

_INLIER_PX = 1.5
_LEAST_INLIERS = 0.72
_SAMPLES = 64
_ALONG_PX = 3


@dataclass(frozen=True, slots=True)
class Line:
    """offset + slope * t: where an edge lies across, at t along it. In pixel centres."""

    slope: float
    offset: float

    def at(self, along: float) -> float:
        """Where it lies at this place along."""
        return self.offset + self.slope * along

    def lowest(self, length: int) -> float:
        """The smallest of where it lies over 0..length."""
        return min(self.at(0), self.at(length - 1))

    def highest(self, length: int) -> float:
        """The largest of where it lies over 0..length."""
        return max(self.at(0), self.at(length - 1))

    def scaled(self, factor: int) -> Line:
        """The same edge where each pixel has become `factor` x `factor`."""
        # Centre i of a proxy lies at i * factor + (factor - 1) / 2.
        middle = (factor - 1) / 2
        return Line(self.slope, self.offset * factor + middle - self.slope * middle)


def fit_line(along: NDArray[np.float64], across: NDArray[np.float64]) -> Line | None:
    """The line that most points lie on, or None where too few do.

    Pairs of points are tried in a fixed order (no chance in it), and the best is refined by least squares.
    """
    if len(along) < 16:
        return None
    middle = len(along) // 2
    spread = np.linspace(0, middle - 1, 24).astype(int)
    best, most = None, 0
    for first in spread:
        for second in spread + middle:
            slope = (across[second] - across[first]) / (along[second] - along[first])
            near = np.abs(across - across[first] - slope * (along - along[first])) <= _INLIER_PX
            if near.sum() > most:
                best, most = near, int(near.sum())
    if best is None or most < _LEAST_INLIERS * len(along):
        return None
    slope, offset = np.polyfit(along[best], across[best], 1)
    return Line(float(slope), float(offset))


def refine_line(pixels: Pixels, line: Line, side: int, color: NDArray[np.float32], factor: int) -> Line:
    """The edge to about a pixel of the photo itself.

    Args:
        pixels: H x W x C, uint8 or uint16; only small windows along the edge are read.
        line: The edge as the proxy shows it, in the photo's pixels.
        side: 0 left, 1 top, 2 right, 3 bottom.
        color: The bed's: C values, 0..1.
        factor: How many photo pixels a side one proxy pixel covers.
    """
    if factor == 1:
        return line
    # Left and right edges lie across x, along y; for the others the view is turned.
    view = pixels if side % 2 == 0 else pixels.swapaxes(0, 1)
    length, breadth = view.shape[:2]
    reach = 2 * factor
    found_along, found_across = [], []
    for along in np.linspace(0.06, 0.94, _SAMPLES) * (length - 1):
        row, center = int(along), round(line.at(along))
        low, high = max(0, center - reach), min(breadth, center + reach + 1)
        if high - low < reach:
            continue
        window = view[row : row + _ALONG_PX, low:high].astype(np.float32).mean(axis=0) / np.iinfo(pixels.dtype).max
        off_background = np.abs(window - color).max(axis=1)
        step = _first_step(off_background if side < 2 else off_background[::-1])
        if step is not None:
            found_along.append(row + (_ALONG_PX - 1) / 2)
            found_across.append(low + step if side < 2 else high - 1 - step)
    refined = fit_line(np.array(found_along), np.array(found_across, np.float64))
    return line if refined is None else refined


def _first_step(off_background: NDArray[np.float32]) -> float | None:
    """Where the bed ends, between two pixels: halfway up to what the print shows; None where no step is seen."""
    inside = float(np.median(off_background[-len(off_background) // 4 :]))
    outside = float(np.median(off_background[: len(off_background) // 4]))
    if inside - outside < 0.03:
        return None
    return float(np.argmax(off_background > (inside + outside) / 2)) - 0.5
