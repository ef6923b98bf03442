"""`face`: restores one aligned face of 512 x 512 pixels."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets.blocks import BlendBlock, BlendConv2d, zero_


class Face(nn.Module):
    """A U-net of blendable 3x3 convolutions at a quarter, an eighth and a sixteenth; it knows faces in their place.

    Made for facexlib's template (eyes at 193, 240 and 319, 240); not to be tiled, since place means something here.

    Args:
        quarter: Channels at a quarter of the size.
        eighth: Channels at an eighth.
        sixteenth: Channels at a sixteenth.
        deep_blocks: Residual blocks at a sixteenth.
    """

    multiple = 16
    working_px = 512

    def __init__(self, quarter: int = 96, eighth: int = 128, sixteenth: int = 192, deep_blocks: int = 3) -> None:
        super().__init__()
        self.config = {"quarter": quarter, "eighth": eighth, "sixteenth": sixteenth, "deep_blocks": deep_blocks}
        self.halo_px = 0
        self.head = BlendConv2d(48, quarter, 3)
        self.encode_quarter = BlendBlock(quarter)
        self.to_eighth = BlendConv2d(quarter, eighth, 2, stride=2)
        self.encode_eighth = BlendBlock(eighth)
        self.to_sixteenth = BlendConv2d(eighth, sixteenth, 2, stride=2)
        self.deep = nn.ModuleList(BlendBlock(sixteenth) for _ in range(deep_blocks))
        self.from_sixteenth = BlendConv2d(sixteenth, eighth * 4, 1)
        self.decode_eighth = nn.ModuleList(BlendBlock(eighth) for _ in range(2))
        self.from_eighth = BlendConv2d(eighth, quarter * 4, 1)
        self.decode_quarter = nn.ModuleList(BlendBlock(quarter) for _ in range(2))
        self.tail = BlendConv2d(quarter, 48, 3)
        zero_(self.tail)

    def forward(self, x: Tensor, fidelity: float = 1.0, strength: float = 1.0) -> Tensor:
        """Returns the restored face.

        Args:
            x: N x 3 x 512 x 512 float32, sRGB in [0, 1], aligned; other multiples of `multiple` work, less well.
            fidelity: 1 keeps to what the photo shows, 0 invents likely detail.
            strength: How much of the correction to add; 0 gives x itself.

        Returns:
            N x 3 x 512 x 512 float32, not clipped. The addition is float32 even under autocast.
        """
        blend = 1.0 - fidelity
        quarter = self.head.blended(functional.pixel_unshuffle(x - 0.5, 4), blend)
        quarter = self.encode_quarter(quarter, blend)
        eighth = self.encode_eighth(self.to_eighth.blended(quarter, blend), blend)
        deep = self.to_sixteenth.blended(eighth, blend)
        for block in self.deep:
            deep = block(deep, blend)
        eighth = eighth + functional.pixel_shuffle(self.from_sixteenth.blended(deep, blend), 2)
        for block in self.decode_eighth:
            eighth = block(eighth, blend)
        quarter = quarter + functional.pixel_shuffle(self.from_eighth.blended(eighth, blend), 2)
        for block in self.decode_quarter:
            quarter = block(quarter, blend)
        correction = functional.pixel_shuffle(self.tail.blended(quarter, blend), 4)
        return x + strength * correction.float()
