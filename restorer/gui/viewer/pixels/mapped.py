"""Memory-maps uncompressed TIFFs: a scan of 400 megapixels opens at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _PHOTOMETRIC = 256, 257, 258, 259, 262
_STRIP_OFFSETS, _SAMPLES, _STRIP_BYTES, _PLANAR, _SAMPLE_FORMAT, _TILE_WIDTH = 273, 277, 279, 284, 339, 322
_BLACK_IS_ZERO, _RGB = 1, 2


def map_tiff(path: Path, page: int = 0) -> NDArray[Any] | None:
    """The pixels of an uncompressed TIFF as an array over the file.

    Args:
        path: A TIFF or BigTIFF.
        page: Which page, from 0.

    Returns:
        H x W x C, C = 1 or 3, uint8 or uint16 in the file's byte order, read-only; orientation is not applied.
        None where the page is compressed, tiled, planar, in scattered strips, or of another colour model: then
        somebody has to decode it.
    """
    tags = _read_tags(path, page)
    if tags is None:
        return None
    samples = int(tags.get(_SAMPLES, 1))
    bits = {int(value) for value in _many(tags.get(_BITS, 1))}
    is_plain = (
        tags.get(_COMPRESSION, 1) == 1
        and _TILE_WIDTH not in tags
        and tags.get(_PLANAR, 1) == 1
        and set(_many(tags.get(_SAMPLE_FORMAT, 1))) == {1}
        and (samples, tags.get(_PHOTOMETRIC)) in ((1, _BLACK_IS_ZERO), (3, _RGB))
        and bits in ({8}, {16})
    )
    if not is_plain:
        return None
    offset = _contiguous_start(_many(tags.get(_STRIP_OFFSETS, ())), _many(tags.get(_STRIP_BYTES, ())))
    shape = (int(tags[_HEIGHT]), int(tags[_WIDTH]), samples)
    dtype = np.dtype(np.uint8) if bits == {8} else np.dtype(f"{tags['order']}u2")
    if offset is None or offset + int(np.prod(shape)) * dtype.itemsize > path.stat().st_size:
        return None
    return np.memmap(path, dtype, "r", offset, shape)


def is_tiled_tiff(path: Path, page: int = 0) -> bool:
    """Whether a TIFF's page lies in tiles, which can be decoded one by one."""
    tags = _read_tags(path, page)
    return tags is not None and _TILE_WIDTH in tags


def _read_tags(path: Path, page: int) -> dict[Any, Any] | None:
    from PIL import Image, TiffImagePlugin, UnidentifiedImageError

    try:
        with path.open("rb") as file, TiffImagePlugin.TiffImageFile(file) as image:
            image.seek(page)
            tags: dict[Any, Any] = dict(image.tag_v2.items())
            tags["order"] = "<" if image.tag_v2.prefix == b"II" else ">"
            return tags
    except (OSError, SyntaxError, ValueError, EOFError, KeyError, UnidentifiedImageError, Image.DecompressionBombError):
        return None


def _many(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, tuple | list) else (value,)


def _contiguous_start(offsets: tuple[int, ...], sizes: tuple[int, ...]) -> int | None:
    """Where the strips begin if each follows the one before; None where they do not."""
    if not offsets or len(offsets) != len(sizes):
        return None
    for index in range(len(offsets) - 1):
        if offsets[index] + sizes[index] != offsets[index + 1]:
            return None
    return int(offsets[0])
