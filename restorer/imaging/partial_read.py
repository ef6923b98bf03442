"""Partial reads of a file: single tiles where it is tiled, or all of it at reduced size."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from restorer.imaging import vips
from restorer.imaging.photo import Extent


def open_tiled(path: Path, page: int = 0) -> vips.Image:
    """Open a tiled TIFF so that any part of it can be fetched, from any thread; nothing is decoded yet.

    Raises:
        vips.Error: it cannot be opened.
    """
    return vips.library().Image.tiffload(str(path), page=page, access="random")


def thumbnail(path: Path, bound: Extent) -> NDArray[np.uint8] | None:
    """A small picture of a file's first page, upright and in sRGB, no larger than `bound` and never enlarged.

    JPEGs are decoded at an eighth, quarter or half where that is enough; other formats stream through a few rows.

    Returns:
        H x W x C, C = 1 or 3; transparency is laid over a mid grey. None where libvips does not read the file.
    """
    try:
        image = vips.library().Image.thumbnail(
            str(path), bound.width, height=bound.height, size="down", export_profile="srgb", fail_on="none"
        )
        if image.format != "uchar":
            image = image.colourspace("srgb" if image.bands > 2 else "b-w")
        if image.hasalpha():
            image = image.flatten(background=119)
        data = image.write_to_memory()
    except vips.Error:
        return None
    return np.frombuffer(data, np.uint8).reshape(image.height, image.width, image.bands)
