"""Blur of lenses, hands and prints, as one kernel a photo, applied to the whole batch in the Fourier domain."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.damage.random_source import RandomSource

REACH_PX = 12
"""Kernels reach this far; convolve pictures with at least as much margin, since the edges wrap round."""


def _grid(device: torch.device) -> tuple[Tensor, Tensor]:
    axis = torch.arange(-REACH_PX, REACH_PX + 1, device=device, dtype=torch.float32)
    y, x = torch.meshgrid(axis, axis, indexing="ij")
    return y[None, None], x[None, None]


def _normalized(kernel: Tensor) -> Tensor:
    total: Tensor = kernel.sum((-2, -1), keepdim=True).clamp_min(1e-8)
    normalized: Tensor = kernel / total
    return normalized


def gaussian_kernel(sigma_x: Tensor, sigma_y: Tensor, angle: Tensor) -> Tensor:
    """Returns N x 1 x K x K tilted Gaussian kernels; sigmas in pixels, the angle in radians (each N x 1 x 1 x 1)."""
    y, x = _grid(sigma_x.device)
    along = x * angle.cos() + y * angle.sin()
    across = y * angle.cos() - x * angle.sin()
    return _normalized(torch.exp(-0.5 * ((along / sigma_x) ** 2 + (across / sigma_y) ** 2)))


def defocus_kernel(radius: Tensor) -> Tensor:
    """Returns N x 1 x K x K discs with soft rims; the radius in pixels (N x 1 x 1 x 1)."""
    y, x = _grid(radius.device)
    return _normalized((radius + 0.5 - torch.hypot(x, y)).clamp(0.0, 1.0))


def motion_kernel(length: Tensor, angle: Tensor, bend: Tensor) -> Tensor:
    """Returns N x 1 x K x K kernels of a shaken hand: a slightly bent line (N x 1 x 1 x 1 each; pixels, radians)."""
    y, x = _grid(length.device)
    along = x * angle.cos() + y * angle.sin()
    across = y * angle.cos() - x * angle.sin()
    across = across - bend * along**2 / length.clamp_min(1.0)
    beyond = (along.abs() - length / 2).clamp_min(0.0)
    return _normalized((1.0 - torch.hypot(beyond, across)).clamp(0.0, 1.0))


def convolve(picture: Tensor, kernel: Tensor) -> Tensor:
    """Returns N x C x H x W pictures convolved with N x 1 x K x K kernels; the edges wrap round."""
    height, width = picture.shape[-2:]
    reach = kernel.shape[-1] // 2
    spread = functional.pad(kernel, (0, width - kernel.shape[-1], 0, height - kernel.shape[-2]))
    spread = torch.roll(spread, (-reach, -reach), (-2, -1))
    spectrum = torch.fft.rfft2(picture) * torch.fft.rfft2(spread)
    blurred: Tensor = torch.fft.irfft2(spectrum, s=(height, width))
    return blurred


def random_kernel(rng: RandomSource, weight: Tensor) -> Tensor:
    """Returns N x 1 x K x K kernels of lens, hand or print; `weight` (N x 1 x 1 x 1, [0, 1]) says how strong."""
    angle = rng.uniform(0.0, 3.1416)
    sigma = 0.35 + weight * rng.uniform(0.1, 2.6)
    gaussian = gaussian_kernel(sigma, sigma * rng.uniform(0.6, 1.0), angle)
    defocus = defocus_kernel(0.3 + weight * rng.uniform(0.2, 4.0))
    motion = motion_kernel(weight * rng.uniform(2.0, 12.0), angle, rng.uniform(-0.3, 0.3))
    kind = rng.uniform(0.0, 1.0)
    return torch.where(kind < 0.55, gaussian, torch.where(kind < 0.85, defocus, motion))


def sharpen(picture: Tensor, rng: RandomSource, amount: Tensor) -> Tensor:
    """Sharpens by an unsharp mask, as scanners and people do: edges get a light and a dark halo.

    Args:
        picture: N x C x H x W, [0, 1].
        rng: The source of chance.
        amount: N x 1 x 1 x 1; 0 leaves a photo as it is, 1 doubles its fine contrast.

    Returns:
        N x C x H x W, [0, 1].
    """
    sigma = rng.log_uniform(0.6, 2.2)
    return (picture + amount * (picture - convolve(picture, gaussian_kernel(sigma, sigma, sigma)))).clamp(0.0, 1.0)
