"""Where the pixels of a result lie in its original: as its label says, else as far as that can be known."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.by_hand.geometry import FLIPS, NO_FLIP, ROTATIONS, turn_matrix
from restorer.analysis.by_hand.layout_text import read_rectangle
from restorer.errors import InputError, RestorerError
from restorer.imaging.decode import probe
from restorer.imaging.metadata.provenance import Provenance, read
from restorer.imaging.photo import Extent
from restorer.jobs.files.versions import read_label

_ENLARGED = (1, 2, 4)
_SAME_SHAPE = 0.02


def result_transform(original: Path, result: Path) -> NDArray[np.float64] | None:
    """From pixel centres of the original to those of a result; None where nothing moved, or a file cannot be read.

    Results of before labels said it are placed by the turn and the rectangle in their recipe and by the border that
    their step says it cut, else by their size: in the middle, and never out of shape. Where a result says nothing, its
    sidecar may.
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
    told = read_label(result) or _read_sidecar(result)
    if told is not None and told.transform:
        return np.array(told.transform, np.float64).reshape(3, 3)
    try:
        notes = [record.note for record in told.step_records] if told is not None else []
        recipe = told.recipe if told is not None else {}
        return placed(probe(original).extent, probe(result).extent, recipe, " ".join(map(str, notes)))
    except RestorerError:
        return None


def placed(source: Extent, result: Extent, recipe: Mapping[str, Any], note: str = "") -> NDArray[np.float64] | None:
    """Where a result most likely lies: all of the photo that was left, turned as the recipe says, or from its middle.

    Args:
        source: The original's size.
        result: The result's.
        recipe: JSON-plain, as labels have it.
        note: What its steps said that they did, in English: what they cut away.

    Returns:
        3 x 3 from the original's pixel centres to the result's; None where it is the original enlarged.
    """
    rotation, flip = _turn(recipe.get("steps", ()))
    cut, left_over = _rectangle(recipe.get("steps", ()), source)
    turn, turned = turn_matrix(rotation, flip, left_over)
    border, turned = _border(note, turned)
    turn = border @ turn @ cut
    x, y = result.width / turned.width, result.height / turned.height
    is_whole = abs(x - y) <= _SAME_SHAPE * max(x, y)
    if is_whole and np.array_equal(turn, np.eye(3)):
        return None
    if not is_whole:
        # Cut by nobody knows what: from the middle, enlarged as little as its size allows.
        scale = next((scale for scale in _ENLARGED if scale >= max(x, y)), max(x, y))
        x = y = float(scale)
    left, top = (result.width - x * turned.width) / 2, (result.height - y * turned.height) / 2
    enlarged = np.array([[x, 0, left + (x - 1) / 2], [0, y, top + (y - 1) / 2], [0, 0, 1]], np.float64)
    return np.asarray(enlarged @ turn, np.float64)


def _shifted(x: float, y: float) -> NDArray[np.float64]:
    return np.array([[1, 0, x], [0, 1, y], [0, 0, 1]], np.float64)


def _rectangle(steps: Sequence[Mapping[str, Any]], source: Extent) -> tuple[NDArray[np.float64], Extent]:
    """How the rectangle that a recipe keeps moves the photo's pixels, and its size; all of the photo without one."""
    for step in steps:
        with suppress(InputError):
            rectangle = read_rectangle(str(step.get("settings", {}).get("rectangle", "")))
            if rectangle is not None:
                kept = rectangle.cut_to(source)
                return _shifted(-kept.x, -kept.y), Extent(kept.width, kept.height)
    return np.eye(3), source


def _border(note: str, photo: Extent) -> tuple[NDArray[np.float64], Extent]:
    """How the border that was cut moves the photo's pixels, and what is left of it; nothing without such words."""
    found = re.search(r"Border cut: ([^.]*)\.", note)
    if found is None:
        return np.eye(3), photo
    sides = {side: int(count) for count, side in re.findall(r"(\d+) px (left|top|right|bottom)", found[1])}
    left, top = sides.get("left", 0), sides.get("top", 0)
    width, height = photo.width - left - sides.get("right", 0), photo.height - top - sides.get("bottom", 0)
    if width < 1 or height < 1:
        return np.eye(3), photo
    return _shifted(-left, -top), Extent(width, height)


def _read_sidecar(result: Path) -> Provenance | None:
    """What lies beside a result that says nothing of itself: its format holds no such label, or it was taken off."""
    with suppress(OSError):
        return read(result.with_name(f"{result.name}.xmp").read_bytes())
    return None


def _turn(steps: Sequence[Mapping[str, Any]]) -> tuple[int, str]:
    """The quarter turn and the flip that a recipe asks for, whichever step has them."""
    for step in steps:
        settings = step.get("settings", {})
        rotation, flip = settings.get("rotate", 0), settings.get("flip", NO_FLIP)
        if (rotation, flip) != (0, NO_FLIP) and rotation in ROTATIONS and flip in FLIPS:
            return int(rotation), str(flip)
    return 0, NO_FLIP
