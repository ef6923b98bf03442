"""Film grain and sensor noise."""

from __future__ import annotations

import torch
from torch import Tensor

from training.damage.blur import convolve, gaussian_kernel
from training.damage.random_source import RandomSource


def luminance(picture: Tensor) -> Tensor:
    """Returns N x 1 x H x W Rec. 601 luma of N x 3 x H x W sRGB."""
    weights = torch.tensor([0.299, 0.587, 0.114], device=picture.device).view(1, 3, 1, 1)
    return (picture * weights).sum(1, keepdim=True)


def add_grain(picture: Tensor, rng: RandomSource, amount: Tensor) -> Tensor:
    """Adds silver grain: clumped, the same in all channels but for a share, strongest in the mid tones.

    Args:
        picture: N x 3 x H x W, [0, 1].
        rng: The source of chance.
        amount: N x 1 x 1 x 1 standard deviation in the mid tones, of the full range.

    Returns:
        N x 3 x H x W, not clipped.
    """
    height, width = picture.shape[-2:]
    share = rng.uniform(0.0, 0.5) * rng.chance(0.5) * colorfulness(picture)
    noise = (rng.noise(1, height, width) + share * rng.noise(3, height, width)) / (1.0 + share**2).sqrt()
    size = rng.log_uniform(0.35, 1.4)
    # Real grain has a fine and a clumped part.
    fine, clumped = gaussian_kernel(size, size, size), gaussian_kernel(size * 2.2, size * 1.8, size)
    grain = convolve(noise, _unit(_unit(fine) + rng.uniform(0.0, 0.5) * _unit(clumped)))
    tone = luminance(picture).clamp(0.0, 1.0)
    mid = (4.0 * tone * (1.0 - tone)).sqrt()
    dependence = rng.uniform(0.2, 1.0)
    return picture + amount * grain * (dependence * mid + (1.0 - dependence) * 0.8)


def _unit(kernel: Tensor) -> Tensor:
    """Returns the kernels scaled so that white noise keeps its deviation under them."""
    return kernel / kernel.square().sum((-2, -1), keepdim=True).sqrt()


def colorfulness(picture: Tensor) -> Tensor:
    """Returns N x 1 x 1 x 1 in [0, 1]: 0 for a grey photo, whose noise is grey too, 1 for one with any real colour."""
    away = (picture - luminance(picture)).abs().mean((1, 2, 3), keepdim=True)
    return (20.0 * away).clamp(0.0, 1.0)


def add_sensor_noise(picture: Tensor, rng: RandomSource, amount: Tensor) -> Tensor:
    """Adds scanner or camera noise: shot noise that grows with light, and read noise that does not.

    Args:
        picture: N x 3 x H x W, [0, 1].
        rng: The source of chance.
        amount: N x 1 x 1 x 1 standard deviation at full light, of the full range.

    Returns:
        N x 3 x H x W, not clipped.
    """
    height, width = picture.shape[-2:]
    shot = rng.uniform(0.0, 1.0)
    deviation = amount * (shot * picture.clamp(0.0, 1.0) + (1.0 - shot)).sqrt()
    color = (rng.chance(0.6) > 0) & (colorfulness(picture) > 0.01)
    noise = torch.where(color, rng.noise(3, height, width), rng.noise(1, height, width))
    return picture + deviation * noise


def add_weave(picture: Tensor, rng: RandomSource, depth: Tensor) -> Tensor:
    """Adds the weave of silk or linen paper as a scanner's lamp shows it; `depth` N x 1 x 1 x 1, of the full range.

    Args:
        picture: N x 3 x H x W, [0, 1].
        rng: The source of chance.
        depth: N x 1 x 1 x 1, half the contrast of the weave; 0 where there is none.

    Returns:
        N x 3 x H x W, not clipped.
    """
    height, width = picture.shape[-2:]
    y = torch.arange(height, device=picture.device, dtype=torch.float32).view(1, 1, -1, 1)
    x = torch.arange(width, device=picture.device, dtype=torch.float32).view(1, 1, 1, -1)
    angle = 0.785 * rng.chance(0.5) + rng.uniform(-0.06, 0.06)
    pitch = rng.uniform(2.4, 7.0)
    # No cloth is quite regular.
    drift = 0.5 * torch.sin(x / rng.uniform(9.0, 40.0) + rng.uniform(0.0, 6.0)) * torch.sin(y / rng.uniform(9.0, 40.0))
    along = (x * angle.cos() + y * angle.sin()) * 6.2832 / pitch + drift
    across = (y * angle.cos() - x * angle.sin()) * 6.2832 / pitch + drift
    plain = rng.chance(0.5)
    weave = plain * along.cos() * across.cos() + (1.0 - plain) * 0.5 * (along.cos() + across.cos())
    return picture + depth * weave
