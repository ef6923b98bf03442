"""Finds the print in its scan: the scanner's bed or the album's page around it, and how far it leans.

Conservative on purpose: a bed is one even colour that reaches the scan's rim, and the print in it is a rectangle with
straight sides. An oval vignette, a bright sky, a night, a print's own white margin are none of that, and stay.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.deterioration import LEAST_SKEW_DEGREES
from restorer.analysis.downscale import Floats, cell_px, gray_of, reduce_to
from restorer.analysis.edges import Line, fit_line, refine_line
from restorer.analysis.mounts import find_mount
from restorer.analysis.rims import find_rims
from restorer.imaging.photo import Pixels

MOST_SKEW_DEGREES = 8.0
PROXY_PX = 1024

_TOLERANCE = 0.035
_MOST_DEVIATION = 0.018
_RIM_SHARE = 0.3
_LEAST_PRINT = 0.15
_LEAST_FILL = 0.94
_MOST_BESIDE = 0.04
"""What lies on the bed beside the print: where it is more there are two prints, and none may be cut off."""

_AGREEMENT_DEGREES = 0.4
_WHITE = 0.9
_EVEN_MARGINS = 0.55
_THIN_MARGIN = 0.03
_WIDE_MARGIN = 0.12


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the print lies in its scan.

    Attributes:
        sides: Left, top, right, bottom: the print's edge there, or None where it reaches the scan's own edge. Lines
            are in the photo's pixels: x as a function of y for left and right, y of x for top and bottom.
        skew_degrees: How far it leans; positive is clockwise.
        color: The bed's colour: C values, 0..1.
    """

    sides: tuple[Line | None, Line | None, Line | None, Line | None]
    skew_degrees: float
    color: tuple[float, ...]

    def margins(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Left, top, right, bottom: pixels that hold nothing of the print, for a photo of this size."""
        left, top, right, bottom = self.sides
        # An edge at 3.5 lies between pixels 3 and 4; a quarter of a pixel is what finding it may err.
        return (
            0 if left is None else max(0, int(np.floor(left.lowest(height) + 0.75))),
            0 if top is None else max(0, int(np.floor(top.lowest(width) + 0.75))),
            0 if right is None else max(0, width - int(np.ceil(right.highest(height) + 0.25))),
            0 if bottom is None else max(0, height - int(np.ceil(bottom.highest(width) + 0.25))),
        )

    def inner_margins(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Left, top, right, bottom: pixels to leave off so that only the print is left, however much it leans."""
        left, top, right, bottom = self.sides
        return (
            0 if left is None else max(0, int(np.ceil(left.highest(height) + 0.5))),
            0 if top is None else max(0, int(np.ceil(top.highest(width) + 0.5))),
            0 if right is None else max(0, width - int(np.floor(right.lowest(height) + 0.5))),
            0 if bottom is None else max(0, height - int(np.floor(bottom.lowest(width) + 0.5))),
        )


def find_frame(pixels: Pixels, proxy: Floats | None = None) -> Frame | None:
    """Find the print in a scan, or None where the whole scan is the picture or there is any doubt.

    Args:
        pixels: H x W x C, C = 1 or 3, uint8 or uint16; may be memory-mapped. Measured on a proxy, then refined in
            small windows at full resolution.
        proxy: What `reduce_to` makes of them at `PROXY_PX`, where somebody has it.
    """
    if min(pixels.shape[:2]) < 64:
        return None
    proxy = reduce_to(pixels, PROXY_PX) if proxy is None else proxy
    frame = _even_frame(pixels, proxy)
    return frame if frame is not None else _uneven_frame(proxy, cell_px(pixels, PROXY_PX))


def _uneven_frame(proxy: Floats, factor: int) -> Frame | None:
    """A frame with a ragged edge, or a worn mount, cut as far as nothing is lost; it says nothing of a lean."""
    found = find_rims(proxy) or find_mount(proxy)
    if found is None or _is_own_margin(found[0], proxy.shape[:2], found[1]):
        return None
    lines, color = found
    left, top, right, bottom = (None if line is None else line.scaled(factor) for line in lines)
    return Frame((left, top, right, bottom), 0.0, tuple(float(value) for value in color))


def _even_frame(pixels: Pixels, proxy: Floats) -> Frame | None:
    """A bed or a page of one colour around a print with straight sides."""
    background = find_background(proxy)
    if background is None:
        return None
    color = np.median(proxy[background > 0], axis=0)
    print_mask = _print_mask(background)
    if print_mask is None:
        return None
    sides = _sides(print_mask)
    if sides is None or _is_own_margin(sides, proxy.shape[:2], color):
        return None
    factor = cell_px(pixels, PROXY_PX)
    scaled = [None if line is None else line.scaled(factor) for line in sides]
    exact = tuple(
        None if line is None else refine_line(pixels, line, side, color, factor) for side, line in enumerate(scaled)
    )
    skew = _common_skew(exact)
    values = tuple(float(value) for value in color)
    return Frame((exact[0], exact[1], exact[2], exact[3]), skew, values)


def find_background(proxy: Floats) -> NDArray[np.uint8] | None:
    """What has the bed's colour and hangs together with the rim.

    Args:
        proxy: h x w x C, float32, 0..1.

    Returns:
        h x w uint8, 1 where it is bed; None where there is no bed.
    """
    rim = np.concatenate(
        [
            proxy[:2].reshape(-1, proxy.shape[2]),
            proxy[-2:].reshape(-1, proxy.shape[2]),
            proxy[:, :2].reshape(-1, proxy.shape[2]),
            proxy[:, -2:].reshape(-1, proxy.shape[2]),
        ]
    )
    luma = gray_of(rim[np.newaxis])[0]
    counts = np.histogram(luma, bins=64, range=(0, 1))[0]
    pairs = counts[:-1] + counts[1:]
    peak = int(pairs.argmax())
    chosen = (luma >= peak / 64) & (luma <= (peak + 2) / 64)
    if chosen.mean() < _RIM_SHARE:
        return None
    color = np.median(rim[chosen], axis=0)
    alike = np.asarray(np.abs(proxy - color).max(axis=2) < _TOLERANCE, np.uint8)
    labels = cv2.connectedComponents(alike, connectivity=4)[1]
    on_rim = np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))
    background = np.asarray(np.isin(labels, on_rim[on_rim > 0]), np.uint8)
    core = cv2.erode(background, np.ones((3, 3), np.uint8), borderType=cv2.BORDER_REPLICATE)
    if core.sum() < 16 or float(np.std(gray_of(proxy)[core > 0])) > _MOST_DEVIATION:
        return None
    return background


def _print_mask(background: NDArray[np.uint8]) -> NDArray[np.uint8] | None:
    """The print: the largest thing that is not bed, without what dust on the bed adds; None where it is too small."""
    rest = cv2.morphologyEx(1 - background, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(rest, connectivity=4)
    if count < 2:
        return None
    largest = 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())
    if stats[largest, cv2.CC_STAT_AREA] < _LEAST_PRINT * background.size:
        return None
    others = int(stats[1:, cv2.CC_STAT_AREA].sum() - stats[largest, cv2.CC_STAT_AREA])
    if others > _MOST_BESIDE * background.size:
        return None
    mask = np.asarray(labels == largest, np.uint8)
    contours = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0]
    outline = max(contours, key=cv2.contourArea)
    box = cv2.minAreaRect(outline)[1]
    # The hull, since where the print itself is as dark as the bed, the bed seems to bite into it.
    filled = float(cv2.contourArea(cv2.convexHull(outline)))
    return mask if filled >= _LEAST_FILL * max(1.0, box[0] * box[1]) else None


def _sides(mask: NDArray[np.uint8]) -> list[Line | None] | None:
    """The straight edge on each side, None for a side on the rim; None altogether where an edge is not straight."""
    sides: list[Line | None] = []
    for side in range(4):
        # Seen from each side in turn, the print's edge is how deep the bed is.
        turned = mask if side % 2 == 0 else mask.T
        seen = turned if side < 2 else turned[:, ::-1]
        has_print = seen.any(axis=1)
        along = np.flatnonzero(has_print)
        depth = seen.argmax(axis=1)[along].astype(np.float64)
        inset = len(along) // 16
        along, depth = along[inset : len(along) - inset], depth[inset : len(depth) - inset]
        if np.median(depth) < 1.5 and np.percentile(depth, 90) < 4:
            sides.append(None)
            continue
        line = fit_line(along.astype(np.float64), depth - 0.5)
        if line is None:
            return None
        sides.append(line if side < 2 else Line(-line.slope, turned.shape[1] - 1 - line.offset))
    return sides if sum(line is not None for line in sides) >= 2 else None


def _is_own_margin(sides: list[Line | None], size: tuple[int, ...], color: Floats) -> bool:
    """Whether this looks like a print's own pale margin: thin, or all around, about even, and not leaning."""
    if float(color.min()) < _WHITE:
        return False
    height, width = size
    breadths = (width, height, width, height)
    margins = []
    for side, (line, breadth) in enumerate(zip(sides, breadths, strict=True)):
        across = 0.0 if line is None else line.at(breadths[1 - side % 2] / 2)
        margins.append(across if side < 2 or line is None else breadth - 1 - across)
    if max(margins) < _THIN_MARGIN * max(size):
        return True
    if max(margins) > _WIDE_MARGIN * max(size):
        return False
    return min(margins) > _EVEN_MARGINS * max(margins) and abs(_common_skew(tuple(sides))) < 2 * LEAST_SKEW_DEGREES


def _common_skew(sides: tuple[Line | None, ...]) -> float:
    """The lean that the sides agree on, in degrees, clockwise; 0 where they do not."""
    # A print that leans clockwise has its upper edge fall to the right and its left edge lean to the left below.
    angles = [
        np.degrees(np.arctan(-line.slope if side % 2 == 0 else line.slope))
        for side, line in enumerate(sides)
        if line is not None
    ]
    if len(angles) < 2 or max(angles) - min(angles) > 2 * _AGREEMENT_DEGREES:
        return 0.0
    skew = float(np.median(angles))
    return skew if abs(skew) <= MOST_SKEW_DEGREES else 0.0
