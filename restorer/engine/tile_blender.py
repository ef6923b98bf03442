"""Puts the results of windows together, without a seam and without a second picture in memory."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from restorer.imaging.color import REC_709
from restorer.imaging.photo import Pixels
from restorer.imaging.tiles import Bounds


class TileBlender:
    """Takes results window by window, row by row, blends what neighbours share, and writes what is final.

    Only the shared strips are kept as floats: one across the picture, one beside the window. Owned by one thread.

    Args:
        out: scale*H x scale*W x C, uint8 or uint16; may be memory-mapped.
        width_px: The width of the padded picture at the result's scale.
        overlap_px: How many pixels neighbours share, at the result's scale.
        device: Where results come from.
    """

    def __init__(self, out: Pixels, width_px: int, overlap_px: int, device: torch.device) -> None:
        self.out = out
        self._top = int(np.iinfo(out.dtype).max)
        self._overlap = overlap_px
        self._device = device
        self._strip = torch.empty((0, 0, 0))
        self._width_px = width_px
        self._side: Tensor | None = None
        ramp = (torch.arange(overlap_px, dtype=torch.float32, device=device) + 0.5) / max(overlap_px, 1)
        self._across, self._down = ramp[None, None, :], ramp[None, :, None]

    def add(self, result: Tensor, kept: Bounds, *, has_right: bool, has_below: bool) -> None:
        """Blend in one window's result.

        Args:
            result: 3 x h x w (or 1 x h x w) float32 on the device: the true part of the window's result. It is
                changed.
            kept: Where it lies in the padded picture, at the result's scale.
            has_right: Whether a window follows in this row.
            has_below: Whether a row follows.
        """
        if result.shape[0] > self.out.shape[2]:
            red, green, blue = (float(weight) for weight in REC_709)
            result = (result[0] * red + result[1] * green + result[2] * blue)[None]
        overlap, x, y = self._overlap, kept.x, kept.y
        if self._side is not None:
            result[:, :, :overlap].mul_(self._across).add_(self._side)
        self._side = None
        if has_right:
            self._side = result[:, :, -overlap:] * (1.0 - self._across)
            result = result[:, :, :-overlap]
        segment = slice(x, x + result.shape[2])
        if y > 0:
            result[:, :overlap].mul_(self._down).add_(self._strip[:, :, segment])
        if has_below:
            if self._strip.numel() == 0:
                shape = (result.shape[0], overlap, self._width_px)
                self._strip = torch.zeros(shape, dtype=torch.float32, device=self._device)
            self._strip[:, :, segment] = result[:, -overlap:] * (1.0 - self._down)
            result = result[:, :-overlap]
        self._write(result, x, y)

    def _write(self, result: Tensor, x: int, y: int) -> None:
        height, width = self.out.shape[:2]
        result = result[:, : max(0, height - y), : max(0, width - x)]
        if result.numel() == 0:
            return
        levels = result.clamp(0.0, 1.0).mul_(self._top).round_()
        # 16 bits travel as int32: not every device knows uint16.
        # Put into the picture's order where it was computed: the processor alone takes ten times as long over that.
        whole = levels.to(torch.uint8 if self._top == 255 else torch.int32).permute(1, 2, 0).contiguous()
        target = self.out[y : y + whole.shape[0], x : x + whole.shape[1]]
        if target.dtype == np.uint8 and target.flags.c_contiguous:
            torch.from_numpy(target).copy_(whole)
        else:
            target[:] = whole.cpu().numpy()
