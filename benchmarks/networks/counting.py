"""Counts what a network would do, without doing it: its tensors have shapes and no content."""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_iter
from torch.utils.flop_counter import FlopCounterMode

from benchmarks.networks.architectures import ARCHITECTURES, run, trial
from restorer.engine.fastest import _SIDE_PX, _Probe
from restorer.engine.layout import lay_channels_last
from restorer.engine.probe import probe_picture
from restorer.models.info import ModelInfo
from restorer.models.speed import own_side_px


class Count(NamedTuple):
    """What a network costs for each pixel that it sees: multiply-adds, and bytes of tensors alive at once."""

    macs_per_px: int
    memory_bytes_per_px: int


class LiveBytes(TorchDispatchMode):  # type: ignore[no-untyped-call]  # torch's own has no types
    """The most bytes of tensors, made while this is on, that are alive at once: `most`. Views count once."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.most = self._now = 0
        self._holders: dict[int, int] = {}

    def __torch_dispatch__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        """Run it, and count what it made."""
        made = func(*args, **(kwargs or {}))
        given = {id(value) for value in tree_iter((args, kwargs)) if isinstance(value, Tensor)}
        for value in tree_iter(made):
            if isinstance(value, Tensor) and id(value) not in given:
                self._hold(value)
        return made

    def _hold(self, tensor: Tensor) -> None:
        storage = tensor.untyped_storage()
        key, size = int(storage._cdata), int(storage.nbytes())
        if key not in self._holders:
            self._holders[key] = 0
            self._now += size
            self.most = max(self.most, self._now)
        self._holders[key] += 1
        weakref.finalize(tensor, self._let_go, key, size)

    def _let_go(self, key: int, size: int) -> None:
        self._holders[key] -= 1
        if not self._holders[key]:
            del self._holders[key]
            self._now -= size


def count(info: ModelInfo, side_px: int = 512) -> Count:
    """Count a published network's work and memory at full size.

    Args:
        info: The catalogue's entry.
        side_px: The side of the square that it is given, where it takes any.

    Raises:
        ImportError: its package is not installed.
    """
    net = ARCHITECTURES[info.id]().eval().requires_grad_(False)
    with FakeTensorMode(allow_non_fake_inputs=True), torch.no_grad():
        inputs, pixels = trial(info, side_px)
        counter, live = FlopCounterMode(display=False), LiveBytes()
        with counter, live:
            run(info, net, inputs)
    return Count(counter.get_total_flops() // 2 // pixels, live.most // pixels)


def measure(info: ModelInfo, side_px: int = 96) -> float:
    """The seconds of one processor core that a published network takes for each pixel that it sees, in float32.

    Args:
        info: The catalogue's entry.
        side_px: The side of the square that it is given, where it takes any; then it is run on a smaller one before.
    """
    net = ARCHITECTURES[info.id]().eval().requires_grad_(False)
    if info.net not in ("gfpgan", "arcface"):  # their code wants numbers in plain order
        lay_channels_last(net)
    inputs, pixels = trial(info, side_px)
    if not own_side_px(info):
        _core_seconds(lambda: run(info, net, trial(info, 64).inputs))
    return _core_seconds(lambda: run(info, net, inputs)) / pixels


def measure_probe() -> float:
    """The seconds of one core that the small network takes with which the engine compares devices, in float32."""
    net = _Probe().eval()
    lay_channels_last(net)
    x = probe_picture(_SIDE_PX)
    return min(_core_seconds(lambda: net(x)) for _ in range(5))


def _core_seconds(work: Callable[[], object]) -> float:
    """What it takes of one core: what other programs take does not count."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        with torch.inference_mode():
            begin = time.process_time()
            work()
            return time.process_time() - begin
    finally:
        torch.set_num_threads(threads)
