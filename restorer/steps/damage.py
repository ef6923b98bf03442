"""Searches a photo of any size for scratches and dust: candidates in tiles at several scales, judged together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np

from restorer.imaging.photo import Extent, Mask, Pixels
from restorer.imaging.tiles import Tile, plan_tiles
from restorer.pipeline.step import Allocator
from restorer.progress import Progress
from restorer.steps.judge import Verdict, judge
from restorer.steps.proxy import Floats, grey_of
from restorer.steps.ridges import flat_noise, read_ridges
from restorer.steps.scratches import FEATURES, Candidate, find_candidates

TILE = 768
HALO = 48
WIDEST_AT_A_LEVEL = 4
"""Lines of 1 to 4 pixels are found at one scale; wider ones at half of it, and so on."""

MOST_LEVELS = 5

LEAST_FOUND, LINE_WEIGHT = 3, 3
"""Fewer specks than this are chance at sensitivity 0.5; a line counts as so many."""

SHORT_SHARE = 0.06
"""Of the longer side: a shorter line may be a cigarette; it is taken only if it goes on from damage."""

RIM_SHARE = 0.015
"""Of the longer side: how near to the photo's edge a line is not looked at."""

MOST_DAMAGE = 0.05
"""Where more than this share would be damage, it is the picture: a brick wall's joints, a fence, a net."""

_FOLLOWED = 4
_NEAR_PX = 5


class Damage(NamedTuple):
    """What was found.

    Attributes:
        mask: H x W: 255 where a scratch or a speck covers the photo, else 0.
        scratches: How many lines.
        specks: How many specks.
        fraction: The share of the pixels that they cover.
    """

    mask: Mask
    scratches: int
    specks: int
    fraction: float


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A candidate, the tile it was seen in, and the scale (each of its pixels covers 2**level a side)."""

    candidate: Candidate
    tile: Tile
    level: int
    is_light: bool


def find_damage(
    pixels: Pixels,
    *,
    sensitivity: float,
    widest_px: float,
    allocate: Allocator,
    progress: Progress,
) -> Damage:
    """Find scratches, cracks, hairs and dust.

    Every candidate is judged by its own features and by how many others the photo has: a photo with nothing certain
    on it is held to be clean, one with a dozen certain scratches may have more.

    Args:
        pixels: H x W x C, C = 1 or 3, uint8 or uint16; may be memory-mapped, is read tile by tile.
        sensitivity: 0 takes the most certain only, 1 a good deal of what is not damage.
        widest_px: How wide a scratch or a speck may be, in pixels.
        allocate: Where the mask comes from.
        progress: Told after each tile.
    """
    sightings = list(_sightings(pixels, _levels(widest_px), progress))
    mask = allocate(pixels.shape[:2], np.uint8)
    mask[:] = 0
    if not sightings:
        return Damage(mask, 0, 0, 0.0)
    features = np.array([sighting.candidate.features for sighting in sightings])
    is_line = np.array([sighting.candidate.is_line for sighting in sightings])
    is_light = np.array([sighting.is_light for sighting in sightings])
    scales = np.array([2.0**sighting.level for sighting in sightings])
    verdict = judge(features, is_line, is_light, sensitivity)
    is_short = is_line & (np.exp(features[:, FEATURES.index("length")]) * scales < SHORT_SHARE * max(mask.shape))
    verdict.is_doubtful[is_short & verdict.is_damage] = True
    verdict.is_damage[is_short] = False
    # Lines first: what goes on from a speck of dust may be anything.
    for index in np.flatnonzero(verdict.is_damage & is_line):
        _paint(mask, sightings[index])
    _follow(mask, sightings, verdict)
    for index in np.flatnonzero(verdict.is_damage & ~is_line):
        _paint(mask, sightings[index])
    covered = _covered(mask)
    lines = int(np.count_nonzero(verdict.is_damage & is_line))
    specks = int(np.count_nonzero(verdict.is_damage & ~is_line))
    is_chance = LINE_WEIGHT * lines + specks < LEAST_FOUND * 2 * (1 - sensitivity)
    if is_chance or covered > MOST_DAMAGE * mask.size:
        mask[:] = 0
        return Damage(mask, 0, 0, 0.0)
    return Damage(mask, lines, specks, covered / mask.size)


def _covered(mask: Mask) -> int:
    """How many pixels of a mask, which may be memory-mapped, are not 0."""
    return sum(int(np.count_nonzero(mask[row : row + 1024])) for row in range(0, mask.shape[0], 1024))


def _follow(mask: Mask, sightings: list[_Sighting], verdict: Verdict) -> None:
    """Take in the doubtful lines that go on from what was found: a crack's branches, a scratch's fainter stretches.

    The verdict is changed in place with the mask.
    """
    doubtful = [index for index in np.flatnonzero(verdict.is_doubtful) if sightings[index].candidate.is_line]
    for _ in range(_FOLLOWED):
        found = [index for index in doubtful if _touches(mask, sightings[index])]
        if not found:
            return
        for index in found:
            _paint(mask, sightings[index])
            verdict.is_damage[index] = True
        doubtful = [index for index in doubtful if not verdict.is_damage[index]]


def _touches(mask: Mask, sighting: _Sighting) -> bool:
    """Whether a candidate comes near what the mask marks."""
    factor, corner = 2**sighting.level, sighting.tile.input
    rows, columns = sighting.candidate.box
    top, left = corner.y + rows.start - _NEAR_PX, corner.x + columns.start - _NEAR_PX
    own = cv2.dilate(
        np.pad(np.asarray(sighting.candidate.mask, np.uint8), _NEAR_PX), np.ones((2 * _NEAR_PX + 1,) * 2, np.uint8)
    )[max(0, -top) :, max(0, -left) :]
    # One pixel of each of the scale's cells will do: what was found is at least as wide as a cell, or near by.
    part = mask[max(0, top) * factor :: factor, max(0, left) * factor :: factor][: own.shape[0], : own.shape[1]]
    return bool(np.any((part > 0) & (own[: part.shape[0], : part.shape[1]] > 0)))


def _levels(widest_px: float) -> int:
    """How many scales are needed to see lines of this width."""
    return int(np.clip(1 + np.ceil(np.log2(max(1.0, widest_px / WIDEST_AT_A_LEVEL))), 1, MOST_LEVELS))


def _sightings(pixels: Pixels, levels: int, progress: Progress) -> Iterator[_Sighting]:
    height, width = pixels.shape[:2]
    # Each scale costs a quarter of the one before.
    costs = [0.25**level for level in range(levels)]
    done = 0.0
    for level in range(levels):
        factor = 2**level
        extent = Extent(width // factor, height // factor)
        if min(extent) < 32:
            break
        tiles = plan_tiles(extent, TILE, HALO)
        for index, tile in enumerate(tiles):
            luma = _luma(pixels, tile, factor)
            noise = flat_noise(luma)
            for is_light, ridges in zip((True, False), read_ridges(luma, noise), strict=True):
                for candidate in find_candidates(luma, ridges, noise, is_light):
                    sighting = _Sighting(candidate, tile, level, is_light)
                    if not _is_rim(sighting, extent):
                        yield sighting
            progress.report((done + costs[level] * (index + 1) / len(tiles)) / sum(costs))
        done += costs[level]


def _is_rim(sighting: _Sighting, extent: Extent) -> bool:
    """Whether this is a line along the photo's own edge: a frame, a margin, the scanner's shadow."""
    rim = max(4.0, RIM_SHARE * max(extent))
    rows, columns = sighting.candidate.box
    top, left = sighting.tile.input.y, sighting.tile.input.x
    is_beside = top + rows.stop <= rim or top + rows.start >= extent.height - rim
    is_beside |= left + columns.stop <= rim or left + columns.start >= extent.width - rim
    return sighting.candidate.is_line and is_beside


def _luma(pixels: Pixels, tile: Tile, factor: int) -> Floats:
    """A tile's luma at a scale, 0..255."""
    box = tile.input.scaled(factor)
    values = pixels[box.slices].astype(np.float32) * np.float32(255 / np.iinfo(pixels.dtype).max)
    luma = np.ascontiguousarray(grey_of(values))
    if factor == 1:
        return luma
    return np.asarray(cv2.resize(luma, tuple(tile.input.extent), interpolation=cv2.INTER_AREA), np.float32)


def _paint(mask: Mask, sighting: _Sighting) -> None:
    """Mark a candidate, with the soft flanks beside it, as far as it lies in its tile's core."""
    rows, columns = sighting.candidate.box
    wide = np.pad(np.asarray(sighting.candidate.mask, np.uint8) * 255, 1)
    wide = np.asarray(cv2.dilate(wide, np.ones((3, 3), np.uint8)), np.uint8)
    tile, factor = sighting.tile, 2**sighting.level
    top, left = tile.input.y + rows.start - 1, tile.input.x + columns.start - 1
    first_y, last_y = max(top, tile.core.y), min(top + wide.shape[0], tile.core.bottom)
    first_x, last_x = max(left, tile.core.x), min(left + wide.shape[1], tile.core.right)
    if first_y >= last_y or first_x >= last_x:
        return
    part = wide[first_y - top : last_y - top, first_x - left : last_x - left]
    if factor > 1:
        part = part.repeat(factor, axis=0).repeat(factor, axis=1)
    target = mask[first_y * factor : last_y * factor, first_x * factor : last_x * factor]
    np.maximum(target, part, out=target)
