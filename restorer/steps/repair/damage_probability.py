"""What the network for damage thinks of a photo of any size: at its own size, and at smaller ones, for wide marks."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import cell_px, reduce_as, strips
from restorer.imaging.photo import Pixels
from restorer.models.info import ModelInfo
from restorer.pipeline.step import Allocator, Engine
from restorer.progress import Progress

LEAST_PX = 500
"""The longer side of the smallest copy at least. In photos of this size the network learnt what a crack is: in a scan
that is four times as large, the same crack is four times as wide, and it takes it for a part of the picture."""

ENLARGED_PX = 640
"""A photo whose longer side is at most so long is looked at twice as large as well, if a crack may be in it. In one of
256 pixels a crack is two pixels wide and straight: the network took it for a seam, and knew it at 512."""

SURE, SURE_PX = 0.9, 40
"""A crack may be where the network is so sure of so many pixels in a row: looking again takes three times as long, and
is done in 6 of 15 small old photographs, the cracked and torn ones among them."""

EDGE, LINE_PX = 0.4, 28
"""There it is heard on lines of at least so many of the photo's pixels, which is what counts as a crack. From 12 on one
of 50 sound photos lost a thing, a basket on its pole, for two labelled marks of damage more."""

WIDE_PX = 3
"""What is narrower in a copy is left to the larger ones, which see its rims better."""


def damage_probability(
    pixels: Pixels, *, model: ModelInfo, engine: Engine, allocate: Allocator, progress: Progress
) -> Pixels:
    """Ask the network for damage.

    Args:
        pixels: H x W x C, C = 1 or 3, uint8 or uint16; may be memory-mapped.
        model: Finds damage: one channel, how sure it is.
        engine: Runs it.
        allocate: Where the answer comes from.
        progress: Told after each window of the whole photo.

    Returns:
        H x W x 1 of the photo's type: how sure the network is that each pixel is damaged, over the full range. The most
        that it says at any size, smaller copies being heard on wide marks only.

    Raises:
        Cancelled, ModelError, ResourceError: as the engine raises them.
    """
    opinion = allocate((*pixels.shape[:2], 1), pixels.dtype)
    engine.run(model, pixels, out=opinion, progress=progress)
    if max(pixels.shape[:2]) <= ENLARGED_PX and _lines(opinion[:, :, 0], SURE, SURE_PX).any():
        progress.check()
        _hear_of_lines(opinion, _opinion_enlarged(pixels, model, engine, progress))
    for longest_px in _sizes(max(pixels.shape[:2])):
        progress.check()
        copy = reduce_as(pixels, longest_px, np.uint8, allocate)
        seen = allocate((*copy.shape[:2], 1), np.uint8)
        engine.run(model, copy, out=seen, progress=Progress(token=progress.token))
        wide = np.asarray(
            cv2.morphologyEx(seen[:, :, 0], cv2.MORPH_OPEN, np.ones((WIDE_PX, WIDE_PX), np.uint8)), np.uint8
        )
        if wide.any():
            _raise_to(opinion, wide, cell_px(pixels, longest_px))
    return opinion


def _opinion_enlarged(pixels: Pixels, model: ModelInfo, engine: Engine, progress: Progress) -> Pixels:
    """What the network says of the photo at twice its size, H x W, in the photo's type."""
    height, width, channels = pixels.shape
    size = (2 * width, 2 * height)
    large = cv2.resize(pixels, size, interpolation=cv2.INTER_CUBIC).reshape(*size[::-1], channels)
    seen = np.empty((*large.shape[:2], 1), pixels.dtype)
    engine.run(model, np.asarray(large, pixels.dtype), out=seen, progress=Progress(token=progress.token))
    return np.asarray(cv2.resize(seen[:, :, 0], (width, height), interpolation=cv2.INTER_AREA), pixels.dtype)


def _hear_of_lines(opinion: Pixels, seen: Pixels) -> None:
    """Raise an opinion (H x W x 1) to another (H x W) where that knows of long marks."""
    target = opinion[:, :, 0]
    np.maximum(target, np.where(_lines(seen, EDGE, LINE_PX), seen, 0).astype(seen.dtype), out=target)


def _lines(seen: Pixels, least: float, least_px: float) -> NDArray[np.bool_]:
    """Where an opinion (H x W) is so sure of marks that are so long."""
    is_mark = (seen >= least * np.iinfo(seen.dtype).max).astype(np.uint8)
    _, labels, found, _ = cv2.connectedComponentsWithStats(is_mark, connectivity=8)
    is_line = np.hypot(found[:, cv2.CC_STAT_WIDTH], found[:, cv2.CC_STAT_HEIGHT]) >= least_px
    is_line[0] = False
    return np.asarray(is_line[labels], np.bool_)


def _sizes(longest_px: int) -> Iterator[int]:
    factor = 2
    while longest_px // factor >= LEAST_PX:
        yield -(-longest_px // factor)
        factor *= 2


def _raise_to(opinion: Pixels, wide: NDArray[np.uint8], cell: int) -> None:
    """Raise an opinion to that of a copy each of whose pixels is `cell` of the photo's wide."""
    height, width = min(opinion.shape[0], wide.shape[0] * cell), min(opinion.shape[1], wide.shape[1] * cell)
    scale = np.iinfo(opinion.dtype).max // 255
    for top, bottom in strips(height, width):
        first, last = top // cell, -(-bottom // cell)
        rows = np.repeat(np.repeat(wide[first:last], cell, axis=0), cell, axis=1)
        part = rows[top - first * cell : bottom - first * cell, :width].astype(opinion.dtype) * scale
        target = opinion[top:bottom, :width, 0]
        np.maximum(target, part, out=target)
