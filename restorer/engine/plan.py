"""How a picture is cut into windows that overlap by what the network needs: geometry and cost, no pixels."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from restorer.imaging.photo import Extent
from restorer.imaging.tiles import Bounds
from restorer.store.memory import read_memory


class Span(NamedTuple):
    """One window along one axis, in pixels of the padded picture.

    Attributes:
        start, stop: What is read; `start` lies on the network's grid, and so does `stop`.
        keep_start, keep_stop: The part whose result is true and kept. Neighbours' parts share the overlap.
    """

    start: int
    stop: int
    keep_start: int
    keep_stop: int


@dataclass(frozen=True, slots=True)
class TileRequirements:
    """What a network needs of its windows.

    Attributes:
        halo: How many pixels around a pixel change its result.
        multiple: Windows begin at multiples of this, and are multiples of it long.
        minimum: The smallest side that the network takes.
        overlap: How many pixels two neighbours' results are blended over.
        is_square: Whether the network takes squares only.
    """

    halo: int
    multiple: int = 1
    minimum: int = 1
    overlap: int = 8
    is_square: bool = False

    @property
    def smallest_window(self) -> int:
        """The smallest side of a window of which two are worth having."""
        return max(self.up(self.minimum), self.up(2 * self.halo + 3 * (self.overlap + self.multiple) + 16))

    def up(self, length: int) -> int:
        """A length rounded up to the network's grid."""
        return math.ceil(length / self.multiple) * self.multiple


@dataclass(frozen=True, slots=True)
class TileCost:
    """What a window costs on a device, in pixels' worth of work.

    Attributes:
        fixed_px: What every window costs beside its pixels.
        cache_fit_px: Up to this area a pixel costs one pixel: the network's layers stay in the caches.
        growth: How much more a pixel costs for each doubling of the area beyond that.
        largest_px: No window is larger than this area.
        batch_px: Windows run together up to this area; 0: each by itself.
        reads_ahead: Whether the next windows are read while these are computed.
    """

    fixed_px: int
    cache_fit_px: int
    growth: float
    largest_px: int
    batch_px: int = 0
    reads_ahead: bool = False

    def of(self, width: int, height: int) -> float:
        """The work of one window."""
        area = width * height
        strain = 1.0 + self.growth * max(0.0, math.log2(area / self.cache_fit_px))
        return area * strain + self.fixed_px

    def at_once(self, window: Extent, limit_px: int) -> int:
        """How many windows of a size run together, where the memory allows so many pixels."""
        return max(1, min(self.batch_px, limit_px) // (window.width * window.height))


EASY_BYTES = 128 << 20
"""Beyond this working set a processor's caches help less and less (measured: `python -m benchmarks speed --tiles`)."""

WINDOW_BYTES = 448 << 20
"""A window of a light network may be larger than 1024 x 1024 up to this working set, and none beyond 2048 x 2048.

What is wide in a photo makes `damage` read 187 pixels around a window. Of 5.4 megapixels it computed 1.89 times as many
in windows of 848 x 1200 and 1.29 times as many in 1152 x 2016, in 1.48 and 1.17 s a megapixel. Networks that take more
for each pixel take longer over it, too, and a stop must be answered within a window.
"""

_PROCESSOR_SHARE = 0.5

GPU_COST = TileCost(
    fixed_px=400 * 400, cache_fit_px=2048 * 2048, growth=0.02, largest_px=2048 * 2048,
    batch_px=2048 * 2048, reads_ahead=True,
)  # fmt: skip


def cpu_cost(bytes_per_px: float) -> TileCost:
    """What windows cost on a processor, for a network whose working set is so many bytes for each pixel."""
    cache_fit_px = int(min(1024 * 1024, max(128 * 128, EASY_BYTES / max(bytes_per_px, 1.0))))
    largest_px = int(min(2048 * 2048, max(1024 * 1024, WINDOW_BYTES / max(bytes_per_px, 1.0))))
    return TileCost(fixed_px=4096, cache_fit_px=cache_fit_px, growth=0.15, largest_px=largest_px)


def processor_budget_bytes() -> int:
    """How many bytes of the main memory one network's working set may take now."""
    return int(read_memory().available_bytes * _PROCESSOR_SHARE)


@dataclass(frozen=True, slots=True)
class Plan:
    """Every window of a picture, row by row.

    Attributes:
        extent: The picture.
        padded: The picture with what is reflected at its right and bottom, on the network's grid.
        columns, rows: The windows along either axis.
    """

    extent: Extent
    padded: Extent
    columns: tuple[Span, ...]
    rows: tuple[Span, ...]

    @property
    def window(self) -> Extent:
        """The size of every window."""
        return Extent(self.columns[0].stop - self.columns[0].start, self.rows[0].stop - self.rows[0].start)

    def __len__(self) -> int:
        return len(self.columns) * len(self.rows)

    def parts(self) -> Iterator[tuple[Bounds, Bounds]]:
        """(window, the part of it that is kept), in pixels of the padded picture, row by row."""
        for row in self.rows:
            for column in self.columns:
                window = Bounds(column.start, row.start, column.stop - column.start, row.stop - row.start)
                width, height = column.keep_stop - column.keep_start, row.keep_stop - row.keep_start
                yield window, Bounds(column.keep_start, row.keep_start, width, height)


def plan_windows(extent: Extent, requirements: TileRequirements, cost: TileCost, limit_px: int | None = None) -> Plan:
    """The cheapest way to cover a picture with windows of one size.

    Args:
        extent: The picture; at least 1 x 1.
        requirements: What the network needs.
        cost: What windows cost on the device.
        limit_px: The largest area of a window that the memory allows; the smallest possible window is used where even
            that is larger.
    """
    padded = Extent(*(max(requirements.up(side), requirements.up(requirements.minimum)) for side in extent))
    if requirements.is_square:
        padded = Extent(max(padded), max(padded))
    limit = min(cost.largest_px, limit_px if limit_px is not None else cost.largest_px)
    best: tuple[float, int, int] | None = None
    smallest: tuple[int, int, int] | None = None
    widths, heights = _sides(padded.width, requirements), _sides(padded.height, requirements)
    for width, columns in widths:
        for height, rows in heights:
            if requirements.is_square and width != height:
                continue
            area = width * height
            work = columns * rows * cost.of(width, height)
            if area <= limit and (best is None or work < best[0]):
                best = (work, width, height)
            if smallest is None or area < smallest[0]:
                smallest = (area, width, height)
    assert smallest is not None
    _, width, height = best if best is not None else smallest
    return Plan(extent, padded, spans(padded.width, width, requirements), spans(padded.height, height, requirements))


def spans(length: int, window: int, requirements: TileRequirements) -> tuple[Span, ...]:
    """Windows of one size over a side whose length lies on the network's grid.

    The parts that are kept cover the side; two neighbours share exactly `needs.overlap` pixels, in the middle of where
    both are true.
    """
    if window >= length:
        return (Span(0, length, 0, length),)
    count = _count(length, window, requirements)
    grid = requirements.multiple
    starts = [(length - window) // grid * number // (count - 1) * grid for number in range(count)]
    seams = []
    for left, right in pairwise(starts):
        middle = (right + left + window) // 2
        seams.append(middle - requirements.overlap // 2)
    keep_starts = [0, *seams]
    keep_stops = [*(seam + requirements.overlap for seam in seams), length]
    return tuple(
        Span(start, start + window, keep_start, keep_stop)
        for start, keep_start, keep_stop in zip(starts, keep_starts, keep_stops, strict=True)
    )


def window_around(keep: Bounds, padded: Extent, requirements: TileRequirements) -> Bounds:
    """The smallest window, on the network's grid, whose result is true in `keep`."""
    x, right = _reach(keep.x, keep.right, padded.width, requirements)
    y, bottom = _reach(keep.y, keep.bottom, padded.height, requirements)
    return Bounds(x, y, right - x, bottom - y)


def _reach(start: int, stop: int, length: int, requirements: TileRequirements) -> tuple[int, int]:
    grid = requirements.multiple
    low = max(0, (start - requirements.halo) // grid * grid)
    high = min(length, requirements.up(stop + requirements.halo))
    missing = max(0, requirements.up(requirements.minimum) - (high - low))
    high = min(length, high + missing)
    return max(0, low - max(0, requirements.up(requirements.minimum) - (high - low))), high


def _count(length: int, window: int, requirements: TileRequirements) -> int:
    step = (window - 2 * requirements.halo - requirements.overlap) // requirements.multiple * requirements.multiple
    return 1 + math.ceil((length - window) / step)


def _sides(length: int, requirements: TileRequirements) -> list[tuple[int, int]]:
    """(window, count) for every count of windows that makes sense, each with the smallest window that will do."""
    found = [(length, 1)]
    smallest = requirements.smallest_window
    count = 2
    while found[-1][0] > smallest:
        window = _smallest_for(length, count, requirements)
        if window <= smallest:
            if smallest < found[-1][0]:
                found.append((smallest, _count(length, smallest, requirements)))
            break
        if window < found[-1][0]:
            found.append((window, count))
        # Beyond a few windows the next count makes no difference to speak of; larger strides keep this quick.
        count += max(1, count // 8)
    return found


def _smallest_for(length: int, count: int, requirements: TileRequirements) -> int:
    """The smallest window of which `count` cover the length."""
    # length - window <= (count - 1) * step, where step = window - 2 halo - overlap rounded down to the grid.
    border = 2 * requirements.halo + requirements.overlap
    window = requirements.up(math.ceil((length + (count - 1) * border) / count))
    while window < length and _count_or_none(length, window, requirements) > count:
        window += requirements.multiple
    return window


def _count_or_none(length: int, window: int, requirements: TileRequirements) -> float:
    step = (window - 2 * requirements.halo - requirements.overlap) // requirements.multiple * requirements.multiple
    return math.inf if step <= 0 else 1 + math.ceil((length - window) / step)
