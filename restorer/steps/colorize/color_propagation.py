"""Spreads the colours that somebody gave over what looks as if it belonged to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats

NEAR_SHARE = 1.0
"""Of the picture's longer side; with `NEAR_LIGHT`, `NEAR_CHROMA` and `NEAR_LIKENESS` the distance at which two places
have a correlation of 1/e. Chosen, as is the noise, on other hints than those that are measured."""

NEAR_LIGHT = 50.0
NEAR_CHROMA = 30.0

NEAR_LIKENESS = 0.8
"""Of 2, the distance of opposites. Without likeness, one click on a coat tints street, sky and faces. Colours at random
places would be spread farther: ten of them come 0.5 dB nearer to the truth without it, but nobody clicks at random."""

NOISE = 0.02
"""The variance of a hint about the colour of its surroundings, as a share of that of colours in general."""

_ROWS = 16


class Place(NamedTuple):
    """A pixel."""

    row: int
    column: int


class Spread(NamedTuple):
    """Colours that were spread from hints.

    Attributes:
        chroma: h x w x 2 float32: a*, b*.
        certainty: h x w float32, 0..1: how much of a place's variance the hints explain; 0 far from all of them.
    """

    chroma: Floats
    certainty: Floats


def spread(
    light: Floats,
    guess: Floats,
    hints: Mapping[Place, tuple[float, float]],
    likeness: Floats | None = None,
) -> Spread:
    """Regress by a Gaussian process what a guess lacks of the hints.

    Two places are as alike as they are near, of like lightness and of like guessed colour, and as the network that
    guessed finds them: the kernel is exponential in the distance of all these numbers together (Rasmussen and
    Williams, "Gaussian Processes for Machine Learning", 2006, 2.2 and 4.2).

    Args:
        light: h x w float32: L*, 0..100.
        guess: h x w x 2 float32: a*, b* as they were guessed without the hints.
        hints: a*, b* at some pixels, at least one.
        likeness: h x w x K float32 of length 1: what the network sees there; None where it does not say.
    """
    near_px = NEAR_SHARE * max(light.shape)
    at = tuple(np.array(list(hints), np.intp).T)
    known = _features(light[at], guess[at], at, near_px, None if likeness is None else likeness[at])
    lacking = np.array(list(hints.values()), np.float32) - guess[at]
    covariance = _kernel(known, known) + np.float32(NOISE) * np.eye(len(known), dtype=np.float32)
    inverse = np.linalg.inv(covariance.astype(np.float64)).astype(np.float32)
    chroma, certainty = np.array(guess, np.float32), np.empty(light.shape, np.float32)
    for top in range(0, light.shape[0], _ROWS):
        rows = slice(top, min(top + _ROWS, light.shape[0]))
        part = np.mgrid[rows, 0 : light.shape[1]]
        seen = None if likeness is None else likeness[rows]
        features = _features(light[rows], guess[rows], (part[0], part[1]), near_px, seen).reshape(-1, known.shape[1])
        kernel = _kernel(features, known)
        weights = kernel @ inverse
        chroma[rows] += (weights @ lacking).reshape(chroma[rows].shape)
        certainty[rows] = np.clip((weights * kernel).sum(axis=1), 0, 1).reshape(certainty[rows].shape)
    return Spread(chroma, certainty)


def _features(
    light: Floats, guess: Floats, at: tuple[NDArray[np.intp], ...], near_px: float, likeness: Floats | None
) -> Floats:
    """... x (5 + K): what tells places apart, in units of the kernel's reach."""
    numbers = (at[0] / near_px, at[1] / near_px, light / NEAR_LIGHT, *np.moveaxis(guess / NEAR_CHROMA, -1, 0))
    features = np.stack(numbers, axis=-1).astype(np.float32)
    return features if likeness is None else np.concatenate((features, likeness / np.float32(NEAR_LIKENESS)), axis=-1)


def _kernel(a: Floats, b: Floats) -> Floats:
    """J x K float32: the correlation of J and K places."""
    squares = (a * a).sum(axis=1)[:, np.newaxis] + (b * b).sum(axis=1) - 2 * (a @ b.T)
    return np.asarray(np.exp(-np.sqrt(np.maximum(squares, 0))), np.float32)
