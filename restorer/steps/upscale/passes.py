"""Enlarging with a network whose scale is not the one that was asked for."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from restorer.analysis.downscale import strips
from restorer.imaging.photo import Pixels


class Passes(NamedTuple):
    """How a network reaches a scale.

    Attributes:
        scale: What it is run at.
        times: How often.
        reduce: By how much its result is then too large.
    """

    scale: int
    times: int = 1
    reduce: int = 1


def plan_passes(scales: tuple[int, ...], wanted: int) -> Passes | None:
    """How a network of these scales enlarges `wanted` times; None where it can't.

    Rather once and too large than twice: what a network made up once is no reason to make up more.
    """
    if wanted in scales:
        return Passes(wanted)
    larger = [scale for scale in sorted(scales) if scale > wanted and scale % wanted == 0]
    if larger:
        return Passes(larger[0], reduce=larger[0] // wanted)
    smaller = [scale for scale in sorted(scales, reverse=True) if scale > 1 and scale * scale == wanted]
    return Passes(smaller[0], times=2) if smaller else None


def reduce_into(pixels: Pixels, out: Pixels) -> None:
    """Write a picture to one that is a whole number of times smaller, as the mean of each cell, in strips.

    Args:
        pixels: n*H x n*W x C, uint8 or uint16.
        out: H x W x C of the same type.
    """
    height, width, channels = out.shape
    factor = pixels.shape[0] // height
    for top, bottom in strips(height, width * factor * factor):
        part = np.ascontiguousarray(pixels[top * factor : bottom * factor])
        small = cv2.resize(part, (width, bottom - top), interpolation=cv2.INTER_AREA)
        out[top:bottom] = small.reshape(bottom - top, width, channels)
