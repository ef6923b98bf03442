"""`repair` finding its own mask, and the damage networks by themselves, beside Telea that is given the true one."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

import numpy as np
import torch

from benchmarks.quality import figures
from benchmarks.quality.figures import Overlap, Picture, overlap
from benchmarks.quality.heldback import as_pictures, as_tensor, batches
from benchmarks.quality.lab import Lab, missing_model
from benchmarks.quality.peers import telea
from benchmarks.quality.report import Bar, Part, Table, number
from benchmarks.quality.trial import Case, Trial, compare, table
from restorer.engine import TorchEngine
from restorer.imaging.photo import Mask, Photo
from restorer.models.info import ModelInfo, Task
from training.damage.marks import add_marks, add_thin_marks, close_mask
from training.damage.random_source import RandomSource
from training.damage.tone import to_old_print
from training.damage.wear import wear
from training.tasks.damage import LIGHT

_SEED = 73
SURE = 0.5
"""The probability from which on the damage network is taken at its word."""

HOW = """{count} crops of {side} x {side} pixels for each line, marked by `training/damage/marks.py`, 70 % of
them grey or sepia prints, then worn as a scanner would. The truth is the same print, worn the same way, without
the marks; the true mask is where a mark shows, widened by a pixel. "Thin marks" are one to three of creases,
scratches, dust and hairs; "every kind" also has stains, rubbed patches, mould, tears, frayed rims and missing
corners. Telea (OpenCV, radius 4) is given the true mask. `repair` is the application's own step at its defaults
and finds its own. F1, precision and recall count pixels over all crops together; F1 within {reach} pixels
forgives a mask that is a little wider or narrower."""

_SETS = ("thin marks", "every kind")
_MARKING = (add_thin_marks, lambda photo, rng: add_marks(photo, rng, undamaged=0.0))


class Finder:
    """A way of repairing that finds its own mask; keeps how well it did, case by case."""

    def __init__(self, name: str, repair: Callable[[Picture], tuple[Picture, Mask]]) -> None:
        self._repair = repair
        self._scores: dict[int, tuple[Overlap, float]] = {}
        self.trial = Trial(name, self._restore)

    def _restore(self, case: Case) -> Picture:
        result, found = self._repair(case.worn)
        changed = (result != case.worn).any(axis=2) & (found == 0)
        there = case.mask if case.mask is not None else np.zeros_like(found)
        self._scores[id(case)] = overlap(found, there), float(changed.mean())
        return result

    @property
    def overlap(self) -> Overlap:
        """Over all cases."""
        return reduce(Overlap.plus, (score for score, _ in self._scores.values()), Overlap())

    @property
    def changed_outside(self) -> float:
        """The largest share of a crop that changed outside of what was found."""
        return max((share for _, share in self._scores.values()), default=float("nan"))

    def row(self) -> tuple[str, ...]:
        """Its line in the table of masks."""
        found = self.overlap
        shares = (found.f1, found.precision, found.recall, found.near_f1)
        return self.trial.name, *(number(share) for share in shares), f"{self.changed_outside:.4%}"


def measure(lab: Lab) -> Part:
    """Run the part."""
    bars: list[Bar] = []
    tables: list[Table] = []
    for index, name in enumerate(_SETS):
        nothing = Trial("left alone", lambda case: case.worn)
        given = Trial("Telea, true mask", lambda case: telea(case.worn, _mask_of(case)))
        finders = _finders(lab)
        trials = [nothing, given, *_filled(lab), *(finder.trial for finder in finders)]
        compare(trials, marked_cases(lab, index), wants_niqe=False)
        columns = ("F1", "precision", "recall", f"F1 within {figures.REACH_PX} px", "changed outside the mask")
        tables += [_without_niqe(table(f"repair, {name}", trials))]
        tables += [Table(f"the mask, {name}", columns, tuple(finder.row() for finder in finders))]
        bars += _bars(name, finders[0], given)
    missing = tuple(missing_model(task) for task in (Task.DAMAGE, Task.INPAINT) if lab.model(task) is None)
    how = HOW.format(count=lab.effort.many, side=_side_px(lab), reach=figures.REACH_PX)
    return Part("repair", how, tuple(bars), tuple(tables), missing=missing)


def _side_px(lab: Lab) -> int:
    return lab.effort.crop_px + 128


def _mask_of(case: Case) -> Mask:
    assert case.mask is not None
    return case.mask


def _without_niqe(wide: Table) -> Table:
    keep = [0, 1, 2, 4]
    rows = tuple((row[0], *(row[1 + column] for column in keep)) for row in wide.rows)
    return Table(wide.title, tuple(wide.columns[column] for column in keep), rows)


def _finders(lab: Lab) -> list[Finder]:
    finders = [Finder("**ours**, the step `repair`", lambda picture: _by_step(lab, picture))]
    damage, inpaint = lab.model(Task.DAMAGE), lab.model(Task.INPAINT)
    if damage is not None and inpaint is not None:
        finders.append(
            Finder("the networks `damage` and `inpaint`", lambda picture: _by_nets(lab, picture, damage, inpaint))
        )
    return finders


def _filled(lab: Lab) -> list[Trial]:
    inpaint = lab.model(Task.INPAINT)
    if inpaint is None:
        return []
    return [
        Trial("the network `inpaint`, true mask", lambda case: filled(lab.engine, case.worn, _mask_of(case), inpaint))
    ]


def _by_step(lab: Lab, picture: Picture) -> tuple[Picture, Mask]:
    outcome = lab.step("repair", Photo(picture))
    none = np.zeros(picture.shape[:2], np.uint8)
    return np.asarray(outcome.photo.pixels, np.uint8), (outcome.masks or {}).get("damage", none)


def _by_nets(lab: Lab, picture: Picture, damage: ModelInfo, inpaint: ModelInfo) -> tuple[Picture, Mask]:
    chance = lab.run(damage, picture)[:, :, 0]
    mask = np.where(chance > SURE * 255, np.uint8(255), np.uint8(0))
    return (filled(lab.engine, picture, mask, inpaint) if mask.any() else picture), mask


def filled(engine: TorchEngine, picture: Picture, mask: Mask, inpaint: ModelInfo) -> Picture:
    """The picture with what the mask marks filled by the network; the rest bit for bit as it was."""
    hole = (mask > 0)[:, :, np.newaxis]
    inputs = {"x": picture.astype(np.float32) / np.float32(255), "mask": hole.astype(np.float32)}
    result = engine.predict(inpaint, inputs)["result"]
    return np.where(hole, np.rint(np.clip(result, 0, 1) * 255).astype(np.uint8), picture)


def marked_cases(lab: Lab, index: int) -> list[Case]:
    """The marked crops of a set, the same without marks, and the masks."""
    cases = []
    bank = lab.photos.bank()
    for batch, count in batches(lab.effort.many):
        seed = (_SEED, index, batch)
        rng = RandomSource(count, hash(seed) & 0x7FFFFFFF, torch.device("cpu"))
        bare = to_old_print(as_tensor(list(bank.batch(count, _side_px(lab), seed, shrink=0.6))), rng, share=0.7)
        marked = [
            _MARKING[index](photo, np.random.default_rng((*seed, number)))
            for number, photo in enumerate(bare.permute(0, 2, 3, 1).numpy())
        ]
        soiled = torch.from_numpy(np.stack([one.picture for one in marked])).permute(0, 3, 1, 2).clamp(0.0, 1.0)
        # The same random numbers twice: grain and noise are the same on both, and only the marks differ.
        worn, truth = (
            as_pictures(
                wear(half.contiguous(), RandomSource(count, hash(seed) & 0xFFFFFFF, torch.device("cpu")), LIGHT)
            )
            for half in (soiled.float(), bare)
        )
        masks = [np.asarray(close_mask(one.mask) * 255, np.uint8) for one in marked]
        cases += [Case(*parts) for parts in zip(worn, truth, masks, strict=True)]
    return cases


def _bars(name: str, ours: Finder, given: Trial) -> list[Bar]:
    over = ours.trial.gain(given)
    return [
        Bar(
            f"`repair`, {name}: PSNR over Telea with the true mask", figures.mean(over), 0.0, " dB",
            doubt=figures.standard_error(over),
        ),
        Bar(f"`repair`, {name}: F1 of its mask", ours.overlap.f1, 0.8),
        Bar(
            f"`repair`, {name}: pixels changed outside its mask", 100 * ours.changed_outside, 0.0, " %",
            is_most=True, digits=3,
        ),
    ]  # fmt: skip
