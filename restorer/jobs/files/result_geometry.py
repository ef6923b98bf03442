"""Where the pixels of a result lie in its original: as its label says, else as far as that can be known."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.by_hand.geometry import FLIPS, NO_FLIP, ROTATIONS, turn_matrix
from restorer.errors import RestorerError
from restorer.imaging.decode import probe
from restorer.imaging.photo import Extent
from restorer.jobs.files.versions import read_label

_ENLARGED = (1, 2, 4)
_SAME_SHAPE = 0.02


def result_transform(original: Path, result: Path) -> NDArray[np.float64] | None:
    """From pixel centres of the original to those of a result; None where nothing moved, or a file cannot be read.

    Results of before labels said it are placed by the turn in their recipe and by their size: in the middle, and never
    out of shape.
    """
    try:
        facts = tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in (original, result))
    except OSError:
        return None
    return _transform(*facts[0], *facts[1])


@functools.lru_cache(maxsize=64)
def _transform(
    original: Path, source_mtime_ns: int, source_size: int, result: Path, mtime_ns: int, size: int
) -> NDArray[np.float64] | None:
    told = read_label(result)
    if told is not None and told.transform:
        return np.array(told.transform, np.float64).reshape(3, 3)
    try:
        return placed(probe(original).extent, probe(result).extent, told.recipe if told is not None else {})
    except RestorerError:
        return None


def placed(source: Extent, result: Extent, recipe: Mapping[str, Any]) -> NDArray[np.float64] | None:
    """Where a result most likely lies: the whole photo, turned as the recipe says, else a part from its middle.

    Args:
        source: The original's size.
        result: The result's.
        recipe: JSON-plain, as labels have it.

    Returns:
        3 x 3 from the original's pixel centres to the result's; None where it is the original enlarged.
    """
    rotation, flip = _turn(recipe.get("steps", ()))
    turn, turned = turn_matrix(rotation, flip, source)
    x, y = result.width / turned.width, result.height / turned.height
    is_whole = abs(x - y) <= _SAME_SHAPE * max(x, y)
    if is_whole and (rotation, flip) == (0, NO_FLIP):
        return None
    if not is_whole:
        # Cut by nobody knows what: from the middle, enlarged as little as its size allows.
        scale = next((scale for scale in _ENLARGED if scale >= max(x, y)), max(x, y))
        x = y = float(scale)
    left, top = (result.width - x * turned.width) / 2, (result.height - y * turned.height) / 2
    enlarged = np.array([[x, 0, left + (x - 1) / 2], [0, y, top + (y - 1) / 2], [0, 0, 1]], np.float64)
    return np.asarray(enlarged @ turn, np.float64)


def _turn(steps: Sequence[Mapping[str, Any]]) -> tuple[int, str]:
    """The quarter turn and the flip that a recipe asks for, whichever step has them."""
    for step in steps:
        settings = step.get("settings", {})
        rotation, flip = settings.get("rotate", 0), settings.get("flip", NO_FLIP)
        if (rotation, flip) != (0, NO_FLIP) and rotation in ROTATIONS and flip in FLIPS:
            return int(rotation), str(flip)
    return 0, NO_FLIP
