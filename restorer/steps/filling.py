"""Fills small holes in a photo from what surrounds them, at its own depth, and leaves every other pixel alone."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Extent, Mask, Pixels
from restorer.imaging.tiles import Tile, plan_tiles
from restorer.pipeline.step import Allocator
from restorer.progress import Progress
from restorer.steps.proxy import Floats, strips

TILE = 384
HALO = 64
RADIUS_PX = 4
THIN_PX = 6
"""Up to this width what is nearest fills a hole as well as a network does, and far sooner."""

Painter = Callable[[Pixels, Mask], Floats]
"""Fills a patch (h x w x C, uint8 or uint16) where its hole (h x w uint8) is not 0: h x w x C float32, in the patch's
own units; what it gives elsewhere is not used."""

_GRAIN_LIMIT = 2.5
_OFFSETS_PX = (7, 9, 12, 15)


def fill(
    pixels: Pixels,
    mask: Mask,
    strength: float,
    *,
    seed: int,
    allocate: Allocator,
    progress: Progress,
    paint: Painter | None = None,
) -> Pixels:
    """Fill what the mask marks, with the surroundings' grain on it.

    Thin marks are filled by Telea's fast marching, wide ones by a network where there is one.

    Args:
        pixels: H x W x C, C = 1 or 3, uint8 or uint16; not changed; may be memory-mapped.
        mask: H x W: what is not 0 is filled.
        strength: 1 replaces, less blends with what was there.
        seed: Where the grain is taken from.
        allocate: Where the result comes from.
        progress: Told after each tile.
        paint: Fills holes that are wider than `THIN_PX`.

    Returns:
        A new array; where the mask is 0 it equals `pixels` exactly.
    """
    height, width = pixels.shape[:2]
    out = allocate(pixels.shape, pixels.dtype)
    for top, bottom in strips(height, width):
        out[top:bottom] = pixels[top:bottom]
        progress.report(0.2 * bottom / height)
    tiles = plan_tiles(Extent(width, height), TILE, HALO)
    for index, tile in enumerate(tiles):
        core = mask[tile.core.slices] > 0
        if core.any():
            filled = _fill_tile(pixels, mask, tile, np.random.default_rng((seed, index)), paint)
            target = out[tile.core.slices]
            blended = target[core] + strength * (filled[core] - target[core])
            target[core] = np.clip(np.rint(blended), 0, np.iinfo(pixels.dtype).max)
        progress.report(0.2 + 0.8 * (index + 1) / len(tiles))
    return out


def _fill_tile(
    pixels: Pixels, mask: Mask, tile: Tile, dice: np.random.Generator, paint: Painter | None = None
) -> Floats:
    """The tile's core, filled, h x w x C, float32, in the pixels' own units."""
    patch = np.ascontiguousarray(pixels[tile.input.slices])
    hole = np.asarray(mask[tile.input.slices] > 0, np.uint8)
    near = _inpaint(patch, hole)
    filled = near.astype(np.float32)
    wide = _wide_parts(hole) if paint is not None else np.zeros_like(hole)
    if paint is not None and wide[tile.core_in_input.slices].any():
        # The network sees thin marks filled already: they would lead it astray.
        filled = np.where(
            wide[:, :, np.newaxis] > 0, paint(np.where(hole[:, :, np.newaxis] > 0, near, patch), wide), filled
        )
    filled += _grain(patch.astype(np.float32), filled, hole, dice) * hole[:, :, np.newaxis]
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


def _grain(patch: Floats, filled: Floats, hole: NDArray[np.uint8], dice: np.random.Generator) -> Floats:
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
        angle = dice.uniform(0, 2 * np.pi)
        shift = (round(offset * np.sin(angle)), round(offset * np.cos(angle)))
        other = np.roll(fine, shift, axis=(0, 1))
        usable = missing & ~np.roll(near, shift, axis=(0, 1))
        grain[usable] = other[usable]
        missing = missing & ~usable
    return np.clip(grain, -limit, limit)
