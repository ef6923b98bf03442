"""Finds the faces of the photo in view for a person to choose among, and cuts their pictures out."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Photo, Pixels
from restorer.jobs.engine_process.messages import FacesFound, FindFaces
from restorer.models.info import Task
from restorer.pipeline.step import Catalogue, Engine

if TYPE_CHECKING:
    from restorer.models.info import ModelInfo

PICTURE_PX = 192
"""The side of a picture: a face of a strip on a screen at 200 %."""

ROOM = 1.5
"""How many times as wide as the face's box the square around it is: hair and chin belong to a face."""

Box = tuple[float, float, float, float]
"""Left, top, width and height in pixels, from the corner of the first one."""


class Square(NamedTuple):
    """A part of a photo, from the corner of the first pixel; it may reach beyond the photo."""

    left: float
    top: float
    side: float


def around(box: Sequence[float]) -> Square:
    """The square around a box: its picture."""
    left, top, width, height = box
    side = ROOM * max(width, height)
    return Square(left + (width - side) / 2, top + (height - side) / 2, side)


def cut_square(pixels: Pixels, square: Square) -> Pixels:
    """A square of a photo in `PICTURE_PX`; what lies beyond the photo repeats its edge.

    Args:
        pixels: H x W x C, C = 1 or 3, uint8 or uint16; may be memory-mapped: only the square is read.
        square: Which part.

    Returns:
        S x S x C of the same dtype.
    """
    import cv2

    height, width, channels = pixels.shape
    x, y = (_places(start, square.side, size) for start, size in ((square.left, width), (square.top, height)))
    part = np.ascontiguousarray(pixels[y.min() : y.max() + 1, x.min() : x.max() + 1])
    # Every pixel of the square once, edges repeated; then to its size.
    part = part[np.ix_(y - y.min(), x - x.min())]
    way = cv2.INTER_AREA if part.shape[0] > PICTURE_PX else cv2.INTER_LINEAR
    return cv2.resize(part, (PICTURE_PX, PICTURE_PX), interpolation=way).reshape(PICTURE_PX, PICTURE_PX, channels)


class FaceFinder:
    """Looks for faces once in each photo, and keeps what it found in the last one. Owned by one thread.

    Args:
        folder: Where pictures are written for the window, which deletes them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._last: tuple[object, tuple[Box, ...]] | None = None

    def find(self, command: FindFaces, photo: Photo, catalogue: Catalogue, engine: Engine) -> FacesFound:
        """Answer a command; without a detector nothing is found.

        Raises:
            ModelError, ResourceError: as the engine raises them.
        """
        faces = self._faces(photo, catalogue.for_task(Task.FACE_DETECTOR), engine)
        pictures = [cut_square(photo.pixels, around(box)) for box in (*faces, *command.boxes)]
        path = self._write(np.stack(pictures)) if pictures else ""
        return FacesFound(command.ticket, command.path, command.page, faces, command.boxes, path, photo.icc)

    def _faces(self, photo: Photo, detector: ModelInfo | None, engine: Engine) -> tuple[Box, ...]:
        if detector is None:
            return ()
        if self._last is None or self._last[0] is not photo:
            from restorer.analysis.by_hand.face_choices import box_of
            from restorer.analysis.face_detection import find_faces

            found = find_faces(photo.pixels, model=detector, engine=engine)
            self._last = photo, tuple(box_of(face.box.tolist()) for face in found)
        return self._last[1]

    def _write(self, pictures: NDArray[np.generic]) -> str:
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._folder, prefix="faces-", suffix=".npy", delete=False) as file:
            np.save(file, pictures)
        return file.name


def _places(start: float, side: float, size: int) -> NDArray[np.intp]:
    """The pixels along one side of a square, cut to those that there are."""
    count = max(1, round(side))
    return np.clip(round(start) + np.arange(count), 0, size - 1).astype(np.intp)
