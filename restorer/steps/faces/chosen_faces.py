"""Which faces of a photo are meant: those that were found, and those that a person says were missed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.by_hand.face_choices import FaceChoice, matched, moved_box
from restorer.analysis.face_alignment import TEMPLATE, cut_warped
from restorer.analysis.face_detection import Face, detect
from restorer.imaging.photo import Mask, Pixels
from restorer.models.info import ModelInfo
from restorer.pipeline.step import Engine

BOX_OF_TEMPLATE = np.array([118.0, 107.0, 402.0, 467.0])
"""The box that the detector draws around an aligned face: the median of 15 upright faces on old photos."""

LEAST = 0.2
"""From which probability on the network is believed inside of a box that a person drew: there is a face, and what is
asked is where its eyes are."""

ROOM = 2.0
"""The part of the photo that is searched for it: so many times as wide as the box."""

SEARCHED_PX = 320


class ChosenFace(NamedTuple):
    """A face, and what a person says of it; None where nothing was said."""

    face: Face
    choice: FaceChoice | None = None


def choose_faces(
    faces: Sequence[Face],
    choices: Sequence[FaceChoice],
    pixels: Pixels,
    transform: NDArray[np.float64],
    *,
    model: ModelInfo,
    engine: Engine,
) -> list[ChosenFace]:
    """Bring together what was found and what was chosen.

    Args:
        faces: Those that were found, in the photo's pixels.
        choices: In pixels of the source.
        pixels: The photo, H x W x C, uint8 or uint16.
        transform: From the source's pixel centres to the photo's.
        model: The detector.
        engine: Runs it.

    Returns:
        The faces that were found in their order, without what a person says is none; then those of boxes around nothing
        that was found; these are left out where they are switched off, or lie outside of the photo.
    """
    boxes = [moved_box(choice, transform) for choice in choices]
    numbers = matched([face.box for face in faces], boxes)
    chosen = [
        ChosenFace(face, None if number is None else choices[number])
        for face, number in zip(faces, numbers, strict=True)
        if number is None or choices[number].is_face
    ]
    height, width = pixels.shape[:2]
    for number, (choice, box) in enumerate(zip(choices, boxes, strict=True)):
        x, y = (box[:2] + box[2:]) / 2
        is_inside = 0 <= x < width and 0 <= y < height
        if number not in numbers and choice.on is not False and is_inside:
            chosen.append(ChosenFace(_face_in(pixels, box, model, engine), choice._replace(on=True)))
    return chosen


def keeps_face(face: Face, keep_out: Mask | None) -> bool:
    """Whether most of a face lies where the photo is to stay as it is."""
    if keep_out is None:
        return False
    height, width = keep_out.shape
    left, top, right, bottom = np.clip(np.rint(face.box), 0, (width, height, width, height)).astype(int)
    part = keep_out[top : bottom + 1, left : right + 1]
    return bool(part.size) and float(part.mean()) > 127


def _face_in(pixels: Pixels, box: NDArray[np.float64], model: ModelInfo, engine: Engine) -> Face:
    """The face in a box that a person drew; one from the front where the network sees none even now."""
    side = float(max(box[2:] - box[:2])) * ROOM
    scale = SEARCHED_PX / side
    corner = (box[:2] + box[2:]) / 2 - side / 2
    matrix = np.array([[scale, 0, -scale * corner[0]], [0, scale, -scale * corner[1]]])
    seen = detect(cut_warped(pixels, matrix, SEARCHED_PX), model=model, engine=engine, least=LEAST)
    there = [Face(face.box / scale + np.tile(corner, 2), face.landmarks / scale + corner, face.chance) for face in seen]
    number = next((number for number in matched([box], [face.box for face in there]) if number is not None), None)
    if number is not None:
        return there[number]
    share = (TEMPLATE - BOX_OF_TEMPLATE[:2]) / (BOX_OF_TEMPLATE[2:] - BOX_OF_TEMPLATE[:2])
    return Face(box, box[:2] + share * (box[2:] - box[:2]), 1.0)
