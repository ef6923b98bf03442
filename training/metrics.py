"""What the progress line prints: PSNR and SSIM of batches, on any device."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def psnr(result: Tensor, truth: Tensor) -> Tensor:
    """Returns N peak signal-to-noise ratios in dB of N x C x H x W pictures in [0, 1]."""
    error = (result.clamp(0.0, 1.0) - truth).square().mean((1, 2, 3))
    return -10.0 * torch.log10(error.clamp_min(1e-10))


def ssim(result: Tensor, truth: Tensor) -> Tensor:
    """Returns N structural similarities of N x C x H x W pictures in [0, 1].

    Wang et al. 2004: Gaussian window of 11 pixels, sigma 1.5, no padding, averaged over channels.
    """
    axis = torch.arange(11, device=truth.device) - 5.0
    window = torch.exp(-0.5 * (axis / 1.5) ** 2)
    window = window / window.sum()
    channels = truth.shape[1]
    rows = window.view(1, 1, 11, 1).expand(channels, 1, 11, 1)
    columns = window.view(1, 1, 1, 11).expand(channels, 1, 1, 11)

    def mean(x: Tensor) -> Tensor:
        return functional.conv2d(functional.conv2d(x, rows, groups=channels), columns, groups=channels)

    a, b = result.clamp(0.0, 1.0), truth
    mean_a, mean_b = mean(a), mean(b)
    variance_a, variance_b = mean(a * a) - mean_a**2, mean(b * b) - mean_b**2
    covariance = mean(a * b) - mean_a * mean_b
    c1, c2 = 0.01**2, 0.03**2
    similarity = (2 * mean_a * mean_b + c1) * (2 * covariance + c2)
    similarity = similarity / ((mean_a**2 + mean_b**2 + c1) * (variance_a + variance_b + c2))
    return similarity.mean((1, 2, 3))


def sharpness(picture: Tensor) -> Tensor:
    """Returns N deviations of the Laplacian, in 8-bit steps, of N x 3 x H x W pictures in [0, 1]."""
    gray = picture.clamp(0.0, 1.0).mean(1, keepdim=True) * 255.0
    kernel = torch.tensor([[0.0, 1.0, 0.0], [1.0, -4.0, 1.0], [0.0, 1.0, 0.0]], device=picture.device)
    return functional.conv2d(gray, kernel[None, None]).flatten(1).std(1)
