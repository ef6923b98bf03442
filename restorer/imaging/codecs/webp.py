"""WebP: 8 bits; pixels by libvips (libwebp), the RIFF chunks by Restorer's own hand. Container: RFC 9649."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

from restorer.imaging.codecs.codec import EXIF, ICC, THUMBNAIL, XMP, Codec, Writer
from restorer.imaging.codecs.encode_job import EncodeJob
from restorer.imaging.codecs.header import MAX_BLOCK_BYTES, DecodeError, Header, read_exactly
from restorer.imaging.codecs.pixels import libvips_reader
from restorer.imaging.metadata import exif, xmp
from restorer.imaging.photo import Extent, Metadata

_LOADER = "webpload"
_GATHERED = (b"VP8X", b"VP8 ", b"VP8L", b"ICCP", b"EXIF", b"XMP ")
_HAS_ICC, _HAS_ALPHA, _HAS_EXIF, _HAS_XMP = 0x20, 0x10, 0x08, 0x04
_MAX_CHUNKS = 100_000


def read_header(file: BinaryIO, page: int) -> Header:
    """What the chunks state. An animation's frames are pages.

    Raises:
        DecodeError: it is cut off or damaged.
    """
    riff = read_exactly(file, 12)
    found: dict[bytes, bytes] = {}
    frames = 0
    left = struct.unpack("<I", riff[4:8])[0] - 4
    for _ in range(_MAX_CHUNKS):
        head = file.read(8) if left >= 8 else b""
        if len(head) < 8:
            break
        kind, length = struct.unpack("<4sI", head)
        left -= 8 + length + length % 2
        frames += kind == b"ANMF"
        wanted = (10 if kind.startswith(b"VP8") else length) if kind in _GATHERED and length <= MAX_BLOCK_BYTES else 0
        body = file.read(min(wanted, length))
        if wanted and len(body) == min(wanted, length):
            found.setdefault(kind, body)
        file.seek(length + length % 2 - len(body), 1)
    extent, has_alpha = _shape(found)
    raw = exif.without_prefix(found.get(b"EXIF", b""))
    block, orientation = exif.upright(raw) if raw else (None, 0)
    taken_apart = exif.Exif.parse(block) if block else None
    packet = xmp.to_utf8(found[b"XMP "]) if b"XMP " in found else None
    return Header(
        format="webp",
        extent=extent,
        mode="rgb",
        pages=max(1, frames),
        directory=page,
        has_alpha=has_alpha,
        orientation=orientation,
        icc=found.get(b"ICCP") or None,
        metadata=Metadata(
            exif=block,
            xmp=packet,
            dpi=taken_apart.dpi if taken_apart is not None else None,
        ),
    )


def with_metadata(data: bytes, metadata: Metadata, icc: bytes | None) -> bytes:
    """A complete WebP file with these blocks, from one without any.

    Args:
        data: The file as the encoder made it.
        metadata: Made true for the picture already.
        icc: The profile to embed, or None.
    """
    if not (icc or metadata.exif or metadata.xmp):
        return data
    found = _split(data)
    extent, has_alpha = _shape(dict(found))
    flags = (
        _HAS_ALPHA * has_alpha | _HAS_ICC * bool(icc) | _HAS_EXIF * bool(metadata.exif) | _HAS_XMP * bool(metadata.xmp)
    )
    sides = (extent.width - 1).to_bytes(3, "little") + (extent.height - 1).to_bytes(3, "little")
    out = _chunk(b"VP8X", bytes((flags, 0, 0, 0)) + sides)
    out += _chunk(b"ICCP", icc) if icc else b""
    out += b"".join(_chunk(kind, body) for kind, body in found if kind != b"VP8X")
    out += _chunk(b"EXIF", metadata.exif) if metadata.exif else b""
    out += _chunk(b"XMP ", metadata.xmp) if metadata.xmp else b""
    return b"RIFF" + struct.pack("<I", len(out) + 4) + b"WEBP" + out


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def _split(data: bytes) -> list[tuple[bytes, bytes]]:
    parts, at = [], 12
    while at + 8 <= len(data):
        kind, length = struct.unpack("<4sI", data[at : at + 8])
        parts.append((kind, data[at + 8 : at + 8 + length]))
        at += 8 + length + length % 2
    return parts


def _shape(found: dict[bytes, bytes]) -> tuple[Extent, bool]:
    """The size, and whether there may be transparency."""
    wide, lossless, lossy = (found.get(kind, b"")[:10] for kind in (b"VP8X", b"VP8L", b"VP8 "))
    if len(wide) == 10:
        sides = (int.from_bytes(wide[4:7], "little") + 1, int.from_bytes(wide[7:10], "little") + 1)
        return Extent(*sides), bool(wide[0] & _HAS_ALPHA)
    if len(lossless) >= 5 and lossless[0] == 0x2F:
        (bits,) = struct.unpack("<I", lossless[1:5])
        return Extent((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1), bool(bits >> 28 & 1)
    if len(lossy) == 10 and lossy[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", lossy[6:10])
        if width & 0x3FFF and height & 0x3FFF:
            return Extent(width & 0x3FFF, height & 0x3FFF), False
    raise DecodeError("is damaged: it is a WebP without a picture in it")


def _recognizes(head: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def _write(job: EncodeJob, path: Path) -> list[str]:
    options = job.options
    # At most 16,383 pixels a side: the encoder holds all of it in memory anyway.
    data = job.image(8).webpsave_buffer(
        Q=options.quality, lossless=options.lossless, exact=options.lossless, smart_subsample=True, keep="none"
    )
    path.write_bytes(with_metadata(data, job.metadata, job.icc))
    return []


WEBP = Codec(
    id="webp",
    name="WebP",
    suffixes=(".webp",),
    mime_type="image/webp",
    uniform_type="org.webmproject.webp",
    recognizes=_recognizes,
    read_header=read_header,
    read_pixels=libvips_reader(_LOADER, takes_page=True),
    depths="8 bits; RGB, transparency; an animation's frames as pages",
    loader=_LOADER,
    has_pages=True,
    writer=Writer(
        write=_write,
        depths_bits=(8,),
        gray_depths_bits=(),
        holds=frozenset({EXIF, ICC, THUMBNAIL, XMP}),
        loses=True,
        max_side=16_383,
    ),
)
