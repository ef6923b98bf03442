"""A TIFF page as a strict decoder wants it: a directory of its own with what its pixels need, in front of its own data.

libtiff warns alike of a text that does not end with a zero and of a tile that is not there. So the decoder is given
the file with another directory, which holds what describes the pixels and nothing else, and may refuse at the first
warning.
Whether pixels are missing is told from the directory: TIFF 6.0, sections 3, 15 and 16.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass, field
from typing import BinaryIO

from restorer.imaging.codecs.header import DecodeError
from restorer.imaging.metadata.tiff_directory import Directory, Layout, Order, TiffField, TiffReader, long, short
from restorer.message import Message

_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _PHOTOMETRIC = 256, 257, 258, 259, 262
_STRIP_OFFSETS, _SAMPLES, _ROWS, _STRIP_SIZES, _PLANAR = 273, 277, 278, 279, 284
_EXTRA_SAMPLES = 338
_TILE_WIDTH, _TILE_HEIGHT, _TILE_OFFSETS, _TILE_SIZES = 322, 323, 324, 325
# Fill order, CCITT's options, predictor, colour map, ink set, extra samples, sample format, JPEG tables, YCbCr.
_NEEDED = frozenset(
    {_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _PHOTOMETRIC, _STRIP_OFFSETS, _SAMPLES, _ROWS, _STRIP_SIZES, _PLANAR}
    | {_TILE_WIDTH, _TILE_HEIGHT, _TILE_OFFSETS, _TILE_SIZES}
    | {266, 292, 293, 317, 320, 332, 338, 339, 347, 529, 530, 531, 532}
)
_NO_COMPRESSION, _JPEG_TABLES = 1, 347
_KINDS = {
    6: "old-style JPEG",
    32809: "ThunderScan",
    33003: "JPEG 2000",
    33004: "JPEG 2000",
    33005: "JPEG 2000",
    34661: "JBIG",
    34712: "JPEG 2000",
    34887: "LERC",
    34925: "LZMA",
    34933: "PNG",
    34934: "JPEG XR",
    50000: "ZSTD",
    50001: "WebP",
    50002: "JPEG XL",
    52546: "JPEG XL",
}
"""Compressions by their number that the decoder may lack, by the names that people know."""


@dataclass
class TiffStream:
    """A page's bytes to decode: the file, with another header and a directory behind it. Moves the file's position.

    Attributes:
        file: Open for reading by a descriptor.
        size: How many bytes the file has.
        head: What stands at its beginning instead.
        directory: What stands behind it, from `start` on.
        start: Where that is.
        compression: The number of the page's compression.
        lacks: What of the page's pixels is not there, or empty.
        segments: Of each strip or tile: where it lies, its bytes, and how many bytes of pixels it holds.
        jpeg_tables: What the JPEG data of all segments have in common, or empty.
    """

    file: BinaryIO
    size: int
    head: bytes
    directory: bytes
    start: int
    compression: int
    lacks: str
    segments: list[tuple[int, int, int]]
    jpeg_tables: bytes
    _at: int = field(default=0)

    def read(self, count: int) -> bytes:
        """The next bytes, fewer at the end."""
        at = self._at
        if at < len(self.head):
            data = self.head[at : at + count]
        elif at < self.size:
            self.file.seek(at)
            data = self.file.read(min(count, self.size - at))
        elif at < self.start:
            data = bytes(min(count, self.start - at))
        else:
            data = self.directory[at - self.start : at - self.start + count]
        self._at += len(data)
        return data

    def seek(self, offset: int, whence: int) -> int:
        """Go somewhere, as a file's `seek` does."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self.start + len(self.directory)}[whence]
        self._at = max(0, base + offset)
        return self._at


def open_page(
    file: BinaryIO, number: int, photometric: int | None = None, *, has_plain_extras: bool = False
) -> TiffStream:
    """Put a page's directory in front of its data.

    Args:
        file: Open for reading by a descriptor; must stay open while the stream is read.
        number: Which directory of the file, from 0.
        photometric: What its samples are to be taken for (2: RGB, so that they come as they are); None: what it says.
        has_plain_extras: Whether samples beyond the colours are to come as they are, and not be taken for transparency.

    Raises:
        DecodeError: its directory makes no sense.
    """

    def read_at(offset: int, count: int) -> bytes:
        file.seek(offset)
        return file.read(count)

    try:
        source = TiffReader(read_at)
        offset = source.first
        for _ in range(number):
            offset = source.read(offset, stays=True)[1]
        size = os.fstat(file.fileno()).st_size
        told, entries = (source.read(offset, stays=stays)[0] for stays in (True, False))
        entries = {tag: entry for tag, entry in entries.items() if tag in _NEEDED}
        if source.end_of(offset) > size or _NEEDED & told.keys() > entries.keys():
            # Without one of its fields it would be another picture.
            raise DecodeError("is cut off: it ends in the middle of its header")
        page = _Page(entries, source.order)
        lacks = page.lacks(size)
        if photometric is not None:
            page.entries[_PHOTOMETRIC] = short(source.order, photometric)
        if has_plain_extras and _EXTRA_SAMPLES in page.entries:
            count = len(page.entries[_EXTRA_SAMPLES].integers(source.order))
            page.entries[_EXTRA_SAMPLES] = short(source.order, *[0] * count)
        start = size + size % 2
        directory, at = Layout(source.order, start, source.is_big).lay_out(Directory(page.entries))
    except (ValueError, struct.error, OverflowError) as error:
        raise DecodeError("is damaged: its TIFF directory makes no sense") from error
    head = read_at(0, 8) + struct.pack(f"{source.order}Q", at) if source.is_big else read_at(0, 4)
    head = head if source.is_big else head + struct.pack(f"{source.order}I", at)
    compression, tables = page.value(_COMPRESSION, _NO_COMPRESSION), page.entries.get(_JPEG_TABLES)
    jpeg_tables = tables.raw if tables is not None else b""
    return TiffStream(file, size, head, directory, start, compression, lacks, page.segments(), jpeg_tables)


def refuse(stream: TiffStream) -> DecodeError:
    """The error for a page that could not be decoded to its end: cut off, of a kind that is not read, or damaged."""
    if stream.lacks:
        return DecodeError(Message("is cut off: {missing}", missing=stream.lacks))
    kind = _KINDS.get(stream.compression)
    if kind is not None:
        hint = "Save it again as a plain TIFF or PNG with the program that made it."
        return DecodeError(
            Message("is a TIFF compressed as {kind}, a kind that Restorer does not read", kind=kind), hint
        )
    return DecodeError("is damaged: its TIFF data cannot be read to the end")


class _Page:
    """What a directory says of where its pixels lie."""

    def __init__(self, entries: dict[int, TiffField], order: Order) -> None:
        self.entries, self._order = entries, order
        self._is_tiled = _TILE_OFFSETS in entries
        self._places = self._all(_TILE_OFFSETS if self._is_tiled else _STRIP_OFFSETS)
        self._sizes = self._all(_TILE_SIZES if self._is_tiled else _STRIP_SIZES)
        is_plain = self.value(_COMPRESSION, _NO_COMPRESSION) == _NO_COMPRESSION
        if is_plain and len(self._places) == 1 and not any(self._sizes) and not self._is_tiled:
            # Old programs left it out where it can be reckoned.
            self._sizes = (self._plain_bytes(),)
            entries[_STRIP_SIZES] = long(order, *self._sizes)

    def value(self, tag: int, default: int) -> int:
        """A field's first value."""
        return next(iter(self._all(tag)), default)

    def segments(self) -> list[tuple[int, int, int]]:
        """Where each strip or tile lies, its bytes, and how many bytes of pixels it holds once it is decoded."""
        bits = self.value(_BITS, 1) * (1 if self.value(_PLANAR, 1) == 2 else self.value(_SAMPLES, 1))
        width, height = self.value(_WIDTH, 0), self.value(_HEIGHT, 0)
        if self._is_tiled:
            bytes_each = -(-self.value(_TILE_WIDTH, 0) * bits // 8) * self.value(_TILE_HEIGHT, 0)
            return [(at, size, bytes_each) for at, size in zip(self._places, self._sizes, strict=False)]
        rows = max(1, min(height, self.value(_ROWS, height)))
        per_plane = -(-height // rows)
        found = []
        for number, (at, size) in enumerate(zip(self._places, self._sizes, strict=False)):
            here = min(rows, height - number % per_plane * rows)
            found.append((at, size, -(-width * bits // 8) * here))
        return found

    def lacks(self, size: int) -> str:
        """What of the pixels is not in a file of this size; empty where all is there."""
        parts = Message("tiles") if self._is_tiled else Message("strips")
        wanted = self._count()
        if len(self._places) < wanted or len(self._sizes) < wanted:
            return Message(
                "{missing:,} of its {wanted:,} {parts} are not there",
                missing=wanted - min(len(self._places), len(self._sizes)),
                wanted=wanted,
                parts=parts,
            )
        segments = list(zip(self._places, self._sizes, strict=False))[:wanted]
        outside = sum(at + length > size for at, length in segments)
        if outside:
            return Message("the file ends before the picture does")
        empty = sum(length == 0 for _, length in segments)
        return (
            Message("{empty:,} of its {wanted:,} {parts} are empty", empty=empty, wanted=wanted, parts=parts)
            if empty
            else ""
        )

    def _count(self) -> int:
        """How many strips or tiles the page has."""
        width, height = self.value(_WIDTH, 0), self.value(_HEIGHT, 0)
        planes = self.value(_SAMPLES, 1) if self.value(_PLANAR, 1) == 2 else 1
        if self._is_tiled:
            across, down = max(1, self.value(_TILE_WIDTH, 0)), max(1, self.value(_TILE_HEIGHT, 0))
            return -(-width // across) * -(-height // down) * planes
        return -(-height // max(1, min(height, self.value(_ROWS, height)))) * planes

    def _plain_bytes(self) -> int:
        bits = self.value(_BITS, 1) * self.value(_SAMPLES, 1)
        return -(-self.value(_WIDTH, 0) * bits // 8) * self.value(_HEIGHT, 0)

    def _all(self, tag: int) -> tuple[int, ...]:
        return self.entries[tag].integers(self._order) if tag in self.entries else ()
