"""PNG files around their pixels: the chunks, read and written. PNG specification, third edition (W3C)."""

from __future__ import annotations

import os
import re
import struct
import zlib
from typing import BinaryIO

from restorer.imaging.codecs.header import MAX_BLOCK_BYTES, DecodeError, Header, dpi_of, read_exactly
from restorer.imaging.codecs.png import texts as png_texts
from restorer.imaging.metadata import exif, iptc, xmp
from restorer.imaging.metadata.told_color import profile_of_code_points, profile_of_png
from restorer.imaging.photo import Extent, Metadata
from restorer.message import Message

_XMP_KEYWORD = "XML:com.adobe.xmp"
_RAW = "Raw profile type "
_MODES = {0: "grey", 2: "rgb", 3: "palette", 4: "grey", 6: "rgb"}
_GATHERED = (b"PLTE", b"tRNS", b"pHYs", b"iCCP", b"cICP", b"sRGB", b"gAMA", b"cHRM", b"eXIf", b"iTXt", b"tEXt", b"zTXt")
_MAX_CHUNKS = 100_000
_MAX_DEFLATE_RATIO = 1032
_MAX_TEXT_BYTES = 1 << 24
_MAX_COMPRESSED = 64


def read_header(file: BinaryIO, _page: int) -> Header:
    """What the chunks state; those after the pixels too.

    Raises:
        DecodeError: it is cut off, damaged, or claims more pixels than its bytes could hold.
    """
    size_bytes = os.fstat(file.fileno()).st_size
    read_exactly(file, 8)
    length, kind = struct.unpack(">I4s", read_exactly(file, 8))
    if kind != b"IHDR" or length != 13:
        raise DecodeError("is damaged: its PNG header makes no sense")
    width, height, depth, color = struct.unpack(">IIBB", read_exactly(file, 10))
    read_exactly(file, 7)
    if color not in _MODES or depth not in (1, 2, 4, 8, 16) or not 0 < width < 1 << 31 or not 0 < height < 1 << 31:
        raise DecodeError("is damaged: its PNG header makes no sense")
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[color]
    if width * height * depth * channels / 8 > (size_bytes + 64) * _MAX_DEFLATE_RATIO:
        raise DecodeError(
            Message(
                "is cut off or damaged: {width} x {height} pixels cannot lie in {size_bytes:,} bytes",
                width=width,
                height=height,
                size_bytes=size_bytes,
            )
        )
    chunks = _gather(file)
    palette = chunks.get(b"PLTE", [b""])[0]
    metadata, orientation = _metadata(chunks)
    return Header(
        format="png",
        extent=Extent(width, height),
        mode="bilevel" if color == 0 and depth == 1 else _MODES[color],
        depth_bits=depth,
        has_alpha=color in (4, 6) or b"tRNS" in chunks,
        orientation=orientation,
        icc=_told_profile(chunks, is_gray=color in (0, 4)),
        metadata=metadata,
        is_gray_palette=palette[0::3] == palette[1::3] == palette[2::3],
    )


def chunks(metadata: Metadata, icc: bytes | None) -> bytes:
    """The chunks that go between the header and the pixels.

    Args:
        metadata: Made true for the picture already.
        icc: The profile to embed, or None.
    """
    out = _chunk(b"iCCP", b"ICC profile\0\0" + zlib.compress(icc)) if icc else b""
    if metadata.dpi:
        out += _chunk(b"pHYs", struct.pack(">IIB", *(max(1, round(value / 0.0254)) for value in metadata.dpi), 1))
    if metadata.exif:
        out += _chunk(b"eXIf", metadata.exif)
    if metadata.xmp:
        out += _chunk(b"iTXt", _XMP_KEYWORD.encode() + b"\0\0\0\0\0" + metadata.xmp)
    if metadata.iptc:
        # The way of ImageMagick and ExifTool: PNG itself has no place for it.
        resources = iptc.wrap(metadata.iptc)
        digits = re.sub(r"(.{72})", r"\1\n", resources.hex())
        body = f"\niptc\n{len(resources):8d}\n{digits}\n".encode("ascii")
        out += _chunk(b"zTXt", f"{_RAW}iptc".encode() + b"\0\0" + zlib.compress(body))
    if metadata.comment:
        out += _chunk(b"iTXt", b"Comment\0\0\0\0\0" + metadata.comment.encode("utf-8", "replace"))
    return out


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(kind)))


NO_RESOLUTION = _chunk(b"pHYs", struct.pack(">IIB", 0, 0, 1))
"""What libvips writes, always, of a picture whose resolution it does not know."""


def _gather(file: BinaryIO) -> dict[bytes, list[bytes]]:
    """The chunks that say something; a file that is cut off gives those before the cut."""
    found: dict[bytes, list[bytes]] = {}
    total = 0
    for _ in range(_MAX_CHUNKS):
        head = file.read(8)
        if len(head) < 8 or head[4:] == b"IEND":
            break
        (length,) = struct.unpack(">I", head[:4])
        if head[4:] not in _GATHERED or total + length > MAX_BLOCK_BYTES:
            file.seek(length + 4, 1)
            continue
        body = file.read(length)
        (checksum,) = struct.unpack(">I", file.read(4).ljust(4, b"\0"))
        if len(body) == length and zlib.crc32(body, zlib.crc32(head[4:])) == checksum:
            found.setdefault(head[4:], []).append(body)
            total += length
    return found


def _inflate(data: bytes) -> bytes:
    """What was compressed; nothing where it is damaged or a bomb."""
    inflater = zlib.decompressobj()
    try:
        body = inflater.decompress(data, _MAX_TEXT_BYTES)
    except zlib.error:
        return b""
    return body if not inflater.unconsumed_tail else b""


def _told_profile(chunks: dict[bytes, list[bytes]], *, is_gray: bool) -> bytes | None:
    """The profile, or what stands for one: PNG says which of its chunks counts before which."""
    points = chunks.get(b"cICP", [b""])[0]
    if len(points) == 4 and points[2] == 0 and points[3] == 1:
        return profile_of_code_points(points[0], points[1], is_gray=is_gray)
    if b"iCCP" in chunks:
        return _profile(chunks[b"iCCP"][0])
    if b"sRGB" in chunks:
        return None
    gamma, place = chunks.get(b"gAMA", [b""])[0], chunks.get(b"cHRM", [b""])[0]
    return profile_of_png(
        int.from_bytes(gamma) if len(gamma) == 4 else None,
        struct.unpack(">8I", place) if len(place) == 32 else None,
        is_gray=is_gray,
    )


def _profile(body: bytes) -> bytes | None:
    name, _, rest = body.partition(b"\0")
    return (_inflate(rest[1:]) or None) if name and rest else None


def _texts(chunks: dict[bytes, list[bytes]]) -> list[tuple[str, bytes, str]]:
    """Keyword, bytes and the bytes' codec of each text in the file."""
    texts = []
    for body in chunks.get(b"tEXt", []):
        keyword, _, value = body.partition(b"\0")
        texts.append((keyword.decode("latin-1"), value, "latin-1"))
    for body in chunks.get(b"zTXt", [])[:_MAX_COMPRESSED]:
        keyword, _, value = body.partition(b"\0")
        texts.append((keyword.decode("latin-1"), _inflate(value[1:]), "latin-1"))
    for body in chunks.get(b"iTXt", [])[:_MAX_COMPRESSED]:
        keyword, _, rest = body.partition(b"\0")
        parts = rest[2:].split(b"\0", 2)
        if len(parts) == 3:
            value = _inflate(parts[2]) if rest[:1] == b"\1" else parts[2]
            texts.append((keyword.decode("latin-1"), value, "utf-8"))
    return texts


def _raw_profile(value: bytes) -> bytes:
    """What ImageMagick and ExifTool write as text: a line with a name, one with a length, and hexadecimal digits."""
    parts = value.strip().split(b"\n", 2)
    try:
        return bytes.fromhex(parts[2].decode("ascii")) if len(parts) == 3 else b""
    except ValueError:
        return b""


def _metadata(chunks: dict[bytes, list[bytes]]) -> tuple[Metadata, int]:
    blocks: dict[str, bytes] = {}
    texts = []
    for keyword, value, codec in _texts(chunks):
        if keyword == _XMP_KEYWORD:
            blocks["xmp"] = value
        elif keyword.startswith(_RAW):
            blocks.setdefault(keyword.removeprefix(_RAW).lower(), _raw_profile(value))
        elif value:
            texts.append((keyword, value.decode(codec, "replace")))
    wrapped = blocks.get("iptc") or blocks.get("8bim") or b""
    packet, comment = png_texts.told_in_fields(texts, xmp.to_utf8(blocks["xmp"]) if blocks.get("xmp") else None)
    raw = exif.without_prefix(
        chunks[b"eXIf"][0] if b"eXIf" in chunks else blocks.get("exif") or blocks.get("app1") or b""
    )
    block, orientation = exif.upright(raw) if raw else (None, 0)
    taken_apart = exif.Exif.parse(block) if block else None
    across, down, unit = struct.unpack(">IIB", chunks.get(b"pHYs", [b""])[0][:9].ljust(9, b"\0"))
    dpi = (dpi_of(across), dpi_of(down)) if unit == 1 and across and down else None
    metadata = Metadata(
        exif=block,
        xmp=packet,
        iptc=iptc.unwrap(wrapped) or (wrapped if wrapped[:1] == b"\x1c" else None),
        dpi=dpi or (taken_apart.dpi if taken_apart is not None else None),
        comment=comment,
    )
    return metadata, orientation
