"""Photoshop's PSD and PSB, read only: the flat picture that stands behind the layers.

Adobe Photoshop File Formats Specification (2019): header, image resources, image data.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from restorer.imaging.codecs.codec import Codec
from restorer.imaging.codecs.header import MAX_BLOCK_BYTES, Allocate, DecodeError, Header, read_exactly
from restorer.imaging.codecs.pixels import from_array, place
from restorer.imaging.metadata import exif, iptc, xmp
from restorer.imaging.photo import Extent, Metadata, Pixels
from restorer.message import Message

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ID = "psd"
_RESOLUTION, _IPTC, _ICC, _VERSION_INFO, _EXIF, _XMP = 1005, 1028, 1039, 1057, 1058, 1060
_WANTED = (_RESOLUTION, _IPTC, _ICC, _VERSION_INFO, _EXIF, _XMP)
_BITMAP, _INDEXED = 0, 2
# Duotone's inks are documented nowhere: it is shown as the grey that it is made of.
_MODES = {_BITMAP: "bilevel", 1: "grey", _INDEXED: "palette", 3: "rgb", 4: "cmyk", 8: "grey", 9: "icclab"}
_COLORS = {"bilevel": 1, "grey": 1, "palette": 1, "rgb": 3, "cmyk": 4, "icclab": 3}
_RAW, _PACKED = 0, 1
_MAX_SIDE = 300_000
_MAX_CHANNELS = 56
_MAX_RESOURCES = 10_000
_ROWS = 256
_ROUNDED = 2 / 255
"""So much is lost where a colour and its transparency are rounded."""

_MARKS = (b"8BIM", b"PHUT", b"AgHg", b"DCSR", b"MeSa")
_LAYERED = "Save it again in Photoshop with “Maximize Compatibility”, or as a TIFF or PNG."
_RARE = "Save it again as a plain TIFF or PNG with the program that made it."


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the file's first sections state: its kind, its palette, and where pixels begin."""

    is_large: bool
    channels: int
    extent: Extent
    depth_bits: int
    mode: str
    palette: bytes
    resources: dict[int, bytes]
    has_alpha: bool
    start: int


def _recognizes(head: bytes) -> bool:
    # Without a channel or a size it holds no picture that was ever flat.
    return head[:4] == b"8BPS" and head[4:6] in (b"\0\1", b"\0\2") and any(head[12:14]) and any(head[14:22])


def _read_header(file: BinaryIO, _page: int) -> Header:
    found = _read_layout(file)
    blocks = found.resources
    version = blocks.get(_VERSION_INFO, b"")
    if len(version) > 4 and not version[4]:
        raise DecodeError("holds layers, and no flat picture of them", _LAYERED)
    block, orientation = exif.upright(exif.without_prefix(blocks.get(_EXIF, b"")) or b"")
    packet, dpi = blocks.get(_XMP), blocks.get(_RESOLUTION, b"")
    return Header(
        format=_ID,
        extent=found.extent,
        mode="rgb" if found.mode == "palette" else found.mode,
        depth_bits=found.depth_bits,
        has_alpha=found.has_alpha,
        orientation=orientation,
        icc=None if found.mode in ("palette", "icclab", "bilevel") else blocks.get(_ICC),
        metadata=Metadata(
            exif=block,
            xmp=xmp.to_utf8(packet) if packet else None,
            iptc=blocks.get(_IPTC) if iptc.datasets(blocks.get(_IPTC, b"")) else None,
            dpi=_dpi(dpi),
        ),
        alpha_at=(3 if found.mode == "palette" else _COLORS[found.mode]) if found.has_alpha else -1,
    )


def _read_pixels(file: BinaryIO, header: Header, allocate: Allocate) -> tuple[Pixels, Pixels | None]:
    import numpy as np

    file.seek(0)
    found = _read_layout(file)
    colors = _COLORS[found.mode]
    planes = _planes(file, found, colors + found.has_alpha)
    if found.mode == "bilevel":
        shown = (1 - np.unpackbits(planes[0], axis=1)[:, : found.extent.width]) * np.uint8(255)
        return place(from_array(np.ascontiguousarray(shown[:, :, None])), header, allocate)
    samples = np.stack(planes, axis=2)
    if found.mode == "palette":
        palette = np.frombuffer(found.palette, np.uint8).reshape(3, 256).T
        samples = np.concatenate([palette[samples[:, :, 0]], samples[:, :, 1:]], axis=2)
        colors = 3
    top = np.iinfo(samples.dtype).max
    if found.mode == "cmyk":
        samples = np.concatenate([top - samples[:, :, :4], samples[:, :, 4:]], axis=2)  # 0 is all of the ink
    elif found.has_alpha and found.mode != "icclab":
        samples = _without_white(samples, colors)
    return place(from_array(np.ascontiguousarray(samples), header), header, allocate)


def _read_layout(file: BinaryIO) -> _Layout:
    mark, version, channels, height, width, depth, kind = struct.unpack(">4sH6xHIIHH", read_exactly(file, 26))
    if mark != b"8BPS" or not (0 < width <= _MAX_SIDE and 0 < height <= _MAX_SIDE and 0 < channels <= _MAX_CHANNELS):
        raise DecodeError("is damaged: its header makes no sense")
    mode = _MODES.get(kind)
    if mode is None or depth not in ((1,) if kind == _BITMAP else (8,) if kind == _INDEXED else (8, 16)):
        raise DecodeError(Message("is a Photoshop file of a kind that is not read ({bits} bits)", bits=depth), _RARE)
    if channels < _COLORS[mode]:
        raise DecodeError("is damaged: its header contradicts itself")
    is_large = version == 2
    palette = _section(file, 4)
    if kind == _INDEXED and len(palette) < 768:
        raise DecodeError("is damaged: its palette is not there")
    resources = dict(_resources(_section(file, 4)))
    is_clear = _has_merged_alpha(file, is_large=is_large)
    has_alpha = is_clear and channels > _COLORS[mode]
    extent = Extent(width, height)
    return _Layout(is_large, channels, extent, depth, mode, palette[:768], resources, has_alpha, file.tell())


def _section(file: BinaryIO, width: int) -> bytes:
    size = int.from_bytes(read_exactly(file, width))
    if size > MAX_BLOCK_BYTES:
        raise DecodeError("is damaged: its header makes no sense")
    return read_exactly(file, size)


def _resources(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    for _ in range(_MAX_RESOURCES):
        if data[at : at + 4] not in _MARKS or at + 12 > len(data):
            return
        number = int.from_bytes(data[at + 4 : at + 6])
        at += 6 + (data[at + 6] + 2) // 2 * 2
        size = int.from_bytes(data[at : at + 4])
        if number in _WANTED:
            yield number, data[at + 4 : at + 4 + size]
        at += 4 + (size + 1) // 2 * 2


def _has_merged_alpha(file: BinaryIO, *, is_large: bool) -> bool:
    """Whether the first channel beyond the colours is the flat picture's transparency; the file then stands behind.

    The section of layers says so by a negative count of them, directly or in a block of its own for 16 bits.
    """
    width = 8 if is_large else 4
    size = int.from_bytes(read_exactly(file, width))
    end = file.tell() + size
    head = file.read(min(size, 4096))
    file.seek(end)
    layers = int.from_bytes(head[:width])
    counted = head[width : width + 2]
    if not layers:
        at = max(head.find(b"8BIMLr16"), head.find(b"8BIMMt16"))
        counted = head[at + 8 + width : at + 10 + width] if at >= 0 else b""
        if at >= 0 and head[at + 4 : at + 8] == b"Mt16":
            return True
    return len(counted) == 2 and struct.unpack(">h", counted)[0] < 0


def _planes(file: BinaryIO, found: _Layout, count: int) -> list[NDArray[Any]]:
    """The first `count` channels, each as it is stored: rows of uint8 (or packed bits), or uint16."""
    import numpy as np

    width, height = found.extent
    row_bytes = (width + 7) // 8 if found.depth_bits == 1 else width * found.depth_bits // 8
    dtype = np.dtype("u1") if found.depth_bits < 16 else np.dtype(">u2")
    (how,) = struct.unpack(">H", _exactly(file, 2))
    if how == _RAW:
        raw: Iterator[bytes] = (_exactly(file, row_bytes * height) for _ in range(count))
    elif how == _PACKED:
        raw = _unpacked(file, found, count, row_bytes)
    else:
        raise DecodeError("is a Photoshop file whose flat picture is packed in a way that is not read", _RARE)
    return [np.frombuffer(plane, dtype).reshape(height, -1).astype(dtype.newbyteorder("=")) for plane in raw]


def _unpacked(file: BinaryIO, found: _Layout, count: int, row_bytes: int) -> Iterator[bytes]:
    import imagecodecs
    import numpy as np

    height = found.extent.height
    told = _exactly(file, found.channels * height * (4 if found.is_large else 2))
    sizes = np.frombuffer(told, ">u4" if found.is_large else ">u2").reshape(found.channels, height)
    for plane in range(count):
        data, at = _exactly(file, int(sizes[plane].sum(dtype=np.int64))), 0
        rows = []
        for size in sizes[plane].tolist():
            try:
                row = imagecodecs.packbits_decode(data[at : at + size])
            except (RuntimeError, ValueError) as error:
                raise DecodeError("is damaged: its pixels cannot be unpacked") from error
            at += size
            if len(row) != row_bytes:
                raise DecodeError("is damaged: its pixels cannot be unpacked")
            rows.append(row)
        yield b"".join(rows)


def _exactly(file: BinaryIO, count: int) -> bytes:
    # An unbuffered file may give less than is there at once.
    parts, left = [], count
    while left:
        part = file.read(min(left, 1 << 26))
        if not part:
            raise DecodeError("is cut off: the file ends before the picture does")
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _without_white(samples: Pixels, colors: int) -> Pixels:
    """Photoshop lays the flat picture of transparent layers over white; its own colours are wanted.

    Others leave colours as they are: then some are darker than they could be over white.
    """
    import numpy as np

    top = np.iinfo(samples.dtype).max
    own = samples.copy()
    for first in range(0, len(samples), _ROWS):
        part = samples[first : first + _ROWS].astype(np.float32) / top
        alpha = part[:, :, colors : colors + 1]
        over_black = part[:, :, :colors] + alpha - 1
        if (over_black < -_ROUNDED).any():
            return samples
        plain = np.clip(over_black / np.maximum(alpha, 1 / top), 0, 1)
        own[first : first + _ROWS, :, :colors] = np.rint(plain * top).astype(samples.dtype)
    return own


def _dpi(data: bytes) -> tuple[float, float] | None:
    """Pixels an inch, as 16.16 fixed point, whatever unit is shown."""
    if len(data) < 12:
        return None
    across, down = (int.from_bytes(data[at : at + 4]) / 65536 for at in (0, 8))
    return (across, down) if across > 0 and down > 0 else None


PSD = Codec(
    id=_ID,
    name="PSD",
    suffixes=(".psd", ".psb"),
    mime_type="image/vnd.adobe.photoshop",
    uniform_type="com.adobe.photoshop-image",
    recognizes=_recognizes,
    read_header=_read_header,
    read_pixels=_read_pixels,
    depths="1, 8 and 16 bits; grey, RGB, CMYK, Lab, palette, transparency; the flat picture behind the layers",
    takes_credentials=False,
)
