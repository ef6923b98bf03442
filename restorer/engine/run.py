"""One picture on its way through one network, window by window."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import torch
from torch import Tensor

from restorer.engine.devices import budget_bytes, is_out_of_memory, release_memory
from restorer.engine.network import MemoryProfile, Network
from restorer.engine.plan import GPU_COST, Plan, TileCost, TileRequirements, cpu_cost, plan_windows, window_around
from restorer.engine.tile_blender import TileBlender
from restorer.engine.windows import read_window
from restorer.errors import ResourceError
from restorer.imaging.photo import Extent, Pixels
from restorer.imaging.tiles import Bounds
from restorer.message import Message
from restorer.models.info import ModelInfo, Tiling
from restorer.progress import Progress

log = logging.getLogger(__name__)

_LEAST_SPLIT_PX = 16

Part = tuple[Bounds, Bounds]
"""A window, and the part of it that is kept."""


class TiledRun:
    """One picture through one network. Owned by one thread.

    Args:
        network: Loaded, on its device.
        pixels: The picture, as `pipeline.step.Engine.run` takes it.
        scale: How many times larger the result is.
        arguments: The network's inputs beside the picture, as `Network.arguments` gives them.
        progress: Told after each window, and asked whether to stop.
        cost: What windows cost; None: as the device and the network suggest.

    Raises:
        ModelError: the network's numbers are not usable, or it does not make a picture of a picture.
        ResourceError: not even a small picture fits the memory.
    """

    def __init__(
        self,
        network: Network,
        pixels: Pixels,
        scale: int,
        arguments: Mapping[str, Any],
        progress: Progress,
        *,
        cost: TileCost | None = None,
    ) -> None:
        self._network = network
        self._device = network.device
        self._cost = cost
        self._pixels = pixels
        self._scale = scale
        self._arguments = arguments
        self._progress = progress
        self._requirements: TileRequirements = network.requirements
        self._memory_profile = self._probe()
        self._at_once, self._reads_ahead = 1, False
        self.plan: Plan = self._make_plan()
        """The windows that will run."""

    @property
    def channels(self) -> int:
        """How many channels the result has: those of the picture, but never more than the network's."""
        return min(int(self._pixels.shape[2]), self._memory_profile.channels)

    def write(self, out: Pixels) -> None:
        """Run every window, and write what is final to `out` (scale*H x scale*W x `channels`).

        Raises:
            Cancelled: a stop was asked for.
            ModelError: the network's numbers are not usable even in float32.
            ResourceError: the smallest window does not fit the memory.
        """
        plan, scale = self.plan, self._scale
        mosaic = TileBlender(out, plan.padded.width * scale, self._requirements.overlap * scale, self._device)
        number = 0
        for parts, x in self._read(list(plan.parts())):
            for (_, kept), result in zip(parts, self._compute_batch(parts, x), strict=True):
                column, row = number % len(plan.columns), number // len(plan.columns)
                mosaic.add(
                    result, kept.scaled(scale),
                    has_right=column + 1 < len(plan.columns), has_below=row + 1 < len(plan.rows),
                )  # fmt: skip
                number += 1
            self._progress.report(number / len(plan))

    def _read(self, parts: Sequence[Part]) -> Iterator[tuple[Sequence[Part], Tensor | None]]:
        """The windows in the groups that run together, each group read; None where it is read when it is computed."""
        size = self._at_once
        groups = [parts[first : first + size] for first in range(0, len(parts), size)]
        if not self._reads_ahead:
            for group in groups:
                yield group, None
            return
        with ThreadPoolExecutor(1, "windows") as reader:
            coming: Future[Tensor] | None = None
            for number, group in enumerate(groups):
                x = self._stack(group) if coming is None else coming.result()
                coming = reader.submit(self._stack, groups[number + 1]) if number + 1 < len(groups) else None
                yield group, x

    def _stack(self, parts: Sequence[Part]) -> Tensor:
        windows = [read_window(self._pixels, window, self._device) for window, _ in parts]
        return windows[0] if len(windows) == 1 else torch.cat(windows).contiguous(memory_format=torch.channels_last)

    def _compute_batch(self, parts: Sequence[Part], x: Tensor | None) -> Iterator[Tensor]:
        """The true results of windows that run together, as `_compute` gives them."""
        self._progress.check()
        if len(parts) > 1 and self._network.limit_px is None:
            try:
                results = self._network.run(self._stack(parts) if x is None else x, self._scale, self._arguments)
                for (window, kept), result in zip(parts, results, strict=True):
                    rows, columns = kept.within(window).scaled(self._scale).slices
                    yield result[:, rows, columns]
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
            else:
                return
            release_memory(self._device)
            self._network.limit_px = parts[0][0].width * parts[0][0].height
            log.info("memory ran out for %d windows together on %s; each runs by itself", len(parts), self._device)
            x = None
        for window, kept in parts:
            yield self._compute(window, kept, x if len(parts) == 1 else None)

    def _make_plan(self) -> Plan:
        height, width = self._pixels.shape[:2]
        extent = Extent(width, height)
        if self._network.info.tiling is Tiling.INTERNAL:
            # It cuts the picture itself, or must see it whole.
            return plan_windows(extent, self._requirements, TileCost(0, 1, 0.0, 1 << 62))
        cost, bytes_per_px = self._cost, self._memory_profile.bytes_per_px
        if cost is None:
            cost = cpu_cost(bytes_per_px) if self._device.type == "cpu" else GPU_COST
        limit_px = int(budget_bytes(self._device) / bytes_per_px)
        plan = plan_windows(extent, self._requirements, cost, min(limit_px, self._network.limit_px or limit_px))
        if self._network.limit_px is None and not self._network.way.is_openvino:
            self._at_once = cost.at_once(plan.window, limit_px)
        self._reads_ahead = cost.reads_ahead and len(plan) > self._at_once
        return plan

    def _probe(self) -> MemoryProfile:
        try:
            return self._network.memory_profile(self._scale, self._arguments)
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            raise no_memory(self._network.info, self._device) from error

    def _compute(self, window: Bounds, kept: Bounds, x: Tensor | None = None) -> Tensor:
        """The true result in `kept`, 3 x h x w float32 on the device; in smaller pieces where memory runs out."""
        self._progress.check()
        area = window.width * window.height
        limit_px = self._network.limit_px
        can_split = self._can_split(kept)
        if limit_px is None or area <= limit_px or not can_split:
            try:
                return self._forward(window, kept, x)
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
                if not can_split:
                    raise no_memory(self._network.info, self._device) from error
            # Outside of the handler: the error's frames hold the tensors that filled the memory.
            release_memory(self._device)
            self._network.limit_px = area // 2
            log.info("memory ran out at %d x %d on %s; windows are halved", *window.extent, self._device)
        axis, halves = _halves(kept)
        windows = (window_around(half, self.plan.padded, self._requirements) for half in halves)
        return torch.cat([self._compute(*pair) for pair in zip(windows, halves, strict=True)], dim=axis)

    def _can_split(self, kept: Bounds) -> bool:
        is_whole = self._network.info.tiling is Tiling.INTERNAL or self._requirements.is_square
        return not is_whole and max(kept.extent) >= 2 * _LEAST_SPLIT_PX

    def _forward(self, window: Bounds, kept: Bounds, x: Tensor | None) -> Tensor:
        x = read_window(self._pixels, window, self._device) if x is None else x
        result = self._network.run(x, self._scale, self._arguments)
        rows, columns = kept.within(window).scaled(self._scale).slices
        return result[0, :, rows, columns]


def _halves(kept: Bounds) -> tuple[int, tuple[Bounds, Bounds]]:
    """A part in two along its longer side, and the tensor axis along which they join."""
    x, y, width, height = kept
    if height >= width:
        half = height // 2
        return 1, (Bounds(x, y, width, half), Bounds(x, y + half, width, height - half))
    half = width // 2
    return 2, (Bounds(x, y, half, height), Bounds(x + half, y, width - half, height))


def no_memory(model: ModelInfo, device: torch.device) -> ResourceError:
    """The error, in words, that stands for a device whose memory is too small for a model."""
    return ResourceError(
        Message(
            "The memory of {device} is not enough for the model {model}, even in the smallest pieces.",
            device=device,
            model=model.id,
        ),
        "Close other programs, choose a smaller model, or run on another device.",
    )
