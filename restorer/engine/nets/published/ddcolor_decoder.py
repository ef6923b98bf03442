"""DDColor's two decoders: one brings features back to full size, one asks for each colour where it lies."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets.published.positions import sine_positions

WIDTH = 256
HEADS = 8
_INNER = 2048


class Shuffle(nn.Module):
    """Enlarges by a 1x1 convolution and a pixel shuffle, then softens the grid that this leaves."""

    def __init__(self, inputs: int, outputs: int, scale: int, *, is_normalised: bool) -> None:
        super().__init__()
        conv = nn.Conv2d(inputs, outputs * scale * scale, 1, bias=not is_normalised)
        norms = [nn.BatchNorm2d(outputs * scale * scale)] if is_normalised else []
        self.conv = nn.Sequential(conv, *norms)
        self.scale = scale

    def forward(self, x: Tensor) -> Tensor:
        """Returns N x outputs x scale*H x scale*W."""
        large = functional.pixel_shuffle(functional.relu(self.conv(x)), self.scale)
        return functional.avg_pool2d(functional.pad(large, (1, 0, 1, 0), mode="replicate"), 2, stride=1)


class Rise(nn.Module):
    """One step up: what comes from below, and what the encoder saw at this size."""

    def __init__(self, inputs: int, seen: int, outputs: int) -> None:
        super().__init__()
        self.shuf = Shuffle(inputs, outputs, 2, is_normalised=True)
        self.bn = nn.BatchNorm2d(seen)
        conv = nn.Conv2d(outputs + seen, outputs, 3, padding=1, bias=False)
        self.conv = nn.Sequential(conv, nn.ReLU(), nn.BatchNorm2d(outputs))

    def forward(self, x: Tensor, seen: Tensor) -> Tensor:
        """Returns N x outputs x 2H x 2W of x (N x inputs x H x W) and `seen` (N x C x 2H x 2W)."""
        result: Tensor = self.conv(functional.relu(torch.cat((self.shuf(x), self.bn(seen)), 1)))
        return result


class Attention(nn.Module):
    """Attention with a sum and a normalisation behind it; the published name of the attention differs by its use."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.add_module(name, nn.MultiheadAttention(WIDTH, HEADS, batch_first=True))
        self.norm = nn.LayerNorm(WIDTH)

    def forward(self, x: Tensor, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """Returns x (N x Q x C) with what `query` finds among `key` and `value`."""
        found = self.get_submodule(self.name)(query, key, value, need_weights=False)[0]
        result: Tensor = self.norm(x + found)
        return result


class FeedForward(nn.Module):
    """Two linear layers beside an identity, normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.linear1 = nn.Linear(WIDTH, _INNER)
        self.linear2 = nn.Linear(_INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)

    def forward(self, x: Tensor) -> Tensor:
        """Returns the same shape."""
        result: Tensor = self.norm(x + self.linear2(functional.relu(self.linear1(x))))
        return result


class Projection(nn.Module):
    """Three linear layers with ReLU between them."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(WIDTH, WIDTH) for _ in range(3))

    def forward(self, x: Tensor) -> Tensor:
        """Returns the same shape."""
        first, second, third = self.layers
        result: Tensor = third(functional.relu(second(functional.relu(first(x)))))
        return result


class ColorDecoder(nn.Module):
    """Learnt queries that look at three sizes of features in turn; each ends as a map of where its colour is.

    Args:
        inputs: The channels of the three sizes, the coarsest first.
        queries: How many colours are asked for.
        layers: How often they look.
    """

    def __init__(self, inputs: tuple[int, ...], queries: int, layers: int) -> None:
        super().__init__()
        self.query_feat = nn.Embedding(queries, WIDTH)
        self.query_embed = nn.Embedding(queries, WIDTH)
        self.level_embed = nn.Embedding(len(inputs), WIDTH)
        self.input_proj = nn.ModuleList(nn.Conv2d(channels, WIDTH, 1) for channels in inputs)
        self.transformer_self_attention_layers = nn.ModuleList(Attention("self_attn") for _ in range(layers))
        self.transformer_cross_attention_layers = nn.ModuleList(Attention("multihead_attn") for _ in range(layers))
        self.transformer_ffn_layers = nn.ModuleList(FeedForward() for _ in range(layers))
        self.decoder_norm = nn.LayerNorm(WIDTH)
        self.color_embed = Projection()

    def forward(self, features: list[Tensor], picture: Tensor) -> Tensor:
        """Returns N x queries x H x W of three features and of `picture` (N x 256 x H x W)."""
        values, keys = [], []
        for feature, project, level in zip(features, self.input_proj, self.level_embed.weight, strict=True):
            value = project(feature).flatten(2).transpose(1, 2) + level
            place = sine_positions(WIDTH, feature.shape[-2], feature.shape[-1], feature.device)
            values.append(value)
            keys.append(value + place)
        where = self.query_embed.weight
        x = self.query_feat.weight.expand(picture.shape[0], -1, -1)
        parts = (
            self.transformer_cross_attention_layers,
            self.transformer_self_attention_layers,
            self.transformer_ffn_layers,
        )
        for number, (look, compare, think) in enumerate(zip(*parts, strict=True)):
            level = number % len(features)
            x = look(x, x + where, keys[level], values[level])
            x = think(compare(x, x + where, x + where, x))
        return torch.einsum("nqc,nchw->nqhw", self.color_embed(self.decoder_norm(x)), picture)


class Decoder(nn.Module):
    """The features at full size, and the maps of colours that are made of them.

    Args:
        widths: The encoder's channels, the finest first.
        width: The channels of the two coarser steps; the finest has half of them.
        queries: How many colours are asked for.
        layers: How often they look.
    """

    def __init__(self, widths: tuple[int, ...], width: int, queries: int, layers: int) -> None:
        super().__init__()
        quarter, eighth, sixteenth, deepest = widths
        self.layers = nn.Sequential(
            Rise(deepest, sixteenth, width), Rise(width, eighth, width), Rise(width, quarter, width // 2)
        )
        self.last_shuf = Shuffle(width // 2, width // 2, 4, is_normalised=False)
        self.color_decoder = ColorDecoder((width, width, width // 2), queries, layers)

    def forward(self, features: list[Tensor]) -> Tensor:
        """Returns N x queries x H x W of the encoder's features, the finest first."""
        *finer, x = features
        risen = []
        for rise, seen in zip(self.layers, reversed(finer), strict=True):
            x = rise(x, seen)
            risen.append(x)
        result: Tensor = self.color_decoder(risen, self.last_shuf(x))
        return result
