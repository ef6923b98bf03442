"""MAT (Li et al. 2022), through the package spandrel_extra_arches, which a person installs who accepts its terms."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.torchvision import make_importable
from restorer.errors import ModelError

SIDE_PX = 512
"""The side of the square that it knows."""


class Mat(nn.Module):
    """Fills what a mask says is missing, in a copy of 512 x 512 pixels."""

    multiple = 1

    def __init__(self, net: nn.Module) -> None:
        super().__init__()
        self.halo_px = 0
        self.net = net

    @classmethod
    def from_state(cls, state: Mapping[str, Tensor]) -> Mat:
        """The network of published weights; `RuntimeError` or `KeyError` where they are others'.

        Raises:
            ModelError: the package is not installed.
        """
        make_importable()
        try:
            arches = importlib.import_module("spandrel_extra_arches.architectures.MAT")
        except ImportError as error:
            raise ModelError(
                "MAT needs the package spandrel_extra_arches, which forbids commercial use.",
                "Run `pip install spandrel_extra_arches` if you accept its terms.",
            ) from error
        return cls(arches.MATArch().load(dict(state)).model)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Returns the photo with its holes filled; arguments and result as `Lama.forward` says, sides of any size."""
        hole = (mask > 0.5).float()
        size = (SIDE_PX, SIDE_PX)
        small = functional.interpolate(x, size, mode="bilinear", antialias=True)
        small_hole = (functional.interpolate(hole, size, mode="area") > 0).float()
        # Drawn anew each time, the network's code would fill the same hole in another way.
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(0)
            filled: Tensor = self.net(small, small_hole).float()
        large = functional.interpolate(filled, x.shape[-2:], mode="bicubic").clamp(0, 1)
        return x + hole * (large - x)
