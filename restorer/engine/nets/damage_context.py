"""`damage_context`: sees the whole photo at once, knows what things are, and corrects what `damage` says of each pixel.

`damage` sees some 190 pixels around: a bead, a far aeroplane and a speck of dust look alike to it, and a crack as wide
as a branch is a branch. This network has eyes that were trained on ImageNet, and hears what `damage` found.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets.blocks import ResBlock, zero_
from restorer.engine.nets.efficientnet import EfficientNetLite

MOST_ODDS = 8.0
"""Log-odds of `damage` beyond this say nothing more."""


def odds_of(probability: Tensor) -> Tensor:
    """Returns the log-odds of chances that were stored in 8 bits: 0 and 255 stand for half a step from the end."""
    kept = probability.clamp(0.5 / 255, 254.5 / 255)
    return torch.log(kept / (1 - kept))


class Rise(nn.Module):
    """One step of the decoder: what is known from below, and what was seen at this size; then a block."""

    def __init__(self, below: int, seen: int, channels: int) -> None:
        super().__init__()
        self.below = nn.Conv2d(below, channels, 1)
        self.seen = nn.Conv2d(seen, channels, 1, bias=False)
        self.block = ResBlock(channels)

    def forward(self, below: Tensor, seen: Tensor) -> Tensor:
        """Returns N x channels at the size of `seen`; `below` has half of that."""
        up = functional.interpolate(self.below(below), scale_factor=2, mode="bilinear")
        x: Tensor = self.block(functional.relu(up + self.seen(seen)))
        return x


class DamageContext(nn.Module):
    """EfficientNet-Lite0 over the whole photo, a fine path over its pixels and `damage`'s odds, a light decoder.

    Its result is added to the odds, and begins at nothing: untrained, it leaves them as they are.

    Not to be tiled: the photo is given whole, at `working_px` at most.

    Args:
        half: Channels of the fine path and the decoder at half the size.
        widths: The decoder's channels at a thirty-second, a sixteenth, an eighth and a quarter.
    """

    multiple = 32
    working_px = 768

    def __init__(self, half: int = 32, widths: tuple[int, ...] = (160, 128, 96, 64)) -> None:
        super().__init__()
        thirtysecond, sixteenth, eighth, quarter = widths
        self.config = {"half": half, "widths": list(widths)}
        self.halo_px = 0
        self.encoder = EfficientNetLite(planes=3)
        seen = self.encoder.seen
        self.head = nn.Sequential(nn.PixelUnshuffle(2), nn.Conv2d(16, half, 3, padding=1), ResBlock(half))
        self.fine_quarter = nn.Conv2d(half, quarter, 2, stride=2)
        self.fine_eighth = nn.Conv2d(quarter, eighth, 2, stride=2)
        self.deep = nn.Conv2d(seen.thirtysecond, thirtysecond, 1)
        self.scene = nn.Linear(thirtysecond, thirtysecond)
        self.deep_block = ResBlock(thirtysecond)
        self.to_sixteenth = Rise(thirtysecond, seen.sixteenth, sixteenth)
        self.to_eighth = Rise(sixteenth, seen.eighth + eighth, eighth)
        self.to_quarter = Rise(eighth, seen.quarter + quarter, quarter)
        self.to_half = Rise(quarter, half, half)
        self.tail = nn.Sequential(zero_(nn.Conv2d(half, 4, 3, padding=1)), nn.PixelShuffle(2))

    def logits(self, x: Tensor, odds: Tensor) -> Tensor:
        """Returns N x 1 x H x W: the log-odds of damage, float32; arguments as for `forward`."""
        heard = odds.float().clamp(-MOST_ODDS, MOST_ODDS)
        fine = self.head(torch.cat((x - 0.5, heard / MOST_ODDS), 1))
        fine_quarter = functional.relu(self.fine_quarter(fine))
        fine_eighth = functional.relu(self.fine_eighth(fine_quarter))
        quarter, eighth, sixteenth, thirtysecond = self.encoder((x * 255.0 - 127.0) / 128.0)
        deep = self.deep(thirtysecond)
        deep = self.deep_block(functional.relu(deep + self.scene(deep.mean((2, 3)))[..., None, None]))
        up = self.to_sixteenth(deep, sixteenth)
        up = self.to_eighth(up, torch.cat((eighth, fine_eighth), 1))
        up = self.to_quarter(up, torch.cat((quarter, fine_quarter), 1))
        change: Tensor = self.tail(self.to_half(up, fine))
        return heard + change.float()

    def forward(self, x: Tensor, odds: Tensor) -> Tensor:
        """Returns where the photo is damaged.

        Args:
            x: N x 3 x H x W float32, sRGB in [0, 1], the whole photo; H and W multiples of `multiple`.
            odds: N x 1 x H x W: the log-odds of damage as `damage` gives them for the same photo.

        Returns:
            N x 1 x H x W float32: the probability that each pixel is damaged.
        """
        return torch.sigmoid(self.logits(x, odds))

    @staticmethod
    def example(size_px: int) -> tuple[Tensor, Tensor]:
        """Returns inputs of the right shapes, for counting what the network costs."""
        return torch.zeros(1, 3, size_px, size_px), torch.zeros(1, 1, size_px, size_px)
