"""Time and memory over the size of a scan, as a small SVG with both axes in powers of ten."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.memory.measured import Measured

_WORDS = 'font-family="sans-serif" font-size="11" fill="#444"'
_WIDTH, _HEIGHT, _GAP, _LEFT, _TOP, _BOTTOM = 360, 260, 16, 62, 26, 40
_MIB = 1 << 20


@dataclass(frozen=True)
class _Panel:
    """One diagram: `lines` are (colour, name, points of megapixels and value)."""

    title: str
    unit: str
    lines: list[tuple[str, str, list[tuple[float, float]]]]
    limit: float | None = None


def draw_chart(runs: Sequence[Measured], limit: int) -> str:
    """Processor seconds at the left, memory at the right; runs that were broken off are left out of the left one.

    Args:
        runs: The smallest scan first.
        limit: What they were allowed, in bytes.
    """
    done = [run for run in runs if run.is_done]
    spent = [(run.megapixels, run.processor_seconds) for run in done]
    panels = [
        _Panel("processor seconds", "", [("#1f6feb", "time", spent)]),
        _Panel(
            "memory", " MiB",
            [
                ("#1f6feb", "private", [(run.megapixels, run.peak_bytes / _MIB) for run in runs]),
                ("#c2410c", "resident", [(run.megapixels, run.resident_bytes / _MIB) for run in runs]),
            ],
            limit / _MIB,
        ),
    ]  # fmt: skip
    width = len(panels) * (_WIDTH + _GAP)
    drawn = "".join(
        f'<g transform="translate({number * (_WIDTH + _GAP)} 0)">{_drawn(panel)}</g>'
        for number, panel in enumerate(panels)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" width="{width}" height="{_HEIGHT}">'
        f"<title>Time and memory of one scan after another, each larger</title>"
        f'<rect width="{width}" height="{_HEIGHT}" fill="white"/>{drawn}</svg>\n'
    )


def _drawn(panel: _Panel) -> str:
    points = [point for _, _, line in panel.lines for point in line]
    values = [value for _, value in points] + ([panel.limit] if panel.limit else [])
    if not points:
        return f'<text x="{_LEFT}" y="16" {_WORDS}>{panel.title}: nothing was measured</text>'
    across, up = (
        _Axis.over([size for size, _ in points], _LEFT, _WIDTH - 14),
        _Axis.over(values, _HEIGHT - _BOTTOM, _TOP),
    )
    marks = [f'<text x="{_LEFT}" y="16" {_WORDS}>{panel.title}</text>']
    for value in up.decades:
        y = up.place(value)
        marks.append(
            f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - 14}" stroke="#ddd"/>'
            f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" {_WORDS}>{value:,.0f}{panel.unit}</text>'
        )
    for value in across.decades:
        x = across.place(value)
        marks.append(
            f'<text x="{x:.1f}" y="{_HEIGHT - _BOTTOM + 16}" text-anchor="middle" {_WORDS}>{value:,.0f}</text>'
        )
    marks.append(f'<text x="{_WIDTH / 2}" y="{_HEIGHT - 6}" text-anchor="middle" {_WORDS}>megapixels</text>')
    if panel.limit:
        y = up.place(panel.limit)
        marks.append(
            f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - 14}" stroke="#444" stroke-dasharray="4 3"/>'
            f'<text x="{_WIDTH - 16}" y="{y - 4:.1f}" text-anchor="end" {_WORDS}>the limit</text>'
        )
    for number, (color, name, line) in enumerate(panel.lines):
        places = [(across.place(size), up.place(value)) for size, value in line]
        way = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        marks.append(f'<polyline points="{way}" fill="none" stroke="{color}" stroke-width="1.5"/>')
        marks += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{color}"/>' for x, y in places]
        if len(panel.lines) > 1:
            x = _LEFT + 90 * (number + 1)
            marks.append(f'<text x="{x}" y="16" font-family="sans-serif" font-size="11" fill="{color}">{name}</text>')
    return "".join(marks)


@dataclass(frozen=True)
class _Axis:
    """From values to places along one side, by their logarithms."""

    low: int
    high: int
    start: float
    stop: float

    @classmethod
    def over(cls, values: Sequence[float], start: float, stop: float) -> _Axis:
        """An axis of whole powers of ten around these values, all above 0."""
        logs = [math.log10(max(value, 1e-9)) for value in values]
        low = math.floor(min(logs))
        return cls(low, max(low + 1, math.ceil(max(logs))), start, stop)

    @property
    def decades(self) -> list[float]:
        """The powers of ten on it."""
        return [10.0**power for power in range(self.low, self.high + 1)]

    def place(self, value: float) -> float:
        """Where a value lies."""
        share = (math.log10(max(value, 1e-9)) - self.low) / (self.high - self.low)
        return self.start + share * (self.stop - self.start)
