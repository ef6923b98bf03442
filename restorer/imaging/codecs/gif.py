"""GIF, read only: the first picture, by Pillow; blocks by Restorer's own hand. GIF89a specification (1990)."""

from __future__ import annotations

import mmap
from dataclasses import dataclass, field
from typing import BinaryIO

from restorer.imaging.codecs.codec import Codec
from restorer.imaging.codecs.header import Allocate, DecodeError, Header
from restorer.imaging.codecs.pixels import from_array, place
from restorer.imaging.metadata import xmp
from restorer.imaging.photo import Extent, Metadata, Pixels
from restorer.message import Message

_ID = "gif"
_EXTENSION, _PICTURE, _END = 0x21, 0x2C, 0x3B
_GRAPHIC_CONTROL, _COMMENT, _APPLICATION = 0xF9, 0xFE, 0xFF
_XMP, _ICC = b"XMP DataXMP", b"ICCRGBG1012"
_XMP_TRAILER_BYTES = 258
_MAX_BLOCKS = 100_000
_MAX_CODE_BITS = 12
_MOST_COUNTED = 1_000


@dataclass
class _Blocks:
    """What the blocks of a file state."""

    extent: Extent
    palette: bytes
    is_clear: bool = False
    first: tuple[int, int, int, bytes] | None = None
    """Of the first picture: its pixels, the bits of its codes, where they begin, and its palette."""
    pictures: int = 0
    comments: list[bytes] = field(default_factory=list)
    xmp: bytes | None = None
    icc: bytes | None = None


def _recognizes(head: bytes) -> bool:
    return head[:6] in (b"GIF87a", b"GIF89a") and any(head[6:8]) and any(head[8:10])


def _read_header(file: BinaryIO, _page: int) -> Header:
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        found = _walk(data)
    if found.first is None:
        raise DecodeError("is cut off: the file ends before the picture does")
    palette = found.first[3]
    words = b"\n".join(found.comments)
    count = min(found.pictures, _MOST_COUNTED)
    return Header(
        format=_ID,
        extent=found.extent,
        mode="palette",
        has_alpha=found.is_clear,
        icc=found.icc,
        metadata=Metadata(
            xmp=xmp.to_utf8(found.xmp) if found.xmp else None,
            comment=_text(words) if words.strip(b"\0 \n") else None,
        ),
        note=Message("Only the first of its {count:,} pictures is read.", count=count) if count > 1 else "",
        is_gray_palette=bool(palette) and palette[::3] == palette[1::3] == palette[2::3],
    )


def _read_pixels(file: BinaryIO, header: Header, allocate: Allocate) -> tuple[Pixels, Pixels | None]:
    import numpy as np
    from PIL import Image

    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        found = _walk(data)
        if found.first is None:
            raise DecodeError("is cut off: the file ends before the picture does")
        pixels, bits, at, _ = found.first
        if _count_pixels(_joined(data, at), bits, pixels) < pixels:  # the decoder would leave them black
            raise DecodeError("is damaged: its GIF data cannot be read to the end")
    file.seek(0)
    try:
        with Image.open(file, formats=["GIF"]) as image:
            samples = np.asarray(image.convert("RGBA"))
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise DecodeError("is damaged: its GIF data cannot be read to the end") from error
    if samples.shape[:2] != (header.extent.height, header.extent.width):
        raise DecodeError("is damaged: its header contradicts itself")
    wanted = [0] if header.is_gray_palette else [0, 1, 2]
    return place(from_array(samples[:, :, [*wanted, 3] if header.has_alpha else wanted]), header, allocate)


def _walk(data: mmap.mmap) -> _Blocks:
    """Go through the file once, block by block.

    Raises:
        DecodeError: it is cut off before the first picture ends, or makes no sense.
    """
    if len(data) < 13:
        raise DecodeError("is cut off: it ends in the middle of its header")
    extent = Extent(int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little"))
    if not extent.width or not extent.height:
        raise DecodeError("is damaged: its header makes no sense")
    palette, at = _palette(data, data[10], 13)
    found = _Blocks(extent, palette)
    for _ in range(_MAX_BLOCKS):
        kind = data[at] if at < len(data) else _END
        if kind == _EXTENSION and at + 2 < len(data):
            at = _extension(data, at + 1, found)
        elif kind == _PICTURE:
            at = _picture(data, at + 1, found)
        elif kind == 0:
            at += 1  # some programs put one too many
        else:
            break
    return found


def _picture(data: mmap.mmap, at: int, found: _Blocks) -> int:
    """Take a picture whose place and size stand at `at`; returns where the next block begins."""
    if at + 10 > len(data):
        return len(data)
    left, top, width, height = (int.from_bytes(data[at + 2 * k : at + 2 * k + 2], "little") for k in range(4))
    palette, start = _palette(data, data[at + 8], at + 9)
    end = _end_of_blocks(data, start + 1)
    if found.first is None:
        if end < 0 or start >= len(data):
            raise DecodeError("is cut off: the file ends before the picture does")
        found.extent = Extent(max(found.extent.width, left + width), max(found.extent.height, top + height))
        found.first = (width * height, data[start], start + 1, palette or found.palette)
        # Whatever the picture does not cover is clear.
        found.is_clear |= (left, top, width, height) != (0, 0, *found.extent)
    found.pictures += end >= 0
    return end if end >= 0 else len(data)


def _extension(data: mmap.mmap, at: int, found: _Blocks) -> int:
    label, start = data[at], at + 1
    end = _end_of_blocks(data, start)
    if end < 0:
        return len(data)
    if label == _GRAPHIC_CONTROL and found.first is None and end - start >= 5:
        found.is_clear = bool(data[start + 1] & 1)
    elif label == _COMMENT and end - start < 1 << 16:
        found.comments.append(_joined(data, start))
    elif label == _APPLICATION and data[start] == 11:
        name = data[start + 1 : start + 12]
        if name == _XMP:  # as it stands, not in blocks
            found.xmp = found.xmp or data[start + 12 : max(start + 12, end - _XMP_TRAILER_BYTES)]
        elif name == _ICC:
            found.icc = found.icc or _joined(data, start + 12)
    return end


def _palette(data: mmap.mmap, flags: int, at: int) -> tuple[bytes, int]:
    size = 3 << (flags & 7) + 1 if flags & 0x80 else 0
    return data[at : at + size], at + size


def _end_of_blocks(data: mmap.mmap, at: int) -> int:
    """Where a row of data blocks ends; -1 where the file ends before."""
    while at < len(data):
        if not data[at]:
            return at + 1
        at += data[at] + 1
    return -1


def _joined(data: mmap.mmap, at: int) -> bytes:
    parts = []
    while at < len(data) and data[at]:
        parts.append(data[at + 1 : at + 1 + data[at]])
        at += data[at] + 1
    return b"".join(parts)


def _count_pixels(data: bytes, bits: int, wanted: int) -> int:
    """How many pixels coded data hold (appendix F of the specification), counted up to `wanted`; -1: it is damaged."""
    if not 1 <= bits < _MAX_CODE_BITS:
        return -1
    clear = 1 << bits
    lengths = [1] * clear + [0, 0]
    width, held, have, count, last = bits + 1, 0, 0, 0, 0
    for byte in data:
        held |= byte << have
        have += 8
        while have >= width:
            code = held & (1 << width) - 1
            held >>= width
            have -= width
            if code == clear:
                del lengths[clear + 2 :]
                width, last = bits + 1, 0
                continue
            if code == clear + 1:
                return count
            known = len(lengths)
            if code > known or (code == known and not last):
                return -1
            length = lengths[code] if code < known else last + 1
            if last and known < 1 << _MAX_CODE_BITS:
                lengths.append(last + 1)
                if known + 1 == 1 << width and width < _MAX_CODE_BITS:
                    width += 1
            last = length
            count += length
            if count >= wanted:
                return count
    return count


def _text(raw: bytes) -> str:
    try:
        return raw.decode().strip("\0")
    except UnicodeDecodeError:
        return raw.decode("latin-1").strip("\0")


GIF = Codec(
    id=_ID,
    name="GIF",
    suffixes=(".gif",),
    mime_type="image/gif",
    uniform_type="com.compuserve.gif",
    recognizes=_recognizes,
    read_header=_read_header,
    read_pixels=_read_pixels,
    depths="8 bits; palette, transparency; of several pictures the first",
)
