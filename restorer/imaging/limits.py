"""Limits on the size of what a file holds; beyond them it is refused."""

from __future__ import annotations

import os
from dataclasses import dataclass

from restorer.errors import InputError, ResourceError
from restorer.imaging.photo import Extent
from restorer.message import Message

MAX_PAGES = 1_000
"""Of one file. Each page becomes a result, so a small file that claims a million would fill the disk."""


@dataclass(frozen=True, slots=True)
class DecodeLimits:
    """What a picture may cost. A file says its size before a pixel is read, and may lie.

    Attributes:
        max_pixels: Of one page; 1 gigapixel is a 16 x 20 inch plate at some 1,750 dpi.
        max_side: Of either side, in pixels.
        max_memory_share: The largest part of this machine's memory that the pixels may take, 0..1, where they are
            not decoded into an allocator's file.
        max_blank_pixels: Larger pictures must be more than `pixels_per_byte` allows.
        pixels_per_byte: How many pixels a byte of a large file may stand for. The most that any format needs for a
            photograph is some 100; a blank page that is packed to do harm reaches a million.
    """

    max_pixels: int = 1_000_000_000
    max_side: int = 500_000
    max_memory_share: float = 0.5
    max_blank_pixels: int = 50_000_000
    pixels_per_byte: int = 200

    def check(self, name: str, extent: Extent, file_bytes: int | None = None) -> None:
        """Refuse a picture by its size, as its header states it.

        Args:
            name: The file's, for the words.
            extent: The picture's.
            file_bytes: The file's size; None where it is not known.

        Raises:
            InputError: the picture is larger than `max_pixels` or `max_side`, or than a file of this size can hold.
        """
        if max(extent) > self.max_side or extent.width * extent.height > self.max_pixels:
            raise InputError(
                Message(
                    '"{name}" says that it is {width} x {height} pixels, more than the {megapixels:,.0f} '
                    "megapixels and {side:,} pixels a side that are allowed.",
                    name=name,
                    width=extent.width,
                    height=extent.height,
                    megapixels=self.max_pixels / 1e6,
                    side=self.max_side,
                ),
                "If it really is that large, cut it into parts first; otherwise the file is damaged.",
            )
        pixels = extent.width * extent.height
        if file_bytes is not None and pixels > max(self.max_blank_pixels, file_bytes * self.pixels_per_byte):
            raise InputError(
                Message(
                    '"{name}" says that it is {width} x {height} pixels in a file of {kilobytes:,} kB: no '
                    "photograph is that light.",
                    name=name,
                    width=extent.width,
                    height=extent.height,
                    kilobytes=max(1, round(file_bytes / 1000)),
                ),
                "The file is blank, damaged, or made to do harm. If you trust it, save it again as a plain TIFF.",
            )

    def check_memory(self, name: str, size_bytes: int) -> None:
        """Refuse a picture that would take too much of the memory.

        Raises:
            ResourceError: the pixels need more than `max_memory_share` of this machine's memory.
        """
        memory = _memory_bytes()
        if memory and size_bytes > memory * self.max_memory_share:
            raise ResourceError(
                Message(
                    '"{name}" needs {needed:.1f} GiB for its pixels, and this computer has {memory:.1f} GiB of memory.',
                    name=name,
                    needed=size_bytes / 2**30,
                    memory=memory / 2**30,
                ),
                "Cut it into parts first, or use a computer with more memory.",
            )


def _memory_bytes() -> int:
    """The machine's memory; 0 where the system does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 0
