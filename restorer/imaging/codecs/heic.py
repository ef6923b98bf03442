"""HEIC: 8, 10 and 12 bits, read only: by pi-heif (libheif, libde265), or by a libvips that has a decoder."""

from __future__ import annotations

import contextlib
import importlib
from types import ModuleType
from typing import Any, BinaryIO

from restorer.imaging.codecs import heif
from restorer.imaging.codecs.codec import Codec
from restorer.imaging.codecs.header import Allocate, DecodeError, Header
from restorer.imaging.codecs.pixels import from_array, place
from restorer.imaging.photo import Extent, Pixels

_ID = "heic"
_FAILURES = (ValueError, OSError, RuntimeError, EOFError, SyntaxError)
"""What the library raises; the last where a box has a version that it does not know."""

_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


def _recognizes(head: bytes) -> bool:
    return bool(_BRANDS & set(heif.brands_of(head)))


def library() -> ModuleType | None:
    """The library that brings a decoder for HEIC, which libvips's wheels do not; None where there is none.

    pi-heif, or pillow-heif, which encodes too.
    """
    for name in ("pi_heif", "pillow_heif"):
        with contextlib.suppress(ImportError):
            return importlib.import_module(name)
    return None


def _read_header(file: BinaryIO, page: int) -> Header:
    if library() is not None:
        return _header_by_library(file, page)
    try:
        return heif.read_header(file, page, _ID)
    except DecodeError as error:
        raise _no_decoder() from error


def _read_pixels(file: BinaryIO, header: Header, allocate: Allocate) -> tuple[Pixels, Pixels | None]:
    if library() is not None:
        return place(from_array(_decode_by_library(file, header)), header, allocate)
    try:
        return heif.read_pixels(file, header, allocate)
    except DecodeError as error:
        raise _no_decoder() from error


def _no_decoder() -> DecodeError:
    return DecodeError(
        "is a HEIC, and nothing that is installed reads it",
        "Install pi-heif (pip install pi-heif), or convert the photo to JPEG or TIFF.",
    )


def _decode_by_library(file: BinaryIO, header: Header) -> Pixels:
    """The pixels of a HEIC, H x W x C with alpha last, uint8 or (10 and 12 bits, spread over the range) uint16.

    Raises:
        DecodeError: the library cannot read it.
    """
    import numpy as np

    image = _open_by_library(file)[header.directory]
    try:
        pixels = np.asarray(image)
    except _FAILURES as error:
        raise DecodeError("is damaged or cut off: it cannot be read as a HEIC") from error
    pixels = pixels if pixels.ndim == 3 else pixels[:, :, None]
    return heif.stretch(pixels, header.depth_bits) if pixels.dtype == np.uint16 else pixels


def _open_by_library(file: BinaryIO) -> Any:
    found = library()
    if found is None:
        raise _no_decoder()
    file.seek(0)
    try:
        return found.open_heif(file, convert_hdr_to_8bit=False)
    except _FAILURES as error:
        raise DecodeError("is damaged: it cannot be read as a HEIC") from error


def _header_by_library(file: BinaryIO, page: int) -> Header:
    images = _open_by_library(file)
    if not len(images):
        raise DecodeError("is damaged: there is no picture in it")
    if not 0 <= page < len(images):
        raise IndexError(len(images))
    image = images[page]
    mode = "grey" if image.mode.startswith("L") else "rgb"
    return Header(
        format="heic",
        extent=Extent(*image.size),
        mode=mode,
        pages=len(images),
        depth_bits=int(image.info.get("bit_depth", 8)),
        has_alpha="A" in image.mode,
        icc=image.info.get("icc_profile") or heif.told_profile(file, is_gray=mode == "grey"),
        metadata=heif.metadata_of(image.info.get("exif"), image.info.get("xmp")),
        directory=page,
    )


HEIC = Codec(
    id=_ID,
    name="HEIC",
    suffixes=(".heic", ".heif", ".hif"),
    mime_type="image/heic",
    uniform_type="public.heic",
    recognizes=_recognizes,
    read_header=_read_header,
    read_pixels=_read_pixels,
    depths="8, 10 and 12 bits; grey, RGB, transparency; page by page",
    has_pages=True,
    turns_itself=True,
    missing=lambda: "" if library() is not None else "pi-heif",
)
