"""Finds a faded photo's black and white, and the curves that bring them back."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.steps.chroma import ZONES, find_cast
from restorer.steps.proxy import Floats, grey_of

KNOTS = 1025
"""How many knots a curve over 0..1 has; between them it is read linearly, so sixteen bits survive."""

Curve = NDArray[np.float32]
"""KNOTS values over 0..1."""

DARK_ENOUGH = 0.03
LIGHT_ENOUGH = 0.95
"""A black and a white that are left as they are; a print is never quite either."""

NEW_BLACK = 0.02
NEW_WHITE = 0.97

STEEPEST = 2.2
"""A photo is stretched by no more, since its grain grows as much."""

_KNEE = 0.04


@dataclass(frozen=True, slots=True)
class Points:
    """The robust ends of a photo's tones, 0..1."""

    black: float
    white: float

    @property
    def contrast(self) -> float:
        """The range between them."""
        return self.white - self.black


def read_points(values: Floats) -> Points:
    """Find a photo's black and white: the 0.5th and 99.5th percentile of its luma.

    Args:
        values: A proxy: h x w x C, float32, 0..1. Its outermost 2 % are left out, since scans have black or white
            slivers there.
    """
    height, width = values.shape[:2]
    aside_y, aside_x = height // 50, width // 50
    inner = grey_of(values)[aside_y : height - aside_y, aside_x : width - aside_x]
    black, white = np.percentile(inner, (0.5, 99.5))
    return Points(float(black), float(white))


def read_curve(curve: Curve, values: Floats) -> Floats:
    """Look values of 0..1 up in a curve; a new array of their shape."""
    place = np.clip(values, 0, 1) * np.float32(KNOTS - 1)
    low = np.minimum(place.astype(np.int32), KNOTS - 2)
    place -= low
    return np.asarray(curve[low] + place * (curve[low + 1] - curve[low]), np.float32)


def is_identity(curve: Curve) -> bool:
    """Whether a curve changes nothing that sixteen bits could tell."""
    return bool(np.abs(curve - _axis()).max() < 1 / 65535)


def stretch(points: Points) -> Curve:
    """The curve that moves black and white towards where they were, with soft ends, so that nothing is clipped.

    A photo that has its black and its white is left alone, and none is stretched more than `STEEPEST` times.
    """
    black = points.black if points.black > DARK_ENOUGH else 0.0
    white = points.white if points.white < LIGHT_ENOUGH else 1.0
    new_black, new_white = (NEW_BLACK if black else 0.0), (NEW_WHITE if white < 1 else 1.0)
    slope = (new_white - new_black) / max(white - black, 1e-3)
    if slope > STEEPEST:
        # Both ends give way by the same share.
        share = (STEEPEST - 1) / (slope - 1)
        new_black, new_white = black + share * (new_black - black), white + share * (new_white - white)
        slope = (new_white - new_black) / max(white - black, 1e-3)
    line = new_black + (_axis() - black) * slope
    return _soft_ends(line)


def _soft_ends(line: NDArray[np.float64]) -> Curve:
    """Bend what overshoots 0 and 1 back inside."""
    knee_low = min(_KNEE, max(0.0, -float(line[0])))
    knee_high = min(_KNEE, max(0.0, float(line[-1]) - 1))
    bent = line.copy()
    if knee_low > 0:
        under = line < knee_low
        bent[under] = knee_low * np.exp((line[under] - knee_low) / knee_low)
    if knee_high > 0:
        over = line > 1 - knee_high
        bent[over] = 1 - knee_high * np.exp((1 - knee_high - line[over]) / knee_high)
    return np.asarray(np.clip(bent, 0, 1), np.float32)


def neutralize(values: Floats, amount: float) -> tuple[Curve, Curve, Curve] | None:
    """The three curves that take a colour photo's cast off, or None where it bears none.

    Args:
        values: A proxy: h x w x 3, float32, 0..1, sRGB-encoded.
        amount: 0 leaves the cast, 1 takes all of it.
    """
    casts = find_cast(values) * amount
    if float(np.hypot(*casts.T).max()) < _LEAST_CAST:
        return None
    knots_in, knots_out = [np.zeros(3)], [np.zeros(3)]
    for (low, high), cast in zip(ZONES, casts, strict=True):
        lightness = (low + high) / 2
        knots_in.append(_rgb(lightness, *cast))
        knots_out.append(_rgb(lightness, 0.0, 0.0))
    # The ends keep their distance from the nearest knot, as far as there is room.
    knots_in.append(np.ones(3))
    knots_out.append(np.clip(1 + (knots_out[-1] - knots_in[-2]), 0.8, 1.0))
    curves = [_through([k[c] for k in knots_in], [k[c] for k in knots_out]) for c in range(3)]
    return curves[0], curves[1], curves[2]


_LEAST_CAST = 1.5


def _rgb(lightness: float, a: float, b: float) -> NDArray[np.float64]:
    lab = np.array([[[lightness, a, b]]], np.float32)
    return np.asarray(cv2.cvtColor(lab, cv2.COLOR_Lab2RGB)[0, 0], np.float64)


def _through(places: list[float], values: list[float]) -> Curve:
    """A smooth rising curve through these points."""
    line = np.interp(_axis(), places, np.maximum.accumulate(values))
    kernel = np.hanning(KNOTS // 8)
    padded = np.pad(line, len(kernel) // 2, mode="reflect", reflect_type="odd")
    smooth = np.convolve(padded, kernel / kernel.sum(), mode="valid")[:KNOTS]
    return np.asarray(np.clip(np.maximum.accumulate(smooth), 0, 1), np.float32)


def _axis() -> NDArray[np.float64]:
    return np.linspace(0, 1, KNOTS)
