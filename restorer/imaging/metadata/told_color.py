"""Colour spaces that a file states without a profile (PNG's chunks, H.273 code points), as ICC profiles.

PNG Specification, third edition, 11.3.2.1 (cHRM), 11.3.2.2 (gAMA) and 11.3.2.6 (cICP); ITU-T H.273 (coding-independent
code points), tables 2 and 3.
"""

from __future__ import annotations

from collections.abc import Callable

from restorer.imaging.metadata.icc_build import (
    BT_709,
    BT_2020,
    D65,
    P3,
    SRGB_CURVE,
    Curve,
    Primaries,
    gray_profile,
    rgb_profile,
)

_PRIMARIES = {
    1: BT_709,
    4: Primaries((0.67, 0.33), (0.21, 0.71), (0.14, 0.08), (0.310, 0.316)),
    5: Primaries((0.64, 0.33), (0.29, 0.60), (0.15, 0.06)),
    6: Primaries((0.630, 0.340), (0.310, 0.595), (0.155, 0.070)),
    7: Primaries((0.630, 0.340), (0.310, 0.595), (0.155, 0.070)),
    9: BT_2020,
    11: Primaries(*P3[:3], (0.314, 0.351)),
    12: P3,
    22: Primaries((0.630, 0.340), (0.295, 0.605), (0.155, 0.077)),
}
_TABLE_STEPS = 4096
_PAPER_WHITE_NITS = 203.0
"""ITU-R BT.2408: how bright a white page is in pictures of a high dynamic range. What is brighter is cut off."""

_LIKE_SRGB = (0.43, 0.48)
"""gAMA of such a size is written for sRGB, whose curve is no pure power."""


def profile_of_code_points(primaries: int, transfer: int, *, is_gray: bool) -> bytes | None:
    """A profile for H.273's code points; None for sRGB, for its grey, and for what is not stated or not known.

    Transfer 1, 6, 14 and 15 (of cameras for television) is taken for sRGB's, as browsers do: stills that tell it are
    mostly made by programs that never looked at it.
    """
    known = _PRIMARIES.get(primaries, BT_709)
    curve = curve_of(transfer)
    if curve == SRGB_CURVE and (is_gray or known == BT_709):
        return None
    name = f"Code points {primaries}, {transfer}"
    return gray_profile(name, curve) if is_gray else rgb_profile(name, known, curve)


def profile_of_png(gamma: int | None, chromaticities: tuple[int, ...] | None, *, is_gray: bool) -> bytes | None:
    """A profile for PNG's gAMA and cHRM; None for sRGB, for its grey, and for what makes no sense.

    Args:
        gamma: gAMA's number, in 100,000ths; None without it.
        chromaticities: cHRM's eight numbers, in 100,000ths; None without it.
        is_gray: Whether the picture has no colours.
    """
    power = gamma / 100_000 if gamma else 0.0
    is_like_srgb = not 0.1 <= power <= 5.0 or _LIKE_SRGB[0] <= power <= _LIKE_SRGB[1]
    told = _told_primaries(chromaticities) if chromaticities and not is_gray else None
    is_wide = told is not None and not _are_alike(told, BT_709)
    if is_like_srgb and not is_wide:
        return None
    # Beside primaries of its own, a gamma is meant as it stands: Adobe RGB's is 563 / 256.
    curve: Curve = 1 / power if 0.1 <= power <= 5.0 else SRGB_CURVE
    if is_gray:
        return gray_profile("Told by gAMA", curve)
    try:
        return rgb_profile("Told by gAMA and cHRM", told if told is not None and is_wide else BT_709, curve)
    except ValueError:
        return None


def _told_primaries(numbers: tuple[int, ...]) -> Primaries | None:
    points = [(x / 100_000, y / 100_000) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    if any(y <= 0 or x < 0 or x + y > 1 for x, y in points):
        return None
    white, red, green, blue = points
    return Primaries(red, green, blue, D65 if abs(white[0] - D65[0]) + abs(white[1] - D65[1]) < 0.001 else white)


def _are_alike(one: Primaries, other: Primaries) -> bool:
    return all(abs(a - b) < 0.003 for p, q in zip(one, other, strict=True) for a, b in zip(p, q, strict=True))


def curve_of(transfer: int) -> Curve:
    """The curve of H.273's transfer characteristics (table 3); sRGB's for what is not told or not known."""
    pure: dict[int, float] = {4: 2.2, 5: 2.8, 8: 1.0, 17: 2.6}
    if transfer in pure:
        return pure[transfer]
    tables: dict[int, Callable[[float], float]] = {16: _pq_light, 18: _hlg_light}
    if transfer not in tables:
        return SRGB_CURVE
    steps = range(_TABLE_STEPS)
    return [round(65535 * min(1.0, tables[transfer](step / (_TABLE_STEPS - 1)))) for step in steps]


def _pq_light(value: float) -> float:
    """SMPTE ST 2084, as a share of paper's white."""
    root = value ** (1 / 78.84375)
    light = (max(root - 0.8359375, 0.0) / (18.8515625 - 18.6875 * root)) ** (1 / 0.1593017578125)
    return float(light * 10_000 / _PAPER_WHITE_NITS)


def _hlg_light(value: float) -> float:
    """ARIB STD-B67, as a share of paper's white, which is at 75 %."""

    def scene(level: float) -> float:
        import math

        return level * level / 3 if level <= 0.5 else (math.exp((level - 0.55991073) / 0.17883277) + 0.28466892) / 12

    return scene(value) / scene(0.75)
