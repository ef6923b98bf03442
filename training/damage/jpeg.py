"""JPEG's loss without the file: colour transform, subsampling, 8x8 DCT, quantisation; batched, on any device.

Follows ITU-T T.81 (tables of annex K, the quality scale of libjpeg). Entropy coding loses nothing, so it is left out.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional

_LUMA = (
    (16, 11, 10, 16, 24, 40, 51, 61),
    (12, 12, 14, 19, 26, 58, 60, 55),
    (14, 13, 16, 24, 40, 57, 69, 56),
    (14, 17, 22, 29, 51, 87, 80, 62),
    (18, 22, 37, 56, 68, 109, 103, 77),
    (24, 35, 55, 64, 81, 104, 113, 92),
    (49, 64, 78, 87, 103, 121, 120, 101),
    (72, 92, 95, 98, 112, 100, 103, 99),
)
_CHROMA = (
    (17, 18, 24, 47, 99, 99, 99, 99),
    (18, 21, 26, 66, 99, 99, 99, 99),
    (24, 26, 56, 99, 99, 99, 99, 99),
    (47, 66, 99, 99, 99, 99, 99, 99),
    *((99, 99, 99, 99, 99, 99, 99, 99),) * 4,
)
_TO_YCC = ((0.299, 0.587, 0.114), (-0.168736, -0.331264, 0.5), (0.5, -0.418688, -0.081312))
_TO_RGB = ((1.0, 0.0, 1.402), (1.0, -0.344136, -0.714136), (1.0, 1.772, 0.0))


def jpeg(picture: Tensor, quality: Tensor, subsample: Tensor) -> Tensor:
    """Returns the pictures as they come back from a JPEG file.

    Args:
        picture: N x 3 x H x W, [0, 1]; H and W multiples of 16.
        quality: N x 1 x 1 x 1, libjpeg's 1 to 100.
        subsample: N x 1 x 1 x 1; 1 for 4:2:0 chroma, 0 for 4:4:4.

    Returns:
        N x 3 x H x W, [0, 1], rounded to 8 bits.
    """
    device = picture.device
    levels = (picture.clamp(0.0, 1.0) * 255.0).round()
    ycc = torch.einsum("ij,njhw->nihw", torch.tensor(_TO_YCC, device=device), levels)
    luma, chroma = ycc[:, :1] - 128.0, ycc[:, 1:]
    scale = torch.where(quality < 50.0, 5000.0 / quality, 200.0 - 2.0 * quality) / 100.0
    luma = _requantize(luma, torch.tensor(_LUMA, device=device), scale)
    chroma_steps = torch.tensor(_CHROMA, device=device)
    full = _requantize(chroma, chroma_steps, scale)
    half = functional.interpolate(
        _requantize(functional.avg_pool2d(chroma, 2), chroma_steps, scale), scale_factor=2, mode="bilinear"
    )
    ycc = torch.cat((luma + 128.0, torch.where(subsample > 0.5, half, full)), 1)
    rgb = torch.einsum("ij,njhw->nihw", torch.tensor(_TO_RGB, device=device), ycc)
    return rgb.round().clamp(0.0, 255.0) / 255.0


def _requantize(plane: Tensor, table: Tensor, scale: Tensor) -> Tensor:
    """Returns N x C x H x W planes after an 8x8 DCT, rounding to multiples of the scaled table, and back."""
    count, channels, height, width = plane.shape
    dct = _dct(plane.device)
    blocks = plane.reshape(count, channels, height // 8, 8, width // 8, 8).transpose(3, 4)
    steps = (table * scale.view(-1, 1, 1) + 0.5).floor().clamp(1.0, 255.0)[:, None, None, None]
    blocks = (dct @ blocks @ dct.T / steps).round() * steps
    return (dct.T @ blocks @ dct).transpose(3, 4).reshape(count, channels, height, width)


def _dct(device: torch.device) -> Tensor:
    rows = [[math.cos((2 * x + 1) * u * math.pi / 16) / 2 for x in range(8)] for u in range(8)]
    rows[0] = [1 / math.sqrt(8)] * 8
    return torch.tensor(rows, device=device)
