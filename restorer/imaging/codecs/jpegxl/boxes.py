"""The boxes around a JPEG XL codestream. ISO/IEC 18181-2, clause 9."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from restorer.imaging.codecs.header import MAX_BLOCK_BYTES, DecodeError, read_exactly
from restorer.imaging.codecs.jpegxl.codestream import HEADER_BYTES

CONTAINER = b"\0\0\0\x0cJXL \r\n\x87\n"
_MAX_BOXES = 10_000
_WHOLE, _PART, _PACKED = b"jxlc", b"jxlp", b"brob"
_WANTED = (b"Exif", b"xml ")


@dataclass
class Boxes:
    """What a container holds.

    Attributes:
        start: The first bytes of the codestream, as many as its header needs.
        blocks: The metadata blocks, by the kinds of their boxes; the first of each.
    """

    start: bytes = b""
    blocks: dict[bytes, bytes] = field(default_factory=dict)


def read_boxes(file: BinaryIO) -> Boxes:
    """Read a container, or a bare codestream, which holds nothing else.

    Raises:
        DecodeError: it is cut off before the picture.
    """
    file.seek(0)
    head = file.read(len(CONTAINER))
    if head != CONTAINER:
        return Boxes(head + file.read(HEADER_BYTES))
    found = Boxes()
    for kind, size in _walk(file):
        if kind in (_WHOLE, _PART) and len(found.start) < HEADER_BYTES:
            skipped = 4 if kind == _PART else 0  # its number
            found.start += file.read(min(size, HEADER_BYTES))[skipped:]
        elif kind in (*_WANTED, _PACKED) and size <= MAX_BLOCK_BYTES:
            _take(found, kind, file.read(size), size)
    if not found.start:
        raise DecodeError("is cut off: the file ends before the picture does")
    return found


def _walk(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Kind and size of each box; the file stands at its content."""
    for _ in range(_MAX_BOXES):
        head = file.read(8)
        if len(head) < 8:
            return
        size, kind = struct.unpack(">I4s", head)
        length = 8
        if size == 1:
            (size,) = struct.unpack(">Q", read_exactly(file, 8))
            length = 16
        if size == 0:  # up to the file's end
            yield kind, MAX_BLOCK_BYTES
            return
        end = file.tell() + max(0, size - length)
        yield kind, max(0, size - length)
        file.seek(end)


def _take(found: Boxes, kind: bytes, body: bytes, size: int) -> None:
    """Keep a block that is whole."""
    if len(body) < size < MAX_BLOCK_BYTES:
        return
    if kind == _PACKED:
        kind, body = body[:4], _unpacked(body[4:]) if body[:4] in _WANTED else b""
    if kind == b"Exif":
        body = body[4 + int.from_bytes(body[:4]) :]
    if kind in _WANTED and body:
        found.blocks.setdefault(kind, body)


def _unpacked(data: bytes) -> bytes:
    import imagecodecs

    try:
        return bytes(imagecodecs.brotli_decode(data, out=MAX_BLOCK_BYTES))
    except (imagecodecs.BrotliError, ValueError):
        return b""
