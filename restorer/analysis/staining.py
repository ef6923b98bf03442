"""Finds stains in a black-and-white print by their colour, and what takes them off.

In such a print, toned or not, colour depends on density alone. Yellowing, foxing, tide lines, tape and rims darken blue
most and red hardly, wherever they lie and whatever the picture shows there. So red tells how dark the print is, and by
how much blue and green fall behind it, beyond what the print's own tone does, is the stain.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from restorer.analysis.downscale import Floats, cell_px, reduce_to
from restorer.analysis.grid import Grid
from restorer.analysis.toning import read_toning
from restorer.imaging.photo import Pixels

PROXY_PX = 512

FLOOR = 0.02
"""Added to each channel before logarithms are taken: in the deepest shadows ratios are noise."""

_DARKEST, _DARK = 0.16, 0.28
"""Below the first, red tells nothing of a stain; from the second on it counts in full."""

_BINS = 24

SEEN = 0.1
"""So far must blue fall behind, in logarithms: a tenth of its light, CIELAB b* about 3."""

_FEATHER = (0.04, 0.1)
"""Below the first nothing is taken off, from the second on all."""

_MOST = 0.8
_WHITE = 0.99
_LEAST_KNOWN = 0.35
"""So much of the photo must be light enough to tell."""

_SIDES = 20.0
"""So many times as much of the photo must be too yellow as is too blue. Faint colours go both ways."""

_MOST_GREEN = 0.8
"""A stain takes from green no more than this share of what it takes from blue, in logarithms: beyond that it is red."""


@dataclass(frozen=True, slots=True)
class _Trial:
    """What must hold for stains to be believed: any of `_TRIALS` will do.

    Of 630 sound photos none passes one of them; with all limits twice as wide 9 do. Skin and wood in photos with faint
    colours end where a face or a table ends, so red steps there, by 2 to 14 times what it does elsewhere; a stain ends
    anywhere, at 0.7 to 1.6.

    Attributes:
        area: The least share of the photo.
        core: The largest deviation from the print's tone elsewhere.
        edge: How many times what it does elsewhere red may step at the rims.
        is_monochrome: Whether the photo must be told as black-and-white besides.
    """

    area: float
    core: float
    edge: float
    is_monochrome: bool


_TRIALS = (
    _Trial(area=0.002, core=0.012, edge=1.7, is_monochrome=False),
    _Trial(area=0.02, core=0.026, edge=1.6, is_monochrome=True),
    _Trial(area=0.05, core=0.045, edge=1.3, is_monochrome=False),
)

_MOST_OF_PHOTO = 0.3
"""What covers more is no stain but a colour of the scene: the largest stain on three stained prints covers 7 %, and the
roofs of a white town, which pass every other limit, 32 %."""
_MOST_DENSITY = 0.4
_AGREED = 0.65
"""This share of a stain's rim must be darker inside before any of its darkness is taken off."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for stains on a proxy.

    Attributes:
        excess: h x w: how far blue falls behind red beyond the print's tone, in logarithms; above 0 is yellow.
        green: h x w: the same of green.
        sure: h x w, 0..1: how much each place counts.
        core: The excess's deviation where there are no stains.
    """

    excess: Floats
    green: Floats
    sure: Floats
    core: float


def read_evidence(proxy: Floats) -> Evidence:
    """Compare each place's colour with the print's own at that density.

    Args:
        proxy: h x w x 3, float32, 0..1, of a black-and-white print.
    """
    smooth = cv2.medianBlur(np.ascontiguousarray(proxy), 5)
    red, green, blue = (np.log(smooth[:, :, index] + FLOOR) for index in range(3))
    density = np.asarray(smooth[:, :, 0], np.float32)
    sure = np.clip((density - _DARKEST) / (_DARK - _DARKEST), 0, 1) * (smooth.max(axis=2) < 0.985)
    behind = []
    for ratio in (red - blue, red - green):
        curve = _tone(density, np.asarray(ratio, np.float32), np.asarray(sure, np.float32))
        # A median keeps the rims of tape and tide lines, where a blur would leave a pale and a dark line.
        behind.append(np.asarray(cv2.medianBlur(np.asarray(ratio - curve, np.float32), 5), np.float32))
    known = behind[0][sure > 0.5]
    core = 1.0 if len(known) < 100 else float(np.percentile(np.abs(known - np.median(known)), 40)) / 0.524
    return Evidence(behind[0], behind[1], np.asarray(sure, np.float32), core)


def _tone(density: Floats, ratio: Floats, sure: Floats) -> Floats:
    """The print's own colour at each density: what is commonest there, or a little below."""
    centers, values = [], []
    edges = np.linspace(0, 1, _BINS + 1)
    for low, high in pairwise(edges):
        inside = ratio[(density >= low) & (density < high) & (sure > 0.3)]
        if len(inside) > max(30, density.size // 400):
            centers.append((low + high) / 2)
            values.append(float(np.percentile(inside, 40)))
    if len(centers) < 2:
        return np.full_like(ratio, np.median(ratio))
    line = np.convolve(np.pad(values, 1, mode="edge"), (0.25, 0.5, 0.25), mode="valid")
    return np.asarray(np.interp(density, centers, line), np.float32)


@dataclass(frozen=True, slots=True)
class StainPlan:
    """What takes a print's stains off.

    Attributes:
        green, blue: By how much each channel is raised, in logarithms.
        red: By how much all three are, since a stain is dark besides.
        share: How much of each place is held to be stained, 0..1.
        fraction: The share of the photo that is stained, 0..1.
    """

    green: Grid
    blue: Grid
    red: Grid
    share: Grid
    fraction: float


def plan_stains(pixels: Pixels) -> StainPlan | None:
    """Find a print's stains, or None where there are none, where the photo is in colour, or where there is any doubt.

    Args:
        pixels: H x W x C, C = 1 or 3, uint8 or uint16; may be memory-mapped. A grey scan has no colour to tell by.
    """
    if pixels.shape[2] == 1 or min(pixels.shape[:2]) < 64:
        return None
    proxy = reduce_to(pixels, PROXY_PX)
    evidence = read_evidence(proxy)
    if not _is_believed(proxy, evidence):
        return None
    sure = evidence.sure
    blue, green = _into_shadows(evidence.excess, sure), _into_shadows(evidence.green, sure)
    low, high = _FEATHER
    share = np.clip((blue - low) / (high - low), 0, 1) * cv2.dilate(_marked(evidence), np.ones((9, 9), np.uint8))
    share = np.asarray(cv2.GaussianBlur(share.astype(np.float32), (0, 0), 0.5), np.float32)
    blue = np.asarray(np.clip(blue, 0, _MOST) * share, np.float32)
    green = np.asarray(np.clip(green * share, 0, blue), np.float32)
    red = np.asarray(_darkness(proxy, blue, sure) * blue, np.float32)
    cell = cell_px(pixels, PROXY_PX)
    fraction = float((share > 0.5).mean())
    return StainPlan(Grid(green, cell), Grid(blue, cell), Grid(red, cell), Grid(share, cell), fraction)


def _into_shadows(behind: Floats, sure: Floats) -> Floats:
    """What is known, carried a little way into shadows that tell nothing."""
    weight = cv2.GaussianBlur(sure, (0, 0), 2.0) + 1e-3
    carried = cv2.GaussianBlur(behind * sure, (0, 0), 2.0) / weight
    return np.asarray(sure * behind + (1 - sure) * carried, np.float32)


def _marked(evidence: Evidence) -> Floats:
    marked = np.asarray((evidence.excess > SEEN) & (evidence.sure > 0.5), np.uint8)
    return np.asarray(cv2.morphologyEx(marked, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)), np.float32)


def _is_believed(proxy: Floats, evidence: Evidence) -> bool:
    """Whether what is yellow is a stain, not what the picture shows."""
    known = evidence.sure > 0.5
    marked = _marked(evidence).astype(np.uint8)
    area = float(marked.mean())
    if known.mean() < _LEAST_KNOWN or not 0 < area <= _MOST_OF_PHOTO:
        return False
    if float(np.median(evidence.green[marked > 0] / evidence.excess[marked > 0])) > _MOST_GREEN:
        return False
    blueish = float((evidence.excess[known] < -SEEN).mean())
    if float((evidence.excess[known] > SEEN).mean()) < _SIDES * blueish:
        return False
    rim = cv2.dilate(marked, np.ones((5, 5), np.uint8)) > cv2.erode(marked, np.ones((3, 3), np.uint8))
    red = cv2.GaussianBlur(np.ascontiguousarray(proxy[:, :, 0]), (0, 0), 1.2)
    steps = np.hypot(cv2.Sobel(red, -1, 1, 0), cv2.Sobel(red, -1, 0, 1))
    edge = float(steps[rim].mean()) / max(float(steps[known].mean()), 1e-6)
    return any(
        area >= trial.area
        and evidence.core <= trial.core
        and edge <= trial.edge
        and (not trial.is_monochrome or read_toning(proxy).is_monochrome)
        for trial in _TRIALS
    )


def _darkness(proxy: Floats, blue: Floats, sure: Floats) -> float:
    """How much darker a stain is, in logarithms, for each unit that blue falls behind: read at its rims, robustly.

    The picture's own edges go both ways there, and cancel; so a dark coat in a stain stays a dark coat.
    """
    level = np.log(cv2.GaussianBlur(np.ascontiguousarray(proxy[:, :, 0]), (0, 0), 1.5) + FLOOR)
    across = [cv2.Sobel(blue, -1, 1, 0), cv2.Sobel(blue, -1, 0, 1)]
    down = [cv2.Sobel(level, -1, 1, 0), cv2.Sobel(level, -1, 0, 1)]
    power = across[0] ** 2 + across[1] ** 2
    steep = (power > np.percentile(power, 97)) & (power > 1e-6) & (sure > 0.5)
    if steep.sum() < 50:
        return 0.0
    slope = (across[0] * down[0] + across[1] * down[1])[steep] / power[steep]
    if float((slope < 0).mean()) < _AGREED:
        return 0.0
    return float(np.clip(-np.median(slope), 0, _MOST_DENSITY))


def clean_rows(values: Floats, top: int, plan: StainPlan, strength: float, density: float) -> Floats:
    """Take the stains off some rows of a photo.

    Args:
        values: h x W x 3, float32, 0..1: the photo's rows from `top`; not changed.
        top: Where they lie in the photo.
        plan: What to take off.
        strength: How much of it, 0..1.
        density: How much of the stain's darkness, 0..1.

    Returns:
        A new array of the same shape, float32, 0..1. Outside of stains it is `values` exactly.
    """
    bottom, width = top + values.shape[0], values.shape[1]
    red = np.float32(density) * plan.red.rows(top, bottom, width)
    raised = [red, red + plan.green.rows(top, bottom, width), red + plan.blue.rows(top, bottom, width)]
    gain = np.exp(np.float32(strength) * np.stack(raised, axis=2))
    lifted = (values + np.float32(FLOOR)) * gain - np.float32(FLOOR)
    # Blue and green come back to where red is; what would go beyond white stops short of it.
    held = np.minimum(lifted, np.maximum(values, np.float32(_WHITE)))
    return np.asarray(np.where(gain > 1, held, values), np.float32)
