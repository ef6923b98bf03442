"""TIFF files around their pixels: pages, colours and metadata, read and written. TIFF 6.0 and its supplements."""

from __future__ import annotations

import os
import re
import struct
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from restorer.imaging.codecs import raw
from restorer.imaging.codecs.header import DecodeError, Header
from restorer.imaging.codecs.tiff import rare
from restorer.imaging.limits import MAX_PAGES
from restorer.imaging.metadata import exif, iptc, xmp
from restorer.imaging.metadata.tiff_directory import Directory, Layout, Order, TiffField, TiffReader
from restorer.imaging.photo import Extent, Metadata
from restorer.message import Message

_OLD_SUBFILE, _REDUCED = 255, 2
_DESCRIPTION, _PAGE_NAME = 270, 285
_INFRARED = re.compile(rb"\binfra-?red\b", re.IGNORECASE)
_COMPRESSION, _SUB_DIRECTORIES = 259, 330
_SUBFILE, _WIDTH, _HEIGHT, _BITS, _PHOTOMETRIC, _SAMPLES = 254, 256, 257, 258, 262, 277
_COLOR_MAP, _EXTRA_SAMPLES, _SAMPLE_FORMAT, _DNG_VERSION = 320, 338, 339, 50706
_PLANAR, _SEPARATE, _TILE_WIDTH, _RGB = 284, 2, 322, 2
_XMP, _IPTC, _PHOTOSHOP, _ICC, _LAYERS = 700, 33723, 34377, 34675, 37724
_MODES = {0: "grey", 1: "grey", 2: "rgb", 3: "palette", 5: "cmyk", 6: "rgb", 8: "lab", 9: "icclab"}
_COLORS = {"grey": 1, "bilevel": 1, "palette": 1, "rgb": 3, "lab": 3, "icclab": 3, "cmyk": 4}
_RAW_PHOTOMETRICS = (32803, 34892)
_RAW_COMPRESSIONS = (32767, 34713, 65000, 65535)
"""Of Sony, Nikon, Kodak and Pentax."""
_RAW_MARKS = (b"CR\2", b"IIII", b"MMMM")
"""What Canon and Phase One write behind the header."""
_MOST_SUB_DIRECTORIES = 16
_BLOCKS = {_XMP, _IPTC, _PHOTOSHOP, _ICC, _LAYERS}
# What only describes how this very file stores its pixels: never carried to another.
_STRUCTURE = {
    *(254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 277, 278, 279, 280, 281, 284, 288, 289, 290, 291),
    *(292, 293, 297, 300, 301, 317, 318, 319, 320, 321, 322, 323, 324, 325, 326, 327, 328, 330, 332, 333, 334, 336),
    *(337, 338, 339, 340, 341, 342, 343, 346, 347, 400, 401, 402, 403, 404, 405, 433, 434, 435, *range(512, 533), 559),
    *(32995, 32996, 32997, 32998, 34016, 34018, 34019, 34020, 50674, 50675),
}
_DNG = set(range(50706, 51200))
"""What DNG says of how it is developed."""

_FARTHEST = 1 << 62


def read_header(file: BinaryIO, page: int) -> Header:
    """What a page's directory states. Reduced copies and masks of another page are no pages of their own.

    Raises:
        DecodeError: it is damaged, a camera's raw file, or of a kind that cannot be decoded.
        IndexError: there is no such page; its argument is how many there are.
    """

    def read_at(offset: int, count: int) -> bytes:
        if offset > _FARTHEST:
            return b""  # a system would refuse to go there with words about its own arguments
        file.seek(offset)
        return file.read(count)

    try:
        source = TiffReader(read_at)
        pages = _pages(source)
        if not 0 <= page < len(pages):
            raise IndexError(len(pages))
        if _is_camera_raw(source, read_at(8, 4)):
            return _developed(file, source)
        number, offset = pages[page]
        entries, _ = source.read(offset, without=_STRUCTURE - _NEEDED)
        return _header(source, entries, number, offset, len(pages))
    except (ValueError, struct.error, OverflowError) as error:
        raise DecodeError("is damaged: its TIFF directory makes no sense") from error


_NEEDED = {
    *(_WIDTH, _HEIGHT, _BITS, _PHOTOMETRIC, _SAMPLES, _COLOR_MAP, _EXTRA_SAMPLES, _SAMPLE_FORMAT, _COMPRESSION),
    *(_PLANAR, _TILE_WIDTH),
}


def add_metadata(path: Path, metadata: Metadata, icc: bytes | None) -> None:
    """Write these blocks into a TIFF that holds one page; what its encoder said of the pixels stays.

    Args:
        path: The file; grows at its end, and its header then points there.
        metadata: Made true for the picture already.
        icc: The profile to embed, or None.
    """
    with path.open("r+b") as file:

        def read_at(offset: int, count: int) -> bytes:
            file.seek(offset)
            return file.read(count)

        source = TiffReader(read_at)
        entries, _ = source.read(source.first, stays=True)
        # The encoder always names a resolution; the photo may have none.
        root = Directory({tag: entry for tag, entry in entries.items() if tag not in exif.RESOLUTION})
        taken_apart = exif.Exif.parse(metadata.exif) if metadata.exif else None
        if taken_apart is not None:
            added = taken_apart.root if taken_apart.order == source.order else taken_apart.root.swapped()
            root.entries |= {tag: entry for tag, entry in added.entries.items() if tag not in _STRUCTURE | _BLOCKS}
            root.children |= added.children
        for tag, kind, block in ((_XMP, 1, metadata.xmp), (_IPTC, 7, metadata.iptc), (_ICC, 7, icc)):
            if block:
                root.entries[tag] = TiffField(kind, len(block), block)
        start = file.seek(0, os.SEEK_END)
        start += start % 2
        body, at = Layout(source.order, start, source.is_big).lay_out(root)
        file.seek(start)
        file.write(body)
        file.seek(8 if source.is_big else 4)
        file.write(struct.pack(source.order + ("Q" if source.is_big else "I"), at))


def _pages(source: TiffReader) -> list[tuple[int, int]]:
    """Number and offset of each directory that is a page; all of them where none says so."""
    found: list[tuple[int, int, bool]] = []
    seen, first = set(), dict[int, TiffField]()
    offset = source.first
    while offset and offset not in seen and len(found) <= 2 * MAX_PAGES:  # half of them may be copies
        seen.add(offset)
        try:
            entries, following = source.read(offset, stays=True)
        except ValueError:
            if not found:
                raise
            break
        is_copy = bool(source.inline(entries, _SUBFILE) & 0b101) or source.inline(entries, _OLD_SUBFILE) == _REDUCED
        # One without a size is no picture of its own: a thumbnail as EXIF has it, say.
        first = first if found else entries
        is_copy |= not {_WIDTH, _HEIGHT} <= entries.keys() or (
            bool(found) and _is_infrared(source, first, entries, offset)
        )
        found.append((len(found), offset, is_copy))
        offset = following
    if not found:
        raise ValueError("no directory")
    pages = [(number, at) for number, at, is_copy in found if not is_copy]
    return pages or [(number, at) for number, at, _ in found]


def _is_infrared(source: TiffReader, first: dict[int, TiffField], entries: dict[int, TiffField], offset: int) -> bool:
    """Whether a grey page says of itself that it is what a scanner saw of the first, in colours, in infrared."""
    is_alike = all(source.inline(entries, tag) == source.inline(first, tag) for tag in (_WIDTH, _HEIGHT))
    if not is_alike or source.inline(entries, _SAMPLES, 1) != 1 or source.inline(first, _PHOTOMETRIC) != _RGB:
        return False
    told = source.read(offset, only={_DESCRIPTION, _PAGE_NAME})[0].values()
    return any(_INFRARED.search(field.raw) is not None for field in told)


def _developed(file: BinaryIO, source: TiffReader) -> Header:
    """The header of the picture that a camera's raw file is developed to, with what its first directory states."""
    found = raw.read_header(file, 0)
    entries, _ = source.read(source.first, without=_STRUCTURE)
    taken_apart = exif.Exif(source.order, exif.read_tree(source, source.first, without=_STRUCTURE | _BLOCKS | _DNG))
    taken_apart.set_upright()
    taken_apart.drop_maker_note()
    return replace(found, metadata=_metadata(entries, taken_apart))


def _is_camera_raw(source: TiffReader, mark: bytes) -> bool:
    """Whether what the sensor saw lies in any of the file's directories, or the file names a camera's format.

    A camera's raw file begins with a small picture that every reader of TIFF takes for the photo.
    """
    if mark.startswith(_RAW_MARKS):
        return True
    offset, seen = source.first, set[int]()
    while offset and offset not in seen and len(seen) < _MOST_SUB_DIRECTORIES:
        seen.add(offset)
        try:
            entries, following = source.read(offset, stays=True)
            below = source.read(offset, only={_SUB_DIRECTORIES})[0].get(_SUB_DIRECTORIES)
        except ValueError:
            break
        inner = below.integers(source.order)[:_MOST_SUB_DIRECTORIES] if below is not None else ()
        if _holds_raw(source, entries) or any(_holds_raw_at(source, place) for place in inner):
            return True
        offset = following
    return False


def _holds_raw_at(source: TiffReader, offset: int) -> bool:
    try:
        return _holds_raw(source, source.read(offset, stays=True)[0])
    except ValueError:
        return False


def _holds_raw(source: TiffReader, entries: dict[int, TiffField]) -> bool:
    return (
        _DNG_VERSION in entries
        or source.inline(entries, _PHOTOMETRIC) in _RAW_PHOTOMETRICS
        or source.inline(entries, _COMPRESSION) in _RAW_COMPRESSIONS
    )


def _header(source: TiffReader, entries: dict[int, TiffField], number: int, offset: int, pages: int) -> Header:
    def values(tag: int, default: tuple[int, ...]) -> tuple[int, ...]:
        return (entries[tag].integers(source.order) if tag in entries else ()) or default

    photometric, bits = values(_PHOTOMETRIC, (1,))[0], values(_BITS, (1,))
    extent = Extent(values(_WIDTH, (0,))[0], values(_HEIGHT, (0,))[0])
    if min(extent) < 1:
        raise ValueError("no size")
    mode = _mode(photometric, bits, values(_SAMPLE_FORMAT, (1,)))
    is_float = 3 in values(_SAMPLE_FORMAT, (1,))
    samples = values(_SAMPLES, (1,))[0]
    is_rare = is_float or bits[0] in rare.DEPTHS_BITS or values(_COMPRESSION, (1,))[0] in rare.COMPRESSIONS
    is_rare |= samples > 1 and _TILE_WIDTH in entries and values(_PLANAR, (1,))[0] == _SEPARATE
    extra = values(_EXTRA_SAMPLES, (0,) * max(0, samples - _COLORS[mode]))[: max(0, samples - _COLORS[mode])]
    alpha = next((index for index, kind in enumerate(extra) if kind in (1, 2)), None)
    tree = exif.read_tree(source, offset, without=_STRUCTURE | _BLOCKS)
    taken_apart = exif.Exif(source.order, tree)
    orientation = taken_apart.told_orientation
    taken_apart.set_upright()
    palette = values(_COLOR_MAP, ())
    third = len(palette) // 3
    return Header(
        format="tiff",
        extent=extent,
        mode=mode,
        pages=pages,
        depth_bits=16 if is_float else bits[0],
        has_alpha=alpha is not None,
        orientation=orientation,
        icc=entries[_ICC].raw if _ICC in entries else None,
        metadata=_metadata(entries, taken_apart),
        directory=number,
        alpha_at=_COLORS[mode] + alpha if alpha is not None else -1,
        is_rare=is_rare,
        note="Its floating-point numbers were mapped to 16 bits." if is_float else "",
        is_gray_palette=palette[:third] == palette[third : 2 * third] == palette[2 * third : 3 * third],
    )


def _mode(photometric: int, bits: Collection[int], formats: Collection[int]) -> str:
    """The page's colour model; `DecodeError` where it or the kind of its numbers is not one that Restorer knows."""
    mode = _MODES.get(photometric)
    if mode is None:
        raise DecodeError(
            Message(
                "is a TIFF of a colour model (photometric {photometric}) that cannot be read", photometric=photometric
            )
        )
    if any(kind == 3 for kind in formats) and mode in ("grey", "rgb") and set(bits) <= set(rare.FLOAT_BITS):
        return mode
    if any(kind in (3, 6) for kind in formats):
        raise DecodeError("is a TIFF of floating-point numbers", "Save it again with 16 bits a channel.")
    if any(kind == 2 for kind in formats) and mode not in ("lab", "icclab"):
        raise DecodeError("is a TIFF of signed numbers", "Save it again with 16 bits a channel.")
    if len(set(bits)) > 1 or max(bits) not in (1, 2, 4, 8, 16, *rare.DEPTHS_BITS):
        raise DecodeError(
            Message("is a TIFF of {bits} bits a channel", bits=max(bits)), "Save it again with 16 bits a channel."
        )
    return "bilevel" if mode == "grey" and max(bits) == 1 else mode


def _metadata(entries: dict[int, TiffField], taken_apart: exif.Exif) -> Metadata:
    packet = xmp.to_utf8(entries[_XMP].raw) if _XMP in entries else None
    block = _iptc(entries[_IPTC], taken_apart.order) if _IPTC in entries else None
    if block is None and _PHOTOSHOP in entries:
        block = iptc.unwrap(entries[_PHOTOSHOP].raw)
    says_something = taken_apart.root.entries or taken_apart.root.children
    return Metadata(
        exif=taken_apart.to_bytes() if says_something else None,
        xmp=packet,
        iptc=block,
        dpi=taken_apart.dpi,
    )


def _iptc(entry: TiffField, order: Order) -> bytes | None:
    """The block; some programs store it as 32-bit numbers, swapped where the file's order is."""
    raw = entry.raw
    if entry.kind == 4 and raw[:1] != b"\x1c" and order == ">":
        raw = entry.swapped().raw
    return raw.rstrip(b"\0") if raw[:1] == b"\x1c" else None
