"""The parts of networks that draw from a learnt book of patches (VQGAN, Esser et al. 2021)."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

_GROUPS = 32


def norm(channels: int) -> nn.GroupNorm:
    """A normalisation over groups of channels."""
    return nn.GroupNorm(_GROUPS, channels, eps=1e-6)


class ResBlock(nn.Module):
    """Two normalised 3x3 convolutions beside the input, which a 1x1 convolution brings to the width where it differs.

    Args:
        inputs: Channels that come in.
        outputs: Channels that go out.
        shortcut: The published name of the 1x1 convolution.
    """

    def __init__(self, inputs: int, outputs: int, shortcut: str) -> None:
        super().__init__()
        self.norm1, self.conv1 = norm(inputs), nn.Conv2d(inputs, outputs, 3, padding=1)
        self.norm2, self.conv2 = norm(outputs), nn.Conv2d(outputs, outputs, 3, padding=1)
        self.shortcut = shortcut
        if inputs != outputs:
            self.add_module(shortcut, nn.Conv2d(inputs, outputs, 1))

    def forward(self, x: Tensor) -> Tensor:
        """Returns N x outputs x H x W."""
        made = self.conv1(functional.silu(self.norm1(x)))
        made = self.conv2(functional.silu(self.norm2(made)))
        beside = self.get_submodule(self.shortcut)(x) if x.shape[1] != made.shape[1] else x
        result: Tensor = made + beside
        return result


class Down(nn.Module):
    """Halves the size by a convolution that looks to the right and below."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, stride=2)

    def forward(self, x: Tensor) -> Tensor:
        """Returns N x C x H/2 x W/2."""
        result: Tensor = self.conv(functional.pad(x, (0, 1, 0, 1)))
        return result


class Up(nn.Module):
    """Doubles the size by repeating pixels, and smooths."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        """Returns N x C x 2H x 2W."""
        result: Tensor = self.conv(functional.interpolate(x, scale_factor=2.0, mode="nearest"))
        return result


class Codebook(nn.Module):
    """A book of patches.

    Args:
        entries: How many patches.
        width: The numbers of each.
    """

    def __init__(self, entries: int, width: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(entries, width)

    def nearest(self, x: Tensor) -> Tensor:
        """Returns x (N x C x H x W) with each place replaced by the patch that is most like it."""
        flat = x.float().movedim(1, -1)
        book = self.embedding.weight
        # The square of the distance but for what is the same for every patch.
        chosen = (book.square().sum(1) - 2 * flat @ book.T).argmin(-1)
        patches: Tensor = self.embedding(chosen)
        return patches.movedim(-1, 1)


def attend(query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
    """Attention between all places of pictures: N x C x H x W each; returns the same shape."""
    n, c, h, w = query.shape
    q, k, v = (part.reshape(n, heads, c // heads, h * w).transpose(2, 3) for part in (query, key, value))
    return functional.scaled_dot_product_attention(q, k, v).transpose(2, 3).reshape(n, c, h, w)
