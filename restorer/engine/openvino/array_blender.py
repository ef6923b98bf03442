"""Puts the results of windows together as `engine.tile_blender` does, to the last bit, on arrays and without torch."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.imaging.color import REC_709
from restorer.imaging.photo import Pixels
from restorer.imaging.tiles import Bounds

Floats = NDArray[np.float32]


class ArrayBlender:
    """As `TileBlender`; owned by one thread.

    Args:
        out: scale*H x scale*W x C, uint8 or uint16; may be memory-mapped.
        width_px: The width of the padded picture at the result's scale.
        overlap_px: How many pixels neighbours share, at the result's scale.
    """

    def __init__(self, out: Pixels, width_px: int, overlap_px: int) -> None:
        self.out = out
        self._top = np.float32(np.iinfo(out.dtype).max)
        self._overlap, self._width_px = overlap_px, width_px
        self._strip: Floats | None = None
        self._side: Floats | None = None
        ramp = (np.arange(overlap_px, dtype=np.float32) + np.float32(0.5)) / np.float32(max(overlap_px, 1))
        self._across, self._down = ramp[None, None, :], ramp[None, :, None]

    def add(self, result: Floats, kept: Bounds, *, has_right: bool, has_below: bool) -> None:
        """Blend in one window's result.

        Args:
            result: 3 x h x w (or 1 x h x w) float32: the true part of the window's result. It may be changed.
            kept: Where it lies in the padded picture, at the result's scale.
            has_right: Whether a window follows in this row.
            has_below: Whether a row follows.
        """
        if result.shape[0] > self.out.shape[2]:
            red, green, blue = REC_709
            result = (result[0] * red + result[1] * green + result[2] * blue)[None]
        overlap, x, y = self._overlap, kept.x, kept.y
        if self._side is not None:
            result[:, :, :overlap] *= self._across
            result[:, :, :overlap] += self._side
        self._side = None
        if has_right:
            self._side = result[:, :, -overlap:] * (1 - self._across)
            result = result[:, :, :-overlap]
        segment = slice(x, x + result.shape[2])
        if y > 0:
            assert self._strip is not None
            result[:, :overlap] *= self._down
            result[:, :overlap] += self._strip[:, :, segment]
        if has_below:
            if self._strip is None:
                self._strip = np.zeros((result.shape[0], overlap, self._width_px), np.float32)
            self._strip[:, :, segment] = result[:, -overlap:] * (1 - self._down)
            result = result[:, :-overlap]
        self._write(result, x, y)

    def _write(self, result: Floats, x: int, y: int) -> None:
        height, width = self.out.shape[:2]
        result = result[:, : max(0, height - y), : max(0, width - x)]
        if result.size == 0:
            return
        planes = [np.rint(np.clip(plane, 0, 1) * self._top).astype(self.out.dtype) for plane in result]
        whole = planes[0][:, :, np.newaxis] if len(planes) == 1 else np.asarray(cv2.merge(planes))
        self.out[y : y + whole.shape[0], x : x + whole.shape[1]] = whole
