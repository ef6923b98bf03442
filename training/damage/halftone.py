"""The dots of printed photographs: newspapers, books, postcards."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from training.damage.blur import convolve, gaussian_kernel
from training.damage.noise import luminance
from training.damage.random_source import RandomSource

ANGLES = (0.26, 1.31, 0.0)
"""Radians by which the screens of red, green and blue (cyan, magenta, yellow ink) are turned: 15, 75 and 0 degrees."""


def halftone(picture: Tensor, rng: RandomSource) -> Tensor:
    """Returns the pictures as prints of round dots on a screen, as a scanner sees them.

    A classical amplitude-modulated screen: ink where the tone lies below a threshold that repeats as a product of
    cosines. Half are printed in black alone, at 45 degrees; the others with a screen for each ink.

    Args:
        picture: N x 3 x H x W, sRGB, [0, 1].
        rng: The source of chance.

    Returns:
        N x 3 x H x W, [0, 1].
    """
    height, width = picture.shape[-2:]
    device = picture.device
    y = torch.arange(height, device=device, dtype=torch.float32).view(1, 1, -1, 1)
    x = torch.arange(width, device=device, dtype=torch.float32).view(1, 1, 1, -1)
    black = rng.chance(0.6)
    turned = torch.tensor(ANGLES, device=device).view(1, 3, 1, 1)
    angle = black * (math.pi / 4) + (1.0 - black) * turned + rng.uniform(-0.1, 0.1)
    pitch = rng.log_uniform(2.6, 7.0)
    phase = rng.uniform(0.0, 6.28)
    along = (x * angle.cos() + y * angle.sin()) * (2 * math.pi / pitch) + phase
    across = (y * angle.cos() - x * angle.sin()) * (2 * math.pi / pitch)
    threshold = _uniform(0.5 * (along.cos() + across.cos()))
    tone = black * luminance(picture) + (1.0 - black) * picture
    edge = rng.uniform(0.1, 0.4)
    printed = ((tone - threshold) / edge + 0.5).clamp(0.0, 1.0)
    softness = rng.uniform(0.4, 0.9) + 0.12 * pitch
    soft = convolve(printed, gaussian_kernel(softness, softness, softness))
    # Fine screens vanish in most scans: what is left of the dots is a share of them.
    share = rng.uniform(0.3, 1.0)
    blurred = convolve(tone, gaussian_kernel(softness, softness, softness))
    return (blurred + share * (soft - blurred)).clamp(0.0, 1.0)


def _uniform(dots: Tensor) -> Tensor:
    """Returns the mean of two cosines, of phases that are spread evenly, made uniform over [0, 1].

    So a tone of a third covers a third of the paper.
    """
    wave = torch.cos((torch.arange(64, device=dots.device) + 0.5) * (math.pi / 64))
    levels = (0.5 * (wave[:, None] + wave)).flatten().sort().values
    return torch.bucketize(dots.contiguous(), levels).float() / len(levels)
