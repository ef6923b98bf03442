"""What is known of each mark, as the numbers by which `damage_model` tells damage from the picture."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import gray_of
from restorer.imaging.photo import Pixels
from restorer.steps.repair.evidence import INDEX, Traits
from restorer.steps.repair.nearest import nearest

FEATURES = (
    "peak", "mean", "sure", "surest",
    "area", "length", "width", "slimness", "bend", "fill",
    "contrast", "clearness", "polarity", "lightness", "evenness",
    "ground", "ground_change", "rough", "crowd", "doubt",
    "rim", "parted", "edged",
    "wide_rough", "busy", "edge_near", "stands_out", "stands_out_busy", "stands_out_edge",
    "top_contrast", "sharpness", "top_stands_out", "top_clearness", "top_edge",
    "alike", "alike_gap", "alike_gap_spread", "near",
    "goes_on", "goes_on_least",
)  # fmt: skip
"""In the order of the columns that `features_of` gives."""

NEIGHBORS = 6
ENDS_PX = 10
LINE_PX = 12
_MOST_ENDS = 20_000

Floats = NDArray[np.float64]


def features_of(traits: Traits, pixels: Pixels) -> Floats:
    """The features of marks: N x len(FEATURES) float64.

    Args:
        traits: Of whole marks.
        pixels: The photo, H x W x C; read near the ends of long marks.
    """
    sums = traits.sums
    area = np.maximum(sums[:, INDEX["area"]], 1)

    def mean(name: str) -> Floats:
        return sums[:, INDEX[name]] / area

    x, y = mean("x"), mean("y")
    long_px, wide_px, axis = _extent(mean("xx") - x * x, mean("yy") - y * y, mean("xy") - x * y)
    ridge = np.maximum(sums[:, INDEX["ridge"]], 1)
    width = 2 * sums[:, INDEX["ridge_px"]] / ridge
    path_px = area / np.maximum(width, 1)
    apart = mean("apart")
    tone, base = mean("tone"), mean("ground")
    contrast = np.maximum(apart, 0.004)
    box = -(traits.boxes[:, 2] + traits.boxes[:, 0]) + 1, -(traits.boxes[:, 3] + traits.boxes[:, 1]) + 1
    rim = sums[:, INDEX["rim_slope"]] / np.maximum(sums[:, INDEX["rim"]], 1)
    top = traits.peaks[:, 2]
    alike = _neighbors(np.stack((x, y), 1), area, tone, mean("contrast"))
    ends = _ends(pixels, x, y, long_px, width, axis, mean("contrast"))
    named = {
        "peak": traits.peaks[:, 0], "mean": mean("chance"), "sure": mean("sure"), "surest": mean("surest"),
        "area": np.log(area), "length": np.log(np.maximum(long_px, 1)), "width": np.log(np.maximum(width, 0.5)),
        "slimness": np.log(np.maximum(path_px / np.maximum(width, 1), 0.1)), "bend": wide_px / np.maximum(long_px, 1),
        "fill": area / np.maximum(box[0] * box[1], 1),
        "contrast": apart, "clearness": np.log(contrast / (mean("rough") + 0.01)),
        "polarity": mean("contrast") / contrast, "lightness": tone,
        "evenness": _spread(mean("tone2"), tone) / contrast,
        "ground": base, "ground_change": _spread(mean("ground2"), base) / contrast, "rough": mean("rough"),
        "crowd": mean("crowd"), "doubt": mean("doubt"),
        "rim": rim / contrast, "parted": sums[:, INDEX["parted"]] / ridge / contrast,
        "edged": sums[:, INDEX["edged"]] / ridge / contrast,
        "wide_rough": mean("wide_rough"), "busy": mean("busy"), "edge_near": mean("edge_near"),
        "stands_out": np.log(contrast / (mean("wide_rough") + 0.01)),
        "stands_out_busy": np.log(contrast / (mean("busy") + 0.003)),
        "stands_out_edge": np.log(contrast / (mean("edge_near") + 0.003)),
        "top_contrast": top, "sharpness": traits.peaks[:, 3] / np.maximum(top, 0.01),
        "top_stands_out": np.log((top + 0.004) / (mean("wide_rough") + 0.01)),
        "top_clearness": np.log((top + 0.004) / (mean("rough") + 0.01)),
        "top_edge": np.log((top + 0.004) / (mean("edge_near") + 0.003)),
        **alike, **ends,
    }  # fmt: skip
    return np.stack([named[name] for name in FEATURES], 1)


def _spread(square: Floats, mean: Floats) -> Floats:
    return np.sqrt(np.maximum(square - mean * mean, 0))


def _extent(xx: Floats, yy: Floats, xy: Floats) -> tuple[Floats, Floats, Floats]:
    """The lengths along and across of bars with these second moments, and the direction along (N x 2)."""
    half, apart = (xx + yy) / 2, np.hypot((xx - yy) / 2, xy)
    angle = 0.5 * np.arctan2(2 * xy, xx - yy)
    long_px, wide_px = (np.sqrt(np.maximum(12 * part, 0)) + 1 for part in (half + apart, half - apart))
    return long_px, wide_px, np.stack((np.cos(angle), np.sin(angle)), 1)


def _neighbors(places: Floats, area: Floats, tone: Floats, contrast: Floats) -> dict[str, Floats]:
    """How like a mark its nearest neighbours are, and how evenly they are spaced: beads, buttons, letters repeat."""
    count = len(places)
    near = np.full(count, 6.0)
    alike, gap, gap_spread = np.zeros(count), np.full(count, 6.0), np.full(count, 1.0)
    if count > 1:
        wanted = min(NEIGHBORS, count - 1)
        away, others = nearest(places, wanted + 1)
        away, others = away[:, 1:], others[:, 1:]
        size = np.sqrt(area)
        near = np.log(away[:, 0] / size + 0.1)
        is_like = np.abs(np.log(area[others] / area[:, None])) < 0.7
        is_like &= np.abs(tone[others] - tone[:, None]) < 0.12
        is_like &= contrast[others] * contrast[:, None] > 0
        is_like &= away < 12 * size[:, None]
        alike = is_like.sum(1).astype(float)
        first = np.where(is_like, away, np.inf)
        first.sort(axis=1)
        gap = np.where(alike > 0, np.log(np.minimum(first[:, 0], 1e6) / size + 0.1), 6.0)
        if wanted > 1:
            # Of two like neighbours: a row's are as far away as one another.
            two = np.where(alike > 1, first[:, 1], 1.0)
            gap_spread = np.where(alike > 1, 1 - np.where(alike > 1, first[:, 0], 0.0) / two, 1.0)
    return {"alike": alike, "alike_gap": gap, "alike_gap_spread": gap_spread, "near": near}


def _ends(
    pixels: Pixels, x: Floats, y: Floats, long_px: Floats, width: Floats, axis: Floats, contrast: Floats
) -> dict[str, Floats]:
    """How much of a straight mark's contrast goes on beyond its ends, where the network saw none: cables do."""
    most, least = np.zeros(len(x)), np.zeros(len(x))
    is_line = (long_px >= LINE_PX) & (long_px > 3 * width)
    chosen = np.flatnonzero(is_line)[:_MOST_ENDS]
    along = np.arange(2, ENDS_PX + 2)
    for index in chosen:
        share = []
        for sign in (-1, 1):
            start = np.array((x[index], y[index])) + sign * axis[index] * long_px[index] / 2
            reach = ENDS_PX + int(width[index]) + 8
            left, top = (max(0, int(place) - reach) for place in start)
            patch = pixels[top : top + 2 * reach, left : left + 2 * reach]
            if min(patch.shape[:2]) < reach:
                continue
            tone = gray_of(patch.astype(np.float32) / np.float32(np.iinfo(pixels.dtype).max))
            across = np.arange(-int(width[index]) - 4, int(width[index]) + 5)
            way = sign * axis[index]
            px = start[0] - left + along[:, None] * way[0] - across[None] * way[1]
            py = start[1] - top + along[:, None] * way[1] + across[None] * way[0]
            seen = cv2.remap(tone, px.astype(np.float32), py.astype(np.float32), cv2.INTER_LINEAR,
                             borderMode=cv2.BORDER_REPLICATE)  # fmt: skip
            half = width[index] / 2
            middle = seen[:, np.abs(across) <= max(1, half)].mean(axis=1)
            beside = seen[:, np.abs(across) >= half + 2].mean(axis=1)
            share.append(float(np.mean(middle - beside) / (contrast[index] or 1e-3)))
        if share:
            most[index], least[index] = (float(np.clip(v, -1, 2)) for v in (max(share), min(share)))
    return {"goes_on": most, "goes_on_least": least}
