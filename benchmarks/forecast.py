"""`python -m benchmarks forecast`: whether a dry run tells the truth: its time, disk and memory beside the real run's.

Worn copies of the photo that comes with Restorer, in several sizes, first through `restore --dry-run`, then through
`restore`, with the same options. Read the ratios: forecast by real, 1 is the truth.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from benchmarks.faults.processes import PROGRAM, Watched
from benchmarks.faults.tables import put_into, table
from restorer.imaging.synthetic_damage import wear
from restorer.store.resources import resource

_MIB = 1 << 20
_SIDES = (320, 450, 640, 800)
RUNS = {
    "auto": (),
    "tone": ("--steps", "tone"),
    "clean, enlarged 2 times": ("--steps", "clean,upscale", "--scale", "2"),
}


def main(arguments: list[str] | None = None) -> int:
    """Print the table; the exit code is 1 where a forecast is wrong by more than a factor of two."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks forecast", description=__doc__)
    parser.add_argument("--photos", type=int, default=8)
    parser.add_argument("--format", default="jpeg", choices=("jpeg", "png"))
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into this page")
    chosen = parser.parse_args(arguments)
    rows, ratios = [], list[float]()
    with tempfile.TemporaryDirectory(prefix="restorer-forecast-") as name:
        folder = Path(name)
        draw_worn(folder / "in", chosen.photos)
        for number, (words, options) in enumerate(RUNS.items()):
            told, real = foretell_and_run(folder, f"{number}", [*options, "--format", chosen.format])
            cells: list[str] = []
            for what, unit in (("seconds", "s"), ("result_bytes", "MiB"), ("memory_bytes", "MiB")):
                scale = 1 if unit == "s" else _MIB
                ratios.append(told[what] / max(real[what], 1e-9))
                cells += [f"{told[what] / scale:.1f} / {real[what] / scale:.1f} {unit}", f"{ratios[-1]:.2f}"]
            rows.append([words, str(chosen.photos), *cells])
    head = ["what", "photos", "time: forecast / real", "ratio", "results", "ratio", "memory", "ratio"]
    text = table(head, rows)
    print(text)
    if chosen.write:
        put_into(chosen.write, "forecast", text)
    return 0 if all(0.5 <= ratio <= 2 for ratio in ratios) else 1


def draw_worn(folder: Path, count: int) -> None:
    """Worn copies of the photo that comes with Restorer, as JPEG."""
    folder.mkdir(parents=True)
    with Image.open(resource("demo/astronaut.png")) as image:
        clean = image.convert("RGB")
    for number in range(count):
        side = _SIDES[number % len(_SIDES)]
        pixels = np.asarray(clean.resize((side, side * 3 // 4), Image.Resampling.LANCZOS))
        Image.fromarray(wear(pixels, number)).save(folder / f"worn {number:02d}.jpg", quality=72)


def foretell_and_run(
    folder: Path, name: str, options: Sequence[str], program: Sequence[str] = PROGRAM
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the dry run says and what the run takes: `seconds`, `result_bytes`, `memory_bytes` of each."""
    out = folder / f"out {name}"
    words = ["restore", folder / "in", "-o", out, *options, "--jsonl"]
    with Watched([*words, "--dry-run"], folder / f"home {name}", program=program) as run:
        run.wait(float("inf"))
    told = run.events[-1]
    # Another home: the dry run leaves nothing that could help, and this proves it.
    with Watched(words, folder / f"home {name} real", program=program) as run:
        run.wait(float("inf"))
    ended = run.events[-1]
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    return told, {"seconds": ended["seconds"], "result_bytes": size, "memory_bytes": run.peak_bytes}
