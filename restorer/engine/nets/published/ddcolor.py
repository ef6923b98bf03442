"""DDColor (Kang et al. 2023): a ConvNeXt that looks, and a transformer that asks where each colour lies."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets.lab import lab_to_rgb
from restorer.engine.nets.published.convnext import ConvNeXt
from restorer.engine.nets.published.ddcolor_decoder import Decoder
from restorer.engine.nets.published.states import count_of, without_spectral_norm

SIDE_PX = 512
"""The side of the square that it sees, whatever the photo's shape: that of its authors' programs."""

_MEAN_RGB = (0.485, 0.456, 0.406)
_DEVIATION_RGB = (0.229, 0.224, 0.225)
_STAGES = 4


class Encoder(nn.Module):
    """Holds the ConvNeXt under its published name."""

    def __init__(self, depths: tuple[int, ...], widths: tuple[int, ...]) -> None:
        super().__init__()
        self.arch = ConvNeXt(depths, widths)


class DDColor(nn.Module):
    """Gives a grey photo colours.

    Args:
        depths: How many blocks each stage of the encoder has.
        widths: How many channels.
        width: The decoder's channels.
        queries: How many colours are asked for.
        layers: How often they look.
    """

    multiple = 1
    working_px = SIDE_PX

    def __init__(
        self,
        depths: tuple[int, ...] = (3, 3, 27, 3),
        widths: tuple[int, ...] = (192, 384, 768, 1536),
        width: int = 512,
        queries: int = 100,
        layers: int = 9,
    ) -> None:
        super().__init__()
        self.halo_px = 0
        self.encoder = Encoder(depths, widths)
        self.decoder = Decoder(widths, width, queries, layers)
        self.refine_net = nn.Sequential(nn.Sequential(nn.Conv2d(queries + 3, 2, 1)))
        self.register_buffer("mean", torch.tensor(_MEAN_RGB).view(1, 3, 1, 1))
        self.register_buffer("std", torch.tensor(_DEVIATION_RGB).view(1, 3, 1, 1))

    @classmethod
    def from_state(cls, state: Mapping[str, Tensor]) -> DDColor:
        """The network of published weights; `RuntimeError` or `KeyError` where they are others'."""
        plain = without_spectral_norm(state)
        # Some copies hold the classifier with which the encoder began; nothing here asks it.
        plain = {key: value for key, value in plain.items() if not key.startswith("encoder.arch.head_cls.")}
        net = cls(
            depths=tuple(count_of(plain, f"encoder.arch.stages.{stage}") for stage in range(_STAGES)),
            widths=tuple(plain[f"encoder.arch.stages.{stage}.0.gamma"].shape[0] for stage in range(_STAGES)),
            width=plain["decoder.layers.0.conv.0.weight"].shape[0],
            queries=plain["decoder.color_decoder.query_feat.weight"].shape[0],
            layers=count_of(plain, "decoder.color_decoder.transformer_ffn_layers"),
        )
        net.load_state_dict(plain)
        return net

    def chroma(self, grey: Tensor) -> Tensor:
        """Returns N x 2 x H x W: CIELAB a and b of `grey` (N x 3 x H x W sRGB in [0, 1]; sides multiples of 32)."""
        assert isinstance(self.mean, Tensor)
        assert isinstance(self.std, Tensor)
        seen = (grey - self.mean) / self.std
        maps = self.decoder(self.encoder.arch(seen))
        result: Tensor = self.refine_net(torch.cat((maps, seen), 1))
        return result

    def forward(self, light: Tensor, code: Tensor | None = None) -> Tensor:
        """Returns the photo's chroma.

        Args:
            light: N x 1 x H x W float32, CIELAB L, 0 to 100, at any size; it is seen at 512 x 512.
            code: Not heeded: there is one version of the colours.

        Returns:
            N x 2 x H x W float32: CIELAB a and b.
        """
        small = functional.interpolate(light, (SIDE_PX, SIDE_PX), mode="bilinear", antialias=True)
        grey = lab_to_rgb(functional.pad(small, (0, 0, 0, 0, 0, 2)))
        return functional.interpolate(self.chroma(grey).float(), light.shape[-2:], mode="bilinear")
