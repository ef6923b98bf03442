"""What the years do to tone and dye, and the tones that old prints had from the start."""

from __future__ import annotations

import torch
from torch import Tensor

from training.damage.noise import luminance
from training.damage.random_source import RandomSource


def to_old_print(picture: Tensor, rng: RandomSource, share: float) -> Tensor:
    """Turns a share of the photos into grey or sepia prints, some of them faded.

    Args:
        picture: N x 3 x H x W, sRGB, [0, 1].
        rng: The source of chance.
        share: The probability for each photo; the others keep their colours.

    Returns:
        N x 3 x H x W, [0, 1]. Tone is no damage to `clean`: use this for its input and its target alike.
    """
    gray = luminance(picture)
    gamma = rng.log_uniform(0.7, 1.4)
    black, white = rng.uniform(0.0, 0.22), rng.uniform(0.75, 1.0)
    print_gray = black + (white - black) * gray.clamp(1e-4, 1.0) ** gamma
    toned = print_gray ** _per_channel(rng, (1.0, 1.0, 1.0), (0.7, 0.95, 1.0), (1.0, 1.1, 1.5))
    neutral = rng.chance(0.5)
    old = neutral * print_gray + (1.0 - neutral) * toned
    is_old = rng.chance(share)
    return is_old * old + (1.0 - is_old) * picture


def harden(picture: Tensor, rng: RandomSource, chance: float) -> Tensor:
    """Copies a share of the photos on hard paper: more contrast, shadows and lights that block up.

    Args:
        picture: N x 3 x H x W, sRGB, [0, 1].
        rng: The source of chance.
        chance: The probability for each photo.

    Returns:
        N x 3 x H x W, [0, 1].
    """
    amount = rng.chance(chance)
    black, white = amount * rng.uniform(0.0, 0.2), 1.0 - amount * rng.uniform(0.0, 0.35)
    level = ((picture - black) / (white - black)).clamp(0.0, 1.0)
    bent = level * level * (3.0 - 2.0 * level)
    return level + amount * rng.uniform(0.0, 0.8) * (bent - level)


def fade(picture: Tensor, rng: RandomSource, amount: Tensor) -> Tensor:
    """Fades a colour photo: contrast lost, blacks lifted, each dye by its own share, yellowed on top.

    Args:
        picture: N x 3 x H x W, sRGB, [0, 1].
        rng: The source of chance.
        amount: N x 1 x 1 x 1, [0, 1].

    Returns:
        N x 3 x H x W, [0, 1].
    """
    lift = amount * _per_channel(rng, (0.2, 0.2, 0.2), (0.0, 0.0, 0.0), (0.45, 0.4, 0.4))
    top = 1.0 - amount * _per_channel(rng, (0.1, 0.1, 0.2), (0.0, 0.0, 0.0), (0.15, 0.25, 0.5))
    dye = 1.0 + amount * _per_channel(rng, (0.0, 0.0, 0.0), (-0.4, -0.4, -0.4), (0.6, 0.6, 0.6))
    faded = lift + (top - lift).clamp_min(0.15) * picture.clamp(1e-4, 1.0) ** dye
    gray = luminance(faded)
    return (gray + (faded - gray) * (1.0 - 0.6 * amount * rng.uniform(0.0, 1.0))).clamp(0.0, 1.0)


def uneven_light(picture: Tensor, rng: RandomSource, amount: Tensor) -> Tensor:
    """Adds a vignette and a slope of light or of fading; `amount` N x 1 x 1 x 1, [0, 1]."""
    height, width = picture.shape[-2:]
    y = torch.linspace(-1.0, 1.0, height, device=picture.device).view(1, 1, -1, 1)
    x = torch.linspace(-1.0, 1.0, width, device=picture.device).view(1, 1, 1, -1)
    radius = torch.hypot(x - rng.uniform(-0.3, 0.3), y - rng.uniform(-0.3, 0.3)) / 1.41
    dark_rim = rng.chance(0.6)
    rim = radius ** rng.uniform(2.0, 4.0) * rng.uniform(0.1, 0.7)
    slope = x * rng.uniform(-0.25, 0.25) + y * rng.uniform(-0.25, 0.25)
    # Edges of old albums fade to white as often as lenses darken them.
    darker = picture * (1.0 - amount * (rim + slope.clamp_min(0.0)))
    paler = picture + (0.9 - picture) * amount * (0.8 * rim + slope.clamp_min(0.0))
    return (dark_rim * darker + (1.0 - dark_rim) * paler).clamp(0.0, 1.0)


def _per_channel(
    rng: RandomSource, middle: tuple[float, ...], low: tuple[float, ...], high: tuple[float, ...]
) -> Tensor:
    """Returns N x 3 x 1 x 1 numbers, each channel uniform in its own range; `middle` where the range is empty."""
    channels = [
        rng.uniform(a, b) if a < b else torch.full((rng.count, 1, 1, 1), m, device=rng.device)
        for m, a, b in zip(middle, low, high, strict=True)
    ]
    return torch.cat(channels, 1)
