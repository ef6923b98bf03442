"""A coarse grid of numbers over a photo, read at any of its pixels: what is smooth need not be stored finely."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats


@dataclass(slots=True)
class Grid:
    """A grid whose cells each cover some of the photo's pixels, read bilinearly between their centres.

    The same pixel reads the same number in whichever strip it is asked for. Owned by one thread, since the grid
    widened to the photo's columns is kept.

    Attributes:
        grid: h x w, float32.
        cell_px: A cell's height and width in the photo's pixels; one number where both are the same.
    """

    grid: Floats
    cell_px: float | tuple[float, float]
    _wide: tuple[int, Floats] | None = field(default=None, init=False, repr=False)

    def rows(self, top: int, bottom: int, width: int) -> Floats:
        """The numbers at rows `top`..`bottom` of a photo that is `width` wide: (bottom - top) x width, float32."""
        tall_px, wide_px = self.cell_px if isinstance(self.cell_px, tuple) else (self.cell_px, self.cell_px)
        if self._wide is None or self._wide[0] != width:
            low, share = _places(np.arange(width), wide_px, self.grid.shape[1])
            high = np.minimum(low + 1, self.grid.shape[1] - 1)
            wide = self.grid[:, low] * (1 - share) + self.grid[:, high] * share
            self._wide = (width, np.asarray(wide, np.float32))
        values = self._wide[1]
        low, share = _places(np.arange(top, bottom), tall_px, self.grid.shape[0])
        high = np.minimum(low + 1, self.grid.shape[0] - 1)
        return np.asarray(values[low] + share[:, np.newaxis] * (values[high] - values[low]), np.float32)


def _places(pixels: NDArray[np.int64], cell_px: float, cells: int) -> tuple[NDArray[np.int64], Floats]:
    """The cell before each pixel, and how far the pixel is on the way to the next, 0..1."""
    place = np.clip((pixels + 0.5) / cell_px - 0.5, 0, cells - 1)
    low = np.minimum(place.astype(np.int64), max(0, cells - 2))
    return low, (place - low).astype(np.float32)
