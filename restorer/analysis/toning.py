"""Tells black-and-white, toned and colour photos apart, and finds the colour that greys have taken on."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats

MONOCHROME_SPREAD = 4.5
"""A black-and-white photo's colours leave its tone curve by less than this (CIELAB) in 95 of 100 pixels."""

STAINED_SPREAD = (9.0, 3.4)
"""Yellowing is uneven, but keeps its hue: so far may they leave it along the tone's hue if hardly across it."""

MONOCHROME_OUTLIERS = 13.5
"""In either case, by less than this in 99.5 of 100."""

SPLIT_SPREAD, SPLIT_ACROSS, SPLIT_OUTLIERS = 6.0, 2.8, 10.0
"""Where a print's tint depends on the tone, fine detail lies beside its tint, which JPEG keeps at half the size:
with the lightness blurred as the colours are, it may leave the curve by so much, across its hue, and in 99.5 of 100. So
two of 65 old photos more count as black-and-white, and one of 551 sound ones."""

COLORFUL_SPREAD = 12.0
"""Below this a photo's colours are too few to tell a cast from a toning that was meant."""

TONED_CHROMA = 3.0
"""Mid-tones farther than this from neutral (CIELAB) are sepia, cyanotype or yellowed, not neutral."""

ZONES = ((8.0, 38.0), (38.0, 68.0), (68.0, 98.0))
"""Shadows, mid-tones and highlights, in L*."""

_CHROMA_BLUR = 9
_ONE_HUE = 0.05
_BINS = 20
_NEAR = 10.0
_FARTHEST_CAST = 28.0
_LEAST_SHARE = 0.03


@dataclass(frozen=True, slots=True)
class Toning:
    """How a photo's colours lie.

    Attributes:
        is_monochrome: Whether colour is a function of lightness alone.
        is_toned: Whether it is monochrome and its mid-tones are not neutral.
        mid_chroma: (a*, b*) of the mid-tones' median.
        spread: The 95th percentile of the distance from the tone curve, CIELAB.
        other_hues: The share of all colour that lies more than 25 degrees from the mean hue, 0..1.
    """

    is_monochrome: bool
    is_toned: bool
    mid_chroma: tuple[float, float]
    spread: float
    other_hues: float = 0.0

    @property
    def is_one_hued(self) -> bool:
        """Whether it may be a toned print that has stained beyond `STAINED_SPREAD`: 1 in 20 sound photos, too."""
        return self.spread < COLORFUL_SPREAD and self.other_hues < _ONE_HUE


def to_lab(values: Floats) -> Floats:
    """H x W x 3 RGB, float32 0..1, sRGB-encoded, as CIELAB (L* 0..100)."""
    return np.asarray(cv2.cvtColor(np.ascontiguousarray(values), cv2.COLOR_RGB2Lab), np.float32)


def read_toning(values: Floats) -> Toning:
    """Tell what kind of photo this is.

    Args:
        values: A proxy: h x w x C, float32, 0..1, C = 1 or 3.
    """
    if values.shape[2] == 1:
        return Toning(True, False, (0.0, 0.0), 0.0)
    picture = to_lab(values)
    blurred = np.asarray(cv2.blur(picture, (_CHROMA_BLUR, _CHROMA_BLUR)), np.float32).reshape(-1, 3)
    # JPEG noise in the colours says nothing about the photo.
    picture[:, :, 1:] = cv2.blur(picture[:, :, 1:], (_CHROMA_BLUR, _CHROMA_BLUR))
    lab = picture.reshape(-1, 3)
    centers, curve = _tone_curve(lab)
    spread, across, outliers = _off_curve(lab, centers, curve)
    is_stained = spread < STAINED_SPREAD[0] and across < STAINED_SPREAD[1]
    is_monochrome = (spread < MONOCHROME_SPREAD or is_stained) and outliers < MONOCHROME_OUTLIERS
    if not is_monochrome:
        off = _off_curve(blurred, *_tone_curve(blurred))
        is_monochrome = all(np.array(off) < (SPLIT_SPREAD, SPLIT_ACROSS, SPLIT_OUTLIERS))
    mid_a, mid_b = (float(np.interp(55.0, centers, curve[:, axis])) for axis in range(2))
    is_toned = is_monochrome and float(np.hypot(mid_a, mid_b)) > TONED_CHROMA
    return Toning(is_monochrome, is_toned, (mid_a, mid_b), spread, _other_hues(lab[:, 1:]))


def _off_curve(lab: Floats, centers: NDArray[np.float64], curve: NDArray[np.float64]) -> tuple[float, float, float]:
    """How far colours leave a tone curve: what 95 of 100 stay below, the same across the hue, what 99.5 of 100 do."""
    expected = np.stack([np.interp(lab[:, 0], centers, curve[:, axis]) for axis in range(2)], axis=1)
    off_curve = lab[:, 1:] - expected
    spread, outliers = (float(value) for value in np.percentile(np.hypot(*off_curve.T), (95, 99.5)))
    mean = lab[:, 1:].mean(axis=0)
    across = off_curve @ (np.array((-mean[1], mean[0])) / max(float(np.hypot(*mean)), 1e-6))
    return spread, float(np.percentile(np.abs(across), 95)), outliers


def _other_hues(chroma: Floats) -> float:
    size = np.hypot(*chroma.T)
    mean = chroma.mean(axis=0)
    along = chroma @ (mean / max(float(np.hypot(*mean)), 1e-6))
    is_other = along < size * np.cos(np.radians(25))
    return float(size[is_other].sum() / max(float(size.sum()), 1e-6))


def _tone_curve(lab: Floats) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The median (a*, b*) at some lightnesses."""
    place = np.clip((lab[:, 0] / 100 * _BINS).astype(int), 0, _BINS - 1)
    centers, medians = [], []
    for index in range(_BINS):
        inside = lab[place == index]
        if len(inside) >= max(8, len(lab) // 2000):
            centers.append((index + 0.5) * 100 / _BINS)
            medians.append(np.median(inside[:, 1:], axis=0))
    if not centers:
        return np.array([50.0]), np.zeros((1, 2))
    return np.array(centers), np.array(medians, np.float64)


def find_cast(values: Floats) -> NDArray[np.float64]:
    """Find the colour that the neutrals of a colour photo have taken on.

    Asked are, in each zone, the median of the colours that lie close together near grey, and, over all, the
    median of the whites. Only what all zones and the whites agree on counts: a brown table or a blue sky colours
    one of them, a faded dye or a wrong lamp all.

    Args:
        values: A proxy: h x w x 3, float32, 0..1, sRGB-encoded.

    Returns:
        3 x 2 float64: (a*, b*) for each of `ZONES`; zeros where the photo bears no cast.
    """
    lab = to_lab(values).reshape(-1, 3)
    found: list[NDArray[np.float64] | None] = []
    for low, high in ZONES:
        zone = lab[(lab[:, 0] >= low) & (lab[:, 0] < high)]
        found.append(_zone_cast(zone[:, 1:]) if len(zone) >= _LEAST_SHARE * len(lab) else None)
    known = [cast for cast in found if cast is not None]
    whites = lab[lab[:, 0] >= np.percentile(lab[:, 0], 99)]
    known.append(np.asarray(np.median(whites[:, 1:], axis=0), np.float64))
    if len(known) < 3:
        return np.zeros((len(ZONES), 2))
    agreed = np.stack([_agreement(np.array([cast[axis] for cast in known])) for axis in range(2)])
    casts = [agreed if cast is None else _towards(cast, agreed) for cast in found]
    return np.asarray(casts, np.float64)


def _zone_cast(chroma: Floats) -> NDArray[np.float64] | None:
    """Where the near-greys of one zone gather, or None where they do not."""
    center = np.median(chroma[_least_colorful(chroma)], axis=0)
    for _ in range(6):
        near = np.hypot(*(chroma - center).T) < _NEAR
        if near.mean() < 0.08:
            return None
        center = np.median(chroma[near], axis=0)
    if np.hypot(*center) > _FARTHEST_CAST:
        return None
    return np.asarray(center, np.float64)


def _least_colorful(chroma: Floats) -> NDArray[np.bool_]:
    size = np.hypot(*chroma.T)
    return np.asarray(size <= np.percentile(size, 25), np.bool_)


def _agreement(shifts: NDArray[np.float64]) -> float:
    """The smallest shift where all have the same sign, else 0."""
    if (shifts > 0).all():
        return float(shifts.min())
    return float(shifts.max()) if (shifts < 0).all() else 0.0


def _towards(cast: NDArray[np.float64], agreed: NDArray[np.float64]) -> NDArray[np.float64]:
    """A zone's own cast as far as it does not leave what was agreed on by more than half."""
    lowest, highest = np.minimum(agreed, 1.5 * agreed), np.maximum(agreed, 1.5 * agreed)
    return np.asarray(np.clip(cast, lowest, highest), np.float64)
