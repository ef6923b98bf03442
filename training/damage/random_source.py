"""Seeded random numbers, one for each photo of a batch, on the batch's own device."""

from __future__ import annotations

import math

import torch
from torch import Tensor


class RandomSource:
    """Draws N x 1 x 1 x 1 float32 tensors for a batch of N photos; the same seed gives the same draws.

    Args:
        count: N.
        seed: The only source of chance.
        device: Where the draws, and all damage made from them, live.
    """

    def __init__(self, count: int, seed: int, device: torch.device) -> None:
        self.count = count
        self.device = device
        self.generator = torch.Generator(device).manual_seed(seed)

    def uniform(self, low: float, high: float) -> Tensor:
        """Returns one number in [low, high) a photo."""
        unit = torch.rand(self.count, 1, 1, 1, generator=self.generator, device=self.device)
        return low + (high - low) * unit

    def log_uniform(self, low: float, high: float) -> Tensor:
        """Returns one number in [low, high) a photo, each octave as likely as the next."""
        return torch.exp(self.uniform(math.log(low), math.log(high)))

    def chance(self, probability: float | Tensor) -> Tensor:
        """Returns 1 with the given probability, else 0, for each photo."""
        return (self.uniform(0.0, 1.0) < probability).float()

    def noise(self, channels: int, height: int, width: int) -> Tensor:
        """Returns N x channels x height x width standard normal noise."""
        shape = (self.count, channels, height, width)
        return torch.randn(shape, generator=self.generator, device=self.device)

    def number(self, low: float, high: float) -> float:
        """Returns one number for the whole batch."""
        return low + (high - low) * float(torch.rand(1, generator=self.generator, device=self.device))

    def whole(self, low: int, high: int) -> int:
        """Returns one integer in [low, high] for the whole batch."""
        return int(torch.randint(low, high + 1, (1,), generator=self.generator, device=self.device))
