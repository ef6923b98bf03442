"""Networks of others, recognised by spandrel from their weights alone."""

from __future__ import annotations

import importlib
import math
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from restorer.engine.receptive_field import measure_receptive_field
from restorer.engine.torchvision import make_importable
from restorer.engine.weight_files.state import read_state
from restorer.errors import ModelError
from restorer.message import Message
from restorer.models.imported import UNKNOWN_LICENCE, id_for
from restorer.models.info import ModelFile, ModelInfo, Task, Tiling

SUFFIXES = (".safetensors", ".pth", ".ckpt")
"""What may be opened. `.pt` may hold TorchScript, which is a program: it is refused."""

_LARGEST_HALO_PX = 64

_LARGE_NETS = ("ESRGAN",)
"""Not measured, but given the largest halo: measuring RRDBNet takes some 2 million million multiply-adds, minutes on a
processor, and its windows need 48 to 64 pixels in any case (the catalogue's `realesrgan-x4plus` and `-x2plus`)."""


_ONE_AT_A_TIME = ("DRUNet", "IPT", "SeemoRe")
"""What cannot take several pictures at once."""


class SpandrelModel(nn.Module):
    """A network of others behind the one call that the engine knows.

    Attributes:
        multiple: Sides of its input must be multiples of this.
        minimum: The smallest side.
        is_square: Whether it takes squares only.
        scales: How many times larger its result is.
        channels: How many channels it takes: 1 or 3.
        precisions: Those that its makers allow.
        tiling: Whether it may run in tiles.
    """

    def __init__(self, descriptor: Any) -> None:
        super().__init__()
        self.net: nn.Module = descriptor.model
        self._call = descriptor._call_fn
        size = descriptor.size_requirements
        # Cut elsewhere than between its attention's windows, a picture would be parted into others.
        self.multiple = math.lcm(int(size.multiple_of), _attention_window(self.net))
        self.minimum, self.is_square = int(size.minimum or 1), bool(size.square)
        self.scales = (int(descriptor.scale),)
        self.channels = int(descriptor.input_channels)
        reduced = (("bfloat16", descriptor.supports_bfloat16), ("float16", descriptor.supports_half))
        self.precisions = ("float32", *(name for name, allowed in reduced if allowed))
        self.tiling = Tiling(str(descriptor.tiling.name).lower())
        self.architecture = str(descriptor.architecture.name)

    def forward(self, x: Tensor) -> Tensor:
        """Returns the result of x (N x 3 x H x W float32, [0, 1]); a grey network sees one channel at a time."""
        if len(x) > 1 and self.architecture in _ONE_AT_A_TIME:
            return torch.cat([self(one[None]) for one in x])
        if self.channels == 3:
            result: Tensor = self._call(self.net, x)
            return result.float()
        n, c, h, w = x.shape
        result = self._call(self.net, x.reshape(n * c, 1, h, w)).float()
        return result.reshape(n, c, *result.shape[-2:])


def _attention_window(net: nn.Module) -> int:
    """The side in pixels of the windows within which a transformer looks; 1 where it is none, or does not say."""
    names = ("window_size", "split_size", "win_size")
    sides = [value for name in names for value in _numbers(getattr(net, name, None))]
    window = math.lcm(*sides) if sides else 1
    return window if window <= _LARGEST_HALO_PX else 1


def _numbers(value: object) -> list[int]:
    values = value if isinstance(value, (list, tuple)) else [value]
    return [one for one in values if isinstance(one, int) and one > 0]


def load_third_party(path: Path) -> SpandrelModel:
    """Load a weight file of others; only tensors are unpickled from it.

    Raises:
        ModelError: it is not a weight file that is safe to open, or its network is not known or not picture to picture.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise ModelError(
            Message("{name} is no weight file that can be opened safely.", name=path.name),
            Message("Use {suffixes}.", suffixes=", ".join(SUFFIXES)),
        )
    return recognize(read_state(path), path.name)


def recognize(state: Mapping[str, Tensor], name: str = "this file") -> SpandrelModel:
    """The network that these weights are of.

    Args:
        state: Weights by their published names.
        name: What a person knows them by.

    Raises:
        ModelError: it is not known, or not picture to picture.
    """
    make_importable()
    from spandrel import ImageModelDescriptor, ModelLoader, UnsupportedModelError

    _add_extra()
    try:
        with warnings.catch_warnings():
            # Several architectures call torch in words of older versions.
            warnings.simplefilter("ignore")
            descriptor = ModelLoader(device="cpu").load_from_state_dict(dict(state))
    except UnsupportedModelError as error:
        raise ModelError(
            Message("The network in {name} is none that Restorer knows.", name=name),
            "See docs/models.md for the kinds that can be imported.",
        ) from error
    except Exception as error:
        # Each of some forty architectures fails in its own way on weights that are not whole.
        raise ModelError(
            Message("{name} cannot be read as weights: {reason}.", name=name, reason=error), "Fetch the file again."
        ) from error
    if not isinstance(descriptor, ImageModelDescriptor) or descriptor.purpose == "FaceSR":
        raise ModelError(
            Message("The network in {name} does not make a picture of a picture.", name=name), "Choose another file."
        )
    if (descriptor.input_channels, descriptor.output_channels) not in ((1, 1), (3, 3)):
        raise ModelError(
            Message("The network in {name} takes {channels} channels.", name=name, channels=descriptor.input_channels),
            "Choose one for grey or RGB.",
        )
    return SpandrelModel(descriptor)


def _add_extra() -> None:
    """Let spandrel know the architectures of spandrel_extra_arches, too, where a person installed it for its terms."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            extra = importlib.import_module("spandrel_extra_arches")
    except ImportError:
        return
    extra.install(ignore_duplicates=True)


def inspect_weights(path: Path, source: str = "") -> ModelInfo:
    """What a weight file of others is, as an entry for the catalogue; takes seconds. Its `file` is not filled in.

    Args:
        path: The file.
        source: The name of the file that it was made of, where that is another.

    Raises:
        ModelError: as `load_third_party` raises it.
    """
    net = load_third_party(path).eval().requires_grad_(False)
    scale, source = net.scales[0], source or path.name
    return ModelInfo(
        id=id_for(path.name),
        task=Task.UPSCALE if scale > 1 else Task.CLEAN,
        good_for=f"{net.architecture}, imported from {source}.",
        net="",
        scales=net.scales,
        tiling=net.tiling,
        halo_px=_halo_of(net),
        multiple=net.multiple,
        precisions=net.precisions,
        file=ModelFile(path.name, "", 0),
        licence=UNKNOWN_LICENCE,
        source=source,
    )


def _halo_of(net: SpandrelModel) -> int:
    if net.architecture in _LARGE_NETS:
        return -(-_LARGEST_HALO_PX // net.multiple) * net.multiple
    return measure_receptive_field(net, multiple=net.multiple, minimum=net.minimum, largest_px=_LARGEST_HALO_PX)
