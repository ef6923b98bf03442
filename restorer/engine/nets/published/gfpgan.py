"""GFPGAN (Wang et al. 2021), the clean version: a U-net bends a StyleGAN2 that knows faces. The code is spandrel's."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from restorer.engine.nets.published.faces import keep_likeness
from restorer.engine.torchvision import make_importable


class Gfpgan(nn.Module):
    """Restores one aligned face of 512 x 512 pixels.

    spandrel hands pictures on as they are, and lets the noise be drawn anew each time; the network was trained on
    [-1, 1], and the noise in its weights gives the same face twice.
    """

    multiple = 512
    working_px = 512

    def __init__(self, net: nn.Module) -> None:
        super().__init__()
        self.halo_px = 0
        self.net = net

    @classmethod
    def from_state(cls, state: Mapping[str, Tensor]) -> Gfpgan:
        """The network of published weights; `RuntimeError` or `KeyError` where they are others'."""
        make_importable()
        from spandrel.architectures.GFPGAN import GFPGANArch

        return cls(GFPGANArch().load(dict(state)).model)

    def restored(self, x: Tensor) -> Tensor:
        """Returns the restored face of x (N x 3 x 512 x 512), both in [-1, 1]."""
        result: Tensor = self.net(x, return_rgb=False, randomize_noise=False)[0]
        return result

    def forward(self, x: Tensor, fidelity: float = 0.0, strength: float = 1.0) -> Tensor:
        """Returns the restored face; arguments and result as `faces.keep_likeness` says."""
        return keep_likeness(x, (torch.as_tensor(self.restored(2 * x - 1)).float() + 1) / 2, fidelity, strength)
