"""What covers a whole print: halftone screens, silvering, embossed paper. No mask, since nothing is left uncovered."""

from __future__ import annotations

import numpy as np

from training.damage.shapes import Picture, Random, cloud


def halftone(picture: Picture, rng: Random) -> Picture:
    """Returns the picture as a newspaper prints it: dots on a turned grid, larger where it is darker."""
    height, width = picture.shape[:2]
    y, x = np.mgrid[:height, :width].astype(np.float32)
    pitch = rng.uniform(2.5, 6.0)
    screened = np.empty_like(picture)
    # One ink for grey and sepia prints, whose channels rise and fall together.
    red, blue = picture[..., 0].ravel()[::7], picture[..., 2].ravel()[::7]
    gray = float(((red - red.mean()) * (blue - blue.mean())).mean()) > 0.97 * float(red.std() * blue.std())
    base = rng.uniform(0, np.pi)
    for channel in range(3):
        angle = base if gray else base + channel * np.pi / 6
        u = (x * np.cos(angle) + y * np.sin(angle)) * 2 * np.pi / pitch
        v = (y * np.cos(angle) - x * np.sin(angle)) * 2 * np.pi / pitch
        dots = (np.cos(u) + np.cos(v)) / 4 + 0.5
        screened[..., channel] = np.clip((picture[..., channel] - dots) * pitch * 0.9 + 0.5, 0, 1)
    share = rng.uniform(0.25, 0.9)
    return np.asarray(picture + share * (screened - picture), np.float32)


def silvering(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with a bluish metal sheen on its shadows, strongest towards the rims."""
    height, width = picture.shape[:2]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None]
    rim = np.clip(np.maximum(np.abs(x), np.abs(y)) + 0.25 * cloud(height, width, 60, rng) - 0.45, 0, 1)
    shadow = np.clip(1.0 - picture.mean(-1) * 2.2, 0, 1)
    sheen = (rim * shadow * rng.uniform(0.2, 0.7))[..., None]
    return np.asarray(picture + sheen * (np.array([0.62, 0.66, 0.74], np.float32) - picture), np.float32)


def embossed(picture: Picture, rng: Random) -> Picture:
    """Returns the picture on silk or linen paper, whose weave the scanner's lamp lights from one side."""
    height, width = picture.shape[:2]
    y, x = np.mgrid[:height, :width].astype(np.float32)
    pitch = rng.uniform(2.6, 7.0)
    angle = rng.choice([0.0, np.pi / 4]) + rng.normal() * 0.03
    wobble = 0.35 * cloud(height, width, 24, rng)
    u = (x * np.cos(angle) + y * np.sin(angle)) * 2 * np.pi / pitch + wobble
    v = (y * np.cos(angle) - x * np.sin(angle)) * 2 * np.pi / pitch + wobble
    weave = (np.cos(u) * np.cos(v) if rng.random() < 0.5 else (np.cos(u) + np.cos(v)) / 2).astype(np.float32)
    depth = rng.uniform(0.01, 0.07) * (1.0 + 0.3 * cloud(height, width, 40, rng))
    return np.asarray(np.clip(picture + (weave * depth)[..., None], 0, 1), np.float32)
