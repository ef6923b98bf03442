"""`python -m benchmarks memory`: time and memory of one 16-bit scan after another, each larger, under a limit.

Every scan goes through the real command line in a process of its own, with `--memory`. Counted are its seconds and the
processor's, and the most memory that it had: private, and all that was resident, pages of mapped files and the
processes that it started with it (Linux). A power of 1 in the last lines means that it grows as the pixels do.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.faults.processes import PROGRAM, Watched
from benchmarks.faults.tables import put_into
from benchmarks.memory.chart import draw_chart
from benchmarks.memory.measured import Journal, Measured
from benchmarks.memory.report import report
from benchmarks.memory.scan import draw_scan
from restorer.cli.parser import parse

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
CHART = PAGE.parent / "memory.svg"
TOLERANCE = 1.10
"""How much more than the limit a run may take before it has not held it."""


def main(arguments: list[str] | None = None) -> int:
    """Print the table; the exit code is 1 where a run failed or took more than the limit."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks memory", description=__doc__)
    parser.add_argument("--megapixels", type=float, nargs="*", default=[1, 3, 10, 30, 100, 400])
    parser.add_argument("--limit", default="2G", help="as `restore --memory`")
    parser.add_argument("--more", default="--scale 2", help="more arguments for `restore`, in one text")
    parser.add_argument("--folder", type=Path, help="where scans and results may lie; 400 megapixels need 30 GB")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="end a scan's run after so many")
    parser.add_argument("--journal", type=Path, help="keep each run here as it goes on, and count those that are there")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.name} and draw {CHART.name}")
    chosen = parser.parse_args(arguments)
    limit = limit_bytes(chosen.limit)
    journal = Journal(chosen.journal)
    command = f"restore --memory {chosen.limit} {chosen.more}".strip()
    with tempfile.TemporaryDirectory(prefix="restorer-memory-", dir=chosen.folder) as name:
        # What is found out once for each computer is not the first scan's time.
        shared = Path(name) / "home"
        if chosen.megapixels:
            measure(Path(name), 0.5, chosen.limit, chosen.more.split(), shared, Journal(None), command)
        for size in chosen.megapixels:
            measure(Path(name), size, chosen.limit, chosen.more.split(), shared, journal, command, chosen.minutes * 60)
    runs = journal.runs(command)
    text = report(runs, limit, command)
    print(text)
    if chosen.write:
        put_into(PAGE, "memory", f"{text}\n\n![Time and memory by megapixels]({CHART.name})")
        CHART.write_text(draw_chart(runs, limit), "utf-8")
    return 0 if all(run.is_done and run.resident_bytes <= TOLERANCE * limit for run in runs) else 1


def limit_bytes(text: str) -> int:
    """What the command line understands by a limit."""
    megabytes: int = parse(["restore", "scan", "-o", "out", "--memory", text]).memory
    return megabytes << 20


def measure(
    folder: Path,
    megapixels: float,
    limit: str,
    more: Sequence[str],
    home: Path,
    journal: Journal,
    command: str,
    most_seconds: float = float("inf"),
) -> Measured:
    """Restore one scan of this size, and put it into the journal."""
    scan, out = folder / "scan.tif", folder / "out"
    pixels = draw_scan(scan, megapixels)
    words = ["restore", scan, "-o", out, "--memory", limit, "--jsonl", "--exists", "overwrite", *more]
    measured = Measured(command, pixels / 1e6)
    with Watched(words, home, program=PROGRAM) as run:
        code = None
        while code is None and run.seconds < most_seconds:
            code = run.wait(min(5.0, most_seconds))
            measured.take(run)
            journal.keep(measured)
    measured.is_done = code == 0 and any(event["event"] == "job_done" for event in run.events)
    if code:
        print(run.stderr, file=sys.stderr)
    journal.keep(measured)
    for place in (out, home / "cache" / "stages"):
        shutil.rmtree(place, ignore_errors=True)
    scan.unlink()
    return measured
