"""Whether a restored face is still the same person's: measured on the two pictures, without another network."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.models.info import ModelInfo
from restorer.pipeline.step import Engine
from restorer.steps.alignment import FACE_PX, TEMPLATE, eyes_px, warp
from restorer.steps.detection import Face, detect
from restorer.steps.proxy import Floats, grey_of

LEAST_ALIKE = 0.9
"""The correlation of features (eyes, mouth, the shape of shadows) from which on it is the same face."""

MOST_SHIFTED = 0.08
"""How far eyes, nose and mouth may move on average, in distances between the eyes."""

MOST_TINTED = 0.05
"""How far broad light and colour may move, as a share of white."""

FINEST_PX, COARSEST_PX = 5.0, 24.0
"""Features lie between these blurs (standard deviations, at 512 pixels). Finer is what a network is asked to mend."""

_BROAD_PX = 40.0
_SEEN_PX = 224
_LEAST_SEEN = 0.3


class Likeness(NamedTuple):
    """How near a restored face is to what it was.

    Attributes:
        alike: Correlation of the features, -1..1.
        shifted: How far the landmarks moved, in distances between the eyes; 0 where they are not seen on both.
        tinted: How far broad light and colour moved, 0..1.
        is_lost: Whether the detector sees a face before and none after.
    """

    alike: float
    shifted: float
    tinted: float
    is_lost: bool = False

    @property
    def is_same(self) -> bool:
        """Whether it is still the same person's."""
        is_near = self.alike >= LEAST_ALIKE and self.shifted <= MOST_SHIFTED and self.tinted <= MOST_TINTED
        return is_near and not self.is_lost


def compare(before: Floats, after: Floats, cover: Floats, *, detector: ModelInfo, engine: Engine) -> Likeness:
    """Hold a restored face against what it was.

    Args:
        before: 512 x 512 x C, float32, 0..1, aligned.
        after: The same, restored.
        cover: 512 x 512, float32, 0..1: how much each pixel counts.
        detector: As `steps.detection.find_faces` takes it.
        engine: Runs it.
    """
    seen = [_landmarks(face, detector, engine) for face in (before, after)]
    shifted = 0.0
    if seen[0] is not None and seen[1] is not None:
        shifted = float(np.hypot(*(seen[0] - seen[1]).T).mean()) / eyes_px(TEMPLATE)
    broad = np.abs(broad_of(after - before)).max(axis=2) * cover
    return Likeness(
        alike=_correlation(_features(before), _features(after), cover),
        shifted=shifted,
        tinted=float(broad.max()),
        is_lost=seen[0] is not None and seen[1] is None,
    )


def broad_of(values: Floats) -> Floats:
    """What of an aligned picture (512 x 512 x C) is broad light and colour: blurred, float32."""
    small = cv2.resize(values, (FACE_PX // 8, FACE_PX // 8), interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(small, (0, 0), _BROAD_PX / 8, borderType=cv2.BORDER_REFLECT)
    large = cv2.resize(soft, (FACE_PX, FACE_PX), interpolation=cv2.INTER_CUBIC)
    return np.asarray(large, np.float32).reshape(values.shape)


def _features(face: Floats) -> Floats:
    grey = grey_of(face)
    fine, coarse = (cv2.GaussianBlur(grey, (0, 0), sigma) for sigma in (FINEST_PX, COARSEST_PX))
    return np.asarray(fine - coarse, np.float32)


def _correlation(a: Floats, b: Floats, weight: Floats) -> float:
    total = float(weight.sum())
    a, b = (plane - float((plane * weight).sum()) / total for plane in (a, b))
    shared = float((a * b * weight).sum())
    size = float(np.sqrt((a * a * weight).sum() * (b * b * weight).sum()))
    return shared / size if size > 1e-9 else 1.0


def _landmarks(face: Floats, detector: ModelInfo, engine: Engine) -> NDArray[np.float64] | None:
    """5 x 2 on the aligned face; None where no face is seen in its middle."""
    scale = _SEEN_PX / FACE_PX
    small = warp(face, np.array([[scale, 0, (scale - 1) / 2], [0, scale, (scale - 1) / 2]]), (_SEEN_PX, _SEEN_PX))
    middle = TEMPLATE.mean(axis=0) * scale
    seen = detect(np.clip(small, 0, 1), model=detector, engine=engine, least=_LEAST_SEEN)
    seen = [face for face in seen if _holds(face, middle)]
    if not seen:
        return None
    # Of several that see it alike the likeliest changes by chance; their mean does not.
    marks = np.average([face.landmarks for face in seen], axis=0, weights=[face.chance for face in seen])
    return np.asarray((marks + 0.5) / scale - 0.5, np.float64)


def _holds(face: Face, point: NDArray[np.float64]) -> bool:
    """Whether a face is as large as the aligned one must be, and lies around this point."""
    inside = (face.box[:2] < point).all() and (point < face.box[2:]).all()
    return bool(inside and _SEEN_PX / 3 < face.width_px < _SEEN_PX)
