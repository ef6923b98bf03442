"""The scratch detector of Wan et al., "Bringing old photos back to life" (2020): a U-net with soft downsampling."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets.published.states import count_of

LIMIT = 0.4
"""The probability from which on its authors call a pixel scratched."""

_LUMA = (0.299, 0.587, 0.114)


class Soft(nn.Module):
    """Halves the size after a small blur, so that nothing flickers (Zhang 2019). The blur is in the weights' file."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        line = torch.tensor((0.25, 0.5, 0.25))
        self.register_buffer("filt", torch.outer(line, line).expand(channels, 1, 3, 3).clone())

    def forward(self, x: Tensor) -> Tensor:
        """Returns N x C x H/2 x W/2."""
        assert isinstance(self.filt, Tensor)
        padded = functional.pad(x, (1, 1, 1, 1), mode="reflect")
        return functional.conv2d(padded, self.filt, stride=2, groups=x.shape[1])


class Up(nn.Module):
    """Doubles the size, and joins what the way down saw there."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        enlarge = nn.Upsample(scale_factor=2, mode="bilinear")
        self.up = nn.Sequential(enlarge, nn.ReflectionPad2d(1), nn.Conv2d(inputs, outputs, 3))
        self.conv_block = Pair(inputs, outputs)

    def forward(self, x: Tensor, seen: Tensor) -> Tensor:
        """Returns N x outputs x 2H x 2W of x and of what was seen at that size."""
        result: Tensor = self.conv_block(torch.cat((self.up(x), seen), 1))
        return result


class Pair(nn.Module):
    """Two normalised 3x3 convolutions."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.block = nn.Sequential(*_convolution(inputs, outputs), *_convolution(outputs, outputs))

    def forward(self, x: Tensor) -> Tensor:
        """Returns N x outputs x H x W."""
        result: Tensor = self.block(x)
        return result


class ScratchUNet(nn.Module):
    """Says how sure it is of each pixel that it lies in a scratch or crack.

    Args:
        width: Channels at full resolution; they double at each of the `depth` smaller ones.
        depth: How often the size is halved.
    """

    def __init__(self, width: int = 64, depth: int = 4) -> None:
        super().__init__()
        self.multiple = 2**depth
        # 3 pixels for the first convolution and 1 for the last; on the way down, in cells of each size, one for a
        # convolution and one for the blur, then two for the pair; on the way up one each for enlarging and smoothing,
        # and two for the pair. Mirrored rims make the cells of the coarsest size count once more.
        cells = [2**level for level in range(depth)]
        reach = 4 + sum(2 * cell + 4 * cell for cell in cells) + sum(2 * cell + 3 * cell for cell in cells)
        self.halo_px = -(-(reach + 2**depth) // 2**depth) * 2**depth
        widths = [width * 2**level for level in range(depth + 1)]
        steps = list(itertools.pairwise(widths))
        self.first = nn.Sequential(nn.ReflectionPad2d(3), nn.Conv2d(1, width, 7), nn.LeakyReLU(0.2))
        self.down_sample = nn.ModuleList(nn.Sequential(*_convolution(finer, finer), Soft(finer)) for finer, _ in steps)
        self.down_path = nn.ModuleList(Pair(finer, coarser) for finer, coarser in steps)
        self.up_path = nn.ModuleList(Up(coarser, finer) for finer, coarser in reversed(steps))
        self.last = nn.Sequential(nn.ReflectionPad2d(1), nn.Conv2d(width, 1, 3))

    @classmethod
    def from_state(cls, state: Mapping[str, Tensor]) -> ScratchUNet:
        """The network of published weights; `RuntimeError` or `KeyError` where they are others'."""
        net = cls(state["first.1.weight"].shape[0], count_of(state, "down_path"))
        net.load_state_dict(dict(state))
        return net

    def logits(self, grey: Tensor) -> Tensor:
        """Returns N x 1 x H x W log-odds of damage in `grey` (N x 1 x H x W, [-1, 1])."""
        x = self.first(grey)
        seen = []
        for down, pair in zip(self.down_sample, self.down_path, strict=True):
            seen.append(x)
            x = pair(down(x))
        for up in self.up_path:
            x = up(x, seen.pop())
        odds: Tensor = self.last(x)
        return odds

    def forward(self, x: Tensor) -> Tensor:
        """Returns where the photo is damaged.

        Args:
            x: N x 3 x H x W float32, sRGB in [0, 1]; H and W multiples of `multiple`.

        Returns:
            N x 1 x H x W float32: the probability that each pixel is damaged, moved so that 0.5 is where the authors
            draw the line, at 0.4 of their own.
        """
        grey = torch.einsum("nchw,c->nhw", x, x.new_tensor(_LUMA))[:, None]
        return torch.sigmoid(self.logits(2 * grey - 1).float() - math.log(LIMIT / (1 - LIMIT)))


def _convolution(inputs: int, outputs: int) -> tuple[nn.Module, ...]:
    return (nn.ReflectionPad2d(1), nn.Conv2d(inputs, outputs, 3), nn.BatchNorm2d(outputs), nn.LeakyReLU(0.2))
