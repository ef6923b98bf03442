"""MAT (Li et al. 2022), by the code of the package spandrel_extra_arches.

Its terms forbid commercial use, so that it does not come with Restorer: it is fetched with the weights, once they are
accepted, or installed by a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets.published.packages import import_alone, import_sources
from restorer.engine.torchvision import make_importable
from restorer.errors import ModelError

SIDE_PX = 512
"""The side of the square that it knows."""

_SEED, _LATENT = 240, 512
"""The authors' program draws 512 numbers for each picture, from this seed; we take those of its first one."""

_PLACE = "spandrel_extra_arches.architectures.MAT.__arch"
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
    def from_state(cls, state: Mapping[str, Tensor], sources: Mapping[str, bytes] | None = None) -> Mat:
        """The network of published weights; `RuntimeError` or `KeyError` where they are others'.

        Args:
            state: The weights.
            sources: The package's modules `utils` and `MAT`, where they were fetched and checked; None: the package
                must be installed.

        Raises:
            ModelError: its code is not here.
        """
        net = _network(sources)
        prefix = "" if any(key.startswith("model.") for key in state) else "model."
        net.load_state_dict({prefix + key: value for key, value in state.items() if not key.endswith(_NOISE)})
        generator: Any = net.model
        return cls(generator)

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


def _network(sources: Mapping[str, bytes] | None) -> nn.Module:
    make_importable()
    try:
        module = import_sources("mat_as_published", sources, "MAT") if sources else import_alone(f"{_PLACE}.MAT")
    except ImportError as error:
        raise ModelError(
            "The code of MAT, which forbids commercial use, is not on this computer.",
            "Download the network mat-places512, with which it comes, if you accept its terms.",
        ) from error
    net: nn.Module = module.MAT()
    return net
