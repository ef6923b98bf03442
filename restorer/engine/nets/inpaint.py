"""`inpaint`: fills what a mask says is missing, from what surrounds it."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets.blocks import ResBlock, zero_

SPREAD_STEPS = 16
"""How often the rough fill grows by a cell of 8 pixels: holes up to 256 pixels wide get one."""


class DilatedBlock(nn.Module):
    """A residual block whose first convolution skips pixels, to see further."""

    def __init__(self, channels: int, dilation: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=dilation, dilation=dilation)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        with torch.no_grad():
            self.second.weight.mul_(0.2)

    def forward(self, x: Tensor) -> Tensor:
        """Returns x (N x C x H x W) with its correction added; same shape and dtype."""
        correction: Tensor = self.second(functional.relu(self.first(x), inplace=True))
        return x + correction


class Inpaint(nn.Module):
    """A rough fill by spreading what is known, corrected by a U-net whose deepest part is dilated.

    Args:
        half: Channels at half resolution.
        quarter: Channels at quarter resolution.
        eighth: Channels at an eighth.
        dilations: One dilated residual block at an eighth for each.
    """

    multiple = 8

    def __init__(
        self,
        half: int = 48,
        quarter: int = 96,
        eighth: int = 192,
        dilations: tuple[int, ...] = (1, 2, 4, 8, 1, 2, 4, 1),
    ) -> None:
        super().__init__()
        dilations = tuple(dilations)
        self.config = {"half": half, "quarter": quarter, "eighth": eighth, "dilations": list(dilations)}
        # The rough fill reaches SPREAD_STEPS cells and bilinear enlargement one more; the U-net reads it.
        unet = 2 * 6 + 4 * 4 + 8 * (sum(dilations) + len(dilations)) + 7
        self.halo_px = unet + 8 * (SPREAD_STEPS + 2) + 7
        self.head = nn.Sequential(nn.PixelUnshuffle(2), nn.Conv2d(16, half, 3, padding=1), ResBlock(half))
        self.to_quarter = nn.Sequential(nn.Conv2d(half, quarter, 2, stride=2), ResBlock(quarter))
        self.to_eighth = nn.Conv2d(quarter, eighth, 2, stride=2)
        self.deep = nn.Sequential(*(DilatedBlock(eighth, dilation) for dilation in dilations))
        self.from_eighth = nn.ConvTranspose2d(eighth, quarter, 2, stride=2)
        self.finish_quarter = ResBlock(quarter)
        self.from_quarter = nn.ConvTranspose2d(quarter, half, 2, stride=2)
        self.finish_half = ResBlock(half)
        self.tail = nn.Sequential(zero_(nn.Conv2d(half, 12, 3, padding=1)), nn.PixelShuffle(2))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Returns the photo with its holes filled.

        Args:
            x: N x 3 x H x W float32, sRGB in [0, 1]; H and W multiples of `multiple`. What lies in a hole is not read.
            mask: N x 1 x H x W float32; 1 in a hole, 0 where the photo is kept.

        Returns:
            N x 3 x H x W float32, in [0, 1] inside holes; exactly x outside.
        """
        hole = (mask > 0.5).float()
        rough = spread(x * (1.0 - hole), 1.0 - hole)
        half = self.head(torch.cat((rough - 0.5, hole), 1))
        quarter = self.to_quarter(half)
        deep = self.deep(self.to_eighth(quarter))
        quarter = self.finish_quarter(quarter + self.from_eighth(deep))
        correction = self.tail(self.finish_half(half + self.from_quarter(quarter)))
        filled = (rough + correction.float()).clamp(0.0, 1.0)
        return torch.where(hole > 0.5, filled, x)

    @staticmethod
    def example(size_px: int) -> tuple[Tensor, Tensor]:
        """Returns inputs of the right shapes, for counting what the network costs."""
        return torch.zeros(1, 3, size_px, size_px), torch.zeros(1, 1, size_px, size_px)


def spread(known: Tensor, weight: Tensor) -> Tensor:
    """Returns a rough fill: means of what is known nearby, cell by cell (after pull-push, Gortler et al. 1996).

    Args:
        known: N x 3 x H x W, zero where not known; H and W multiples of 8.
        weight: N x 1 x H x W, 1 where known.

    Returns:
        N x 3 x H x W: `known` where known, else a local mean; 0.5 where nothing is known for 128 pixels.
    """
    levels = [(known, weight)]
    for _ in range(3):
        total, share = functional.avg_pool2d(levels[-1][0] * levels[-1][1], 2), functional.avg_pool2d(levels[-1][1], 2)
        levels.append((total / share.clamp_min(1e-6), (share > 0).float()))
    fill, covered = levels[-1]
    for _ in range(SPREAD_STEPS):
        total = functional.avg_pool2d(fill * covered, 3, stride=1, padding=1)
        share = functional.avg_pool2d(covered, 3, stride=1, padding=1)
        fill = torch.where(covered > 0, fill, total / share.clamp_min(1e-6))
        covered = (share > 1e-6).float()
    fill = torch.where(covered > 0, fill, torch.full_like(fill, 0.5))
    for finer, finer_weight in reversed(levels[:-1]):
        wide = functional.interpolate(fill, scale_factor=2, mode="bilinear")
        fill = torch.where(finer_weight > 0, finer, wide)
    return fill
