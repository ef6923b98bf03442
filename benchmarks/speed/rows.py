"""The ways to run one network that stand beside each other: by torch, by OpenVINO, and by our engine."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine import TorchEngine
from restorer.engine.openvino.library import PREFIX, list_openvino_devices
from restorer.engine.openvino.network import OpenVinoNetwork
from restorer.engine.precision import Precision
from restorer.engine.probe import probe_picture
from restorer.imaging.photo import Extent
from restorer.models.info import ModelInfo, Tiling

Inputs = dict[str, Tensor]
Pixels = NDArray[np.uint8]


@dataclass
class Row:
    """One way to run one network; `seconds` are the rounds' times.

    Attributes:
        name: What runs.
        work: Runs it once.
        note: What else to say of it.
        is_ours: Whether it is the engine; the others are its peers.
        precision: The format that it computes in.
    """

    name: str
    work: Callable[[], object]
    note: str = ""
    is_ours: bool = False
    precision: Precision = Precision.float32
    seconds: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Case:
    """One network on one input.

    Attributes:
        name: As the table and the file of ratios spell it.
        info: The network's entry.
        net: Loaded, float32, on the CPU.
        scale: How many times it enlarges.
        pixels: The picture for networks that go through pictures in windows; None: `inputs` are handed over whole.
        inputs: The same as tensors by name.
    """

    name: str
    info: ModelInfo
    net: Any
    scale: int
    pixels: Pixels | None
    inputs: Inputs

    @property
    def megapixels(self) -> float:
        """Of the input."""
        height, width = next(iter(self.inputs.values())).shape[-2:]
        return float(height * width / 1e6)


def picture(megapixels: float) -> Pixels:
    """A picture of 4 : 3 with edges, slopes and noise; the same every time. Its sides are multiples of 32."""
    height = round((megapixels * 1e6 * 3 / 4) ** 0.5 / 32) * 32
    width = round(height * 4 / 3 / 32) * 32
    square = (probe_picture(width)[0].permute(1, 2, 0).numpy() * 255).astype(np.uint8)
    return np.ascontiguousarray(square[:height])


def case_for(info: ModelInfo, net: Any, scale: int, pixels: Pixels) -> Case:
    """A network on a picture, or on what it takes in place of one."""
    name = f"{info.id} x{scale}" if len(info.scales) > 1 else info.id
    if info.tiling is not Tiling.INTERNAL and not hasattr(net, "example"):
        whole = torch.from_numpy(pixels).permute(2, 0, 1)[None].float().div(255)
        return Case(name, info, net, scale, pixels, {_names(net)[0]: whole})
    side = int(getattr(net, "only_px", getattr(net, "working_px", 320)))
    example: Sequence[Tensor] = net.example(side) if hasattr(net, "example") else (probe_picture(side),)
    random = torch.Generator().manual_seed(0)
    values = [torch.rand(tensor.shape, generator=random) for tensor in example]
    return Case(name, info, net, scale, None, dict(zip(_names(net), values, strict=False)))


def peers(case: Case, device: str) -> list[Row]:
    """The network as a short script would run it: the whole input, one call."""
    rows = [Row("torch, float32", _plain(case, device, Precision.float32))]
    reduced = Precision.float16 if device.startswith("cuda") else Precision.bfloat16
    if reduced.value in case.info.precisions:
        rows.append(Row(f"torch, {reduced.value}", _plain(case, device, reduced), precision=reduced))
    names = [other.id for other in list_openvino_devices()]
    if not device.startswith(("cuda", "mps")) and PREFIX + "cpu" in names:
        for precision in (Precision.float32, Precision.bfloat16):
            if precision.value in case.info.precisions:
                rows.append(Row(f"OpenVINO, {precision.value}", _openvino(case, precision), precision=precision))
    return rows


def ours(case: Case, engine: TorchEngine) -> Row:
    """The network in our engine."""
    network = engine.network(case.info)
    pixels = case.pixels
    if pixels is None:
        arrays = {name: _as_array(value) for name, value in case.inputs.items()}

        def work() -> object:
            return engine.predict(case.info, arrays)

        work()  # settles in which way it is computed
        note = str(network.way)
    else:

        def work() -> object:
            return engine.run(case.info, pixels, scale=case.scale)

        plan = engine.plan(case.info, Extent(pixels.shape[1], pixels.shape[0]), scale=case.scale)
        note = f"{network.way}, {len(plan)} windows of {plan.window.width} x {plan.window.height}"
    return Row(f"Restorer, {engine.device_id}", work, note, is_ours=True, precision=network.precision)


def _as_array(value: Tensor) -> NDArray[np.float32]:
    array = value[0].permute(1, 2, 0).numpy() if value.ndim == 4 else value[0].numpy()
    return np.ascontiguousarray(array, np.float32)


def real_esrganer(path: Path, pixels: Pixels, device: str) -> Row:
    """The compact network as RealESRGANer runs it: whole, float32, ten pixels reflected around (Wang et al. 2021)."""
    from restorer.engine.third_party import load_third_party

    net, on = load_third_party(path).eval().to(device), torch.device(device)

    def work() -> object:
        with torch.inference_mode():
            x = torch.from_numpy(pixels).permute(2, 0, 1)[None].float().div(255).contiguous().to(on)
            y = net(functional.pad(x, (10, 10, 10, 10), "reflect"))
            return y.clamp(0, 1).mul(255).round().byte()[0].permute(1, 2, 0).cpu().numpy()

    return Row("as RealESRGANer runs it", work)


def measure(rows: list[Row], rounds: int, clock: Callable[[], float] = time.perf_counter) -> None:
    """Run each row once to warm up, then in interleaved rounds, so that a busy machine hits all of them alike."""
    for number in range(rounds + 1):
        for row in rows:
            began = clock()
            row.work()
            if number:
                row.seconds.append(clock() - began)


def near_fastest(rows: list[Row], most: float, clock: Callable[[], float] = time.perf_counter) -> list[Row]:
    """The rows that take at most so many times as long as the fastest of their side, by one run each after a first."""
    spent = {}
    for number in range(2):
        for row in rows:
            began = clock()
            row.work()
            if number:
                spent[row.name] = clock() - began
    chosen = []
    for is_ours in (False, True):
        side = [row for row in rows if row.is_ours == is_ours]
        least = min(spent[row.name] for row in side)
        chosen += [row for row in side if spent[row.name] <= most * least]
    # A peer in float32 is always there: one in another format may have been refused by the engine.
    if all(row.precision is not Precision.float32 for row in chosen if not row.is_ours):
        plain = [row for row in rows if not row.is_ours and row.precision is Precision.float32]
        chosen.append(min(plain, key=lambda row: spent[row.name]))
    return chosen


def _plain(case: Case, device: str, precision: Precision) -> Callable[[], object]:
    on = torch.device(device if device.startswith(("cuda", "mps")) else "cpu")
    net = case.net.to(on).to(memory_format=torch.channels_last)
    given = {name: value.to(on) for name, value in case.inputs.items()}
    arguments = _arguments(case)

    def work() -> object:
        is_reduced = precision is not Precision.float32
        with torch.inference_mode(), torch.autocast(on.type, dtype=precision.dtype, enabled=is_reduced):
            result = net(**given, **arguments)
        if on.type == "cuda":
            torch.cuda.synchronize()
        return result

    return work


def _openvino(case: Case, precision: Precision) -> Callable[[], object]:
    whole = _Whole(case.net, tuple(case.inputs), _arguments(case))
    threads = torch.get_num_threads()
    # Without its card it is compiled for this one size, as a short script would.
    network = OpenVinoNetwork(replace(case.info, card=None), whole, PREFIX + "cpu", threads, None)
    named = {f"x{number}": value for number, value in enumerate(case.inputs.values())}
    return lambda: network(named, {}, precision)


class _Whole(nn.Module):
    """A network that is converted as it stands, with all that the engine would keep in torch."""

    def __init__(self, net: Any, names: tuple[str, ...], arguments: dict[str, Any]) -> None:
        super().__init__()
        self.net: Any = net
        self._names, self._arguments = names, arguments

    def forward(self, x0: Tensor, x1: Tensor | None = None, x2: Tensor | None = None) -> Any:
        given = dict(zip(self._names, (x for x in (x0, x1, x2) if x is not None), strict=True))
        return self.net(**given, **self._arguments)


def _arguments(case: Case) -> dict[str, Any]:
    return {"scale": case.scale} if "scale" in _names(case.net) else {}


def _names(net: nn.Module) -> list[str]:
    import inspect

    return list(inspect.signature(net.forward).parameters)
