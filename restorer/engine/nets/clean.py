"""`clean`: takes noise, grain, blur and JPEG blocks off a photograph, at its own size."""

from __future__ import annotations

from torch import Tensor, nn

from restorer.engine.nets.blocks import ResBlock, as_factor, zero_


class Clean(nn.Module):
    """A U-net of dense 3x3 convolutions at half and at quarter resolution, added to its input.

    Args:
        half: Channels at half resolution.
        quarter: Channels at quarter resolution.
        half_blocks: Residual blocks at half resolution on either side.
        quarter_blocks: Residual blocks at quarter resolution.
    """

    multiple = 4

    def __init__(self, half: int = 64, quarter: int = 128, half_blocks: int = 1, quarter_blocks: int = 5) -> None:
        super().__init__()
        self.config = {"half": half, "quarter": quarter, "half_blocks": half_blocks, "quarter_blocks": quarter_blocks}
        # In pixels of the input: 2 for a 3x3 convolution at half resolution, 4 at quarter, and 3 because the
        # first and the last pixel of a quarter-resolution cell share its neighbours.
        self.halo_px = 2 * (2 + 4 * half_blocks) + 4 * 2 * quarter_blocks + 3
        self.head = nn.Sequential(nn.PixelUnshuffle(2), nn.Conv2d(12, half, 3, padding=1))
        self.encode = nn.Sequential(*(ResBlock(half) for _ in range(half_blocks)))
        self.down = nn.Conv2d(half, quarter, 2, stride=2)
        self.middle = nn.Sequential(*(ResBlock(quarter) for _ in range(quarter_blocks)))
        self.up = nn.ConvTranspose2d(quarter, half, 2, stride=2)
        self.decode = nn.Sequential(*(ResBlock(half) for _ in range(half_blocks)))
        self.tail = nn.Sequential(zero_(nn.Conv2d(half, 12, 3, padding=1)), nn.PixelShuffle(2))

    def correction(self, x: Tensor) -> Tensor:
        """Returns what to add to x (N x 3 x H x W, [0, 1]) to clean it, in the dtype that it was computed in."""
        fine = self.encode(self.head(x - 0.5))
        coarse = self.middle(self.down(fine))
        correction: Tensor = self.tail(self.decode(fine + self.up(coarse)))
        return correction

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
        return x + as_factor(strength, x) * self.correction(x).float()
