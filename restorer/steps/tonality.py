"""What `tone` does to a photo, decided on a proxy and applied in strips."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from restorer.imaging.photo import Pixels
from restorer.steps.chroma import COLOURFUL_SPREAD, Toning, read_toning
from restorer.steps.levels import Curve, Points, is_identity, neutralize, read_curve, read_points, stretch
from restorer.steps.proxy import Floats, grey_of, reduce_to, reduction
from restorer.steps.relief import Relief, plan_light, plan_relief
from restorer.steps.surface import Surface

PROXY_PX = 512
_CHROMA_GAIN = 0.7


@dataclass(frozen=True, slots=True)
class Wish:
    """The settings of `tone`, each 0..1, and whether a toned black-and-white keeps its tone."""

    contrast: float
    cast: float
    even_light: float
    keep_toning: bool


@dataclass(frozen=True, slots=True)
class TonePlan:
    """What will be done to each pixel; None where nothing is.

    Attributes:
        channels: A curve for each colour channel, taking the cast off.
        light: The gain that evens the light.
        levels: The curve that restores black and white, in luma.
        relief: The local contrast.
        chroma_gain: How many times farther from grey colours lie in the end; 0 makes a toned photo neutral.
        points: The black and the white that were found.
        toning: What kind of photo it is.
    """

    channels: tuple[Curve, Curve, Curve] | None
    light: Surface | None
    levels: Curve | None
    relief: Relief | None
    chroma_gain: float
    points: Points
    toning: Toning

    @property
    def is_empty(self) -> bool:
        """Whether the photo would come out as it went in."""
        parts = (self.channels, self.light, self.levels, self.relief)
        return all(part is None for part in parts) and self.chroma_gain == 1

    def describe(self) -> str:
        """What is done, in plain words."""
        found = f"black at {self.points.black:.0%} and white at {self.points.white:.0%}"
        words = [
            f"restored faded tones ({found})" if self.levels is not None else "",
            "took the colour cast off" if self.channels is not None else "",
            "evened the light" if self.light is not None else "",
            "lifted local contrast" if self.relief is not None else "",
            "made it neutral" if self.chroma_gain == 0 else "",
        ]
        text = ", ".join(word for word in words if word)
        return text[:1].upper() + text[1:] + "."


def plan_tone(pixels: Pixels, wish: Wish) -> TonePlan:
    """Measure a photo and decide what its tones need.

    Args:
        pixels: H x W x C, C = 1 or 3, uint8 or uint16; may be memory-mapped.
        wish: What may be done.
    """
    proxy = reduce_to(pixels, PROXY_PX)
    cell_px = reduction(pixels, PROXY_PX)
    toning = read_toning(proxy)
    channels = None
    # A toned or tinted photo has few colours, and nobody can tell its tone from a cast: it keeps it unless told.
    is_castable = not toning.is_monochrome and (toning.spread > COLOURFUL_SPREAD or not wish.keep_toning)
    if proxy.shape[2] == 3 and is_castable and wish.cast > 0:
        channels = neutralize(proxy, wish.cast)
    if channels is not None:
        proxy = _through_curves(proxy, channels)
    luma = grey_of(proxy)
    light = plan_light(luma, cell_px, wish.even_light)
    if light is not None:
        luma = np.clip(luma * light.grid, 0, 1)
    points = read_points(luma[:, :, np.newaxis])
    curve = stretch(points)
    levels = None if is_identity(curve) else curve
    if levels is not None:
        luma = read_curve(levels, luma)
    relief = plan_relief(luma, cell_px, wish.contrast)
    chroma_gain = 1.0
    if toning.is_toned and not wish.keep_toning:
        chroma_gain = 0.0
    elif levels is not None and not toning.is_monochrome:
        chroma_gain = 1 + _CHROMA_GAIN * (float(levels[-1] - levels[0]) / max(points.contrast, 0.2) - 1) * 0.5
        chroma_gain = min(1.5, max(1.0, chroma_gain))
    return TonePlan(channels, light, levels, relief, chroma_gain, points, toning)


def tone_rows(values: Floats, top: int, plan: TonePlan) -> Floats:
    """Apply a plan to some rows of a photo.

    Args:
        values: h x W x C, float32, 0..1: the photo's rows from `top`; not changed.
        top: Where they lie in the photo.
        plan: What to do.

    Returns:
        A new array of the same shape, float32, 0..1. Where R = G = B went in, R = G = B comes out.
    """
    if plan.channels is not None:
        values = _through_curves(values, plan.channels)
    before = grey_of(values)
    luma = before
    if plan.light is not None:
        luma = luma * plan.light.rows(top, top + luma.shape[0], luma.shape[1])
    if plan.levels is not None:
        luma = read_curve(plan.levels, luma)
    if plan.relief is not None:
        luma = plan.relief.raised(luma, top)
    luma = np.clip(luma, 0, 1)
    if values.shape[2] == 1:
        return luma[:, :, np.newaxis]
    return _recolour(luma, values - before[:, :, np.newaxis], plan.chroma_gain)


def _recolour(luma: Floats, chroma: Floats, gain: float) -> Floats:
    """Luma with chroma around it, as much of it as fits into 0..1: no channel clips, so no hue turns."""
    chroma = chroma * np.float32(gain)
    highest, lowest = chroma.max(axis=2), chroma.min(axis=2)
    fits = np.minimum(
        (1 - luma) / np.maximum(highest, 1e-6),
        luma / np.maximum(-lowest, 1e-6),
    )
    fits = np.minimum(fits, 1)
    return np.asarray(np.clip(luma[:, :, np.newaxis] + fits[:, :, np.newaxis] * chroma, 0, 1), np.float32)


def _through_curves(values: Floats, curves: tuple[Curve, Curve, Curve]) -> Floats:
    return np.stack([read_curve(curve, values[:, :, index]) for index, curve in enumerate(curves)], axis=2)
