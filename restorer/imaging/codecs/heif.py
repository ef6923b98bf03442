"""AVIF and HEIC files around their pixels: libvips reads their headers; pillow-heif steps in for HEIC.

ISO/IEC 23008-12 (HEIF): turning is part of the container and done by the decoder, so EXIF's orientation is ignored.
"""

from __future__ import annotations

import io
import re
import struct
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from restorer.imaging import vips
from restorer.imaging.codecs.header import DecodeError, Header
from restorer.imaging.metadata import exif, xmp
from restorer.imaging.photo import Extent, Metadata, Pixels

_PROPERTIES_BYTES = 1 << 18
_MAX_SIDE = 1_000_000


def read_header(file: BinaryIO, format: str, page: int) -> Header:
    """What the container tells.

    Raises:
        Unreadable: it is damaged, or nothing that is installed decodes it.
        IndexError: there is no such page; its argument is how many there are.
    """
    if format == "heic" and has_pillow_heif():
        return _header_by_pillow(file, page)
    _check_sizes(file)
    try:
        image = vips.load(file, format, "error")
        pages = int(vips.field(image, "n-pages") or 1)
        if not 0 <= page < pages:
            raise IndexError(pages)
        image = vips.load(file, format, "error", page=page)
    except vips.Error as error:
        if format == "heic":
            raise no_decoder() from error
        raise DecodeError("is damaged: it cannot be read as an AVIF") from error
    bands = int(image.bands)
    return Header(
        format=format,
        extent=Extent(int(image.width), int(image.height)),
        mode="grey" if bands < 3 or _is_monochrome(file) else "rgb",
        pages=pages,
        depth_bits=int(vips.field(image, "bits-per-sample") or 8),
        has_alpha=bands in (2, 4),
        icc=vips.field(image, "icc-profile-data"),
        metadata=_metadata(vips.field(image, "exif-data"), vips.field(image, "xmp-data")),
        directory=page,
    )


def has_pillow_heif() -> bool:
    """Whether pillow-heif is installed: it brings a decoder for HEIC, which libvips's wheels do not."""
    try:
        import pillow_heif  # noqa: F401
    except ImportError:
        return False
    return True


def no_decoder() -> DecodeError:
    """What to say of a HEIC where nothing decodes it."""
    return DecodeError(
        "is a HEIC, and nothing that is installed reads it",
        "Install pillow-heif (pip install pillow-heif), or convert the photo to JPEG or TIFF.",
    )


def read_by_pillow(file: BinaryIO, header: Header) -> NDArray[Any]:
    """The pixels of a HEIC, H x W x C with alpha last, uint8 or (10 and 12 bits, spread over the range) uint16.

    Raises:
        Unreadable: pillow-heif cannot read it.
    """
    image = _open_by_pillow(file)[header.directory]
    try:
        pixels = np.asarray(image)
    except (ValueError, OSError, RuntimeError, EOFError) as error:
        raise DecodeError("is damaged or cut off: it cannot be read as a HEIC") from error
    pixels = pixels if pixels.ndim == 3 else pixels[:, :, None]
    return stretch(pixels, header.depth_bits) if pixels.dtype == np.uint16 else pixels


def encode_exactly(
    image: vips.Image, depth_bits: int, metadata: Metadata, icc: bytes | None, *, quality: int, lossless: bool
) -> bytes:
    """A whole AVIF file of any depth, by libvips. It knows no grey: that becomes RGB.

    Args:
        image: 8 bits a channel for 8, else 16.
        depth_bits: 8, 10 or 12.
        metadata: Made true for the picture already. libvips sets EXIF anew, field by field.
        icc: The profile to embed, or None.
        quality: 1..100.
        lossless: Whether nothing may be lost of the bits that are written.

    Raises:
        vips.Error: it could not be encoded.
    """
    if depth_bits > 8:
        top = (1 << depth_bits) - 1
        image = ((image * (top / 65535)).rint() * (1 << (16 - depth_bits))).cast("ushort").copy(interpretation="rgb16")
    blocks = {"exif-data": b"Exif\0\0" + metadata.exif if metadata.exif else None, "xmp-data": metadata.xmp}
    image = vips.with_blocks(image, {**blocks, "icc-profile-data": icc})
    data: bytes = image.heifsave_buffer(
        compression="av1", bitdepth=depth_bits, Q=quality, lossless=lossless, subsample_mode="off", keep="all"
    )
    return data


def encode(pixels: Pixels, metadata: Metadata, icc: bytes | None, quality: int) -> bytes:
    """A whole AVIF file of 8 bits, by Pillow: it leaves EXIF as it is, and grey grey; colours at 100 are not exact.

    Args:
        pixels: H x W x C, C = 1 (grey), 2 (with alpha), 3 (RGB) or 4, uint8.
        metadata: Made true for the picture already.
        icc: The profile to embed, or None.
        quality: 1..100.
    """
    from PIL import Image

    out = io.BytesIO()
    image = Image.fromarray(pixels[:, :, 0] if pixels.shape[2] == 1 else pixels)
    blocks = {"exif": metadata.exif, "xmp": metadata.xmp, "icc_profile": icc}
    image.save(
        out,
        "AVIF",
        quality=quality,
        subsampling="4:0:0" if pixels.shape[2] < 3 else "4:4:4",
        **{name: block for name, block in blocks.items() if block},
    )
    return out.getvalue()


def stretch(values: NDArray[Any], depth_bits: int) -> NDArray[np.uint16]:
    """10 or 12 bits that a decoder put at the top of 16, spread over all of them: white is 65535."""
    top = (1 << depth_bits) - 1
    shifted = (values >> (16 - depth_bits)).astype(np.uint32)
    return ((shifted * 65535 + top // 2) // top).astype(np.uint16)


def _check_sizes(file: BinaryIO) -> None:
    """Refuse sizes that no decoder takes: GLib would complain of them on stderr. ISO/IEC 23008-12, 6.5.3 (`ispe`)."""
    file.seek(0)
    head = file.read(_PROPERTIES_BYTES)
    for found in re.finditer(b"ispe", head):
        sides = head[found.end() + 4 : found.end() + 12]
        if len(sides) == 8 and max(struct.unpack(">2I", sides)) > _MAX_SIDE:
            raise DecodeError("is damaged: its header makes no sense")


def _is_monochrome(file: BinaryIO) -> bool:
    """Whether all pictures in the file are coded without colour; the decoder does not tell.

    AV1 in ISOBMFF 2.3.3 (`av1C`) and ISO/IEC 14496-15, 8.3.2.1.2 (`hvcC`).
    """
    file.seek(0)
    head = file.read(_PROPERTIES_BYTES)
    av1 = [head[found.end() + 2] & 0x10 for found in re.finditer(b"av1C", head) if found.end() + 2 < len(head)]
    hevc = [not head[found.end() + 16] & 3 for found in re.finditer(b"hvcC", head) if found.end() + 16 < len(head)]
    return bool(av1 or hevc) and all(av1) and all(hevc)


def _metadata(block: bytes | None, packet: bytes | None) -> Metadata:
    upright = exif.upright(exif.without_prefix(block))[0] if block else None
    taken_apart = exif.Exif.parse(upright) if upright else None
    words = xmp.to_utf8(packet) if packet else None
    return Metadata(
        exif=upright,
        xmp=xmp.upright(words) if words is not None else None,
        dpi=taken_apart.dpi if taken_apart is not None else None,
    )


def _open_by_pillow(file: BinaryIO) -> Any:
    import pillow_heif

    file.seek(0)
    try:
        return pillow_heif.open_heif(file, convert_hdr_to_8bit=False)
    except (ValueError, OSError, RuntimeError, EOFError) as error:
        raise DecodeError("is damaged: it cannot be read as a HEIC") from error


def _header_by_pillow(file: BinaryIO, page: int) -> Header:
    images = _open_by_pillow(file)
    if not len(images):
        raise DecodeError("is damaged: there is no picture in it")
    if not 0 <= page < len(images):
        raise IndexError(len(images))
    image = images[page]
    return Header(
        format="heic",
        extent=Extent(*image.size),
        mode="grey" if image.mode.startswith("L") else "rgb",
        pages=len(images),
        depth_bits=int(image.info.get("bit_depth", 8)),
        has_alpha="A" in image.mode,
        icc=image.info.get("icc_profile"),
        metadata=_metadata(image.info.get("exif"), image.info.get("xmp")),
        directory=page,
    )
