"""The engine: runs a network on a picture of any size, window by window."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from restorer.engine.devices import (
    budget_bytes,
    choose_device,
    is_out_of_memory,
    name_device,
    release_memory,
    torch_device,
)
from restorer.engine.devices import describe as describe_device
from restorer.engine.kept_probes import KeptProbes
from restorer.engine.loading import Loader, Locator, make_loader
from restorer.engine.network import Network
from restorer.engine.openvino.library import openvino_name, version
from restorer.engine.openvino.network import OpenVinoNetwork
from restorer.engine.plan import Plan, TileCost
from restorer.engine.precision import preferred_precisions
from restorer.engine.run import TiledRun, no_memory
from restorer.engine.windows import mirrored
from restorer.imaging.photo import Extent, Pixels
from restorer.imaging.tiles import Bounds
from restorer.models.info import ModelInfo
from restorer.progress import Progress
from restorer.store.memory import own_bytes

log = logging.getLogger(__name__)

ENGINE_VERSION = 3
"""Raised wherever the engine itself gives other pixels on the same device, to retire kept stages."""

_CACHE_SHARE = 0.25


class TorchEngine:
    """Implements `pipeline.step.Engine`. One device; use it from one thread, or from several at the cost of waiting.

    Args:
        device: `auto`, `cpu`, `cuda`, `cuda:1`, `mps`, or one of OpenVINO's, such as `openvino:gpu`.
        catalogue: Where checked weight files are found (`locate`); None: the user's folders.
        threads: How many processor cores networks use in this process; None or 0: as torch chooses.
        loader: How a network is had, where not from a catalogue's file.
        keep_bytes: How many bytes of weights stay loaded; None: a quarter of the free memory.
        cache: The folder for what is found out once: which device is the fastest, what networks showed on the probe,
            and networks as OpenVINO takes them.
            None keeps nothing, and `auto` never means a device of OpenVINO's.

    Attributes:
        device_id: The device in use, as `choose_device` names it.
        device: Where torch's tensors lie; the processor for devices of OpenVINO's.

    Raises:
        InputError: this is no device's name.
        ResourceError: this computer has no such device.
    """

    def __init__(
        self,
        device: str = "auto",
        catalogue: Locator | None = None,
        *,
        threads: int | None = None,
        loader: Loader | None = None,
        keep_bytes: int | None = None,
        cache: Path | None = None,
    ) -> None:
        if threads:
            torch.set_num_threads(threads)
        self.device_id = choose_device(device, cache)
        self.device = torch_device(self.device_id)
        self._cache = cache
        self.cost: TileCost | None = None
        """What windows cost here; None: as the device and the network suggest."""
        self._load = loader if loader is not None else make_loader(catalogue)
        self._keep_bytes = keep_bytes
        self._networks: OrderedDict[tuple[str, str], Network] = OrderedDict()
        self._lock = threading.RLock()

    @property
    def label(self) -> str:
        """On what its networks run and by which library: `cpu, torch 2.13.0`. The same gives the same pixels."""
        library = f"OpenVINO {version()}" if openvino_name(self.device_id) else f"torch {torch.__version__}"
        return f"{self.device_id}, {library}"

    @cached_property
    def cache_key(self) -> str:
        """As `pipeline.step.Engine.cache_key` promises: the label, the device's make, and the formats it runs in."""
        formats = preferred_precisions(self.device, openvino_name(self.device_id))
        name = name_device(self.device_id)
        return ", ".join((self.label, name, *(one.value for one in formats), f"engine {ENGINE_VERSION}"))

    def run(
        self,
        model: ModelInfo,
        pixels: Pixels,
        *,
        scale: int = 1,
        conditions: Mapping[str, float] | None = None,
        out: Pixels | None = None,
        progress: Progress | None = None,
    ) -> Pixels:
        """As `pipeline.step.Engine.run` promises.

        A network that gives one channel (a map of damage, say) gives H x W x 1, whatever the picture is.
        """
        height, width, channels = pixels.shape
        if channels not in (1, 3) or pixels.dtype not in (np.uint8, np.uint16) or min(height, width) < 1:
            raise ValueError(f"pixels of shape {pixels.shape} and type {pixels.dtype} are no picture")
        progress = progress if progress is not None else Progress()
        progress.check()
        network = self.network(model)
        with torch.inference_mode():
            run = TiledRun(network, pixels, scale, network.arguments(scale, conditions), progress, cost=self.cost)
            shape = (height * scale, width * scale, run.channels)
            if out is None:
                out = np.empty(shape, pixels.dtype)
            elif out.shape != shape or out.dtype != pixels.dtype or np.may_share_memory(out, pixels):
                raise ValueError(f"out must be a {shape} array of {pixels.dtype} of its own")
            run.write(out)
        return out

    def predict(
        self,
        model: ModelInfo,
        inputs: Mapping[str, NDArray[np.float32]],
        conditions: Mapping[str, float] | None = None,
    ) -> dict[str, NDArray[np.float32]]:
        """As `pipeline.step.Engine.predict` promises.

        Inputs of H x W x C, all of one size, are handed to the network by name as 1 x C x H x W, reflected at the right
        and bottom up to its size rule; outputs of that size, or a whole number of times as large, are pictures and cut
        back. Other outputs (boxes, say) are given as they are. Inputs of one axis (a latent code, say) are handed on as
        1 x K. A network with one nameless output gives `result`; one that returns a tuple names its
        parts in its `outputs`.

        Raises:
            ModelError: as `run` raises it.
            ResourceError: it does not fit the memory.
        """
        network = self.network(model)
        height, width = next(array.shape[:2] for array in inputs.values() if array.ndim == 3)
        padded = Extent(network.requirements.up(width), network.requirements.up(height))
        try:
            tensors = {name: _as_input(array, padded).to(self.device) for name, array in inputs.items()}
            results = network.call(tensors, dict(conditions or {}))
            return {name: _cut(value, padded, Extent(width, height)) for name, value in results.items()}
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            cause = error
        release_memory(self.device)
        raise no_memory(model, self.device) from cause

    def network(self, model: ModelInfo) -> Network:
        """The loaded network; loaded now where it is not. Those that were not used for longest make room.

        Raises:
            ModelError: it is not here, not its card's, or not a network.
            ResourceError: it does not fit the memory.
        """
        key = (model.id, model.file.sha256)
        with self._lock:
            if key not in self._networks:
                self._networks[key] = self._place(model)
                self._make_room(key)
            self._networks.move_to_end(key)
            return self._networks[key]

    def plan(self, model: ModelInfo, extent: Extent, *, scale: int = 1) -> Plan:
        """The windows in which `run` would run a picture of this size now.

        Raises:
            InputError, ModelError, ResourceError: as `run` raises them.
        """
        network = self.network(model)
        blank = np.broadcast_to(np.uint8(0), (extent.height, extent.width, 3))
        with torch.inference_mode():
            return TiledRun(network, blank, scale, network.arguments(scale, None), Progress(), cost=self.cost).plan

    def memory_bytes(self) -> int:
        """What is taken now: on a graphics card what torch has allocated there, else the memory of this process."""
        return torch.cuda.memory_allocated(self.device) if self.device.type == "cuda" else own_bytes()

    def forget(self) -> None:
        """Drop every loaded network and give the memory back."""
        with self._lock:
            self._networks.clear()
        release_memory(self.device)

    def describe(self) -> dict[str, Any]:
        """What a report should say of this engine, as plain JSON values."""
        loaded = {network.info.id: str(network.way) for network in list(self._networks.values())}
        return {**describe_device(self.device_id), "loaded": loaded}

    def _place(self, model: ModelInfo) -> Network:
        net = self._load(model)
        for is_last in (False, True):
            try:
                return Network(model, net, self.device, self._openvino(model, net), self._probes)
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
                if is_last:
                    raise no_memory(model, self.device) from error
            self._networks.clear()
            release_memory(self.device)
        raise AssertionError("unreachable")

    @cached_property
    def _probes(self) -> KeptProbes | None:
        return None if self._cache is None else KeptProbes(self._cache / "probes", self.cache_key)

    def _openvino(self, model: ModelInfo, net: nn.Module) -> OpenVinoNetwork | None:
        if not openvino_name(self.device_id):
            return None
        return OpenVinoNetwork(model, net, self.device_id, torch.get_num_threads(), self._cache)

    def _make_room(self, key: tuple[str, str]) -> None:
        limit = self._keep_bytes if self._keep_bytes is not None else int(budget_bytes(self.device) * _CACHE_SHARE)
        total = sum(network.size_bytes for network in self._networks.values())
        for old in list(self._networks):
            if total <= limit or old == key:
                continue
            total -= self._networks.pop(old).size_bytes
            log.debug("dropped %s to make room", old[0])


def _as_input(array: NDArray[np.float32], padded: Extent) -> Tensor:
    if array.ndim == 1:
        return torch.from_numpy(np.ascontiguousarray(array, np.float32))[None]
    part = np.ascontiguousarray(mirrored(array, Bounds(0, 0, *padded)), np.float32)
    return torch.from_numpy(part).permute(2, 0, 1)[None]


def _cut(value: Tensor, padded: Extent, extent: Extent) -> NDArray[np.float32]:
    """A picture as H x W x C without its padding; what is none, such as landmarks of A x 5 x 2, as it is."""
    scale = value.shape[-1] // padded.width if value.ndim == 4 else 0
    if scale == 0 or value.shape[-2:] != (padded.height * scale, padded.width * scale):
        plain: NDArray[np.float32] = value[0].cpu().numpy()
        return plain
    picture: NDArray[np.float32] = value[0].movedim(0, -1).cpu().numpy()
    return picture[: extent.height * scale, : extent.width * scale]
