"""One loaded network on one device: how it is computed, its appetite for memory, and one call that runs a window."""

from __future__ import annotations

import inspect
import logging
import math
import threading
from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.devices import is_out_of_memory
from restorer.engine.graphs import GraphedCalls
from restorer.engine.kept_probes import KeptProbes
from restorer.engine.layout import call_net, lay_channels_last
from restorer.engine.loading import size_of
from restorer.engine.openvino.network import OpenVinoNetwork, finish_dials, told_numbers
from restorer.engine.plan import TileRequirements
from restorer.engine.precision import TOLERANCE, Precision
from restorer.engine.probe import LiveBytes, is_finite, probe_picture
from restorer.engine.ways import REFERENCE, Way, callable_ways, ways_for
from restorer.errors import InputError, ModelError
from restorer.message import Message
from restorer.models.info import ModelInfo

log = logging.getLogger(__name__)

_PROBE_PX = 64
_CALLED = 0
"""In place of a scale, for what is found of a network that is called as a whole."""

_HEADROOM = 1.5
"""Convolutions reorder weights and pictures in memory of their own."""


class MemoryProfile(NamedTuple):
    """What a network takes and gives, as measured on a small picture.

    Attributes:
        bytes_per_px: How many bytes of the device's memory each pixel of a window takes.
        channels: How many channels its result has: 1 or 3.
    """

    bytes_per_px: float
    channels: int


class Network:
    """A network on a device. The lock is held while a window runs; what changes inside changes under it.

    Args:
        info: What the catalogue says of it.
        net: Float32, on the CPU; moved to the device.
        device: Where it runs.
        openvino: The same network through OpenVINO, which then computes it wherever it comes near enough to torch.
        probes: Where it is kept what it showed on the probe; None: nowhere.
    """

    def __init__(
        self,
        info: ModelInfo,
        net: nn.Module,
        device: torch.device,
        openvino: OpenVinoNetwork | None = None,
        probes: KeptProbes | None = None,
    ) -> None:
        self.info = info
        self.device = device
        self.net = net.eval().requires_grad_(False).to(device)
        lay_channels_last(self.net)
        self.size_bytes = size_of(net)
        self._openvino = openvino
        self._openvino_device = openvino.device if openvino is not None else ""
        self._ways = ways_for(info, device, self._openvino_device)
        self._probes = probes
        self._is_sound = True
        """Whether no way was given up for a failure, which may not come again: only then is kept what is found."""
        self.limit_px: int | None = None
        """The largest window that is still tried, after a larger one ran out of memory."""
        self._lock = threading.RLock()
        self._graphs = GraphedCalls(device)
        self._takes = _inputs_of(net)
        self._first = next(iter(inspect.signature(net.forward).parameters))
        self._memory_profiles: dict[int, MemoryProfile] = {}
        self._is_call_settled = False

    @property
    def precision(self) -> Precision:
        """The format in use. It only ever changes to a safer one."""
        return self.way.precision

    @property
    def way(self) -> Way:
        """How it is computed. It only ever changes to a safer way."""
        return self._ways[0]

    @property
    def requirements(self) -> TileRequirements:
        """What its windows must look like."""
        multiple = math.lcm(self.info.multiple, int(getattr(self.net, "multiple", 1)))
        return TileRequirements(
            halo=self.info.halo_px,
            multiple=multiple,
            minimum=int(getattr(self.net, "minimum", 1)),
            is_square=bool(getattr(self.net, "is_square", False)),
        )

    def arguments(self, scale: int, conditions: Mapping[str, float] | None) -> dict[str, Any]:
        """The inputs beside the picture, checked.

        Raises:
            InputError: the network has no such scale or no such input.
        """
        if scale not in self.info.scales:
            known = ", ".join(map(str, self.info.scales))
            raise InputError(
                Message("The model {model} does not enlarge {scale} times.", model=self.info.id, scale=scale),
                Message("It can: {known}.", known=known),
            )
        given: dict[str, Any] = dict(conditions or {})
        if "scale" in self._takes:
            given["scale"] = scale
        unknown = set(given) - self._takes - {"strength"}
        if unknown and not self.info.net:
            # Networks of others have no dials; those that only ours have are left out, and strength is blended.
            log.debug("%s has no %s", self.info.id, ", ".join(sorted(unknown)))
            given = {name: value for name, value in given.items() if name not in unknown}
        elif unknown:
            raise InputError(
                Message("The model {model} has no input {input!r}.", model=self.info.id, input=sorted(unknown)[0])
            )
        return given

    def memory_profile(self, scale: int, arguments: Mapping[str, Any]) -> MemoryProfile:
        """What it takes and gives at a scale; measured once. The first call also settles the precision.

        That is done at full strength and with the network's own dials, whatever the photo's are: else it would hang on
        the photo that comes first how all later ones are computed, and what was found could not be kept.

        Raises:
            ModelError: its numbers are not usable even in float32.
        """
        with self._lock:
            if scale not in self._memory_profiles:
                self._memory_profiles[scale] = self._found(scale) or self._probed(scale, arguments)
            return self._memory_profiles[scale]

    def run(self, x: Tensor, scale: int, arguments: Mapping[str, Any]) -> Tensor:
        """Run one window.

        Args:
            x: 1 x 3 x H x W float32 in [0, 1] on the device, channels last; sides as `requirements` says.
            scale: How many times larger the result is.
            arguments: As `arguments` returned them.

        Returns:
            1 x 3 x scale*H x scale*W float32 on the device, every number finite.

        Raises:
            ModelError: its numbers are not usable even in float32.
        """
        with self._lock:
            result = self._tried(x, arguments)
            if not is_finite(result):
                if self.way == REFERENCE:
                    raise self._not_usable()
                log.warning(
                    "%s gives no usable numbers in %s on %s; it runs in float32 from now on.",
                    self.info.id, self.way, self.device,
                )  # fmt: skip
                self._ways, self._is_sound = [REFERENCE], False
                self._memory_profiles.clear()
                return self.run(x, scale, arguments)
        height, width = x.shape[-2] * scale, x.shape[-1] * scale
        if result.shape[-2:] != (height, width):
            raise ModelError(
                Message(
                    "The model {model} gives {shape} for {wanted}.",
                    model=self.info.id,
                    shape=tuple(result.shape[-2:]),
                    wanted=(height, width),
                )
            )
        return result

    def call(self, inputs: Mapping[str, Tensor], arguments: Mapping[str, Any]) -> dict[str, Tensor]:
        """Run it once on tensors of its own names; for `predict`.

        Before anything is kept of it, the first call runs in the reference as well, and settles the way.

        Raises:
            ModelError: its numbers are not usable even in float32.
        """
        with self._lock:
            if not self._is_call_settled:
                self._settle_call(inputs, arguments)
            result = self._call_or_nothing(inputs, arguments, self.way)
            if _all_finite(result) and result:
                return result
            if self.way == REFERENCE:
                raise self._not_usable()
            self._ways, self._is_sound = [REFERENCE], False
            return self.call(inputs, arguments)

    def _settle_call(self, inputs: Mapping[str, Tensor], arguments: Mapping[str, Any]) -> None:
        """Drop the ways that do not agree with the reference."""
        is_one_size = hasattr(self.net, "working_px") or hasattr(self.net, "only_px")
        is_recompiled = self._openvino is not None and not (is_one_size or self._openvino.is_any_size)
        self._ways = callable_ways(self._ways, self.device, self._openvino_device, is_recompiled=is_recompiled)
        self._is_call_settled = True
        if self.way == REFERENCE or self._take_over(self._kept(_CALLED)):
            return
        truth = self._call(inputs, arguments, REFERENCE)
        if not _all_finite(truth):
            raise self._not_usable()
        while self.way != REFERENCE:
            result = self._call_or_nothing(inputs, arguments, self.way)
            if all(name in result and _is_near(result[name], truth[name]) for name in truth):
                break
            self._is_sound &= bool(result)
            log.info("%s is too coarse in %s on %s", self.info.id, self.way, self.device)
            del self._ways[0]
        self._keep(_CALLED, {})

    def _call_or_nothing(
        self, inputs: Mapping[str, Tensor], arguments: Mapping[str, Any], way: Way
    ) -> dict[str, Tensor]:
        try:
            return self._call(inputs, arguments, way)
        except RuntimeError as error:
            if not way.is_openvino:
                raise
            log.warning("%s does not run through OpenVINO: %s", self.info.id, error)
            return {}

    def _call(self, inputs: Mapping[str, Tensor], arguments: Mapping[str, Any], way: Way) -> dict[str, Tensor]:
        if way.is_openvino:
            assert self._openvino is not None
            result = self._named(self._openvino(inputs, arguments, way.precision))
        else:
            with torch.inference_mode(), self._autocast(way.precision):
                result = self._named(call_net(self.net, **inputs, **arguments))
        return {name: value.float() for name, value in result.items()}

    def _named(self, result: Any) -> dict[str, Tensor]:
        if isinstance(result, Mapping):
            return dict(result)
        if isinstance(result, Tensor):
            return {"result": result}
        names = getattr(self.net, "outputs", tuple(f"result{number}" for number in range(len(result))))
        return dict(zip(names, result, strict=True))

    def _tried(self, x: Tensor, arguments: Mapping[str, Any]) -> Tensor:
        """As `_forward` in the way in use; where OpenVINO breaks off, torch goes on from there."""
        try:
            return self._forward(x, arguments, self.way)
        except RuntimeError as error:
            if not self.way.is_openvino or is_out_of_memory(error):
                raise
            log.warning("%s does not run through OpenVINO, but through torch from now on: %s", self.info.id, error)
            self._ways, self._is_sound = [way for way in self._ways if not way.is_openvino], False
            return self._forward(x, arguments, self.way)

    def _forward(self, x: Tensor, arguments: Mapping[str, Any], way: Way) -> Tensor:
        strength = 1.0
        if "strength" not in self._takes and "strength" in arguments:
            strength = float(arguments["strength"])
            arguments = {name: value for name, value in arguments.items() if name != "strength"}
        with torch.inference_mode():
            result: Tensor
            if way.is_openvino:
                assert self._openvino is not None
                result = self._openvino({self._first: x}, arguments, way.precision)  # type: ignore[assignment]
            else:
                result = self._graphs(partial(self._torch, arguments, way), x, way.precision, arguments)
            result = result.float()
            if strength != 1.0 and result.shape[1] == x.shape[1]:
                base = x
                if result.shape != x.shape:
                    base = functional.interpolate(x, size=result.shape[-2:], mode="bicubic", align_corners=False)
                result = base + strength * (result - base)
        return result

    def _torch(self, arguments: Mapping[str, Any], way: Way, x: Tensor) -> Tensor:
        with self._autocast(way.precision):
            result: Tensor = call_net(self.net, x, **arguments)
        return result

    def _autocast(self, precision: Precision) -> torch.autocast:
        is_reduced = precision is not Precision.float32
        dtype = precision.dtype if is_reduced else torch.bfloat16
        return torch.autocast(self.device.type, dtype=dtype, enabled=is_reduced)

    def _kept(self, scale: int) -> dict[str, Any] | None:
        return None if self._probes is None else self._probes.find(self.info, scale)

    def _keep(self, scale: int, facts: dict[str, Any]) -> None:
        if self._probes is not None and self._is_sound:
            way = {"precision": self.way.precision.value, "is_openvino": self.way.is_openvino}
            self._probes.keep(self.info, scale, {**way, **facts, "network": self._without_torch()})

    def _without_torch(self) -> dict[str, Any]:
        """What must be known of it to run what was converted of it, plain JSON (`openvino.ready_network`)."""
        return {
            "requirements": asdict(self.requirements),
            "inputs": list(inspect.signature(self.net.forward).parameters),
            "told": told_numbers(self.net),
            "outputs": list(getattr(self.net, "outputs", ())),
            "is_split": hasattr(self.net, "finish"),
            "is_one_size": hasattr(self.net, "only_px"),
            "finish_dials": finish_dials(self.net),
        }

    def _take_over(self, kept: dict[str, Any] | None) -> bool:
        """Go on in the way that an earlier run of the program settled on; returns whether there was one."""
        try:
            if kept is None:
                return False
            del self._ways[: self._ways.index(Way(Precision(kept["precision"]), bool(kept["is_openvino"])))]
        except (KeyError, TypeError, ValueError):  # another version's, or a way that has failed since
            return False
        return True

    def _found(self, scale: int) -> MemoryProfile | None:
        """What an earlier run of the program found."""
        kept = self._kept(scale)
        try:
            profile = None if kept is None else MemoryProfile(float(kept["bytes_per_px"]), int(kept["channels"]))
        except (KeyError, TypeError, ValueError):
            return None
        return profile if self._take_over(kept) else None

    def _probed(self, scale: int, arguments: Mapping[str, Any]) -> MemoryProfile:
        parameters = inspect.signature(self.net.forward).parameters
        needed = {name for name, one in parameters.items() if one.default is one.empty} | {"scale"}
        profile = self._probe({name: value for name, value in arguments.items() if name in needed})
        self._keep(scale, profile._asdict())
        return profile

    def _probe(self, arguments: Mapping[str, Any]) -> MemoryProfile:
        """Settle the precision and measure the memory on a small picture."""
        side = max(self.requirements.up(_PROBE_PX), self.requirements.up(self.requirements.minimum))
        x = probe_picture(side).to(self.device)
        truth = self._forward(x, arguments, REFERENCE)
        if not is_finite(truth):
            raise self._not_usable()
        if truth.ndim != 4 or truth.shape[1] not in (1, 3):
            raise ModelError(Message("The model {model} does not make a picture of a picture.", model=self.info.id))
        self._settle(x, truth, arguments)
        counter = LiveBytes()
        with counter:
            # What OpenVINO takes cannot be counted; it is no more than torch in the same format.
            self._forward(x, arguments, Way(self.precision))
        own = x.numel() * x.element_size() + 2 * truth.numel() * truth.element_size()
        return MemoryProfile((counter.peak_bytes * _HEADROOM + own) / (side * side), int(truth.shape[1]))

    def _settle(self, x: Tensor, truth: Tensor, arguments: Mapping[str, Any]) -> None:
        """Drop the ways that do not agree with torch in float32 on the probe."""
        while self.way != REFERENCE:
            try:
                error = (self._forward(x, arguments, self.way) - truth).abs().max().item()
            except RuntimeError as failure:
                if not self.way.is_openvino:
                    raise
                log.warning("%s does not run in %s: %s", self.info.id, self.way, failure)
                self._is_sound = False  # another time it may
                del self._ways[0]
                continue
            if error <= TOLERANCE:  # not where it is NaN
                return
            log.info("%s is off by %.4f in %s on %s", self.info.id, error, self.way, self.device)
            del self._ways[0]

    def _not_usable(self) -> ModelError:
        return ModelError(
            Message("The model {model} gives no usable numbers on {device}.", model=self.info.id, device=self.device),
            "Choose another model or the device cpu, and report this.",
        )


def _inputs_of(net: nn.Module) -> set[str]:
    return set(list(inspect.signature(net.forward).parameters)[1:])


def _all_finite(tensors: Mapping[str, Tensor]) -> bool:
    return all(is_finite(value) for value in tensors.values())


def _is_near(value: Tensor, truth: Tensor) -> bool:
    """Whether a result lies within a thousandth of the truth's range; False for a NaN."""
    if truth.numel() == 0:
        return value.numel() == 0
    spread = (truth.max() - truth.min()).item()
    return (value - truth).abs().max().item() <= max(spread, 1e-6) * TOLERANCE / 4
