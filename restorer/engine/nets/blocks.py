"""The few parts that our networks share: residual blocks, blendable convolutions, sums of receptive fields."""

from __future__ import annotations

from typing import TypeVar

import torch
from torch import Tensor, nn
from torch.nn import functional

Convolution = TypeVar("Convolution", nn.Conv2d, nn.ConvTranspose2d, nn.Linear)


class ResBlock(nn.Module):
    """Two 3x3 convolutions beside an identity; no normalisation, so that a tile sees what the whole picture sees."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        # Small residuals at the start stand in for the missing normalisation.
        with torch.no_grad():
            self.second.weight.mul_(0.2)

    def forward(self, x: Tensor) -> Tensor:
        """Returns x (N x C x H x W) with its correction added; same shape and dtype."""
        correction: Tensor = self.second(functional.relu(self.first(x), inplace=True))
        return x + correction


class BlendConv2d(nn.Conv2d):
    """A convolution with two sets of weights: `weight` at blend 0, `weight + delta` at blend 1.

    The blend is one number for the call, so it costs one pass over the weights and none over the picture
    (network interpolation, Wang et al. 2019, inside one module).
    """

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int = 1) -> None:
        super().__init__(inputs, outputs, kernel, stride=stride, padding=kernel // 2 if stride == 1 else 0)
        self.delta = nn.Parameter(torch.zeros_like(self.weight))
        self.bias_delta = nn.Parameter(torch.zeros(outputs))

    def blended(self, x: Tensor, blend: float) -> Tensor:
        """Returns the convolution of x (N x C x H x W) at `blend` in [0, 1]."""
        assert self.bias is not None
        weight, bias = self.weight, self.bias
        if blend != 0.0:
            weight, bias = weight + blend * self.delta, bias + blend * self.bias_delta
        return functional.conv2d(x, weight, bias, self.stride, self.padding)


class BlendBlock(nn.Module):
    """Two blendable 3x3 convolutions beside an identity."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = BlendConv2d(channels, channels, 3)
        self.second = BlendConv2d(channels, channels, 3)
        self.second.weight.data.mul_(0.2)

    def forward(self, x: Tensor, texture: float) -> Tensor:
        """Returns x (N x C x H x W) with its correction added; same shape and dtype."""
        return x + self.second.blended(functional.relu(self.first.blended(x, texture), inplace=True), texture)


def zero_(conv: Convolution) -> Convolution:
    """Sets a convolution to zero, so that an untrained network changes nothing; returns it."""
    nn.init.zeros_(conv.weight)
    if conv.bias is not None:
        nn.init.zeros_(conv.bias)
    return conv


def as_factor(value: float | Tensor, like: Tensor) -> Tensor:
    """Returns a number, or N numbers, as a float32 tensor that multiplies an N x C x H x W tensor sample by sample."""
    factor = torch.as_tensor(value, dtype=torch.float32, device=like.device)
    return factor.reshape(-1, 1, 1, 1)
