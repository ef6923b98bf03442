"""ICC profiles: whether one fits, conversion to sRGB, and the profiles of sRGB and of its grey."""

from __future__ import annotations

import struct
from dataclasses import replace
from functools import cache

from restorer.imaging import vips
from restorer.imaging.metadata import icc_build
from restorer.imaging.photo import Photo, Pixels

_SPACES = {1: b"GRAY", 3: b"RGB ", 4: b"CMYK"}


def fitting(icc: bytes | None, channels: int) -> bytes | None:
    """The profile where it is whole and made for so many channels (1 grey, 3 RGB, 4 CMYK); else None."""
    if icc is None or len(icc) < 132 or icc[36:40] != b"acsp" or icc[16:20] != _SPACES[channels]:
        return None
    (size,) = struct.unpack(">I", icc[:4])
    return icc[:size] if 132 <= size <= len(icc) else None


def to_srgb(photo: Photo, out: Pixels | None = None) -> Photo:
    """The photo in sRGB (grey in sRGB's grey), for showing and comparing; the very same where it is that already.

    Converted in strips, relative colorimetric with black point compensation, at the photo's own depth. A profile that
    cannot be used is passed over: the numbers are then taken as sRGB.

    Args:
        photo: Any photo.
        out: Where to write; an array like the photo's pixels, made where it is None.
    """
    icc = fitting(photo.icc, photo.channels)
    if icc is None or icc == srgb_profile():
        return photo if photo.icc is None else replace(photo, icc=None)
    import numpy as np

    out = np.empty_like(photo.pixels, subok=False) if out is None else out
    image = vips.convert(vips.from_array(photo.pixels), icc, photo.pixels.dtype.itemsize * 8)
    try:
        for top, strip in vips.strips(image):
            out[top : top + len(strip)] = strip[:, :, : photo.channels]
    except vips.Error:
        return replace(photo, icc=None)
    return replace(photo, pixels=out, icc=None)


@cache
def srgb_profile() -> bytes:
    """An ICC profile of sRGB."""
    return vips.builtin_profile("srgb")


@cache
def gray_profile() -> bytes:
    """An ICC profile (version 4) of grey with sRGB's curve; lcms and libvips bring none."""
    return icc_build.gray_profile("Grey with the sRGB curve", icc_build.SRGB_CURVE)
