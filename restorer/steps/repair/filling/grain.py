"""Grain for what was filled: noise with the strength and the spectrum of the photo's own, in calm places near by."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats

FINE_PX = 1.2
"""Grain is sought in what a Gaussian of this deviation takes off."""

BLOCK_PX, STRIDE_PX = 16, 8
"""It is measured in whole squares of this side, which begin so far apart."""

CALM_SHARE = 0.25
"""So many of the squares, the calmest, hold grain and nothing else: edges and letters are somewhere in any picture."""

MID_TONES = (0.1, 0.9)
LEAST_MID = 16
"""Of the full range. Blacks and whites that are nearly cut off are quiet in any photo, so they count where there are
fewer squares than these."""

ZONES = 6
LEAST_IN_ZONE = 12
"""Grain differs with the tone: a sixth of the full range with so many squares has a strength of its own."""

MOST_UNEVEN = 2.0
"""A tone in which the calmest squares differ so much more than in another's holds texture."""


class _Squares(NamedTuple):
    """Squares without a hole: their detail (n x side x side x C), its deviation, and their tone in 0..1 (n each)."""

    detail: Floats
    deviations: Floats
    tones: Floats


def grain_of(
    patch: Floats, filled: Floats, hole: NDArray[np.uint8], rng: np.random.Generator, full: float = 255.0
) -> Floats:
    """Grain to be added to what was filled.

    A smooth stroke through grain catches the eye more than the scratch did. Detail that is copied from elsewhere brings
    outlines and letters along, however little of it: so the spectrum of calm squares alone is taken, and every phase is
    drawn anew (as in Galerne, Gousseau and Morel, "Random phase textures", 2011).

    Args:
        patch: h x w x C float32; what lies in the hole is not used.
        filled: h x w x C float32; what was filled there.
        hole: h x w uint8: 1 where pixels are missing.
        rng: What the grain is drawn from.
        full: White, in the units of the patch.

    Returns:
        h x w x C float32; 0 where no square near by is without a hole.
    """
    base = np.where(hole[:, :, np.newaxis] > 0, filled, patch)
    squares = _cut(base, hole, full)
    if len(squares.deviations) == 0:
        return np.zeros_like(patch)
    calm = squares.deviations <= np.quantile(squares.deviations, CALM_SHARE)
    detail = squares.detail[calm]
    channels = detail.shape[3]
    shared = _shared(detail) if channels > 1 else 1.0
    noises = rng.standard_normal((channels + 1, *hole.shape), dtype=np.float32)
    planes = [np.sqrt(shared) * noises[0] + np.sqrt(1 - shared) * own for own in noises[1:]]
    grain = np.stack([_with_spectrum(plane, detail[..., index]) for index, plane in enumerate(planes)], axis=2)
    strength = np.interp(base.mean(axis=2) / full, *_strengths(squares)).astype(np.float32)
    return np.asarray(grain * strength[:, :, np.newaxis], np.float32)


def _cut(base: Floats, hole: NDArray[np.uint8], full: float) -> _Squares:
    """The squares of a patch that have no hole, of mid-tones where there are enough."""
    fine = base - cv2.GaussianBlur(base, (0, 0), FINE_PX).reshape(base.shape)
    shape = (BLOCK_PX, BLOCK_PX)
    near = np.lib.stride_tricks.sliding_window_view(cv2.dilate(hole, np.ones((5, 5), np.uint8)), shape)
    rows, columns = np.nonzero(~near[::STRIDE_PX, ::STRIDE_PX].any(axis=(2, 3)))
    rows, columns = rows * STRIDE_PX, columns * STRIDE_PX
    tones = cv2.blur(base.mean(axis=2), shape, anchor=(0, 0))[rows, columns] / full
    is_mid = (tones > MID_TONES[0]) & (tones < MID_TONES[1])
    if np.count_nonzero(is_mid) >= LEAST_MID:
        rows, columns, tones = rows[is_mid], columns[is_mid], tones[is_mid]
    views = np.lib.stride_tricks.sliding_window_view(fine, shape, axis=(0, 1))[rows, columns]
    detail = np.ascontiguousarray(views.transpose(0, 2, 3, 1))
    return _Squares(detail, np.sqrt(np.square(detail).mean(axis=(1, 2, 3))), np.asarray(tones, np.float32))


def _shared(detail: Floats) -> float:
    """How much of the grain all channels have in common, 0..1: their mean correlation."""
    flat = detail.reshape(-1, detail.shape[3])
    power = np.maximum(np.square(flat).mean(axis=0), 1e-12)
    pairs = [(0, 1), (0, 2), (1, 2)]
    found = [(flat[:, a] * flat[:, b]).mean() / np.sqrt(power[a] * power[b]) for a, b in pairs]
    return float(np.clip(np.mean(found), 0, 1))


def _with_spectrum(noise: Floats, detail: Floats) -> Floats:
    """White noise (h x w, deviation 1) with the spectrum of squares (n x side x side), and still of deviation 1."""
    window = np.outer(np.hanning(BLOCK_PX), np.hanning(BLOCK_PX))
    power = _in_every_direction(np.square(np.abs(np.fft.fft2(detail * window))).mean(axis=0))
    kernel = np.fft.fftshift(np.real(np.fft.ifft2(np.sqrt(power))))[1:, 1:]
    kernel /= max(float(np.sqrt(np.square(kernel).sum())), 1e-12)
    return np.asarray(cv2.filter2D(noise, -1, kernel.astype(np.float32), borderType=cv2.BORDER_REFLECT_101), np.float32)


def _in_every_direction(power: NDArray[np.float64]) -> NDArray[np.float64]:
    """A spectrum (as `fft2` has it) that is the same in every direction, as grain's is: edges' is not."""
    across = np.fft.fftfreq(len(power)) * len(power)
    radius = np.hypot(across, across[:, np.newaxis])
    nearest = np.rint(radius).astype(int)
    means = np.bincount(nearest.ravel(), power.ravel()) / np.maximum(np.bincount(nearest.ravel()), 1)
    return np.asarray(np.interp(radius, np.arange(len(means)), means))


def _strengths(squares: _Squares) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The deviation of the grain by tone, as points between which to go: tones (0..1), deviations."""
    zone = np.minimum((squares.tones * ZONES).astype(int), ZONES - 1)
    points = []
    for number in range(ZONES):
        deviations = squares.deviations[zone == number]
        if len(deviations) >= LEAST_IN_ZONE:
            points.append(((number + 0.5) / ZONES, _calm(deviations)))
    if not points:
        points = [(0.5, _calm(squares.deviations))]
    tones, deviations = np.array(points, np.float64).T
    return tones, np.minimum(deviations, MOST_UNEVEN * deviations.min())


def _calm(deviations: Floats) -> float:
    """The usual deviation of the calm squares."""
    return float(np.quantile(deviations, CALM_SHARE / 2))
