"""Where no step may change a photo: what a person said so of stays as it was, with a soft edge around it."""

from __future__ import annotations

# OpenCV is imported where a mask needs it: the command line imports this module.
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from restorer.errors import InputError
from restorer.imaging.mask_text import mask_extent, read_mask
from restorer.imaging.photo import Extent, Mask, Photo, Pixels
from restorer.message import Message
from restorer.pipeline.movement import local_scale
from restorer.pipeline.step import Allocator, Outcome

EDGE = 0.01
"""How wide the soft edge outside of the mask is, as a share of the source's longer side: 40 pixels of 4000. At 0.004
the edge of what was kept of a face showed as a line, where the rest's tones were restored."""

LEAST_EDGE_PX = 3.0

_STRIP_PIXELS = 1 << 20
_HALO = 3


def check_extent(text: str, extent: Extent) -> None:
    """Refuse a mask of another photo.

    Raises:
        InputError: it is no mask, or not of this size.
    """
    found = mask_extent(text)
    if found is not None and found != extent:
        raise InputError(
            Message(
                "The mask has {width} x {height} pixels, and the photo {photo_width} x {photo_height}.",
                width=found.width,
                height=found.height,
                photo_width=extent.width,
                photo_height=extent.height,
            ),
            "Choose a mask of the original's size.",
        )


def laid_over(text: str, transform: NDArray[np.float64], extent: Extent) -> Mask | None:
    """A mask of the source where its pixels went: H x W uint8, 255 or 0; None for an empty text.

    Args:
        text: As `imaging.mask_text` reads it.
        transform: 3 x 3, from the source's pixel centres to the photo's. Where nothing moved, the sizes must agree.
        extent: The photo's size.

    Raises:
        InputError: it is no mask, or that of another photo.
    """
    mask = read_mask(text)
    if mask is None:
        return None
    if np.array_equal(transform, np.eye(3)):
        check_extent(text, extent)
        return mask
    import cv2

    # Between two pixels the nearer side of the edge holds, so that a photo twice as large has no steps in it.
    moved = cv2.warpPerspective(mask, transform, extent, flags=cv2.INTER_LINEAR)
    return np.asarray(np.where(moved >= 128, 255, 0), np.uint8)


@dataclass(slots=True, eq=False)
class KeepOut:
    """What stays as it was, for one run of a recipe. Owned by one thread.

    Args:
        text: The recipe's mask.
        allocate: Arrays for pictures.
    """

    text: str
    allocate: Allocator
    _last: tuple[bytes, Extent, Mask] | None = field(default=None, init=False)

    def weights(self, transform: NDArray[np.float64], extent: Extent) -> Mask | None:
        """How much of each pixel stays: H x W uint8, 255 wholly so; None where nothing does.

        Args:
            transform: As for `laid_over`.
            extent: The photo's size.

        Raises:
            InputError: as `laid_over`.
        """
        if not self.text:
            return None
        key = (transform.tobytes(), extent)
        if self._last is None or self._last[:2] != key:
            mask = laid_over(self.text, transform, extent)
            source = mask_extent(self.text)
            if mask is None or source is None:
                return None
            edge_px = max(LEAST_EDGE_PX, EDGE * max(source) * local_scale(transform, extent))
            self._last = (*key, self._softened(mask, edge_px))
        return self._last[2]

    def respected(self, before: Photo, outcome: Outcome, transform: NDArray[np.float64]) -> Outcome:
        """What a step made, with what is to stay as it was before.

        Args:
            before: The photo that the step was handed.
            outcome: What it made of it. Where it moved pixels it changed nothing else, and is left alone.
            transform: From the source's pixel centres to those of the new photo.
        """
        photo = outcome.photo
        if photo is before or outcome.transform is not None:
            return outcome
        weights = self.weights(transform, photo.extent)
        if weights is None or not weights.any():
            return outcome
        pixels = self.allocate(photo.pixels.shape, photo.pixels.dtype)
        for rows in _strips(photo.extent):
            made = photo.pixels[rows]
            share = weights[rows, :, np.newaxis]
            if not share.any():
                pixels[rows] = made
                continue
            old = _rows_of(before.pixels, rows, photo.extent).astype(np.float32)
            made = made.astype(np.float32)
            mixed = made + (old - made) * (share / np.float32(255))
            pixels[rows] = np.clip(np.rint(mixed), 0, photo.top)
        return replace(
            outcome,
            photo=replace(photo, pixels=pixels),
            invented=None if outcome.invented is None else self._without(outcome.invented, weights),
            masks=self._masks_without(outcome.masks, weights),
        )

    def _masks_without(self, masks: Mapping[str, Mask] | None, weights: Mask) -> Mapping[str, Mask] | None:
        if masks is None:
            return None
        return {
            name: self._without(mask, weights) if mask.shape == weights.shape else mask for name, mask in masks.items()
        }

    def _without(self, mask: Mask, weights: Mask) -> Mask:
        """A mask as far as the photo is not kept."""
        out = self.allocate(mask.shape, np.uint8)
        for rows in _strips(Extent(mask.shape[1], mask.shape[0])):
            share = (255 - weights[rows]).astype(np.float32) / np.float32(255)
            out[rows] = np.rint(mask[rows] * share)
        return out

    def _softened(self, mask: Mask, edge_px: float) -> Mask:
        """255 in the mask, and falling to 0 within so many pixels outside of it."""
        import cv2

        height, width = mask.shape
        halo = int(np.ceil(edge_px)) + 1
        out = self.allocate(mask.shape, np.uint8)
        for rows in _strips(Extent(width, height)):
            first, last = max(0, rows.start - halo), min(height, rows.stop + halo)
            part = mask[first:last]
            if not part.any():
                out[rows] = 0
                continue
            apart = cv2.distanceTransform(np.where(part > 0, 0, 1).astype(np.uint8), cv2.DIST_L2, 5)
            # The first pixel outside lies one pixel away from one inside.
            near = np.clip(1 - apart[rows.start - first : rows.stop - first] / (edge_px + 1), 0, 1)
            out[rows] = np.rint(255 * near * near * (3 - 2 * near))
        return out


def _strips(extent: Extent) -> Iterator[slice]:
    rows = max(1, _STRIP_PIXELS // max(1, extent.width))
    for top in range(0, extent.height, rows):
        yield slice(top, min(extent.height, top + rows))


def _rows_of(pixels: Pixels, rows: slice, extent: Extent) -> Pixels:
    """Rows of a photo at another size, enlarged with cubic interpolation where that is larger: h x W x C."""
    height, width = pixels.shape[:2]
    if (width, height) == extent:
        return pixels[rows]
    import cv2

    scale = extent.height / height
    first, last = max(0, int(rows.start / scale) - _HALO), min(height, int(np.ceil(rows.stop / scale)) + _HALO)
    patch = np.ascontiguousarray(pixels[first:last])
    # From the patch's pixel centres to those of the rows.
    across = extent.width / width
    matrix = np.array(
        [[across, 0, (across - 1) / 2], [0, scale, (scale - 1) / 2 + first * scale - rows.start]], np.float64
    )
    size = (extent.width, rows.stop - rows.start)
    moved = cv2.warpAffine(patch, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, pixels.dtype).reshape(size[1], size[0], pixels.shape[2])
