"""Parts of a photo, cut out and reduced for a preview, and how the source's pixels come to lie in them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Extent, Mask, Photo
from restorer.imaging.tiles import Bounds

Matrix = NDArray[np.float64]
"""3 x 3, from pixel centres (x, y, 1) of one picture to those of another."""


def whole_of(photo: Photo) -> Bounds:
    """All of a photo."""
    return Bounds(0, 0, *photo.extent)


def cut_to(region: Bounds, photo: Photo) -> Bounds:
    """The part of a region that lies on the photo; of no size where none does."""
    width, height = photo.extent
    left, top = max(0, region.x), max(0, region.y)
    right, bottom = min(width, region.x + region.width), min(height, region.y + region.height)
    return Bounds(left, top, max(0, right - left), max(0, bottom - top))


def grown(region: Bounds, photo: Photo, by: int) -> Bounds:
    """A region and so many pixels around it, as far as the photo goes."""
    return cut_to(Bounds(region.x - by, region.y - by, region.width + 2 * by, region.height + 2 * by), photo)


def moved(region: Bounds, matrix: Matrix, photo: Photo) -> Bounds:
    """The upright rectangle around where a region comes to lie in another picture, cut at its edges."""
    right, bottom = region.x + region.width, region.y + region.height
    corners = np.array([[region.x, right, right, region.x], [region.y, region.y, bottom, bottom], [1, 1, 1, 1]], float)
    x, y, w = matrix @ corners
    left, top = int(np.floor((x / w).min())), int(np.floor((y / w).min()))
    width, height = int(np.ceil((x / w).max())) - left, int(np.ceil((y / w).max())) - top
    return cut_to(Bounds(left, top, width, height), photo)


def enlargement(x: float, y: float) -> Matrix:
    """From pixel centres to those of a picture so many times as large."""
    return np.array([[x, 0, (x - 1) / 2], [0, y, (y - 1) / 2], [0, 0, 1]], np.float64)


def piece_of(photo: Photo, region: Bounds, scale: float) -> tuple[Photo, Matrix]:
    """The region as a photo of its own, and the matrix from the photo's pixel centres to the piece's.

    Args:
        photo: At any size.
        region: Which part of it.
        scale: 1 keeps the pixels; below 1 they are averaged to so much of width and height.
    """
    rows, columns = slice(region.y, region.y + region.height), slice(region.x, region.x + region.width)
    pixels = np.ascontiguousarray(photo.pixels[rows, columns])
    alpha = np.ascontiguousarray(photo.alpha[rows, columns]) if photo.alpha is not None else None
    matrix = np.array([[1, 0, -region.x], [0, 1, -region.y], [0, 0, 1]], np.float64)
    if scale < 1.0:
        import cv2

        size = (max(8, round(region.width * scale)), max(8, round(region.height * scale)))
        # OpenCV drops the axis of a single channel.
        pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA).reshape(size[1], size[0], photo.channels)
        alpha = cv2.resize(alpha, size, interpolation=cv2.INTER_AREA) if alpha is not None else None
        matrix = enlargement(size[0] / region.width, size[1] / region.height) @ matrix
    return Photo(pixels, alpha, photo.icc, photo.metadata, photo.origin), matrix


def at_size(mask: Mask, size: Extent) -> Mask:
    """A mask that a step left before the photo was enlarged, at the enlarged size."""
    if mask.shape == (size.height, size.width):
        return mask
    import cv2

    return np.asarray(cv2.resize(mask, size, interpolation=cv2.INTER_NEAREST), np.uint8)
