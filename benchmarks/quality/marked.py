"""Photos whose faces were marked by hand, and how well what was found agrees with the marks."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Boxes = NDArray[np.float64]
"""K x 4: left, top, right, bottom in pixels, from the corner of the first pixel."""

FILE = "faces.json"
SAME = 0.4
"""Two boxes that overlap by more (intersection over union) are of one face; so are two of which each holds the other's
middle."""

SIZES = (("all", 0.0, np.inf), ("below 32 px", 0.0, 32.0), ("32 to 96 px", 32.0, 96.0), ("above 96 px", 96.0, np.inf))
"""Names of groups by a face's size, the root of its box's area."""


class Marked(NamedTuple):
    """A photo's marks.

    Attributes:
        path: The photo.
        faces: The boxes of its faces.
        hard: Boxes of what may be a face or not: blurred, hidden, painted. They count neither way.
    """

    path: Path
    faces: Boxes
    hard: Boxes


@dataclass(slots=True)
class Tally:
    """How many faces there are, were found, and how many things that are none were taken for one."""

    there: int = 0
    found: int = 0
    false: int = 0

    @property
    def recall(self) -> float:
        """The share of the faces that were found; NaN where there are none."""
        return self.found / self.there if self.there else float("nan")

    @property
    def precision(self) -> float:
        """The share of what was found that is a face; NaN where nothing was."""
        claimed = self.found + self.false
        return self.found / claimed if claimed else float("nan")

    @property
    def f1(self) -> float:
        """The harmonic mean of both; NaN where there is nothing to find and nothing was found."""
        both = self.there + self.found + self.false
        return 2 * self.found / both if both else float("nan")


def read_marks(folder: Path | None) -> list[Marked]:
    """The marked photos of a folder with a `faces.json`, by name; none where it is not there.

    The file holds `{photo: [{"box": [left, top, width, height], "hard": bool}]}` in pixels of the photo as it is seen.
    """
    if folder is None or not (folder / FILE).is_file():
        return []
    told = json.loads((folder / FILE).read_text(encoding="utf-8"))
    marks = []
    for name, faces in sorted(told.items()):
        boxes = [[_corners(face["box"]) for face in faces if face["hard"] == is_hard] for is_hard in (False, True)]
        marks.append(Marked(folder / name, *(np.array(part, np.float64).reshape(-1, 4) for part in boxes)))
    return marks


def tally(marked: Marked, found: Boxes, into: dict[str, Tally]) -> None:
    """Add what was found in a photo to the tally of each group in `SIZES`.

    Faces and finds are paired one to one, those that overlap most first. A find without a face is false, unless it is
    the same as something hard or has its middle there.
    """
    pairs = _pairs(marked.faces, found)
    hit = {face for face, _ in pairs}
    paired = {find for _, find in pairs}
    excused = np.any(_same(marked.hard, found) | _holds(marked.hard, found), axis=0).tolist()
    for name, low, high in SIZES:
        count = into.setdefault(name, Tally())
        for index, size in enumerate(_size(marked.faces)):
            if low <= size < high:
                count.there += 1
                count.found += int(index in hit)
        sizes = _size(found)
        false = (index for index in range(len(found)) if index not in paired and not excused[index])
        count.false += sum(bool(low <= sizes[index] < high) for index in false)


def _corners(box: Sequence[float]) -> tuple[float, float, float, float]:
    left, top, width, height = box
    return left, top, left + width, top + height


def _size(boxes: Boxes) -> list[float]:
    areas: list[float] = np.prod(np.clip(boxes[:, 2:] - boxes[:, :2], 0, None), axis=1).tolist()
    return [math.sqrt(area) for area in areas]


def _pairs(faces: Boxes, found: Boxes) -> list[tuple[int, int]]:
    overlap, is_same = _overlap(faces, found), _same(faces, found)
    pairs: list[tuple[int, int]] = []
    for face, find in sorted(np.argwhere(is_same).tolist(), key=lambda pair: (-overlap[tuple(pair)], pair)):
        if all(face != other and find != another for other, another in pairs):
            pairs.append((face, find))
    return pairs


def _same(a: Boxes, b: Boxes) -> NDArray[np.bool_]:
    return np.asarray((_holds(a, b) & _holds(b, a).T) | (_overlap(a, b) >= SAME))


def _holds(a: Boxes, b: Boxes) -> NDArray[np.bool_]:
    """J x K: which of J boxes hold the middle of which of K."""
    middle = (b[:, :2] + b[:, 2:]) / 2
    return np.asarray(((a[:, None, :2] < middle) & (middle < a[:, None, 2:])).all(axis=-1))


def _overlap(a: Boxes, b: Boxes) -> NDArray[np.float64]:
    """The J x K intersections over unions."""
    low, high = np.maximum(a[:, None, :2], b[:, :2]), np.minimum(a[:, None, 2:], b[:, 2:])
    shared = np.clip(high - low, 0, None).prod(axis=-1)
    areas = [np.clip(boxes[:, 2:] - boxes[:, :2], 0, None).prod(axis=1) for boxes in (a, b)]
    return np.asarray(shared / np.maximum(areas[0][:, None] + areas[1] - shared, 1e-9))
