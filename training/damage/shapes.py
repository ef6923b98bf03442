"""Noise and lines that the marks are drawn from; NumPy and OpenCV, one photo at a time."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

Plane = npt.NDArray[np.float32]
"""H x W."""
Picture = npt.NDArray[np.float32]
"""H x W x 3, RGB, sRGB in [0, 1]."""
Random = np.random.Generator


def cloud(height: int, width: int, cell_px: float, rng: Random, octaves: int = 3) -> Plane:
    """Returns smooth noise of deviation near 1: octaves of random grids, the coarsest with cells of `cell_px`."""
    total = np.zeros((height, width), np.float32)
    for octave in range(octaves):
        cell = max(1.0, cell_px / 2**octave)
        rows, columns = int(np.ceil(height / cell)) + 3, int(np.ceil(width / cell)) + 3
        grid = rng.standard_normal((rows, columns)).astype(np.float32)
        wide = cv2.resize(grid, (int(columns * cell) + 1, int(rows * cell) + 1), interpolation=cv2.INTER_CUBIC)
        top, left = int(cell), int(cell)
        total += wide[top : top + height, left : left + width] * 0.6**octave
    return total / max(float(total.std()), 1e-3)


def rough_path(start: npt.ArrayLike, end: npt.ArrayLike, roughness: float, rng: Random) -> npt.NDArray[np.float64]:
    """Returns the points (K x 2, x and y) of a broken line: midpoints displaced by `roughness` times the length."""
    points = np.array([start, end], np.float64)
    while len(points) < 66:
        middles = (points[1:] + points[:-1]) / 2
        lengths = np.linalg.norm(points[1:] - points[:-1], axis=1, keepdims=True)
        middles += rng.standard_normal(middles.shape) * lengths * roughness
        joined = np.empty((len(points) * 2 - 1, 2))
        joined[::2], joined[1::2] = points, middles
        points = joined
    return points


def curve(start: npt.ArrayLike, heading: float, length: float, bend: float, rng: Random) -> npt.NDArray[np.float64]:
    """Returns 24 points (x and y) of a smooth line that wanders: `heading` in radians, `bend` in radians in all."""
    turns = np.cumsum(rng.standard_normal(24)) * bend / 8 + heading + np.linspace(0, bend * rng.normal(), 24)
    steps = np.stack((np.cos(turns), np.sin(turns)), 1) * length / 24
    return np.asarray(start, np.float64) + np.cumsum(steps, 0)


def stroke(height: int, width: int, points: npt.NDArray[np.float64], thickness: float) -> Plane:
    """Returns the coverage, [0, 1], of a line through the points; thinner than a pixel means fainter."""
    canvas: npt.NDArray[Any] = np.zeros((height, width), np.uint8)
    fixed = np.round(points * 16).astype(np.int32).reshape(-1, 1, 2)
    cv2.polylines(canvas, [fixed], False, 255, max(1, round(thickness)), cv2.LINE_AA, 4)
    coverage = canvas.astype(np.float32) / 255.0
    return coverage * min(1.0, thickness) if thickness < 1 else coverage


def distance_px(height: int, width: int, paths: list[npt.NDArray[np.float64]]) -> Plane:
    """Returns each pixel's distance to the nearest of the broken lines."""
    canvas: npt.NDArray[Any] = np.full((height, width), 255, np.uint8)
    cv2.polylines(canvas, [np.round(path).astype(np.int32).reshape(-1, 1, 2) for path in paths], False, 0, 1)
    return np.asarray(cv2.distanceTransform(canvas, cv2.DIST_L2, 3), np.float32)


def lay(picture: Picture, coverage: Plane, color: npt.ArrayLike) -> Picture:
    """Returns the picture covered with a colour (3 numbers, or H x W x 3) by `coverage` in [0, 1]."""
    paint = np.asarray(color, np.float32)
    share = np.clip(coverage, 0.0, 1.0)[..., None]
    return np.asarray(picture + share * (paint - picture), np.float32)


def paper(rng: Random, light: bool = True) -> npt.NDArray[np.float32]:
    """Returns a colour of bare paper (warm, near white) or of dirt (warm, dark), RGB in [0, 1]."""
    level = rng.uniform(0.75, 1.0) if light else rng.uniform(0.0, 0.3)
    warm = float(rng.random() < 0.6)
    warmth = (1.0, 1.0 - warm * rng.uniform(0, 0.06), 1.0 - warm * rng.uniform(0, 0.18))
    return np.asarray(np.multiply(level, warmth), np.float32)
