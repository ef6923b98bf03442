"""Dust, mould spots, stains and rubbed patches."""

from __future__ import annotations

import cv2
import numpy as np

from training.damage.shapes import Picture, Plane, Random, cloud, lay, paper


def dust(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with specks of a few pixels, light or dark, each of its own ragged shape."""
    height, width = picture.shape[:2]
    light = rng.random() < 0.7
    count = int(rng.exponential(14) * height * width / 65536) + 2
    canvas = np.zeros((height, width), np.uint8)
    for _ in range(count):
        radius = min(rng.exponential(0.9) + 0.35, 5.0)
        center = rng.uniform(0, 1, 2) * (width, height)
        corners = int(rng.integers(4, 9))
        angles = np.sort(rng.uniform(0, 2 * np.pi, corners))
        reach = radius * rng.uniform(0.5, 1.5, (corners, 1))
        shape = center + reach * np.stack((np.cos(angles), np.sin(angles) * rng.uniform(0.5, 1)), 1)
        cv2.fillPoly(canvas, [np.round(shape * 16).astype(np.int32)], int(rng.uniform(110, 255)), cv2.LINE_AA, 4)
    coverage = cv2.GaussianBlur(canvas.astype(np.float32) / 255.0, (0, 0), rng.uniform(0.3, 0.7))
    return lay(picture, coverage * 1.2, paper(rng, light))


def spots(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with mould or foxing: roundish, brown or pale, dense at the heart, in loose clusters."""
    height, width = picture.shape[:2]
    y, x = np.mgrid[:height, :width].astype(np.float32)
    center = rng.uniform(0, 1, 2) * (width, height)
    spread = rng.uniform(0.1, 0.6) * max(height, width)
    ragged = cloud(height, width, rng.uniform(5, 12), rng)
    coverage = np.zeros((height, width), np.float32)
    for _ in range(int(rng.integers(2, 14))):
        left, top = center + rng.normal(size=2) * spread
        radius = min(1.5 + rng.exponential(3.5), 16.0)
        away = np.hypot(x - left, y - top) / radius + 0.18 * ragged
        coverage = np.maximum(coverage, np.clip((1.15 - away) * rng.uniform(1.2, 4), 0, 1))
    if rng.random() < 0.7:
        brown = (1.0, rng.uniform(0.65, 0.95), rng.uniform(0.35, 0.85)) if rng.random() < 0.6 else (1.0, 1.0, 1.0)
        color = np.multiply(rng.uniform(0.15, 0.55), brown).astype(np.float32)
    else:
        color = paper(rng)
    return lay(picture, coverage * rng.uniform(0.45, 0.95), color)


def stain(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with one spill: a tinted pool with a darker tide line."""
    height, width = picture.shape[:2]
    y, x = np.mgrid[:height, :width].astype(np.float32)
    left, top = rng.uniform(-0.1, 1.1, 2) * (width, height)
    radius = rng.uniform(0.06, 0.35) * max(height, width)
    depth = 1.0 - np.hypot(x - left, y - top) / radius + 0.22 * cloud(height, width, radius, rng, 4)
    inside = np.clip(depth * rng.uniform(4, 14), 0, 1)
    rim = np.exp(-((depth / rng.uniform(0.04, 0.12)) ** 2)) * rng.uniform(0.2, 1.0)
    density = rng.uniform(0.08, 0.4) * (inside + rim)
    tint = np.array([1.0, rng.uniform(0.8, 1.0), rng.uniform(0.55, 0.95)], np.float32)
    if rng.random() < 0.7:
        dark = picture * (1.0 - density[..., None] * (1.35 - tint))
        return np.asarray(np.clip(dark, 0, 1), np.float32)
    return lay(picture, density, paper(rng))


def rubbed(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with a patch where the surface wore off in fine grains, most of all on high ground."""
    height, width = picture.shape[:2]
    where = cloud(height, width, rng.uniform(40, 160), rng) - rng.uniform(0.6, 1.6)
    grain: Plane = cloud(height, width, rng.uniform(1.0, 3.5), rng, 2)
    bare = np.clip((grain + np.minimum(where, 0.8) * 1.5 - 1.2) * 3, 0, 1)
    return lay(picture, bare * rng.uniform(0.4, 1.0), paper(rng))
