"""Lightness as old prints have it: other tones, grain, blur, JPEG. In NumPy, for the processes that draw batches."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Light = npt.NDArray[np.float32]
"""H x W float32, CIELAB L*, 0..100."""


def worn_light(light: Light, rng: np.random.Generator) -> Light:
    """A photo's lightness as an old print of it, scanned and saved, might have it; each kind of wear by chance.

    Args:
        light: Of the photo as it was.
        rng: The source of chance.
    """
    light = printed(light, rng, gamma=1.7, blackest=28.0, whitest=68.0)
    if rng.random() < 0.5:
        light = _blurred(light, float(rng.uniform(0.4, 1.4)))
    if rng.random() < 0.7:
        light = _grained(light, float(rng.uniform(0.5, 6.0)), rng)
    if rng.random() < 0.3:
        light = _unevenly_faded(light, rng)
    light = np.clip(light, 0, 100)
    return _saved(light, int(rng.integers(35, 90))) if rng.random() < 0.6 else light


def printed(light: Light, rng: np.random.Generator, *, gamma: float, blackest: float, whitest: float) -> Light:
    """Other tones: a gamma up to `gamma` or down to 1 / gamma, blacks up to `blackest`, whites down to `whitest`.

    Emulsions before 1906 saw no red: skin, lips and bricks come out dark; so does a gamma above 1.
    """
    reach = np.log(gamma)
    power = np.exp(rng.uniform(-reach, reach))
    black, white = rng.uniform(0, blackest) * rng.random(), 100 - rng.uniform(0, 100 - whitest) * rng.random()
    return np.asarray(black + (white - black) * np.clip(light / 100, 0, 1) ** power, np.float32)


def _blurred(light: Light, sigma: float) -> Light:
    return np.asarray(cv2.GaussianBlur(light, (0, 0), sigma), np.float32)


def _grained(light: Light, amount: float, rng: np.random.Generator) -> Light:
    """Grain of a size between a pixel and three, strongest in the mid-tones."""
    grain = rng.standard_normal(light.shape, dtype=np.float32)
    sigma = float(rng.uniform(0.0, 1.2))
    if sigma > 0.3:
        grain = np.asarray(cv2.GaussianBlur(grain, (0, 0), sigma), np.float32)
        grain /= max(float(grain.std()), 1e-6)
    share = np.clip(light / 100, 0, 1)
    return np.asarray(light + amount * grain * (0.3 + 1.4 * np.sqrt(share * (1 - share))), np.float32)


def _unevenly_faded(light: Light, rng: np.random.Generator) -> Light:
    """A side or a corner paler or darker, smoothly."""
    corners = rng.uniform(-8, 8, (3, 3)).astype(np.float32)
    height, width = light.shape
    return np.asarray(light + cv2.resize(corners, (width, height), interpolation=cv2.INTER_CUBIC), np.float32)


def _saved(light: Light, quality: int) -> Light:
    ok, data = cv2.imencode(".jpg", np.rint(light * 2.55).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert ok
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.float32) / np.float32(2.55)
