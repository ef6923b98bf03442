"""Holes to be filled: lines of every width and blots of every size; NumPy and OpenCV, one photo at a time."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from training.damage.shapes import Random, cloud, curve, stroke

LINE_PX = (2.0, 60.0)
"""How wide a line is: a hair to a strip of tape."""

LINES_COVER = (0.01, 0.1)
"""The share of the photo that lines cover, roughly."""

BLOT_COVERS = (0.002, 0.2)
"""The share of the photo that a blot covers."""

Holes = npt.NDArray[np.uint8]
"""H x W; 1 where the photo is missing."""


def draw_holes(height: int, width: int, rng: Random) -> Holes:
    """Returns lines of one width, or a blot, or in a tenth of all both."""
    kind = rng.random()
    holes = np.zeros((height, width), np.uint8)
    if kind < 0.55:
        holes |= lines(height, width, rng)
    if kind > 0.45:
        holes |= blot(height, width, rng)
    return holes


def lines(height: int, width: int, rng: Random) -> Holes:
    """Returns lines that wander from anywhere to anywhere, of a width between those of `LINE_PX`."""
    thickness, covered = np.exp(rng.uniform(*np.log(LINE_PX))), np.exp(rng.uniform(*np.log(LINES_COVER)))
    holes = np.zeros((height, width), np.uint8)
    for _ in range(40):
        begin, heading = rng.uniform(0, 1, 2) * (width, height), rng.uniform(0, 2 * np.pi)
        length = rng.uniform(0.3, 1.5) * max(height, width)
        path = curve(begin, heading, length, rng.choice([0.05, 0.4, 1.5]), rng)
        holes |= (stroke(height, width, path, float(thickness)) > 0.5).astype(np.uint8)
        if holes.mean() >= covered:
            break
    return holes


def blot(height: int, width: int, rng: Random) -> Holes:
    """Returns one blot, round or drawn out, smooth or ragged, which may hang over the rim of the photo."""
    covered = np.exp(rng.uniform(*np.log(BLOT_COVERS)))
    long = np.exp(rng.uniform(0.0, np.log(2.5)))
    radius = np.sqrt(covered * height * width / np.pi) * np.array([np.sqrt(long), 1 / np.sqrt(long)])
    turn = rng.uniform(0, np.pi)
    across, down = np.meshgrid(np.arange(width) - rng.uniform(0, width), np.arange(height) - rng.uniform(0, height))
    along = across * np.cos(turn) + down * np.sin(turn)
    aside = down * np.cos(turn) - across * np.sin(turn)
    ragged = cloud(height, width, float(radius.mean()) * rng.uniform(0.3, 1.2) + 4, rng) * rng.uniform(0.0, 0.25)
    return np.asarray(np.hypot(along / radius[0], aside / radius[1]) + ragged < 1.0, np.uint8)


def widened(holes: Holes, rng: Random) -> Holes:
    """Returns holes with up to three pixels more at their rims, as the program gives them."""
    side = 2 * int(rng.integers(0, 4)) + 1
    return np.asarray(cv2.dilate(holes, np.ones((side, side), np.uint8)), np.uint8)
