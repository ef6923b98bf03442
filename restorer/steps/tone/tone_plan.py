"""What `tone` does to a photo, decided on a proxy and applied in strips."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from restorer.analysis.downscale import Floats, cell_px, gray_of, reduce_to
from restorer.analysis.grid import Grid
from restorer.analysis.levels import (
    Curve,
    Points,
    detail_gain,
    identity,
    is_identity,
    neutralize,
    read_curve,
    read_points,
    stretch,
)
from restorer.analysis.toning import COLORFUL_SPREAD, Toning, find_cast, read_toning
from restorer.imaging.photo import Pixels
from restorer.message import Message, joined
from restorer.steps.tone.grain import NONE, Grain, read_grain, without_grain
from restorer.steps.tone.local_contrast import LocalContrast, plan_calm, plan_light, plan_local_contrast

PROXY_PX = 512
USUAL_CONTRAST = 0.4
_CHROMA_GAIN = 0.35
_MOST_CHROMA = 1.5

_LEAST_SHADE = 0.5
"""Where shadows darken, their tint goes with them, but not below this share of it: a sepia's blacks are still brown."""

_END = 2.5 / 255
"""So far from 0 and 1 every channel stays that was inside: within one 8-bit step of them counts as clipped."""

GRAIN_HELD = 1.2 / 255
"""Grain that would come to less than this when all is done is not worth holding: nobody sees it."""

GRAIN_OF_SCANS, GRAIN_OF_PRINTS = 1.2 / 255, 2.5 / 255
"""What a photo in colour has, where it is calmest, that comes from a camera, and that is surely from a print."""

TRUST_IN_ONE_HUE = 0.6
"""How far a photo with one hue only, or with few colours and a cast on all of them, is taken for an old print: three
of four prints that stains kept from being told as toned have one, and 1 of 20 sound photos."""

FLAT_BLACK, FLAT_WHITE = (0.11, 0.045), (0.84, 0.06)
"""A photo in colour is old, too, if its black lies so far above the first of the one pair and its white so far below
the first of the other: the second number makes it sure."""

CAST_OF_PRINTS = 6.0
"""A cast on all tones, CIELAB, is half a proof, too, if there is some grain."""


@dataclass(frozen=True, slots=True)
class ToneSettings:
    """The settings of `tone`, each 0..1.

    Attributes:
        contrast, cast, even_light: How much of each.
        keep_toning: Whether a toned black-and-white keeps its tone.
        is_faded: Whether it is known already that the photo is old: the grain that says so may have been cleaned off.
    """

    contrast: float
    cast: float
    even_light: float
    keep_toning: bool
    is_faded: bool = False


@dataclass(frozen=True, slots=True)
class TonePlan:
    """What will be done to each pixel; None where nothing is.

    Attributes:
        channels: A curve for each colour channel, taking the cast off.
        light: The gain that evens the light.
        levels: The curve that restores black and white, in luma.
        relief: The local contrast.
        grain: The grain that is held while the rest is lifted; `NONE` where none would be seen.
        detail: By how much the grain is amplified at each luma; None where it is not held.
        chroma_gain: How many times farther from grey colours lie in the end; 0 makes a toned photo neutral.
        points: The black and the white that were found.
        toning: What kind of photo it is.
    """

    channels: tuple[Curve, Curve, Curve] | None
    light: Grid | None
    levels: Curve | None
    relief: LocalContrast | None
    grain: Grain
    detail: Curve | None
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
        found = Message(
            "black at {black:.0%} and white at {white:.0%}", black=self.points.black, white=self.points.white
        )
        words = [
            Message("restored faded tones ({found})", found=found) if self.levels is not None else "",
            Message("took the colour cast off") if self.channels is not None else "",
            Message("evened the light") if self.light is not None else "",
            Message("lifted local contrast") if self.relief is not None else "",
            Message("made it neutral") if self.chroma_gain == 0 else "",
        ]
        return Message("{what:capitalized}.", what=joined(word for word in words if word))


def plan_tone(pixels: Pixels, wanted: ToneSettings) -> TonePlan:
    """Measure a photo and decide what its tones need.

    Args:
        pixels: H x W x C, C = 1 or 3, uint8 or uint16; may be memory-mapped.
        wanted: What may be done.
    """
    proxy = reduce_to(pixels, PROXY_PX)
    cell = cell_px(pixels, PROXY_PX)
    toning = read_toning(proxy)
    grain = read_grain(pixels)
    cast = np.zeros((3, 2)) if toning.is_monochrome else find_cast(proxy)
    trust = 1.0 if wanted.is_faded else _trust(toning, grain, float(np.hypot(*cast.T).max()), read_points(proxy))
    channels = None
    # A toned or tinted photo has few colours, and nobody can tell its tone from a cast: it keeps it unless told.
    is_castable = not toning.is_monochrome and (toning.spread > COLORFUL_SPREAD or not wanted.keep_toning)
    if proxy.shape[2] == 3 and is_castable and wanted.cast > 0:
        channels = neutralize(cast, wanted.cast, trust)
    if channels is not None:
        proxy = _through_curves(proxy, channels)
    calm = plan_calm(proxy, cell)
    luma = gray_of(proxy)
    light = plan_light(luma, cell, wanted.even_light)
    if light is not None:
        proxy = np.clip(proxy * light.grid[:, :, np.newaxis], 0, 1)
        luma = gray_of(proxy)
    points = read_points(proxy, is_tinted=toning.is_monochrome or toning.is_one_hued)
    curve = stretch(points, trust)
    levels = None if is_identity(curve) else curve
    if levels is not None:
        luma = read_curve(levels, luma)
    relief = plan_local_contrast(luma, cell, _wanted(wanted.contrast, trust), calm)
    chroma_gain = 1.0
    if toning.is_toned and not wanted.keep_toning:
        chroma_gain = 0.0
    elif levels is not None and not toning.is_monochrome:
        slope = float(read_points(luma[:, :, np.newaxis]).contrast / max(points.contrast, 0.2))
        chroma_gain = float(np.clip(1 + _CHROMA_GAIN * (slope - 1), 1, _MOST_CHROMA))
    steepest = 1.0 if levels is None else float(np.diff(levels).max()) * (len(levels) - 1)
    is_lifted = levels is not None or relief is not None
    is_held = is_lifted and grain.sigma * steepest * (1.0 if relief is None else 1 + relief.lift) > GRAIN_HELD
    # Where there are no levels the grain on its new ground is the grain as it was.
    detail = None if not is_held else detail_gain(identity() if levels is None else levels)
    held = grain if is_held else NONE
    return TonePlan(channels, light, levels, relief, held, detail, chroma_gain, points, toning)


def _wanted(contrast: float, trust: float) -> float:
    """The local contrast to aim at: what a person asks for beyond the usual is not held back in sound photos."""
    return min(contrast, USUAL_CONTRAST) * trust + max(0.0, contrast - USUAL_CONTRAST)


def _trust(toning: Toning, grain: Grain, cast: float, points: Points) -> float:
    """How sure it is that this is an old photo, 0..1; a black-and-white one is taken for one."""
    if toning.is_monochrome:
        return 1.0
    share = (grain.least - GRAIN_OF_SCANS) / (GRAIN_OF_PRINTS - GRAIN_OF_SCANS)
    has_few_colors = toning.spread < COLORFUL_SPREAD and cast >= CAST_OF_PRINTS
    if toning.is_one_hued or has_few_colors:
        share = max(share, TRUST_IN_ONE_HUE)
    hint = 0.5 if cast >= CAST_OF_PRINTS and share > -0.3 else 0.0
    # Both ends at once, and far: a dull day has its whites, and a studio its blacks.
    black, white = (points.black - FLAT_BLACK[0]) / FLAT_BLACK[1], (FLAT_WHITE[0] - points.white) / FLAT_WHITE[1]
    flat = float(np.clip(black, 0, 1) * np.clip(white, 0, 1))
    return float(np.clip(max(share + hint, flat), 0, 1))


def tone_rows(values: Floats, top: int, plan: TonePlan) -> Floats:
    """Apply a plan to some rows of a photo.

    Args:
        values: h x W x C, float32, 0..1: the photo's rows from `top`; not changed.
        top: Where they lie in the photo.
        plan: What to do.

    Returns:
        A new array of the same shape, float32, 0..1. Where R = G = B went in, R = G = B comes out. Within
        `plan.grain.halo_px` rows of an end that is not the photo's own they are not yet right.
    """
    source = values
    if plan.channels is not None:
        values = _through_curves(values, plan.channels)
    before = gray_of(values)
    luma = before
    if plan.light is not None:
        luma = luma * plan.light.rows(top, top + luma.shape[0], luma.shape[1])
    detail = None
    if plan.detail is not None:
        smooth = without_grain(luma, plan.grain)
        detail = read_curve(plan.detail, smooth) * (luma - smooth)
        luma = smooth
    if plan.levels is not None:
        luma = read_curve(plan.levels, luma)
    if plan.relief is not None:
        luma = plan.relief.raised(luma, top)
    if detail is not None:
        luma = luma + detail
    if values.shape[2] == 1:
        return np.asarray(_inside(luma, before, before)[:, :, np.newaxis], np.float32)
    lowest, highest = source.min(axis=2), source.max(axis=2)
    luma = _inside(luma, lowest, highest)
    shade = np.clip(luma / np.maximum(before, 1e-4), _LEAST_SHADE, 1)
    chroma = np.asarray((values - before[:, :, np.newaxis]) * shade[:, :, np.newaxis], np.float32)
    return _recolor(luma, chroma, plan, (lowest, highest))


def _inside(luma: Floats, lowest: Floats, highest: Floats) -> Floats:
    """Luma that reaches an end only where the photo did."""
    return np.asarray(np.clip(luma, np.minimum(lowest, _END), np.maximum(highest, 1 - _END)), np.float32)


def _recolor(luma: Floats, chroma: Floats, plan: TonePlan, were: tuple[Floats, Floats]) -> Floats:
    """Luma with chroma around it, as much of it as fits: no channel clips that did not, so no hue turns."""
    chroma = chroma * np.float32(plan.chroma_gain)
    low, high = np.minimum(were[0], _END), np.maximum(were[1], 1 - _END)
    fits = np.minimum(
        (high - luma) / np.maximum(chroma.max(axis=2), 1e-6),
        (luma - low) / np.maximum(-chroma.min(axis=2), 1e-6),
    )
    fits = np.clip(fits, 0, 1)
    return np.asarray(np.clip(luma[:, :, np.newaxis] + fits[:, :, np.newaxis] * chroma, 0, 1), np.float32)


def _through_curves(values: Floats, curves: tuple[Curve, Curve, Curve]) -> Floats:
    return np.stack([read_curve(curve, values[:, :, index]) for index, curve in enumerate(curves)], axis=2)
