"""Tears, missing corners and frayed rims, where the backing shows."""

from __future__ import annotations

import cv2
import numpy as np

from training.damage.shapes import Picture, Plane, Random, cloud, distance_px, lay, paper, rough_path


def tear(picture: Picture, rng: Random) -> Picture:
    """Returns the picture torn from a rim inwards: a gap that narrows, with bare paper fibre on one side."""
    height, width = picture.shape[:2]
    size = np.array([width, height])
    start = rng.uniform(0, 1, 2)
    side = int(rng.integers(2))
    start[side] = rng.choice([0.0, 1.0])
    end = start + (rng.uniform(0.25, 0.75, 2) - start) * rng.uniform(0.3, 1.0)
    path = rough_path(start * size, end * size, rng.uniform(0.05, 0.12), rng)
    away = distance_px(height, width, [path])
    y, x = np.mgrid[:height, :width].astype(np.float32)
    length = max(1.0, float(np.linalg.norm(path[-1] - path[0])))
    narrowing = np.clip(1.0 - np.hypot(x - path[0, 0], y - path[0, 1]) / length, 0, 1)
    ragged = cloud(height, width, rng.uniform(3, 10), rng)
    fibre = rng.uniform(1, 6) * narrowing + 1.0 + 0.7 * ragged
    gap = rng.uniform(-1, 4) * narrowing + 0.4 * ragged - 0.5
    picture = lay(picture, np.clip(fibre - away, 0, 1) * (away < 16), _fibrous(height, width, rng))
    return lay(picture, np.clip(gap - away + 0.5, 0, 1) * (away < 16), _backing(rng))


def missing_corner(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with a corner, or a bite out of a rim, gone; the break shows the paper's edge."""
    height, width = picture.shape[:2]
    y, x = np.mgrid[:height, :width].astype(np.float32)
    x = x if rng.random() < 0.5 else width - 1 - x
    y = y if rng.random() < 0.5 else height - 1 - y
    reach_x, reach_y = rng.uniform(0.04, 0.3) * width, rng.uniform(0.04, 0.3) * height
    if rng.random() < 0.25:
        bite = rng.uniform(0.2, 0.8) * width
        inward = 1.0 - np.hypot((x - bite) / reach_x, y / reach_y)
    else:
        inward = 1.0 - x / reach_x - y / reach_y
    inward = inward * min(reach_x, reach_y) * 0.7 + rng.uniform(0.5, 2.5) * cloud(height, width, 14, rng, 4)
    break_px = rng.uniform(0.5, 5.0) + rng.uniform(0.2, 1.5) * cloud(height, width, 8, rng)
    picture = lay(picture, np.clip(inward + break_px, 0, 1), _fibrous(height, width, rng))
    return lay(picture, np.clip(inward, 0, 1), _backing(rng))


def frayed_rim(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with its rim chipped and worn white."""
    height, width = picture.shape[:2]
    inside: Plane = np.zeros((height, width), np.float32)
    y, x = np.mgrid[:height, :width].astype(np.float32)
    for away in (x, y, width - 1 - x, height - 1 - y):
        if rng.random() < 0.6:
            chips = rng.uniform(-3, 1.5) + rng.uniform(0.8, 3.0) * cloud(height, width, rng.uniform(6, 30), rng, 4)
            inside = np.maximum(inside, np.clip(chips - away, 0, 1))
    return lay(picture, inside, _fibrous(height, width, rng))


def _fibrous(height: int, width: int, rng: Random) -> Picture:
    grain = cv2.GaussianBlur(rng.standard_normal((height, width)).astype(np.float32), (0, 0), 0.8)
    return np.asarray(np.clip(paper(rng) * (1.0 + 0.08 * grain[..., None]), 0, 1), np.float32)


def _backing(rng: Random) -> Picture:
    return paper(rng, rng.random() < 0.5)
