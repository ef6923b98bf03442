"""Pixels with random access (arrays, mapped files, tiled TIFFs), without decoding everything."""

from __future__ import annotations

import mmap
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Extent
from restorer.imaging.tiles import Bounds

Block = NDArray[np.uint8]
"""H x W x C, C = 1 (grey) or 3 (RGB), 8 bits, contiguous, owned by whoever asked."""

CANVAS_GRAY = 119
"""What shines through transparent pixels."""


_RESIDENT_BYTES = 128 << 20
"""After so much was read, a mapped file's pages are given back."""


_GIVE_BACK: int | None = getattr(mmap, "MADV_DONTNEED", None)
"""Where the system has such a thing: Windows has not, and trims working sets by itself."""


class Raster(Protocol):
    """A picture that is read in boxes, from any thread."""

    extent: Extent
    icc: bytes | None
    """The profile that fits the blocks, None for sRGB."""

    def read(self, box: Bounds) -> Block:
        """The pixels of a box, 16 bits cut down to 8."""
        ...

    def sample(self, stride: int) -> Block | None:
        """Every `stride`-th pixel of every `stride`-th row, or None where that would decode the whole file."""
        ...


class ArrayRaster:
    """An array, in memory or mapped from a file, of any strides: so orientation costs nothing.

    Args:
        pixels: H x W x C or H x W, C = 1 or 3, uint8 or uint16 in either byte order; not changed.
        icc: The profile that fits them, or None for sRGB.
    """

    def __init__(self, pixels: NDArray[Any], icc: bytes | None = None) -> None:
        self._pixels = pixels if pixels.ndim == 3 else pixels[:, :, np.newaxis]
        self.extent = Extent(int(self._pixels.shape[1]), int(self._pixels.shape[0]))
        self.icc = icc
        self._map = _map_behind(pixels)
        self._touched_bytes = 0

    def read(self, box: Bounds) -> Block:
        """The pixels of a box."""
        block = _to_8_bit(self._pixels[box.slices])
        # Whole rows are counted: the system maps far more around what is touched.
        self._let_go(box.height * self._pixels[0].nbytes)
        return block

    def sample(self, stride: int) -> Block:
        """Every `stride`-th pixel of every `stride`-th row."""
        # Whole rows first: a mapped file is then read in long runs instead of a touch a pixel.
        step = max(1, _RESIDENT_BYTES // (stride * self._pixels[0].nbytes)) * stride
        left, first = min(stride // 2, self.extent.width - 1), min(stride // 2, self.extent.height - 1)
        blocks = []
        for top in range(first, self.extent.height, step):
            rows = np.ascontiguousarray(self._pixels[top : top + step : stride])
            blocks.append(_to_8_bit(rows[:, left::stride]))
            self._let_go(step * self._pixels[0].nbytes)
        return np.concatenate(blocks)

    def _let_go(self, size_bytes: int) -> None:
        """Give the pages of a mapped file back now and then; the system still has them if nobody else needs them."""
        self._touched_bytes += size_bytes
        if self._map is not None and _GIVE_BACK is not None and self._touched_bytes >= _RESIDENT_BYTES:
            self._touched_bytes = 0
            self._map.madvise(_GIVE_BACK)


class VipsRaster:
    """A file whose format can be decoded a piece at a time: a tiled TIFF.

    Args:
        image: A pyvips image opened for random access, uchar, 1 or 3 bands.
        icc: The profile that fits it, or None for sRGB.
    """

    def __init__(self, image: Any, icc: bytes | None = None) -> None:
        self._image = image
        self.extent = Extent(image.width, image.height)
        self.icc = icc

    def read(self, box: Bounds) -> Block:
        """The pixels of a box, decoded from the tiles that it touches."""
        data = self._image.crop(*box).write_to_memory()
        return np.frombuffer(data, np.uint8).reshape(box.height, box.width, self._image.bands)

    def sample(self, stride: int) -> None:
        """None: a tile is decoded whole, so every one of them would be."""
        return


def give_pages_back(pixels: NDArray[Any]) -> None:
    """Take a mapped array's pages out of this process; what was written is in the file. Nothing for another array."""
    behind = _map_behind(pixels)
    if behind is not None and _GIVE_BACK is not None:
        behind.madvise(_GIVE_BACK)


def _map_behind(pixels: NDArray[Any]) -> mmap.mmap | None:
    """The file mapping under an array, where its pages may be given back: no private changes in it."""
    array: Any = pixels
    while isinstance(array, np.ndarray):
        if isinstance(array, np.memmap) and array.mode not in ("r", "r+"):
            return None
        array = array.base
    return array if isinstance(array, mmap.mmap) and _GIVE_BACK is not None else None


def _to_8_bit(pixels: NDArray[Any]) -> Block:
    if pixels.dtype.itemsize == 2:
        return (pixels >> 8).astype(np.uint8)
    if pixels.dtype == np.bool_:
        return np.where(pixels, np.uint8(255), np.uint8(0))
    return np.ascontiguousarray(pixels, np.uint8)
