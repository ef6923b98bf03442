"""TIFF pages that libvips and its libtiff do not read: by tifffile and imagecodecs.

Tiles that hold one channel each; old-style JPEG, JPEG 2000, JPEG XR and XL, ZSTD, LZMA, LERC, PNG and WebP inside of a
TIFF; 10, 12 and 14 bits a channel; and floating-point numbers, which are mapped to 16 bits.
"""

from __future__ import annotations

import os
from typing import Any, BinaryIO

from restorer.imaging.codecs.header import DecodeError, Header
from restorer.imaging.codecs.pixels import divided_by_alpha, map_floats, spread
from restorer.imaging.photo import Pixels

OLD_JPEG = 6
COMPRESSIONS = frozenset(
    {OLD_JPEG, 33003, 33004, 33005, 34712, 34887, 34892, 34925, 34926, 34933, 34934, 50000, 50001, 50002, 52546}
)
DEPTHS_BITS = (10, 12, 14)
FLOAT_BITS = (16, 32, 64)

_JPEG_AT, _JPEG_BYTES = 513, 514
_WHITE_IS_ZERO, _PALETTE, _YCBCR = 0, 3, 6
_SEPARATE, _MULTIPLIED = 2, 1
_TURN_TO_RGB = frozenset({OLD_JPEG, 7, 33003, 33004, 33005, 34712, 34892, 34926, 34927, 50001})
"""Compressions whose decoders give RGB whatever is stored."""


def read(file: BinaryIO, header: Header) -> Pixels:
    """All samples of a page as it is stored: H x W x C, uint8 or uint16.

    Raises:
        DecodeError: it is cut off, damaged, or of a kind that this does not read either.
    """
    import imagecodecs
    import tifffile

    file.seek(0)
    try:
        with tifffile.TiffFile(file, name="page") as tiff:
            page: Any = tiff.pages[header.directory]
            _refuse_cut(page, os.fstat(file.fileno()).st_size)
            samples = page.asarray()
    except DecodeError:
        raise
    except (imagecodecs.DelayedImportError, tifffile.TiffFileError, ValueError, TypeError, LookupError) as error:
        raise DecodeError("is damaged, or a TIFF of a rare kind that cannot be read") from error
    except RuntimeError as error:  # of all of imagecodecs's decoders
        raise DecodeError("is damaged: its TIFF data cannot be read to the end") from error
    samples = samples if samples.ndim == 3 else samples[:, :, None]
    if samples.shape[:2] != (header.extent.height, header.extent.width):
        samples = samples.transpose(1, 2, 0) if samples.shape[1:] == tuple(reversed(header.extent)) else samples
    if samples.shape[:2] != (header.extent.height, header.extent.width):
        raise DecodeError("is damaged: its header contradicts itself")
    samples = map_floats(samples) if samples.dtype.kind == "f" else spread(samples, header.depth_bits)
    return _as_meant(samples, page, header)


def _as_meant(samples: Pixels, page: Any, header: Header) -> Pixels:
    """The numbers as libvips would give them: of a palette its colours, black as 0, not multiplied by transparency."""
    import numpy as np

    top = np.iinfo(samples.dtype).max
    if page.photometric == _YCBCR and (page.compression not in _TURN_TO_RGB or page.planarconfig == _SEPARATE):
        raise DecodeError("is a TIFF of a rare kind that cannot be read")
    if page.photometric == _PALETTE:
        stored = samples if header.depth_bits in (8, 16) else samples // (top // ((1 << header.depth_bits) - 1))
        return np.ascontiguousarray((page.colormap[:, stored[:, :, 0]] >> 8).astype(np.uint8).transpose(1, 2, 0))
    if page.photometric == _WHITE_IS_ZERO:
        samples = np.concatenate([top - samples[:, :, :1], samples[:, :, 1:]], axis=2)
    alpha_at = header.alpha_at if header.alpha_at is not None else -1
    first = samples.shape[2] - len(page.extrasamples)
    if alpha_at >= first and page.extrasamples[alpha_at - first] == _MULTIPLIED:
        return divided_by_alpha(samples, colors=first, alpha_at=alpha_at)
    return samples


def _refuse_cut(page: Any, size_bytes: int) -> None:
    """An old-style JPEG states where it lies by fields of its own."""
    tags = page.tags
    has_place = page.compression == OLD_JPEG and _JPEG_AT in tags and _JPEG_BYTES in tags
    if has_place and _first(tags[_JPEG_AT].value) + _first(tags[_JPEG_BYTES].value) > size_bytes:
        raise DecodeError("is cut off: the file ends before the picture does")


def _first(value: Any) -> int:
    return int(value[0] if isinstance(value, tuple) else value)
