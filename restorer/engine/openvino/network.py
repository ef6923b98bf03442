"""A network of torch's as OpenVINO runs it."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from restorer.engine.openvino.library import import_openvino
from restorer.engine.openvino.models import Converted, OpenVinoModels
from restorer.engine.precision import Precision
from restorer.models.info import ModelInfo


class OpenVinoNetwork:
    """Runs a network of torch's through OpenVINO. Used by one thread at a time.

    What a network adds to the photo in the end stays with torch and in float32 where the network has a part `finish`:
    OpenVINO is given its part `body`. `strength` is never converted: every network of ours that takes it adds
    `strength` times its correction, so it is applied to the result. The numbers that a network names in `told_numbers`
    differ with every photo, and are inputs of what is converted; all others are converted with it.

    Args:
        info: What the catalogue says of it.
        net: On the CPU, for inference.
        device: As `openvino.library` names it.
        threads: How many processor cores it may use.
        cache: The folder for converted networks; None keeps none.
    """

    def __init__(self, info: ModelInfo, net: nn.Module, device: str, threads: int, cache: Path | None) -> None:
        self._net: Any = net
        self._names = list(inspect.signature(net.forward).parameters)
        self._is_split = hasattr(net, "finish")
        self._told = told_numbers(net)
        self._models = OpenVinoModels(info, device, threads, cache)

    @property
    def device(self) -> str:
        """As OpenVINO spells it: `CPU`."""
        return self._models.device

    @property
    def is_any_size(self) -> bool:
        """Whether it is compiled once, for pictures of every size."""
        return self._models.is_any_size

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
        told = {name: float(dials.pop(name, default)) for name, default in self._told.items()}
        ordered = [inputs[name].contiguous() for name in self._names if name in inputs]
        ordered += [torch.tensor([value], dtype=torch.float32) for value in told.values()]
        arrays = [x.numpy() for x in ordered]
        key = self._models.key(dials, {name: told[name] == default for name, default in self._told.items()}, arrays)
        found = self._models.find(key) or self._convert(key, ordered, dials)
        values = self._models.infer(key, arrays, precision, lends=self._is_split)
        results = [torch.from_numpy(value) for value in values]
        if self._is_split:
            whole: Tensor = self._net.finish(ordered[0], results[0], strength=strength, **_wanted(self._net, dials))
            return whole
        if found.outputs:
            return dict(zip(found.outputs, results, strict=True))
        if found.outputs is not None:
            return tuple(results)
        if strength != 1.0:
            return torch.lerp(ordered[0], results[0], strength)
        return results[0]

    def release(self) -> None:
        """Give back the memory of windows; the networks stay converted."""
        self._models.release()

    def _convert(self, key: str, inputs: Sequence[Tensor], dials: Mapping[str, Any]) -> Converted:
        import_openvino()
        from openvino.frontend import FrontEndManager
        from openvino.frontend.pytorch.ts_decoder import TorchScriptPythonDecoder

        part = _Part(self._net, dials, tuple(self._told))
        with warnings.catch_warnings(), torch.inference_mode(False), torch.no_grad():
            warnings.simplefilter("ignore")  # of tracing: sizes that Python reads are followed where it matters
            example = tuple(x.clone() for x in inputs)
            traced = torch.jit.trace(part, example, check_trace=False, strict=False)  # type: ignore[no-untyped-call]
            decoder = TorchScriptPythonDecoder(traced)
            front = FrontEndManager().load_by_framework("pytorch")
            model = front.convert(front.load(decoder))
        outputs = list(part.keys) if part.keys is not None else None
        # Its constants are torch's own memory, which the decoder holds.
        return self._models.keep(key, Converted(_Held(model, decoder), outputs))


def told_numbers(net: nn.Module) -> dict[str, float]:
    """The numbers that a network takes as they are told of a photo, with their defaults.

    A network may branch on whether one stands at its default, and on nothing else of them.
    """
    parameters = inspect.signature(net.forward).parameters
    return {name: float(parameters[name].default) for name in getattr(net, "told_numbers", ())}


class _Held:
    """A model together with what its memory belongs to."""

    def __init__(self, model: Any, owner: object) -> None:
        self._model = model
        self._owner = owner

    def clone(self) -> Any:
        return self._model.clone()


class _Part(nn.Module):
    """What of a network is converted: its `body` where it has a `finish`, else all of it, with its dials set."""

    def __init__(self, net: nn.Module, dials: Mapping[str, Any], told: Sequence[str]) -> None:
        super().__init__()
        self.net: Any = net
        self._dials = dict(dials)
        self._told = tuple(told)
        self.keys: tuple[str, ...] | None = None
        """The names of its results; empty for a tuple without names, None for one tensor."""

    def forward(self, *inputs: Tensor) -> Any:
        count = len(inputs) - len(self._told)
        given = {**self._dials, **dict(zip(self._told, inputs[count:], strict=True))}
        takes = self.net.body if hasattr(self.net, "finish") else self.net
        result = takes(*inputs[:count], **given)
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
