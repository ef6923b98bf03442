"""How far a result is from the truth."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def charbonnier(result: Tensor, truth: Tensor, epsilon: float = 1e-3) -> Tensor:
    """Returns the mean of sqrt(error^2 + epsilon^2) over N x C x H x W pictures: L1, smooth near zero."""
    return torch.sqrt((result - truth).square() + epsilon * epsilon).mean()


def frequency(result: Tensor, truth: Tensor) -> Tensor:
    """Returns the mean distance between the pictures' Fourier coefficients (N x C x H x W).

    Cho et al. 2021 (MIMO-UNet): where the pixel loss is content with blur, fine detail still counts here.
    """
    difference = torch.fft.rfft2(result.float() - truth.float(), norm="ortho")
    return torch.view_as_real(difference).abs().mean()


def likeness(result: Tensor, truth: Tensor) -> Tensor:
    """Returns how far N x 3 x H x W pictures are apart at a quarter of their size, and a fifth as much at full size.

    What a texture recipe keeps to: at full size, the surest way to a small distance is to have no texture at all.
    """
    coarse = charbonnier(functional.avg_pool2d(result, 4), functional.avg_pool2d(truth, 4))
    return coarse + 0.2 * charbonnier(result, truth)
