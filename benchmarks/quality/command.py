"""The command: which parts, how much of each, and where the page is written."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import torch

from benchmarks.quality import cleaning, colorizing, detecting, enlarging, fairness, harmless, portraits, repairing
from benchmarks.quality.heldback import HeldBack, open_bank
from benchmarks.quality.lab import QUICK, Effort, Lab
from benchmarks.quality.report import Bar, Part, Table, bar_lines, part_lines, table_lines, wrapped
from benchmarks.quality.sections import write_page
from restorer import __version__
from restorer.errors import RestorerError

PARTS: dict[str, Callable[[Lab], Part]] = {
    "clean": cleaning.measure,
    "upscale": enlarging.measure,
    "repair": repairing.measure,
    "colorize": colorizing.measure,
    "faces": portraits.measure,
    "detector": detecting.measure,
    "harmless": harmless.measure,
    "fairness": fairness.measure,
}
"""Every part by the name given on the command line, in the order of the page."""

INTRO = """# Quality

What the networks and steps that come with Restorer do to photographs that none of them was trained on, beside what
others do to the same pictures in the same run on the same processor. This page is written by

    {command}

and by nothing else, but for the sections that name another command. {date}, Restorer {version}: {machine}, PyTorch
{torch}; {minutes:.0f} minutes, with a load of {load:.1f} on {cores} cores from beginning to end: where that is above
the number of threads, seconds are too long, and their ratios are rough.

## How it is measured

The photos are those that `training/` names, a tenth of which is held back by a hash of the file's name and never
trained on: {photos} photos of people, portraits and scenes. They are worn by our own damage generator
(`training/damage/`) with fixed seeds, so that the same command gives the same pictures; a generator is not an
attic, and a network is at its best on the damage that it was trained with, which the anchor was not. PSNR and SSIM
compare with the photo as it was (`restorer/imaging/metrics.py`, over R, G and B); PSNR is cut off at 60 dB. NIQE is
basicsr's. Seconds are those of the network or the step on uncompressed pixels, each way run in turn on each picture
after one to warm up. A ± is the standard error over the pictures; a bar that is met by less than that may be met by
chance. Figures of this run stand on **{pictures} pictures** a line, where nothing else is said.{quick}

## The bars

"""

QUICK_NOTE = """ That is few: read this page as a sign of life, and run the command without `--quick` or `--count`
for figures to rely on."""


def main(arguments: list[str] | None = None) -> int:
    """Print the tables, and write the page if asked to; returns the exit code."""
    options = parse(arguments)
    began = time.perf_counter()
    if options.threads:
        torch.set_num_threads(options.threads)
    effort = QUICK if options.quick else Effort()
    if options.count:
        effort = replace(effort, pictures=options.count, whole=3 * options.count)
    with tempfile.TemporaryDirectory(prefix="restorer-quality-") as scratch:
        try:
            folder = open_bank(options.photos, options.cache, Path(scratch))
        except FileNotFoundError as error:
            print(f"{error}: name their folder with --photos or RESTORER_PHOTOS", file=sys.stderr)
            return 1
        lab = Lab(HeldBack(folder), effort, options.weights, options.threads, options.photos / "real2")
        parts = [_measured(name, lab) for name in options.parts or PARTS]
        text = page(parts, lab, _command(options), (time.perf_counter() - began) / 60)
    print("\n".join(bar_lines(parts)))
    for part in parts:
        print("\n" + "\n".join(part_lines(part)).rstrip())
    if options.write:
        write_page(options.write, text)
    return 0


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks quality", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all by default")
    parser.add_argument("--photos", type=Path, default=Path(os.environ.get("RESTORER_PHOTOS", "../shared/photos")),
                        help="the folder of the archives (default: RESTORER_PHOTOS or ../shared/photos)")  # fmt: skip
    parser.add_argument("--cache", type=Path, default=Path("training/runs/photos"),
                        help="where training packed the photos; without it they are unpacked anew")  # fmt: skip
    parser.add_argument("--weights", type=Path, default=Path(os.environ.get("RESTORER_WEIGHTS", "../shared/weights")),
                        help="the folder of the anchor's weights")  # fmt: skip
    parser.add_argument("--quick", action="store_true", help="few and small pictures: about a minute and a half")
    parser.add_argument("--count", type=int, default=0, help="how many pictures a line (default: 24, or 5)")
    parser.add_argument("--threads", type=int, default=0, help="processor cores; 0: as torch chooses")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page there, docs/quality.md mostly")
    options = parser.parse_args(arguments)
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    return options


def page(parts: Sequence[Part], lab: Lab, command: str, minutes: float) -> str:
    """The whole page, as Markdown."""
    intro = INTRO.format(
        command=command,
        date=f"{date.today():%d %B %Y}".lstrip("0"),
        version=__version__,
        machine=f"{processor()}, {torch.get_num_threads()} threads",
        torch=torch.__version__,
        minutes=minutes,
        load=_load(),
        cores=os.cpu_count() or 1,
        photos=lab.photos.count(("people", "portraits", "scenes")),
        pictures=lab.effort.pictures,
        quick=QUICK_NOTE if lab.effort.pictures < Effort().pictures else "",
    )
    lines = [*bar_lines(parts), "", "## The weights that were measured", "", *table_lines(_weights(lab))]
    lines += ["", *(f"- {fault}" for fault in lab.faults)] if lab.faults else []
    for part in parts:
        lines += ["", *part_lines(part)]
    return wrapped(intro.strip()) + "\n\n" + "\n".join(lines).rstrip() + "\n"


def _weights(lab: Lab) -> Table:
    rows = (
        (info.id, f"`{info.file.sha256[:12]}`", f"{info.file.size_bytes / 1e6:.1f}") for info in lab.models.values()
    )
    return Table("model", ("sha256 begins with", "MB"), tuple(rows))


def processor() -> str:
    """The processor's name, as the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def _measured(name: str, lab: Lab) -> Part:
    began = time.perf_counter()
    try:
        part = PARTS[name](lab)
    except RestorerError as error:
        # The other parts' minutes must not be lost with this one.
        part = Part(name, "", (Bar(f"`{name}`", None, 0.0, reason=str(error)),), missing=(str(error),))
    print(f"{name}: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    return part


def _command(options: argparse.Namespace) -> str:
    words = ["python -m benchmarks quality", *options.parts]
    words += ["--quick"] if options.quick else []
    words += [f"--count {options.count}"] if options.count else []
    return " ".join([*words, f"--write {options.write}" if options.write else ""]).strip()


def _load() -> float:
    """How many threads wanted to run on average over the last quarter of an hour."""
    return os.getloadavg()[2] if hasattr(os, "getloadavg") else float("nan")
