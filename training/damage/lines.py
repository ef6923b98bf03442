"""Scratches, hairs, creases and folds with cracked emulsion."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from training.damage.shapes import (
    Picture,
    Random,
    cloud,
    curve,
    distance_px,
    lay,
    paper,
    rough_path,
    stroke,
)


def scratches(picture: Picture, rng: Random) -> Picture:
    """Returns the picture scratched: single, or a cluster side by side; light or dark; fading along their length."""
    height, width = picture.shape[:2]
    light = rng.random() < 0.75
    heading = rng.uniform(0, np.pi) if rng.random() < 0.6 else np.pi / 2 + rng.normal() * 0.05
    clustered = rng.random() < 0.4
    start = rng.uniform(0, 1, 2) * (width, height)
    for _ in range(int(rng.integers(3, 10)) if clustered else int(rng.integers(1, 5))):
        if clustered:
            begin = start + rng.normal(size=2) * 12
        else:
            begin, heading = rng.uniform(0, 1, 2) * (width, height), heading + rng.normal() * 0.4
        length = rng.uniform(0.1, 1.2) * max(height, width)
        begin = begin - np.array([np.cos(heading), np.sin(heading)]) * length / 2
        path = curve(begin, heading + rng.normal() * 0.03, length, rng.choice([0.02, 0.15, 0.6]), rng)
        coverage = stroke(height, width, path, rng.choice([0.6, 0.8, 1.0, 1.5, 2.0, 3.0]))
        gaps = np.clip(cloud(height, width, rng.uniform(8, 60), rng) * 0.7 + rng.uniform(0.1, 1.2), 0, 1)
        if rng.random() < 0.5:
            coverage = np.asarray(cv2.GaussianBlur(coverage, (0, 0), rng.uniform(0.4, 0.8)), np.float32)
        picture = lay(picture, coverage * gaps * rng.uniform(0.35, 1.0), paper(rng, light))
    return picture


def hairs(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with hairs and fibres on the scanner's glass: smooth, curled, evenly thick."""
    height, width = picture.shape[:2]
    light = rng.random() < 0.6
    for _ in range(int(rng.integers(1, 6))):
        length = rng.uniform(12, 140)
        path = curve(rng.uniform(0, 1, 2) * (width, height), rng.uniform(0, 6.28), length, rng.uniform(0.5, 3.5), rng)
        coverage = cv2.GaussianBlur(stroke(height, width, path, rng.choice([0.7, 1.0, 1.4, 2.0])), (0, 0), 0.6)
        picture = lay(picture, coverage * rng.uniform(0.5, 1.2), paper(rng, light))
    return picture


def creases(picture: Picture, rng: Random) -> Picture:
    """Returns the picture folded: a soft bend of light, and along it emulsion that cracked and flaked off."""
    height, width = picture.shape[:2]
    size = np.array([width, height])
    for _ in range(int(rng.integers(1, 4))):
        start, end = _across(rng) * size, _across(rng) * size
        if rng.random() < 0.4:
            end = start + (end - start) * rng.uniform(0.2, 0.7)
        paths = [rough_path(start, end, rng.uniform(0.01, 0.07), rng)]
        for _ in range(int(rng.integers(0, 5))):
            # Side cracks leave the fold at sharp angles and end soon.
            root = paths[0][rng.integers(len(paths[0]))]
            heading, length = rng.uniform(0, 6.28), rng.uniform(0.02, 0.2) * max(height, width)
            tip = root + np.array([np.cos(heading), np.sin(heading)]) * length
            paths.append(rough_path(root, tip, 0.1, rng))
        picture = _bend(picture, paths[0], rng)
        away = distance_px(height, width, paths)
        flakes = cloud(height, width, rng.uniform(3, 9), rng) + 0.6 * cloud(height, width, rng.uniform(20, 60), rng)
        reach = rng.uniform(0.2, 2.6) + rng.uniform(0.5, 2.4) * flakes
        cracked = np.clip(reach - away + 0.6, 0, 1) * (away < 14)
        soft = cv2.GaussianBlur(cracked.astype(np.float32), (0, 0), rng.uniform(0.4, 0.7))
        grain = 1.0 + 0.06 * rng.standard_normal((height, width, 1)).astype(np.float32)
        picture = lay(picture, soft * rng.uniform(0.6, 1.0), paper(rng, rng.random() < 0.9) * grain)
    return picture


def _across(rng: Random) -> npt.NDArray[np.float64]:
    """Returns a point on the rim, or now and then inside, as shares of width and height."""
    point = rng.uniform(-0.02, 1.02, 2)
    if rng.random() < 0.75:
        point[rng.integers(2)] = rng.choice([-0.01, 1.01])
    return point


def _bend(picture: Picture, path: npt.NDArray[np.float64], rng: Random) -> Picture:
    """Returns the picture lighter on one side of the fold and darker on the other, both fading within some pixels."""
    height, width = picture.shape[:2]
    (x0, y0), (x1, y1) = path[0], path[-1]
    length = max(1.0, float(np.hypot(x1 - x0, y1 - y0)))
    y, x = np.mgrid[:height, :width].astype(np.float32)
    side = ((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / length
    along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length**2
    reach = rng.uniform(2, 9)
    shade = rng.uniform(-0.05, 0.05) * np.exp(-np.abs(side) / reach) * np.sign(side) * ((along > 0) & (along < 1))
    return np.asarray(np.clip(picture + shade[..., None], 0, 1), np.float32)
