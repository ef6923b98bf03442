"""A photo's copy that is made as soon as something is laid onto it, and not before."""

from __future__ import annotations

import numpy as np

from restorer.analysis.downscale import strips
from restorer.imaging.photo import Mask, Pixels
from restorer.pipeline.step import Allocator
from restorer.steps.faces.blending import Patch


class Canvas:
    """Patches on a photo, and where they lie. Owned by one thread.

    Args:
        pixels: H x W x C, uint8 or uint16; may be memory-mapped; never changed.
        allocate: Where the copy comes from.
    """

    def __init__(self, pixels: Pixels, allocate: Allocator) -> None:
        self._source = pixels
        self._allocate = allocate
        self.pixels: Pixels | None = None
        """The photo with the patches; None as long as there are none."""
        self.invented: Mask | None = None
        """H x W, uint8: how much of each pixel is not the photo's own; None as long as there are no patches."""

    def lay(self, patch: Patch, share: float = 1.0) -> None:
        """Lay a patch onto the photo. Where patches overlap, the first one counts.

        Args:
            patch: What to lay.
            share: By how much its cover counts in `invented`, 0..1.
        """
        if self.pixels is None or self.invented is None:
            self.pixels, self.invented = self._copy()
        height, width = patch.cover.shape
        place = slice(patch.top, patch.top + height), slice(patch.left, patch.left + width)
        marked = self.invented[place]
        # Below half a step of the mask's nothing can be said to be invented, and so nothing may be changed.
        mark = np.rint(patch.cover * (255 * share)).astype(np.uint8)
        is_new = (mark > 0) & (marked == 0)
        top = np.iinfo(self.pixels.dtype).max
        self.pixels[place][is_new] = np.rint(patch.values[is_new] * top)
        marked[is_new] = mark[is_new]

    def _copy(self) -> tuple[Pixels, Mask]:
        pixels = self._allocate(self._source.shape, self._source.dtype)
        invented: Mask = self._allocate(self._source.shape[:2], np.uint8)
        for top, bottom in strips(*self._source.shape[:2]):
            pixels[top:bottom] = self._source[top:bottom]
            invented[top:bottom] = 0
        return pixels, invented
