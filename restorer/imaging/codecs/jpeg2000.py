"""JPEG 2000, read only: by OpenJPEG (imagecodecs). ISO/IEC 15444-1, annexes A (codestream) and I (JP2)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from restorer.imaging.codecs.codec import Codec
from restorer.imaging.codecs.header import MAX_BLOCK_BYTES, Allocate, DecodeError, Header, dpi_of, read_exactly
from restorer.imaging.codecs.pixels import from_array, place, spread
from restorer.imaging.metadata import exif, iptc, xmp
from restorer.imaging.photo import Extent, Metadata, Pixels

_ID = "jpeg2000"
_JP2, _CODESTREAM = b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51"
_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_EXIF = b"JpgTiffExif->JP2"
_IPTC = bytes.fromhex("33c7a4d2b81d4723a0baf1a3e097ad38")
_PARENTS = (b"jp2h", b"res ")
_MODES = {12: "cmyk", 16: "rgb", 17: "grey", 18: "ycc"}
_COLORS = {"grey": 1, "rgb": 3, "ycc": 3, "cmyk": 4}
_MAX_BOXES = 10_000
_RARE = "Save it again as a plain TIFF or PNG with the program that made it."


@dataclass
class _BoxFacts:
    """What the boxes around the codestream state."""

    blocks: dict[bytes, bytes] = field(default_factory=dict)
    color: int | None = None
    icc: bytes | None = None
    columns: int = 0
    alpha_at: int | None = None
    dpi: tuple[float, float] | None = None


def _recognizes(head: bytes) -> bool:
    return head.startswith((_JP2, _CODESTREAM))


def _read_header(file: BinaryIO, _page: int) -> Header:
    boxes = _BoxFacts()
    start = 0
    if not file.read(12).startswith(_CODESTREAM):
        for kind, size in _walk(file):
            if kind == b"jp2c":
                start = start or file.tell()
            else:
                _gather(boxes, kind, file.read(size))
    file.seek(start)
    extent, depths = _read_size(file)
    samples = boxes.columns or len(depths)
    mode = _MODES.get(boxes.color or 0) or ("grey" if samples < 3 else "rgb")
    if boxes.color == 14:
        raise DecodeError("is a JPEG 2000 in CIELab, a kind that Restorer does not read", _RARE)
    if samples < _COLORS[mode] or max(depths) > 16:
        raise DecodeError("is a JPEG 2000 of a rare kind that cannot be read", _RARE)
    alpha_at = boxes.alpha_at
    block, orientation = exif.upright(exif.without_prefix(boxes.blocks.get(_EXIF, b"")) or b"")
    taken_apart = exif.Exif.parse(block) if block else None
    packet = boxes.blocks.get(_XMP)
    return Header(
        format=_ID,
        extent=extent,
        mode=mode,
        depth_bits=max(depths),
        has_alpha=alpha_at is not None,
        orientation=orientation,
        icc=None if boxes.columns else boxes.icc,
        metadata=Metadata(
            exif=block,
            xmp=xmp.to_utf8(packet) if packet else None,
            iptc=_iptc(boxes.blocks.get(_IPTC)),
            dpi=boxes.dpi or (taken_apart.dpi if taken_apart is not None else None),
        ),
        # The decoder would turn colours into sRGB itself where it sees the boxes; a palette it only knows by them.
        directory=0 if boxes.columns else start,
        alpha_at=alpha_at if alpha_at is not None else -1,
    )


def _read_pixels(file: BinaryIO, header: Header, allocate: Allocate) -> tuple[Pixels, Pixels | None]:
    import imagecodecs
    import numpy as np

    file.seek(header.directory)
    try:
        samples = imagecodecs.jpeg2k_decode(file.read())
    except (imagecodecs.Jpeg2kError, ValueError, NotImplementedError) as error:
        raise DecodeError("is cut off or damaged: its JPEG 2000 data cannot be read to the end") from error
    samples = samples if samples.ndim == 3 else samples[:, :, None]
    if samples.shape[:2] != (header.extent.height, header.extent.width) or samples.dtype.kind != "u":
        raise DecodeError("is a JPEG 2000 of a rare kind that cannot be read", _RARE)
    samples = spread(samples, header.depth_bits)
    if header.mode == "ycc":
        samples = np.concatenate([_in_rgb(samples[:, :, :3]), samples[:, :, 3:]], axis=2)
    return place(from_array(samples, header), header, allocate)


def _walk(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Kind and size of each box; the file stands at its content."""
    for _ in range(_MAX_BOXES):
        start = file.read(8)
        if len(start) < 8:
            return
        size, kind = struct.unpack(">I4s", start)
        head = 8
        if size == 1:
            (size,) = struct.unpack(">Q", read_exactly(file, 8))
            head = 16
        if kind in _PARENTS:
            continue  # what lies inside comes next
        end = file.tell() + max(0, size - head)
        wanted = min(max(0, size - head), MAX_BLOCK_BYTES)
        yield kind, wanted
        if size == 0:
            return  # up to the file's end
        file.seek(end)


def _gather(boxes: _BoxFacts, kind: bytes, body: bytes) -> None:
    if kind == b"uuid":
        boxes.blocks.setdefault(body[:16], body[16:])
    elif kind == b"xml " and b"<x:xmpmeta" in body[:200]:
        boxes.blocks.setdefault(_XMP, body)
    elif kind == b"colr" and boxes.color is None and boxes.icc is None:
        if body[:1] == b"\1" and len(body) >= 7:
            boxes.color = int.from_bytes(body[3:7])
        elif body[:1] in (b"\2", b"\3"):
            boxes.icc = body[3:]
    elif kind == b"pclr" and len(body) > 2:
        boxes.columns = body[2]
    elif kind == b"cdef":
        for at in range(2, len(body) - 5, 6):
            channel, meaning, _ = struct.unpack_from(">3H", body, at)
            if meaning in (1, 2):
                boxes.alpha_at = channel
    elif kind in (b"resc", b"resd") and len(body) >= 10 and (boxes.dpi is None or kind == b"resc"):
        down, below, across, under, *powers = struct.unpack(">4H2b", body[:10])
        if below and under and max(map(abs, powers)) < 20:
            values = (across / under * 10.0 ** powers[1], down / below * 10.0 ** powers[0])
            boxes.dpi = (dpi_of(round(values[0])), dpi_of(round(values[1])))


def _read_size(file: BinaryIO) -> tuple[Extent, list[int]]:
    """The picture's size and the bits of its components, from where the codestream begins. ISO/IEC 15444-1, A.5.1."""
    if read_exactly(file, 4) != _CODESTREAM:
        raise DecodeError("is damaged: its JPEG 2000 header makes no sense")
    read_exactly(file, 4)
    right, bottom, left, top = struct.unpack(">4I", read_exactly(file, 16))
    read_exactly(file, 16)
    (count,) = struct.unpack(">H", read_exactly(file, 2))
    parts = [read_exactly(file, 3) for _ in range(min(count, 64))]
    if not parts or right <= left or bottom <= top:
        raise DecodeError("is damaged: its JPEG 2000 header makes no sense")
    return Extent(right - left, bottom - top), [(part[0] & 0x7F) + 1 for part in parts]


def _iptc(data: bytes | None) -> bytes | None:
    return iptc.unwrap(data) or (data if data[:1] == b"\x1c" else None) if data else None


def _in_rgb(samples: Pixels) -> Pixels:
    """RGB from YCbCr over the full range (ISO/IEC 15444-1, M.3: sYCC)."""
    import numpy as np

    top = np.iinfo(samples.dtype).max
    luma, blue, red = (samples[:, :, channel].astype(np.float32) for channel in range(3))
    blue, red = blue - (top + 1) / 2, red - (top + 1) / 2
    made = np.stack([luma + 1.402 * red, luma - 0.344136 * blue - 0.714136 * red, luma + 1.772 * blue], axis=2)
    rounded: Pixels = np.clip(np.rint(made), 0, top).astype(samples.dtype)
    return rounded


JPEG2000 = Codec(
    id=_ID,
    name="JPEG 2000",
    suffixes=(".jp2", ".j2k", ".jpx", ".jpf", ".j2c", ".jpc"),
    mime_type="image/jp2",
    uniform_type="public.jpeg-2000",
    recognizes=_recognizes,
    read_header=_read_header,
    read_pixels=_read_pixels,
    depths="1 to 16 bits; grey, RGB, sYCC, CMYK, palette, transparency",
    takes_credentials=False,
)
