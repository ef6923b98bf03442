"""`python -m benchmarks batch`: ten thousand small photos through the real command line, its memory watched.

The photos are made up (seeded) and restored by a recipe without networks, so that the queue, the store, decoding and
encoding are what is measured. Beside it, in the same run on the same photos, three loops that promise less: a bare
copy, Pillow with autocontrast, and Pillow with the queue's flushes (each result flushed before it gets its name).
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from benchmarks.faults.processes import PROGRAM, Sample, Watched
from benchmarks.faults.tables import put_into, table

_MIB = 1 << 20
_SIZES = ((320, 240), (240, 320), (300, 300))
_WARM = 0.1  # the first tenth fills pools and caches


@dataclass(frozen=True, slots=True)
class Flatness:
    """How a run's memory went after its first tenth.

    Attributes:
        first_bytes, last_bytes: The medians of its second and of its last tenth.
        peak_bytes: The most.
        slope_bytes: More memory with each photo, by least squares.
    """

    first_bytes: int
    last_bytes: int
    peak_bytes: int
    slope_bytes: float


def main(arguments: list[str] | None = None) -> int:
    """Print the table; the exit code is 1 where a photo was lost or the memory grew."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks batch", description=__doc__)
    parser.add_argument("--photos", type=int, default=10_000)
    parser.add_argument("--baseline", type=int, default=1_000, help="how many of them the loops beside it take")
    parser.add_argument("--steps", default="tone", help="as `restore --steps`")
    parser.add_argument("--plot", type=Path, help="write the plot of the memory as SVG")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into this page")
    parser.add_argument("--growth-mib", type=float, default=32.0, help="more growth than this is no flat memory")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="restorer-batch-") as name:
        folder = Path(name)
        photos = draw_photos(folder / "photos", chosen.photos)
        loops = [
            (words, len(part) / timed(lambda part=part, loop=loop: run_loop(loop, part, folder / "loop")))  # type: ignore[misc]
            for words, loop in LOOPS.items()
            for part in [photos[: chosen.baseline]]
        ]
        run = restore_all(folder, chosen.steps)
    flat = flatness(run.samples, chosen.photos)
    done = sum(event["event"] == "job_done" for event in run.events)
    seconds = run.times[-1] - next(at for at, event in zip(run.times, run.events, strict=True) if "total" in event)
    rate = chosen.photos / seconds
    rows = [["Restorer, queue and all", f"{chosen.photos:,}", f"{rate:.1f}", "1.00"]]
    rows += [[words, f"{chosen.baseline:,}", f"{pace:.1f}", f"{pace / rate:.2f}"] for words, pace in loops]
    text = table(["what", "photos", "photos a second", "ratio"], rows) + "\n\n"
    text += table(
        ["photos", "done", "memory after 10-20 %", "after 90-100 %", "peak", "growth a photo"],
        [[f"{chosen.photos:,}", f"{done:,}", *(f"{size / _MIB:.1f} MiB" for size in
          (flat.first_bytes, flat.last_bytes, flat.peak_bytes)), f"{flat.slope_bytes:.0f} bytes"]],
    )  # fmt: skip
    print(text)
    if chosen.plot:
        chosen.plot.write_text(plot(run.samples), "utf-8")
    if chosen.write:
        put_into(chosen.write, "batch", text)
    growth = (flat.last_bytes - flat.first_bytes) / _MIB
    is_good = done == chosen.photos and growth <= chosen.growth_mib
    if not is_good:
        print(f"{chosen.photos - done} photos were not done; memory grew by {growth:.1f} MiB.", file=sys.stderr)
        print(run.stderr[-2000:], file=sys.stderr)
    return 0 if is_good else 1


def draw_photos(folder: Path, count: int, seed: int = 0) -> list[Path]:
    """Small made-up photos, a hundred to a folder, each another; the same for the same seed."""
    rng = np.random.default_rng(seed)
    paths = []
    for number in range(count):
        place = folder / f"box {number // 100:03d}"
        place.mkdir(parents=True, exist_ok=True)
        coarse = rng.integers(20, 220, (8, 11, 3), np.uint8)
        picture = Image.fromarray(coarse).resize(_SIZES[number % len(_SIZES)], Image.Resampling.BICUBIC)
        picture.save(place / f"photo {number:05d}.jpg", quality=88)
        paths.append(place / f"photo {number:05d}.jpg")
    return paths


def restore_all(folder: Path, steps: str, program: Sequence[str] = PROGRAM) -> Watched:
    """Run `restore` over the folder's photos; returns the run, ended."""
    words = ["restore", folder / "photos", "-o", folder / "out", "--recursive", "--steps", steps, "--jsonl"]
    with Watched([*words, "--device", "cpu"], folder / "home", program=program) as run:
        run.wait(float("inf"))
    return run


def flatness(samples: Sequence[Sample], photos: int) -> Flatness:
    """How the memory went."""
    warm = [sample for sample in samples if sample.ended >= photos * _WARM]

    def median(low: float, high: float) -> int:
        part = [sample.memory_bytes for sample in warm if photos * low <= sample.ended < max(photos * high, 1)]
        return int(statistics.median(part)) if part else 0

    slope = statistics.linear_regression([s.ended for s in warm], [s.memory_bytes for s in warm]).slope
    return Flatness(median(0.1, 0.2), median(0.9, 1.0), max(s.memory_bytes for s in samples), slope)


def timed(work: Callable[[], object]) -> float:
    """How long it takes, in seconds."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def run_loop(loop: Callable[[Path, Path], None], photos: Sequence[Path], out: Path) -> None:
    """Do something with each photo, one after the other."""
    out.mkdir(exist_ok=True)
    for number, photo in enumerate(photos):
        loop(photo, out / f"{number}.jpg")
    shutil.rmtree(out)


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)


def _autocontrast(source: Path, target: Path) -> None:
    with Image.open(source) as image:
        ImageOps.autocontrast(image).save(target, quality=92)


def _autocontrast_flushed(source: Path, target: Path) -> None:
    part = target.with_suffix(".part")
    with Image.open(source) as image:
        ImageOps.autocontrast(image).save(part, "JPEG", quality=92)
    handle = os.open(part, os.O_RDWR)
    os.fsync(handle)
    os.close(handle)
    part.replace(target)


LOOPS = {
    "a bare copy": _copy,
    "Pillow: autocontrast, save": _autocontrast,
    "Pillow: autocontrast, save, flush, rename": _autocontrast_flushed,
}


def plot(samples: Sequence[Sample], width: int = 720, height: int = 260, points: int = 400) -> str:
    """The memory over the photos done, as a small SVG."""
    step = max(1, len(samples) // points)
    # The highest of each stretch, so that no peak is left out.
    taken = [max(samples[at : at + step], key=lambda s: s.memory_bytes) for at in range(0, len(samples), step)]
    most, top = max(1, samples[-1].ended), max(s.memory_bytes for s in taken) / _MIB
    ceiling = max(100, -(-int(top * 1.1) // 100) * 100)
    left, bottom, right, upper = 60, height - 36, width - 24, 12

    def x(ended: int) -> float:
        return left + (right - left) * ended / most

    def y(mib: float) -> float:
        return bottom - (bottom - upper) * mib / ceiling

    line = " ".join(f"{x(s.ended):.1f},{y(s.memory_bytes / _MIB):.1f}" for s in taken)
    words = 'font-family="sans-serif" font-size="11" fill="#444"'
    marks = []
    for part in range(5):
        mib, ended = ceiling * part // 4, most * part // 4
        marks.append(
            f'<path d="M{left} {y(mib):.1f}H{right}" stroke="#ddd"/><text x="{left - 6}" y="{y(mib) + 4:.1f}" '
            f'text-anchor="end" {words}>{mib} MiB</text><text x="{x(ended):.1f}" y="{bottom + 16}" '
            f'text-anchor="middle" {words}>{ended:,}</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f"<title>Private memory of the command line while a batch runs</title>"
        f'<rect width="{width}" height="{height}" fill="white"/>{"".join(marks)}'
        f'<text x="{(left + right) / 2}" y="{height - 4}" text-anchor="middle" {words}>photos done</text>'
        f'<polyline points="{line}" fill="none" stroke="#1f6feb" stroke-width="1.5"/></svg>\n'
    )
