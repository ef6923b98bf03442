"""CodeFormer (Zhou et al. 2022): a transformer guesses which patches of a book a worn face once was made of."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets.published.codebook import Codebook, Down, ResBlock, Up, attend, norm
from restorer.engine.nets.published.states import count_of

_BLOCKS = 2
_GRID_PX = 16
_HEADS = 8
_SHORTCUT = "conv_out"


class Attention(nn.Module):
    """Attention of a picture to itself."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.norm = norm(channels)
        self.q, self.k, self.v, self.proj_out = (nn.Conv2d(channels, channels, 1) for _ in range(4))

    def forward(self, x: Tensor) -> Tensor:
        """Returns the same shape."""
        seen = self.norm(x)
        result: Tensor = x + self.proj_out(attend(self.q(seen), self.k(seen), self.v(seen), 1))
        return result


class Look(nn.Module):
    """One layer of the transformer: places compare themselves, then each thinks for itself."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.self_attn = nn.MultiheadAttention(width, _HEADS, batch_first=True)
        self.linear1, self.linear2 = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)

    def forward(self, x: Tensor, places: Tensor) -> Tensor:
        """Returns x (N x P x C) after one look; `places` (P x C) says where each is."""
        seen = self.norm1(x)
        asking = seen + places
        x = x + self.self_attn(asking, asking, seen, need_weights=False)[0]
        result: Tensor = x + self.linear2(functional.gelu(self.linear1(self.norm2(x))))
        return result


class Fuse(nn.Module):
    """Bends what the book gives towards what the photo shows, by as much as asked for."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.encode_enc = ResBlock(2 * channels, channels, _SHORTCUT)
        self.scale, self.shift = (
            nn.Sequential(
                nn.Conv2d(channels, channels, 3, padding=1),
                nn.LeakyReLU(0.2),
                nn.Conv2d(channels, channels, 3, padding=1),
            )
            for _ in range(2)
        )

    def forward(self, seen: Tensor, x: Tensor, fidelity: float) -> Tensor:
        """Returns x (N x C x H x W), bent by `fidelity` in [0, 1] towards `seen` of the same shape."""
        both = self.encode_enc(torch.cat((seen, x), 1))
        result: Tensor = x + fidelity * (x * self.scale(both) + self.shift(both))
        return result


class Chain(nn.Module):
    """Blocks one after the other. `taps` are the blocks after which a size is seen, by the size's share of 512."""

    def __init__(self, blocks: list[nn.Module], taps: dict[int, int]) -> None:
        super().__init__()
        self.blocks = nn.ModuleList(blocks)
        self.taps = taps


class CodeFormer(nn.Module):
    """Restores one aligned face of 512 x 512 pixels.

    Args:
        widths: Channels from the finest size to the coarsest.
        entries: How many patches the book has.
        code: The numbers of each.
        width: The transformer's.
        looks: How many layers it has.
        fused: The sides at which the photo bends the result.
    """

    multiple = 512
    working_px = 512

    def __init__(
        self,
        widths: tuple[int, ...] = (64, 128, 128, 256, 256, 512),
        entries: int = 1024,
        code: int = 256,
        width: int = 512,
        looks: int = 9,
        fused: tuple[int, ...] = (32, 64, 128, 256),
    ) -> None:
        super().__init__()
        self.halo_px = 0
        self.encoder = _encoder(widths, code)
        self.generator = _generator(widths, code)
        self.quantize = Codebook(entries, code)
        self.position_emb = nn.Parameter(torch.zeros(_GRID_PX**2, width))
        self.feat_emb = nn.Linear(code, width)
        self.ft_layers = nn.ModuleList(Look(width) for _ in range(looks))
        self.idx_pred_layer = nn.Sequential(nn.LayerNorm(width), nn.Linear(width, entries, bias=False))
        by_side = {512 >> level: channels for level, channels in enumerate(widths)}
        self.fuse_convs_dict = nn.ModuleDict({str(side): Fuse(by_side[side]) for side in fused})

    @classmethod
    def from_state(cls, state: Mapping[str, Tensor]) -> CodeFormer:
        """The network of published weights; `RuntimeError` or `KeyError` where they are others'."""
        # A size has two blocks and a step to the next; the coarsest attends after each of its two.
        levels = [1 + 3 * level for level in range((count_of(state, "encoder.blocks") - 7) // 3)]
        net = cls(
            widths=tuple(state[f"encoder.blocks.{first}.conv1.weight"].shape[0] for first in levels),
            entries=state["quantize.embedding.weight"].shape[0],
            code=state["quantize.embedding.weight"].shape[1],
            width=state["position_emb"].shape[1],
            looks=count_of(state, "ft_layers"),
            fused=tuple(side for side in (32, 64, 128, 256) if f"fuse_convs_dict.{side}.scale.0.weight" in state),
        )
        net.load_state_dict(dict(state))
        return net

    def restored(self, x: Tensor, fidelity: float, *, keeps_light: bool = True) -> Tensor:
        """Returns the restored face.

        Args:
            x: N x 3 x 512 x 512, in [-1, 1].
            fidelity: 0 draws from the book alone, 1 stays near the photo.
            keeps_light: Whether patches get the mean and the spread of what the photo shows: as its authors run it.

        Returns:
            N x 3 x 512 x 512, in [-1, 1] or a little beyond.
        """
        seen: dict[int, Tensor] = {}
        for number, block in enumerate(self.encoder.blocks):
            x = block(x)
            if number in self.encoder.taps:
                seen[self.encoder.taps[number]] = x
        code = x
        told = self.feat_emb(code.flatten(2).transpose(1, 2))
        for look in self.ft_layers:
            told = look(told, self.position_emb)
        chosen = self.idx_pred_layer(told).argmax(-1)
        x = self.quantize.embedding(chosen).transpose(1, 2).reshape(code.shape)
        if keeps_light:
            x = _with_spread_of(x, code)
        for number, block in enumerate(self.generator.blocks):
            x = block(x)
            side = self.generator.taps.get(number, 0)
            if fidelity > 0 and str(side) in self.fuse_convs_dict:
                x = self.fuse_convs_dict[str(side)](seen[side], x, fidelity)
        return x

    def forward(self, x: Tensor, fidelity: float = 0.5, strength: float = 1.0) -> Tensor:
        """Returns the restored face.

        Args:
            x: N x 3 x 512 x 512 float32, sRGB in [0, 1], aligned.
            fidelity: 1 keeps to what the photo shows, 0 invents likely detail.
            strength: How much of the correction is used; 0 gives x itself.

        Returns:
            N x 3 x 512 x 512 float32, in [0, 1] wherever it differs from x.
        """
        restored = ((self.restored(2 * x - 1, fidelity).float() + 1) / 2).clamp(0, 1)
        return torch.lerp(x, restored, strength)


def _encoder(widths: tuple[int, ...], code: int) -> Chain:
    blocks: list[nn.Module] = [nn.Conv2d(3, widths[0], 3, padding=1)]
    taps: dict[int, int] = {}
    before = widths[0]
    for level, width in enumerate(widths):
        is_last = level == len(widths) - 1
        for _ in range(_BLOCKS):
            blocks.append(ResBlock(before, width, _SHORTCUT))
            before = width
            if is_last:
                blocks.append(Attention(width))
        if not is_last:
            taps[len(blocks) - 1] = 512 >> level
            blocks.append(Down(width))
    blocks += _middle(before)
    blocks += [norm(before), nn.Conv2d(before, code, 3, padding=1)]
    return Chain(blocks, taps)


def _generator(widths: tuple[int, ...], code: int) -> Chain:
    before = widths[-1]
    blocks: list[nn.Module] = [nn.Conv2d(code, before, 3, padding=1), *_middle(before)]
    taps: dict[int, int] = {}
    for level, width in reversed(list(enumerate(widths))):
        is_coarsest = level == len(widths) - 1
        for index in range(_BLOCKS):
            blocks.append(ResBlock(before, width, _SHORTCUT))
            before = width
            if is_coarsest:
                blocks.append(Attention(width))
            elif index == 0:
                taps[len(blocks) - 1] = 512 >> level
        if level:
            blocks.append(Up(width))
    blocks += [norm(before), nn.Conv2d(before, 3, 3, padding=1)]
    return Chain(blocks, taps)


def _middle(channels: int) -> list[nn.Module]:
    return [ResBlock(channels, channels, _SHORTCUT), Attention(channels), ResBlock(channels, channels, _SHORTCUT)]


def _with_spread_of(x: Tensor, other: Tensor) -> Tensor:
    """Returns x with the mean and the deviation of each of the other's channels (Huang and Belongie 2017)."""

    def spread(picture: Tensor) -> tuple[Tensor, Tensor]:
        flat = picture.float().flatten(2)
        shape = (*picture.shape[:2], 1, 1)
        return flat.mean(2).view(shape), (flat.var(2) + 1e-5).sqrt().view(shape)

    (own_mean, own), (mean, deviation) = spread(x), spread(other)
    return (x - own_mean) / own * deviation + mean
