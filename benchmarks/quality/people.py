"""Faces in the held-back photos: found as the application finds them, with their places and their skin's tone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import numpy as np

from benchmarks.quality.figures import Picture
from benchmarks.quality.heldback import FACE_PACKS
from benchmarks.quality.lab import Lab
from restorer.analysis.face_alignment import eyes_px, place
from restorer.analysis.face_detection import find_faces
from restorer.imaging.color import to_lab
from restorer.models.info import Task

_SEED = 75
LEAST_EYES_PX = 19
"""Faces whose eyes are nearer are too small to measure skin on."""

LEAST_CHROMA = 6.0
LEAST_YELLOW = 3.0
"""What has less chroma, or a lower b*, is no skin in white light."""

GROUPS = (("light", 41.0, 90.0), ("intermediate", 10.0, 41.0), ("dark", -91.0, 10.0))
"""By individual typology angle in degrees: classes of Chardon et al. 1991 and Del Bino 2013, in pairs."""


class Box(NamedTuple):
    """Rows and columns of a face."""

    top: int
    bottom: int
    left: int
    right: int

    def of(self, picture: Picture) -> Picture:
        """The face."""
        return picture[self.top : self.bottom, self.left : self.right]


class Face(NamedTuple):
    """A face in a photo.

    Attributes:
        name: The photo's.
        photo: The whole photo.
        landmarks: 5 x 2, x and y in pixels: eyes, nose, corners of the mouth.
        box: Where it is.
        angle: Its skin's individual typology angle in degrees; NaN where the photo has no colours.
    """

    name: str
    photo: Picture
    landmarks: np.ndarray
    box: Box
    angle: float


@lru_cache(maxsize=1)
def faces(lab: Lab) -> tuple[Face, ...]:
    """The largest face of each photo that is seen from the front, in a fixed order; none without a detector."""
    return tuple(_search(lab))


def _search(lab: Lab) -> Iterator[Face]:
    detector = lab.model(Task.FACE_DETECTOR)
    if detector is None:
        return
    photos = lab.photos.whole(FACE_PACKS, seed=_SEED, longest_px=1600)
    for name, photo in islice(photos, lab.effort.searched):
        seen = find_faces(photo, model=detector, engine=lab.engine)
        found = [face.landmarks for face in seen if place(face.landmarks) is not None]
        if found:
            landmarks = max(found, key=eyes_px)
            if eyes_px(landmarks) >= LEAST_EYES_PX:
                yield Face(name, photo, landmarks, box_of(landmarks, photo), typology_angle(photo, landmarks))


def box_of(landmarks: np.ndarray, photo: Picture) -> Box:
    """The face's box: from above the brows to below the chin, as far as the photo goes."""
    (x, y), reach = landmarks.mean(axis=0), 1.85 * eyes_px(landmarks)
    height, width = photo.shape[:2]
    low = (max(0, int(y - reach)), max(0, int(x - reach)))
    return Box(low[0], min(height, int(y + reach) + 1), low[1], min(width, int(x + reach) + 1))


def typology_angle(photo: Picture, landmarks: np.ndarray) -> float:
    """The individual typology angle of the skin in degrees: arctan((L* - 50) / b*).

    NaN where less than half of the middle of the face has the colour of any skin: grey photos, coloured light, masks.
    """
    middle = to_lab(_middle(photo, landmarks).reshape(-1, 3).astype(np.float32) / np.float32(255))
    is_skin = (np.hypot(middle[:, 1], middle[:, 2]) >= LEAST_CHROMA) & (middle[:, 2] >= LEAST_YELLOW)
    is_skin &= middle[:, 1] > 0
    if is_skin.sum() < max(1, 0.5 * len(middle)):
        return float("nan")
    light, _, b = np.median(middle[is_skin], axis=0)
    return float(np.degrees(np.arctan2(light - 50.0, b)))


def _middle(photo: Picture, landmarks: np.ndarray) -> Picture:
    """The middle of the face, cheeks and nose."""
    reach = 0.85 * eyes_px(landmarks)
    ends = (np.maximum(0, landmarks.mean(axis=0) + sign * reach).astype(int) for sign in (-1, 1))
    (left, top), (right, bottom) = ends
    return photo[top : bottom + 1, left : right + 1]


def group_of(angle: float) -> str | None:
    """The group that an angle belongs to; None for NaN."""
    return next((name for name, low, high in GROUPS if low < angle <= high), None)
