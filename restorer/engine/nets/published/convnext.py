"""ConvNeXt (Liu et al. 2022), as DDColor looks at a photo with it: four stages of features, each normalised."""

from __future__ import annotations

import itertools

import torch
from torch import Tensor, nn
from torch.nn import functional

_EPSILON = 1e-6


class ChannelNorm(nn.LayerNorm):
    """Layer normalisation over the channels of N x C x H x W."""

    def __init__(self, channels: int) -> None:
        super().__init__(channels, eps=_EPSILON)

    def forward(self, input: Tensor) -> Tensor:
        """Returns the same shape, each place with a mean of 0 and a variance of 1 before scale and shift."""
        channels_last: Tensor = input.movedim(1, -1)
        normalised = functional.layer_norm(channels_last, self.normalized_shape, self.weight, self.bias, self.eps)
        result: Tensor = normalised.movedim(-1, 1)
        return result


class Block(nn.Module):
    """A depthwise 7x7 convolution and an inverted bottleneck beside an identity."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.dwconv = nn.Conv2d(channels, channels, 7, padding=3, groups=channels)
        self.norm = nn.LayerNorm(channels, eps=_EPSILON)
        self.pwconv1 = nn.Linear(channels, 4 * channels)
        self.pwconv2 = nn.Linear(4 * channels, channels)
        self.gamma = nn.Parameter(torch.full((channels,), 1e-6))

    def forward(self, x: Tensor) -> Tensor:
        """Returns x (N x C x H x W) with its correction added."""
        seen = self.norm(self.dwconv(x).movedim(1, -1))
        correction: Tensor = self.gamma * self.pwconv2(functional.gelu(self.pwconv1(seen)))
        result: Tensor = x + correction.movedim(-1, 1)
        return result


class ConvNeXt(nn.Module):
    """Features at a quarter, an eighth, a sixteenth and a thirty-second of the size.

    Args:
        depths: How many blocks each stage has.
        widths: How many channels.
    """

    def __init__(self, depths: tuple[int, ...], widths: tuple[int, ...]) -> None:
        super().__init__()
        stem = nn.Sequential(nn.Conv2d(3, widths[0], 4, stride=4), ChannelNorm(widths[0]))
        between = (
            nn.Sequential(ChannelNorm(finer), nn.Conv2d(finer, coarser, 2, stride=2))
            for finer, coarser in itertools.pairwise(widths)
        )
        self.downsample_layers = nn.ModuleList((stem, *between))
        self.stages = nn.ModuleList(
            nn.Sequential(*(Block(width) for _ in range(depth))) for depth, width in zip(depths, widths, strict=True)
        )
        for stage, width in enumerate(widths):
            self.add_module(f"norm{stage}", ChannelNorm(width))
        # For a classifier that nobody asks here; its weights are in the file.
        self.norm = nn.LayerNorm(widths[-1], eps=_EPSILON)

    def forward(self, x: Tensor) -> list[Tensor]:
        """Returns the normalised features of each stage of x (N x 3 x H x W), the finest first."""
        features = []
        for number, (down, stage) in enumerate(zip(self.downsample_layers, self.stages, strict=True)):
            x = stage(down(x))
            features.append(self.get_submodule(f"norm{number}")(x))
        return features
