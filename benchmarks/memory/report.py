"""What the runs say, in tables, and by which power of the pixels time and memory grow."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence

from benchmarks.faults.tables import table
from benchmarks.memory.measured import Measured, Part

_MIB = 1 << 20


def report(runs: Sequence[Measured], limit: int, command: str) -> str:
    """The runs as tables in Markdown.

    Args:
        runs: Those of one command, the smallest scan first.
        limit: What they were allowed, in bytes.
        command: The command.
    """
    if not runs:
        return "Nothing was measured."
    titles = "megapixels,seconds,processor seconds,a megapixel,most private memory,resident,of the limit,done"
    rows = [
        [f"{run.megapixels:.0f}", f"{run.seconds:.0f}", f"{run.processor_seconds:.0f}",
         f"{run.processor_seconds / run.megapixels:.1f}" if run.is_done else "",
         _mib(run.peak_bytes), _mib(run.resident_bytes),
         f"{run.peak_bytes / limit:.0%}, {run.resident_bytes / limit:.0%}", _end(run)]
        for run in runs
    ]  # fmt: skip
    lines = [f"`{command}`, 16 bits, in colour:", "", table(titles.split(","), rows), "", _parts(runs)]
    growths = [
        f"{what} to the power of {power:.2f}"
        for what, value in (("processor time", _spent), ("private memory", _taken))
        if (power := growth([run for run in runs if run.is_done], value)) is not None
    ]
    if growths:
        lines += ["", f"As the pixels grow, so do {', '.join(growths)}."]
    return "\n".join(lines)


def growth(runs: Sequence[Measured], value: Callable[[Measured], float]) -> float | None:
    """The power of the pixels by which something grows; None below two sizes."""
    if len({run.megapixels for run in runs}) < 2:
        return None
    sizes, values = ([math.log(one) for one in many] for many in
                     ([run.megapixels for run in runs], [max(value(run), 1e-9) for run in runs]))  # fmt: skip
    return statistics.linear_regression(sizes, values).slope


def _spent(run: Measured) -> float:
    return run.processor_seconds


def _taken(run: Measured) -> float:
    return float(run.peak_bytes)


def _parts(runs: Sequence[Measured]) -> str:
    """Processor seconds a megapixel and private memory of each part of the way."""
    names = list(dict.fromkeys(part.name for run in runs for part in run.parts))
    rows = [[f"{run.megapixels:.0f}", *(_part(run, name) for name in names)] for run in runs]
    return table(["megapixels", *names], rows)


def _part(run: Measured, name: str) -> str:
    found = next((part for part in run.parts if part.name == name), None)
    if found is None:
        return ""
    return f"{_pace(run, found):.1f} s, {_mib(found.peak_bytes)}"


def _pace(run: Measured, part: Part) -> float:
    """Processor seconds a megapixel; of a part that was broken off, of what it had done."""
    is_last = part is run.parts[-1]
    share = run.fraction if is_last and not run.is_done and run.fraction > 0 else 1.0
    return part.processor_seconds / (run.megapixels * share)


def _end(run: Measured) -> str:
    if run.is_done or not run.parts:
        return "yes" if run.is_done else "no"
    return f"no: ended at {run.fraction:.0%} of {run.parts[-1].name}"


def _mib(size: float) -> str:
    return f"{size / _MIB:.0f} MiB"
