"""Wears a clean photo the way that eighty years in a shoebox and a hurried scan do, for the demo.

Small and procedural on purpose: it needs NumPy and OpenCV only, since it runs on the user's machine.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.float32]
"""H x W x 3, RGB, float32, 0..1, sRGB-encoded; every function owns and returns a new one."""

FADED_BLACK = np.array((0.17, 0.13, 0.09), np.float32)
FADED_WHITE = np.array((0.90, 0.84, 0.68), np.float32)
BLUR_PX = 0.8
GRAIN_SIGMA = 0.035
SCRATCHES = 7
SPECKS = 45


def wear(pixels: NDArray[np.uint8], seed: int = 0) -> NDArray[np.uint8]:
    """A faded, yellowed, soft, grainy, scratched and dusty copy of a photo.

    Args:
        pixels: H x W x 3, uint8, RGB, sRGB-encoded; not changed.
        seed: The same seed wears the same photo in the same places.

    Returns:
        A new array of the same shape and dtype. The JPEG that an old scan usually is comes from saving it.
    """
    rng = np.random.default_rng(seed)
    picture: Picture = np.asarray(pixels, np.float32) / np.float32(255)
    picture = _soften(picture)
    picture = _fade(picture)
    picture = _grain(picture, rng)
    picture = _scratch(picture, rng)
    picture = _dust(picture, rng)
    picture = _drop_hair(picture, rng)
    return np.asarray(np.clip(np.rint(picture * 255), 0, 255), np.uint8)


def _soften(picture: Picture) -> Picture:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), BLUR_PX), np.float32)


def _fade(picture: Picture) -> Picture:
    """Blacks go brown and whites go yellow, as dyes and paper do."""
    return np.asarray(FADED_BLACK + picture * (FADED_WHITE - FADED_BLACK), np.float32)


def _grain(picture: Picture, rng: np.random.Generator) -> Picture:
    """Film grain: correlated over about a pixel, strongest in the mid-tones, the same in all three colours."""
    height, width = picture.shape[:2]
    white = rng.standard_normal((height, width)).astype(np.float32)
    noise = np.asarray(cv2.GaussianBlur(white, (0, 0), 0.7), np.float32)
    noise = noise / np.float32(max(float(noise.std()), 1e-6))
    tone = picture.mean(axis=2)
    envelope = 0.4 + 2.4 * tone * (1 - tone)
    return np.asarray(picture + (GRAIN_SIGMA * noise * envelope)[:, :, np.newaxis], np.float32)


def _scratch(picture: Picture, rng: np.random.Generator) -> Picture:
    """Long, slightly bent scratches: light where the emulsion is gone, dark where dirt fills the groove."""
    height, width = picture.shape[:2]
    for number in range(SCRATCHES):
        start = rng.uniform(0, 1, 2) * (width, height)
        angle = math.pi / 2 + rng.normal(0, 0.35)
        length = height * rng.uniform(0.25, 0.8)
        bend = rng.normal(0, 0.06) * length
        way = _curve(start, angle, length, bend)
        value = 0.95 if number % 3 else 0.06
        picture = _draw(picture, way, value, opacity=rng.uniform(0.7, 0.95), rng=rng)
    return picture


def _dust(picture: Picture, rng: np.random.Generator) -> Picture:
    """Specks of one to three pixels, most of them light."""
    height, width = picture.shape[:2]
    cover = np.zeros((height, width), np.float32)
    value = np.zeros((height, width), np.float32)
    for number in range(SPECKS):
        center = (int(rng.integers(width)), int(rng.integers(height)))
        axes = (int(rng.integers(1, 3)), int(rng.integers(1, 4)))
        blot = np.zeros((height, width), np.uint8)
        cv2.ellipse(blot, center, axes, float(rng.uniform(0, 180)), 0, 360, 255, -1, cv2.LINE_AA)
        share = blot.astype(np.float32) / 255 * 0.9
        value = np.where(share > cover, np.float32(0.93 if number % 4 else 0.08), value)
        cover = np.maximum(cover, share)
    return _lay(picture, cover, value)


def _drop_hair(picture: Picture, rng: np.random.Generator) -> Picture:
    """One dark, curled hair that lay on the scanner's glass."""
    height, width = picture.shape[:2]
    start = np.array((width * rng.uniform(0.55, 0.75), height * rng.uniform(0.1, 0.3)))
    length = min(width, height) * 0.3
    return _draw(picture, _curve(start, rng.uniform(0, math.pi), length, 0.35 * length), 0.1, opacity=0.85, rng=rng)


def _curve(start: NDArray[np.float64], angle: float, length: float, bend: float) -> NDArray[np.float64]:
    """Points (x, y) along an arc of this length that leaves its chord by `bend` in the middle."""
    along = np.linspace(0, 1, 48)
    forward = np.array((math.cos(angle), math.sin(angle)))
    aside = np.array((-forward[1], forward[0]))
    return np.asarray(start + np.outer(along * length, forward) + np.outer(np.sin(along * math.pi) * bend, aside))


def _draw(
    picture: Picture, way: NDArray[np.float64], value: float, *, opacity: float, rng: np.random.Generator
) -> Picture:
    """A thin line of this grey value along the way, with soft edges and an uneven depth."""
    height, width = picture.shape[:2]
    cover = np.zeros((height, width), np.uint8)
    # OpenCV draws at sixteenths of a pixel, so that a slanted scratch has no steps.
    points = np.rint(way * 16).astype(np.int32).reshape(-1, 1, 2)
    cv2.polylines(cover, [points], False, 255, 1, cv2.LINE_AA, 4)
    coarse = rng.uniform(0.45, 1.0, (height // 24 + 2, width // 24 + 2)).astype(np.float32)
    depth = np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
    share = np.asarray(cover, np.float32) * np.float32(opacity / 255) * depth
    return _lay(picture, share, np.float32(value))


def _lay(picture: Picture, cover: NDArray[np.float32], value: NDArray[np.float32] | np.float32) -> Picture:
    """Grey of this value over the picture, by the share that covers it."""
    share = cover[:, :, np.newaxis]
    gray = np.broadcast_to(np.asarray(value, np.float32), cover.shape)[:, :, np.newaxis]
    return np.asarray(picture * (1 - share) + gray * share, np.float32)
