"""Fills the holes that a tile sees: thin ones from what is nearest, wide ones by a network, with grain on both."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats
from restorer.imaging.photo import Mask, Pixels
from restorer.steps.repair.filling.fill_cache import KeptFills
from restorer.steps.repair.filling.grain import grain_of

RADIUS_PX = 4
THIN_PX = 2
"""Up to this width a hole is filled from what is nearest. On lines of 2 and 3 pixels across greyed and coloured photos
(`python -m benchmarks public --only holes`) the network comes 1.3 dB nearer to the truth where this is 2 than where it
is 6, at 0.5 s of the processor a megapixel more where the lines are all over the photo; at 1 it is worse at every
width, since thin holes beside wide ones lead it astray."""

AROUND_PX = 96
"""So much around a wide hole is shown to the network, as far as the tile has it."""

Painter = Callable[[Pixels, Mask], Floats]
"""Fills a patch (h x w x C, uint8 or uint16) where its hole (h x w uint8) is not 0: h x w x C float32, in the patch's
own units; what it gives elsewhere is not used."""

_GRID = 16


class Hole(NamedTuple):
    """What a tile sees.

    Attributes:
        patch: Its pixels, h x w x C; those that lie deep in a hole as the small copy has them.
        missing: h x w uint8: 1 where pixels are missing.
        hole: h x w uint8: 1 where they are to be painted here.
        core: What of it is kept.
    """

    patch: Pixels
    missing: NDArray[np.uint8]
    hole: NDArray[np.uint8]
    core: tuple[slice, slice]


def filled_core(seen: Hole, draw: tuple[int, int] | None, paint: Painter | None, kept: KeptFills | None) -> Floats:
    """What is missing in the tile's core, N x C float32, row by row, in the pixels' own units.

    `draw` seeds the grain; None for none.
    """

    def make() -> Floats:
        return _made(seen, draw, paint, kept)

    if kept is None:
        return make()
    return kept.recalled(make, seen[:3], [draw, *((side.start, side.stop) for side in seen.core)])


def _made(seen: Hole, draw: tuple[int, int] | None, paint: Painter | None, kept: KeptFills | None) -> Floats:
    patch, missing, hole, core = seen
    near = _inpaint(patch, hole)
    filled = near.astype(np.float32)
    if paint is not None:
        wide = _wide_parts(hole)
        # The network sees thin marks filled already: they would lead it astray.
        known = np.where(hole[:, :, np.newaxis] > 0, near, patch)
        for place in _surroundings(wide, core):
            _paint_part(filled, known, wide, place, paint, kept)
    if draw is not None:
        rng, full = np.random.default_rng(draw), float(np.iinfo(patch.dtype).max)
        filled += grain_of(patch.astype(np.float32), filled, missing, rng, full) * missing[:, :, np.newaxis]
    values = filled[core][missing[core] > 0]
    return np.asarray(np.clip(values, 0, np.iinfo(patch.dtype).max), np.float32)


def _paint_part(
    filled: Floats,
    known: Pixels,
    wide: NDArray[np.uint8],
    place: tuple[slice, slice],
    paint: Painter,
    kept: KeptFills | None,
) -> None:
    """Let the network fill what is wide in a part of a tile."""
    patch, hole = np.ascontiguousarray(known[place]), np.ascontiguousarray(wide[place])

    def make() -> Floats:
        return paint(patch, hole)[hole > 0]

    filled[place][hole > 0] = make() if kept is None else kept.recalled(make, (patch, hole), ["wide"])


def _surroundings(wide: NDArray[np.uint8], core: tuple[slice, slice]) -> list[tuple[slice, slice]]:
    """Parts of a tile that hold its core's wide holes with `AROUND_PX` around each: a network need not see the rest.

    Holes whose surroundings meet lie in one part.
    """
    inside = np.zeros_like(wide)
    inside[core] = wide[core]
    if not inside.any():
        return []
    near = cv2.dilate(inside, np.ones((AROUND_PX + 1, AROUND_PX + 1), np.uint8))
    count, labels = cv2.connectedComponents(near, connectivity=8)
    height, width = wide.shape
    places = []
    for label in range(1, count):
        rows, columns = np.nonzero((labels == label) & (inside > 0))
        # Whole steps of the grid on which the network pools: a stroke elsewhere must not move it.
        top, left = (max(0, int(side.min()) - AROUND_PX) // _GRID * _GRID for side in (rows, columns))
        bottom, right = int(rows.max()) + 1 + AROUND_PX, int(columns.max()) + 1 + AROUND_PX
        places.append((slice(top, min(height, bottom)), slice(left, min(width, right))))
    whole = [(slice(0, height), slice(0, width))]
    return places if sum(_size(*place) for place in places) < wide.size else whole


def _size(rows: slice, columns: slice) -> int:
    return int((rows.stop - rows.start) * (columns.stop - columns.start))


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
