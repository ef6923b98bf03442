"""Marks of the old photographs that a person labelled by eye, and what the step `repair` does with them by default."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.report import Bar, Table
from restorer.imaging.decode import decode
from restorer.pipeline.run import complete_settings
from restorer.pipeline.step import Work
from restorer.steps import find
from restorer.steps.repair.step import detect_damage

LABELS = Path(__file__).with_name("marks.json")

KINDS = {"D": "damage", "P": "picture", "U": "unsure"}

NEAR_PX = 1
"""A labelled point lies in the middle of its mark, and is met by a mask that comes so near."""


class LabelledMark(NamedTuple):
    """One mark of a photo, in its own pixels.

    Attributes:
        left, top, right, bottom: Its box; the last column and row belong to it.
        x, y: A pixel in its middle.
        kind: `damage`, `picture` or `unsure`.
    """

    left: int
    top: int
    right: int
    bottom: int
    x: int
    y: int
    kind: str


@dataclass(frozen=True, slots=True)
class Labels:
    """All labelled marks.

    Attributes:
        when: The day of the labels.
        judged: Who judged, and how.
        photos: By file name.
    """

    when: str
    judged: str
    photos: Mapping[str, tuple[LabelledMark, ...]]


def read_labels(path: Path = LABELS) -> Labels:
    """The labels that were written down: rows of left, top, right, bottom, x, y and D, P or U for each photo.

    Raises:
        ValueError: a row is not of that form.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    photos = {}
    for name, rows in data["photos"].items():
        if any(len(row) != 7 or row[6] not in KINDS for row in rows):
            raise ValueError(f"{path.name}: a mark of {name} is not left, top, right, bottom, x, y and D, P or U")
        photos[name] = tuple(_mark(row) for row in rows)
    return Labels(data["when"], data["judged"], photos)


def _mark(row: Sequence[Any]) -> LabelledMark:
    left, top, right, bottom, x, y = (int(value) for value in row[:6])
    return LabelledMark(left, top, right, bottom, x, y, KINDS[row[6]])


class Tally(NamedTuple):
    """Marks of one kind: how many are filled, how many offered, of how many."""

    filled: int
    offered: int
    total: int

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(self.filled + other.filled, self.offered + other.offered, self.total + other.total)


def tally(marks: Sequence[LabelledMark], filled: NDArray[np.bool_], offered: NDArray[np.bool_]) -> dict[str, Tally]:
    """By kind, how many marks a mask of what is filled meets, and one of what is offered (H x W each)."""
    counts = dict.fromkeys(KINDS.values(), Tally(0, 0, 0))
    for mark in marks:
        rows = slice(max(0, mark.y - NEAR_PX), mark.y + NEAR_PX + 1)
        columns = slice(max(0, mark.x - NEAR_PX), mark.x + NEAR_PX + 1)
        is_filled = bool(filled[rows, columns].any())
        is_offered = not is_filled and bool(offered[rows, columns].any())
        counts[mark.kind] = counts[mark.kind].plus(Tally(is_filled, is_offered, 1))
    return counts


def measure_marks(photos: Sequence[Path], work: Work, labels: Labels) -> dict[str, dict[str, Tally]]:
    """Ask the step what it would do with each photo that has labels, as it was decoded; tallies by photo and kind."""
    step, found = find("repair"), {}
    for path in photos:
        marks = labels.photos.get(path.name)
        damage = None if marks is None else detect_damage(decode(path), complete_settings(step, {}), work)
        if marks is not None and damage is not None:
            found[path.name] = tally(marks, damage.mask > 0, damage.possible > 0)
            print(f"{path.name}: {found[path.name]['damage'].filled} marks filled", file=sys.stderr, flush=True)
    return found


def tables(found: Mapping[str, Mapping[str, Tally]], labels: Labels) -> tuple[Table, ...]:
    """How many marks of each kind are filled and offered; none where no photo was there."""
    if not found:
        return ()
    rows = []
    for kind in KINDS.values():
        whole = _sum(found, kind)
        rows.append((kind, str(whole.total), str(whole.filled), str(whole.offered)))
    title = f"marks labelled on {labels.when}, {labels.judged}"
    return (Table(title, ("marks", "filled", "offered"), tuple(rows)),)


def bars(found: Mapping[str, Mapping[str, Tally]]) -> tuple[Bar, ...]:
    """None of what is picture is filled."""
    if not found:
        return ()
    harm = _sum(found, "picture").filled
    return (Bar("marks labelled as picture that `repair` fills", float(harm), 0.0, is_most=True, digits=0),)


def _sum(found: Mapping[str, Mapping[str, Tally]], kind: str) -> Tally:
    whole = Tally(0, 0, 0)
    for counts in found.values():
        whole = whole.plus(counts[kind])
    return whole
