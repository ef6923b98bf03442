"""What AVIF and HEIC have in common: the container, read by libvips (libheif).

ISO/IEC 23008-12 (HEIF): turning is part of the container and done by the decoder, so EXIF's orientation is ignored.
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING, Any, BinaryIO

from restorer.imaging import vips
from restorer.imaging.codecs.header import Allocate, DecodeError, Header
from restorer.imaging.codecs.pixels import decode_error, in_strips, place
from restorer.imaging.metadata import exif, xmp
from restorer.imaging.metadata.told_color import profile_of_code_points
from restorer.imaging.photo import Extent, Metadata, Pixels

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOADER = "heifload"
_PROPERTIES_BYTES = 1 << 18
_MAX_SIDE = 1_000_000


def brands_of(head: bytes) -> list[bytes]:
    """The brands that a file names by its first bytes; none where it is no such container."""
    if head[4:8] != b"ftyp":
        return []
    end = min(len(head), int.from_bytes(head[:4]))
    return [head[8:12], *(head[at : at + 4] for at in range(16, end, 4))]


def read_header(file: BinaryIO, page: int, format: str) -> Header:
    """What the container states.

    Raises:
        DecodeError: it is damaged.
        IndexError: there is no such page; its argument is how many there are.
    """
    _check_sizes(file)
    try:
        image = vips.load(file, LOADER, "error")
        pages = int(vips.field(image, "n-pages") or 1)
        if not 0 <= page < pages:
            raise IndexError(pages)
        image = vips.load(file, LOADER, "error", page=page)
    except vips.Error as error:
        raise decode_error(str(error), format) from error
    bands = int(image.bands)
    mode = "grey" if bands < 3 or _is_monochrome(file) else "rgb"
    return Header(
        format=format,
        extent=Extent(int(image.width), int(image.height)),
        mode=mode,
        pages=pages,
        depth_bits=int(vips.field(image, "bits-per-sample") or 8),
        has_alpha=bands in (2, 4),
        icc=vips.field(image, "icc-profile-data") or told_profile(file, is_gray=mode == "grey"),
        metadata=metadata_of(vips.field(image, "exif-data"), vips.field(image, "xmp-data")),
        directory=page,
    )


def told_profile(file: BinaryIO, *, is_gray: bool) -> bytes | None:
    """A profile for the code points that the container states (`colr` of kind `nclx`: ISO/IEC 14496-12, 12.1.5)."""
    file.seek(0)
    head = file.read(_PROPERTIES_BYTES)
    at = head.find(b"colrnclx")
    if at < 0 or len(head) < at + 12:
        return None
    return profile_of_code_points(*struct.unpack_from(">2H", head, at + 8), is_gray=is_gray)


def read_pixels(file: BinaryIO, header: Header, allocate: Allocate) -> tuple[Pixels, Pixels | None]:
    """All pixels of a page, as `Codec.read_pixels` gives them.

    Raises:
        DecodeError: it is cut off or damaged.
    """
    try:
        image = vips.load(file, LOADER, "error", page=header.directory)
        found = in_strips(image, header)
        if image.format == "ushort":
            depth = header.depth_bits
            found = found._replace(strips=((row, stretch(strip, depth)) for row, strip in found.strips))
        return place(found, header, allocate)
    except vips.Error as error:
        raise decode_error(str(error), header.format) from error


def stretch(values: NDArray[Any], depth_bits: int) -> NDArray[np.uint16]:
    """10 or 12 bits that a decoder put at the top of 16, spread over all of them: white is 65535."""
    import numpy as np

    top = (1 << depth_bits) - 1
    shifted = (values >> (16 - depth_bits)).astype(np.uint32)
    return ((shifted * 65535 + top // 2) // top).astype(np.uint16)


def _check_sizes(file: BinaryIO) -> None:
    """Refuse sizes that no decoder takes: GLib would complain of them on stderr. ISO/IEC 23008-12, 6.5.3 (`ispe`)."""
    file.seek(0)
    head = file.read(_PROPERTIES_BYTES)
    for found in re.finditer(b"ispe", head):
        sides = head[found.end() + 4 : found.end() + 12]
        if len(sides) == 8 and max(struct.unpack(">2I", sides)) > _MAX_SIDE:
            raise DecodeError("is damaged: its header makes no sense")


def _is_monochrome(file: BinaryIO) -> bool:
    """Whether all pictures in the file are coded without colour; the decoder does not tell.

    AV1 in ISOBMFF 2.3.3 (`av1C`) and ISO/IEC 14496-15, 8.3.2.1.2 (`hvcC`).
    """
    file.seek(0)
    head = file.read(_PROPERTIES_BYTES)
    av1 = [head[found.end() + 2] & 0x10 for found in re.finditer(b"av1C", head) if found.end() + 2 < len(head)]
    hevc = [not head[found.end() + 16] & 3 for found in re.finditer(b"hvcC", head) if found.end() + 16 < len(head)]
    return bool(av1 or hevc) and all(av1) and all(hevc)


def metadata_of(block: bytes | None, packet: bytes | None) -> Metadata:
    """The metadata of EXIF and XMP blocks whose picture the container turns."""
    upright = exif.upright(exif.without_prefix(block))[0] if block else None
    taken_apart = exif.Exif.parse(upright) if upright else None
    words = xmp.to_utf8(packet) if packet else None
    return Metadata(
        exif=upright,
        xmp=xmp.upright(words) if words is not None else None,
        dpi=taken_apart.dpi if taken_apart is not None else None,
    )
