"""Builds ICC profiles from primaries and a tone curve.

ICC.1:2022, clauses 7.2, 8.3.2, 10.6, 10.15, 10.18 and 10.31; adaptation to D50: annex E (linear Bradford).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import NamedTuple

Point = tuple[float, float]
"""A chromaticity: x, y of CIE 1931."""

D65: Point = (0.3127, 0.3290)
SRGB_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""Of sRGB (IEC 61966-2-1): (a * v + b) ** g from d on, c * v below."""

_D50 = (63190, 65536, 54061)
_BRADFORD = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))
_XYZ_OF_D50 = (0.96422, 1.0, 0.82521)


class Primaries(NamedTuple):
    """What a red, a green, a blue and their sum look like."""

    red: Point
    green: Point
    blue: Point
    white: Point = D65


BT_709 = Primaries((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
P3 = Primaries((0.680, 0.320), (0.265, 0.690), (0.150, 0.060))
BT_2020 = Primaries((0.708, 0.292), (0.170, 0.797), (0.131, 0.046))
PROPHOTO = Primaries((0.734699, 0.265301), (0.159597, 0.840403), (0.036598, 0.000105), (0.345704, 0.358540))
ADOBE_RGB = Primaries((0.64, 0.33), (0.21, 0.71), (0.15, 0.06))

Curve = float | tuple[float, float, float, float, float] | Sequence[int]
"""From numbers of 0..1 to light: an exponent; the five numbers of sRGB's form; or a table of 0..65535."""


def rgb_profile(name: str, primaries: Primaries, curve: Curve) -> bytes:
    """A profile (version 4) of three channels with one curve.

    Raises:
        ValueError: the primaries span no colours.
    """
    told = _curve(curve)
    columns = zip(*to_xyz_d50(primaries), strict=True)
    tags = [(kind, _xyz(column)) for kind, column in zip((b"rXYZ", b"gXYZ", b"bXYZ"), columns, strict=True)]
    return _profile(name, b"RGB ", [*tags, (b"rTRC", told), (b"gTRC", told), (b"bTRC", told)])


def gray_profile(name: str, curve: Curve) -> bytes:
    """A profile (version 4) of one channel."""
    return _profile(name, b"GRAY", [(b"kTRC", _curve(curve))])


def to_xyz_d50(primaries: Primaries) -> tuple[tuple[float, ...], ...]:
    """The 3 x 3 matrix from linear RGB of 0..1 to XYZ (Y of white is 1), adapted to D50.

    Raises:
        ValueError: the primaries span no colours.
    """
    columns = [_to_xyz(point) for point in primaries[:3]]
    matrix = tuple(zip(*columns, strict=True))
    weights = _times(_inverse(matrix), _to_xyz(primaries.white))
    scaled = tuple(tuple(value * weight for value, weight in zip(row, weights, strict=True)) for row in matrix)
    seen, wanted = _times(_BRADFORD, _to_xyz(primaries.white)), _times(_BRADFORD, _XYZ_OF_D50)
    gains = [wanted[at] / seen[at] for at in range(3)]
    cones = tuple(tuple(gain * value for value in row) for gain, row in zip(gains, _BRADFORD, strict=True))
    return _product(_product(_inverse(_BRADFORD), cones), scaled)


def _to_xyz(point: Point) -> tuple[float, float, float]:
    x, y = point
    if not y > 0:
        raise ValueError("a chromaticity without brightness")
    return x / y, 1.0, (1 - x - y) / y


Matrix = Sequence[Sequence[float]]


def _times(matrix: Matrix, vector: Sequence[float]) -> tuple[float, ...]:
    return tuple(sum(value * other for value, other in zip(row, vector, strict=True)) for row in matrix)


def _product(one: Matrix, other: Matrix) -> tuple[tuple[float, ...], ...]:
    columns = list(zip(*other, strict=True))
    return tuple(tuple(sum(a * b for a, b in zip(row, column, strict=True)) for column in columns) for row in one)


def _inverse(matrix: Matrix) -> tuple[tuple[float, ...], ...]:
    (a, b, c), (d, e, f), (g, h, i) = matrix
    size = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    if abs(size) < 1e-9:
        raise ValueError("primaries that lie on a line")
    rows = (
        (e * i - f * h, c * h - b * i, b * f - c * e),
        (f * g - d * i, a * i - c * g, c * d - a * f),
        (d * h - e * g, b * g - a * h, a * e - b * d),
    )
    return tuple(tuple(value / size for value in row) for row in rows)


def _xyz(values: Sequence[float]) -> bytes:
    return struct.pack(">4s4x3i", b"XYZ ", *(round(value * 65536) for value in values))


def _curve(curve: Curve) -> bytes:
    if isinstance(curve, int | float):
        return struct.pack(">4s4xHHi", b"para", 0, 0, round(curve * 65536))
    if isinstance(curve, tuple) and len(curve) == 5:
        return struct.pack(">4s4xHH5i", b"para", 3, 0, *(round(value * 65536) for value in curve))
    return struct.pack(f">4s4xI{len(curve)}H", b"curv", len(curve), *(int(value) for value in curve))


def _profile(name: str, space: bytes, tags: list[tuple[bytes, bytes]]) -> bytes:
    white = struct.pack(">4s4x3i", b"XYZ ", *_D50)
    tags = [(b"desc", _words(name)), (b"cprt", _words("No copyright")), (b"wtpt", white), *tags]
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for kind, data in tags:
        table += struct.pack(">4sII", kind, start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    head = struct.pack(">I4xI4s4s4s", start + len(body), 0x04400000, b"mntr", space, b"XYZ ")
    head += struct.pack(">6H4s", 2024, 1, 1, 0, 0, 0, b"acsp") + bytes(28) + struct.pack(">3i", *_D50)
    return head.ljust(128, b"\0") + table + body


def _words(words: str) -> bytes:
    raw = words.encode("utf-16-be")
    return struct.pack(">4s4xII2s2sII", b"mluc", 1, 12, b"en", b"US", len(raw), 28) + raw
