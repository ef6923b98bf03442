"""Luminance and colour spaces (linear light, CIELAB) of arrays: photos in strips, small arrays at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Pixels
from restorer.imaging.scaling import reduce_area, resize_mask

__all__ = ["from_lab", "from_linear", "luminance", "reduce_area", "resize_mask", "to_lab", "to_linear"]

REC_601 = np.array([0.299, 0.587, 0.114], np.float32)
"""What red, green and blue count for in luma, on sRGB-encoded values, as in JPEG."""

REC_709 = np.array([0.2126, 0.7152, 0.0722], np.float32)
"""The weights of red, green and blue in luminance (ITU-R BT.709)."""

TRAINED_XYZ_OF_RGB = ((0.412453, 0.357580, 0.180423), (0.212671, 0.715160, 0.072169), (0.019334, 0.119193, 0.950227))
TRAINED_WHITE = (0.950456, 1.0, 1.088754)
"""XYZ (D65) from linear sRGB, and its white, as scikit-image rounds them: the network for colours was trained with
these digits."""

_STRIP_ROWS = 256
_XYZ_OF_RGB = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_RGB_OF_XYZ = np.linalg.inv(_XYZ_OF_RGB)
_WHITE = _XYZ_OF_RGB.sum(axis=1)
_EDGE = 6.0 / 29.0


def luminance(pixels: Pixels, out: NDArray[np.float32] | None = None) -> NDArray[np.float32]:
    """How bright each pixel is: Rec. 709 weights on the encoded values, as the eye sees steps.

    Args:
        pixels: H x W x C, C = 1 or 3, uint8 or uint16; may be memory-mapped, is read in strips.
        out: H x W float32 to write to; made where it is None.

    Returns:
        `out`: H x W, float32, 0..1.
    """
    height, width, channels = pixels.shape
    if out is None:
        out = np.empty((height, width), np.float32)
    scale = np.float32(1.0 / np.iinfo(pixels.dtype).max)
    for top in range(0, height, _STRIP_ROWS):
        strip = pixels[top : top + _STRIP_ROWS]
        into = out[top : top + _STRIP_ROWS]
        if channels == 1:
            np.multiply(strip[:, :, 0], scale, out=into, dtype=np.float32)
            continue
        np.multiply(strip[:, :, 0], REC_709[0] * scale, out=into, dtype=np.float32)
        for channel in (1, 2):
            into += np.multiply(strip[:, :, channel], REC_709[channel] * scale, dtype=np.float32)
        np.minimum(into, 1.0, out=into)
    return out


def to_linear(values: NDArray[Any]) -> NDArray[np.float32]:
    """Light from sRGB-encoded values, both 0..1, float32."""
    values = np.asarray(values, np.float32)
    curved = ((np.maximum(values, 0.04045) + np.float32(0.055)) / np.float32(1.055)) ** np.float32(2.4)
    return np.where(values <= 0.04045, values / np.float32(12.92), curved)


def from_linear(light: NDArray[Any]) -> NDArray[np.float32]:
    """sRGB-encoded values from light, both 0..1, float32."""
    light = np.asarray(light, np.float32)
    curved = np.float32(1.055) * np.maximum(light, 0.0031308) ** np.float32(1 / 2.4) - np.float32(0.055)
    return np.where(light <= 0.0031308, light * np.float32(12.92), curved)


def to_lab(rgb: NDArray[Any]) -> NDArray[np.float32]:
    """CIELAB (D65) from sRGB.

    Args:
        rgb: ... x 3, sRGB-encoded floats of 0..1. Several temporaries of its size are made: keep it small.

    Returns:
        ... x 3 float32: L* 0..100, a* and b* about -110..110.
    """
    relative = to_linear(rgb).astype(np.float64) @ _XYZ_OF_RGB.T / _WHITE
    curved = np.where(relative > _EDGE**3, np.cbrt(relative), relative / (3 * _EDGE**2) + 4.0 / 29.0)
    x, y, z = np.moveaxis(curved, -1, 0)
    return np.stack([116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)], axis=-1).astype(np.float32)


def from_lab(lab: NDArray[Any]) -> NDArray[np.float32]:
    """sRGB-encoded float32 of 0..1 (clipped) from CIELAB (D65), ... x 3; the inverse of `to_lab`."""
    lightness, a, b = np.moveaxis(np.asarray(lab, np.float64), -1, 0)
    y = (lightness + 16.0) / 116.0
    curved = np.stack([y + a / 500.0, y, y - b / 200.0], axis=-1)
    relative = np.where(curved > _EDGE, curved**3, 3 * _EDGE**2 * (curved - 4.0 / 29.0))
    light = np.clip((relative * _WHITE) @ _RGB_OF_XYZ.T, 0.0, 1.0)
    return np.clip(from_linear(light), 0.0, 1.0)
