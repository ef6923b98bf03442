"""libjxl, called directly where a JPEG XL has an ICC profile: imagecodecs, which brings it, hands none out.

Without it such a picture would lose the colours that sRGB has not, or all meaning of its numbers. Windows' wheels hold
libjxl where nobody else can call it.
"""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Iterator
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_size_t, c_uint32, c_void_p
from functools import cache
from typing import Any

from restorer.imaging.codecs.header import DecodeError
from restorer.imaging.photo import Extent, Pixels

_SUCCESS, _ERROR, _NEED_MORE, _NEED_BUFFER = 0, 1, 2, 5
_COLORS, _FULL_IMAGE = 0x100, 0x1000  # events
_ORIGINAL, _DATA = 0, 1  # whose profile
_UINT8, _UINT16 = 2, 3
_MAX_PROFILE_BYTES = 1 << 24


class _Cms(Structure):
    """JxlCmsInterface: what converts colours; nothing in it is touched."""

    _fields_ = [(name, c_void_p) for name in "abcdefgh"]


class _PixelFormat(Structure):
    """JxlPixelFormat."""

    _fields_ = [
        ("channels", c_uint32), ("data_type", c_int), ("endianness", c_int), ("align", c_size_t),
    ]  # fmt: skip


def is_there() -> bool:
    """Whether libjxl can be called here."""
    return _library() is not None


def read_profile(data: bytes) -> bytes:
    """The ICC profile of a file, of which the beginning is enough.

    Raises:
        DecodeError: it is damaged or cut off.
    """
    with _decoder(data, _COLORS) as (lib, decoder):
        if lib.JxlDecoderProcessInput(decoder) != _COLORS:
            raise DecodeError("is cut off or damaged: its colour profile cannot be read")
        return _profile(lib, decoder)


def read_pixels(data: bytes, extent: Extent, channels: int, *, is_deep: bool) -> Pixels:
    """The first picture in the colours of its own profile: H x W x `channels`, uint8 or uint16 over the full range.

    Raises:
        DecodeError: it is damaged or cut off.
    """
    import numpy as np

    out = np.empty((extent.height, extent.width, channels), np.uint16 if is_deep else np.uint8)
    form = _PixelFormat(channels, _UINT16 if is_deep else _UINT8, 0, 0)
    with _decoder(data, _COLORS | _FULL_IMAGE) as (lib, decoder):
        while (status := lib.JxlDecoderProcessInput(decoder)) != _FULL_IMAGE:
            is_good = False
            if status == _COLORS:
                profile = _profile(lib, decoder)
                is_good = _converts(lib, decoder, profile)
            elif status == _NEED_BUFFER:
                wanted = c_size_t()
                is_good = not lib.JxlDecoderImageOutBufferSize(decoder, byref(form), byref(wanted))
                is_good = is_good and wanted.value == out.nbytes
                place = out.ctypes.data_as(c_void_p)
                is_good = is_good and not lib.JxlDecoderSetImageOutBuffer(decoder, byref(form), place, out.nbytes)
            if not is_good:
                raise DecodeError("is cut off or damaged: its JPEG XL data cannot be read to the end")
    return out


def _converts(lib: Any, decoder: int, profile: bytes) -> bool:
    """Whether pixels will come in this profile: they are stored so, or the decoder brings them there."""
    size = c_size_t()
    if lib.JxlDecoderGetICCProfileSize(decoder, _DATA, byref(size)):
        return False
    if _profile(lib, decoder, _DATA) == profile:
        return True
    if lib.JxlDecoderSetCms(decoder, lib.JxlGetDefaultCms().contents):
        return False
    return not lib.JxlDecoderSetOutputColorProfile(decoder, None, profile, len(profile))


def _profile(lib: Any, decoder: int, whose: int = _ORIGINAL) -> bytes:
    size = c_size_t()
    if lib.JxlDecoderGetICCProfileSize(decoder, whose, byref(size)) or not 0 < size.value <= _MAX_PROFILE_BYTES:
        raise DecodeError("is damaged: its colour profile cannot be read")
    out = ctypes.create_string_buffer(size.value)
    if lib.JxlDecoderGetColorAsICCProfile(decoder, whose, out, size.value):
        raise DecodeError("is damaged: its colour profile cannot be read")
    return out.raw


@contextlib.contextmanager
def _decoder(data: bytes, events: int) -> Iterator[tuple[Any, int]]:
    lib = _library()
    if lib is None:
        raise DecodeError(
            "is a JPEG XL with a colour profile, which cannot be read on this system",
            "Convert it to PNG or TIFF first.",
        )
    decoder = lib.JxlDecoderCreate(None)
    if not decoder:
        raise MemoryError
    try:
        lib.JxlDecoderSubscribeEvents(decoder, events)
        lib.JxlDecoderSetUnpremultiplyAlpha(decoder, 0)
        lib.JxlDecoderSetInput(decoder, data, len(data))
        lib.JxlDecoderCloseInput(decoder)
        yield lib, decoder
    finally:
        lib.JxlDecoderDestroy(decoder)


@cache
def _library() -> Any:
    """Its functions, found through the extension module that is linked with it; None where they are hidden."""
    try:
        from imagecodecs import _jpegxl

        lib = ctypes.CDLL(_jpegxl.__file__)
        _declare(lib)
    except (ImportError, OSError, AttributeError):
        return None
    return lib


def _declare(lib: Any) -> None:
    size_out, format_in = POINTER(c_size_t), POINTER(_PixelFormat)
    for name, gives, takes in (
        ("JxlDecoderCreate", c_void_p, [c_void_p]),
        ("JxlDecoderDestroy", None, [c_void_p]),
        ("JxlDecoderSubscribeEvents", c_int, [c_void_p, c_int]),
        ("JxlDecoderSetUnpremultiplyAlpha", c_int, [c_void_p, c_int]),
        ("JxlDecoderSetInput", c_int, [c_void_p, c_char_p, c_size_t]),
        ("JxlDecoderCloseInput", None, [c_void_p]),
        ("JxlDecoderProcessInput", c_int, [c_void_p]),
        ("JxlDecoderGetICCProfileSize", c_int, [c_void_p, c_int, size_out]),
        ("JxlDecoderGetColorAsICCProfile", c_int, [c_void_p, c_int, c_char_p, c_size_t]),
        ("JxlDecoderSetCms", c_int, [c_void_p, _Cms]),
        ("JxlDecoderSetOutputColorProfile", c_int, [c_void_p, c_void_p, c_char_p, c_size_t]),
        ("JxlDecoderImageOutBufferSize", c_int, [c_void_p, format_in, size_out]),
        ("JxlDecoderSetImageOutBuffer", c_int, [c_void_p, format_in, c_void_p, c_size_t]),
        ("JxlGetDefaultCms", POINTER(_Cms), []),
    ):
        function = getattr(lib, name)
        function.restype, function.argtypes = gives, takes
