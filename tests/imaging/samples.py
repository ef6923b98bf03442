"""Small files of every kind, made by other programs than the one that is tried."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

HEIGHT, WIDTH = 37, 45
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6">'
    b"<dc:title xmlns:dc='http://purl.org/dc/elements/1.1/'>Gr\xc3\xbc\xc3\x9fe</dc:title>"
    b"</rdf:Description></rdf:RDF></x:xmpmeta>"
)
IPTC = b"\x1c\x02\x00\x00\x02\x00\x04\x1c\x02\x78\x00\x07caption"


def exif_block(orientation: int = 1) -> bytes:
    """An EXIF block as Pillow writes it: maker, date, place, copyright, a maker note and the orientation."""
    exif = Image.Exif()
    exif[0x010F] = "Voigtlaender"
    exif[0x0112] = orientation
    exif[0x8298] = "Grandmother"
    exif.get_ifd(0x8769)[0x9003] = "1931:05:17 12:00:00"
    exif.get_ifd(0x8769)[0x927C] = b"maker's own bytes"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (48.0, 12.0, 30.5)
    return exif.tobytes()[6:]


def png_chunk(kind: bytes, body: bytes) -> bytes:
    """A PNG chunk with its length and checksum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(levels: NDArray, color: int, depth: int, *chunks: bytes) -> bytes:
    """A PNG of any colour type and depth, by hand; `levels` is H x W or H x W x C."""
    height, width = levels.shape[:2]
    if depth == 16:
        rows = [row.astype(">u2").tobytes() for row in levels]
    elif depth == 8:
        rows = [row.astype(np.uint8).tobytes() for row in levels]
    else:
        bits = (levels[:, :, None] >> np.arange(depth)[::-1]) & 1
        rows = [np.packbits(row).tobytes() for row in bits.reshape(height, -1).astype(np.uint8)]
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0))
    pixels = png_chunk(b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows)))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + pixels + png_chunk(b"IEND", b"")


def tiff(entries: dict[int, tuple[int, bytes]], data: bytes, order: str = "<") -> bytes:
    """A TIFF of one strip, by hand: `entries` are (type, bytes) by tag, the strip lies at offset 8."""
    sizes = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 11: 4}
    entries = {**entries, 273: (4, struct.pack(f"{order}I", 8)), 279: (4, struct.pack(f"{order}I", len(data)))}
    data += b"\0" * (len(data) % 2)
    at = 8 + len(data)
    table, values = struct.pack(f"{order}H", len(entries)), b""
    start = at + 2 + 12 * len(entries) + 4
    for tag in sorted(entries):
        kind, raw = entries[tag]
        place = raw.ljust(4, b"\0") if len(raw) <= 4 else struct.pack(f"{order}I", start + len(values))
        values += raw if len(raw) > 4 else b""
        table += struct.pack(f"{order}HHI", tag, kind, len(raw) // sizes[kind]) + place
    mark = b"II" if order == "<" else b"MM"
    return mark + struct.pack(f"{order}HI", 42, at) + data + table + bytes(4) + values


def shorts(*values: int) -> tuple[int, bytes]:
    """A little-endian TIFF field of 16-bit numbers."""
    return 3, struct.pack(f"<{len(values)}H", *values)


def save(image: Image.Image, path: Path, **options: object) -> Path:
    """Write with Pillow."""
    image.save(path, **options)
    return path


def names(folder: Path) -> list[str]:
    """What lies in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())
