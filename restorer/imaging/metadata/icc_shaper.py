"""ICC profiles of the matrix/TRC kind (curves and a matrix), evaluated in floating point.

lcms computes from 16 bits to 16 through a table of 33 steps, and libvips hands on 16 bits of CIELAB: dark numbers of
Adobe RGB come out up to 480 of 65535 beside themselves. ICC.1:2022, clauses 8.3.3, 8.4.3, 10.6 and 10.18.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ROOTS = 1 << 18
"""Curves are inverted by a table over the root of light, fine enough for half a step of 16 bits in linear numbers."""

_TOP = 65535
_MOST_TAGS = 200


class Shaper(NamedTuple):
    """A profile of curves and a matrix.

    Attributes:
        curves: Of each channel: the light of each number of 16 bits, 65536 float32.
        to_xyz: 3 x 3 float64, from light to XYZ (D50, Y of white is 1); None for grey.
    """

    curves: tuple[NDArray[np.float32], ...]
    to_xyz: NDArray[np.float64] | None

    def light(self, numbers: NDArray[np.uint16]) -> NDArray[np.float32]:
        """The light of each number, channel by channel: H x W x C, 0..1."""
        import numpy as np

        out = np.empty(numbers.shape, np.float32)
        for channel, curve in enumerate(self.curves):
            np.take(curve, numbers[:, :, channel], out=out[:, :, channel])
        return out

    def numbers(self, light: NDArray[np.float32]) -> NDArray[np.uint16]:
        """The number whose light is nearest: the inverse of `light`. What is out of range is cut off."""
        import numpy as np

        places = np.rint(np.sqrt(np.clip(light, 0.0, 1.0)) * np.float32(_ROOTS)).astype(np.int32)
        out = np.empty(light.shape, np.uint16)
        for channel, curve in enumerate(self.curves):
            np.take(_inverted(curve.tobytes()), places[:, :, channel], out=out[:, :, channel])
        return out


@lru_cache(maxsize=8)
def read_shaper(icc: bytes) -> Shaper | None:
    """Take a profile apart; None where it is made of tables, is damaged, or has a curve that does not rise.

    Args:
        icc: A profile of grey or RGB, as `icc.fitting` lets it pass.
    """
    import numpy as np

    try:
        tags = _tags(icc)
        if b"A2B0" in tags or b"A2B1" in tags:
            return None
        if icc[16:20] == b"GRAY":
            curves = [_curve(tags[b"kTRC"])]
            matrix = None
        elif icc[16:20] == b"RGB " and icc[20:24] == b"XYZ ":
            curves = [_curve(tags[name]) for name in (b"rTRC", b"gTRC", b"bTRC")]
            matrix = np.array([_xyz(tags[name]) for name in (b"rXYZ", b"gXYZ", b"bXYZ")]).T
        else:
            return None
    except (KeyError, ValueError, struct.error, OverflowError):
        return None
    has_colors = matrix is None or abs(float(np.linalg.det(matrix))) > 1e-6
    is_rising = all(np.isfinite(one).all() and (np.diff(one) >= 0).all() and one[-1] > 0.5 for one in curves)
    if not has_colors or not is_rising:
        return None
    return Shaper(tuple(np.clip(one, 0.0, 1.0).astype(np.float32) for one in curves), matrix)


def shaper_of(primaries_to_xyz: NDArray[np.float64]) -> Shaper:
    """A space with sRGB's curve.

    Args:
        primaries_to_xyz: 3 x 3, from its light to XYZ (D50).
    """
    import numpy as np

    from restorer.imaging.color import to_linear

    curve = to_linear(np.arange(_TOP + 1, dtype=np.float32) / np.float32(_TOP))
    return Shaper((curve,) * 3, primaries_to_xyz)


@lru_cache(maxsize=12)
def _inverted(raw: bytes) -> NDArray[np.uint16]:
    """By the root of light, in steps of 1 / `_ROOTS`: the number that gives it."""
    import numpy as np

    curve = np.frombuffer(raw, np.float32).astype(np.float64)
    light = (np.arange(_ROOTS + 1) / _ROOTS) ** 2
    # Of a part of the curve that does not rise, any number will do.
    return np.rint(np.interp(light, curve, np.arange(_TOP + 1))).astype(np.uint16)


def _tags(icc: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">I", icc, 128)
    if count > _MOST_TAGS:
        raise ValueError("too many tags")
    found = {}
    for index in range(count):
        name, at, size = struct.unpack_from(">4sII", icc, 132 + 12 * index)
        found[name] = icc[at : at + size]
    return found


def _xyz(tag: bytes) -> tuple[float, ...]:
    if tag[:4] != b"XYZ ":
        raise ValueError("no XYZ")
    return tuple(value / 65536 for value in struct.unpack_from(">3i", tag, 8))


def _curve(tag: bytes) -> NDArray[np.float64]:
    """The light of each number of 16 bits."""
    import numpy as np

    axis = np.arange(_TOP + 1) / _TOP
    if tag[:4] == b"curv":
        (count,) = struct.unpack_from(">I", tag, 8)
        if count == 0:
            return axis
        if count == 1:
            return np.asarray(axis ** (struct.unpack_from(">H", tag, 12)[0] / 256))
        table = np.frombuffer(tag, ">u2", count, 12) / _TOP
        return np.interp(axis, np.linspace(0, 1, count), table)
    if tag[:4] != b"para":
        raise ValueError("no curve")
    (kind,) = struct.unpack_from(">H", tag, 8)
    amount = (1, 3, 4, 5, 7)[kind] if kind < 5 else 0
    values = [value / 65536 for value in struct.unpack_from(f">{amount}i", tag, 12)]
    return _parametric(kind, values, axis)


def _parametric(kind: int, values: list[float], axis: NDArray[np.float64]) -> NDArray[np.float64]:
    """ICC.1:2022, table 68."""
    import numpy as np

    g, a, b, c, d, e, f = (values + [0.0] * 7)[:7]
    if kind == 0:
        return np.asarray(axis**g)
    if kind in (1, 2):
        if a == 0:
            raise ValueError("a curve without a slope")
        rest = c if kind == 2 else 0.0
        return np.where(axis >= -b / a, np.maximum(a * axis + b, 0) ** g + rest, rest)
    if kind in (3, 4):
        return np.where(axis >= d, np.maximum(a * axis + b, 0) ** g + e, c * axis + f)
    raise ValueError("no curve that is known")
