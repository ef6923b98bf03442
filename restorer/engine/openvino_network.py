"""A network as OpenVINO runs it: converted once, kept on disk, compiled for each size of window."""

from __future__ import annotations

import hashlib
import inspect
import json
import logging
import os
import shutil
import warnings
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from restorer import __version__
from restorer.engine.openvino_library import core, import_openvino, openvino_name, version
from restorer.engine.precision import Precision
from restorer.models.info import ModelInfo

log = logging.getLogger(__name__)

_HINTS = {Precision.float32: "f32", Precision.bfloat16: "bf16", Precision.float16: "f16"}
_MODELS_KEPT = 4
"""Converted forms of one network: one for each value of its dials (how much texture, which scale)."""

_SIZES_KEPT = 2
"""Compiled forms of one network. Each holds the memory of its window; a photo has windows of one size."""

_FILES_KEPT = 32
"""Converted networks on disk, 2 to 15 MB each."""

_MODEL_FILE = "network.xml"


class OpenVinoNetwork:
    """Runs a network of torch's through OpenVINO. Used by one thread at a time.

    What a network adds to the photo in the end stays with torch and in float32 where the network has a part `finish`:
    OpenVINO is given its part `body`. `strength` is never converted: every network of ours that takes it adds
    `strength` times its correction, so it is applied to the result.

    Attributes:
        device: As OpenVINO spells it: `CPU`.

    Args:
        info: What the catalogue says of it.
        net: On the CPU, for inference.
        device: As `openvino_library` names it.
        threads: How many processor cores it may use.
        cache: The folder for converted networks; None keeps none.
    """

    def __init__(self, info: ModelInfo, net: nn.Module, device: str, threads: int, cache: Path | None) -> None:
        self._info = info
        self._net: Any = net
        self.device = openvino_name(device)
        self._threads = threads
        self._cache = cache
        self._names = list(inspect.signature(net.forward).parameters)
        self._is_split = hasattr(net, "finish")
        self._models: OrderedDict[str, Any] = OrderedDict()
        self._compiled: OrderedDict[tuple[Any, ...], Any] = OrderedDict()

    def __call__(
        self, inputs: Mapping[str, Tensor], arguments: Mapping[str, Any], precision: Precision
    ) -> Tensor | tuple[Tensor, ...] | dict[str, Tensor]:
        """Run it once.

        Args:
            inputs: The network's tensors by name, float32 on the CPU.
            arguments: Its other inputs: plain numbers.
            precision: The format that convolutions run in.

        Returns:
            What the network itself would return, on the CPU.

        Raises:
            RuntimeError: OpenVINO cannot convert, compile or run it.
        """
        dials = dict(arguments)
        strength = float(dials.pop("strength", 1.0))
        ordered = [inputs[name].contiguous() for name in self._names if name in inputs]
        request, outputs = self._request(ordered, dials, precision)
        values = request.infer([x.numpy() for x in ordered], share_inputs=True, share_outputs=self._is_split)
        results = [torch.from_numpy(values[place]) for place in range(len(values))]
        if self._is_split:
            whole: Tensor = self._net.finish(ordered[0], results[0], strength=strength, **_wanted(self._net, dials))
            return whole
        if outputs:
            return dict(zip(outputs, results, strict=True))
        if outputs is not None:
            return tuple(results)
        if strength != 1.0:
            return torch.lerp(ordered[0], results[0], strength)
        return results[0]

    def release(self) -> None:
        """Give back the memory of windows; the networks stay converted."""
        self._compiled.clear()

    # ---- compiling

    def _request(self, inputs: Sequence[Tensor], dials: Mapping[str, Any], precision: Precision) -> tuple[Any, Any]:
        shapes = tuple(tuple(x.shape) for x in inputs)
        # Networks of others may bake the size that they are traced at into what they do.
        traced = None if self._info.net else shapes
        key = json.dumps([sorted(dials.items()), [x.ndim for x in inputs], traced])
        place = (key, shapes, precision)
        if place not in self._compiled:
            model, outputs = self._model(key, inputs, dials)
            self._compiled[place] = (self._compile(model, shapes, precision), outputs)
            while len(self._compiled) > _SIZES_KEPT:
                self._compiled.popitem(last=False)
        self._compiled.move_to_end(place)
        found: tuple[Any, Any] = self._compiled[place]
        return found

    def _compile(self, model: Any, shapes: Sequence[tuple[int, ...]], precision: Precision) -> Any:
        fixed = model.clone()
        fixed.reshape({port: list(shape) for port, shape in zip(fixed.inputs, shapes, strict=True)})
        options: dict[str, Any] = {"INFERENCE_PRECISION_HINT": _HINTS[precision], "PERFORMANCE_HINT": "LATENCY"}
        if self.device == "CPU":
            options |= {"INFERENCE_NUM_THREADS": self._threads, "NUM_STREAMS": 1}
        elif self._cache is not None:
            # Compiling for graphics takes tens of seconds; OpenVINO itself keeps what comes of it.
            options["CACHE_DIR"] = str(self._cache / "compiled")
        return core().compile_model(fixed, self.device, options).create_infer_request()

    # ---- converting

    def _model(self, key: str, inputs: Sequence[Tensor], dials: Mapping[str, Any]) -> tuple[Any, Any]:
        if key not in self._models:
            self._models[key] = self._read(key) or self._convert(key, inputs, dials)
            while len(self._models) > _MODELS_KEPT:
                self._models.popitem(last=False)
        self._models.move_to_end(key)
        found: tuple[Any, Any] = self._models[key]
        return found

    def _convert(self, key: str, inputs: Sequence[Tensor], dials: Mapping[str, Any]) -> tuple[Any, Any]:
        import_openvino()
        from openvino.frontend import FrontEndManager
        from openvino.frontend.pytorch.ts_decoder import TorchScriptPythonDecoder

        part = _Part(self._net, dials)
        with warnings.catch_warnings(), torch.inference_mode(False), torch.no_grad():
            warnings.simplefilter("ignore")  # of tracing: sizes that Python reads are followed where it matters
            example = tuple(x.clone() for x in inputs)
            traced = torch.jit.trace(part, example, check_trace=False, strict=False)  # type: ignore[no-untyped-call]
            decoder = TorchScriptPythonDecoder(traced)
            front = FrontEndManager().load_by_framework("pytorch")
            model = front.convert(front.load(decoder))
        outputs = list(part.keys) if part.keys is not None else None
        self._keep(key, model, outputs)
        # Its constants are torch's own memory, which the decoder holds.
        return (_Held(model, decoder), outputs)

    def _folder(self, key: str) -> Path | None:
        if self._cache is None or not self._info.file.sha256:
            return None
        made_of = [self._info.file.sha256, key, __version__, version(), digest_of_code()]
        return self._cache / "converted" / hashlib.sha256(json.dumps(made_of).encode()).hexdigest()[:32]

    def _read(self, key: str) -> tuple[Any, Any] | None:
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
        return model, outputs

    def _keep(self, key: str, model: Any, outputs: list[str] | None) -> None:
        folder = self._folder(key)
        if folder is None:
            return
        private = folder.with_name(f"{folder.name}.{os.getpid()}")
        try:
            private.mkdir(parents=True, exist_ok=True)
            import_openvino().save_model(model, private / _MODEL_FILE, compress_to_fp16=False)
            (private / "outputs.json").write_text(json.dumps(outputs), "utf-8")
            private.rename(folder)
            others = sorted(folder.parent.iterdir(), key=lambda path: path.stat().st_mtime)
            for old in others[:-_FILES_KEPT]:
                shutil.rmtree(old, ignore_errors=True)
        except (OSError, RuntimeError) as error:
            # Losing it costs the time of converting again; another process may have been first.
            log.info("%s is not kept converted: %s", self._info.id, error)
        finally:
            shutil.rmtree(private, ignore_errors=True)


class _Held:
    """A model together with what its memory belongs to."""

    def __init__(self, model: Any, owner: object) -> None:
        self._model = model
        self._owner = owner

    def clone(self) -> Any:
        return self._model.clone()


class _Part(nn.Module):
    """What of a network is converted: its `body` where it has a `finish`, else all of it, with its dials set."""

    def __init__(self, net: nn.Module, dials: Mapping[str, Any]) -> None:
        super().__init__()
        self.net: Any = net
        self._dials = dict(dials)
        self.keys: tuple[str, ...] | None = None
        """The names of its results; empty for a tuple without names, None for one tensor."""

    def forward(self, *inputs: Tensor) -> Any:
        result = (
            self.net.body(*inputs, **self._dials) if hasattr(self.net, "finish") else self.net(*inputs, **self._dials)
        )
        if isinstance(result, Mapping):
            self.keys = tuple(result)
            return tuple(result.values())
        if isinstance(result, tuple):
            self.keys = ()
        return result


def _wanted(net: Any, dials: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the dials that `finish` takes."""
    takes = inspect.signature(net.finish).parameters
    return {name: value for name, value in dials.items() if name in takes}


@lru_cache(maxsize=1)
def digest_of_code() -> str:
    """Changes with the code of our networks, where that lies beside the program; its version speaks for a bundle."""
    digest = hashlib.sha256()
    for path in sorted((Path(__file__).parent / "nets").rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
