"""`colorize`: gives a grey photo colours, heeding hints, in as many plausible versions as asked for."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets.blocks import ResBlock, zero_

AB_SCALE = 110.0
"""CIELAB a and b are divided by this inside networks."""


class Gate(nn.Module):
    """Scales and shifts channels by what the whole picture and the latent code say."""

    def __init__(self, channels: int, code: int) -> None:
        super().__init__()
        self.mix = nn.Sequential(nn.Linear(channels + code, channels), nn.ReLU(), nn.Linear(channels, 2 * channels))
        nn.init.zeros_(self.mix[2].weight)  # type: ignore[arg-type]
        nn.init.zeros_(self.mix[2].bias)  # type: ignore[arg-type]

    def forward(self, x: Tensor, code: Tensor) -> Tensor:
        """Returns x (N x C x H x W) scaled and shifted by `code` (N x K) and x's own mean."""
        scale, shift = self.mix(torch.cat((x.mean((2, 3)), code.to(x.dtype)), 1))[..., None, None].chunk(2, 1)
        # Bounded, since six gates in a row multiply.
        gated: Tensor = x * (1.0 + torch.tanh(scale)) + shift
        return gated


class Colorize(nn.Module):
    """A U-net down to a sixteenth that sees the whole photo at working size: scenes, not pixels, have colours.

    Not to be tiled: the photo is given at about `working_px`, and its chroma enlarged beside the full-size luminance.

    Args:
        widths: Channels at a half, a quarter, an eighth and a sixteenth.
        deep_blocks: Residual blocks at an eighth on the way up, and at a sixteenth.
        code: The size of the latent code.
    """

    multiple = 16
    working_px = 160

    def __init__(self, widths: tuple[int, ...] = (32, 96, 160, 256), deep_blocks: int = 3, code: int = 8) -> None:
        super().__init__()
        half, quarter, eighth, sixteenth = widths
        self.config = {"widths": list(widths), "deep_blocks": deep_blocks, "code": code}
        self.halo_px = 0
        self.code = code
        self.head = nn.Sequential(nn.PixelUnshuffle(2), nn.Conv2d(16, half, 3, padding=1), ResBlock(half))
        self.to_quarter = nn.Sequential(nn.Conv2d(half, quarter, 2, stride=2), ResBlock(quarter))
        self.to_eighth = nn.Sequential(nn.Conv2d(quarter, eighth, 2, stride=2), ResBlock(eighth))
        self.to_sixteenth = nn.Conv2d(eighth, sixteenth, 2, stride=2)
        self.deep = nn.ModuleList(ResBlock(sixteenth) for _ in range(deep_blocks))
        self.deep_gates = nn.ModuleList(Gate(sixteenth, code) for _ in range(deep_blocks))
        self.from_sixteenth = nn.ConvTranspose2d(sixteenth, eighth, 2, stride=2)
        self.rise = nn.ModuleList(ResBlock(eighth) for _ in range(deep_blocks))
        self.rise_gates = nn.ModuleList(Gate(eighth, code) for _ in range(deep_blocks))
        self.from_eighth = nn.ConvTranspose2d(eighth, quarter, 2, stride=2)
        self.finish_quarter = ResBlock(quarter)
        self.from_quarter = nn.ConvTranspose2d(quarter, half, 2, stride=2)
        self.finish_half = ResBlock(half)
        self.tail = zero_(nn.Conv2d(half, 2, 3, padding=1))

    def forward(self, light: Tensor, hints: Tensor | None = None, code: Tensor | None = None) -> Tensor:
        """Returns the photo's chroma.

        Args:
            light: N x 1 x H x W float32, CIELAB L, 0 to 100; H and W multiples of `multiple`.
            hints: N x 3 x H x W float32: a and b where the user gave a colour, else 0; and 1 there, else 0.
                None for no hints.
            code: N x `code` float32; zeros (and None) ask for the likeliest colours, others for variations:
                draw them from a normal distribution.

        Returns:
            N x 2 x H x W float32: CIELAB a and b.
        """
        count, _, height, width = light.shape
        hints = light.new_zeros(count, 3, height, width) if hints is None else hints
        code = light.new_zeros(count, self.code) if code is None else code
        scaled = hints / hints.new_tensor([AB_SCALE, AB_SCALE, 1.0]).view(1, 3, 1, 1)
        half = self.head(torch.cat((light / 50.0 - 1.0, scaled), 1))
        quarter = self.to_quarter(half)
        eighth = self.to_eighth(quarter)
        deep = self.to_sixteenth(eighth)
        for block, gate in zip(self.deep, self.deep_gates, strict=True):
            deep = gate(block(deep), code)
        eighth = eighth + self.from_sixteenth(deep)
        for block, gate in zip(self.rise, self.rise_gates, strict=True):
            eighth = gate(block(eighth), code)
        quarter = self.finish_quarter(quarter + self.from_eighth(eighth))
        chroma = self.tail(self.finish_half(half + self.from_quarter(quarter))).float() * AB_SCALE
        return functional.interpolate(chroma, scale_factor=2, mode="bilinear")

    @staticmethod
    def example(size_px: int) -> tuple[Tensor]:
        """Returns inputs of the right shape, for counting what the network costs."""
        return (torch.zeros(1, 1, size_px, size_px),)
