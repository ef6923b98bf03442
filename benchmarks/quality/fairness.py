"""`clean`, `colorize` and `face` by the tone of the skin in the true photo."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch

from benchmarks.quality import figures
from benchmarks.quality.colorizing import LONGEST_PX, colored, to_gray
from benchmarks.quality.figures import Picture
from benchmarks.quality.heldback import as_pictures, as_tensor, reduced
from benchmarks.quality.lab import Lab, missing_model
from benchmarks.quality.people import GROUPS, Box, Face, faces, group_of
from benchmarks.quality.portraits import restored, worn_face
from benchmarks.quality.report import NOTHING, Bar, Part, Table, number
from benchmarks.quality.telling import told_of
from benchmarks.quality.trial import Case
from restorer.models.info import ModelInfo, Task
from training.damage.random_source import RandomSource
from training.damage.wear import Severity, wear
from training.faces import align

_SEED = 79
MOST_APART = 15.0
FEWEST = 5
"""With fewer faces in any group, nothing is judged."""

_MARGIN_PX = 48

HOW = """The largest face of each held-back photo of people, up to {most} for each group, found by the
detector. Groups go by the individual typology angle, arctan((L* - 50) / b*), of the skin in the true photo:
light above 41 degrees, intermediate above 10, dark below; it depends on the light in the photo as well as on
the skin, and faces without colour, or in coloured light, are left out. All figures are of the face's box alone.
`clean`: the face and {margin} pixels around it, worn as above but in its own colours. `colorize`: the whole
photo, no hints. Judged is the worst group's mean against the best's; since dB are a logarithm, what was gained
over doing nothing stands beside them. Where a group has fewer than {fewest} faces, nothing is judged."""

Scores = tuple[float, float, float]
"""PSNR before, PSNR after, SSIM after."""

Way = Callable[[Lab, Face, int], Scores | None]


def measure(lab: Lab) -> Part:
    """Run the part."""
    if lab.model(Task.FACE_DETECTOR) is None:
        reason = "no detector to find faces with"
        bar = Bar("fairness by skin tone", None, MOST_APART, " %", is_most=True, reason=reason)
        return Part("Fairness", "", (bar,), missing=(missing_model(Task.FACE_DETECTOR),))
    groups = _gathered(lab)
    bars: list[Bar] = []
    tables: list[Table] = []
    missing: list[str] = []
    for task, way in ((Task.CLEAN, _cleaned), (Task.COLORIZE, _colored), (Task.FACE, _faced)):
        if lab.model(task) is None:
            missing.append(missing_model(task))
            bars.append(_bar(task, "PSNR", None, "there is no such model yet"))
            continue
        scores = {name: _scores(lab, found, way) for name, found in groups.items()}
        tables.append(_table(task, scores))
        bars += [_bar(task, "PSNR", _apart(scores, 1)), _bar(task, "SSIM", _apart(scores, 2))]
    how = HOW.format(most=lab.effort.pictures, margin=_MARGIN_PX, fewest=FEWEST)
    return Part("Fairness by skin tone", how, tuple(bars), tuple(tables), missing=tuple(missing))


def _gathered(lab: Lab) -> dict[str, list[Face]]:
    groups: dict[str, list[Face]] = {name: [] for name, _, _ in GROUPS}
    for face in faces(lab):
        name = group_of(face.angle)
        if name is not None and len(groups[name]) < lab.effort.pictures:
            groups[name].append(face)
        if all(len(found) == lab.effort.pictures for found in groups.values()):
            break
    return groups


def _scores(lab: Lab, found: Sequence[Face], way: Way) -> list[Scores]:
    made = (way(lab, face, index) for index, face in enumerate(found))
    return [scores for scores in made if scores is not None]


def _cleaned(lab: Lab, face: Face, index: int) -> Scores | None:
    info = _model(lab, Task.CLEAN)
    window = _window(face)
    truth = np.ascontiguousarray(window.of(face.photo))
    rng = RandomSource(1, _SEED * 10_000 + index, torch.device("cpu"))
    worn = as_pictures(wear(as_tensor([truth]), rng, Severity(untouched=0.0)))[0]
    box = Box(*(edge - start for edge, start in zip(face.box, (window.top,) * 2 + (window.left,) * 2, strict=True)))
    return _judged(box.of(worn), box.of(lab.run(info, worn, told_of(worn))), box.of(truth))


def _window(face: Face) -> Box:
    """The face with a margin; sides are multiples of 16, which the damage needs."""
    height, width = face.photo.shape[:2]
    top, left = max(0, face.box.top - _MARGIN_PX), max(0, face.box.left - _MARGIN_PX)
    rows = min(height, face.box.bottom + _MARGIN_PX) - top
    columns = min(width, face.box.right + _MARGIN_PX) - left
    return Box(top, top + rows // 16 * 16, left, left + columns // 16 * 16)


def _colored(lab: Lab, face: Face, index: int) -> Scores | None:
    truth = reduced(face.photo, LONGEST_PX)
    factor = truth.shape[0] / face.photo.shape[0]
    box = Box(*(round(edge * factor) for edge in face.box))
    if min(box.bottom - box.top, box.right - box.left) < 12:
        return None
    gray = to_gray(truth)
    result = colored(lab, gray, "")
    return _judged(box.of(np.repeat(gray, 3, axis=2)), box.of(result), box.of(truth))


def _faced(lab: Lab, face: Face, index: int) -> Scores | None:
    aligned = align(face.photo, face.landmarks)
    if aligned is None:
        return None
    worn, truth, small = worn_face(aligned, index)
    return _judged(worn, restored(lab, Case(worn, truth, small=small)), truth)


def _model(lab: Lab, task: Task) -> ModelInfo:
    info = lab.model(task)
    assert info is not None
    return info


def _judged(before: Picture, after: Picture, truth: Picture) -> Scores:
    return figures.psnr(before, truth), figures.psnr(after, truth), figures.ssim(after, truth)


def _apart(scores: dict[str, list[Scores]], column: int) -> float | None:
    """By how many percent the worst group's mean falls behind the best's; None where a group is too small to judge."""
    if any(len(rows) < FEWEST for rows in scores.values()):
        return None
    means = [figures.mean([row[column] for row in rows]) for rows in scores.values()]
    return 100 * (1 - min(means) / max(means))


def _bar(task: Task, figure: str, apart: float | None, reason: str = f"fewer than {FEWEST} faces in a group") -> Bar:
    what = f"`{task.value}` by skin tone: {figure} of the worst group below the best's"
    return Bar(what, apart, MOST_APART, " %", is_most=True, digits=1, reason=reason)


def _table(task: Task, scores: dict[str, list[Scores]]) -> Table:
    rows = []
    for name, found in scores.items():
        before, after, alike = (figures.mean([row[column] for row in found]) for column in range(3))
        gain = f"{after - before:+.2f}" if found else NOTHING
        rows.append((name, str(len(found)), number(before), number(after), gain, number(alike, 4)))
    columns = ("faces", "PSNR before, dB", "PSNR after", "gain", "SSIM after")
    return Table(f"{task.value} by skin tone", columns, tuple(rows))
