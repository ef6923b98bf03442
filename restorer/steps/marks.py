"""The marks that a network is sure of, where it does not doubt what surrounds them as well."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from restorer.imaging.photo import Extent, Mask, Pixels
from restorer.imaging.tiles import Tile, plan_tiles
from restorer.progress import Progress
from restorer.steps.proxy import Floats, strips
from restorer.steps.surface import Surface

SENSITIVITIES = (0.0, 0.5, 1.0)
"""Between these the limits of `Limits` are interpolated."""

CORE = (0.95, 0.8, 0.6)
SPECK_CORE = (0.98, 0.9, 0.7)
EDGE = (0.6, 0.4, 0.3)
MEAN = (0.8, 0.5, 0.0)
CLARITY = (2.4, 1.2, 0.0)
MOST_SHARE = (0.06, 0.45, 0.6)
LEAST_MARKS = (9, 6, 0)

LEAST_CORE_PX = 2
LINE_PX = 12

CHANCE_PX, MOST_CHANCES = 250_000, 4.0
"""The more there is to be seen, the more may be mistaken: for each so many pixels `least_marks` are wanted, up to so
many times. Two rails and some stones are no damage; a print that is cracked all over has more."""

DOUBT = (0.15, 0.6)
"""Of the network's certainty: between these it neither believes nor disbelieves."""

AROUND_SHARE = 0.4
"""Of the longer side: how wide the surroundings are in which doubt is weighed."""

GRID = 128
TILE = 1024
HALO = 64


class Limits(NamedTuple):
    """What a mark needs, at some sensitivity.

    Attributes:
        core: How sure the network must be of `LEAST_CORE_PX` of its pixels.
        speck_core: The same for what is shorter than `LINE_PX`: an eye in a small portrait is a speck, too, and filled
            it is worse than any dust.
        edge: How sure it must be of all of them: a mark ends where it is less so.
        mean: How sure it must be on average.
        clarity: How many pixels around are sure to be damage (above `core`) for each that is in doubt. Damage is
            plain to see; of leaves, gravel and lace the network is in doubt all over, and sure here and there.
        most_share: Of the photo. Where more would be damage, it is the picture.
        least_marks: Fewer are chance; specks that are likely, and not sure enough to be filled, count as well.
    """

    core: float
    speck_core: float
    edge: float
    mean: float
    clarity: float
    most_share: float
    least_marks: float

    @classmethod
    def at(cls, sensitivity: float) -> Limits:
        """The limits at a sensitivity of 0 (what is certain) to 1 (all that may be)."""
        rows = (CORE, SPECK_CORE, EDGE, MEAN, CLARITY, MOST_SHARE, LEAST_MARKS)
        return cls(*(float(np.interp(sensitivity, SENSITIVITIES, row)) for row in rows))


class Marks(NamedTuple):
    """How many marks were found, and how many were left since they are too wide to be filled from around."""

    specks: int = 0
    lines: int = 0
    too_wide: int = 0

    def plus(self, other: Marks) -> Marks:
        """Both together."""
        return Marks(*(a + b for a, b in zip(self, other, strict=True)))

    def without(self, other: Marks) -> Marks:
        """These less those; none are owed."""
        return Marks(*(max(0, a - b) for a, b in zip(self, other, strict=True)))


def find_marks(opinion: Pixels, *, sensitivity: float, widest_px: float, out: Mask, progress: Progress) -> Marks:
    """Mark damage in a photo of any size.

    Args:
        opinion: H x W x 1, uint8 or uint16: how sure a network is that each pixel is damaged, over its full range;
            may be memory-mapped.
        sensitivity: 0..1.
        widest_px: A mark that is wider anywhere is left.
        out: H x W uint8, all of it written: 255 where a mark is, else 0.
        progress: Told after each tile.
    """
    limits = Limits.at(sensitivity)
    clarity = _clarity(opinion, limits.core)
    height, width = out.shape
    tiles = plan_tiles(Extent(width, height), TILE, HALO)
    found, covered, likely = Marks(), 0, 0
    for index, tile in enumerate(tiles):
        mask, marks, seen = _search(opinion, tile, clarity, limits, widest_px)
        out[tile.core.slices] = mask
        covered += int(np.count_nonzero(mask))
        found = found.plus(marks)
        likely += seen
        progress.report((index + 1) / len(tiles))
    is_picture = covered > limits.most_share * out.size
    chances = min(MOST_CHANCES, max(1.0, out.size / CHANCE_PX))
    if is_picture or likely < limits.least_marks * chances:
        out[:] = 0
        return Marks(too_wide=found.too_wide)
    return found


def _search(opinion: Pixels, tile: Tile, clarity: Surface, limits: Limits, widest_px: float) -> tuple[Mask, Marks, int]:
    """The marks in a tile's core, how many have their middle there, and how many more or less likely ones do."""
    chance = opinion[tile.input.slices][:, :, 0].astype(np.float32) / np.float32(np.iinfo(opinion.dtype).max)
    is_mark = (chance >= limits.edge).astype(np.uint8)
    count, labels, stats, centres = cv2.connectedComponentsWithStats(is_mark, connectivity=8)
    flat = labels.ravel()
    area = np.maximum(np.bincount(flat, minlength=count), 1)
    mean = np.bincount(flat, chance.ravel(), minlength=count) / area
    is_line = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) >= LINE_PX
    core, speck_core = (
        np.bincount(flat, (chance >= sure).ravel(), minlength=count) for sure in (limits.core, limits.speck_core)
    )
    around = clarity.rows(tile.input.y, tile.input.bottom, opinion.shape[1])[:, tile.input.x : tile.input.right]
    clear = np.bincount(flat, np.ascontiguousarray(around).ravel(), minlength=count) / area
    is_likely = (core >= LEAST_CORE_PX) & (mean >= limits.mean) & (clear >= limits.clarity)
    is_likely[0] = False
    is_damage = is_likely & (is_line | (speck_core >= LEAST_CORE_PX))
    is_wide = np.zeros(count, bool)
    is_wide[np.unique(labels[cv2.distanceTransform(is_mark, cv2.DIST_L2, 3) > widest_px / 2])] = True
    taken = is_damage & ~is_wide
    x, y = centres[:, 0] + tile.input.x, centres[:, 1] + tile.input.y
    is_here = (x >= tile.core.x) & (x < tile.core.right) & (y >= tile.core.y) & (y < tile.core.bottom)
    marks = Marks(
        specks=int((taken & is_here & ~is_line).sum()),
        lines=int((taken & is_here & is_line).sum()),
        too_wide=int((is_damage & is_wide & is_here).sum()),
    )
    likely = int((is_likely & ~is_wide & is_here).sum())
    return taken[labels[tile.core_in_input.slices]].astype(np.uint8) * 255, marks, likely


def _clarity(opinion: Pixels, core: float) -> Surface:
    """How many pixels around each place are surely damaged for each that is in doubt."""
    height, width = opinion.shape[:2]
    cell = max(1, -(-max(height, width) // GRID))
    rows, columns = max(1, height // cell), max(1, width // cell)
    sure, doubted = np.empty((rows, columns), np.float32), np.empty((rows, columns), np.float32)
    full = np.iinfo(opinion.dtype).max
    for top, bottom in strips(rows, columns * cell * cell):
        block = opinion[top * cell : bottom * cell, : columns * cell, 0]
        sure[top:bottom] = _share(block >= core * full, columns, bottom - top)
        doubted[top:bottom] = _share((block > DOUBT[0] * full) & (block < DOUBT[1] * full), columns, bottom - top)
    window = round(AROUND_SHARE * GRID) | 1
    sure, doubted = (np.asarray(cv2.blur(grid, (window, window)), np.float32) for grid in (sure, doubted))
    return Surface(sure / (doubted + np.float32(1e-4)), cell)


def _share(is_so: np.ndarray, columns: int, rows: int) -> Floats:
    """The share of each cell that is so: rows x columns float32."""
    return np.asarray(cv2.resize(is_so.astype(np.float32), (columns, rows), interpolation=cv2.INTER_AREA), np.float32)
