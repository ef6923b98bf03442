"""The face detector beside its teacher, on plain and on worn photos."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from benchmarks.quality.figures import Picture
from benchmarks.quality.heldback import FACE_PACKS, as_pictures, as_tensor
from benchmarks.quality.lab import Lab, missing_model
from benchmarks.quality.report import Bar, Part, Table, number
from restorer.models.info import Task
from training.boxes import kept, overlap
from training.damage.dice import Dice
from training.damage.tone import to_old_print
from training.damage.wear import wear

_SEED = 77
LONGEST_PX = 320
"""What the teacher was made for: at 640 pixels it takes eyes for faces, and misses the faces around them."""

SURE = 0.8
"""From which probability on the teacher is believed."""

LEAST = 0.6
"""From which probability on a detector that is measured has found a face."""

SAME = 0.5
"""Two boxes that overlap by more (intersection over union) are of one face."""

HOW = """{photos} whole photos of people, reduced to {longest} pixels. The teacher, RetinaFace on a quarter-
width MobileNet as published, says on the plain photo where faces are (probability above {sure}); a detector
finds one where its box (above {least}) overlaps the teacher's by half. "Worn" photos are half of them grey or
sepia prints, and carry the damage of `clean`'s training; there the teacher itself is measured against what it
saw before."""


class Count(NamedTuple):
    """Faces, over all photos."""

    there: int = 0
    found: int = 0
    claimed: int = 0
    right: int = 0

    def row(self, name: str) -> tuple[str, ...]:
        """Its line in the table."""
        precision = self.right / self.claimed if self.claimed else float("nan")
        return name, number(self.recall, 3), number(precision, 3), str(self.there)

    @property
    def recall(self) -> float:
        """The share of the teacher's faces that were found; NaN where there were none."""
        return self.found / self.there if self.there else float("nan")


def measure(lab: Lab) -> Part:
    """Run the part."""
    title, what, bound = "Face detector", "face detector: share of its teacher's faces", 95.0
    info, teacher = lab.model(Task.FACE_DETECTOR), lab.teacher
    if info is None or teacher is None:
        line = missing_model(Task.FACE_DETECTOR) if info is None else "the teacher: its weights are not here"
        reason = "there is no such model yet" if info is None else "no teacher"
        return Part(title, "", (Bar(what, None, bound, " %", reason=reason),), missing=(line,))
    ours = lab.net(info)
    plain, worn, theirs = Count(), Count(), Count()
    pairs = list(_pairs(lab))
    for picture, old in pairs:
        truth = _found(teacher, picture, SURE)
        plain = _judged(plain, truth, _found(ours, picture, LEAST))
        worn = _judged(worn, truth, _found(ours, old, LEAST))
        theirs = _judged(theirs, truth, _found(teacher, old, LEAST))
    rows = (plain.row("**ours**, plain"), worn.row("**ours**, worn"), theirs.row("the teacher, worn"))
    how = HOW.format(photos=len(pairs), longest=LONGEST_PX, sure=SURE, least=LEAST)
    bars = (Bar(what, 100 * plain.recall, bound, " %", digits=1, reason="the teacher saw no face"),)
    return Part(title, how, bars, (Table("detector", ("recall", "precision", "the teacher's faces"), rows),))


def _pairs(lab: Lab) -> Iterator[tuple[Picture, Picture]]:
    """Photos as they are, and worn; cut to sides that the damage and the network can take."""
    for index, (_, photo) in enumerate(lab.photos.whole(FACE_PACKS, seed=_SEED, longest_px=LONGEST_PX)):
        if index == 3 * lab.effort.pictures:
            return
        height, width = photo.shape[0] // 32 * 32, photo.shape[1] // 32 * 32
        if min(height, width) < 64:
            continue
        picture = np.ascontiguousarray(photo[:height, :width])
        dice = Dice(1, _SEED * 10_000 + index, torch.device("cpu"))
        yield picture, as_pictures(wear(to_old_print(as_tensor([picture]), dice, share=0.5), dice))[0]


def _found(detector: nn.Module, picture: Picture, least: float) -> Tensor:
    """K x 4 boxes in pixels."""
    call: Any = detector
    with torch.inference_mode():
        boxes, chance, _ = call(as_tensor([picture]))
    return kept(boxes[0], chance[0], least)


def _judged(count: Count, truth: Tensor, found: Tensor) -> Count:
    near = overlap(truth, found) > SAME if len(truth) and len(found) else torch.zeros(len(truth), len(found)) > 0
    hit, right = (int(near.any(axis).sum()) if near.numel() else 0 for axis in (1, 0))
    return Count(count.there + len(truth), count.found + hit, count.claimed + len(found), count.right + right)
