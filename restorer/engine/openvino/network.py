"""A network of torch's as OpenVINO runs it."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from restorer.engine.openvino.library import import_openvino
from restorer.engine.openvino.models import FINISH, Arrays, Converted, OpenVinoModels, split_arguments
from restorer.engine.precision import Precision
from restorer.models.info import ModelInfo


class OpenVinoNetwork:
    """Runs a network of torch's through OpenVINO. Used by one thread at a time.

    Where a network has the parts `body` and `finish`, which adds to the photo what `body` made of it, each is converted
    by itself, and `finish` runs in float32. `strength` is never converted with a network: every one of ours that takes
    it adds `strength` times its correction, so it is applied to the result, or told to `finish`. The numbers that a
    network names in `told_numbers` differ with every photo, and are inputs of what is converted; all others are
    converted with it.

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
        self._models = OpenVinoModels(info, device, threads, cache, is_one_size=hasattr(net, "only_px"))

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
        dials, strength, told = split_arguments(arguments, self._told)
        arrays = [inputs[name].contiguous().numpy() for name in self._names if name in inputs]
        given = [*arrays, *told.values()]
        key = self._models.key(dials, self._told, told, given)
        found = self._models.find(key) or self._convert(key, given, _Part(self._net, dials, tuple(told)))
        values = self._models.infer(key, given, precision, lends=self._is_split)
        if self._is_split:
            return torch.from_numpy(self._finished([arrays[0], values[0]], strength, dials))
        results = [torch.from_numpy(value) for value in values]
        if found.outputs:
            return dict(zip(found.outputs, results, strict=True))
        if found.outputs is not None:
            return tuple(results)
        if strength != 1.0:
            x = torch.from_numpy(arrays[0])
            return x + strength * (results[0] - x)
        return results[0]

    def _finished(self, arrays: Arrays, strength: float, dials: Mapping[str, Any]) -> NDArray[np.float32]:
        wanted = {name: value for name, value in dials.items() if name in finish_dials(self._net)}
        given = [*arrays, np.array([strength], np.float32)]
        key = FINISH + self._models.key(wanted, {}, {}, given)
        if self._models.find(key) is None:
            self._convert(key, given, _Finish(self._net, wanted))
        return self._models.infer(key, given, Precision.float32, lends=False)[0]

    def release(self) -> None:
        """Give back the memory of windows; the networks stay converted."""
        self._models.release()

    def _convert(self, key: str, arrays: Arrays, part: _Part) -> Converted:
        import_openvino()
        from openvino.frontend import FrontEndManager
        from openvino.frontend.pytorch.ts_decoder import TorchScriptPythonDecoder

        with warnings.catch_warnings(), torch.inference_mode(False), torch.no_grad():
            warnings.simplefilter("ignore")  # of tracing: sizes that Python reads are followed where it matters
            example = tuple(torch.from_numpy(array).clone() for array in arrays)
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


class _Finish(_Part):
    """A network's `finish`, with its dials set."""

    def __init__(self, net: nn.Module, dials: Mapping[str, Any]) -> None:
        super().__init__(net, dials, ())

    def forward(self, *inputs: Tensor) -> Any:
        x, body, strength = inputs
        return self.net.finish(x, body, strength=strength, **self._dials)


def finish_dials(net: Any) -> list[str]:
    """Those of a network's dials that its `finish` takes; empty where it has none."""
    if not hasattr(net, "finish"):
        return []
    return [name for name in inspect.signature(net.finish).parameters if name not in ("x", "body", "strength")]
