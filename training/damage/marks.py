"""Everything that covers part of a photo, and the mask of where."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from training.damage.edges import frayed_rim, missing_corner, tear
from training.damage.lines import creases, hairs, scratches
from training.damage.shapes import Picture, Random
from training.damage.spots import dust, rubbed, spots, stain


class Kind(NamedTuple):
    """A kind of mark: how it is drawn, how likely it is on a damaged photo, and from which change on it counts."""

    draw: Callable[[Picture, Random], Picture]
    chance: float
    visible: float = 0.08


KINDS: dict[str, Kind] = {
    "stain": Kind(stain, 0.15, 0.2),
    "rubbed": Kind(rubbed, 0.15, 0.1),
    "spots": Kind(spots, 0.25),
    "creases": Kind(creases, 0.4),
    "scratches": Kind(scratches, 0.5),
    "tear": Kind(tear, 0.12),
    "missing_corner": Kind(missing_corner, 0.1),
    "frayed_rim": Kind(frayed_rim, 0.12),
    "dust": Kind(dust, 0.55),
    "hairs": Kind(hairs, 0.25),
}
"""Every kind, in the order in which a photo meets them."""


THIN = ("creases", "scratches", "dust", "hairs")


class Marked(NamedTuple):
    """A marked photo and where it was marked."""

    picture: Picture
    """H x W x 3, RGB, [0, 1]."""
    mask: npt.NDArray[np.float32]
    """H x W; 1 where a mark shows, else 0."""


def add_mark(picture: Picture, kind: str, rng: Random) -> Marked:
    """Returns the picture with one kind of mark, and the mask of where it differs visibly from before.

    Args:
        picture: H x W x 3, RGB, [0, 1]; left as it is.
        kind: A key of `KINDS`.
        rng: The source of chance.
    """
    after = KINDS[kind].draw(picture, rng)
    red, green, blue = cv2.split(np.abs(after - picture))
    changed = cv2.max(cv2.max(red, green), blue) > KINDS[kind].visible
    return Marked(after, changed.astype(np.float32))


def add_marks(picture: Picture, rng: Random, undamaged: float = 0.1) -> Marked:
    """Returns the picture with marks of some kinds at once; a share is left without.

    Args:
        picture: H x W x 3, RGB, [0, 1]; left as it is.
        rng: The source of chance.
        undamaged: The probability that nothing is added.
    """
    mask = np.zeros(picture.shape[:2], np.float32)
    if rng.random() < undamaged:
        return Marked(picture, mask)
    for kind, (_, chance, _) in KINDS.items():
        if rng.random() < chance:
            picture, where = add_mark(picture, kind, rng)
            mask = np.maximum(mask, where)
    return Marked(picture, mask)


def add_thin_marks(picture: Picture, rng: Random) -> Marked:
    """Returns the picture with one to three of the `THIN` kinds: what is commonest on a print that was looked after.

    Args:
        picture: H x W x 3, RGB, [0, 1]; left as it is.
        rng: The source of chance.
    """
    mask = np.zeros(picture.shape[:2], np.float32)
    for kind in sorted(rng.choice(THIN, size=rng.integers(1, 4), replace=False)):
        picture, where = add_mark(picture, str(kind), rng)
        mask = np.maximum(mask, where)
    return Marked(picture, mask)


def close_mask(mask: npt.NDArray[np.float32], reach_px: int = 1) -> npt.NDArray[np.float32]:
    """Returns an H x W mask widened by `reach_px`: the soft rim of a mark is damage too."""
    kernel = np.ones((2 * reach_px + 1, 2 * reach_px + 1), np.uint8)
    return np.asarray(cv2.dilate(mask, kernel), np.float32)
