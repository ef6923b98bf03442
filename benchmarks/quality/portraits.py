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
from restorer.analysis.face_identity import Embedding, distance, embed
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
Sharpness is the deviation of the Laplacian; the truth's stands beside it, since noise is sharp, too, and so is a
pattern that a network leaves: how much alike fine detail is after 4, 8 or 16 pixels, less its likeness one pixel
nearer and farther. The distance is that between the face embeddings of a result and of the truth
(`restorer/analysis/face_identity.py`)."""


def measure(lab: Lab) -> Part:
    """Run the part."""
    info = lab.model(Task.FACE)
    if info is None or lab.model(Task.FACE_DETECTOR) is None:
        line = missing_model(Task.FACE if info is None else Task.FACE_DETECTOR)
        reason = "there is no such model yet" if info is None else "no detector to find faces with"
        return Part("Faces", "", _unmeasured(reason), missing=(line,))
    cases = list(_cases(lab))
    seen = _Seen(lab)
    as_it_came = Trial("enlarged, as it came", lambda case: seen.kept("enlarged, as it came", case, case.worn))
    trials = [as_it_came, *_peers(lab, seen)]
    ours = {fidelity: _ours(lab, seen, fidelity) for fidelity in FIDELITIES}
    alone = Trial(ALONE, lambda case: seen.kept(ALONE, case, by_net(lab, info, case.worn, DEFAULT)))
    compare([*trials, alone, *ours.values()], cases)
    rows = [
        (name, number(seen.sharpness(name), 1), number(seen.pattern(name)), seen.apart(name)) for name in seen.names
    ]
    sharp, pattern = (figures.mean([of(case.truth) for case in cases]) for of in (figures.sharpness, figures.pattern))
    rows.append(("the truth", number(sharp, 1), number(pattern), "0.000"))
    columns = ("sharpness, 8-bit steps", "of its detail a pattern", "embedding's distance to the truth")
    tables = (table("faces", [*trials, alone, *ours.values()]), Table("faces", columns, tuple(rows)))
    how = HOW.format(count=len(cases), side=FACE_PX, sizes=", ".join(map(str, SIZES_PX)), default=f"{DEFAULT:g}")
    missing = () if len(trials) > 1 else (missing_model(Task.UPSCALE),)
    return Part("Faces", how, _bars(ours[DEFAULT], trials, seen), tables, missing=missing)


class _Seen:
    """What is seen of the results beside PSNR: how sharp they are, and how far from whom they show."""

    def __init__(self, lab: Lab) -> None:
        self._lab = lab
        self._model = lab.model(Task.FACE_EMBEDDING)
        self._sharp: dict[str, dict[int, float]] = {}
        self._pattern: dict[str, dict[int, float]] = {}
        self._apart: dict[str, dict[int, float]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._sharp)

    def kept(self, name: str, case: Case, result: Picture) -> Picture:
        """The result, once it was looked at."""
        if id(case) not in self._sharp.setdefault(name, {}):
            self._sharp[name][id(case)] = figures.sharpness(result)
            self._pattern.setdefault(name, {})[id(case)] = figures.pattern(result)
            if self._model is not None:
                self._apart.setdefault(name, {})[id(case)] = distance(self._who(result), self._who(case.truth))
        return result

    def sharpness(self, name: str) -> float:
        return figures.mean(list(self._sharp[name].values()))

    def pattern(self, name: str) -> float:
        return figures.mean(list(self._pattern[name].values()))

    def distances(self, name: str) -> list[float]:
        """In the order of the cases."""
        return list(self._apart.get(name, {}).values())

    def apart(self, name: str) -> str:
        found = self.distances(name)
        return number(figures.mean(found), 3) if found else "–"

    def _who(self, face: Picture) -> Embedding:
        assert self._model is not None
        return embed(np.asarray(face / 255, np.float32), model=self._model, engine=self._lab.engine)


def _ours(lab: Lab, seen: _Seen, fidelity: float) -> Trial:
    name = OURS[fidelity]
    return Trial(name, lambda case: seen.kept(name, case, restored(lab, case, fidelity)))


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


def _peers(lab: Lab, seen: _Seen) -> list[Trial]:
    clean, upscale = lab.model(Task.CLEAN), lab.model(Task.UPSCALE)
    if clean is None or upscale is None:
        return []

    def restore(case: Case) -> Picture:
        assert case.small is not None
        small = lab.run(clean, case.small, told_of(case.small))
        while small.shape[0] < FACE_PX:
            scale = 4 if small.shape[0] * 2 < FACE_PX else 2
            small = lab.run(upscale, small, {"texture": 0.0, "strength": 1.0}, scale)
        return seen.kept(PEER, case, reduced(small, FACE_PX))

    return [Trial(PEER, restore)]


BARS = (
    ("faces: PSNR over `clean` and `upscale` on the same crop", " dB", 2),
    ("faces: sharpness over `clean` and `upscale`", "", 1),
    ("faces: embedding nearer to the truth than after `clean` and `upscale`", "", 3),
)


def _unmeasured(reason: str) -> tuple[Bar, ...]:
    return tuple(Bar(name, None, 0.0, unit, reason=reason) for name, unit, _ in BARS)


def _bars(ours: Trial, trials: list[Trial], seen: _Seen) -> tuple[Bar, ...]:
    if len(trials) < 2:
        return _unmeasured("no `clean` or no `upscale`")
    over = ours.gain(trials[1])
    sharper = seen.sharpness(ours.name) - seen.sharpness(PEER)
    pairs = zip(seen.distances(PEER), seen.distances(ours.name), strict=True)
    nearer = [peer - own for peer, own in pairs]
    found = (figures.mean(over), sharper, figures.mean(nearer) if nearer else None)
    doubts = (figures.standard_error(over), None, figures.standard_error(nearer) if nearer else None)
    return tuple(
        Bar(name, value, 0.0, unit, digits=digits, doubt=doubt)
        for (name, unit, digits), value, doubt in zip(BARS, found, doubts, strict=True)
    )
