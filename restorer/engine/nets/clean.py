"""`clean`: takes noise, grain, blur and JPEG blocks off a photograph, at its own size."""

from __future__ import annotations

import itertools
import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets.blocks import ResBlock, as_factor, zero_
from restorer.imaging.color import REC_601

_CELL_PX = 8
"""The estimator's coarsest cell: as wide as a JPEG block."""

_NEAR = 4
"""How many cells away neighbours still have a say in a cell's noise."""

_USUAL = 10.0 / 255.0
"""The unit of the estimator's logarithms: noise of ten 8-bit steps."""

_FLOOR = 0.5 / 255.0
"""Half an 8-bit step: fluctuations far below are rounding, and their logarithm says nothing."""


class NoiseEstimator(nn.Module):
    """Estimates a map of how strong the noise is, smooth, from what lies within `reach_px` of each pixel.

    Fluctuations under learnt filters, and the coefficients of JPEG's own transform of 8x8 blocks, all as logarithms: to
    tell noise of 5 from noise of 10 is then a sum, whatever the contrast, and a coefficient that was rounded to nothing
    stands out. Then convolutions on cells of 8 pixels. No mean over the whole picture, so that a tile with its margin
    gets the same map as the whole.

    Args:
        filters: How many filters of 3x3 cells of two pixels.
        channels: Channels on the cells of 8 pixels.
        planes: How many maps beside the noise are handed to the denoiser; what they mean is learnt.
    """

    reach_px = 2 + (_CELL_PX - 1) + 3 * _CELL_PX + _NEAR * _CELL_PX + _CELL_PX
    """A 3x3 convolution at half resolution, a cell, three 3x3 convolutions on cells, a mean, a bilinear enlargement."""

    def __init__(self, filters: int, channels: int, planes: int) -> None:
        super().__init__()
        self.filters = nn.Conv2d(12, filters, 3, padding=1, bias=False)
        self.blocks = nn.Conv2d(12, 64, 4, stride=4, bias=False)
        with torch.no_grad():
            # Blind to even tone in the beginning, since noise is what differs from its neighbours.
            self.filters.weight.sub_(self.filters.weight.mean((2, 3), keepdim=True))
            self.filters.weight.div_(self.filters.weight.flatten(1).norm(dim=1).view(-1, 1, 1, 1))
            self.blocks.weight.copy_(_luma_transform())
        self.cells = nn.ModuleList(
            nn.Conv2d(inputs, channels, 3, padding=1) for inputs in (16 * filters + 64, channels, channels)
        )
        for conv in self.cells:
            assert isinstance(conv, nn.Conv2d)
            # The usual start is for signs that are lost; here each layer would make the map three times fainter.
            nn.init.kaiming_normal_(conv.weight, nonlinearity="relu")
        self.tail = nn.Conv2d(channels, 1 + planes, 1)
        self.trust = zero_(nn.Conv2d(channels, 1, 1))

    def forward(self, halves: Tensor) -> Tensor:
        """Returns N x (1 + planes) x h x w float32 maps; the first is the deviation of the noise, of the full range.

        Args:
            halves: N x 12 x h x w float32: the photo in [0, 1], unshuffled to half resolution; h and w multiples of 4.
        """
        # In float32 under autocast too: it costs little, and every pixel behind it follows what it says.
        with torch.autocast(halves.device.type, enabled=False):
            fine = functional.pixel_unshuffle(_level(self.filters(halves)), 4)
            x = torch.cat((fine, _level(self.blocks(halves - 0.5))), 1)
            for conv in self.cells:
                x = functional.relu(conv(x))
            maps = self.tail(x)
            # Noise is much the same all over a photo; sky shows it, and foliage hides it. So each cell takes the mean
            # of its neighbours, each by how well it could tell.
            trust = self.trust(x).clamp(-4.0, 4.0).exp()
            level = _near_mean(maps[:, :1] * trust) / _near_mean(trust)
            sigma = _USUAL * level.clamp(max=3.0).exp()
            maps = torch.cat((sigma, maps[:, 1:]), 1)
            return functional.interpolate(maps, scale_factor=4, mode="bilinear", align_corners=False)


def _near_mean(cells: Tensor) -> Tensor:
    """Returns the mean of N x C x h x w cells and of their neighbours as far as `_NEAR`; beyond the edge are zeros."""
    return functional.avg_pool2d(cells, 2 * _NEAR + 1, 1, _NEAR)


def _level(response: Tensor) -> Tensor:
    """Returns how strong a filter's responses are: near 0 at ten 8-bit steps, -3 where there is nothing."""
    return (response.abs() + _FLOOR).log() - math.log(_USUAL)


def _luma_transform() -> Tensor:
    """Returns JPEG's transform of the luma of 8x8 blocks (ITU-T T.81), for a photo unshuffled to half resolution."""
    rows = torch.tensor([[math.cos((2 * x + 1) * u * math.pi / 16) / 2 for x in range(8)] for u in range(8)])
    rows[0] = 1 / math.sqrt(8)
    transform = torch.einsum("uy,vx->uvyx", rows, rows).reshape(64, 1, 8, 8)
    luma = torch.tensor(REC_601).view(1, 3, 1, 1)
    return functional.pixel_unshuffle(transform * luma, 2)


class Clean(nn.Module):
    """FFDNet, told by an estimator of its own how strong the noise is, with a path beside it for what is no noise.

    FFDNet (Zhang, Zuo and Zhang 2018) is a chain of 3x3 convolutions at half resolution that is told the deviation of
    the noise as one more plane. Its published weights fit `body` as they are. Deviations: the plane is estimated, so
    that the network is blind; and a residual path at quarter resolution, which sees further and on whose grid two
    cells are a JPEG block, adds to the chain in two places and to its result. All that is added begins at zero.

    Args:
        width: Channels of the chain.
        depth: Its convolutions.
        filters: Filters of the estimator.
        cells: Its channels.
        planes: Learnt maps that the estimator hands to the chain beside the noise.
        side: Channels of the path at quarter resolution.
        side_blocks: Its residual blocks; 0 for none.
    """

    multiple = 8

    def __init__(
        self,
        width: int = 96,
        depth: int = 12,
        filters: int = 24,
        cells: int = 64,
        planes: int = 3,
        side: int = 128,
        side_blocks: int = 4,
    ) -> None:
        super().__init__()
        self.config = {
            "width": width,
            "depth": depth,
            "filters": filters,
            "cells": cells,
            "planes": planes,
            "side": side,
            "side_blocks": side_blocks,
        }
        self.estimator = NoiseEstimator(filters, cells, planes)
        widths = [13, *(width for _ in range(depth - 1)), 12]
        layers: list[nn.Module] = []
        for inputs, outputs in itertools.pairwise(widths):
            layers += [nn.Conv2d(inputs, outputs, 3, padding=1), nn.ReLU(inplace=True)]
        self.body = nn.Sequential(*layers[:-1])
        self.hints = zero_(nn.Conv2d(planes, width, 3, padding=1)) if planes else None
        self.side = SidePath(side, side_blocks, width) if side_blocks else None
        # In pixels of the input: 2 for each 3x3 convolution at half resolution and 1 for a cell's width, behind
        # what the estimator and the side path have seen.
        seen = max(self.estimator.reach_px, self.side.reach_px if self.side else 0)
        self.halo_px = 2 * depth + 1 + seen

    def estimate(self, x: Tensor) -> Tensor:
        """Returns the estimated deviation of the noise in x (as in `forward`): N x 1 x H/2 x W/2 float32, of 1."""
        maps: Tensor = self.estimator(functional.pixel_unshuffle(x, 2))
        return maps[:, :1]

    def correction(self, x: Tensor, sigma: Tensor | None = None) -> Tensor:
        """Returns what to add to x (N x 3 x H x W, [0, 1]) to clean it, float32.

        Args:
            x: The photo.
            sigma: The deviation of the noise to reckon with, N x 1 x H/2 x W/2; estimated if None.
        """
        cells = functional.pixel_unshuffle(x, 2)
        maps = self.estimator(cells)
        plane = maps[:, :1] if sigma is None else sigma
        early, late, beside = self.side(x) if self.side is not None else (None, None, None)
        convs = [layer for layer in self.body if isinstance(layer, nn.Conv2d)]
        features = convs[0](torch.cat((cells, plane), 1))
        if self.hints is not None:
            features = features + self.hints(maps[:, 1:])
        for number, conv in enumerate(convs[1:-1], 1):
            features = conv(functional.relu(features, inplace=True))
            added = {1: early, len(convs) // 2: late}.get(number)
            if added is not None:
                features = features + added
        # The last sum in float32: the photo itself is in it, and bfloat16 has eight bits.
        with torch.autocast(x.device.type, enabled=False):
            result = functional.pixel_shuffle(convs[-1](functional.relu(features).float()), 2)
        correction: Tensor = result - x
        return correction if beside is None else correction + beside.float()

    def forward(self, x: Tensor, strength: float | Tensor = 1.0) -> Tensor:
        """Returns the cleaned photo.

        Args:
            x: N x 3 x H x W float32, sRGB in [0, 1]; H and W multiples of `multiple`; a grey photo as three
                equal channels.
            strength: How much of the correction to apply: one number, or one for each of the N; 0 gives x itself.

        Returns:
            N x 3 x H x W float32, not clipped. The addition is float32 even under autocast, so that sixteen bits
            of depth survive.
        """
        return x + as_factor(strength, x) * self.correction(x)


class SidePath(nn.Module):
    """Residual blocks at quarter resolution, and what they add to the chain and to its result.

    Args:
        channels: Of the blocks.
        blocks: How many.
        width: Channels of the chain.
    """

    def __init__(self, channels: int, blocks: int, width: int) -> None:
        super().__init__()
        self.reach_px = 4 * (2 + 2 * blocks) + 3
        self.head = nn.Conv2d(48, channels, 3, padding=1)
        self.blocks = nn.Sequential(*(ResBlock(channels) for _ in range(blocks)))
        self.early = zero_(nn.Conv2d(channels, 4 * width, 1))
        self.late = zero_(nn.Conv2d(channels, 4 * width, 1))
        self.tail = zero_(nn.Conv2d(channels, 48, 3, padding=1))

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Returns what to add early and late (N x width x H/2 x W/2), and to the correction (N x 3 x H x W)."""
        features = functional.relu(self.blocks(self.head(functional.pixel_unshuffle(x, 4) - 0.5)))
        early, late = (functional.pixel_shuffle(conv(features), 2) for conv in (self.early, self.late))
        return early, late, functional.pixel_shuffle(self.tail(features), 4)
