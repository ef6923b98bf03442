"""An engine that begins without torch: what an earlier run converted and settled runs through OpenVINO alone."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from restorer.engine.kept_probes import KeptProbes
from restorer.engine.openvino.models import OpenVinoModels
from restorer.engine.openvino.ready_network import NotReady, ReadyNetwork
from restorer.engine.openvino.start import Start, find_start, keep_start
from restorer.engine.torch_import import import_with_torch
from restorer.imaging.photo import Pixels
from restorer.models.info import ModelInfo
from restorer.progress import Progress
from restorer.store.memory import own_bytes

if TYPE_CHECKING:
    from restorer.engine.engine import TorchEngine
    from restorer.engine.loading import Locator

log = logging.getLogger(__name__)

_CALLED = 0
"""As in `engine.network`: in place of a scale, for networks that are called as a whole."""


def open_engine(
    device: str, catalogue: Locator | None, *, threads: int, cache: Path | None
) -> TorchEngine | ReadyEngine:
    """The engine of a device; torch is imported only where something has to be found out or computed with it.

    Args:
        device: As `TorchEngine` takes it, and the others, too.
        catalogue: As there.
        threads: As there.
        cache: As there.

    Raises:
        InputError: this is no device's name.
        ResourceError: this computer has no such device.
    """

    def make() -> TorchEngine:
        made: type[TorchEngine] = import_with_torch("restorer.engine.engine").TorchEngine
        engine = made(device, catalogue, threads=threads, cache=cache)
        if cache is not None:
            keep_start(cache, device, threads, engine)
        return engine

    start = None if cache is None else find_start(cache, device, threads)
    return make() if start is None or cache is None else ReadyEngine(start, cache, make)


class ReadyEngine:
    """Implements `pipeline.step.Engine` with the pixels of the `TorchEngine` that it stands for, and the same names.

    Whatever is not kept goes to that engine, which is made then. Any thread may use it, at the cost of waiting.

    Args:
        start: What was found out about this computer.
        cache: The engine's folder.
        make: Makes the other engine.
    """

    def __init__(self, start: Start, cache: Path, make: Callable[[], TorchEngine]) -> None:
        self.device_id, self.label, self.cache_key = start.device_id, start.label, start.cache_key
        self._threads, self._cache, self._make = start.threads, cache, make
        self._probes = KeptProbes(cache / "probes", start.cache_key)
        self._networks: dict[tuple[str, int], ReadyNetwork] = {}
        self._models: dict[str, OpenVinoModels] = {}
        self._engine: TorchEngine | None = None
        self._lock = threading.RLock()

    @property
    def torch_engine(self) -> TorchEngine:
        """The engine for all else; the first call imports torch."""
        with self._lock:
            if self._engine is None:
                log.debug("torch is imported")
                self._engine = self._make()
                self._networks.clear()
                self._models.clear()
            return self._engine

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
        """As `pipeline.step.Engine.run` promises."""
        progress = progress if progress is not None else Progress()
        progress.check()
        try:
            is_own = out is None or not np.may_share_memory(out, pixels)
            if self._engine is None and pixels.ndim == 3 and is_own:
                with self._lock:
                    network = self._network(model, scale)
                    return network.run(pixels, scale, dict(conditions or {}), out, progress)
        except NotReady:
            pass
        except (RuntimeError, MemoryError) as error:
            log.warning("%s does not run through OpenVINO alone: %s", model.id, error)
        return self.torch_engine.run(model, pixels, scale=scale, conditions=conditions, out=out, progress=progress)

    def predict(
        self,
        model: ModelInfo,
        inputs: Mapping[str, NDArray[np.float32]],
        conditions: Mapping[str, float] | None = None,
    ) -> dict[str, NDArray[np.float32]]:
        """As `pipeline.step.Engine.predict` promises."""
        try:
            if self._engine is None:
                with self._lock:
                    return self._network(model, _CALLED).predict(inputs, dict(conditions or {}))
        except NotReady:
            pass
        except (RuntimeError, MemoryError) as error:
            log.warning("%s does not run through OpenVINO alone: %s", model.id, error)
        return self.torch_engine.predict(model, inputs, conditions)

    def memory_bytes(self) -> int:
        """As `TorchEngine.memory_bytes`."""
        return own_bytes() if self._engine is None else self._engine.memory_bytes()

    def forget(self) -> None:
        """As `TorchEngine.forget`."""
        with self._lock:
            self._networks.clear()
            self._models.clear()
        if self._engine is not None:
            self._engine.forget()

    def describe(self) -> dict[str, Any]:
        """As `TorchEngine.describe`."""
        return self.torch_engine.describe()

    def _network(self, model: ModelInfo, scale: int) -> ReadyNetwork:
        place = (model.file.sha256, scale)
        if place not in self._networks:
            if scale not in (*model.scales, _CALLED):
                raise NotReady
            kept = self._probes.find(model, scale)
            if kept is None:
                raise NotReady
            models = self._models.get(model.file.sha256)
            if models is None:
                is_one_size = bool(dict(kept.get("network", {})).get("is_one_size"))
                models = OpenVinoModels(model, self.device_id, self._threads, self._cache, is_one_size=is_one_size)
                self._models[model.file.sha256] = models
            self._networks[place] = ReadyNetwork(model, models, kept)
        return self._networks[place]
