"""Reads windows of a picture, reflected where they reach beyond it, as tensors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Pixels
from restorer.imaging.tiles import Bounds

if TYPE_CHECKING:
    import torch
    from torch import Tensor


def read_window(pixels: Pixels, window: Bounds, device: torch.device) -> Tensor:
    """One window of a picture; nothing else of it is touched.

    Args:
        pixels: H x W x C, C = 1 or 3, uint8 or uint16; may be memory-mapped.
        window: May reach beyond the right and bottom, where the picture is reflected.
        device: Where the tensor goes.

    Returns:
        1 x 3 x h x w float32 in [0, 1], channels last.
    """
    import torch

    top = float(np.iinfo(pixels.dtype).max)
    part = mirrored(pixels, window)
    if part.dtype == np.uint16:
        part = part.astype(np.int32)  # not every device knows uint16
    # A picture that may not be written to is copied: torch knows no such arrays, and warns.
    x = torch.from_numpy(np.require(part, requirements=["C", "W"])).to(device).permute(2, 0, 1)[None].float().div_(top)
    return x.expand(1, 3, -1, -1).contiguous(memory_format=torch.channels_last)


def window_array(pixels: Pixels, window: Bounds) -> NDArray[np.float32]:
    """The same as `read_window` gives, without torch: 1 x 3 x h x w float32, each colour's plane by itself."""
    part = mirrored(pixels, window)
    height, width, channels = part.shape
    x = np.empty((1, 3, height, width), np.float32)
    for color in range(3):
        np.divide(part[:, :, min(color, channels - 1)], np.float32(np.iinfo(pixels.dtype).max), out=x[0, color])
    return x


def mirrored(array: NDArray[Any], window: Bounds) -> NDArray[Any]:
    """A window of an H x W x C array that goes on as in a mirror beyond its right and bottom, back and forth.

    The edge pixels are not repeated. A view where the window lies within.
    """
    height, width = array.shape[:2]
    if window.right <= width and window.bottom <= height:
        return array[window.slices]
    rows = _mirrored_places(window.y, window.bottom, height)
    columns = _mirrored_places(window.x, window.right, width)
    inner_height, inner_width = max(0, height - window.y), max(0, width - window.x)
    part = np.empty((window.height, window.width, *array.shape[2:]), array.dtype)
    # Picked pixel by pixel, a window costs ten times what copying its rows does: only the margins are.
    part[:inner_height, :inner_width] = array[window.y :, window.x :][: window.height, : window.width]
    part[:inner_height, inner_width:] = array[window.y : window.bottom][:, columns[inner_width:]]
    part[inner_height:] = array[rows[inner_height:]][:, columns]
    return part


def _mirrored_places(start: int, stop: int, length: int) -> NDArray[np.intp]:
    period = max(1, 2 * (length - 1))
    places = np.arange(start, stop) % period
    return np.where(places < length, places, period - places)
