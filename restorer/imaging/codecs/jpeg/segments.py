"""JPEG files around their pixels: the segments before the first scan, read and written.

ITU-T T.81 (JPEG), T.871 (JFIF), ICC.1 annex B.4 (profiles), XMP specification part 3.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import BinaryIO

from restorer.imaging.codecs.header import DecodeError, Header, read_exactly
from restorer.imaging.codecs.jpeg.quality import estimate_quality
from restorer.imaging.metadata import exif, iptc, xmp
from restorer.imaging.photo import Extent, Metadata
from restorer.message import Message

_EXIF, _XMP, _ICC, _IRB = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0", b"ICC_PROFILE\0", b"Photoshop 3.0\0"
_SEGMENT_BYTES = 65_533
_MODES = {1: "grey", 3: "rgb", 4: "cmyk"}
_MAX_SEGMENTS = 10_000
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_COMMON_FRAMES = (0xC0, 0xC1, 0xC2, 0xC9, 0xCA)


@dataclass
class _Segments:
    """What was gathered on the way to the first scan."""

    frame: tuple[int, int, int, int, int] | None = None
    tables: dict[int, list[int]] = field(default_factory=dict)
    exif: list[bytes] = field(default_factory=list)
    xmp: bytes | None = None
    extension: dict[int, bytes] = field(default_factory=dict)
    icc: dict[int, bytes] = field(default_factory=dict)
    resources: list[bytes] = field(default_factory=list)
    comments: list[bytes] = field(default_factory=list)
    density: tuple[float, float] | None = None


def read_header(file: BinaryIO, _page: int) -> Header:
    """What the segments before the first scan state.

    Raises:
        DecodeError: it is cut off, damaged, or of a kind that cannot be decoded.
    """
    found = _Segments()
    read_exactly(file, 2)
    for _ in range(_MAX_SEGMENTS):
        marker = _next_marker(file)
        if marker in (0xD9, 0xDA):
            break
        (length,) = struct.unpack(">H", read_exactly(file, 2))
        _gather(found, marker, read_exactly(file, max(0, length - 2)))
    if found.frame is None:
        raise DecodeError("is damaged: it is a JPEG without a picture in it")
    marker, precision, height, width, components = found.frame
    if marker not in _COMMON_FRAMES or precision != 8:
        raise DecodeError(
            Message(
                "is a JPEG of a rare kind (frame {marker:X}, {precision} bits) that cannot be read",
                marker=marker,
                precision=precision,
            ),
            "Convert it to TIFF or PNG with the program that made it.",
        )
    if components not in _MODES or not width or not height:
        raise DecodeError("is damaged: its JPEG header makes no sense")
    block, orientation = exif.upright(b"".join(found.exif)) if found.exif else (None, 0)
    return Header(
        format="jpeg",
        extent=Extent(width, height),
        mode=_MODES[components],
        orientation=orientation,
        icc=b"".join(found.icc[number] for number in sorted(found.icc)) or None,
        metadata=_metadata(found, block),
        jpeg_quality=estimate_quality(found.tables.get(0)),
    )


def segments(metadata: Metadata, icc: bytes | None) -> tuple[bytes, list[str]]:
    """The segments that follow a JPEG's first two bytes, and what did not fit, in words.

    Args:
        metadata: Made true for the picture already.
        icc: The profile to embed, or None.
    """
    notes: list[str] = []
    dpi = metadata.dpi or (0.0, 0.0)
    density = [min(65535, max(1, round(value))) for value in dpi] if metadata.dpi else [1, 1]
    out = _segment(0xE0, b"JFIF\0" + struct.pack(">HBHHBB", 0x0102, 1 if metadata.dpi else 0, *density, 0, 0))
    block = metadata.exif
    if block is not None and len(block) > _SEGMENT_BYTES - len(_EXIF):
        taken_apart = exif.Exif.parse(block)
        block, dropped = taken_apart.drop_largest(_SEGMENT_BYTES - len(_EXIF)) if taken_apart is not None else (b"", 1)
        notes.append(Message("{dropped} EXIF field(s) too long for a JPEG were left out", dropped=dropped))
    if block:
        out += _segment(0xE1, _EXIF + block)
    if metadata.xmp is not None:
        main, extension = xmp.split(metadata.xmp, _SEGMENT_BYTES - len(_XMP))
        out += _segment(0xE1, _XMP + main) + b"".join(_segment(0xE1, part) for part in extension)
    out += b"".join(_icc_segments(icc)) if icc else b""
    if metadata.iptc is not None:
        resources = iptc.wrap(metadata.iptc)
        room = _SEGMENT_BYTES - len(_IRB)
        out += b"".join(_segment(0xED, _IRB + resources[at : at + room]) for at in range(0, len(resources), room))
    if metadata.comment:
        out += _segment(0xFE, metadata.comment.encode("utf-8", "replace")[:_SEGMENT_BYTES])
    return out, notes


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _icc_segments(icc: bytes) -> list[bytes]:
    room = _SEGMENT_BYTES - len(_ICC) - 2
    parts = [icc[at : at + room] for at in range(0, len(icc), room)]
    if len(parts) > 255:
        return []
    return [_segment(0xE2, _ICC + bytes((number, len(parts))) + part) for number, part in enumerate(parts, 1)]


def _next_marker(file: BinaryIO) -> int:
    """The next marker that has a segment; stray bytes before it are passed over, as every decoder does."""
    for _ in range(1 << 16):
        byte = read_exactly(file, 1)
        if byte != b"\xff":
            continue
        while byte == b"\xff":
            byte = read_exactly(file, 1)
        if byte[0] not in (0x00, 0x01, *range(0xD0, 0xD9)):
            return byte[0]
    raise DecodeError("is damaged: it has no JPEG markers where they should be")


def _gather(found: _Segments, marker: int, body: bytes) -> None:
    if marker in _FRAMES and found.frame is None:
        if len(body) < 6:
            raise DecodeError("is damaged: its JPEG header makes no sense")
        found.frame = (marker, *struct.unpack(">BHHB", body[:6]))
    elif marker == 0xDB:
        _gather_tables(found.tables, body)
    elif marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= 12:
        unit, across, down = struct.unpack(">BHH", body[7:12])
        scale = {1: 1.0, 2: 2.54}.get(unit, 0.0)
        found.density = (across * scale, down * scale) if scale and across > 1 and down > 1 else None
    elif marker == 0xE1 and body.startswith(_EXIF):
        found.exif.append(exif.without_prefix(body))
    elif marker == 0xE1 and body.startswith(_XMP):
        found.xmp = found.xmp or body[len(_XMP) :]
    elif marker == 0xE1 and body.startswith(xmp.EXTENSION_SIGNATURE) and len(body) > 75:
        found.extension[struct.unpack(">I", body[71:75])[0]] = body[75:]
    elif marker == 0xE2 and body.startswith(_ICC) and len(body) > 14:
        found.icc.setdefault(body[12], body[14:])
    elif marker == 0xED and body.startswith(_IRB):
        found.resources.append(body[len(_IRB) :])
    elif marker == 0xFE and body.strip(b"\0 "):
        found.comments.append(body)


def _gather_tables(tables: dict[int, list[int]], body: bytes) -> None:
    at = 0
    while at < len(body):
        wide, number = body[at] >> 4, body[at] & 15
        size = 128 if wide else 64
        values = body[at + 1 : at + 1 + size]
        if len(values) < size:
            return
        tables.setdefault(number, list(struct.unpack(">64H", values)) if wide else list(values))
        at += 1 + size


def _metadata(found: _Segments, block: bytes | None) -> Metadata:
    packet = xmp.to_utf8(found.xmp) if found.xmp else None
    if packet is not None and found.extension:
        packet = xmp.join(packet, b"".join(found.extension[at] for at in sorted(found.extension)))
    taken_apart = exif.Exif.parse(block) if block else None
    return Metadata(
        exif=block,
        xmp=packet,
        iptc=iptc.unwrap(b"".join(found.resources)),
        # The scanner wrote into EXIF; a density of JFIF is mostly a default of whoever saved the file last.
        dpi=(taken_apart.dpi if taken_apart is not None else None) or found.density,
        comment="\n".join(_decoded(comment) for comment in found.comments) or None,
    )


def _decoded(comment: bytes) -> str:
    try:
        return comment.decode().strip("\0")
    except UnicodeDecodeError:
        return comment.decode("latin-1").strip("\0")
