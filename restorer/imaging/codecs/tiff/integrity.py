"""Checks that a TIFF's compressed pixels are complete, where the codec can and the decoder does not."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

from restorer.imaging import vips
from restorer.imaging.codecs.jpeg.stream import TAILS
from restorer.imaging.codecs.tiff.stream import TiffStream

_PIECE_BYTES = 1 << 20
_FRAME = re.compile(rb"\xff([\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf])")
_SPARE_BYTES = 3
"""The last bits of coded pixels fill up a byte at most."""


def is_intact(stream: TiffStream) -> bool:
    """Whether every strip or tile of a page can be decoded as its codec wants it.

    Deflate carries a checksum, which libtiff never reads; PackBits (TIFF 6.0, section 9) ends exactly where its pixels
    do; JPEG's own warnings are not heard in tiles. Other codecs are left to the decoder. Reads the file once.

    Args:
        stream: The page; its segments lie within the file.
    """
    check = _CHECKS.get(stream.compression)
    if check is None:
        return True
    for place, size, wanted in stream.segments:
        stream.file.seek(place)
        if not check(stream.file.read(size), wanted, stream.jpeg_tables):
            return False
    return True


def is_deflate_intact(data: bytes, wanted: int, _tables: bytes = b"") -> bool:
    """Whether deflated data hold as many bytes as are wanted, and those that their checksum was made of."""
    if len(data) < 2 or data[0] & 15 != zlib.DEFLATED or int.from_bytes(data[:2]) % 31:
        return False
    inflater, count, rest, checksum = zlib.decompressobj(-zlib.MAX_WBITS), 0, data[2:], 1
    try:
        while rest and not inflater.eof:
            piece = inflater.decompress(rest, _PIECE_BYTES)
            count, checksum = count + len(piece), zlib.adler32(piece, checksum)
            rest = inflater.unconsumed_tail
    except zlib.error:
        return False
    told = inflater.unused_data[:4]
    if inflater.eof and len(told) == 4:
        return count >= wanted and int.from_bytes(told) == checksum
    # Some programs leave the checksum out, or the end: then exactly the pixels must be there.
    return count >= wanted if inflater.eof else count == wanted


def _is_packbits_intact(data: bytes, wanted: int, _tables: bytes) -> bool:
    at = count = 0
    while at < len(data) and count < wanted:
        code = data[at]
        if code < 128:
            count, at = count + code + 1, at + code + 2
        else:
            count, at = count + (257 - code if code > 128 else 0), at + (2 if code > 128 else 1)
    # A byte may follow that makes the length even.
    return count == wanted and len(data) - 1 <= at <= len(data)


def _is_jpeg_intact(data: bytes, _wanted: int, tables: bytes) -> bool:
    joined = b"\xff\xd8" + tables.removeprefix(b"\xff\xd8").removesuffix(b"\xff\xd9") + data.removeprefix(b"\xff\xd8")
    return vips.is_strict_jpeg(joined) and _ends_with_its_pixels(joined)


def _ends_with_its_pixels(data: bytes) -> bool:
    """Whether a sequential JPEG's coded bytes are those that its pixels need, no fewer and no more.

    The decoder is not asked what it says of the last rows of a picture in grey, nor of what it leaves unread. So bytes
    of no meaning are put behind the coded ones, on which no pixel may depend, and in place of the last ones, on which
    some must. Bytes that only fill up are spare in sound pictures, too.
    """
    frame, scan = _FRAME.search(data), data.rfind(b"\xff\xda")
    if frame is None or frame.group(1) not in (b"\xc0", b"\xc1") or scan < 0:
        return True
    start = scan + 2 + int.from_bytes(data[scan + 2 : scan + 4])
    coded = data[start:].removesuffix(b"\xff\xd9")
    own = vips.jpeg_samples(data)
    is_gray = data[frame.end() + 7 : frame.end() + 8] == b"\1"
    behind = (vips.jpeg_samples(data[:start] + coded + tail + b"\xff\xd9") for tail in TAILS)
    if is_gray and any(samples != own for samples in behind):
        return False
    cut = data[:start] + coded.rstrip(b"\0\xff")[:-_SPARE_BYTES].rstrip(b"\xff")
    instead = (vips.jpeg_samples(cut + tail + b"\xff\xd9") for tail in TAILS)
    return any(samples != own for samples in instead)


_CHECKS: dict[int, Callable[[bytes, int, bytes], bool]] = {
    7: _is_jpeg_intact,
    8: is_deflate_intact,
    32946: is_deflate_intact,
    32773: _is_packbits_intact,
}
"""By the number of the compression."""
