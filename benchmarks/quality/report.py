"""What a measurement hands back, and how it reads: bars met or missed, tables of peers, what could not be measured."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

NOTHING = "–"
"""What stands where a figure could not be had."""

_WIDTH = 116


@dataclass(frozen=True, slots=True)
class Bar:
    """One promise and how it was kept.

    Attributes:
        what: What was measured.
        measured: The figure; None where it could not be had.
        bound: What it is held against.
        unit: Of both: ` dB`, ` %`, or empty.
        is_most: Whether the bound is the most that is allowed, rather than the least.
        digits: After the point.
        doubt: The standard error of the figure over the pictures, or None.
        reason: Why there is no figure.
    """

    what: str
    measured: float | None
    bound: float
    unit: str = ""
    is_most: bool = False
    digits: int = 2
    doubt: float | None = None
    reason: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the figure is there and good enough."""
        if self.measured is None or math.isnan(self.measured):
            return False
        return self.measured <= self.bound if self.is_most else self.measured >= self.bound

    @property
    def wanted(self) -> str:
        """The bound in words."""
        return f"at {'most' if self.is_most else 'least'} {self._spelled(self.bound)}"

    @property
    def figure(self) -> str:
        """The figure in words."""
        if self.measured is None or math.isnan(self.measured):
            return NOTHING
        doubt = "" if self.doubt is None or math.isnan(self.doubt) else f" ± {self.doubt:.{self.digits}f}"
        return self._spelled(self.measured) + doubt

    @property
    def verdict(self) -> str:
        """Met or missed, and by how much."""
        if self.measured is None or math.isnan(self.measured):
            return f"**not measured**: {self.reason or 'no figure came of it'}"
        apart = abs(self.measured - self.bound)
        # A miss too small for the table's digits is still a miss, and must not read as one by nothing.
        digits = self.digits
        while apart and round(apart, digits) == 0 and digits < 6:
            digits += 1
        by = f"{apart:.{digits}f}{self.unit}"
        return f"met, by {by}" if self.is_met else f"**missed, by {by}**"

    def _spelled(self, value: float) -> str:
        return f"{value:.{self.digits}f}{self.unit}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of peers: the first column is text, the others are figures."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one part of the benchmark found.

    Attributes:
        title: Its heading.
        how: How it was measured, in whole paragraphs.
        bars: Its promises.
        tables: Ours beside the peers.
        remarks: What the figures do not say by themselves.
        missing: What could not be measured, and why.
    """

    title: str
    how: str
    bars: tuple[Bar, ...] = ()
    tables: tuple[Table, ...] = ()
    remarks: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def number(value: float, digits: int = 2) -> str:
    """A figure for a cell; a dash where there is none."""
    return NOTHING if math.isnan(value) else f"{value:.{digits}f}"


def bar_lines(parts: Sequence[Part]) -> list[str]:
    """The one table of all promises, as Markdown."""
    lines = ["| What was measured | Measured | The bar | |", "| --- | ---: | ---: | --- |"]
    return lines + [
        f"| {bar.what} | {bar.figure} | {bar.wanted} | {bar.verdict} |" for part in parts for bar in part.bars
    ]


def table_lines(table: Table) -> list[str]:
    """One table of peers, as Markdown."""
    head = "| " + " | ".join((table.title, *table.columns)) + " |"
    rule = "| --- |" + " ---: |" * len(table.columns)
    return [head, rule, *("| " + " | ".join(row) + " |" for row in table.rows)]


def wrapped(text: str) -> str:
    """Paragraphs of text, filled to the page's width; headings and code stay as they are."""
    paragraphs = (
        part if part.startswith(("#", "    ")) else textwrap.fill(part, _WIDTH, break_on_hyphens=False)
        for part in text.split("\n\n")
    )
    return "\n\n".join(paragraphs)


def part_lines(part: Part) -> list[str]:
    """One part as a section, as Markdown."""
    lines = [f"## {part.title}", "", *([wrapped(part.how), ""] if part.how else [])]
    for table in part.tables:
        lines += [*table_lines(table), ""]
    for remark in part.remarks:
        lines += [wrapped(remark), ""]
    if part.missing:
        lines += ["Missing:", "", *(f"- {line}" for line in part.missing), ""]
    return lines
