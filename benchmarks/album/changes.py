"""How much a step changed a photo: colour difference at screen size, share of pixels, what lies at either end."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Photo

SCREEN_PX = 1024
"""The longer side at which a person looks at a whole photo."""

VISIBLE_STEP = 2
"""A pixel is changed where a channel differs by more of 255; by two, rounding alone can differ."""

Rgb = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Change:
    """What a step, or a whole recipe, did to a photo.

    Attributes:
        delta_e: The mean CIEDE2000 at screen size.
        changed: The share of pixels at screen size of which a channel differs by more than `VISIBLE_STEP`.
        clipped_before, clipped_after: The share of pixels of which a channel lies within one 8-bit step of either end.
    """

    delta_e: float
    changed: float
    clipped_before: float
    clipped_after: float


def change(before: Photo, after: Photo, movement: NDArray[np.float64]) -> Change:
    """Measure a change.

    Args:
        before: Any size and depth.
        after: Likewise; its size need not be the same.
        movement: 3 x 3 float64, from pixel centres of `before` to those of `after`.
    """
    from skimage.color import deltaE_ciede2000, rgb2lab

    shown_after, scale_after = at_screen_size(after)
    shown_before = moved_onto(before, movement, shown_after, scale_after)
    labs = rgb2lab(shown_before), rgb2lab(shown_after)
    difference = deltaE_ciede2000(*labs)  # type: ignore[no-untyped-call]
    steps = np.abs(shown_before.astype(np.int16) - shown_after).max(axis=2)
    return Change(float(difference.mean()), float((steps > VISIBLE_STEP).mean()), clipped(before), clipped(after))


def at_screen_size(photo: Photo) -> tuple[Rgb, float]:
    """The photo as H x W x 3 uint8 with a longer side of at most `SCREEN_PX`, and how many times as large it is."""
    rgb = to_rgb8(photo)
    scale = min(1.0, SCREEN_PX / max(rgb.shape[:2]))
    if scale == 1.0:
        return rgb, 1.0
    size = (max(1, round(rgb.shape[1] * scale)), max(1, round(rgb.shape[0] * scale)))
    return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8), scale


def moved_onto(photo: Photo, movement: NDArray[np.float64], onto: Rgb, onto_scale: float) -> Rgb:
    """An earlier stage of a photo where its pixels lie in a later one that was brought to screen size.

    Args:
        photo: The earlier stage.
        movement: 3 x 3, from its pixel centres to those of the later stage at its own size.
        onto: The later stage at screen size; only its size is used.
        onto_scale: How many times as large as itself the later stage is there.
    """
    rgb = to_rgb8(photo)
    # Averaged down first, so that warping skips no pixels.
    share = onto_scale * float(np.sqrt(abs(np.linalg.det(movement[:2, :2]))))
    size = (max(1, round(rgb.shape[1] * min(1.0, share))), max(1, round(rgb.shape[0] * min(1.0, share))))
    small = np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8) if share < 1 else rgb
    back = np.linalg.inv(_scaling(size[0] / rgb.shape[1], size[1] / rgb.shape[0]))
    matrix = _scaling(onto_scale, onto_scale) @ movement @ back
    extent = (onto.shape[1], onto.shape[0])
    if np.allclose(matrix, np.eye(3), atol=0.02) and small.shape == onto.shape:
        return small
    moved = cv2.warpPerspective(small, matrix, extent, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, np.uint8)


def to_rgb8(photo: Photo) -> Rgb:
    """The photo's pixels as H x W x 3 uint8."""
    pixels = photo.pixels
    eight = pixels if pixels.dtype == np.uint8 else np.asarray(np.rint(pixels / 257.0), np.uint8)
    return np.ascontiguousarray(np.broadcast_to(eight, (*eight.shape[:2], 3)))


def clipped(photo: Photo) -> float:
    """The share of pixels of which a channel lies within one 8-bit step of black or of white."""
    rgb = to_rgb8(photo)
    return float(((rgb <= 1) | (rgb >= 254)).any(axis=2).mean())


def _scaling(x: float, y: float) -> NDArray[np.float64]:
    """From pixel centres to those of a copy that is scaled."""
    return np.array([[x, 0, (x - 1) / 2], [0, y, (y - 1) / 2], [0, 0, 1]])
