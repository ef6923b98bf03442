"""Turns a face upright and to one size, and lays what was changed of it back where it came from."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import SAMPLES_A_SIDE, Floats
from restorer.imaging.photo import Pixels

FACE_PX = 512
"""The side of an aligned face."""

TEMPLATE = np.array(
    [
        [192.98138, 239.94708],
        [318.90277, 240.1936],
        [256.63416, 314.01935],
        [201.26117, 371.41043],
        [313.08905, 371.15118],
    ]
)
"""Where eyes, nose and corners of the mouth of an aligned face lie (x, y): FFHQ's alignment, as facexlib has it."""

MOST_APART = 0.2
"""How far landmarks may lie from the template's, in distances between the eyes: a face from the side lies farther. Of
the faces marked by hand on 20 old photos that the detector finds, 89 of 90 from the front lie nearer (the middle one
at 0.044), 13 of 14 that are half turned away (0.128), and none of 6 profiles (the nearest at 0.24)."""

_HALO = 4
_WHOLE_PX = 2048
_SHRINKS = 0.75
"""Below this scale a cubic kernel would skip pixels: they are averaged first."""


def eyes_px(landmarks: NDArray[np.float64]) -> float:
    """How far apart the eyes of 5 x 2 landmarks are."""
    return float(np.hypot(*(landmarks[1] - landmarks[0])))


def place(landmarks: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """The similarity that brings a face onto the template; None where its landmarks are no frontal face's.

    Args:
        landmarks: 5 x 2, x and y of pixel centres.

    Returns:
        2 x 3 float64, from the photo's pixel centres to those of the aligned face.
    """
    found: Any = cv2.estimateAffinePartial2D(landmarks, TEMPLATE, method=cv2.LMEDS)[0]
    if found is None:
        return None
    matrix = np.asarray(found, np.float64)
    scale = scale_of(matrix)
    if not np.isfinite(scale) or scale <= 0:
        return None
    apart = np.hypot(*(landmarks @ matrix[:, :2].T + matrix[:, 2] - TEMPLATE).T)
    is_face = float(np.sqrt(np.mean(apart**2))) < MOST_APART * eyes_px(TEMPLATE)
    return matrix if is_face else None


def scale_of(matrix: NDArray[np.float64]) -> float:
    """How many pixels of the aligned face lie along one of the photo's."""
    return float(np.hypot(*matrix[:, 0]))


def inverse(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """The way back of a 2 x 3 matrix."""
    return np.asarray(cv2.invertAffineTransform(matrix), np.float64)


def cut_warped(pixels: Pixels, matrix: NDArray[np.float64], side: int) -> Floats:
    """A square of the photo, turned and scaled; only the part of the photo that lies under it is read.

    Args:
        pixels: H x W x C, uint8 or uint16; may be memory-mapped.
        matrix: 2 x 3, from the photo's pixel centres to the square's.
        side: Of the square, in pixels.

    Returns:
        side x side x C, float32, 0..1; what lies outside the photo is reflected.
    """
    left, top, right, bottom = covered(matrix, side, (pixels.shape[1], pixels.shape[0]))
    # Of a huge part not every pixel is needed for a mean.
    most = max(right - left, bottom - top) // _WHOLE_PX
    step = max(1, min(most, int(1 / (SAMPLES_A_SIDE * scale_of(matrix)))))
    part = pixels[top:bottom:step, left:right:step].astype(np.float32) / np.float32(np.iinfo(pixels.dtype).max)
    moved = np.column_stack((matrix[:, :2] * step, matrix[:, 2] + matrix[:, :2] @ (left, top)))
    return np.clip(warp(part, moved, (side, side)), 0, 1)


def covered(matrix: NDArray[np.float64], side: int, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the photo's part that lies under the square, and a little more; never empty.

    Args:
        matrix: As in `cut_warped`.
        side: As in `cut_warped`.
        size: The photo's width and height.
    """
    back = inverse(matrix)
    corners = np.array([(x, y) for x in (0, side - 1) for y in (0, side - 1)]) @ back[:, :2].T + back[:, 2]
    halo = _HALO * max(1.0, 1 / scale_of(matrix))
    low = np.clip(np.floor(corners.min(axis=0) - halo), 0, np.array(size) - 1).astype(int)
    high = np.clip(np.ceil(corners.max(axis=0) + halo) + 1, low + 1, size).astype(int)
    return int(low[0]), int(low[1]), int(high[0]), int(high[1])


def warp(values: Floats, matrix: NDArray[np.float64], size: tuple[int, int]) -> Floats:
    """Move a small picture by an affine map; what is made smaller is averaged, what lies outside is reflected.

    Args:
        values: h x w x C, float32; not changed.
        matrix: 2 x 3, from its pixel centres to the result's.
        size: Width and height of the result.
    """
    scale = scale_of(matrix)
    if scale < _SHRINKS:
        height, width = values.shape[:2]
        small = (max(1, round(width * scale)), max(1, round(height * scale)))
        x, y = small[0] / width, small[1] / height
        shrunk = np.asarray(cv2.resize(values, small, interpolation=cv2.INTER_AREA), np.float32)
        values = shrunk.reshape(small[1], small[0], values.shape[2])
        grown = np.array([[1 / x, 0, (1 / x - 1) / 2], [0, 1 / y, (1 / y - 1) / 2], [0, 0, 1]])
        matrix = np.vstack([matrix, (0, 0, 1)])[:2] @ grown
    moved = cv2.warpAffine(values, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT_101)
    return np.asarray(moved, np.float32).reshape(size[1], size[0], values.shape[2])
