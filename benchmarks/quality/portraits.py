"""`face` on aligned faces, beside `clean` and `upscale` on the same crop."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from torch.nn import functional

from benchmarks.quality import figures
from benchmarks.quality.figures import Picture
from benchmarks.quality.heldback import as_pictures, as_tensor, reduced
from benchmarks.quality.lab import Lab, missing_model
from benchmarks.quality.people import faces
from benchmarks.quality.report import Bar, Part, Table, number
from benchmarks.quality.telling import told_of
from benchmarks.quality.trial import Case, Trial, compare, table
from restorer.analysis.face_alignment import FACE_PX
from restorer.models.info import ModelInfo, Task
from restorer.steps import find
from restorer.steps.faces.face_crop import FaceCrop
from restorer.steps.faces.step import nets_of
from training.damage.random_source import RandomSource
from training.damage.resample import resize
from training.damage.tone import to_old_print
from training.damage.wear import wear
from training.faces import align
from training.tasks.face import SIZES_PX, WORN

_SEED = 78
DEFAULT = float(next(field.default for field in find("faces").fields if field.name == "fidelity"))
"""What the application asks for, and what is judged."""
FIDELITIES = (1.0, DEFAULT, 0.0)
OURS = {fidelity: f"**ours**, the step `faces` at fidelity {fidelity:g}" for fidelity in FIDELITIES}
ALONE = f"the network `face` alone at fidelity {DEFAULT:g}"
PEER = "`clean` and `upscale`"

HOW = """{count} faces of the held-back photos, found by the detector and aligned to facexlib's
template at {side} pixels; half of them grey or sepia prints, made {sizes} pixels small, worn, and enlarged
again. The peer takes the small crop through `clean` and `upscale` (texture 0) and brings it to the same size.
Ours is what the step `faces` restores, before it is laid into its photo: the mean of what the network `face` and
those two make of it (`restorer/steps/faces/face_crop.py`). Judged is fidelity {default}, the application's default.
Sharpness is the deviation of the Laplacian; the truth's stands beside it, since noise is sharp, too."""


def measure(lab: Lab) -> Part:
    """Run the part."""
    what = ("faces: PSNR over `clean` and `upscale` on the same crop", "faces: sharpness over `clean` and `upscale`")
    info = lab.model(Task.FACE)
    if info is None or lab.model(Task.FACE_DETECTOR) is None:
        line = missing_model(Task.FACE if info is None else Task.FACE_DETECTOR)
        reason = "there is no such model yet" if info is None else "no detector to find faces with"
        none = (Bar(what[0], None, 0.0, " dB", reason=reason), Bar(what[1], None, 0.0, reason=reason))
        return Part("Faces", "", none, missing=(line,))
    cases = list(_cases(lab))
    sharp: dict[str, dict[int, float]] = {}
    trials = [Trial("enlarged, as it came", lambda case: case.worn), *_peers(lab, sharp)]
    ours = {fidelity: _ours(lab, sharp, fidelity) for fidelity in FIDELITIES}
    alone = Trial(ALONE, lambda case: _kept(sharp, ALONE, case, by_net(lab, info, case.worn, DEFAULT)))
    compare([*trials, alone, *ours.values()], cases)
    rows = [(name, number(_mean(found), 1)) for name, found in sharp.items()]
    rows.append(("the truth", number(figures.mean([figures.sharpness(case.truth) for case in cases]), 1)))
    tables = (table("faces", [*trials, alone, *ours.values()]), Table("sharpness", ("8-bit steps",), tuple(rows)))
    how = HOW.format(count=len(cases), side=FACE_PX, sizes=", ".join(map(str, SIZES_PX)), default=f"{DEFAULT:g}")
    missing = () if len(trials) > 1 else (missing_model(Task.UPSCALE),)
    return Part("Faces", how, _bars(what, ours[DEFAULT], trials, sharp), tables, missing=missing)


def _ours(lab: Lab, sharp: dict[str, dict[int, float]], fidelity: float) -> Trial:
    name = OURS[fidelity]
    return Trial(name, lambda case: _kept(sharp, name, case, restored(lab, case, fidelity)))


def restored(lab: Lab, case: Case, fidelity: float = DEFAULT) -> Picture:
    """The face as the step restores it; the case's small picture is its photo."""
    nets = nets_of(lab.catalogue, {})
    assert nets is not None
    assert case.small is not None
    scale = FACE_PX / case.small.shape[0]
    matrix = np.array([[scale, 0, (scale - 1) / 2], [0, scale, (scale - 1) / 2]])
    after = FaceCrop(case.small, matrix, nets, lab.engine).restored(fidelity, 1.0)
    return np.asarray(np.rint(after * 255), np.uint8)


def by_net(lab: Lab, info: ModelInfo, picture: Picture, fidelity: float) -> Picture:
    """The face as the network alone restores it."""
    return lab.run(info, picture, {"fidelity": fidelity})


def worn_face(face: Picture, index: int) -> tuple[Picture, Picture, Picture]:
    """An aligned face worn as in training: enlarged again, what it was, and the small one."""
    rng = RandomSource(1, _SEED * 10_000 + index, torch.device("cpu"))
    truth = to_old_print(as_tensor([face]), rng, share=0.5)
    size = SIZES_PX[rng.whole(0, len(SIZES_PX) - 1)]
    small = wear(resize(truth, size, size, "area"), rng, WORN)
    worn = functional.interpolate(small, (FACE_PX, FACE_PX), mode="bicubic")
    return as_pictures(worn)[0], as_pictures(truth)[0], as_pictures(small)[0]


def _cases(lab: Lab) -> Iterator[Case]:
    count = 0
    for face in faces(lab):
        if count == lab.effort.pictures:
            return
        aligned = align(face.photo, face.landmarks)
        if aligned is not None:
            worn, truth, small = worn_face(aligned, count)
            yield Case(worn, truth, small=small)
            count += 1


def _peers(lab: Lab, sharp: dict[str, dict[int, float]]) -> list[Trial]:
    clean, upscale = lab.model(Task.CLEAN), lab.model(Task.UPSCALE)
    if clean is None or upscale is None:
        return []

    def restore(case: Case) -> Picture:
        assert case.small is not None
        small = lab.run(clean, case.small, told_of(case.small))
        while small.shape[0] < FACE_PX:
            scale = 4 if small.shape[0] * 2 < FACE_PX else 2
            small = lab.run(upscale, small, {"texture": 0.0, "strength": 1.0}, scale)
        return _kept(sharp, PEER, case, reduced(small, FACE_PX))

    return [Trial(PEER, restore)]


def _kept(sharp: dict[str, dict[int, float]], name: str, case: Case, result: Picture) -> Picture:
    sharp.setdefault(name, {})[id(case)] = figures.sharpness(result)
    return result


def _mean(found: dict[int, float]) -> float:
    return figures.mean(list(found.values()))


def _bars(
    what: tuple[str, str], ours: Trial, trials: list[Trial], sharp: dict[str, dict[int, float]]
) -> tuple[Bar, ...]:
    if len(trials) < 2:
        reason = "no `clean` or no `upscale`"
        return Bar(what[0], None, 0.0, " dB", reason=reason), Bar(what[1], None, 0.0, reason=reason)
    over = ours.gain(trials[1])
    sharper = _mean(sharp[OURS[DEFAULT]]) - _mean(sharp[PEER])
    return (
        Bar(what[0], figures.mean(over), 0.0, " dB", doubt=figures.standard_error(over)),
        Bar(what[1], sharper, 0.0, digits=1),
    )
