"""The command: which tables, on which sets, and where they are written."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import torch

from benchmarks.public.bench import Bench
from benchmarks.public.registry import TABLES
from benchmarks.public.sets import SETS, TestSets
from benchmarks.quality.report import Part, bar_lines, part_lines, wrapped
from benchmarks.quality.sections import write_section
from restorer import __version__

HEADING = "## Public test sets"

INTRO = """Our networks on test sets that everybody uses, beside doing nothing, beside published networks that ran here
on the same pictures, and beside figures as they were printed. This part of the page is written by

    {command}

and by nothing else. {date}, Restorer {version}, PyTorch {torch}; {minutes:.0f} minutes. {taken} No network of ours was
trained on any of these pictures. FFDNet, with which `clean` began, and DnCNN learnt from other pictures of the
Berkeley collection that CBSD68 and BSD100 are part of. The rows that we lose stand here, too."""

LAYOUT = """The sets are folders anywhere below DIR: {names}. What each holds and where it comes from is said in
benchmarks/public/sets.py."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables, and write them if asked to; returns the exit code."""
    options = parse(arguments)
    began = time.perf_counter()
    if options.threads:
        torch.set_num_threads(options.threads)
    bench = Bench(TestSets(options.sets, options.every), options.weights, options.threads)
    for line in bench.missing():
        print(f"not here: {line}", file=sys.stderr)
    parts = []
    for name, measure in TABLES:
        if not options.only or name in options.only:
            started = time.perf_counter()
            parts.append(measure(bench))
            print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)
    text = page(parts, options, (time.perf_counter() - began) / 60)
    print(text)
    if options.write:
        write_section(options.write, "public", text)
    return 0 if any(part.tables for part in parts) else 1


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """What the command line asks for."""
    names = [name for name, _ in TABLES]
    shared = Path(os.environ.get("RESTORER_SHARED", "../shared"))
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks public", description=__doc__, epilog=LAYOUT.format(names=", ".join(SETS))
    )
    parser.add_argument("--sets", type=Path, required=True, metavar="DIR", help="where the test sets lie, at any depth")
    parser.add_argument("--only", type=lambda text: text.split(","), default=[], metavar="NAME,...",
                        help=f"of {', '.join(names)}")  # fmt: skip
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every N-th picture only, for a quick look")
    parser.add_argument("--weights", type=Path, default=shared / "weights",
                        help="the folder of published weights (default: RESTORER_SHARED/weights)")  # fmt: skip
    parser.add_argument("--threads", type=int, default=0, help="processor cores; 0: as torch chooses")
    parser.add_argument("--write", type=Path, metavar="FILE",
                        help="write the section there, docs/quality.md mostly")  # fmt: skip
    options = parser.parse_args(arguments)
    unknown = set(options.only) - set(names)
    if unknown:
        parser.error(f"there is no table {', '.join(sorted(unknown))}")
    if options.every < 1:
        parser.error("--every takes 1 or more")
    return options


def page(parts: Sequence[Part], options: argparse.Namespace, minutes: float) -> str:
    """The tables as Markdown."""
    taken = "All pictures of every set." if options.every == 1 else f"Every {options.every}th picture of a set only."
    intro = INTRO.format(
        command=_command(options),
        date=f"{date.today():%d %B %Y}".lstrip("0"),
        version=__version__,
        torch=torch.__version__,
        minutes=minutes,
        taken=taken,
    )
    lines = [HEADING, "", wrapped(intro), "", *bar_lines(parts)]
    for part in parts:
        title, *rest = part_lines(part)
        lines += ["", f"#{title}", *rest]
    return "\n".join(lines).rstrip() + "\n"


def _command(options: argparse.Namespace) -> str:
    words = ["python -m benchmarks public --sets DIR"]
    words += [f"--only {','.join(options.only)}"] if options.only else []
    words += [f"--every {options.every}"] if options.every > 1 else []
    return " ".join(words)
