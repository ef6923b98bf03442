"""Small networks with random weights, and entries of the catalogue for them."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from restorer.engine import TorchEngine
from restorer.engine.plan import TileCost
from restorer.models.info import Licence, ModelFile, ModelInfo, Task, Tiling

ALL_PRECISIONS = ("float32", "bfloat16", "float16")

SMALL = TileCost(fixed_px=0, cache_fit_px=64 * 64, growth=1.0, largest_px=96 * 96)
WHOLE = TileCost(fixed_px=0, cache_fit_px=1, growth=0.0, largest_px=1 << 40)


def make_info(net: nn.Module, /, **changes) -> ModelInfo:
    facts = {
        "id": type(net).__name__.lower(),
        "task": Task.CLEAN,
        "good_for": "Tests.",
        "net": type(net).__name__,
        "scales": getattr(net, "scales", (1,)),
        "tiling": Tiling.SUPPORTED,
        "halo_px": getattr(net, "halo_px", 0),
        "multiple": getattr(net, "multiple", 1),
        "precisions": ("float32",),
        "file": ModelFile("weights.safetensors", f"{id(net):064x}", 1),
        "licence": Licence("MIT", "https://spdx.org/licenses/MIT.html", allows_commercial_use=True),
        "source": "tests",
    }
    return ModelInfo(**{**facts, **changes})


def make_engine(*nets: nn.Module, **options) -> TorchEngine:
    by_name = {type(net).__name__: net for net in nets}
    return TorchEngine("cpu", loader=lambda info: by_name[info.net], **options)


def run_with(cost: TileCost, net, pixels, *, halo_px=None, **options):
    engine = make_engine(net)
    engine.cost = cost
    info = make_info(net) if halo_px is None else make_info(net, halo_px=halo_px)
    return engine.run(info, pixels, **options)


def largest_difference(left, right) -> int:
    return int(np.abs(left.astype(np.int64) - right.astype(np.int64)).max())


def noise(height: int, width: int, channels: int = 3, dtype=np.uint8, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, np.iinfo(dtype).max + 1, (height, width, channels), dtype=dtype)


class Identity(nn.Module):
    halo_px = 0
    multiple = 1

    def forward(self, x):
        return x


class Blocks(nn.Module):
    """Two levels as in our own networks: what is wrong with phase, halo or padding shows at once."""

    multiple = 4
    halo_px = 2 * 2 + 4 * 2 + 3

    def __init__(self, seed: int = 0) -> None:
        super().__init__()
        torch.manual_seed(seed)
        self.head = nn.Conv2d(12, 12, 3, padding=1)
        self.down = nn.Conv2d(12, 16, 2, stride=2)
        self.middle = nn.Sequential(nn.Conv2d(16, 16, 3, padding=1), nn.ReLU(), nn.Conv2d(16, 16, 3, padding=1))
        self.up = nn.ConvTranspose2d(16, 12, 2, stride=2)
        self.tail = nn.Conv2d(12, 12, 3, padding=1)

    def forward(self, x, strength: float = 1.0):
        fine = self.head(functional.pixel_unshuffle(x - 0.5, 2))
        fine = fine + self.up(self.middle(self.down(fine)))
        return x + strength * functional.pixel_shuffle(self.tail(fine), 2).float()


class Enlarge(nn.Module):
    """Two scales behind one name, as `upscale` has."""

    multiple = 1
    scales = (2, 3)
    halo_px = 2 + 2

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(1)
        self.body = nn.Conv2d(3, 8, 3, padding=1)
        self.tails = nn.ModuleDict({str(scale): nn.Conv2d(8, 3 * scale * scale, 3, padding=1) for scale in self.scales})

    def forward(self, x, scale: int = 2, texture: float = 0.0):
        correction = functional.pixel_shuffle(self.tails[str(scale)](functional.relu(self.body(x))), scale)
        base = functional.interpolate(x, scale_factor=scale, mode="bicubic", align_corners=False)
        return base + (0.2 + texture) * correction.float()


class Hungry(Blocks):
    """Runs out of memory above some area, in the words of each device."""

    def __init__(self, largest_px: int, error: Exception) -> None:
        super().__init__()
        self.largest_px = largest_px
        self.error = error
        self.areas: list[int] = []

    def forward(self, x, strength: float = 1.0):
        area = x.shape[-1] * x.shape[-2]
        self.areas.append(area)
        if area > self.largest_px:
            raise self.error
        return super().forward(x, strength)
