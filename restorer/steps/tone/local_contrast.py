"""Local contrast and uneven light, both as coarse surfaces, so that they apply to a photo of any size in strips."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from restorer.analysis.downscale import Floats, gray_of
from restorer.analysis.grid import Grid
from restorer.analysis.toning import to_lab

WINDOWS = (1 / 24, 1 / 7)
"""The scales at which contrast is lifted: window radius as a share of the longer side."""

EDGE = 0.09
"""Steps in luma well above this are edges: they are in the base, and nothing around them is lifted, so no halos."""

HEALTHY = 0.10
"""The typical standard deviation of luma in a window of a photo that needs no lift."""

_MOST_LIFT = 0.6

LEAST_LIFT = 0.05
"""Below this nobody sees the lift: CIEDE2000 0.1 to 0.3 on five old photos."""

SMOOTH, ROUGH = 0.012, 0.03
"""The deviation in luma in a small window of a cheek, a wall or a sky, and of cloth, grass or stone."""

_SMALL_WINDOW, _WIDE_WINDOW = 1 / 100, 1 / 20
_MOST_CALM = 0.85
_SKIN_HUE, _SKIN_CHROMA, _SKIN_LIGHT = (20.0, 75.0), (9.0, 45.0), (30.0, 90.0)
_LIGHT_LIMITS = (0.75, 1.45)


@dataclass(frozen=True, slots=True)
class LocalContrast:
    """How much of what stands out from its surroundings is added: luma + sum of lift * (luma - (a * luma + b)).

    Attributes:
        lift: The share that is added, for each scale.
        calm: How much of the lift is held back, 0..1: on skin and on what is smooth.
        layers: (a, b) of each scale: the guided filter's surfaces.
    """

    lift: float
    layers: tuple[tuple[Grid, Grid], ...]
    calm: Grid

    def raised(self, luma: Floats, top: int) -> Floats:
        """Luma of some rows (from `top`), lifted; not clipped."""
        bottom, width = top + luma.shape[0], luma.shape[1]
        total = np.zeros_like(luma)
        for slope, offset in self.layers:
            total += luma - (slope.rows(top, bottom, width) * luma + offset.rows(top, bottom, width))
        # Near black and white there is no room: the lift fades out instead of clipping.
        room = np.clip(4 * np.minimum(luma, 1 - luma) / 0.35, 0, 1)
        room *= 1 - self.calm.rows(top, bottom, width)
        return np.asarray(luma + (self.lift / len(self.layers)) * total * room, np.float32)


def plan_local_contrast(luma: Floats, cell_px: int, contrast: float, calm: Grid) -> LocalContrast | None:
    """Decide how much local contrast a photo needs.

    After He et al., "Guided Image Filtering" (2010), self-guided: where the luma varies less than `EDGE` the base is
    its mean, where it varies more the base is the luma itself.

    Args:
        luma: A proxy's luma after its levels: h x w, float32, 0..1.
        cell_px: How many photo pixels a side one of its pixels covers.
        contrast: The wish, 0..1.
        calm: Where it is held back.

    Returns:
        What to add, or None where the photo has local contrast enough.
    """
    lift = contrast * _MOST_LIFT * min(1.0, max(0.0, (HEALTHY - local_deviation(luma)) / (0.6 * HEALTHY)))
    if lift < LEAST_LIFT:
        return None
    layers = tuple(_base(luma, cell_px, max(2, round(share * max(luma.shape)))) for share in WINDOWS)
    return LocalContrast(lift, layers, calm)


def plan_calm(values: Floats, cell_px: int) -> Grid:
    """Where local contrast is held back: on what is smooth, as skin is, and on what has the colour of skin.

    No face has to be found for that: a face that is large enough to be spoiled shows its smooth skin.

    Args:
        values: A proxy: h x w x C, float32, 0..1.
        cell_px: How many photo pixels a side one of its pixels covers.
    """
    luma = gray_of(values)
    size = max(3, 2 * round(_SMALL_WINDOW * max(luma.shape) / 2) + 1)
    mean = _mean(luma, size)
    deviation = np.sqrt(np.maximum(_mean(luma * luma, size) - mean * mean, 0))
    # Shades of less than this in deep shadow are lost texture, not skin.
    calm = np.clip((ROUGH - deviation) / (ROUGH - SMOOTH), 0, 1) * np.clip((luma - 0.12) / 0.12, 0, 1)
    if values.shape[2] == 3:
        calm = np.maximum(calm, _skin(values))
    wide = max(3, 2 * round(_WIDE_WINDOW * max(luma.shape) / 2) + 1)
    return Grid(np.asarray(_MOST_CALM * _mean(np.asarray(calm, np.float32), wide), np.float32), cell_px)


def _skin(values: Floats) -> Floats:
    """1 where a colour may be that of skin, 0 elsewhere; skin of every shade lies at much the same hue."""
    lab = to_lab(values)
    hue, chroma = np.degrees(np.arctan2(lab[:, :, 2], lab[:, :, 1])), np.hypot(lab[:, :, 1], lab[:, :, 2])
    inside = [
        (hue > _SKIN_HUE[0]) & (hue < _SKIN_HUE[1]),
        (chroma > _SKIN_CHROMA[0]) & (chroma < _SKIN_CHROMA[1]),
        (lab[:, :, 0] > _SKIN_LIGHT[0]) & (lab[:, :, 0] < _SKIN_LIGHT[1]),
    ]
    return np.asarray(np.logical_and.reduce(inside), np.float32)


def local_deviation(luma: Floats) -> float:
    """The median over the photo of the standard deviation in a window of a twentieth of the longer side."""
    size = max(3, round(max(luma.shape) / 20))
    mean = _mean(luma, size)
    return float(np.median(np.sqrt(np.maximum(_mean(luma * luma, size) - mean * mean, 0))))


def _base(luma: Floats, cell_px: int, radius: int) -> tuple[Grid, Grid]:
    size = 2 * radius + 1
    mean = _mean(luma, size)
    variance = np.maximum(_mean(luma * luma, size) - mean * mean, 0)
    slope = np.asarray(variance / (variance + EDGE * EDGE), np.float32)
    offset = np.asarray((1 - slope) * mean, np.float32)
    return Grid(_mean(slope, size), cell_px), Grid(_mean(offset, size), cell_px)


def plan_light(luma: Floats, cell_px: int, amount: float) -> Grid | None:
    """The gain that evens out light which falls off smoothly over the whole photo, or None where it is even.

    A plane and a bowl (second order, in logarithms) are fitted robustly: a dark coat stays a dark coat.
    """
    if amount == 0:
        return None
    height, width = luma.shape
    y, x = np.meshgrid(np.linspace(-1, 1, height), np.linspace(-1, 1, width), indexing="ij")
    terms = np.stack([np.ones_like(x), x, y, x * x, y * y, x * y], axis=-1).reshape(-1, 6)
    level = np.log(np.maximum(luma.reshape(-1), 0.02))
    weight = np.ones_like(level)
    factors = np.zeros(6)
    for _ in range(8):
        scaled = terms * weight[:, np.newaxis]
        factors = np.linalg.lstsq(scaled.T @ terms, scaled.T @ level, rcond=None)[0]
        rest = np.abs(level - terms @ factors)
        weight = 1 / np.maximum(rest / max(float(np.median(rest)), 1e-4), 1)
    light = (terms @ factors).reshape(height, width)
    gain = np.exp(np.clip(amount * (np.median(light) - light), *np.log(_LIGHT_LIMITS)))
    if float(np.abs(gain - 1).max()) < 0.03:
        return None
    return Grid(np.asarray(gain, np.float32), cell_px)


def _mean(values: Floats, size: int) -> Floats:
    return np.asarray(cv2.blur(values, (size, size), borderType=cv2.BORDER_REFLECT), np.float32)
