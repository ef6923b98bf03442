"""Light and warmth as a person sets them, on top of what was measured: curves that keep black black and white white."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats
from restorer.analysis.levels import KNOTS, Curve, read_curve
from restorer.imaging.color import from_linear, to_linear
from restorer.steps.tone.manual_settings import ManualTone

_MORE, _LESS = 0.85, 0.6
"""How much steeper the middle tones get at the most, and how much flatter: at 1 the ends, or the middle, would be flat,
and tones there would be lost."""

_OPENED, _CLOSED = 1.6, 0.85
"""How steep the far end of shadows and lights gets when it is opened, and how flat when it is closed: above 1 black or
white would be lost, and above 4 opening would turn tones round in the middle."""

_WARM_EV = 0.5
"""By so many stops red is raised and blue lowered at full warmth: about from 6500 to 5000 kelvin."""

_GREEN_SHARE = (0.299 - 0.114) / 0.587
"""So much green is lowered for what red gains and blue loses: a grey keeps its luma."""


def manual_curve(manual: ManualTone) -> Curve:
    """The curve of exposure, contrast, shadows and lights: it rises everywhere, from 0 at 0 to 1 at 1."""
    x = np.linspace(0, 1, KNOTS)
    x = _encoded(_raised(to_linear(x.astype(np.float32)).astype(np.float64), 2.0**manual.exposure))
    hardness = manual.hardness * (_MORE if manual.hardness > 0 else _LESS)
    x = x - hardness * np.sin(2 * np.pi * x) / (2 * np.pi)
    x = x + manual.shadows * (_OPENED if manual.shadows > 0 else _CLOSED) * x * (1 - x) ** 3
    x = x + manual.lights * (_CLOSED if manual.lights > 0 else _OPENED) * (1 - x) * x**3
    return np.asarray(np.clip(x, 0, 1), np.float32)


def warmth_curves(warmth: float) -> tuple[Curve, Curve, Curve]:
    """Curves for red, green and blue: black and white stay, and what lies between gets warmer (above 0) or cooler."""
    light = to_linear(np.linspace(0, 1, KNOTS).astype(np.float32)).astype(np.float64)
    stops = _WARM_EV * warmth
    red, green, blue = (
        np.asarray(np.clip(_encoded(_raised(light, 2.0**part)), 0, 1), np.float32)
        for part in (stops, -_GREEN_SHARE * stops, -stops)
    )
    return red, green, blue


def manual_rows(values: Floats, manual: ManualTone, curve: Curve) -> Floats:
    """Apply what a person sets to some rows.

    The curve is laid through each pixel's largest and smallest channel, and the third keeps its place between them, so
    that no hue turns and nothing is cut off (as Adobe's DNG SDK has it, `RefBaselineRGBTone`).

    Args:
        values: h x w x C, C = 1 or 3, float32, 0..1; not changed.
        manual: What to do.
        curve: `manual_curve` of it.

    Returns:
        A new array of the same shape, float32, 0..1.
    """
    if values.shape[2] == 1:
        return read_curve(curve, values)
    if manual.warmth:
        curves = warmth_curves(manual.warmth)
        values = np.stack([read_curve(one, values[:, :, index]) for index, one in enumerate(curves)], axis=2)
    if not manual.has_curve:
        return values
    low, high = values.min(axis=2, keepdims=True), values.max(axis=2, keepdims=True)
    new_low, new_high = read_curve(curve, low), read_curve(curve, high)
    share = (values - low) / np.maximum(high - low, np.float32(1e-7))
    return np.asarray(np.clip(new_low + share * (new_high - new_low), 0, 1), np.float32)


def _raised(light: NDArray[np.float64], gain: float) -> NDArray[np.float64]:
    """Linear light times `gain` where it is dark, which comes to rest at 1: shadows gain what lights cannot."""
    return np.asarray(gain * light / (1 + (gain - 1) * light), np.float64)


def _encoded(light: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(from_linear(light.astype(np.float32)), np.float64)
