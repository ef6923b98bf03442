"""BMP files, by Pillow: libvips has no reader of its own for them."""

from __future__ import annotations

import os
import struct
from typing import Any, BinaryIO

from restorer.imaging.codecs.codec import Codec
from restorer.imaging.codecs.header import Allocate, DecodeError, Header, dpi_of, read_exactly
from restorer.imaging.codecs.pixels import from_array, place
from restorer.imaging.photo import Extent, Metadata, Pixels

_RAW = 0
_BIT_FIELDS = 3


def read_header(file: BinaryIO, _page: int) -> Header:
    """What the header states.

    Raises:
        DecodeError: it is cut off or damaged.
    """
    size_bytes = os.fstat(file.fileno()).st_size
    head = read_exactly(file, 18)
    (header_size,) = struct.unpack("<I", head[14:18])
    (start,) = struct.unpack("<I", head[10:14])
    if header_size == 12:
        width, height, planes, depth = struct.unpack("<HHHH", read_exactly(file, 8))
        compression, dpi = _RAW, None
    elif 40 <= header_size <= 256:
        width, height, planes, depth, compression = struct.unpack("<iiHHI", read_exactly(file, 16))
        _, across, down = struct.unpack("<Iii", read_exactly(file, 12))
        dpi = (dpi_of(across), dpi_of(down)) if across > 0 and down > 0 else None
    else:
        raise DecodeError("is damaged: its BMP header makes no sense")
    height = abs(height)
    if width < 1 or not height or planes != 1 or depth not in (1, 4, 8, 16, 24, 32) or compression > _BIT_FIELDS:
        raise DecodeError("is damaged, or a BMP of a rare kind that cannot be read", "Convert it to PNG.")
    if compression in (_RAW, _BIT_FIELDS) and start + (width * depth + 31) // 32 * 4 * height > size_bytes:
        raise DecodeError("is cut off: it ends before its last pixel")
    return Header(
        format="bmp",
        extent=Extent(width, height),
        mode={1: "bilevel"}.get(depth, "palette" if depth <= 8 else "rgb"),
        depth_bits=8 if depth > 8 else depth,
        has_alpha=depth == 32,
        metadata=Metadata(dpi=dpi),
    )


def _decode(file: BinaryIO) -> Pixels:
    """The pixels: H x W x C, uint8, C = 1 (grey), 3 (RGB) or 4 (with alpha).

    Raises:
        DecodeError: it is damaged or cut off.
    """
    import numpy as np
    from PIL.BmpImagePlugin import BmpImageFile

    file.seek(0)
    try:
        # Not Image.open: Restorer's own limits have been kept already, and Pillow's would come as a warning.
        image: Any = BmpImageFile(file)
        image.load()
        if image.mode == "P":
            image = image.convert("RGB")
            red, green, blue = image.split()
            image = red if red.tobytes() == green.tobytes() == blue.tobytes() else image
    except (OSError, ValueError, IndexError, SyntaxError, struct.error, OverflowError) as error:
        raise DecodeError("is damaged or cut off: it cannot be read as a BMP") from error
    if image.mode == "1":
        image = image.convert("L")
    pixels = np.asarray(image)
    if pixels.ndim == 3 and pixels.shape[2] == 4 and not pixels[:, :, 3].any():
        # A mask for alpha that nobody filled in: Windows and Photoshop show such a picture, and so do we.
        pixels = np.ascontiguousarray(pixels[:, :, :3])
    return pixels if pixels.ndim == 3 else pixels[:, :, None]


def _recognizes(head: bytes) -> bool:
    return head[:2] == b"BM" and head[6:10] == b"\0\0\0\0"


def _read_pixels(file: BinaryIO, header: Header, allocate: Allocate) -> tuple[Pixels, Pixels | None]:
    return place(from_array(_decode(file)), header, allocate)


BMP = Codec(
    id="bmp",
    name="BMP",
    suffixes=(".bmp", ".dib"),
    mime_type="image/bmp",
    uniform_type="com.microsoft.bmp",
    recognizes=_recognizes,
    read_header=read_header,
    read_pixels=_read_pixels,
    depths="1 to 8 bits a channel; palette, RGB, transparency",
    takes_credentials=False,
)
