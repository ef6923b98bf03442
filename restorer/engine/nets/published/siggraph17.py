"""The colorizer of Zhang et al., "Real-time user-guided image colorization with learned deep priors" (2017)."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

SIDE_PX = 256
"""The side of the square that it sees: that of its training."""

CLASSES = 529
"""How many colours its second head tells apart; nothing here asks it, and its weights are in the file."""

_LIGHT_MIDDLE, _LIGHT_SCALE, _CHROMA_SCALE = 50.0, 100.0, 110.0


class Siggraph17(nn.Module):
    """A U-net of dilated convolutions that takes lightness and, where they are known, colours.

    Args:
        width: Channels at full resolution; 64 as published.
    """

    multiple = 1
    working_px = SIDE_PX

    def __init__(self, width: int = 64) -> None:
        super().__init__()
        self.halo_px = 0
        half, quarter, eighth = 2 * width, 4 * width, 8 * width
        self.model1 = _stage((4, width, width))
        self.model2 = _stage((width, half, half))
        self.model3 = _stage((half, quarter, quarter, quarter))
        self.model4 = _stage((quarter, eighth, eighth, eighth))
        self.model5 = _stage((eighth, eighth, eighth, eighth), dilation=2)
        self.model6 = _stage((eighth, eighth, eighth, eighth), dilation=2)
        self.model7 = _stage((eighth, eighth, eighth, eighth))
        self.model8up = _twice(eighth, quarter)
        self.model3short8 = _beside(quarter, quarter)
        self.model8 = nn.Sequential(nn.ReLU(), *_stage((quarter, quarter, quarter)))
        self.model9up = _twice(quarter, half)
        self.model2short9 = _beside(half, half)
        self.model9 = nn.Sequential(nn.ReLU(), *_stage((half, half)))
        self.model10up = _twice(half, half)
        self.model1short10 = _beside(width, half)
        self.model10 = nn.Sequential(nn.ReLU(), nn.Conv2d(half, half, 3, padding=1), nn.LeakyReLU(0.2))
        self.model_class = nn.Sequential(nn.Conv2d(quarter, CLASSES, 1))
        self.model_out = nn.Sequential(nn.Conv2d(half, 2, 1), nn.Tanh())

    @classmethod
    def from_state(cls, state: Mapping[str, Tensor]) -> Siggraph17:
        """The network of published weights; `RuntimeError` or `KeyError` where they are others'."""
        net = cls(state["model1.0.weight"].shape[0])
        net.load_state_dict(dict(state))
        return net

    def chroma(self, light: Tensor, known: Tensor) -> Tensor:
        """Returns N x 2 x H x W: CIELAB a and b.

        Args:
            light: N x 1 x H x W: CIELAB L; sides multiples of 8.
            known: N x 3 x H x W: a and b where a colour is known, else 0; and 1 there, else 0.
        """
        scale = known.new_tensor((_CHROMA_SCALE, _CHROMA_SCALE, 1.0)).view(1, 3, 1, 1)
        full = self.model1(torch.cat(((light - _LIGHT_MIDDLE) / _LIGHT_SCALE, known / scale), 1))
        half = self.model2(full[..., ::2, ::2])
        quarter = self.model3(half[..., ::2, ::2])
        x = quarter[..., ::2, ::2]
        for stage in (self.model4, self.model5, self.model6, self.model7):
            x = stage(x)
        x = self.model8(self.model8up(x) + self.model3short8(quarter))
        x = self.model9(self.model9up(x) + self.model2short9(half))
        x = self.model10(self.model10up(x) + self.model1short10(full))
        result: Tensor = self.model_out(x) * _CHROMA_SCALE
        return result

    def forward(self, light: Tensor, code: Tensor | None = None) -> Tensor:
        """Returns the photo's chroma.

        Args:
            light: N x 1 x H x W float32, CIELAB L, 0 to 100, at any size; it is seen at 256 x 256.
            code: Not heeded: there is one version of the colours.

        Returns:
            N x 2 x H x W float32: CIELAB a and b.
        """
        small = functional.interpolate(light, (SIDE_PX, SIDE_PX), mode="bilinear", antialias=True)
        chroma = self.chroma(small, small.new_zeros(small.shape[0], 3, SIDE_PX, SIDE_PX))
        return functional.interpolate(chroma.float(), light.shape[-2:], mode="bilinear")


def _stage(channels: tuple[int, ...], dilation: int = 1) -> nn.Sequential:
    """3x3 convolutions with ReLU, and a normalisation at the end."""
    layers: list[nn.Module] = []
    for inputs, outputs in itertools.pairwise(channels):
        layers += [nn.Conv2d(inputs, outputs, 3, padding=dilation, dilation=dilation), nn.ReLU()]
    return nn.Sequential(*layers, nn.BatchNorm2d(channels[-1]))


def _twice(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(nn.ConvTranspose2d(inputs, outputs, 4, stride=2, padding=1))


def _beside(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, padding=1))
