"""Where in a picture something is, as numbers a transformer can add (Carion et al. 2020)."""

from __future__ import annotations

import math

import torch
from torch import Tensor

_TEMPERATURE = 10000.0


def sine_positions(channels: int, height: int, width: int, device: torch.device) -> Tensor:
    """Returns H*W x channels float32: sines and cosines of y, then of x, each running over one turn; row by row."""
    half = channels // 2
    pairs = torch.arange(half, device=device) // 2
    periods = _TEMPERATURE ** (2.0 * pairs / half)

    def waves(length: int) -> Tensor:
        places = torch.arange(1, length + 1, dtype=torch.float32, device=device)
        angles = (places / (length + 1e-6) * 2 * math.pi)[:, None] / periods
        return torch.stack((angles[:, 0::2].sin(), angles[:, 1::2].cos()), 2).flatten(1)

    rows = waves(height)[:, None].expand(height, width, half)
    columns = waves(width)[None].expand(height, width, half)
    return torch.cat((rows, columns), 2).flatten(0, 1)
