"""LaMa (Suvorov et al. 2022): fills holes with convolutions that see the whole picture. The code is spandrel's."""

from __future__ import annotations

from collections.abc import Mapping

from torch import Tensor, nn

from restorer.engine.torchvision import make_importable

_FIRST = "1.bn_l.running_mean"


class Lama(nn.Module):
    """Fills what a mask says is missing."""

    multiple = 8

    def __init__(self, net: nn.Module) -> None:
        super().__init__()
        self.halo_px = 0
        self.net = net

    @classmethod
    def from_state(cls, state: Mapping[str, Tensor]) -> Lama:
        """The network of published weights; `RuntimeError` or `KeyError` where they are others'.

        The generator lies under `generator.model`, `model.model` or deeper, by who wrapped it.
        """
        make_importable()
        from spandrel.architectures.LaMa import LaMaArch

        key = next((key for key in state if key.endswith(f"model.{_FIRST}")), None)
        if key is None:
            raise KeyError(f"model.{_FIRST}")
        start = key.removesuffix(_FIRST)
        plain = {f"model.model.{key[len(start) :]}": value for key, value in state.items() if key.startswith(start)}
        return cls(LaMaArch().load(plain).model)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Returns the photo with its holes filled.

        Args:
            x: N x 3 x H x W float32, sRGB in [0, 1]; H and W multiples of `multiple`. What lies in a hole is not read.
            mask: N x 1 x H x W float32; 1 in a hole, 0 where the photo is kept.

        Returns:
            N x 3 x H x W float32, in [0, 1] inside holes; exactly x outside.
        """
        hole = (mask > 0.5).float()
        filled: Tensor = self.net(x, hole)
        return x + hole * (filled.float().clamp(0, 1) - x)
