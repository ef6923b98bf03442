"""Keeps eyes and mouths out of what is to be filled: in a small portrait an eye is as dark and as small as a stain."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Mask
from restorer.steps.alignment import eyes_px
from restorer.steps.detection import Face
from restorer.steps.marks import LINE_PX, Marks

NEAR = 0.25
"""How far from an eye's or the mouth's middle a mark's may lie to be taken for it, in distances between the eyes. Twice
what landmarks err by (0.074 on 12 old photos, by hand), and an iris more."""

SHORTEST, LONGEST = 0.09, 0.9
"""What is longer goes through an eye, as a crack does; what is shorter than half an iris lies on it, as dust does. In
distances between the eyes."""


def spare_features(mask: Mask, faces: Iterable[Face]) -> Marks:
    """Take out of a mask what lies on a face's eyes and mouth and is no larger than they are.

    Args:
        mask: H x W uint8, 255 where a mark is; changed.
        faces: Those that the photo shows.

    Returns:
        How many marks were taken out.
    """
    spared = Marks()
    for face in faces:
        left, right, _, *corners = face.landmarks
        for middle in (left, right, np.mean(corners, axis=0)):
            spared = spared.plus(_spare(mask, middle, eyes_px(face.landmarks)))
    return spared


def _spare(mask: Mask, middle: NDArray[np.float64], apart_px: float) -> Marks:
    reach = int(np.ceil((NEAR + LONGEST) * apart_px)) + 1
    x, y = (int(value) for value in np.rint(middle))
    left, top = max(0, x - reach), max(0, y - reach)
    part = mask[top : max(0, y + reach + 1), left : max(0, x + reach + 1)]
    if part.size == 0 or not part.any():
        return Marks()
    _, labels, stats, centres = cv2.connectedComponentsWithStats(np.asarray(part > 0, np.uint8), connectivity=8)
    away = np.hypot(centres[:, 0] + left - middle[0], centres[:, 1] + top - middle[1])
    length = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    is_feature = (away <= NEAR * apart_px) & (length <= LONGEST * apart_px) & (length >= SHORTEST * apart_px)
    is_feature[0] = False
    part[is_feature[labels]] = 0
    is_line = length >= LINE_PX
    return Marks(specks=int((is_feature & ~is_line).sum()), lines=int((is_feature & is_line).sum()))
