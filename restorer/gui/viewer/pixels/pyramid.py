"""An image pyramid of tiles: first a small preview, then the tiles in view, at the zoom in use."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from PySide6.QtGui import QImage

from restorer.errors import RestorerError
from restorer.gui.viewer.pixels.pixel_converter import PixelConverter
from restorer.gui.viewer.pixels.rasters import Block, Raster
from restorer.imaging.orientation import to_upright
from restorer.imaging.photo import Extent
from restorer.imaging.tiles import Bounds
from restorer.progress import CancelToken

TILE_PX = 512
"""The side of a tile in its own level's pixels."""

PREVIEW_PX = 1600
"""The longest side of the preview."""

_ROUGH_FROM_PIXELS = 32_000_000
_BAND_BYTES = 1 << 20
"""Small, since copying a band into Pillow holds the interpreter's lock, for which the window's next frame may wait."""

_TELL_EVERY_S = 0.15
_numbers = itertools.count(1)


class TileKey(NamedTuple):
    """Which tile of which pyramid: `shrink` source pixels lie on one of its pixels."""

    pyramid: int
    shrink: int
    column: int
    row: int


class Preview(NamedTuple):
    """The whole picture, small.

    Attributes:
        image: Not changed any more.
        shrink: Source pixels on one of its pixels.
        is_rough: Whether it holds single pixels instead of means, so that tiles of the same level are worth making.
    """

    image: QImage
    shrink: int
    is_rough: bool = False


class Pyramid:
    """One picture on its way to the screen.

    Made on the main thread, filled by one working thread; each attribute is replaced whole, never changed in place,
    so that the main thread may read it at any time.

    Attributes:
        number: Never used twice.
        extent: The picture's size; 0 x 0 until it is known.
        raster: Where tiles come from; None until it can be read.
        converter: How its blocks become images.
        preview: The whole picture, small; None until there is one. It may grow while a file is decoded.
        error: Why it could not be opened; None while it can.
    """

    def __init__(self) -> None:
        self.number = next(_numbers)
        self.extent = Extent(0, 0)
        self.raster: Raster | None = None
        self.converter: PixelConverter | None = None
        self.preview: Preview | None = None
        self.error: RestorerError | None = None
        self.token = CancelToken()

    @property
    def is_ready(self) -> bool:
        """Whether every pixel can be read."""
        return self.raster is not None

    def shrink_for(self, scale: float) -> int | None:
        """Which level looks right at a scale (device pixels for one of this picture's); None: the preview does."""
        wanted = 1
        while wanted * 2 * scale <= 1.0:
            wanted *= 2
        if self.preview is None:
            return min(wanted, preview_shrink(self.extent))
        if wanted < self.preview.shrink:
            return wanted
        return self.preview.shrink if self.preview.is_rough else None

    def box(self, key: TileKey) -> Bounds:
        """The source pixels under a tile."""
        span = TILE_PX * key.shrink
        left, top = key.column * span, key.row * span
        return Bounds(left, top, min(span, self.extent.width - left), min(span, self.extent.height - top))

    def tiles(self, shrink: int, seen: Bounds) -> Iterator[TileKey]:
        """The tiles of a level that a rectangle of source pixels touches, nearest to its middle first."""
        span = TILE_PX * shrink
        first_column, first_row = seen.x // span, seen.y // span
        columns = range(first_column, max(first_column, (seen.x + seen.width - 1) // span) + 1)
        rows = range(first_row, max(first_row, (seen.y + seen.height - 1) // span) + 1)
        middle = (seen.x + seen.width / 2) / span - 0.5, (seen.y + seen.height / 2) / span - 0.5
        places = sorted(
            itertools.product(columns, rows),
            key=lambda place: (place[0] - middle[0]) ** 2 + (place[1] - middle[1]) ** 2,
        )
        return (TileKey(self.number, shrink, column, row) for column, row in places)

    def render(self, key: TileKey) -> QImage:
        """Make a tile. Any thread; memory is bounded by a few bands whatever the level."""
        raster, converter = self.raster, self.converter
        if raster is None or converter is None:
            raise ValueError("the picture is not open yet")
        box = self.box(key)
        if key.shrink == 1:
            return converter.paint(raster.read(box))
        bands = [converter.shrink(raster.read(band), key.shrink) for band in _bands(box, key.shrink)]
        return converter.paint(np.concatenate(bands))


def preview_shrink(extent: Extent) -> int:
    """How many source pixels lie on one of the preview's, along one side."""
    return max(1, -(-max(extent) // PREVIEW_PX))


class PreviewMaker:
    """Gathers the preview of a picture whose rows come from the top down, and shows it as it grows.

    Args:
        pyramid: Whose preview it is.
        stored: Width and height as stored, before the orientation.
        orientation: EXIF's 1..8, applied to the preview.
        on_change: Called on the working thread whenever there is more to see.
    """

    def __init__(
        self, pyramid: Pyramid, stored: Extent, orientation: int, on_change: Callable[[Pyramid], None]
    ) -> None:
        self._pyramid, self._orientation, self._on_change = pyramid, orientation, on_change
        self.shrink = preview_shrink(stored)
        self._extent = Extent(-(-stored.width // self.shrink), -(-stored.height // self.shrink))
        self._pixels: Block | None = None
        self._told_at = time.monotonic()

    def add(self, top: int, block: Block) -> None:
        """Take rows in: `top` is a multiple of `shrink`, as is the block's height unless it is the last."""
        converter = self._pyramid.converter
        if converter is None:
            raise ValueError("the picture's finish is not known yet")
        small = converter.shrink(block, self.shrink)
        if self._pixels is None:
            shape = (self._extent.height, self._extent.width, small.shape[2])
            self._pixels = np.full(shape, converter.ground, np.uint8)
        first = top // self.shrink
        self._pixels[first : first + small.shape[0]] = small
        if time.monotonic() - self._told_at > _TELL_EVERY_S:
            self.show()

    def show(self) -> None:
        """Put what there is onto the pyramid."""
        if self._pixels is not None and self._pyramid.converter is not None:
            seen = np.ascontiguousarray(to_upright(self._pixels, self._orientation))
            self._pyramid.preview = Preview(self._pyramid.converter.paint(seen), self.shrink)
            self._told_at = time.monotonic()
            self._on_change(self._pyramid)


def fill_preview(pyramid: Pyramid, on_change: Callable[[Pyramid], None]) -> None:
    """Make the preview of a picture that can be read anywhere.

    Raises:
        Cancelled: nobody wants it any more.
    """
    raster, converter = pyramid.raster, pyramid.converter
    if raster is None or converter is None:
        raise ValueError("the picture is not open yet")
    extent, shrink = raster.extent, preview_shrink(raster.extent)
    if extent.width * extent.height > _ROUGH_FROM_PIXELS:
        rough = raster.sample(shrink)
        if rough is not None:
            pyramid.preview = Preview(converter.paint(rough), shrink, is_rough=True)
            on_change(pyramid)
            return
    maker = PreviewMaker(pyramid, extent, 1, on_change)
    for band in _bands(Bounds(0, 0, *extent), shrink):
        pyramid.token.check()
        maker.add(band.y, raster.read(band))
    maker.show()


def _bands(box: Bounds, shrink: int) -> Iterator[Bounds]:
    """The box in bands of some megabytes, each a multiple of `shrink` high."""
    rows = max(1, _BAND_BYTES // (3 * max(1, box.width)) // shrink) * shrink
    for top in range(box.y, box.y + box.height, rows):
        yield Bounds(box.x, top, box.width, min(rows, box.y + box.height - top))
