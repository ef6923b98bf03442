"""Whose face it is: the numbers of a face embedding, and how far two faces lie apart by them."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats
from restorer.analysis.face_alignment import FACE_PX, warp
from restorer.models.info import ModelInfo
from restorer.pipeline.step import Engine

CHIP_PX = 150
"""The side of the picture that the network looks at."""

MOST_APART = 0.3
"""From which distance on two pictures of a face are not taken for one person's.

Measured on 48 faces of held-back photos, half of them greyed. The same picture turned by up to 4 degrees, moved and
scaled by 4 %: 0.13 in the median, 0.20 for 95 of 100; at 96 pixels a side with noise and JPEG 60: 0.27 and 0.34. Two
people: 0.81 in the median, 0.58 for the nearest of 100 pairs; two worn alike, at 24 to 96 pixels, 0.40 to 0.59 for the
nearest. What `face` alone makes of a face of 48 or 96 pixels lies 0.14 or 0.18 from it, and below 0.25 for 95 of 100;
what this step made of 49 faces on old photos 0.07 in the mean, and 0.15 at most. So what lies beyond the limit is what
no honest restoring does."""

LEAST_SIDE_PX = 32
"""The side of an aligned face in the original, in pixels, from which on it can be judged. At 24 it is found again among
30 people by every second embedding, at 36 by 73 of 100, at 48 by 87 and at 96 by all."""

LEAST_CHARACTER = 0.52
BLUR_PX = 28.0
"""How far the embedding of a face must lie from that of its own blur (standard deviation, of 512) for it to be judged.
The more worn faces are, the more they all look like the same blur. At 96 and 48 pixels faces lie 0.71 and 0.68 from it,
9 of 10 above 0.63 and 0.59; at 64 pixels with 2 px of blur and noise, where every fourth is found again, and at 128
with 4 px, where 43 of 100 are, 0.51 and 0.52. Of 187 faces on old photos 9 % lie nearer: those that moved, those
behind a veil, a dog; below 0.58 (24 %) are many that one knows at sight."""

_FACE_MIDDLE = (255.9, 240.0)
"""The middle between the eyes in an aligned face."""


class Chip(NamedTuple):
    """The picture of a face that a network looks at.

    Attributes:
        side_px: Its side.
        scale: How large an aligned face is in it.
        middle: Where the middle between the eyes lies.
    """

    side_px: int
    scale: float
    middle: tuple[float, float]


OWN_CHIP = Chip(CHIP_PX, 0.42, (74.0, 46.6))
"""dlib's mean face, padded by a quarter."""

CHIPS = {"arcface": Chip(112, 0.2921, (55.8, 52.3))}
"""Of networks of others, by the name of the network. ArcFace's five points, to which an aligned face's come within 2.5
of its 112 pixels."""

OTHERS_MOST_APART = 1.0
"""From which distance on another network, asked beside our own, takes two pictures for two people's: 60 degrees between
its numbers, which have length 1.

Its weights could not be had, so this is not measured here. Who published them tell strangers from 75 degrees on (a
squared distance of 1.5). Since our own network must agree as well, this can only leave more faces as they were."""

Embedding = NDArray[np.float32]
"""128 numbers of our own network, 512 of ArcFace."""


def embed(face: Floats, *, model: ModelInfo, engine: Engine) -> Embedding:
    """The embedding of an aligned face.

    It is the mean over the face and its mirror image, since chance adds less to a mean: the same face, turned a little,
    lies 0.13 from itself instead of 0.17, and other people's still 0.81 instead of 0.83.

    Args:
        face: 512 x 512 x C, float32, 0..1, aligned.
        model: A face embedding: `x` (side x side x 3, as its `Chip` says) in, `embedding` out.
        engine: Runs it.
    """
    side, scale, middle = CHIPS.get(model.net, OWN_CHIP)
    matrix = np.array(
        [
            [scale, 0, middle[0] - scale * _FACE_MIDDLE[0]],
            [0, scale, middle[1] - scale * _FACE_MIDDLE[1]],
        ]
    )
    assert face.shape[:2] == (FACE_PX, FACE_PX)
    # Mirrored before it is cut, since the middle of the face is not quite that of the picture.
    chips = [np.clip(warp(one, matrix, (side, side)), 0, 1) for one in (face, np.ascontiguousarray(face[:, ::-1]))]
    shape = (side, side, 3)
    told = [engine.predict(model, {"x": np.array(np.broadcast_to(chip, shape), np.float32)}) for chip in chips]
    mean = np.asarray(np.mean([one["embedding"] for one in told], axis=0), np.float32)
    # What tells by the angle alone is given the length that it had.
    return mean / np.float32(max(float(np.linalg.norm(mean)), 1e-6)) if model.net in CHIPS else mean


def can_be_judged(face: Floats, who: Embedding, side_px: float, *, model: ModelInfo, engine: Engine) -> bool:
    """Whether a face shows whose it is; what does not could become anybody's without being told from it.

    Args:
        face: As `embed` takes it.
        who: Its embedding.
        side_px: The side of the aligned face in the original, in pixels.
        model: As `embed` takes it.
        engine: Runs it.
    """
    if side_px < LEAST_SIDE_PX:
        return False
    blur = cv2.GaussianBlur(face, (0, 0), BLUR_PX, borderType=cv2.BORDER_REFLECT).reshape(face.shape)
    return distance(who, embed(np.asarray(blur, np.float32), model=model, engine=engine)) >= LEAST_CHARACTER


def distance(one: Embedding, other: Embedding) -> float:
    """How far two faces lie apart: 0 for the same picture, about half for two people."""
    return float(np.linalg.norm(one - other))
