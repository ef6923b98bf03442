"""basicsr, the toolkit that our networks are trained and measured with, made to import beside today's torchvision."""

from __future__ import annotations

import importlib
import sys
import warnings
from typing import Any

from torch import nn

from restorer.engine.nets import NETS
from restorer.engine.torchvision import make_importable


def basicsr(module: str) -> Any:
    """Returns a module of basicsr, its import mended where torchvision has moved on.

    torchvision 0.17 dropped `transforms.functional_tensor`, which basicsr 1.4.2 still imports; and a torchvision
    beside a torch from another index lacks its compiled operators, which nothing here uses.
    """
    make_importable()
    functional = importlib.import_module("torchvision.transforms.functional")
    sys.modules.setdefault("torchvision.transforms.functional_tensor", functional)
    with warnings.catch_warnings():
        # Its imports of SciPy date from 2022; there is nothing we could do about them.
        warnings.simplefilter("ignore", DeprecationWarning)
        return importlib.import_module(f"basicsr.{module}")


def discriminator(features: int) -> nn.Module:
    """Returns basicsr's U-net discriminator with spectral normalisation."""
    net: nn.Module = basicsr("archs.discriminator_arch").UNetDiscriminatorSN(3, num_feat=features)
    return net


def register() -> None:
    """Puts our networks into basicsr's registry, so that its own scripts can build them by name."""
    registry = basicsr("utils.registry").ARCH_REGISTRY
    for net in NETS.values():
        if net.__name__ not in registry:
            registry.register(net)
