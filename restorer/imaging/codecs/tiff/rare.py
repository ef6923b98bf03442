"""TIFF pages that libtiff, as libvips brings it, does not read: by tifffile and imagecodecs.

Old-style JPEG, JPEG 2000, JPEG XR and XL, ZSTD, LZMA, LERC, PNG and WebP inside of a TIFF; 10, 12 and 14 bits a
channel; and floating-point numbers, which are mapped to 16 bits.
"""

from __future__ import annotations

import os
from typing import Any, BinaryIO

from restorer.imaging.codecs.header import DecodeError, Header
from restorer.imaging.codecs.pixels import spread
from restorer.imaging.photo import Pixels

OLD_JPEG = 6
COMPRESSIONS = frozenset(
    {OLD_JPEG, 33003, 33004, 33005, 34712, 34887, 34892, 34925, 34926, 34933, 34934, 50000, 50001, 50002, 52546}
)
DEPTHS_BITS = (10, 12, 14)
FLOAT_BITS = (16, 32, 64)

_JPEG_AT, _JPEG_BYTES = 513, 514
_SCALES = (1.0, 255.0, 65535.0)
_SLACK = 1.5
"""Numbers of 0..1 may be brighter than white here and there."""


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
    if samples.dtype.kind == "f":
        return map_floats(samples)
    return spread(samples, header.depth_bits)


def map_floats(values: Any) -> Pixels:
    """Floating-point numbers over 16 bits: 0 is black, white is the first of 1, 255 and 65535 that the largest fits."""
    import numpy as np

    known = np.nan_to_num(values.astype(np.float64), nan=0.0, posinf=0.0, neginf=0.0)
    largest = float(known.max(initial=0.0))
    white = next((scale for scale in _SCALES if largest <= scale * (_SLACK if scale == 1.0 else 1.0)), largest)
    mapped: Pixels = np.rint(np.clip(known / (white or 1.0), 0.0, 1.0) * 65535).astype(np.uint16)
    return mapped


def _refuse_cut(page: Any, size_bytes: int) -> None:
    """An old-style JPEG tells where it lies by fields of its own."""
    tags = page.tags
    has_place = page.compression == OLD_JPEG and _JPEG_AT in tags and _JPEG_BYTES in tags
    if has_place and _first(tags[_JPEG_AT].value) + _first(tags[_JPEG_BYTES].value) > size_bytes:
        raise DecodeError("is cut off: the file ends before the picture does")


def _first(value: Any) -> int:
    return int(value[0] if isinstance(value, tuple) else value)
