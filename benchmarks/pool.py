"""`python -m benchmarks pool`: how long a batch of mixed photos takes beside its networks alone.

The command line restores made-up photos of several sizes, depths and formats in this process. Counted are the seconds
that the engine spends in networks, and those from its first network to the end of the command: what is over is what
the queue, files, measuring and encoding kept the device waiting, and what steps compute beside their networks. The
processor's seconds of both stand beside it, which other programs hardly change.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import cv2
import numpy as np
import tifffile
from numpy.typing import NDArray

from benchmarks.faults.tables import put_into, table
from restorer.app import Services
from restorer.cli.main import main as restorer
from restorer.engine.probe import probe_picture
from restorer.imaging.photo import Pixels
from restorer.models.info import ModelInfo
from restorer.pipeline.step import Engine

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
_SIZES = ((320, 240), (240, 400), (512, 384), (360, 360))
_WARM = 2
"""So many photos are restored before: what is converted and compiled once is not counted."""


@dataclass
class Spent:
    """Seconds; `first` is when the first network began."""

    first: float = 0.0
    first_processor: float = 0.0
    networks: float = 0.0
    networks_processor: float = 0.0


class CountingEngine:
    """An engine that notes how long its networks take."""

    def __init__(self, engine: Engine, spent: Spent) -> None:
        self._engine, self._spent = engine, spent
        self.device_id, self.cache_key = engine.device_id, engine.cache_key
        self.label = str(getattr(engine, "label", ""))

    def run(self, model: ModelInfo, pixels: Pixels, **options: Any) -> Pixels:
        """As `Engine.run`."""
        with self._Counted(self._spent):
            return self._engine.run(model, pixels, **options)

    def predict(
        self, model: ModelInfo, inputs: Mapping[str, NDArray[np.float32]], conditions: Mapping[str, float] | None = None
    ) -> dict[str, NDArray[np.float32]]:
        """As `Engine.predict`."""
        with self._Counted(self._spent):
            return self._engine.predict(model, inputs, conditions)

    class _Counted:
        def __init__(self, spent: Spent) -> None:
            self._spent = spent

        def __enter__(self) -> None:
            self._began, self._began_processor = time.perf_counter(), time.thread_time()
            if not self._spent.first:
                self._spent.first, self._spent.first_processor = self._began, time.process_time()

        def __exit__(self, *_: object) -> None:
            self._spent.networks += time.perf_counter() - self._began
            self._spent.networks_processor += time.thread_time() - self._began_processor


def main(arguments: list[str] | None = None) -> int:
    """Print the table; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks pool", description=__doc__)
    parser.add_argument("--photos", type=int, default=100)
    parser.add_argument("--steps", default="repair,clean,tone", help="as `restore --steps`")
    parser.add_argument("--device", default="auto")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.name}")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="restorer-pool-") as name:
        folder = Path(name)
        with patch.dict(os.environ, {"RESTORER_HOME": str(folder / "home")}):
            draw_photos(folder / "warm", _WARM, seed=1)
            draw_photos(folder / "photos", chosen.photos)
            measure(folder / "warm", folder / "out", chosen.steps, chosen.device)
            code, spent, seconds, processor = measure(folder / "photos", folder / "out", chosen.steps, chosen.device)
    text = report(chosen.photos, chosen.steps, spent, seconds, processor)
    print(text)
    if chosen.write:
        put_into(PAGE, "pool", text)
    return code


def measure(photos: Path, out: Path, steps: str, device: str) -> tuple[int, Spent, float, float]:
    """Restore a folder; returns the exit code, what networks took, and seconds and processor seconds of all."""
    spent, make = Spent(), Services.make_engine

    def counting(self: Services, name: str) -> CountingEngine:
        return CountingEngine(make(self, name), spent)

    with patch.object(Services, "make_engine", counting):
        code = restorer(["restore", str(photos), "-o", str(out), "--steps", steps, "--device", device])
    return code, spent, time.perf_counter() - spent.first, time.process_time() - spent.first_processor


def report(photos: int, steps: str, spent: Spent, seconds: float, processor: float) -> str:
    """The table in Markdown."""
    rows = [
        ["seconds", f"{seconds:.1f}", f"{spent.networks:.1f}", f"{seconds / spent.networks:.2f}"],
        [
            "processor seconds", f"{processor:.1f}", f"{spent.networks_processor:.1f}",
            f"{processor / spent.networks_processor:.2f}",
        ],
    ]  # fmt: skip
    head = [f"{photos} mixed photos, `--steps {steps}`", "first network to the end", "networks alone", "ratio"]
    return table(head, rows)


def draw_photos(folder: Path, count: int, seed: int = 0) -> None:
    """Made-up photos in turn as JPEG in colour, grey PNG and 16-bit TIFF, each another; the same for the same seed."""
    folder.mkdir(parents=True)
    random = np.random.default_rng(seed)
    for number in range(count):
        width, height = _SIZES[number % len(_SIZES)]
        square = probe_picture(max(width, height), seed * 1000 + number)[0].permute(1, 2, 0).numpy()[:height, :width]
        values = np.clip(square + random.normal(0, 0.02, square.shape), 0, 1)
        path = folder / f"{number:03d}"
        if number % 3 == 0:
            cv2.imwrite(str(path.with_suffix(".jpg")), (values * 255).astype(np.uint8))
        elif number % 3 == 1:
            cv2.imwrite(str(path.with_suffix(".png")), (values.mean(2) * 255).astype(np.uint8))
        else:
            tifffile.imwrite(path.with_suffix(".tif"), (values * 65535).astype(np.uint16), photometric="rgb")
