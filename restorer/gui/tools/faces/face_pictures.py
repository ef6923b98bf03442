"""Small pictures of faces: as they are in the photo, and as they were restored."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from restorer.gui.tools.faces.face_rows import Box
from restorer.gui.viewer.pixels.pixel_converter import PhotoConverter
from restorer.gui.viewmodels.camera import ViewSpan
from restorer.gui.viewmodels.current_photo import MadePhoto
from restorer.gui.viewmodels.layers import edge_transform
from restorer.imaging.photo import Pixels
from restorer.jobs.engine_process.faces import Square, around, cut_square
from restorer.jobs.engine_process.messages import FacesFound


class FacePictures:
    """Pictures of the faces of one photo, in sRGB. Main thread only."""

    def __init__(self) -> None:
        self._before: dict[Box, QImage] = {}
        self._after: dict[Box, QImage] = {}
        self._made: MadePhoto | None = None

    def clear(self) -> None:
        """Another photo is in view."""
        self._before, self._after, self._made = {}, {}, None

    def take_found(self, found: FacesFound) -> None:
        """Read the pictures that were cut out of the photo; their file is deleted."""
        if not found.pictures:
            return
        try:
            pictures = np.load(found.pictures, allow_pickle=False)
        except (OSError, ValueError):
            return
        with contextlib.suppress(OSError):
            Path(found.pictures).unlink()
        converter = PhotoConverter(found.icc)
        for box, pixels in zip((*found.faces, *found.boxes), pictures, strict=False):
            self._before[box] = _image(pixels, converter)

    def take_made(self, made: MadePhoto | None) -> None:
        """The photo was restored, or previewed."""
        old, self._made = self._made, made
        if old is None or made is None or old.source.key != made.source.key:
            self._after = {}

    def before(self, box: Box) -> QImage | None:
        """A face as it is in the photo; None while that is not known."""
        return self._before.get(box)

    def after(self, box: Box, photo: ViewSpan) -> QImage | None:
        """A face as it was restored; None where nothing was made of the photo.

        Args:
            box: In the source's pixels.
            photo: The source's size.
        """
        made = self._made
        if made is None or not photo.width:
            return None
        if box not in self._after:
            pixels = made.source.pixels if made.source.pixels.ndim == 3 else made.source.pixels[:, :, np.newaxis]
            square = _moved(around(box), made, photo, pixels)
            self._after[box] = _image(cut_square(pixels, square), PhotoConverter(made.source.icc))
        return self._after[box]


def _moved(square: Square, made: MadePhoto, photo: ViewSpan, pixels: Pixels) -> Square:
    """A square of the source where it lies in what was made of it."""
    height, width = pixels.shape[:2]
    to_source = edge_transform(made.transform, (int(photo.width), int(photo.height)), (width, height))
    left, top, side = square
    ends = np.array([(x, y, 1.0) for x in (left, left + side) for y in (top, top + side)])
    moved = ends @ np.linalg.inv(to_source).T
    places: NDArray[np.float64] = moved[:, :2] / moved[:, 2:]
    (x, y), (right, bottom) = places.min(axis=0), places.max(axis=0)
    return Square(float(x), float(y), float(max(right - x, bottom - y)))


def _image(pixels: Pixels, converter: PhotoConverter) -> QImage:
    eight = (pixels >> 8).astype(np.uint8) if pixels.dtype == np.uint16 else pixels
    return converter.paint(np.ascontiguousarray(eight, np.uint8)).copy()


def boxes_of(boxes: Sequence[Sequence[float]]) -> tuple[Box, ...]:
    """Boxes as they came through the pipe."""
    return tuple((float(left), float(top), float(width), float(height)) for left, top, width, height in boxes)
