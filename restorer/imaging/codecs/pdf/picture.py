"""A picture out of a PDF, with its own pixels: what its dictionary tells, its samples, its profile. ISO 32000-1, 8.9.5.

PDFium paints over what is missing, knows no 16 bits, and turns the colours of a profile into its own. So samples are
taken as they are stored wherever they are plain; palettes and rare colour spaces come from PDFium.
"""

from __future__ import annotations

import contextlib
import ctypes
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, cast

from restorer.imaging.codecs.codec import Codec
from restorer.imaging.codecs.header import MAX_BLOCK_BYTES, DecodeError, Header
from restorer.imaging.codecs.jpeg.codec import JPEG
from restorer.imaging.codecs.jpeg2000 import JPEG2000
from restorer.imaging.codecs.pixels import Decoded, from_array
from restorer.imaging.codecs.tiff.integrity import is_deflate_intact
from restorer.imaging.photo import Extent, Pixels

_STORED_AS = {"DCTDecode": JPEG, "JPXDecode": JPEG2000}
_SIMPLE = {"FlateDecode", "LZWDecode", "RunLengthDecode", "ASCIIHexDecode", "ASCII85Decode"}
_MASK, _ICC = 0, 7  # of PDFium's numbers for colour spaces
_CHANNELS = {1: 1, 2: 3, 3: 4, 4: 1, 5: 3}
"""By PDFium's number: grey, RGB and CMYK of the device, calibrated grey and RGB."""

_MODES = {1: "grey", 3: "rgb", 4: "cmyk"}
_ONE_CHANNEL = {0: 1, 8: 1, 10: 1}
"""By PDFium's number: masks, separations and palettes."""

_ADOBE = b"\xff\xee\x00\x0eAdobe"
_MARK_BYTES = 64
_TOLD_BYTES = 1 << 14


@dataclass(frozen=True)
class Stored:
    """How a picture is stored.

    Attributes:
        picture: PDFium's object.
        extent: Its pixels.
        codec: The format that its bytes are a file of; None where they are samples.
        mode: `grey`, `rgb` or `cmyk`: what its samples, or its file's, are.
        depth_bits: Bits a channel.
        channels: Of its samples; 0 where they are taken as PDFium paints them.
        icc: The profile of its samples, or None.
        is_inverted: Whether its numbers are to be taken as their opposites.
    """

    picture: Any
    extent: Extent
    codec: Codec | None
    mode: str
    depth_bits: int
    channels: int
    icc: bytes | None
    is_inverted: bool


def describe(picture: Any, page: Any, data: bytes) -> Stored:
    """How a picture is stored.

    Args:
        picture: PDFium's object.
        page: The page that it is on.
        data: The whole file, which tells what PDFium does not.
    """
    facts = picture.get_metadata()
    filters = picture.get_filters()
    codec = _STORED_AS.get(filters[-1]) if filters else None
    told = _dictionary(data, bytes(picture.get_data()))
    space = int(facts.colorspace)
    icc = _profile(picture, page) if space == _ICC else None
    channels = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}.get(icc[16:20], 0) if icc else _CHANNELS.get(space, 0)
    bits = _number(told, b"BitsPerComponent") or (1 if int(facts.bits_per_pixel) == 1 else 8)
    is_bilevel = int(facts.bits_per_pixel) == 1
    is_plain = bits in (8, 16) and not set(filters) - _SIMPLE
    return Stored(
        picture=picture,
        extent=Extent(*picture.get_px_size()),
        codec=codec,
        mode=_MODES.get(channels, "grey" if is_bilevel else "rgb"),
        depth_bits=bits if is_plain and channels else 8,
        channels=channels if is_plain else 0,
        icc=icc if channels and (is_plain or codec is not None) else None,
        is_inverted=_is_inverted(told),
    )


def header_of(stored: Stored) -> Header:
    """What is told of a picture, as of a file of its own."""
    if stored.codec is None:
        mode, depth = (stored.mode, stored.depth_bits) if stored.channels else (_painted_mode(stored.mode), 8)
        return Header(format="", extent=stored.extent, mode=mode, depth_bits=depth, icc=stored.icc, alpha_at=-1)
    with as_file(stored) as inner:
        header = stored.codec.read_header(inner, 0)
    return replace(header, icc=header.icc or stored.icc)


def is_painted(stored: Stored, header: Header) -> bool:
    """Whether a JPEG in CMYK means the opposite of what the same file would mean outside of a PDF."""
    if stored.codec is not JPEG or header.mode != "cmyk":
        return False
    return (_ADOBE in bytes(stored.picture.get_data())[:_TOLD_BYTES]) is not stored.is_inverted


def decoded(stored: Stored, header: Header) -> Decoded:
    """The samples of a picture that is no file of its own.

    Raises:
        DecodeError: some of them are not there.
    """
    import numpy as np

    _check(stored)
    if not stored.channels:
        array = painted(stored)
        return from_array(np.ascontiguousarray(array[:, :, :1]) if header.mode == "grey" else array)
    width, height = stored.extent
    dtype = np.dtype(np.uint8 if stored.depth_bits == 8 else ">u2")
    data = bytes(stored.picture.get_data(decode_simple=True))
    samples = np.frombuffer(data, dtype, width * height * stored.channels).reshape(height, width, stored.channels)
    native: Pixels = samples.astype(dtype.newbyteorder("="))
    return from_array(~native if stored.is_inverted else native, header)


def painted(stored: Stored) -> Pixels:
    """A picture as PDFium gives it: H x W x 1 or 3, uint8."""
    import numpy as np

    array = np.ascontiguousarray(stored.picture.get_bitmap(render=False).to_numpy())
    if array.ndim == 2 or array.shape[2] == 1:
        array = array.reshape(*array.shape[:2], 1)
        # A mask says where to paint; a scan that is one is painted black.
        return 255 - array if int(stored.picture.get_metadata().colorspace) == _MASK else array
    # PDFium stores blue first, and a fourth channel that means nothing.
    return np.ascontiguousarray(array[:, :, 2::-1])


@contextlib.contextmanager
def as_file(stored: Stored) -> Iterator[BinaryIO]:
    """A picture's own bytes as a file: codecs read by a descriptor."""
    with tempfile.TemporaryFile(buffering=0) as inner:
        inner.write(bytes(stored.picture.get_data(decode_simple=True)))
        inner.seek(0)
        yield cast("BinaryIO", inner)


def _painted_mode(mode: str) -> str:
    return "rgb" if mode == "cmyk" else mode


def _check(stored: Stored) -> None:
    """Refuse samples that are not all there, or whose checksum is another: PDFium would paint over them."""
    filters = stored.picture.get_filters()
    if set(filters) - _SIMPLE:
        return
    facts = stored.picture.get_metadata()
    channels = stored.channels or _CHANNELS.get(int(facts.colorspace)) or _ONE_CHANNEL.get(int(facts.colorspace), 0)
    bits = stored.depth_bits if stored.channels else 1 if int(facts.bits_per_pixel) == 1 else 0
    row = -(-stored.extent.width * channels * bits // 8)
    wanted = row * stored.extent.height
    if len(bytes(stored.picture.get_data(decode_simple=True))) < wanted:
        raise DecodeError("is cut off: the file ends before the picture does")
    if filters == ["FlateDecode"]:
        packed = bytes(stored.picture.get_data())
        # A predictor adds a byte to each row.
        if not any(is_deflate_intact(packed, count) for count in (wanted, wanted + stored.extent.height)):
            raise DecodeError("is damaged: its pictures cannot be read")


def _dictionary(data: bytes, packed: bytes) -> bytes:
    """What stands before a picture's bytes in the file; empty where they are not found, as in one that is locked."""
    at = data.find(packed[:_TOLD_BYTES]) if len(packed) >= _MARK_BYTES else -1
    if at < 0:
        return b""
    start = data.rfind(b" obj", max(0, at - _TOLD_BYTES), at)
    return data[start:at] if start >= 0 else b""


def _number(told: bytes, name: bytes) -> int:
    found = re.search(rb"/" + name + rb"\s+(\d+)(?!\s+\d+\s+R)", told)
    return int(found.group(1)) if found else 0


def _is_inverted(told: bytes) -> bool:
    found = re.search(rb"/Decode\s*\[\s*([\d.]+)\s+([\d.]+)", told)
    return found is not None and float(found.group(1)) > float(found.group(2))


def _profile(picture: Any, page: Any) -> bytes | None:
    from pypdfium2 import raw

    size = ctypes.c_size_t()
    asked = (picture.raw, page.raw)
    if not raw.FPDFImageObj_GetIccProfileDataDecoded(*asked, None, 0, ctypes.byref(size)):
        return None
    if not 128 <= size.value <= MAX_BLOCK_BYTES:
        return None
    out = (ctypes.c_uint8 * size.value)()
    raw.FPDFImageObj_GetIccProfileDataDecoded(*asked, out, size.value, ctypes.byref(size))
    return bytes(out)
