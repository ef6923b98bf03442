"""From what was measured to the lines of the table."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple


class Figure(NamedTuple):
    """One line of the table."""

    name: str
    value: str
    promise: str = ""
    verdict: str = ""


def _judged(name: str, value: float, form: str, unit: str, promise: float) -> Figure:
    """A figure beside what was promised, which it must not pass."""
    verdict = "kept" if value <= promise else "**missed**"
    return Figure(name, f"{value:{form}} {unit}", f"{promise:g} {unit}", verdict)


def show_paint(runs: Sequence[dict[str, float]], chosen: argparse.Namespace) -> list[Figure]:
    """How soon there is something to see."""
    seconds = [run["seconds"] for run in runs]
    return [
        _judged("First paint, median of 5 starts", median(seconds), ".2f", "s", 0.6),
        Figure("First paint, best", f"{min(seconds):.2f} s"),
        Figure("First paint: of the processor, median", f"{median(run['cpu'] for run in runs):.2f} s"),
        _judged("Ready for photos, median", median(run["ready"] for run in runs), ".2f", "s", 1.0),
        Figure("Ready for photos: of the processor, median", f"{median(run['ready cpu'] for run in runs):.2f} s"),
        Figure("Memory at the first paint", f"{runs[0]['memory']:.0f} MB"),
    ]


def show_drops(runs: Sequence[dict[str, float]], chosen: argparse.Namespace) -> list[Figure]:
    """How ten thousand photos come in."""
    name = f"{chosen.drops:,} photos dropped"
    return [
        _judged(f"{name}: listed", runs[0]["seconds"], ".2f", "s", 1),
        _judged(f"{name} and scrolled: worst gap", runs[0]["worst"], ".0f", "ms", 50),
        _judged(f"{name} and scrolled: 99th percentile", runs[0]["p99"], ".1f", "ms", 16),
        Figure(f"{name}: the main thread's own time at once, worst", f"{runs[0]['work']:.0f} ms"),
        Figure(f"{name}: memory", f"{runs[0]['memory']:.0f} MB"),
    ]


def show_jobs(runs: Sequence[dict[str, float]], chosen: argparse.Namespace) -> list[Figure]:
    """How free the event loop is while photos are restored."""
    return [
        _judged("4 jobs: worst gap of the event loop", runs[0]["worst"], ".0f", "ms", 50),
        _judged("4 jobs: 99th percentile", runs[0]["p99"], ".1f", "ms", 16),
        Figure("4 jobs: the main thread's own time at once, worst", f"{runs[0]['work']:.0f} ms"),
        Figure("4 jobs: a bare event loop beside it, worst gap", f"{runs[0]['bare worst']:.0f} ms"),
        Figure("4 jobs: a bare event loop beside it, 99th percentile", f"{runs[0]['bare p99']:.1f} ms"),
        Figure("4 jobs: memory of the window", f"{runs[0]['memory']:.0f} MB"),
    ]


def show_cold(runs: Sequence[dict[str, float]], chosen: argparse.Namespace) -> list[Figure]:
    """How soon a new user sees what will be done."""
    first = median(run["first"] for run in runs)
    return [_judged("Preview of the first photo after the start: first pixels, median of 3", first, ".2f", "s", 3)]


def show_preview(runs: Sequence[dict[str, float]], chosen: argparse.Namespace) -> list[Figure]:
    """How soon a change is seen."""
    run = runs[0]
    return [
        _judged("Preview of a change, 1.9 megapixels: first pixels, median of 7", run["median"], ".2f", "s", 1.0),
        Figure("Preview of a change: first pixels, slowest", f"{run['worst']:.2f} s"),
        Figure("Preview of a change: as it will be restored, median", f"{run['full']:.2f} s"),
    ]


def show_scan(runs: Sequence[dict[str, float]], chosen: argparse.Namespace) -> list[Figure]:
    """How a large scan opens and moves."""
    run, name = runs[0], f"{chosen.megapixels:.0f} megapixels"
    figures = [
        _judged(f"{name}: whole scan on the screen", run["open"], ".2f", "s", 2),
        Figure(f"{name}: as sharp as it gets", f"{run['sharp']:.2f} s"),
    ]
    for key, zoom in (("full", "100 %"), ("quarter", "25 %")):
        figures += [
            _judged(f"Pan at {zoom}: median frame", run[f"{key} median"], ".1f", "ms", 16.7),
            _judged(f"Pan at {zoom}: 99th percentile", run[f"{key} p99"], ".1f", "ms", 16.7),
            Figure(f"Pan at {zoom}: the main thread's own time, 99th percentile", f"{run[f'{key} cpu']:.1f} ms"),
        ]
    return [*figures, Figure(f"{name}: memory, without mapped files", f"{run['memory']:.0f} MB")]


def show_brush(runs: Sequence[dict[str, float]], chosen: argparse.Namespace) -> list[Figure]:
    """How the brush follows the hand."""
    run, name = runs[0], "Brush on 100 megapixels"
    return [
        _judged(f"{name}, 60 strokes: median frame", run["median"], ".1f", "ms", 16.7),
        _judged(f"{name}: 99th percentile", run["p99"], ".1f", "ms", 16.7),
        Figure(f"{name}: the main thread's own time, 99th percentile", f"{run['cpu']:.1f} ms"),
        Figure(f"{name}: the end of a stroke, slowest", f"{run['end']:.0f} ms"),
        Figure(f"{name}: the end of a stroke, the main thread's own time, slowest", f"{run['end cpu']:.0f} ms"),
        Figure(f"{name}: memory, without mapped files", f"{run['memory']:.0f} MB"),
    ]
