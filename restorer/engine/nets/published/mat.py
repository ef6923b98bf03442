"""MAT (Li et al. 2022), through the package spandrel_extra_arches, which a person installs who accepts its terms."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.torchvision import make_importable
from restorer.errors import ModelError

SIDE_PX = 512
"""The side of the square that it knows."""

_SEED, _LATENT = 240, 512
"""The authors' program draws 512 numbers for each picture, from this seed; we take those of its first one."""

_NOISE = ("noise_strength", "noise_const")


class Mat(nn.Module):
    """Fills what a mask says is missing, in a copy of 512 x 512 pixels.

    The package draws its numbers anew each time that it is loaded, and keeps them off the graphics card; here the same
    hole is filled in the same way again. It has no place for the noise that the authors' weights have beside them: what
    it makes is what they make without.
    """

    multiple = 1

    def __init__(self, net: nn.Module) -> None:
        super().__init__()
        self.halo_px = 0
        self.net = net
        latent = torch.from_numpy(np.random.RandomState(_SEED).randn(1, _LATENT)).float()
        self.register_buffer("latent", latent, persistent=False)

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
        plain = {key: value for key, value in state.items() if not key.endswith(_NOISE)}
        return cls(arches.MATArch().load(plain).model.model)

    def invented(self, x: Tensor, hole: Tensor) -> Tensor:
        """Returns x (N x 3 x 512 x 512, [0, 1]) with what may have been in the hole (N x 1 x 512 x 512, 1: missing)."""
        # What it drops at random is drawn from the same seed each time.
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(0)
            made: Tensor = self.net(
                2 * x - 1, 1 - hole, self.latent, x.new_zeros(1, 0), truncation_psi=1, noise_mode="none"
            )
        return (made.float() + 1) / 2

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Returns the photo with its holes filled; arguments and result as `Lama.forward` says, sides of any size."""
        hole = (mask > 0.5).float()
        size = (SIDE_PX, SIDE_PX)
        small = functional.interpolate(x, size, mode="bilinear", antialias=True)
        made = self.invented(small, (functional.interpolate(hole, size, mode="area") > 0).float())
        large = functional.interpolate(made, x.shape[-2:], mode="bicubic").clamp(0, 1)
        return x + hole * (large - x)
