"""A network that was converted and settled by an earlier run of the program: run through OpenVINO, without torch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer.engine.openvino.array_blender import ArrayBlender
from restorer.engine.openvino.models import FINISH, OpenVinoModels, split_arguments
from restorer.engine.plan import TileRequirements, cpu_cost, plan_windows, processor_budget_bytes
from restorer.engine.precision import Precision
from restorer.engine.windows import mirrored, window_array
from restorer.imaging.photo import Extent, Pixels
from restorer.imaging.tiles import Bounds
from restorer.models.info import ModelInfo, Tiling
from restorer.progress import Progress


class NotReady(Exception):
    """What is asked for was never converted, or does not come out: torch must do it."""


class ReadyNetwork:
    """One network at one scale. Used by one thread at a time.

    Args:
        info: What the catalogue says of it.
        models: Its converted forms.
        kept: What `Network` kept of it.

    Raises:
        NotReady: it does not run through OpenVINO, or another version kept this.
    """

    def __init__(self, info: ModelInfo, models: OpenVinoModels, kept: Mapping[str, Any]) -> None:
        self._info, self._models = info, models
        try:
            network = kept["network"]
            self._precision = Precision(kept["precision"])
            self._requirements = TileRequirements(**network["requirements"])
            self._inputs: list[str] = network["inputs"]
            self._told: dict[str, float] = network["told"]
            self._outputs: list[str] = network["outputs"]
            self._bytes_per_px, self._channels = float(kept.get("bytes_per_px", 0)), int(kept.get("channels", 0))
            self._is_split: bool = network["is_split"]
            self._finish_dials: list[str] = network["finish_dials"]
            is_ready = bool(kept["is_openvino"]) and models.is_own
        except (KeyError, TypeError, ValueError) as error:
            raise NotReady from error
        if not is_ready:
            raise NotReady

    def run(
        self, pixels: Pixels, scale: int, conditions: Mapping[str, float], out: Pixels | None, progress: Progress
    ) -> Pixels:
        """As `Engine.run`, in the windows that `engine.run.TiledRun` would take, with the same pixels.

        Raises:
            NotReady: see above. `out` may have been written to.
            Cancelled: a stop was asked for.
        """
        if self._info.tiling is Tiling.INTERNAL or set(conditions) - set(self._inputs[1:]) or not self._bytes_per_px:
            raise NotReady
        arguments = {**conditions, "scale": scale} if "scale" in self._inputs else dict(conditions)
        dials, strength, told = split_arguments(arguments, self._told)
        height, width, channels = pixels.shape
        if out is None:
            out = np.empty((height * scale, width * scale, min(channels, self._channels)), pixels.dtype)
        if out.shape != (height * scale, width * scale, min(channels, self._channels)) or out.dtype != pixels.dtype:
            raise NotReady
        limit_px = int(processor_budget_bytes() / self._bytes_per_px)
        plan = plan_windows(Extent(width, height), self._requirements, cpu_cost(self._bytes_per_px), limit_px)
        blender = ArrayBlender(out, plan.padded.width * scale, self._requirements.overlap * scale)
        for number, (window, kept) in enumerate(plan.parts()):
            progress.check()
            x = window_array(pixels, window)
            result = self._infer([x, *told.values()], dials, told)[0]
            if self._is_split:
                result = self._finished(x, result, strength, dials)
            if result.shape[2:] != (x.shape[2] * scale, x.shape[3] * scale):
                raise NotReady
            if strength != 1.0 and not self._is_split:
                result = x + np.float32(strength) * (result - x)
            rows, columns = kept.within(window).scaled(scale).slices
            column, row = number % len(plan.columns), number // len(plan.columns)
            blender.add(
                result[0, :, rows, columns], kept.scaled(scale),
                has_right=column + 1 < len(plan.columns), has_below=row + 1 < len(plan.rows),
            )  # fmt: skip
            progress.report((number + 1) / len(plan))
        return out

    def predict(
        self, inputs: Mapping[str, NDArray[np.float32]], conditions: Mapping[str, float]
    ) -> dict[str, NDArray[np.float32]]:
        """As `TorchEngine.predict`.

        Raises:
            NotReady: see above.
        """
        dials, strength, told = split_arguments(conditions, self._told)
        if self._is_split or strength != 1.0 or set(inputs) - set(self._inputs):
            raise NotReady
        height, width = next(array.shape[:2] for array in inputs.values() if array.ndim == 3)
        padded = Extent(self._requirements.up(width), self._requirements.up(height))
        arrays = [_as_input(inputs[name], padded) for name in self._inputs if name in inputs]
        values = self._infer([*arrays, *told.values()], dials, told)
        return {
            name: _cut(value, padded, Extent(width, height)) for name, value in zip(self._names, values, strict=True)
        }

    def _infer(
        self, arrays: list[NDArray[np.float32]], dials: Mapping[str, Any], told: Mapping[str, NDArray[np.float32]]
    ) -> list[NDArray[np.float32]]:
        key = self._models.key(dials, self._told, told, arrays)
        found = self._models.find(key)
        if found is None:
            raise NotReady
        values = self._models.infer(key, arrays, self._precision, lends=self._is_split)
        # A NaN or an infinity survives every sum.
        if not all(np.isfinite(value.sum(dtype=np.float64)) for value in values):
            raise NotReady
        named = found.outputs if found.outputs is not None else ["result"]
        self._names = named or self._outputs or [f"result{number}" for number in range(len(values))]
        return values

    def _finished(
        self, x: NDArray[np.float32], body: NDArray[np.float32], strength: float, dials: Mapping[str, Any]
    ) -> NDArray[np.float32]:
        wanted = {name: value for name, value in dials.items() if name in self._finish_dials}
        given = [x, body, np.array([strength], np.float32)]
        key = FINISH + self._models.key(wanted, {}, {}, given)
        if self._models.find(key) is None:
            raise NotReady
        (result,) = self._models.infer(key, given, Precision.float32, lends=False)
        return result


def _as_input(array: NDArray[np.float32], padded: Extent) -> NDArray[np.float32]:
    if array.ndim == 1:
        return np.ascontiguousarray(array, np.float32)[None]
    part = mirrored(array, Bounds(0, 0, *padded))
    return np.ascontiguousarray(np.moveaxis(part, 2, 0)[None], np.float32)


def _cut(value: NDArray[np.float32], padded: Extent, extent: Extent) -> NDArray[np.float32]:
    """A picture as H x W x C without its padding; what is none, such as landmarks of A x 5 x 2, as it is."""
    scale = value.shape[-1] // padded.width if value.ndim == 4 else 0
    if scale == 0 or value.shape[-2:] != (padded.height * scale, padded.width * scale):
        plain: NDArray[np.float32] = value[0]
        return plain
    picture: NDArray[np.float32] = np.moveaxis(value[0], 0, -1)
    return picture[: extent.height * scale, : extent.width * scale]
