"""What OpenVINO runs of a network: converted forms on disk, compiled ones in memory. Knows no torch."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from restorer import __version__
from restorer.engine.openvino.library import core, import_openvino, openvino_name, version
from restorer.engine.precision import Precision
from restorer.models.info import ModelInfo

log = logging.getLogger(__name__)

Arrays = Sequence[NDArray[np.float32]]
Told = Mapping[str, NDArray[np.float32]]

_HINTS = {Precision.float32: "f32", Precision.bfloat16: "bf16", Precision.float16: "f16"}
_MODELS_KEPT = 8
"""Converted forms of one network: one for each value of its dials (how much texture, which scale)."""

_COMPILED_KEPT = 4
"""Compiled forms of one network. Each holds the memory of its largest window."""

_NOTHING_BY_SIZE = {"CPU_RUNTIME_CACHE_CAPACITY": 0}
"""What a layer needs at a size is not kept for the day when that size comes again: holes are filled in parts of all
sizes, and 41 of them took 264 MiB instead of 90, as fast (14.6 and 15.0 s). The windows of a photo are of one size."""

_FILES_KEPT = 48
"""Converted networks on disk, 2 to 15 MB each."""

FINISH = "finish "
"""Begins the key of the part that adds to a photo what the network made of it."""

_MODEL_FILE = "network.xml"


class Converted(NamedTuple):
    """A network as OpenVINO takes it.

    Attributes:
        model: OpenVINO's own object.
        outputs: The names of its results; empty for several without names, None for one result.
    """

    model: Any
    outputs: list[str] | None


class OpenVinoModels:
    """The converted and compiled forms of one network. Used by one thread at a time.

    Attributes:
        device: As OpenVINO spells it: `CPU`.

    Args:
        info: What the catalogue says of the network.
        device: As `openvino.library` names it.
        threads: How many processor cores it may use.
        cache: The folder for converted networks; None keeps none.
        is_one_size: Whether it sees squares of one size only.
    """

    def __init__(
        self, info: ModelInfo, device: str, threads: int, cache: Path | None, *, is_one_size: bool = False
    ) -> None:
        self._info, self._is_one_size = info, is_one_size
        self.device = openvino_name(device)
        self._threads = threads
        self._cache = cache
        self._models: OrderedDict[str, Converted] = OrderedDict()
        self._compiled: OrderedDict[tuple[Any, ...], Any] = OrderedDict()

    def key(self, dials: Mapping[str, Any], defaults: Mapping[str, float], told: Told, arrays: Arrays) -> str:
        """What a converted form is kept by.

        Args:
            dials: The numbers that are converted with it.
            defaults: Of the numbers that it is handed. It may branch on whether one stands there.
            told: What they are, as `split_arguments` gives them.
            arrays: All of its inputs.
        """
        # Networks of others may bake the size that they are traced at into what they do.
        traced = None if self._info.net else [array.shape for array in arrays]
        stands = sorted((name, bool(value[0] == np.float32(defaults[name]))) for name, value in told.items())
        return json.dumps([sorted(dials.items()), stands, [array.ndim for array in arrays], traced])

    def find(self, key: str) -> Converted | None:
        """A converted form, in memory or on disk; None where it is still to be converted."""
        if key not in self._models:
            found = self._read(key)
            if found is None:
                return None
            self._remember(key, found)
        self._models.move_to_end(key)
        return self._models[key]

    def keep(self, key: str, converted: Converted) -> Converted:
        """Keep what was converted now, in memory and on disk."""
        self._remember(key, converted)
        self._write(key, converted)
        return converted

    def infer(self, key: str, arrays: Arrays, precision: Precision, *, lends: bool) -> list[NDArray[np.float32]]:
        """Run a form that `find` or `keep` has given once.

        Args:
            key: Which.
            arrays: Its inputs, in its order.
            precision: The format that convolutions run in.
            lends: Whether its results may be OpenVINO's own memory, which the next call writes over.

        Raises:
            RuntimeError: OpenVINO cannot compile or run it.
        """
        shapes = [self._shape(array) for array in arrays]
        place = (key, json.dumps(shapes), precision)
        if place not in self._compiled:
            self._compiled[place] = self._compile(self._models[key].model, shapes, precision)
            while len(self._compiled) > _COMPILED_KEPT:
                self._compiled.popitem(last=False)
        self._compiled.move_to_end(place)
        values = self._compiled[place].infer(list(arrays), share_inputs=True, share_outputs=lends)
        return [values[number] for number in range(len(values))]

    def release(self) -> None:
        """Give back the memory of windows; the networks stay converted."""
        self._compiled.clear()

    @property
    def is_any_size(self) -> bool:
        """Whether it is compiled once, for pictures of every size: our own networks, on the processor.

        One that sees one size only is compiled for that: the small `face_embedding` takes a third more otherwise. Of
        the others, measured: about as fast as one that is compiled for its size, which takes 0.15 to 0.3 s
        for each, where a size that is new takes 0.01 to 0.03 s in its first run.
        """
        return self.is_own and not self._is_one_size

    @property
    def is_own(self) -> bool:
        """Whether it is a network of ours on the processor, of which few forms are compiled."""
        return self.device == "CPU" and self._info.card is not None

    def _shape(self, array: NDArray[np.float32]) -> list[int]:
        return [*array.shape[:2], -1, -1] if self.is_any_size and array.ndim == 4 else list(array.shape)

    def _compile(self, model: Any, shapes: Sequence[Sequence[int]], precision: Precision) -> Any:
        fixed = model.clone()
        fixed.reshape({port: list(shape) for port, shape in zip(fixed.inputs, shapes, strict=True)})
        options: dict[str, Any] = {"INFERENCE_PRECISION_HINT": _HINTS[precision], "PERFORMANCE_HINT": "LATENCY"}
        if self.device == "CPU":
            options |= {"INFERENCE_NUM_THREADS": self._threads, "NUM_STREAMS": 1}
            options |= _NOTHING_BY_SIZE if self.is_any_size else {}
        if self._cache is not None and (self.device != "CPU" or self.is_own):
            # Compiling for graphics takes tens of seconds, for the processor 0.1 to 0.3; OpenVINO itself keeps what
            # comes of it, a fifth of that later. Not for each size on the processor: they would be too many.
            try:
                kept = {**options, "CACHE_DIR": str(self._cache / "compiled")}
                return core().compile_model(fixed, self.device, kept).create_infer_request()
            except RuntimeError as error:
                log.info("%s is compiled without what was kept: %s", self._info.id, error)
        return core().compile_model(fixed, self.device, options).create_infer_request()

    def _remember(self, key: str, converted: Converted) -> None:
        self._models[key] = converted
        while len(self._models) > _MODELS_KEPT:
            self._models.popitem(last=False)

    # ---- on disk

    def _folder(self, key: str) -> Path | None:
        if self._cache is None or not self._info.file.sha256:
            return None
        made_of = [self._info.file.sha256, key, __version__, version(), digest_of_code()]
        return self._cache / "converted" / hashlib.sha256(json.dumps(made_of).encode()).hexdigest()[:32]

    def _read(self, key: str) -> Converted | None:
        folder = self._folder(key)
        if folder is None or not (folder / _MODEL_FILE).is_file():
            return None
        try:
            outputs = json.loads((folder / "outputs.json").read_text("utf-8"))
            model = core().read_model(folder / _MODEL_FILE)
            os.utime(folder)
        except (OSError, ValueError, RuntimeError) as error:
            log.info("%s is converted again: %s", self._info.id, error)
            shutil.rmtree(folder, ignore_errors=True)
            return None
        return Converted(model, outputs)

    def _write(self, key: str, converted: Converted) -> None:
        folder = self._folder(key)
        if folder is None:
            return
        private = folder.with_name(f"{folder.name}.{os.getpid()}")
        try:
            private.mkdir(parents=True, exist_ok=True)
            import_openvino().save_model(converted.model.clone(), private / _MODEL_FILE, compress_to_fp16=False)
            (private / "outputs.json").write_text(json.dumps(converted.outputs), "utf-8")
            private.rename(folder)
            others = sorted(folder.parent.iterdir(), key=lambda path: path.stat().st_mtime)
            for old in others[:-_FILES_KEPT]:
                shutil.rmtree(old, ignore_errors=True)
        except (OSError, RuntimeError) as error:
            # Losing it costs the time of converting again; another process may have been first.
            log.info("%s is not kept converted: %s", self._info.id, error)
        finally:
            shutil.rmtree(private, ignore_errors=True)


def split_arguments(
    arguments: Mapping[str, Any], defaults: Mapping[str, float]
) -> tuple[dict[str, Any], float, dict[str, NDArray[np.float32]]]:
    """A network's numbers in three: those that are converted with it, the strength, and those that it is handed.

    Args:
        arguments: All of them.
        defaults: Those that it is handed, with their defaults.

    Returns:
        The dials by name; the strength, 1 where none is named; arrays of one number by name, in the defaults' order.
    """
    dials = dict(arguments)
    strength = float(dials.pop("strength", 1.0))
    told = {name: np.array([dials.pop(name, default)], np.float32) for name, default in defaults.items()}
    return dials, strength, told


@lru_cache(maxsize=1)
def digest_of_code() -> str:
    """Changes with the code of our networks, where that lies beside the program; its version speaks for a bundle."""
    digest = hashlib.sha256()
    for path in sorted((Path(__file__).parents[1] / "nets").rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
