"""What a batch would take: time, disk and memory, from tiles that were tried."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from restorer.app import Services
from restorer.cli.terminal.wording import duration, size
from restorer.imaging.photo import Photo
from restorer.jobs.request import Request
from restorer.jobs.scheduler import default_limits
from restorer.jobs.worker.calibrate import Calibration
from restorer.pipeline.recipe import Recipe
from restorer.store.memory import own_bytes, read_memory


@dataclass(frozen=True, slots=True)
class PhotoCost:
    """What one photo would take: its three parts in seconds, and its result's file."""

    load_s: float
    work_s: float
    save_s: float
    result_bytes: int

    @property
    def seconds(self) -> float:
        """All three parts."""
        return self.load_s + self.work_s + self.save_s


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a photo's cost follows from.

    Attributes:
        request: What would be queued.
        recipe: What would be done.
        pixels: How many the original has, and how many the result would have.
        size_bytes: What the decoded pixels take.
        format: In which format the result would be written.
        exists: Whether something lies at the target already.
        load_s: How long the photo took to be read, in seconds.
    """

    request: Request
    recipe: Recipe
    pixels: tuple[int, int]
    size_bytes: int
    format: str
    exists: bool
    load_s: float


def is_left(one: Foreseen) -> bool:
    """Whether the photo would be skipped."""
    return one.exists and one.request.output.exists == "skip"


@dataclass(frozen=True, slots=True)
class BatchCost:
    """What the batch would take.

    Attributes:
        seconds: Until it is done.
        start_s: Of these, for loading networks.
        result_bytes: Of all results.
        cache_bytes: Of the stage cache, at most.
        free_bytes: On the results' disk.
        memory_bytes: At most, together.
        available_bytes: Of memory, free now.
    """

    seconds: float
    start_s: float
    result_bytes: int
    cache_bytes: int
    free_bytes: int
    memory_bytes: int
    available_bytes: int

    def to_json(self) -> dict[str, Any]:
        """As plain JSON values."""
        return {
            "seconds": round(self.seconds, 2),
            "result_bytes": self.result_bytes,
            "cache_bytes": self.cache_bytes,
            "free_bytes": self.free_bytes,
            "memory_bytes": self.memory_bytes,
            "available_memory_bytes": self.available_bytes,
        }

    def describe(self) -> list[str]:
        """As lines for a person."""
        lines = [
            f"Time: about {duration(self.seconds)} on this computer at its present load.",
            f"Disk: about {size(self.result_bytes)} of results, {size(self.free_bytes)} free; "
            f"up to {size(self.cache_bytes)} of intermediate results in the cache.",
            f"Memory: about {size(self.memory_bytes)}, {size(self.available_bytes)} free.",
        ]
        if self.result_bytes > self.free_bytes:
            lines.append("The results do not fit that disk.")
        if self.memory_bytes > self.available_bytes:
            lines.append("That is more memory than is free: close other programs, or set memory_mb.")
        return lines


class Estimate:
    """Learns from photos as they are read, and adds up. Owned by one thread.

    Args:
        services: Whose engine and steps are tried; the engine is made with the first photo.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._calibration: Calibration | None = None

    def learn(self, photo: Photo, recipe: Recipe, format_: str) -> None:
        """Try what this photo's recipe would do, on tiles of it."""
        if self._calibration is None:
            services = self._services
            self._calibration = Calibration(services.processing, lambda: services.make_engine(services.device))
        self._calibration.learn(photo, recipe, format_)

    def cost_of(self, one: Foreseen) -> PhotoCost | None:
        """What one photo would take; None where it would be skipped."""
        if self._calibration is None or is_left(one):
            return None
        before, after = one.pixels
        return PhotoCost(
            one.load_s,
            self._calibration.seconds(one.recipe, before),
            self._calibration.save_seconds(one.format, after),
            self._calibration.result_bytes(one.format, after),
        )

    def sum_up(self, photos: Sequence[Foreseen], output: Path) -> BatchCost:
        """What all of them would take together: while one is on the device, others are read and written."""
        done = [(one, cost) for one in photos if (cost := self.cost_of(one)) is not None]
        start_s = self._calibration.start_s if self._calibration is not None else 0.0
        cores = os.cpu_count() or 1
        aside = sum(cost.load_s + cost.save_s for _, cost in done) / min(cores, 2 * default_limits().loaders + 1)
        device = sum(cost.work_s for _, cost in done)
        is_cpu = not self._services.device.startswith(("cuda", "mps"))
        seconds = start_s + (device + aside if is_cpu else max(device, aside))
        stages = sum(
            one.size_bytes * (len(one.recipe.steps) + one.pixels[1] // max(1, one.pixels[0])) for one, _ in done
        )
        memory = read_memory()
        return BatchCost(
            seconds,
            start_s,
            sum(cost.result_bytes for _, cost in done),
            min(stages, int(self._services.settings.cache_gb * (1 << 30))),
            _free(output),
            self._memory([one for one, _ in done]),
            memory.available_bytes,
        )

    def _memory(self, done: Sequence[Foreseen]) -> int:
        """What the process takes at the dearest step, and the largest photos that are in hand at once."""
        if self._calibration is None or not done:
            return own_bytes()
        base = max(self._calibration.memory_bytes(one.recipe, one.pixels[0]) for one in done)
        limits = default_limits()
        at_once = limits.ahead + limits.savers + 1
        held = sorted((one.size_bytes * (1 + _growth(one)) for one in done), reverse=True)
        return base + min(sum(held[:at_once]), limits.budget_bytes + held[0])


def _growth(one: Foreseen) -> int:
    """How many times as many pixels the result has."""
    return one.pixels[1] // max(1, one.pixels[0])


def _free(folder: Path) -> int:
    """How much room is on the disk that a folder is, or would be, on."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free
