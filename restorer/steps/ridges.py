"""How much every pixel looks like part of a thin straight line: lighter, or darker, than both of its sides."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.steps.proxy import Floats

ANGLES = 16
LENGTH_PX = 16
SIDE_PX = 3
"""How far from the line's middle its sides are read, so lines of one to four pixels stand out."""

SURROUNDINGS_PX = 41
MARGIN_PX = 24
"""Pixels at the rim of an array whose numbers are not to be used where the picture goes on beyond it."""

_TAME = 4.0


@dataclass(frozen=True, slots=True)
class Ridges:
    """The response of one polarity; every array is h x w, float32 where it is not said, luma in 0..255.

    Attributes:
        height: How far the line stands above the higher of its two sides; at least 0.
        isolation: The height against what is usual around it: about 1 in texture, 5 and more for a lone line.
        angle: The direction in which it stands out most: 0 along x, `ANGLES` steps to half a turn; uint8.
    """

    height: Floats
    isolation: Floats
    angle: NDArray[np.uint8]


def read_ridges(luma: Floats, noise: float) -> tuple[Ridges, Ridges]:
    """Measure light and dark lines.

    Lines of `LENGTH_PX` in `ANGLES` directions are summed by doubling, after the idea of Donoho and Huo's beamlets:
    four shifted additions for each direction, whatever the length.

    Args:
        luma: h x w, float32, 0..255; not changed.
        noise: The standard deviation of its noise.

    Returns:
        Light lines, dark lines.
    """
    soft = cv2.GaussianBlur(luma, (0, 0), 0.6)
    padded = np.asarray(cv2.copyMakeBorder(soft, *(MARGIN_PX,) * 4, cv2.BORDER_REFLECT_101), np.float32)
    light, dark = _start(padded), _start(padded)
    for index in range(ANGLES):
        angle = np.pi * index / ANGLES
        line = _line_mean(padded, np.cos(angle), np.sin(angle))
        aside = round(-np.sin(angle) * SIDE_PX), round(np.cos(angle) * SIDE_PX)
        one, other = _shifted(line, *aside), _shifted(line, -aside[0], -aside[1])
        # A slanted ground counts against it, since edges are slanted.
        slant = 0.5 * np.abs(one - other)
        _take_better(light, line - np.maximum(one, other) - slant, index)
        _take_better(dark, np.minimum(one, other) - line - slant, index)
    return _finish(light, noise), _finish(dark, noise)


_Best = tuple[Floats, NDArray[np.uint8]]


def _start(padded: Floats) -> _Best:
    return np.zeros_like(padded), np.zeros(padded.shape, np.uint8)


def _take_better(best: _Best, height: Floats, index: int) -> None:
    """Keep this direction where it stands out more."""
    is_better = height > best[0]
    np.copyto(best[0], height, where=is_better)
    best[1][is_better] = index


def _finish(best: _Best, noise: float) -> Ridges:
    inner = slice(MARGIN_PX, -MARGIN_PX)
    # A strong line must not spoil its own surroundings: heights count up to a few times what is usual there.
    usual = _mean(best[0])
    usual = _mean(np.minimum(best[0], _TAME * usual + noise))
    isolation = best[0] / (usual + 0.35 * noise + 0.6)
    height, angle = best[0][inner, inner].copy(), best[1][inner, inner].copy()
    return Ridges(height, isolation[inner, inner].copy(), angle)


def _mean(values: Floats) -> Floats:
    return np.asarray(cv2.blur(values, (SURROUNDINGS_PX, SURROUNDINGS_PX), borderType=cv2.BORDER_REFLECT_101))


def _line_mean(values: Floats, dx: float, dy: float) -> Floats:
    """The mean of `LENGTH_PX` pixels in a row in this direction, centred."""
    total, reach = values, 1
    while reach < LENGTH_PX:
        total = total + _shifted(total, round(dx * reach), round(dy * reach))
        reach *= 2
    middle = (LENGTH_PX - 1) / 2
    return np.asarray(_shifted(total, -round(dx * middle), -round(dy * middle)) / np.float32(LENGTH_PX))


def _shifted(values: Floats, dx: int, dy: int) -> Floats:
    """values[y + dy, x + dx]; what comes from outside is the rim's own value."""
    height, width = values.shape
    moved = values.copy()
    to_y, from_y = _overlap(dy, height)
    to_x, from_x = _overlap(dx, width)
    moved[to_y, to_x] = values[from_y, from_x]
    return moved


def _overlap(shift: int, length: int) -> tuple[slice, slice]:
    if shift >= 0:
        return slice(0, length - shift), slice(shift, length)
    return slice(-shift, length), slice(0, length + shift)


def flat_noise(luma: Floats) -> float:
    """The standard deviation of the noise in a picture's quietest parts, in its own units.

    The diagonal detail of 2 x 2 blocks (Haar), whose median absolute value in each of many small windows is the
    noise's there; the lower quartile over the windows leaves structure out.
    """
    height, width = luma.shape[0] // 2 * 2, luma.shape[1] // 2 * 2
    even = luma[:height, :width]
    detail = np.abs(even[::2, ::2] - even[::2, 1::2] - even[1::2, ::2] + even[1::2, 1::2]) / 2
    side = 16
    rows, columns = detail.shape[0] // side, detail.shape[1] // side
    if rows == 0 or columns == 0:
        return float(np.median(detail)) * 1.4826 if detail.size else 0.0
    windows = detail[: rows * side, : columns * side].reshape(rows, side, columns, side).swapaxes(1, 2)
    medians: NDArray[np.float32] = np.median(windows.reshape(rows * columns, -1), axis=1)
    return float(np.percentile(medians, 25)) * 1.4826
