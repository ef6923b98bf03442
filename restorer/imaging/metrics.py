"""Image metrics: PSNR and SSIM, computed in strips, so that no temporary is as large as the picture."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer.errors import InputError
from restorer.imaging.photo import Pixels
from restorer.message import Message

_STRIP_ROWS = 256
_WINDOW_PX = 11
_SIGMA_PX = 1.5
_C1, _C2 = 0.01**2, 0.03**2


def psnr(first: Pixels, second: Pixels) -> float:
    """Peak signal-to-noise ratio in dB over all pixels and channels; infinite for equal pictures.

    Args:
        first: H x W or H x W x C, uint8, uint16, or floats of 0..1.
        second: The same shape; its dtype may differ, each is taken over its own range.

    Raises:
        InputError: the sizes differ.
    """
    _check_alike(first, second)
    total = 0.0
    for top in range(0, first.shape[0], _STRIP_ROWS):
        rows = slice(top, top + _STRIP_ROWS)
        difference = _unit(first[rows], np.float64) - _unit(second[rows], np.float64)
        total += float(np.vdot(difference, difference))
    return math.inf if total == 0.0 else 10.0 * math.log10(first.size / total)


def ssim(first: Pixels, second: Pixels) -> float:
    """Structural similarity, mean over windows and channels: 1 for equal pictures.

    Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment: from error visibility to structural similarity",
    2004: Gaussian window of 11 x 11 and sigma 1.5, K1 = 0.01, K2 = 0.03, windows wholly inside the picture. A picture
    with a side below 11 gets the largest odd window that fits.

    Args:
        first: H x W or H x W x C, uint8, uint16, or floats of 0..1.
        second: The same shape; its dtype may differ, each is taken over its own range.

    Raises:
        InputError: the sizes differ.
    """
    _check_alike(first, second)
    window = _window(min(_WINDOW_PX, *first.shape[:2]))
    margin = len(window) - 1
    height, total, count = first.shape[0] - margin, 0.0, 0
    for top in range(0, height, _STRIP_ROWS):
        rows = slice(top, min(top + _STRIP_ROWS, height) + margin)
        similarity = _similarity(_unit(first[rows], np.float32), _unit(second[rows], np.float32), window)
        total += float(similarity.sum(dtype=np.float64))
        count += similarity.size
    return total / count


def _check_alike(first: Pixels, second: Pixels) -> None:
    if first.shape != second.shape:
        raise InputError(
            Message(
                "The two pictures cannot be compared: one is {first}, the other {second}.",
                first=_size(first),
                second=_size(second),
            ),
            "Scale one of them to the other's size first.",
        )


def _size(pixels: Pixels) -> str:
    height, width = pixels.shape[:2]
    size = Message("{width} x {height}", width=width, height=height)
    if pixels.ndim == 2:
        return size
    return Message("{size} with {channels} channels", size=size, channels=pixels.shape[2])


def _unit(pixels: Pixels, dtype: type[np.floating[Any]]) -> NDArray[Any]:
    if pixels.dtype.kind == "f":
        return pixels.astype(dtype)
    return np.multiply(pixels, dtype(1.0 / np.iinfo(pixels.dtype).max), dtype=dtype)


def _window(side: int) -> NDArray[np.float32]:
    radius = (side - 1) // 2
    weights = np.exp(-0.5 * (np.arange(-radius, radius + 1) / _SIGMA_PX) ** 2)
    return np.asarray(weights / weights.sum(), np.float32)


def _blur(values: NDArray[np.float32], window: NDArray[np.float32]) -> NDArray[np.float32]:
    """The windows' weighted means, where the window fits."""
    side = len(window)
    for axis in (0, 1):
        length = values.shape[axis] - side + 1
        blurred = np.zeros_like(values, shape=tuple(length if a == axis else n for a, n in enumerate(values.shape)))
        for offset, weight in enumerate(window):
            part = slice(offset, offset + length)
            blurred += weight * (values[part] if axis == 0 else values[:, part])
        values = blurred
    return values


def _similarity(
    first: NDArray[np.float32], second: NDArray[np.float32], window: NDArray[np.float32]
) -> NDArray[np.float32]:
    mean_1, mean_2 = _blur(first, window), _blur(second, window)
    variance_1 = _blur(first * first, window) - mean_1 * mean_1
    variance_2 = _blur(second * second, window) - mean_2 * mean_2
    covariance = _blur(first * second, window) - mean_1 * mean_2
    above = (2 * mean_1 * mean_2 + _C1) * (2 * covariance + _C2)
    below = (mean_1 * mean_1 + mean_2 * mean_2 + _C1) * (variance_1 + variance_2 + _C2)
    return np.asarray(above / below, dtype=np.float32)
