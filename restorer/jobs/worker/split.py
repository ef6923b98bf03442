"""Makes photos of their own out of a scan that holds several prints; the scan stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from restorer.errors import FolderError
from restorer.imaging.codecs.formats import find_codec
from restorer.imaging.decode import decode
from restorer.imaging.encode import encode
from restorer.imaging.metadata import face_regions
from restorer.imaging.photo import Metadata, Photo
from restorer.imaging.tiles import Bounds
from restorer.jobs.files.targets import alternatives
from restorer.message import Message, os_reason

SEPARATE_FOLDER = "Separate photos"
"""The folder beside a scan that its prints go to, unless another one was chosen."""

_LOSSLESS = "png"
"""What the prints of a scan are written as whose own format would change their pixels once more."""


def split_prints(source: Path, prints: Sequence[Bounds], folder: Path, *, page: int = 0) -> list[Path]:
    """Write the prints of a scan as `scan-1`, `scan-2` and so on, pixel for pixel, with all that the scan says.

    Args:
        source: The scan; it is only read.
        prints: Rectangles of its pixels, as `analysis.prints.find_prints` gives them.
        folder: Where to; it is made where it is not there. Nothing in it is replaced.
        page: Which page of the file.

    Returns:
        Their paths, in the prints' order.

    Raises:
        InputError, ResourceError: the scan cannot be read, or the disk is full.
        FolderError: the folder cannot be made.
    """
    photo = decode(source, page)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderError(
            Message("The folder {path} cannot be made: {reason}.", path=folder, reason=os_reason(error)),
            "Choose another one in the settings.",
        ) from error
    format = _format_of(photo)
    paths: list[Path] = []
    for number, place in enumerate(prints, 1):
        path = _free(folder / f"{source.stem}-{number}{find_codec(format).suffixes[0]}")
        encode(_cut(photo, place), path, format)
        paths.append(path)
    return paths


def _format_of(photo: Photo) -> str:
    """The scan's own format where that is written without loss, else PNG."""
    codec = find_codec(photo.origin.format) if photo.origin.format else None
    writer = codec.writer if codec is not None else None
    return photo.origin.format if writer is not None and not writer.loses else _LOSSLESS


def _cut(photo: Photo, place: Bounds) -> Photo:
    """One print, with the regions of faces in it, and no page of the scan's."""
    pixels = np.ascontiguousarray(photo.pixels[place.slices])
    alpha = None if photo.alpha is None else np.ascontiguousarray(photo.alpha[place.slices])
    cut = Photo(pixels, alpha, photo.icc, photo.metadata, replace(photo.origin, page=0, pages=1))
    return replace(cut, metadata=_moved(photo, cut, place))


def _moved(photo: Photo, cut: Photo, place: Bounds) -> Metadata:
    if photo.metadata.xmp is None:
        return photo.metadata
    shift = np.array([[1, 0, -place.x], [0, 1, -place.y], [0, 0, 1]], np.float64)
    xmp = face_regions.moved(photo.metadata.xmp, shift, photo.extent, cut.extent)
    return replace(photo.metadata, xmp=xmp)


def _free(path: Path) -> Path:
    """This path, or the first of its alternatives where nothing lies yet."""
    return path if not path.exists() else next(other for other in alternatives(path) if not other.exists())
