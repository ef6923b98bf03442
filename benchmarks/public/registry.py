"""The list of all tables. A new one is a module with `measure(bench)` and a line here."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.public import colors, enlarging, film, holes, jpegs, noise
from benchmarks.public.bench import Bench
from benchmarks.quality.report import Part

TABLES: list[tuple[str, Callable[[Bench], Part]]] = [
    ("noise", noise.measure),
    ("jpeg", jpegs.measure),
    ("sr", enlarging.measure),
    ("film", film.measure),
    ("holes", holes.measure),
    ("colors", colors.measure),
]
"""Every part by the name given to `--only`, in the order of the page."""
