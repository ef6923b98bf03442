"""The face detector beside its teacher, on plain and on worn photos."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.quality.figures import Picture
from benchmarks.quality.heldback import FACE_PACKS, as_pictures, as_tensor, reduced
from benchmarks.quality.lab import Lab, missing_model
from benchmarks.quality.report import Bar, Part, Table, number
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.step import Engine
from restorer.steps.detection import find_faces
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

APPLICATION_PX = 640
"""The longer side of the photos in which the application looks for faces here."""

SAME = 0.5
"""Two boxes that overlap by more (intersection over union) are of one face."""

HOW = """{photos} whole photos of people, reduced to {longest} pixels. The teacher, RetinaFace on a quarter-
width MobileNet as published, says on the plain photo where faces are (probability above {sure}); a detector
finds one where its box (above {least}) overlaps the teacher's by half. "Worn" photos are half of them grey or
sepia prints, and carry the damage of `clean`'s training; there the teacher itself is measured against what it
saw before. The application's way (`restorer/steps/detection.py`) is given the same photos at {application} pixels,
looks for faces at that size and larger, and believes one after three looks at it alone; the truth is what the teacher
says at {longest}. There the same face is one whose middle lies in the other's box, each way, since the teacher's
boxes lie roughly; a face that the teacher missed at {longest}, as in a crowd, counts as a claim that is not right."""


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
    whole = "face detector, the application's way: share of its teacher's faces"
    info, teacher = lab.model(Task.FACE_DETECTOR), lab.teacher
    if info is None or teacher is None:
        line = missing_model(Task.FACE_DETECTOR) if info is None else "the teacher: its weights are not here"
        reason = "there is no such model yet" if info is None else "no teacher"
        none = (Bar(what, None, bound, " %", reason=reason), Bar(whole, None, bound, " %", reason=reason))
        return Part(title, "", none, missing=(line,))
    ours = lab.net(info)
    plain, worn, theirs = Count(), Count(), Count()
    pairs = list(_pairs(lab))
    for picture, old in pairs:
        truth = _found(teacher, picture, SURE)
        plain = _judged(plain, truth, _found(ours, picture, LEAST))
        worn = _judged(worn, truth, _found(ours, old, LEAST))
        theirs = _judged(theirs, truth, _found(teacher, old, LEAST))
    rows = [plain.row("**ours**, plain"), worn.row("**ours**, worn"), theirs.row("the teacher, worn")]
    searched = _searched(lab, info, teacher)
    rows += [count.row(name) for name, count in searched.items()]
    how = HOW.format(photos=len(pairs), longest=LONGEST_PX, sure=SURE, least=LEAST, application=APPLICATION_PX)
    reason = "the teacher saw no face"
    bars = (
        Bar(what, 100 * plain.recall, bound, " %", digits=1, reason=reason),
        Bar(whole, 100 * next(iter(searched.values())).recall, bound, " %", digits=1, reason=reason),
    )
    return Part(title, how, bars, (Table("detector", ("recall", "precision", "the teacher's faces"), tuple(rows)),))


class Direct:
    """A network as an engine, for one that is in no catalogue; only `predict`."""

    def __init__(self, net: nn.Module) -> None:
        self._net: Any = net

    def predict(
        self,
        model: ModelInfo,
        inputs: Mapping[str, NDArray[np.float32]],
        conditions: Mapping[str, float] | None = None,
    ) -> dict[str, NDArray[np.float32]]:
        """As `pipeline.step.Engine.predict`, for a face detector."""
        x = torch.from_numpy(inputs["x"]).permute(2, 0, 1)[None]
        height, width = x.shape[-2:]
        x = functional.pad(x, (0, -width % 32, 0, -height % 32), mode="reflect")
        with torch.inference_mode():
            found = self._net(x.contiguous(memory_format=torch.channels_last))
        return {name: part[0].numpy() for name, part in zip(("boxes", "chance", "landmarks"), found, strict=True)}

    def run(self, *arguments: Any, **options: Any) -> NDArray[Any]:
        """Not for a detector."""
        raise NotImplementedError("a face detector makes no picture")


def _searched(lab: Lab, info: ModelInfo, teacher: nn.Module) -> dict[str, Count]:
    """What the application finds, and what it would with the teacher's weights."""
    counts = dict.fromkeys(
        ("**ours**, the application's way, plain", "**ours**, the application's way, worn",
         "the teacher, the application's way, plain", "the teacher, the application's way, worn"), Count()
    )  # fmt: skip
    direct = Direct(teacher)
    engines: list[Engine] = [lab.engine, lab.engine, direct, direct]
    for picture, old in _pairs(lab, APPLICATION_PX):
        small = reduced(picture, max(picture.shape[:2]) // 2)
        truth = _found(teacher, small, SURE) * (picture.shape[0] / small.shape[0])
        for name, photo, engine in zip(counts, (picture, old) * 2, engines, strict=True):
            faces = find_faces(photo, model=info, engine=engine)
            boxes = torch.from_numpy(np.array([face.box for face in faces], np.float32).reshape(-1, 4))
            counts[name] = _counted(counts[name], _holds(truth, boxes) & _holds(boxes, truth).T)
    return counts


def _holds(a: Tensor, b: Tensor) -> Tensor:
    """J x K: which of J boxes hold the middle of which of K."""
    middle = (b[:, :2] + b[:, 2:]) / 2
    return ((a[:, None, :2] < middle) & (middle < a[:, None, 2:])).all(-1)


def _pairs(lab: Lab, longest_px: int = LONGEST_PX) -> Iterator[tuple[Picture, Picture]]:
    """Photos as they are, and worn; cut to sides that the damage and the network can take."""
    grid = 32 * longest_px // LONGEST_PX
    for index, (_, photo) in enumerate(lab.photos.whole(FACE_PACKS, seed=_SEED, longest_px=longest_px)):
        if index == lab.effort.whole:
            return
        height, width = photo.shape[0] // grid * grid, photo.shape[1] // grid * grid
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
    return _counted(count, near)


def _counted(count: Count, near: Tensor) -> Count:
    """The count with one more photo, of which each true face (row) may be each found one (column)."""
    there, claimed = near.shape
    hit, right = (int(near.any(axis).sum()) if near.numel() else 0 for axis in (1, 0))
    return Count(count.there + there, count.found + hit, count.claimed + claimed, count.right + right)
