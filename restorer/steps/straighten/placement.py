"""Where a print goes when it is turned upright and its border is cut: geometry only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.borders import Frame
from restorer.analysis.deterioration import LEAST_SKEW_DEGREES
from restorer.imaging.photo import Extent

_MOST_LOSS = 0.012
"""The largest share of the picture that may be cut to save filling its corners."""


@dataclass(frozen=True, slots=True, eq=False)
class Placement:
    """How a photo is moved.

    Attributes:
        degrees: By how much it is turned, counter-clockwise against its lean; 0 means that pixels are only cut.
        matrix: 3 x 3, from old pixel centres (x, y, 1) to new ones.
        extent: The new size.
        corner: The upper left pixel (x, y) of what stays, where nothing is turned.
        is_identity: Whether nothing changes.
    """

    degrees: float
    matrix: NDArray[np.float64]
    extent: Extent
    corner: tuple[int, int]
    is_identity: bool


def place(frame: Frame, extent: Extent, degrees: float, crop: bool) -> Placement:
    """Decide how to move a photo.

    Args:
        frame: Where the print lies.
        extent: The photo's size.
        degrees: How far the print leans clockwise; it is turned back by as much. Below 0.2 nothing is turned.
        crop: Whether what is not the print is cut away; where not, the whole scan is kept and turned.
    """
    if abs(degrees) < LEAST_SKEW_DEGREES:
        margins = frame.margins(*extent) if crop else (0, 0, 0, 0)
        return _cut(extent, margins)
    turn = _turn_about_center(extent, degrees)
    low, high = _kept_box(frame, extent, turn, crop)
    size = np.maximum(1, np.ceil(high - low - 1e-6).astype(int))
    # Edges lie half a pixel outside the outermost centres.
    matrix = np.array([[1, 0, -low[0] - 0.5], [0, 1, -low[1] - 0.5], [0, 0, 1.0]]) @ turn
    return Placement(degrees, matrix, Extent(int(size[0]), int(size[1])), (0, 0), False)


def _cut(extent: Extent, margins: tuple[int, int, int, int]) -> Placement:
    left, top, right, bottom = margins
    size = Extent(extent.width - left - right, extent.height - top - bottom)
    matrix = np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1.0]])
    return Placement(0.0, matrix, size, (left, top), not any(margins))


def _turn_about_center(extent: Extent, degrees: float) -> NDArray[np.float64]:
    # y points down, so this turns counter-clockwise for the eye: against a clockwise lean.
    angle = np.radians(degrees)
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    x, y = (extent.width - 1) / 2, (extent.height - 1) / 2
    return np.array([[cos, sin, x - cos * x - sin * y], [-sin, cos, y + sin * x - cos * y], [0, 0, 1]])


def _kept_box(
    frame: Frame, extent: Extent, turn: NDArray[np.float64], crop: bool
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The (x, y) of the least and the greatest edge of what is kept, in turned coordinates."""
    outer, inner = _scan_boxes(extent, turn)
    if not crop:
        return outer
    # Print edges where they are known; elsewhere the scan's own edge: outside all of it, or inside if that is cheap.
    edges = [_turned_edge(frame, side, extent, turn) for side in range(4)]
    wide = [outer[side // 2][side % 2] if edge is None else edge for side, edge in enumerate(edges)]
    tight = [inner[side // 2][side % 2] if edge is None else edge for side, edge in enumerate(edges)]
    is_cheap = _area(tight) >= (1 - _MOST_LOSS) * _area(wide)
    left, top, right, bottom = tight if is_cheap else wide
    return np.array([left, top]), np.array([right, bottom])


def _area(box: list[float]) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _scan_boxes(
    extent: Extent, turn: NDArray[np.float64]
) -> tuple[tuple[NDArray[np.float64], NDArray[np.float64]], tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """The box around the whole turned scan, and the one that its middle sides leave inside."""
    right, bottom = extent.width - 0.5, extent.height - 0.5
    corners = np.array([(-0.5, -0.5, 1), (right, -0.5, 1), (right, bottom, 1), (-0.5, bottom, 1)]).T
    x, y = (turn @ corners)[:2]
    outer = (np.array([x.min(), y.min()]), np.array([x.max(), y.max()]))
    inner = (np.array([max(x[0], x[3]), max(y[0], y[1])]), np.array([min(x[1], x[2]), min(y[2], y[3])]))
    return outer, inner


def _turned_edge(frame: Frame, side: int, extent: Extent, turn: NDArray[np.float64]) -> float | None:
    """Where a print's edge lies across, once turned: outside of its whole length, so that no picture is cut."""
    line = frame.sides[side]
    if line is None:
        return None
    length = extent.height if side % 2 == 0 else extent.width
    places = np.array([0.04, 0.96]) * (length - 1)
    across = line.offset + line.slope * places
    ones = np.ones(2)
    points = np.stack([across, places, ones] if side % 2 == 0 else [places, across, ones])
    turned = (turn @ points)[side % 2]
    return float(turned.min() if side < 2 else turned.max())
