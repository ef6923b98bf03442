"""Finds the prints on a scan that holds several: each a rectangle of its own on the scanner's bed or an album's page.

As conservative as `borders`: the bed is one even colour that reaches the scan's rim, each print has straight sides, and
what lies between them is bed and hardly anything else. Nothing is cut by it: it is told, and a person decides.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.borders import PROXY_PX, find_background
from restorer.analysis.downscale import Floats, cell_px, reduce_to
from restorer.imaging.photo import Pixels
from restorer.imaging.tiles import Bounds

_LEAST_PRINT = 0.02
"""Of the scan's area; what is smaller is dust, a stamp or a caption."""

_MOST_BESIDE = 0.03
_LEAST_IN_ALL = 0.15
_LEAST_FILL = 0.93
_MOST_ELONGATED = 5.0
_LARGEST_TO_LEAST = 12.0
"""Prints that are scanned together are of about one size: a head beside a window frame is not a pair of prints."""

_MARGIN = 0.012
"""So much is kept around a print that leans, as a share of the scan's longer side, so that `straighten` finds its edges
and turns it. One that lies upright is cut at its edges: an even pale margin would be taken for the print's own."""

_LEAST_LEAN_DEGREES = 0.5
_MOST_PRINTS = 24

_Found = tuple[Bounds, bool]
"""A print's rectangle, and whether it leans."""


def find_prints(pixels: Pixels, proxy: Floats | None = None) -> tuple[Bounds, ...]:
    """Where the prints lie on a scan that holds several, row by row and from left to right.

    Args:
        pixels: H x W x C, C = 1 or 3, uint8 or uint16; may be memory-mapped. Measured on a reduced copy.
        proxy: What `reduce_to` makes of them at `borders.PROXY_PX`, where somebody has it.

    Returns:
        A rectangle of pixels around each print, with a little of the bed; empty where there is one print, or any doubt.
    """
    if min(pixels.shape[:2]) < 64:
        return ()
    proxy = reduce_to(pixels, PROXY_PX) if proxy is None else proxy
    background = find_background(proxy)
    boxes = None if background is None else _boxes(background)
    if boxes is None:
        return ()
    factor = cell_px(pixels, PROXY_PX)
    margin = round(_MARGIN * max(pixels.shape[:2]))
    found = _in_reading_order(boxes)
    tight = [_scaled(box, factor) for box, _ in found]
    return tuple(_grown(tight, number, margin if leans else 0, pixels.shape) for number, (_, leans) in enumerate(found))


def _boxes(background: NDArray[np.uint8]) -> list[_Found] | None:
    """The prints' rectangles in the reduced copy; None where what is not bed is anything but several prints."""
    rest = cv2.morphologyEx(1 - background, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(rest, connectivity=8)
    areas = stats[1:, cv2.CC_STAT_AREA] / background.size
    found = [number for number in range(1, count) if areas[number - 1] >= _LEAST_PRINT]
    if not 2 <= len(found) <= _MOST_PRINTS:
        return None
    kept = areas[[number - 1 for number in found]]
    is_clear = areas.sum() - kept.sum() <= _MOST_BESIDE and kept.sum() >= _LEAST_IN_ALL
    if not is_clear or kept.max() > _LARGEST_TO_LEAST * kept.min():
        return None
    boxes = []
    for number in found:
        lean = _lean_of_rectangle(np.asarray(labels == number, np.uint8))
        if lean is None:
            return None
        boxes.append((Bounds(*(int(value) for value in stats[number, :4])), lean >= _LEAST_LEAN_DEGREES))
    return boxes


def _lean_of_rectangle(mask: NDArray[np.uint8]) -> float | None:
    """How far a thing of four straight sides leans, in degrees, 0..45; None where it is none."""
    contours = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0]
    outline = max(contours, key=cv2.contourArea)
    _, size, degrees = cv2.minAreaRect(outline)
    across, along = sorted(size)
    if across < 8 or along > _MOST_ELONGATED * across:
        return None
    # The hull, since where the print itself is as pale as the scanner's lid, that seems to bite into it.
    if float(cv2.contourArea(cv2.convexHull(outline))) < _LEAST_FILL * across * along:
        return None
    return min(degrees % 90, 90 - degrees % 90)


def _in_reading_order(boxes: list[_Found]) -> list[_Found]:
    """Row by row: a print belongs to a row where its middle lies within the row's first print."""
    rows: list[list[_Found]] = []
    for box, leans in sorted(boxes, key=lambda found: found[0].y):
        middle = box.y + box.height / 2
        row = next((row for row in rows if row[0][0].y <= middle < row[0][0].bottom), None)
        if row is None:
            rows.append([(box, leans)])
        else:
            row.append((box, leans))
    return [found for row in rows for found in sorted(row, key=lambda found: found[0].x)]


def _scaled(box: Bounds, factor: int) -> Bounds:
    return Bounds(box.x * factor, box.y * factor, box.width * factor, box.height * factor)


def _grown(tight: list[Bounds], number: int, margin: int, size: tuple[int, ...]) -> Bounds:
    """A rectangle with its margin, as far as the scan goes; without, where it would reach into another print."""
    x, y, width, height = tight[number]
    left, top = max(0, x - margin), max(0, y - margin)
    right, bottom = min(size[1], x + width + margin), min(size[0], y + height + margin)
    grown = Bounds(left, top, right - left, bottom - top)
    others = (box for at, box in enumerate(tight) if at != number)
    return tight[number] if any(_meet(grown, other) for other in others) else grown


def _meet(one: Bounds, other: Bounds) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
