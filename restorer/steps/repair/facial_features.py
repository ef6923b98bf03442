"""Keeps eyes, mouths and moles from being filled: in a small portrait an eye is as dark and as small as a stain."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.face_alignment import eyes_px
from restorer.analysis.face_detection import Face

NEAR = 0.25
"""How far from an eye's or the mouth's middle a mark's may lie to be taken for it, in distances between the eyes. Twice
what landmarks err by (0.074 on 12 old photos, by hand), and an iris more."""

SHORTEST, LONGEST = 0.09, 0.9
"""What is longer goes through an eye, as a crack does; what is shorter than half an iris lies on it, as dust does. In
distances between the eyes."""


def on_facial_features(boxes: NDArray[np.int64], faces: Iterable[Face]) -> NDArray[np.bool_]:
    """Which marks lie on a face's eyes or mouth and are no larger than they are.

    Args:
        boxes: N x 4: first column and row, last column and row of each mark.
        faces: Those that the photo shows.

    Returns:
        N bool.
    """
    is_on = np.zeros(len(boxes), np.bool_)
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    length = (boxes[:, 2:] - boxes[:, :2]).max(axis=1, initial=0) + 1
    for face in faces:
        left, right, _, *corners = face.landmarks
        apart_px = eyes_px(face.landmarks)
        for feature in (left, right, np.mean(corners, axis=0)):
            away = np.hypot(*(middles - feature).T)
            is_on |= (away <= NEAR * apart_px) & (length <= LONGEST * apart_px) & (length >= SHORTEST * apart_px)
    return is_on


def within_faces(boxes: NDArray[np.int64], faces: Iterable[Face]) -> NDArray[np.bool_]:
    """Which marks (boxes as above) have their middle in a face: what is dark there is a mole as often as it is dirt."""
    is_in = np.zeros(len(boxes), np.bool_)
    x, y = ((boxes[:, :2] + boxes[:, 2:]) / 2).T
    for face in faces:
        left, top, right, bottom = face.box
        is_in |= (x >= left) & (x <= right) & (y >= top) & (y <= bottom)
    return is_in
