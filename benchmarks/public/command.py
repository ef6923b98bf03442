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

INTRO = """## Public test sets

Our networks on test sets that everybody uses, beside doing nothing, beside published networks that ran here on the
same pictures, and beside figures as they were printed. Each part is written by `python -m benchmarks public` and by
nothing else, and says when. No network of ours was trained on any of these pictures. FFDNet, with which `clean`
began, and DnCNN learnt from other pictures of the Berkeley collection that CBSD68 and BSD100 are part of. The rows
that we lose stand here, too."""

TAKEN = """`{command}`: {date}, Restorer {version}, PyTorch {torch}. {taken}"""

LAYOUT = """The sets are folders anywhere below DIR: {names}. What each holds and where it comes from is said in
benchmarks/public/sets.py."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables, and write them if asked to; returns the exit code."""
    options = parse(arguments)
    if options.threads:
        torch.set_num_threads(options.threads)
    bench = Bench(TestSets(options.sets, options.every), options.weights, options.threads)
    for line in bench.missing():
        print(f"not here: {line}", file=sys.stderr)
    is_any = False
    texts = []
    for name, measure in TABLES:
        if not options.only or name in options.only:
            started = time.perf_counter()
            part = measure(bench)
            print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)
            is_any |= bool(part.tables)
            texts.append(page(name, part, options))
            if options.write and part.tables:
                write_section(options.write, "public", wrapped(INTRO))
                write_section(options.write, f"public-{name}", texts[-1])
            if options.bars and part.bars:
                write_section(options.bars, f"public-{name}", "\n".join(bar_lines([part])))
    print("\n\n".join([wrapped(INTRO), *texts]))
    return 0 if is_any else 1


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
                        help="write the sections there, docs/quality.md mostly")  # fmt: skip
    parser.add_argument("--bars", type=Path, metavar="FILE",
                        help="write the bars alone there, docs/comparison.md mostly")  # fmt: skip
    options = parser.parse_args(arguments)
    unknown = set(options.only) - set(names)
    if unknown:
        parser.error(f"there is no table {', '.join(sorted(unknown))}")
    if options.every < 1:
        parser.error("--every takes 1 or more")
    return options


def page(name: str, part: Part, options: argparse.Namespace) -> str:
    """A table's section as Markdown: what wrote it, its bars, and the figures."""
    every = options.every
    taken = (
        "All pictures of every set."
        if every == 1
        else f"Of each set {SHARES.get(every, f'every {every}th')} picture only."
    )
    how = TAKEN.format(
        command=_command(name, every),
        date=f"{date.today():%d %B %Y}".lstrip("0"),
        version=__version__,
        torch=torch.__version__,
        taken=taken,
    )
    title, *rest = part_lines(part)
    bars = bar_lines([part]) if part.bars else []
    return "\n".join([f"#{title}", "", how, "", *bars, *rest]).rstrip()


SHARES = {2: "every second", 3: "every third"}


def _command(name: str, every: int) -> str:
    words = [f"python -m benchmarks public --sets DIR --only {name}"]
    words += [f"--every {every}"] if every > 1 else []
    return " ".join(words)
