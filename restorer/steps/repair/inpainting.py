"""Fills holes in a photo from what surrounds them, at its own depth, and leaves every other pixel alone."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from restorer.analysis.downscale import Floats, cell_px, reduce_as, strips
from restorer.imaging.photo import Extent, Mask, Pixels
from restorer.imaging.tiles import Bounds, Tile, plan_tiles
from restorer.pipeline.step import Allocator
from restorer.progress import CancelToken, Progress
from restorer.steps.repair.filling.blots import blots_of, depth_of, share_of
from restorer.steps.repair.filling.fill_cache import KeptFills, KnownFills
from restorer.steps.repair.filling.holes import AROUND_PX, Hole, Painter, filled_core

TILE = 384
HALO = 64

BLOT_PX = 640
"""The longest side of a blot that is painted at once."""

DEEP_PX = 60
"""Farther from its rim than this, a hole is filled on a small copy first."""
COARSE_PX = 32
"""How far from its rim the deepest place of that copy is: the network learnt on blots that are no deeper."""
_LONGEST_PX = 1024


def fill(
    pixels: Pixels,
    mask: Mask,
    strength: float,
    *,
    seed: int,
    allocate: Allocator,
    progress: Progress,
    paint: Painter | None = None,
    is_final: bool = True,
    known: KnownFills | None = None,
    painter: str = "",
) -> Pixels:
    """Fill what the mask marks, with the surroundings' grain on it.

    Thin marks are filled by Telea's fast marching, wide ones by a network where there is one, coarse to fine.

    Args:
        pixels: H x W x C, C = 1 or 3, uint8 or uint16; not changed; may be memory-mapped.
        mask: H x W: what is not 0 is filled.
        strength: 1 replaces, less blends with what was there.
        seed: The source of the grain.
        allocate: Where the result comes from.
        progress: Told after each tile.
        paint: Fills holes that are wider than `THIN_PX`.
        is_final: Whether there is to be grain on what was filled; a copy to be enlarged wants none.
        known: Fills of the same tiles with the same holes are taken from here, and those that are new kept.
        painter: Which network `paint` is, by its hash, for `known`.

    Returns:
        A new array; where the mask is 0 it equals `pixels` exactly.
    """
    height, width = pixels.shape[:2]
    out = allocate(pixels.shape, pixels.dtype)
    for top, bottom in strips(height, width):
        out[top:bottom] = pixels[top:bottom]
        progress.report(0.2 * bottom / height)
    kept = None if known is None else KeptFills(known, painter if paint is not None else "")
    base = None if paint is None else _filled_small(pixels, mask, seed, allocate, paint, progress.token, kept)
    known_pixels, rest = pixels, mask
    if paint is not None:
        known_pixels, rest = _paint_blots(pixels, mask, base, allocate, paint, progress, kept)
    tiles = plan_tiles(Extent(width, height), TILE, HALO)
    for index, tile in enumerate(tiles):
        core = mask[tile.core.slices] > 0
        if core.any():
            patch = np.ascontiguousarray(known_pixels[tile.input.slices])
            missing, hole = (np.asarray(part[tile.input.slices] > 0, np.uint8) for part in (mask, rest))
            draw = (seed, index) if is_final else None
            filled = filled_core(Hole(patch, missing, hole, tile.core_in_input.slices), draw, paint, kept)
            target = out[tile.core.slices]
            blended = target[core] + strength * (filled - target[core])
            target[core] = np.clip(np.rint(blended), 0, np.iinfo(pixels.dtype).max)
        progress.report(0.5 + 0.5 * (index + 1) / len(tiles))
    return out


class Base(NamedTuple):
    """A photo filled at a small size, h x w x C uint16, and how many pixels of the photo one of its is wide."""

    values: Pixels
    cell_px: int

    def window(self, tile: Tile) -> Floats:
        """What a tile's input shows of it, at the photo's size: float32, 0..1."""
        shift = [(start + 0.5) / self.cell_px - 0.5 for start in (tile.input.x, tile.input.y)]
        back = np.array([[1 / self.cell_px, 0, shift[0]], [0, 1 / self.cell_px, shift[1]]])
        size = (tile.input.width, tile.input.height)
        flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
        enlarged = cv2.warpAffine(self.values, back, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
        return (np.asarray(enlarged, np.float32) / np.float32(65535)).reshape(*size[::-1], self.values.shape[2])


def _filled_small(
    pixels: Pixels,
    mask: Mask,
    seed: int,
    allocate: Allocator,
    paint: Painter,
    token: CancelToken,
    kept: KeptFills | None,
) -> Base | None:
    """The photo filled as small as its deepest hole needs it; None where every tile sees all of its holes' rims."""
    cell = cell_px(mask, _LONGEST_PX)
    deepest_px = float(depth_of(share_of(mask, cell)).max()) * cell
    if deepest_px <= DEEP_PX:
        return None
    longest_px = max(1, int(max(mask.shape) * COARSE_PX / deepest_px))
    cell = cell_px(pixels, longest_px)
    small = reduce_as(pixels, longest_px, np.uint16, allocate)
    hole = np.asarray(share_of(mask, cell) > 0, np.uint8)
    unheard = Progress(token=token)
    filled = fill(
        small,
        hole,
        1.0,
        seed=seed,
        allocate=allocate,
        progress=unheard,
        paint=paint,
        is_final=False,
        known=None if kept is None else kept.known,
        painter="" if kept is None else kept.painter,
    )
    return Base(filled, cell)


def _paint_blots(
    pixels: Pixels,
    mask: Mask,
    base: Base | None,
    allocate: Allocator,
    paint: Painter,
    progress: Progress,
    kept: KeptFills | None,
) -> tuple[Pixels, Mask]:
    """The photo with its blots filled, and a mask of what is still missing.

    A blot is painted at once, or where it is larger than `BLOT_PX` part by part, each of which sees what was painted
    before: parts that do not know of one another meet in a seam.
    """
    blots = blots_of(mask)
    if not blots:
        return pixels, mask
    painted, rest = allocate(pixels.shape, pixels.dtype), allocate(mask.shape, mask.dtype)
    for top, bottom in strips(*mask.shape):
        painted[top:bottom], rest[top:bottom] = pixels[top:bottom], mask[top:bottom]
    for index, blot in enumerate(blots):
        for part in plan_tiles(blot.bounds.extent, BLOT_PX, 0):
            core = part.core.moved(blot.bounds.x, blot.bounds.y)
            missing = rest[core.slices] > 0
            own = missing & blot.covers(core)
            if own.any():
                hole = _hole_of(painted, mask, rest, Tile(_around(core, mask), core), base)
                filled = filled_core(hole, None, paint, kept)
                painted[core.slices][own] = np.rint(filled[own[missing]])
                rest[core.slices][own] = 0
        progress.report(0.2 + 0.3 * (index + 1) / len(blots))
    return painted, rest


def _around(core: Bounds, mask: Mask) -> Bounds:
    """A part with what is shown of its surroundings, as far as there are any."""
    left, top = max(0, core.x - AROUND_PX), max(0, core.y - AROUND_PX)
    right, bottom = (
        min(end + AROUND_PX, side) for end, side in ((core.right, mask.shape[1]), (core.bottom, mask.shape[0]))
    )
    return Bounds(left, top, right - left, bottom - top)


def _hole_of(painted: Pixels, mask: Mask, rest: Mask, tile: Tile, base: Base | None) -> Hole:
    """What is seen of a part of a blot; what lies deep in it is known from the small copy."""
    patch = np.ascontiguousarray(painted[tile.input.slices])
    hole = missing = np.asarray(rest[tile.input.slices] > 0, np.uint8)
    if base is not None:
        # Deep in all that was missing: what was painted meanwhile must not push the copy away from itself.
        depth = cv2.distanceTransform(np.asarray(mask[tile.input.slices] > 0, np.uint8), cv2.DIST_L2, 3)
        deep = np.asarray((depth > DEEP_PX) & (missing > 0))
        if deep.any():
            patch[deep] = np.rint(base.window(tile)[deep] * np.iinfo(patch.dtype).max)
            hole = np.where(deep, np.uint8(0), missing)
    return Hole(patch, missing, hole, tile.core_in_input.slices)
