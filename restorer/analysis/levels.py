"""Finds a faded photo's black and white, and the curves that bring them back."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats, gray_of
from restorer.analysis.toning import ZONES

KNOTS = 1025
"""How many knots a curve over 0..1 has; between them it is read linearly, so sixteen bits survive."""

Curve = NDArray[np.float32]
"""KNOTS values over 0..1."""

DARK_ENOUGH, FADED_BLACK = 0.05, 0.12
"""Up to the first a black is left where it is, from the second on it goes all the way: in a black-and-white print, and
in a photo in colour that is surely an old print. Blacks of 0.06 to 0.1 were moved before, in 19 of 51 photos, and
crushed shadows that nobody had missed."""

LIGHT_ENOUGH, FADED_WHITE = 0.93, 0.82
"""The same for whites: a print's paper is never quite white."""

DARK_ENOUGH_IN_COLOR, FADED_BLACK_IN_COLOR = 0.18, 0.34
LIGHT_ENOUGH_IN_COLOR, FADED_WHITE_IN_COLOR = 0.72, 0.5
"""The same where nothing says that a photo in colour is old: of 162 sound ones, a tenth has no black below 0.15."""

NEW_BLACK = 5.0
NEW_WHITE = 97.0
"""Where black and white go, in L*. A screen shows what lies below 4 as one black: with the black at L* 1.5, 5 % of the
shadows went there in every third photo."""

MOST_SHIFT = 34.0
"""By so much at most, in L*. What is farther off is a photo without a black or a white: fog, night, a tintype."""

MOST_DARKENED = 8.0
"""By so much at most may the middle tone fall, in L*, when black goes back: the shadows are steeper, not darker."""

STEEPEST = 2.2
"""A photo is stretched by no more: its grain is held (`grain`), but JPEG's blocks and bands grow as much."""

FLATTEST = 0.9
"""No tone between black and white loses more contrast."""

_TINT_HELD = 0.6
"""How much the lightest channel of a tinted white counts, its luma the rest: all of it, and a red print stays dim."""

_END = 0.4
"""Beyond this share of what is left between black and 0, and white and 100, the line bends."""


@dataclass(frozen=True, slots=True)
class Points:
    """The robust ends of a photo's tones, 0..1.

    Attributes:
        black, white: The ends of its luma.
        middle: Its median luma.
        brightest: The white with the lightest channel of its tint counted in: with it a tinted white stays in range.
    """

    black: float
    white: float
    middle: float = 0.5
    brightest: float = -1.0

    def __post_init__(self) -> None:
        if self.brightest < 0:
            object.__setattr__(self, "brightest", self.white)

    @property
    def contrast(self) -> float:
        """The range between them."""
        return self.white - self.black


def read_points(values: Floats, is_tinted: bool = False) -> Points:
    """Find a photo's black and white: the 0.5th and 99.5th percentile of its luma.

    Args:
        values: A proxy: h x w x C, float32, 0..1. Its outermost 2 % are left out, since scans have black or white
            slivers there.
        is_tinted: Whether its whites are held by their lightest channel, so that their tint stays.
    """
    height, width = values.shape[:2]
    aside_y, aside_x = height // 50, width // 50
    inner = values[aside_y : height - aside_y, aside_x : width - aside_x]
    luma = gray_of(inner)
    black, middle, white = (float(value) for value in np.percentile(luma, (0.5, 50, 99.5)))
    lightest = max(white, float(np.percentile(inner.max(axis=2), 99.5))) if is_tinted else white
    brightest = white + _TINT_HELD * (lightest - white)
    return Points(black, white, middle, brightest)


def read_curve(curve: Curve, values: Floats) -> Floats:
    """Look values of 0..1 up in a curve; a new array of their shape."""
    place = np.clip(values, 0, 1) * np.float32(KNOTS - 1)
    low = np.minimum(place.astype(np.int32), KNOTS - 2)
    place -= low
    return np.asarray(curve[low] + place * (curve[low + 1] - curve[low]), np.float32)


def identity() -> Curve:
    """The curve that changes nothing."""
    return np.asarray(_axis(), np.float32)


def is_identity(curve: Curve) -> bool:
    """Whether a curve changes nothing that sixteen bits could tell."""
    return bool(np.abs(curve - _axis()).max() < 1 / 65535)


def stretch(points: Points, trust: float = 1.0) -> Curve:
    """The curve that moves black and white towards where they were, with soft ends, so that nothing is clipped.

    It is drawn in L*, as the eye sees: from black to white no part of it is flatter than `FLATTEST`, and below the
    middle none is flatter than 1, so the shadows keep what can be seen in them. A photo that has its black and its
    white is left alone.

    Args:
        points: The photo's black, middle and white.
        trust: How sure it is that the photo is old, 0..1; below 1 only what is plainly faded is moved.
    """
    black, white, middle = (_lightness(value) for value in (points.black, points.white, points.middle))
    pull = _ramp(points.black, _mix(DARK_ENOUGH_IN_COLOR, DARK_ENOUGH, trust),
                 _mix(FADED_BLACK_IN_COLOR, FADED_BLACK, trust))  # fmt: skip
    push = _ramp(-points.brightest, -_mix(LIGHT_ENOUGH_IN_COLOR, LIGHT_ENOUGH, trust),
                 -_mix(FADED_WHITE_IN_COLOR, FADED_WHITE, trust))  # fmt: skip
    new_black = black - pull * float(np.clip(black - NEW_BLACK, 0, MOST_SHIFT))
    new_white = white + push * float(np.clip(NEW_WHITE - _lightness(points.brightest), 0, MOST_SHIFT))
    if (new_black == black and new_white == white) or white - black < 1:
        return identity()
    slope = (new_white - new_black) / (white - black)
    if slope > STEEPEST:
        # Both ends give way by the same share.
        share = (STEEPEST - 1) / (slope - 1)
        new_black, new_white = black + share * (new_black - black), white + share * (new_white - white)
    middle = float(np.clip(middle, black + 0.15 * (white - black), white - 0.15 * (white - black)))
    new_middle = _new_middle((black, middle, white), (new_black, new_white))
    line = _bent(_lightness_of(_axis()), (black, middle, white), (new_black, new_middle, new_white))
    return np.asarray(_encoded_of(line), np.float32)


def _new_middle(old: tuple[float, float, float], new: tuple[float, float]) -> float:
    """Where the middle goes: on the straight line, but not much darker, as far as no slope gets out of its bounds."""
    (black, middle, white), (new_black, new_white) = old, new
    straight = new_black + (middle - black) * (new_white - new_black) / (white - black)
    highest = min(new_black + STEEPEST * (middle - black), new_white - FLATTEST * (white - middle))
    return max(straight, min(middle - MOST_DARKENED, highest))


def _bent(
    places: NDArray[np.float64], old: tuple[float, float, float], new: tuple[float, float, float]
) -> NDArray[np.float64]:
    """A smooth rising curve from (0, 0) to (100, 100) through three points, straight but for its ends, at `places`."""
    low, high = (new[1] - new[0]) / (old[1] - old[0]), (new[2] - new[1]) / (old[2] - old[1])
    joint = 2 * low * high / (low + high)
    toe, shoulder = _END * new[0], 100 - _END * (100 - new[2])
    known_x = [
        0.0,
        max(0.0, old[0] - (new[0] - toe) / low),
        *old,
        min(100.0, old[2] + (shoulder - new[2]) / high),
        100.0,
    ]
    known_y = [0.0, toe, *new, shoulder, 100.0]
    tilts = [0.0, low, low, joint, high, high, 0.0]
    knots = [i for i in range(7) if i in (0, 6) or 0.05 < known_x[i] < 99.95]
    x, y, tilt = (np.array([values[i] for i in knots]) for values in (known_x, known_y, tilts))
    secants = np.diff(y) / np.maximum(np.diff(x), 1e-6)
    tilt[0], tilt[-1] = secants[0], secants[-1]
    # Three times the secant beside it is what a cubic may lean without turning back (Fritsch and Carlson, 1980).
    tilt[:-1] = np.minimum(tilt[:-1], 3 * secants)
    tilt[1:] = np.minimum(tilt[1:], 3 * secants)
    return _cubic(places, x, y, tilt)


def _cubic(
    places: NDArray[np.float64], x: NDArray[np.float64], y: NDArray[np.float64], tilt: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The cubic Hermite spline through (x, y) with these slopes."""
    index = np.clip(np.searchsorted(x, places, side="right") - 1, 0, len(x) - 2)
    wide = x[index + 1] - x[index]
    t = np.clip((places - x[index]) / wide, 0, 1)
    value = (1 + 2 * t) * (1 - t) ** 2 * y[index] + t * t * (3 - 2 * t) * y[index + 1]
    value += wide * t * (1 - t) * ((1 - t) * tilt[index] - t * tilt[index + 1])
    return np.asarray(np.clip(value, 0, 100), np.float64)


def detail_gain(curve: Curve) -> Curve:
    """How much grain is to be amplified at each luma so that it looks as strong as before on its new ground.

    No more than the curve itself would, but no less than it was where the curve flattens out into black.
    """
    axis, placed = _axis(), curve.astype(np.float64)
    steepness = np.gradient(placed, axis)
    equal = _visibility(axis) / _visibility(placed)
    return np.asarray(np.minimum(np.maximum(steepness, 1), np.clip(equal, 0.5, 3)), np.float32)


def _visibility(encoded: NDArray[np.float64]) -> NDArray[np.float64]:
    """How many L* a step in luma makes, at each luma."""
    return np.asarray(np.interp(encoded, _axis(), np.gradient(_lightness_of(_axis()), _axis())), np.float64)


def _lightness(encoded: float) -> float:
    return float(_lightness_of(np.array([encoded]))[0])


def _lightness_of(encoded: NDArray[np.float64]) -> NDArray[np.float64]:
    """sRGB-encoded grey of 0..1 as L*, 0..100."""
    light = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    return np.asarray(np.where(light <= 216 / 24389, light * 24389 / 27, 116 * np.cbrt(light) - 16), np.float64)


def _encoded_of(lightness: NDArray[np.float64]) -> NDArray[np.float64]:
    """L* as sRGB-encoded grey of 0..1."""
    light = np.where(lightness <= 8, lightness * 27 / 24389, ((lightness + 16) / 116) ** 3)
    return np.asarray(np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055), np.float64)


def _ramp(value: float, low: float, high: float) -> float:
    """0 up to `low`, 1 from `high` on, smooth between."""
    share = min(1.0, max(0.0, (value - low) / (high - low)))
    return share * share * (3 - 2 * share)


def _mix(without: float, with_all: float, share: float) -> float:
    return without + share * (with_all - without)


def neutralize(found: NDArray[np.float64], amount: float, trust: float = 1.0) -> tuple[Curve, Curve, Curve] | None:
    """The three curves that take a colour photo's cast off, or None where it bears none that counts.

    Args:
        found: 3 x 2: the cast in each zone, as `find_cast` gives it.
        amount: 0 leaves the cast, 1 takes all of it.
        trust: How sure it is that the photo is old, 0..1.
    """
    size = float(np.hypot(*found.T).max())
    share = _ramp(size, _mix(CAST_OF_LIGHT[0], CAST_SEEN[0], trust), _mix(CAST_OF_LIGHT[1], CAST_SEEN[1], trust))
    casts = found * (amount * share)
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


CAST_SEEN = (5.0, 10.0)
"""A cast on all tones of an old print, CIELAB: up to the first it stays, from the second on it goes."""

CAST_OF_LIGHT = (16.0, 26.0)
"""The same where nothing says that the photo is old: lamps, evenings and wooden rooms colour all tones by up to 19 in
95 of 100 sound photos."""

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
