"""Prints whose emulsion has cracked: branching cracks, crackle, folds with a white core, broken corners, peeling.

All sizes are shares of the photo's longer side, or grow with it: in a scan that is twice as large cracks are twice as
wide.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from training.damage.shapes import Picture, Plane, Random, cloud, distance_px, lay, paper, rough_path

Points = npt.NDArray[np.float64]

REFERENCE_PX = 500.0
"""At this size of a photo cracks are as wide as the numbers below say."""


def branching_cracks(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with one to five cracks that wander over it and branch, wide in places and gone in others."""
    height, width = picture.shape[:2]
    size = max(height, width)
    paths: list[Points] = []
    for _ in range(int(rng.integers(1, 6))):
        start = _rim_point(width, height, rng)
        heading = float(np.arctan2(height / 2 - start[1], width / 2 - start[0])) + rng.normal() * 0.5
        _branch(paths, start, heading, rng.uniform(0.2, 1.1) * size, size, rng, depth=0)
    return _laid(picture, paths, rng.uniform(0.2, 1.6), rng)


def crackle(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with a net of fine cracks over a part of it, as emulsion has that dried out."""
    height, width = picture.shape[:2]
    cell = rng.uniform(0.02, 0.12) * max(height, width)
    columns, rows = int(width / cell) + 2, int(height / cell) + 2
    y, x = np.mgrid[:height, :width].astype(np.float32)
    bent_x = x + 0.22 * cell * cloud(height, width, cell, rng)
    bent_y = y + 0.22 * cell * cloud(height, width, cell, rng)
    seeds = np.stack(np.meshgrid(np.arange(-1, columns), np.arange(-1, rows)), -1).reshape(-1, 2).astype(np.float64)
    seeds = (seeds + rng.uniform(0, 1, seeds.shape)) * cell
    board: npt.NDArray[np.uint8] = np.full((height, width), 255, np.uint8)
    inside = (seeds >= 0).all(1) & (seeds[:, 0] < width) & (seeds[:, 1] < height)
    board[seeds[inside, 1].astype(int), seeds[inside, 0].astype(int)] = 0
    _, cells = cv2.distanceTransformWithLabels(board, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_CCOMP)
    # Cells bent as the surface is: straight rims would look drawn.
    bent = cv2.remap(cells.astype(np.float32), bent_x, bent_y, cv2.INTER_NEAREST, borderMode=cv2.BORDER_REPLICATE)
    rim = (cv2.morphologyEx(bent, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)) > 0).astype(np.uint8)
    away = np.asarray(cv2.distanceTransform(1 - rim, cv2.DIST_L2, 3), np.float32)
    where = cloud(height, width, rng.uniform(0.15, 0.5) * max(height, width), rng, 2) + rng.uniform(-1.2, 0.8)
    open_ = where + 0.5 * cloud(height, width, cell * 0.7, rng, 2)
    reach = _scale(picture) * rng.uniform(0.2, 0.9) * np.clip(open_, -0.6, 1.4)
    coverage = np.clip(reach - away + 0.5, 0, 1) * (open_ > -0.3)
    return _finished(picture, coverage, rng)


def fold(picture: Picture, rng: Random) -> Picture:
    """Returns the picture folded once or twice, nearly straight from rim to rim, the core white and feathered."""
    height, width = picture.shape[:2]
    for _ in range(int(rng.integers(1, 3))):
        start = _rim_point(width, height, rng)
        if rng.random() < 0.6:
            # Along a side, as letters and pockets fold.
            end = start.copy()
            axis = 0 if start[0] <= 0 or start[0] >= width - 1 else 1
            end[axis] = (width, height)[axis] - start[axis]
            end[1 - axis] += rng.normal() * 0.04 * (width, height)[1 - axis]
        else:
            end = _rim_point(width, height, rng)
        if np.hypot(*(end - start)) < 0.2 * max(height, width):
            continue
        core = rough_path(start, end, rng.uniform(0.002, 0.02), rng)
        paths = [core]
        along = (end - start) / max(1.0, float(np.hypot(*(end - start))))
        for _ in range(int(rng.integers(0, 40))):
            # Feathers: short cracks across the fold.
            root = core[rng.integers(len(core))]
            tip = root + np.array([-along[1], along[0]]) * rng.normal() * 0.02 * max(height, width)
            paths.append(np.stack((root, tip + rng.normal(size=2) * 2)))
        picture = _shaded(picture, core, rng)
        picture = _laid(picture, paths[:1], rng.uniform(0.2, 2.2), rng)
        if len(paths) > 1:
            picture = _laid(picture, paths[1:], rng.uniform(-0.3, 0.4), rng)
    return picture


def broken_corner(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with cracks over one to three corners, some of which are gone."""
    height, width = picture.shape[:2]
    size = max(height, width)
    paths: list[Points] = []
    gone: Plane = np.zeros((height, width), np.float32)
    y, x = np.mgrid[:height, :width].astype(np.float32)
    for corner in rng.choice(4, size=rng.integers(1, 4), replace=False):
        at = np.array([(corner % 2) * (width - 1), (corner // 2) * (height - 1)], np.float64)
        inward = np.where(at > 0, -1.0, 1.0)
        for _ in range(int(rng.integers(1, 6))):
            reach = rng.uniform(0.03, 0.4, 2) * size
            start, end = at + np.array([inward[0] * reach[0], 0]), at + np.array([0, inward[1] * reach[1]])
            paths.append(rough_path(start, end, rng.uniform(0.01, 0.08), rng))
        if rng.random() < 0.4:
            reach = rng.uniform(0.02, 0.15, 2) * size
            away = np.abs(x - at[0]) / reach[0] + np.abs(y - at[1]) / reach[1]
            depth = (1 - away) * min(reach) * 0.7 + rng.uniform(0.5, 3.0) * cloud(height, width, 12, rng, 4)
            gone = np.maximum(gone, np.clip(depth, 0, 1))
    picture = _laid(picture, paths, rng.uniform(0.0, 1.6), rng)
    return lay(picture, gone, paper(rng, rng.random() < 0.7))


def peeling(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with flakes of emulsion gone along cracks: pale ragged islands with a thin dark rim."""
    height, width = picture.shape[:2]
    size = max(height, width)
    paths: list[Points] = []
    start = _rim_point(width, height, rng)
    _branch(paths, start, rng.uniform(0, 6.28), rng.uniform(0.2, 0.9) * size, size, rng, depth=0)
    away = distance_px(height, width, paths)
    scale = _scale(picture)
    ragged = cloud(height, width, rng.uniform(4, 14) * scale, rng, 4)
    wide = cloud(height, width, rng.uniform(20, 60) * scale, rng, 2)
    depth = (rng.uniform(-0.8, 0.2) + ragged + 0.8 * wide - away / (rng.uniform(3, 14) * scale)) * 2.5
    if rng.random() < 0.6:
        shadow = np.exp(-(((depth + 0.4) / 0.5) ** 2)) * rng.uniform(0.1, 0.5)
        picture = lay(picture, np.asarray(shadow, np.float32), paper(rng, light=False))
    return _finished(picture, np.clip(depth, 0, 1), rng)


CRACKED = (branching_cracks, crackle, fold, broken_corner, peeling)
CHANCES = (0.5, 0.2, 0.35, 0.3, 0.2)
"""How likely each is on a cracked print; one at least is there."""


def cracked_print(picture: Picture, rng: Random) -> Picture:
    """Returns the picture (H x W x 3, RGB, [0, 1]) as a print whose emulsion cracked, in one to five of these ways."""
    chosen = [draw for draw, chance in zip(CRACKED, CHANCES, strict=True) if rng.random() < chance]
    for draw in chosen or [CRACKED[int(rng.integers(len(CRACKED)))]]:
        picture = np.asarray(np.clip(draw(picture, rng), 0, 1), np.float32)
    return picture


def _scale(picture: Picture) -> float:
    return max(0.6, float(max(picture.shape[:2])) / REFERENCE_PX)


def _rim_point(width: int, height: int, rng: Random) -> Points:
    point = rng.uniform(0.02, 0.98, 2) * (width, height)
    side = int(rng.integers(2))
    point[side] = rng.choice([0.0, (width, height)[side] - 1.0])
    return np.asarray(point, np.float64)


def _branch(
    paths: list[Points], start: Points, heading: float, length: float, size: int, rng: Random, depth: int
) -> None:
    """Add a crack that wanders from `start`, and those that leave it."""
    steps = max(4, int(length / (0.02 * size)))
    turns = np.cumsum(rng.normal(size=steps) * rng.uniform(0.08, 0.3)) * 0.7 + heading
    turns += rng.normal(size=steps) * rng.uniform(0.1, 0.5)
    way = np.stack((np.cos(turns), np.sin(turns)), 1) * (length / steps)
    points = np.vstack((start, start + np.cumsum(way, 0)))
    paths.append(points)
    if depth >= 3:
        return
    for _ in range(rng.poisson((2.2, 1.0, 0.5)[depth])):
        place = int(rng.integers(1, len(points)))
        aside = turns[min(place, steps - 1)] + rng.choice([-1, 1]) * rng.uniform(0.4, 1.4)
        _branch(paths, points[place], float(aside), length * rng.uniform(0.15, 0.6), size, rng, depth + 1)


def _laid(picture: Picture, paths: list[Points], reach_px: float, rng: Random) -> Picture:
    """Lay cracks of about `reach_px` (at the reference size) on either side of the paths."""
    height, width = picture.shape[:2]
    scale = _scale(picture)
    away = distance_px(height, width, paths)
    fine = cloud(height, width, rng.uniform(3, 8) * scale, rng)
    coarse = cloud(height, width, rng.uniform(25, 90) * scale, rng, 2)
    reach = scale * (reach_px + rng.uniform(0.2, 0.8) * fine + rng.uniform(0.3, 1.4) * coarse)
    # Where a crack closes it goes on as a hairline, or is gone.
    reach = np.maximum(reach, -0.4 if rng.random() < 0.6 else -2.0)
    coverage = np.clip(reach - away + 0.7, 0, 1) * (away < 14 * scale)
    return _finished(picture, coverage, rng)


def _finished(picture: Picture, coverage: npt.NDArray[np.floating], rng: Random) -> Picture:
    """Lay bare paper with its grain where the emulsion is gone, now and then with a lit and a shaded rim."""
    height, width = picture.shape[:2]
    soft = np.asarray(cv2.GaussianBlur(coverage.astype(np.float32), (0, 0), rng.uniform(0.35, 0.8)), np.float32)
    if rng.random() < 0.35:
        # The emulsion stands up beside a crack: one side catches the lamp, the other lies in shade.
        aside = np.roll(soft, (int(rng.integers(-2, 3)), int(rng.integers(-2, 3))), (0, 1)) - soft
        picture = np.asarray(np.clip(picture - (aside * rng.uniform(0.1, 0.4))[..., None], 0, 1), np.float32)
    grain = 1.0 + 0.08 * cv2.GaussianBlur(rng.standard_normal((height, width)).astype(np.float32), (0, 0), 0.7)
    color = paper(rng, rng.random() < 0.92) * grain[..., None]
    strength = rng.uniform(0.5, 1.0) * np.clip(1.0 + 0.25 * cloud(height, width, 6, rng, 2), 0.3, 1.0)
    return np.asarray(np.clip(lay(picture, soft * strength, color), 0, 1), np.float32)


def _shaded(picture: Picture, path: Points, rng: Random) -> Picture:
    """Returns the picture darker or lighter towards a fold, as paper that does not lie flat."""
    height, width = picture.shape[:2]
    away = distance_px(height, width, [path])
    shade = rng.uniform(-0.06, 0.05) * np.exp(-away / (rng.uniform(4, 20) * _scale(picture)))
    return np.asarray(np.clip(picture + shade[..., None], 0, 1), np.float32)
