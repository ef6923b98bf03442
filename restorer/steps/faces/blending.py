"""Lays a restored face into its photo: softly, with the photo's own grain, and no sharper than what lies around."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats, gray_of
from restorer.analysis.face_alignment import FACE_PX, covered, inverse, warp
from restorer.imaging.photo import Pixels

CENTER = (256.0, 272.0)
REACH = (210.0, 230.0)
"""Half the width and height of the ellipse that is pasted, on the aligned face: brows, ears, chin and some hair."""

FULL_TO = 0.62
"""Up to this share of the reach everything is pasted; from there on less and less, and at the reach nothing."""

SHARPER = 1.5
"""How many times as much fine detail, against coarser detail, as the face and its surroundings had."""

BROAD_PX = 40.0
"""What is broader on the aligned face (standard deviation) is light and colour, not features."""

_SOFTENINGS = (0.0, 0.5, 0.8, 1.1, 1.5, 2.0, 3.0)
_GRAIN_PX = 1.5
_STEEP = 6.0
_LEAST_PIXELS = 64


class Patch(NamedTuple):
    """What is written into the photo.

    Attributes:
        left, top: Where.
        values: h x w x C, float32, 0..1.
        cover: h x w, float32, 0..1: how much of it is not the photo's own; where it is 0, nothing may be written.
        gain: By how much the face differs from the photo on average, as a share of white.
    """

    left: int
    top: int
    values: Floats
    cover: Floats
    gain: float = 0.0


def broad_of(values: Floats) -> Floats:
    """What of an aligned picture (512 x 512 x C) is broad light and colour: blurred, float32."""
    small = cv2.resize(values, (FACE_PX // 8, FACE_PX // 8), interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(small, (0, 0), BROAD_PX / 8, borderType=cv2.BORDER_REFLECT)
    large = cv2.resize(soft, (FACE_PX, FACE_PX), interpolation=cv2.INTER_CUBIC)
    return np.asarray(large, np.float32).reshape(values.shape)


def ellipse(x: Floats, y: Floats) -> Floats:
    """How much is pasted at these places of the aligned face: 0..1, float32, exactly 0 outside."""
    away = np.hypot((x - CENTER[0]) / REACH[0], (y - CENTER[1]) / REACH[1])
    share = np.clip((1 - away) / (1 - FULL_TO), 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)


def aligned_ellipse() -> Floats:
    """`ellipse` on the whole aligned face: 512 x 512."""
    y, x = np.mgrid[0:FACE_PX, 0:FACE_PX].astype(np.float32)
    return ellipse(x, y)


def ellipse_in(matrix: NDArray[np.float64], box: tuple[int, int, int, int]) -> Floats:
    """`ellipse` in a part of the photo: left, top, right and bottom in pixels; h x w."""
    left, top, right, bottom = box
    y, x = np.mgrid[top:bottom, left:right].astype(np.float32)
    u = matrix[0, 0] * x + matrix[0, 1] * y + matrix[0, 2]
    v = matrix[1, 0] * x + matrix[1, 1] * y + matrix[1, 2]
    return ellipse(np.asarray(u, np.float32), np.asarray(v, np.float32))


def blend(pixels: Pixels, matrix: NDArray[np.float64], change: Floats) -> Patch:
    """Make the patch that brings a change of the aligned face into the photo.

    Args:
        pixels: H x W x C, uint8 or uint16; may be memory-mapped: only what lies under the face is read.
        matrix: 2 x 3, from the photo's pixel centres to those of the aligned face.
        change: 512 x 512 x C, float32: what is to be added, as a share of white. Not the face itself, so that what the
            network did not touch is not resampled either.
    """
    box = covered(matrix, FACE_PX, (pixels.shape[1], pixels.shape[0]))
    left, top, right, bottom = box
    photo = pixels[top:bottom, left:right].astype(np.float32) / np.float32(np.iinfo(pixels.dtype).max)
    back = inverse(matrix)
    back[:, 2] -= (left, top)
    moved = warp(change, back, (right - left, bottom - top))
    cover = ellipse_in(matrix, box)
    moved = _as_sharp(photo, moved, cover)
    values = photo + cover[:, :, np.newaxis] * moved
    values = _with_grain(photo, values, cover)
    values = np.clip(values, 0, 1)
    gain = float((np.abs(values - photo).mean(axis=2) * cover).sum() / max(float(cover.sum()), 1.0))
    return Patch(left, top, values, cover, gain)


def _as_sharp(photo: Floats, change: Floats, cover: Floats) -> Floats:
    """The change, softened until the face is not much sharper than it and what lies around it was."""
    face, around = cover > 0.5, cover == 0
    if min(face.sum(), around.sum()) < _LEAST_PIXELS:
        return change
    gray = gray_of(photo)
    limit = SHARPER * max(_fineness(gray, face), _fineness(gray, around))
    for sigma in _SOFTENINGS:
        soft = change if sigma == 0 else _soft(change, sigma)
        if _fineness(gray + gray_of(soft), face) <= limit:
            return soft
    return soft


def _fineness(gray: Floats, where: NDArray[np.bool_]) -> float:
    """Detail of about a pixel against detail of about two, where there is most of it."""
    soft = [cv2.GaussianBlur(gray, (0, 0), sigma) for sigma in (0.6, 1.2, 2.4)]
    fine, coarse = (float(np.percentile(np.abs(soft[i] - soft[i + 1])[where], 92)) for i in range(2))
    return fine / max(coarse, 1e-4)


def _with_grain(photo: Floats, values: Floats, cover: Floats) -> Floats:
    """The restored face with as much of the photo's own grain as there is around it.

    What the network took off is the face's very grain, so that is what comes back, where the face is smooth: on eyes
    and lips it would bring the blur back as well.
    """
    before, after = gray_of(photo), gray_of(values)
    taken = before - after
    slope = _slope(after)
    around, face = cover == 0, cover > 0.5
    if min(face.sum(), around.sum()) < _LEAST_PIXELS:
        return values
    wanted, had, has = _grain(before, around), _grain(before, face), _grain(after, face)
    wanted = min(wanted, had)
    if has >= wanted or had <= has:
        return values
    share = (wanted - has) / (had - has)
    calm = 1 / (1 + (slope / (_STEEP * max(had, 1e-4))) ** 2)
    rest = share * calm * _high(taken)
    return np.asarray(values + rest[:, :, np.newaxis], np.float32)


def _grain(gray: Floats, where: NDArray[np.bool_]) -> float:
    """The deviation of what is finer than `_GRAIN_PX`, by its median, which edges hardly move."""
    return float(np.median(np.abs(_high(gray)[where]))) / 0.6745


def _high(plane: Floats) -> Floats:
    return np.asarray(plane - cv2.GaussianBlur(plane, (0, 0), _GRAIN_PX), np.float32)


def _slope(gray: Floats) -> Floats:
    smooth = cv2.GaussianBlur(gray, (0, 0), _GRAIN_PX)
    across, down = (cv2.Sobel(smooth, cv2.CV_32F, *way, ksize=3, scale=1 / 8) for way in ((1, 0), (0, 1)))
    return np.asarray(np.hypot(across, down), np.float32)


def _soft(values: Floats, sigma: float) -> Floats:
    blurred = cv2.GaussianBlur(values, (0, 0), sigma, borderType=cv2.BORDER_REFLECT)
    return np.asarray(blurred, np.float32).reshape(values.shape)
