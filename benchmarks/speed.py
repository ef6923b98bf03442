"""`python -m benchmarks speed`: our engine beside plain runs and the anchor, in one run on one device.

Every figure is the best of several rounds, and the rounds of all rows are interleaved, so that a busy machine hits all
of them alike; read the ratios, not the seconds.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from restorer.engine import TorchEngine, describe
from restorer.engine.loading import load_network
from restorer.engine.plan import TileCost, plan_windows
from restorer.engine.precision import PRECISION_VARIABLE
from restorer.engine.probe import probe_picture
from restorer.engine.third_party import inspect_weights, load_third_party
from restorer.imaging.photo import Extent
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import ModelInfo, Task

ANCHOR = "realesr-general-x4v3.pth"
_SIDES = (192, 256, 384, 512, 768, 1024)

Pixels = NDArray[np.uint8]


@dataclass
class Row:
    """One way to run one network; `seconds` are the rounds' times."""

    name: str
    work: Callable[[], object]
    note: str = ""
    seconds: list[float] = field(default_factory=list)


def main(arguments: list[str] | None = None) -> int:
    """Print the table; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks speed", description=__doc__)
    parser.add_argument("--device", default="auto")
    parser.add_argument("--threads", type=int, default=0, help="processor cores; 0: as torch chooses")
    parser.add_argument("--megapixels", type=float, default=0.5, help="size of the picture that goes in")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tiles", action="store_true", help="also try one window size after another")
    parser.add_argument("--anchor", type=Path, default=_shared() / "weights" / ANCHOR, help="weights of the anchor")
    chosen = parser.parse_args(arguments)
    if chosen.threads:
        torch.set_num_threads(chosen.threads)
    facts = describe(chosen.device)
    print(f"{facts['device']}, torch {facts['torch']}, {facts['threads']} threads, {facts['devices'][-1]['name']}")
    pixels = picture(chosen.megapixels)
    print(f"{pixels.shape[1]} x {pixels.shape[0]} pixels, best of {chosen.rounds} interleaved rounds\n")
    catalogue = ModelCatalogue()
    for task, scale in ((Task.CLEAN, 1), (Task.UPSCALE, 4)):
        info = catalogue.for_task(task)
        if info is None:
            print(f"{task.value}: no model\n")
            continue
        rows = own_rows(info, catalogue, pixels, scale, chosen.device)
        if chosen.anchor.is_file():
            rows += anchor_rows(chosen.anchor, pixels, scale, chosen.device)
        if chosen.tiles:
            rows += tile_rows(info, catalogue, pixels, scale, chosen.device)
        measure(rows, chosen.rounds)
        show(f"{info.id} x{scale}", rows, pixels)
    return 0


def picture(megapixels: float) -> Pixels:
    """A picture of 4 : 3 with edges, slopes and noise; the same every time."""
    height = int((megapixels * 1e6 * 3 / 4) ** 0.5)
    width = height * 4 // 3
    square = (probe_picture(width)[0].permute(1, 2, 0).numpy() * 255).astype(np.uint8)
    return np.ascontiguousarray(square[:height])


def own_rows(info: ModelInfo, catalogue: ModelCatalogue, pixels: Pixels, scale: int, device: str) -> list[Row]:
    """The plain run first, then the engine as it is and in float32."""
    net = load_network(info, catalogue.locate(info))
    rows = [Row("plain: whole picture, float32", plain(net, pixels, scale, device, takes_scale=scale > 1))]
    for name, precision in (("engine, float32", "float32"), ("engine, as it chooses", "")):
        with _precision(precision):
            engine = TorchEngine(device, catalogue)
            network = engine.network(info)
            network.memory_profile(scale, network.arguments(scale, None))
        plan = engine.plan(info, Extent(pixels.shape[1], pixels.shape[0]), scale=scale)
        note = f"{network.precision.value}, {len(plan)} windows of {plan.window.width} x {plan.window.height}"
        rows.append(Row(name, _runs(engine, info, pixels, scale), note))
    return rows


def anchor_rows(path: Path, pixels: Pixels, scale: int, device: str) -> list[Row]:
    """The anchor as its authors run it (whole, float32, 10 pixels reflected around), and in our engine."""
    net = load_third_party(path).eval()
    info = inspect_weights(path)
    engine = TorchEngine(device, loader=lambda _: load_third_party(path))
    largest = info.scales[0]
    authors = plain(net, pixels, largest, device, border=10, shrink=largest // scale)
    return [
        Row(f"anchor {path.stem}, as its authors do", authors, "whole, float32, 10 px border"),
        Row("anchor in our engine", _runs(engine, info, pixels, largest), "tiles"),
    ]


def tile_rows(info: ModelInfo, catalogue: ModelCatalogue, pixels: Pixels, scale: int, device: str) -> list[Row]:
    """The engine with one largest window after another."""
    rows = []
    for side in _SIDES:
        engine = TorchEngine(device, catalogue)
        engine.cost = TileCost(fixed_px=0, cache_fit_px=1, growth=1.0, largest_px=side * side)
        requirements = engine.network(info).requirements
        plan = plan_windows(Extent(pixels.shape[1], pixels.shape[0]), requirements, engine.cost)
        note = f"{len(plan)} windows of {plan.window.width} x {plan.window.height}"
        rows.append(Row(f"windows up to {side} x {side}", _runs(engine, info, pixels, scale), note))
    return rows


def plain(
    net: nn.Module,
    pixels: Pixels,
    scale: int,
    device: str,
    *,
    border: int = 0,
    shrink: int = 1,
    takes_scale: bool = False,
) -> Callable[[], object]:
    """A run as a short script would do it: the whole picture, float32, nothing else."""
    on = torch.device("cuda" if device == "auto" and torch.cuda.is_available() else device.replace("auto", "cpu"))
    net = net.to(on)

    def work() -> object:
        with torch.inference_mode():
            x = torch.from_numpy(pixels).permute(2, 0, 1)[None].float().div(255).contiguous().to(on)
            if border:
                x = functional.pad(x, (border, border, border, border), "reflect")
            multiple = int(getattr(net, "multiple", 1))
            x = functional.pad(x, (0, -x.shape[-1] % multiple, 0, -x.shape[-2] % multiple), "reflect")
            y = net(x, scale=scale) if takes_scale else net(x)
            if shrink > 1:
                y = functional.avg_pool2d(y, shrink)
            return y.clamp(0, 1).mul(255).round().byte()[0].permute(1, 2, 0).cpu().numpy()

    return work


def measure(rows: list[Row], rounds: int) -> None:
    """Run each row once to warm up, then in interleaved rounds."""
    for number in range(rounds + 1):
        for row in rows:
            began = time.perf_counter()
            row.work()
            if number:
                row.seconds.append(time.perf_counter() - began)


def show(title: str, rows: list[Row], pixels: Pixels) -> None:
    """Print one table as Markdown."""
    megapixels = pixels.shape[0] * pixels.shape[1] / 1e6
    base = min(rows[0].seconds)
    print(f"| {title} | s / megapixel in | times as fast as plain | |")
    print("|---|---:|---:|---|")
    for row in rows:
        best = min(row.seconds)
        print(f"| {row.name} | {best / megapixels:.3f} | {base / best:.2f} | {row.note} |")
    print(flush=True)


def _runs(engine: TorchEngine, info: ModelInfo, pixels: Pixels, scale: int) -> Callable[[], object]:
    return lambda: engine.run(info, pixels, scale=scale)


@contextmanager
def _precision(name: str) -> Iterator[None]:
    before = os.environ.get(PRECISION_VARIABLE)
    if name:
        os.environ[PRECISION_VARIABLE] = name
    try:
        yield
    finally:
        os.environ.pop(PRECISION_VARIABLE, None)
        if before is not None:
            os.environ[PRECISION_VARIABLE] = before


def _shared() -> Path:
    return Path(os.environ.get("RESTORER_SHARED", Path(__file__).resolve().parents[2] / "shared"))
