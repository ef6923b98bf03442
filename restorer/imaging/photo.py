"""`Photo`: pixels, alpha, colour profile, metadata and origin of one picture."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from typing import Any

    import numpy as np
    from numpy.typing import NDArray

Pixels: TypeAlias = "NDArray[Any]"
"""H x W x C, C = 1 (grey) or 3 (RGB), uint8 or uint16 over its full range; in memory or a memory-mapped file."""

Mask: TypeAlias = "NDArray[np.uint8]"
"""H x W, uint8: 0 untouched, 255 wholly so."""


class Extent(NamedTuple):
    """A size in pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a photo came from and how it was stored there.

    Attributes:
        path: The file; None for a photo made in memory.
        format: Its format's id (`codecs.codec.Codec`); empty for a photo made in memory.
        page: Which page of the file, from 0.
        pages: How many pages the file has.
        depth_bits: Bits a channel in the file (1, 8, 16 ...).
        mode: The file's colour model in words: `grey`, `rgb`, `cmyk`, `palette`, `bilevel` ...
        jpeg_quality: The estimated quality 1..100 of a JPEG's tables, else None.
        profile: The ICC profile that the file's numbers are in, where the photo was brought into the working space
            (`working_space`); None where its pixels are as stored.
        missing_rows: How many rows of the file, from its last one up, are not there: it was cut off.
        note: What was done to the file's numbers so that they could be read, a sentence for a person; else empty.
    """

    path: Path | None = None
    format: str = ""
    page: int = 0
    pages: int = 1
    depth_bits: int = 8
    mode: str = "rgb"
    jpeg_quality: int | None = None
    profile: bytes | None = None
    missing_rows: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says beside its pixels, as the raw blocks that the formats carry.

    Attributes:
        exif: A TIFF-structured EXIF block (without its `Exif` prefix), or None.
        xmp: An XMP packet in UTF-8, or None.
        iptc: An IPTC-IIM block, or None.
        dpi: Pixels an inch, horizontally and vertically, or None.
        comment: The JPEG's or PNG's comment, or None.
    """

    exif: bytes | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None
    dpi: tuple[float, float] | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """One photograph: pixels and all that travels with them. Never changed in place; steps make new ones.

    Attributes:
        pixels: H x W x C, C = 1 (grey) or 3 (RGB), uint8 or uint16, in the colour space that `icc` names, sRGB where
            it is None. EXIF orientation is already baked in.
        alpha: H x W of the pixels' dtype, or None where the photo is opaque.
        icc: An ICC profile that fits the pixels' channels, or None for sRGB (or its grey).
        metadata: The raw blocks; orientation in them is 1.
        origin: Where it came from.
    """

    pixels: Pixels
    alpha: Pixels | None = None
    icc: bytes | None = None
    metadata: Metadata = field(default_factory=Metadata)
    origin: Origin = field(default_factory=Origin)

    @property
    def extent(self) -> Extent:
        """Width and height in pixels."""
        return Extent(int(self.pixels.shape[1]), int(self.pixels.shape[0]))

    @property
    def channels(self) -> int:
        """1 for grey, 3 for RGB."""
        return int(self.pixels.shape[2])

    @property
    def top(self) -> int:
        """The value of white: 255 or 65535."""
        return int((1 << 8 * self.pixels.dtype.itemsize) - 1)

    def with_pixels(self, pixels: Pixels, alpha: Pixels | None = None) -> Photo:
        """The same photo with other pixels (and, where its size changed, another alpha)."""
        keeps_alpha = alpha is None and self.alpha is not None and self.alpha.shape == pixels.shape[:2]
        return replace(self, pixels=pixels, alpha=self.alpha if keeps_alpha else alpha)
