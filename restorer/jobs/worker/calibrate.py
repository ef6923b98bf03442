"""What a batch will cost, from trying its steps on a few tiles of its own photos."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np

from restorer.imaging.photo import Extent, Photo
from restorer.jobs.worker.restore import ProcessingContext
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.run import complete_settings
from restorer.pipeline.step import Engine, Step, Work
from restorer.progress import Progress
from restorer.store.memory import MemoryPeak, own_bytes

T = TypeVar("T")

SIDES = (128, 256, 512, 768)
"""Of the tiles that are tried, in pixels, smallest first."""
ENOUGH_S = 1.0
"""A step that takes longer than this on a tile is not tried on a larger one."""
PHOTOS = 3
"""On how many photos a step is tried."""
WINDOW_PX = 1 << 20
"""About the largest window that a network is given on a processor (`engine.plan`)."""


@dataclass(frozen=True, slots=True)
class CostLine:
    """A cost that grows with the pixels: so much at least, and so much more for each pixel; never below 0."""

    fixed: float = 0.0
    per_pixel: float = 0.0

    @staticmethod
    def through(points: Sequence[tuple[int, float]]) -> CostLine:
        """The line through (pixels, cost)."""
        pixels, costs = (np.array(values, np.float64) for values in zip(*points, strict=True))
        if len(set(pixels)) == 1:
            return CostLine(0.0, float(costs.mean() / pixels.mean()))
        # Relative errors: a small tile's counts as much as a large one's.
        weights = 1 / np.maximum(costs, 1e-4)
        matrix = np.stack([np.ones_like(pixels), pixels], 1) * weights[:, None]
        fixed, slope = np.linalg.lstsq(matrix, costs * weights, rcond=None)[0]
        if slope < 0:
            return CostLine(float(costs.mean()))
        if fixed < 0:
            return CostLine(0.0, float((costs * weights**2 * pixels).sum() / ((pixels * weights) ** 2).sum()))
        return CostLine(float(fixed), float(slope))

    def at(self, pixels: int) -> float:
        """The cost of a picture of so many pixels."""
        return self.fixed + self.per_pixel * pixels


class Calibration:
    """Knows what each step takes on this computer once it was tried. Owned by one thread; writes no result.

    Args:
        processing: Steps and models; its cache is not used.
        make_engine: Gives the engine that networks run in.

    Attributes:
        start_s: What loading networks took, which a batch does once.
    """

    def __init__(self, processing: ProcessingContext, make_engine: Callable[[], Engine]) -> None:
        self._processing = processing
        self._engine, self.start_s = _timed(make_engine)
        self._peaks: dict[str, list[tuple[int, float]]] = {}
        self._times: dict[str, list[tuple[int, float]]] = {}
        self._saves: dict[str, list[tuple[int, float, int]]] = {}
        self._tried: dict[str, int] = {}

    def learn(self, photo: Photo, recipe: Recipe, format_: str) -> None:
        """Try what is not well known yet on tiles from the photo's middle."""
        wanted = {*map(self._key, recipe.steps), f"save {format_}"}
        if all(self._tried.get(name, 0) >= PHOTOS for name in wanted):
            return
        for name in wanted:
            self._tried[name] = self._tried.get(name, 0) + 1
        slow: set[str] = set()
        for number, tile in enumerate(_tiles(photo)):
            original = tile.extent
            for choice in recipe.steps:
                step = next((step for step in self._processing.steps if step.id == choice.step), None)
                if step is None or choice.step in slow:
                    return  # what follows would be tried on another picture than it will get
                seconds, tile = self._try(step, choice, tile, original, recipe.seed)
                if seconds > ENOUGH_S and number > 0:  # of one size alone nothing follows for another
                    slow.add(choice.step)
            self._try_saving(tile, format_)

    def seconds(self, recipe: Recipe, pixels: int) -> float:
        """How long the steps take on a photo of so many pixels."""
        return sum(self._line(self._key(choice)).at(pixels) for choice in recipe.steps)

    def memory_bytes(self, recipe: Recipe, pixels: int) -> int:
        """The most memory that the process takes while a step runs on a photo of so many pixels, networks included.

        A network takes a photo in windows, so what it needs does not grow beyond `WINDOW_PX`.
        """
        lines = [
            CostLine.through(self._peaks[name]) for choice in recipe.steps if (name := self._key(choice)) in self._peaks
        ]
        return round(max((line.at(min(pixels, WINDOW_PX)) for line in lines), default=float(own_bytes())))

    def save_seconds(self, format_: str, pixels: int) -> float:
        """How long a result of so many pixels takes to be written."""
        points = self._saves.get(format_, [])
        return CostLine.through([(size, seconds) for size, seconds, _ in points]).at(pixels) if points else 0.0

    def result_bytes(self, format_: str, pixels: int) -> int:
        """How large the file of a result of so many pixels is."""
        points = self._saves.get(format_, [])
        # Tiles are as busy as the photos; each file's head counts once.
        return (
            round(CostLine.through([(size, float(length)) for size, _, length in points]).at(pixels)) if points else 0
        )

    def _key(self, choice: StepChoice) -> str:
        """What is taken for the same work: a step by its networks and the settings that it names, at any strength."""
        step = next((step for step in self._processing.steps if step.id == choice.step), None)
        if step is None:
            return choice.step
        settings = complete_settings(step, choice.settings)
        networks = (item.name for item in step.fields if item.task is not None)
        return " ".join([step.id, *(str(settings[name]) for name in (*step.cost_settings, *networks))])

    def _line(self, name: str) -> CostLine:
        points = self._times.get(name)
        return CostLine.through(points) if points else CostLine()

    def _try(self, step: Step, choice: StepChoice, tile: Photo, original: Extent, seed: int) -> tuple[float, Photo]:
        settings = complete_settings(step, choice.settings)
        grown = np.diag((tile.extent.width / original.width, tile.extent.height / original.height, 1.0))
        work = Work(self._engine, self._processing.catalogue, self._processing.allocate, Progress(), seed, grown)
        # Costs are given by the original's pixels, also of what runs on an enlarged photo.
        name, pixels = self._key(choice), original.width * original.height
        is_first = name not in self._times
        first = _timed(lambda: step.apply(tile, settings, work))[1] if is_first else 0.0  # loads the network
        with MemoryPeak() as peak:
            outcome, seconds = _timed(lambda: step.apply(tile, settings, work))
        if seconds < ENOUGH_S / 4:  # so short that whatever else runs may have doubled it
            seconds = min(seconds, _timed(lambda: step.apply(tile, settings, work))[1])
        self.start_s += max(0.0, first - seconds) if is_first else 0.0
        self._times.setdefault(name, []).append((pixels, seconds))
        self._peaks.setdefault(name, []).append((pixels, float(peak.most_bytes)))
        return seconds, outcome.photo

    def _try_saving(self, tile: Photo, format_: str) -> None:
        with tempfile.TemporaryDirectory(prefix="restorer-calibrate-") as folder:
            path = Path(folder) / "tile"
            _, seconds = _timed(lambda: self._processing.encode(tile, path, format_))
            extent = tile.extent
            self._saves.setdefault(format_, []).append((extent.width * extent.height, seconds, path.stat().st_size))


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    """What it gives, and how long it took in seconds."""
    started = time.perf_counter()
    result = work()
    return result, time.perf_counter() - started


def _tiles(photo: Photo) -> Iterator[Photo]:
    """Squares from the photo's middle, larger and larger, up to all of it."""
    height, width = photo.pixels.shape[:2]
    for side in SIDES:
        rows, columns = min(side, height), min(side, width)
        top, left = (height - rows) // 2, (width - columns) // 2
        pixels = np.ascontiguousarray(photo.pixels[top : top + rows, left : left + columns])
        yield replace(photo, pixels=pixels, alpha=None)
        if rows == height and columns == width:
            return
