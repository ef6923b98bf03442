"""Fills holes in a photo from what surrounds them, at its own depth, and leaves every other pixel alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats, cell_px, reduce_to, strips
from restorer.imaging.photo import Extent, Mask, Pixels
from restorer.imaging.tiles import Tile, plan_tiles
from restorer.pipeline.step import Allocator
from restorer.progress import CancelToken, Progress

TILE = 384
HALO = 64
RADIUS_PX = 4
THIN_PX = 6
"""Up to this width what is nearest fills a hole as well as a network does, and far sooner."""

DEEP_PX = HALO - 4
"""Farther from its rim than this, a hole is filled on a small copy first: a tile does not see what is around."""
COARSE_PX = 32
"""How far from its rim the deepest place of that copy is: the network learnt on blots that are no deeper."""
_LONGEST_PX = 1024

Painter = Callable[[Pixels, Mask], Floats]
"""Fills a patch (h x w x C, uint8 or uint16) where its hole (h x w uint8) is not 0: h x w x C float32, in the patch's
own units; what it gives elsewhere is not used."""

_GRAIN_LIMIT = 2.5
_OFFSETS_PX = (7, 9, 12, 15, 30, 60, 120, 200)


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
) -> Pixels:
    """Fill what the mask marks, with the surroundings' grain on it.

    Thin marks are filled by Telea's fast marching, wide ones by a network where there is one, coarse to fine.

    Args:
        pixels: H x W x C, C = 1 or 3, uint8 or uint16; not changed; may be memory-mapped.
        mask: H x W: what is not 0 is filled.
        strength: 1 replaces, less blends with what was there.
        seed: Where the grain is taken from.
        allocate: Where the result comes from.
        progress: Told after each tile.
        paint: Fills holes that are wider than `THIN_PX`.
        is_final: Whether there is to be grain on what was filled; a copy to be enlarged wants none.

    Returns:
        A new array; where the mask is 0 it equals `pixels` exactly.
    """
    height, width = pixels.shape[:2]
    out = allocate(pixels.shape, pixels.dtype)
    for top, bottom in strips(height, width):
        out[top:bottom] = pixels[top:bottom]
        progress.report(0.2 * bottom / height)
    base = None if paint is None else _filled_small(pixels, mask, seed, paint, progress.token)
    tiles = plan_tiles(Extent(width, height), TILE, HALO)
    for index, tile in enumerate(tiles):
        core = mask[tile.core.slices] > 0
        if core.any():
            rng = np.random.default_rng((seed, index)) if is_final else None
            filled = _fill_tile(pixels, mask, tile, rng, paint, base)
            target = out[tile.core.slices]
            blended = target[core] + strength * (filled[core] - target[core])
            target[core] = np.clip(np.rint(blended), 0, np.iinfo(pixels.dtype).max)
        progress.report(0.2 + 0.8 * (index + 1) / len(tiles))
    return out


class Base(NamedTuple):
    """A photo filled at a small size, h x w x C float32, 0..1, and how many pixels of the photo one of its is wide."""

    values: Floats
    cell_px: int

    def window(self, tile: Tile) -> Floats:
        """What a tile's input shows of it, at the photo's size."""
        shift = [(start + 0.5) / self.cell_px - 0.5 for start in (tile.input.x, tile.input.y)]
        back = np.array([[1 / self.cell_px, 0, shift[0]], [0, 1 / self.cell_px, shift[1]]])
        size = (tile.input.width, tile.input.height)
        flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
        enlarged = cv2.warpAffine(self.values, back, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(np.clip(enlarged, 0, 1), np.float32).reshape(*size[::-1], self.values.shape[2])


def _filled_small(pixels: Pixels, mask: Mask, seed: int, paint: Painter, token: CancelToken) -> Base | None:
    """The photo filled as small as its deepest hole needs it; None where every tile sees all of its holes' rims."""
    cell = cell_px(mask, _LONGEST_PX)
    whole = np.asarray(_share(mask, cell) == 1, np.uint8)
    # A rim of one cell is known, so that a hole that covers everything has a depth, too.
    framed = cv2.copyMakeBorder(whole, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    deepest_px = float(cv2.distanceTransform(framed, cv2.DIST_L2, 3).max()) * cell
    if deepest_px <= DEEP_PX:
        return None
    longest_px = max(1, int(max(mask.shape) * COARSE_PX / deepest_px))
    cell = cell_px(pixels, longest_px)
    small = np.rint(reduce_to(pixels, longest_px) * 65535).astype(np.uint16)
    hole = np.asarray(_share(mask, cell) > 0, np.uint8)
    unheard = Progress(token=token)
    filled = fill(small, hole, 1.0, seed=seed, allocate=np.empty, progress=unheard, paint=paint, is_final=False)
    return Base(np.asarray(filled, np.float32) / np.float32(65535), cell)


def _share(mask: Mask, cell: int) -> Floats:
    """The share of each cell of `cell` pixels a side that is to be filled, h x w; what fills no cell is left out."""
    height, width = max(1, mask.shape[0] // cell), max(1, mask.shape[1] // cell)
    share = np.empty((height, width), np.float32)
    for top, bottom in strips(height, width * cell * cell):
        block = (mask[top * cell : bottom * cell, : width * cell] > 0).astype(np.float32)
        share[top:bottom] = cv2.resize(block, (width, bottom - top), interpolation=cv2.INTER_AREA)
    return share


def _fill_tile(
    pixels: Pixels,
    mask: Mask,
    tile: Tile,
    rng: np.random.Generator | None,
    paint: Painter | None,
    base: Base | None,
) -> Floats:
    """The tile's core, filled, h x w x C, float32, in the pixels' own units."""
    patch = np.ascontiguousarray(pixels[tile.input.slices])
    missing = np.asarray(mask[tile.input.slices] > 0, np.uint8)
    hole = missing
    if base is not None:
        # What lies deep is taken as known from here on: the tile paints from the rim towards it.
        deep = cv2.distanceTransform(missing, cv2.DIST_L2, 3) > DEEP_PX
        if deep.any():
            patch[deep] = np.rint(base.window(tile)[deep] * np.iinfo(patch.dtype).max)
            hole = np.where(deep, np.uint8(0), missing)
    near = _inpaint(patch, hole)
    filled = near.astype(np.float32)
    wide = _wide_parts(hole) if paint is not None else np.zeros_like(hole)
    if paint is not None and wide[tile.core_in_input.slices].any():
        # The network sees thin marks filled already: they would lead it astray.
        filled = np.where(
            wide[:, :, np.newaxis] > 0, paint(np.where(hole[:, :, np.newaxis] > 0, near, patch), wide), filled
        )
    if rng is not None:
        filled += _grain(patch.astype(np.float32), filled, missing, rng) * missing[:, :, np.newaxis]
    return np.clip(filled[tile.core_in_input.slices], 0, np.iinfo(pixels.dtype).max)


def _wide_parts(hole: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Where a hole is wider than `THIN_PX`, up to its rims."""
    disc = np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (THIN_PX + 1, THIN_PX + 1)))
    wide = cv2.dilate(cv2.morphologyEx(hole, cv2.MORPH_OPEN, disc), disc)
    return np.asarray(np.minimum(wide, hole), np.uint8)


def _inpaint(patch: Pixels, hole: NDArray[np.uint8]) -> Pixels:
    # OpenCV fills three channels at 8 bits only; one at a time it keeps 16.
    if patch.dtype == np.uint8 and patch.shape[2] == 3:
        return np.asarray(cv2.inpaint(patch, hole, RADIUS_PX, cv2.INPAINT_TELEA))
    planes = [
        cv2.inpaint(np.ascontiguousarray(patch[:, :, index]), hole, RADIUS_PX, cv2.INPAINT_TELEA)
        for index in range(patch.shape[2])
    ]
    return np.stack(planes, axis=2)


def _grain(patch: Floats, filled: Floats, hole: NDArray[np.uint8], rng: np.random.Generator) -> Floats:
    """The fine detail of some place near by, as far as it is no more than grain.

    A smooth stroke through grain catches the eye more than the scratch did.
    """
    base = np.where(hole[:, :, np.newaxis] > 0, filled, patch)
    fine = base - cv2.GaussianBlur(base, (0, 0), 1.2).reshape(base.shape)
    near = cv2.dilate(hole, np.ones((5, 5), np.uint8)) > 0
    clean = fine[~near]
    if clean.size == 0:
        return np.zeros_like(patch)
    limit = _GRAIN_LIMIT * 1.4826 * float(np.median(np.abs(clean)))
    grain, missing = np.zeros_like(patch), hole > 0
    for offset in _OFFSETS_PX:
        angle = rng.uniform(0, 2 * np.pi)
        shift = (round(offset * np.sin(angle)), round(offset * np.cos(angle)))
        other = np.roll(fine, shift, axis=(0, 1))
        usable = missing & ~np.roll(near, shift, axis=(0, 1))
        grain[usable] = other[usable]
        missing = missing & ~usable
    return np.clip(grain, -limit, limit)
