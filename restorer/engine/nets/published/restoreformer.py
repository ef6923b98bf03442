"""RestoreFormer (Wang et al. 2022) and RestoreFormer++ (2023): a face looks up what it lacks in a book of faces."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets.published.codebook import Codebook, Down, ResBlock, Up, attend, norm
from restorer.engine.nets.published.faces import keep_likeness
from restorer.engine.nets.published.states import count_of, without_prefix

_BLOCKS = 2
_SHORTCUT = "nin_shortcut"
_FIRST_HEADS, _PLUS_HEADS = 8, 4
"""How many heads attention has; the weights don't tell, but only the second network attends at two sizes."""


class Attention(nn.Module):
    """Attention of a picture to itself, or of another picture to it."""

    def __init__(self, channels: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = norm(channels), norm(channels)
        self.q, self.k, self.v, self.proj_out = (nn.Conv2d(channels, channels, 1) for _ in range(4))

    def forward(self, x: Tensor, asker: Tensor | None = None) -> Tensor:
        """Returns x (N x C x H x W) with what `asker`, or x itself, finds in it."""
        seen = self.norm1(x)
        asking = seen if asker is None else self.norm2(asker)
        found = attend(self.q(asking), self.k(seen), self.v(seen), self.heads)
        result: Tensor = x + self.proj_out(found)
        return result


class Level(nn.Module):
    """The blocks at one size. `change` is what leads to the next, under its published name."""

    def __init__(self, widths: list[int], heads: int, attends: bool, change: tuple[str, nn.Module] | None) -> None:
        super().__init__()
        self.block = nn.ModuleList(ResBlock(*pair, _SHORTCUT) for pair in itertools.pairwise(widths))
        self.attn = nn.ModuleList(Attention(width, heads) for width in widths[1:] if attends)
        self.change = change[0] if change else ""
        if change:
            self.add_module(*change)

    def forward(self, x: Tensor, asker: Tensor | None = None) -> Tensor:
        """Returns N x C x H x W, at the same size."""
        for number, block in enumerate(self.block):
            x = block(x)
            if len(self.attn):
                x = self.attn[number](x, asker)
        return x

    def on(self, x: Tensor) -> Tensor:
        """Returns x at the next size; as it is where this is the last."""
        result: Tensor = self.get_submodule(self.change)(x) if self.change else x
        return result


class Middle(nn.Module):
    """Two blocks with attention between them."""

    def __init__(self, channels: int, heads: int) -> None:
        super().__init__()
        self.block_1, self.block_2 = (ResBlock(channels, channels, _SHORTCUT) for _ in range(2))
        self.attn_1 = Attention(channels, heads)


class Encoder(nn.Module):
    """A face down to a grid of 16 x 16, and what was seen on the way."""

    def __init__(self, widths: list[int], code: int, heads: int) -> None:
        super().__init__()
        last = len(widths) - 1
        befores = [widths[0], *widths[:-1]]
        self.conv_in = nn.Conv2d(3, widths[0], 3, padding=1)
        self.down = nn.ModuleList(
            Level(
                [before] + [width] * _BLOCKS, heads, index == last,
                None if index == last else ("downsample", Down(width)),
            )
            for index, (before, width) in enumerate(zip(befores, widths, strict=True))
        )  # fmt: skip
        self.mid = Middle(widths[-1], heads)
        self.norm_out = norm(widths[-1])
        self.conv_out = nn.Conv2d(widths[-1], code, 3, padding=1)

    def forward(self, x: Tensor) -> tuple[Tensor, list[Tensor], Tensor]:
        """Returns the code (N x C x 16 x 16), what each size saw, the finest first, and what the middle made of it."""
        x = self.conv_in(x)
        seen = []
        for level in self.down:
            assert isinstance(level, Level)
            x = level(x)
            seen.append(x)
            x = level.on(x)
        # The coarsest size asks with what the first block of the middle made.
        seen[-1] = x = self.mid.block_1(x)
        x = middle = self.mid.block_2(self.mid.attn_1(x))
        return self.conv_out(functional.silu(self.norm_out(x))), seen, middle


class Decoder(nn.Module):
    """A grid of patches up to a face; what the encoder saw asks it at the coarsest sizes."""

    def __init__(self, widths: list[int], code: int, heads: int, asked: int) -> None:
        super().__init__()
        afters = [*widths[1:], widths[-1]]
        count = len(widths)
        self.conv_in = nn.Conv2d(code, widths[-1], 3, padding=1)
        self.mid = Middle(widths[-1], heads)
        self.up = nn.ModuleList(
            Level(
                [after] + [width] * (_BLOCKS + 1), heads, index >= count - asked,
                ("upsample", Up(width)) if index else None,
            )
            for index, (after, width) in enumerate(zip(afters, widths, strict=True))
        )  # fmt: skip
        self.norm_out = norm(widths[0])
        self.conv_out = nn.Conv2d(widths[0], 3, 3, padding=1)

    def forward(self, x: Tensor, seen: list[Tensor], middle: Tensor) -> Tensor:
        """Returns N x 3 x 512 x 512 of patches and of what the encoder gave."""
        x = self.mid.block_1(self.conv_in(x))
        x = self.mid.block_2(self.mid.attn_1(x, middle))
        for level, asker in zip(reversed(self.up), reversed(seen), strict=True):
            assert isinstance(level, Level)
            x = level.on(level(x, asker))
        result: Tensor = self.conv_out(functional.silu(self.norm_out(x)))
        return result


class RestoreFormer(nn.Module):
    """Restores one aligned face of 512 x 512 pixels.

    Args:
        widths: Channels from the finest size to the coarsest.
        entries: How many patches the book has.
        code: The numbers of each.
        asked: At how many sizes the decoder is asked: 1 in the first network, 2 in RestoreFormer++.
    """

    multiple = 512
    working_px = 512

    def __init__(
        self,
        widths: tuple[int, ...] = (64, 128, 128, 256, 256, 512),
        entries: int = 1024,
        code: int = 256,
        asked: int = 2,
    ) -> None:
        super().__init__()
        self.halo_px = 0
        heads = _FIRST_HEADS if asked == 1 else _PLUS_HEADS
        self.encoder = Encoder(list(widths), code, heads)
        self.decoder = Decoder(list(widths), code, heads, asked)
        self.quantize = Codebook(entries, code)
        self.quant_conv = nn.Conv2d(code, code, 1)
        self.post_quant_conv = nn.Conv2d(code, code, 1)

    @classmethod
    def from_state(cls, state: Mapping[str, Tensor]) -> RestoreFormer:
        """The network of published weights, first or second; `RuntimeError` or `KeyError` where they are others'."""
        plain = without_prefix(state, "vqvae.")
        count = count_of(plain, "encoder.down")
        net = cls(
            widths=tuple(plain[f"encoder.down.{level}.block.0.conv1.weight"].shape[0] for level in range(count)),
            entries=plain["quantize.embedding.weight"].shape[0],
            code=plain["quantize.embedding.weight"].shape[1],
            asked=sum(count_of(plain, f"decoder.up.{level}.attn") > 0 for level in range(count)),
        )
        net.load_state_dict(plain)
        return net

    def restored(self, x: Tensor) -> Tensor:
        """Returns the restored face of x (N x 3 x 512 x 512), both in [-1, 1]."""
        code, seen, middle = self.encoder(x)
        result: Tensor = self.decoder(self.post_quant_conv(self.quantize.nearest(self.quant_conv(code))), seen, middle)
        return result

    def forward(self, x: Tensor, fidelity: float = 0.0, strength: float = 1.0) -> Tensor:
        """Returns the restored face; arguments and result as `faces.keep_likeness` says."""
        return keep_likeness(x, (self.restored(2 * x - 1).float() + 1) / 2, fidelity, strength)
