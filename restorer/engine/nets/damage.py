"""`damage`: finds scratches, dust, creases, stains and tears, and says how sure it is of each pixel."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from restorer.engine.nets.blocks import ResBlock, zero_


class Damage(nn.Module):
    """A U-net of dense 3x3 convolutions at a half, a quarter, an eighth and a sixteenth of the size.

    The coarsest is there to know what surrounds a mark: a white speck among leaves is a leaf.

    Args:
        half: Channels at half resolution.
        quarter: Channels at quarter resolution.
        eighth: Channels at an eighth.
        sixteenth: Channels at a sixteenth.
        deep_blocks: Residual blocks at an eighth on the way down; the finer sizes have one on either side.
        wide_blocks: Residual blocks at a sixteenth.
    """

    multiple = 16

    def __init__(
        self,
        half: int = 48,
        quarter: int = 96,
        eighth: int = 128,
        sixteenth: int = 192,
        deep_blocks: int = 4,
        wide_blocks: int = 2,
    ) -> None:
        super().__init__()
        self.config = {
            "half": half, "quarter": quarter, "eighth": eighth, "sixteenth": sixteenth,
            "deep_blocks": deep_blocks, "wide_blocks": wide_blocks,
        }  # fmt: skip
        # In pixels of the input: 2, 4, 8 and 16 for a 3x3 convolution at each size, 15 for the width of the
        # coarsest cell.
        self.halo_px = 2 * 6 + 4 * 4 + 8 * 2 * (deep_blocks + 1) + 16 * 2 * wide_blocks + 15
        self.head = nn.Sequential(nn.PixelUnshuffle(2), nn.Conv2d(12, half, 3, padding=1), ResBlock(half))
        self.to_quarter = nn.Sequential(nn.Conv2d(half, quarter, 2, stride=2), ResBlock(quarter))
        self.to_eighth = nn.Conv2d(quarter, eighth, 2, stride=2)
        self.deep = nn.Sequential(*(ResBlock(eighth) for _ in range(deep_blocks)))
        self.to_sixteenth = nn.Conv2d(eighth, sixteenth, 2, stride=2)
        self.wide = nn.Sequential(*(ResBlock(sixteenth) for _ in range(wide_blocks)))
        self.from_sixteenth = zero_(nn.ConvTranspose2d(sixteenth, eighth, 2, stride=2))
        self.finish_eighth = ResBlock(eighth)
        self.from_eighth = nn.ConvTranspose2d(eighth, quarter, 2, stride=2)
        self.finish_quarter = ResBlock(quarter)
        self.from_quarter = nn.ConvTranspose2d(quarter, half, 2, stride=2)
        self.finish_half = ResBlock(half)
        self.tail = nn.Sequential(nn.Conv2d(half, 4, 3, padding=1), nn.PixelShuffle(2))
        # Damage is rare: an untrained network should find none, not half of everything.
        tail = self.tail[0]
        assert isinstance(tail, nn.Conv2d)
        assert tail.bias is not None
        nn.init.constant_(tail.bias, -3.0)

    def logits(self, x: Tensor) -> Tensor:
        """Returns N x 1 x H x W log-odds of damage in x (N x 3 x H x W, [0, 1]), in the dtype computed in."""
        half = self.head(x - 0.5)
        quarter = self.to_quarter(half)
        deep = self.deep(self.to_eighth(quarter))
        deep = self.finish_eighth(deep + self.from_sixteenth(self.wide(self.to_sixteenth(deep))))
        quarter = self.finish_quarter(quarter + self.from_eighth(deep))
        odds: Tensor = self.tail(self.finish_half(half + self.from_quarter(quarter)))
        return odds

    def forward(self, x: Tensor) -> Tensor:
        """Returns where the photo is damaged.

        Args:
            x: N x 3 x H x W float32, sRGB in [0, 1]; H and W multiples of `multiple`; a grey photo as three
                equal channels.

        Returns:
            N x 1 x H x W float32: the probability that each pixel is damaged.
        """
        return torch.sigmoid(self.logits(x).float())
