"""`python -m benchmarks memory`: time and memory of one 16-bit scan after another, each larger, under a limit.

Every scan goes through the real command line in a process of its own, with `--memory`; counted is the most private
memory that the process had (Linux). A power of 1 in the last line means that time grows as the pixels do.
"""

from __future__ import annotations

import argparse
import math
import shutil
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.faults.processes import PROGRAM, Watched
from benchmarks.faults.tables import put_into, table
from restorer.cli.parser import parse
from restorer.engine.probe import probe_picture

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
TOLERANCE = 1.10
"""How much more than the limit a run may take before it has not held it."""

_STRIP = 256
_SIDE = 512


@dataclass(frozen=True, slots=True)
class Measured:
    """One scan's run.

    Attributes:
        megapixels: Of the scan.
        seconds: From the start of the process to its end.
        peak_bytes: The most private memory.
        is_done: Whether the result was written.
    """

    megapixels: float
    seconds: float
    peak_bytes: int
    is_done: bool


def main(arguments: list[str] | None = None) -> int:
    """Print the table; the exit code is 1 where a run failed or took more than the limit."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks memory", description=__doc__)
    parser.add_argument("--megapixels", type=float, nargs="+", default=[1, 4, 25, 100, 400])
    parser.add_argument("--limit", default="2G", help="as `restore --memory`")
    parser.add_argument("--more", default="--scale 2", help="more arguments for `restore`, in one text")
    parser.add_argument("--folder", type=Path, help="where scans and results may lie; 400 megapixels need 20 GB")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.name}")
    chosen = parser.parse_args(arguments)
    limit = limit_bytes(chosen.limit)
    with tempfile.TemporaryDirectory(prefix="restorer-memory-", dir=chosen.folder) as name:
        runs = [measure(Path(name), size, chosen.limit, chosen.more.split()) for size in chosen.megapixels]
    text = report(runs, limit, f"restore --memory {chosen.limit} {chosen.more}".strip())
    print(text)
    if chosen.write:
        put_into(PAGE, "memory", text)
    return 0 if all(run.is_done and run.peak_bytes <= TOLERANCE * limit for run in runs) else 1


def limit_bytes(text: str) -> int:
    """What the command line understands by a limit."""
    megabytes: int = parse(["restore", "scan", "-o", "out", "--memory", text]).memory
    return megabytes << 20


def measure(folder: Path, megapixels: float, limit: str, more: Sequence[str]) -> Measured:
    """Restore one scan of this size."""
    scan, out = folder / "scan.tif", folder / "out"
    size = draw_scan(scan, megapixels)
    words = ["restore", scan, "-o", out, "--memory", limit, "--jsonl", *more]
    with Watched(words, folder / "home", program=PROGRAM) as run:
        code = run.wait(float("inf"))
        seconds = run.seconds
    done = any(event["event"] == "job_done" for event in run.events)
    for place in (out, folder / "home"):
        shutil.rmtree(place, ignore_errors=True)
    scan.unlink()
    return Measured(size / 1e6, seconds, run.peak_bytes, done and code == 0)


def draw_scan(path: Path, megapixels: float) -> int:
    """Write a made-up 16-bit TIFF in colour, a strip at a time; returns its pixels."""
    import tifffile

    height = max(_SIDE, round((megapixels * 1e6 * 3 / 4) ** 0.5))
    width = max(_SIDE, round(megapixels * 1e6 / height))
    cell = (probe_picture(_SIDE)[0].permute(1, 2, 0).numpy() * 60_000).astype(np.float32)
    random = np.random.default_rng(0)

    def strips() -> Iterator[NDArray[np.uint16]]:
        for top in range(0, height, _STRIP):
            rows = np.arange(top, min(top + _STRIP, height)) % _SIDE
            strip = cell[rows][:, np.arange(width) % _SIDE]
            strip = strip + random.normal(0, 800, strip.shape).astype(np.float32)
            yield np.clip(strip, 0, 65_535).astype(np.uint16)

    with tifffile.TiffWriter(path, bigtiff=height * width * 6 > 3 << 30) as file:
        file.write(strips(), shape=(height, width, 3), dtype=np.uint16, photometric="rgb", rowsperstrip=_STRIP)
    return int(height * width)


def report(runs: Sequence[Measured], limit: int, command: str) -> str:
    """The runs as a table, and how time grows."""
    rows = [
        [f"{run.megapixels:.0f}", f"{run.seconds:.0f}", f"{run.seconds / run.megapixels:.2f}",
         f"{run.peak_bytes / (1 << 20):.0f} MiB", f"{run.peak_bytes / limit:.0%}", "yes" if run.is_done else "no"]
        for run in runs
    ]  # fmt: skip
    head = ["megapixels", "seconds", "seconds a megapixel", "most private memory", "of the limit", "done"]
    lines = [f"`{command}`, 16 bits, in colour:", "", table(head, rows)]
    if len(runs) > 1:
        sizes, times = ([math.log(value) for value in values] for values in
                        ([run.megapixels for run in runs], [run.seconds for run in runs]))  # fmt: skip
        lines += [
            "",
            f"Time grows as the pixels to the power of {statistics.linear_regression(sizes, times).slope:.2f}.",
        ]
    return "\n".join(lines)
