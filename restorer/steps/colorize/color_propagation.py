"""Spreads the colours that somebody gave over the things that they were given to, and no farther."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats
from restorer.steps.colorize.geodesic import geodesic_distances, reduced

NEAR_SHARE = 0.67
"""Of the picture's longer side. This and the next four are what adds 1 to the distance of two places: how far they lie
apart, in L*, in a* and b* as they were guessed, in likeness (of 2, the distance of opposites), and in what lies on the
way between them. Chosen on greyed photos of CBSD68, by ten hints of true colours and by how much of a thing, and of all
else, one hint colours; and by eye on old photographs."""

NEAR_LIGHT = 50.0
NEAR_CHROMA = 100.0
NEAR_LIKENESS = 0.91
NEAR_WAY = 2.0

NEAR_LIGHT_ALONE = 30.0
NEAR_CHROMA_ALONE = 30.0
"""In place of the two above where the network does not say what it finds alike."""

REACH = 1.35
"""At this distance a lone hint has lost most of its say: nearer all is coloured, farther next to nothing."""

REACH_MORE = 0.3
"""The reach grows by this with each further kind of thing that was given a colour: what was coloured on purpose bounds
its neighbours. Ten coats are one kind, and tint nothing else."""

MOST_REACH = 2.6
STEEPNESS = 6

BROAD = 1.5
"""At this distance two hints have a correlation of 1/e: wider than they reach, and without a plateau, so that each of
several near each other is met."""

NOISE = 0.02
"""The variance of a hint about the colour of its surroundings, as a share of that of colours in general."""

_WAY_CELL = 4
"""Ways are looked for in cells of so many pixels a side: the network's likeness is no finer."""

_LEAST_KNOWN = 0.3
_ROWS = 16


class Place(NamedTuple):
    """A pixel."""

    row: int
    column: int


class Spread(NamedTuple):
    """Colours that were spread from hints.

    Attributes:
        chroma: h x w x 2 float32: a*, b*.
        certainty: h x w float32, 0..1: how much of the hints' colour a place takes; 0 far from all of them.
    """

    chroma: Floats
    certainty: Floats


def spread(
    light: Floats,
    guess: Floats,
    hints: Mapping[Place, tuple[float, float]],
    likeness: Floats | None = None,
) -> Spread:
    """Give the things at the hints their colours, and leave the rest as it was guessed.

    Two places belong together as far as they are near, of like lightness, of like guessed colour, alike to the network
    that guessed, and not parted by an edge. How much of its own guess a place gives up falls off steeply with the
    distance from the nearest hint; what it gets instead is a regression by a Gaussian process of what the guess lacks
    of all hints (Rasmussen and Williams, "Gaussian Processes for Machine Learning", 2006, 2.2), over its own weights.

    Args:
        light: h x w float32: L*, 0..100.
        guess: h x w x 2 float32: a*, b* as they were guessed without the hints.
        hints: a*, b* at some pixels, at least one.
        likeness: h x w x K float32 of length 1: what the network sees there; None where it does not say.
    """
    places = list(hints)
    at = tuple(np.array(places, np.intp).T)
    seen = _seen(light, guess, likeness)
    known = _placed(seen[at], at[0], at[1], max(light.shape))
    ways = _ways(light, likeness, places) / np.float32(NEAR_WAY)
    between = ways[(slice(None), *at)]
    apart = np.hypot(_distance(known, known), (between + between.T) / 2)
    reach = min(MOST_REACH, REACH + REACH_MORE * (_kinds(seen[at]) - 1))
    lacking = np.concatenate((np.array(list(hints.values()), np.float32) - guess[at], np.ones((len(at[0]), 1))), axis=1)
    weights = np.linalg.solve(_correlation(apart) + NOISE * np.eye(len(known)), lacking).astype(np.float32)
    chroma, certainty = np.array(guess, np.float32), np.empty(light.shape, np.float32)
    for top in range(0, light.shape[0], _ROWS):
        rows = slice(top, min(top + _ROWS, light.shape[0]))
        part = np.mgrid[rows, 0 : light.shape[1]]
        features = _placed(seen[rows], part[0], part[1], max(light.shape)).reshape(-1, known.shape[1])
        distance = np.hypot(_distance(features, known), ways[:, rows].reshape(len(known), -1).T)
        told = _correlation(distance) @ weights
        share = np.exp(-((distance.min(axis=1) / reach) ** STEEPNESS))
        # Where hints are far, their regression fades towards nothing; what they say there is not weaker for that.
        given = told[:, :2] / np.maximum(told[:, 2:], _LEAST_KNOWN)
        chroma[rows] += (share[:, np.newaxis] * given).reshape(chroma[rows].shape)
        certainty[rows] = share.reshape(certainty[rows].shape)
    return Spread(chroma, certainty)


def _seen(light: Floats, guess: Floats, likeness: Floats | None) -> Floats:
    """What is seen of each place, in units of the distance: h x w x (3 + K)."""
    alone = likeness is None
    parts = [
        light[:, :, np.newaxis] / np.float32(NEAR_LIGHT_ALONE if alone else NEAR_LIGHT),
        guess / np.float32(NEAR_CHROMA_ALONE if alone else NEAR_CHROMA),
    ]
    if likeness is not None:
        parts.append(likeness / np.float32(NEAR_LIKENESS))
    return np.concatenate(parts, axis=2, dtype=np.float32)


def _placed(seen: Floats, rows: NDArray[np.intp], columns: NDArray[np.intp], longest_px: int) -> Floats:
    """... x (5 + K): with where it lies."""
    unit = NEAR_SHARE * longest_px
    return np.concatenate((rows[..., None] / unit, columns[..., None] / unit, seen), axis=-1, dtype=np.float32)


def _ways(light: Floats, likeness: Floats | None, places: list[Place]) -> Floats:
    """N x h x w: what lies between each place and all others."""
    height, width = light.shape
    planes = light[:, :, np.newaxis] / np.float32(100)
    if likeness is not None:
        planes = np.concatenate((planes, likeness), axis=2, dtype=np.float32)
    size = max(1, width // _WAY_CELL), max(1, height // _WAY_CELL)
    starts = [(place.row * size[1] // height, place.column * size[0] // width) for place in places]
    small = geodesic_distances(reduced(planes, size), starts)
    return np.stack([cv2.resize(one, (width, height), interpolation=cv2.INTER_LINEAR) for one in small])


def _kinds(seen: Floats) -> float:
    """How many kinds of things N places are: those that look alike count as one."""
    alike = np.exp(-(_distance(seen, seen) ** 2))
    return float((1 / alike.sum(axis=1)).sum())


def _correlation(distance: Floats) -> Floats:
    return np.asarray(np.exp(-distance / np.float32(BROAD)), np.float32)


def _distance(a: Floats, b: Floats) -> Floats:
    """J x K float32: the distance of J and K points."""
    squares = (a * a).sum(axis=1)[:, np.newaxis] + (b * b).sum(axis=1) - 2 * (a @ b.T)
    return np.asarray(np.sqrt(np.maximum(squares, 0)), np.float32)
