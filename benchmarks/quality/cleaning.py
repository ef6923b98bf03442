"""`clean` beside doing nothing, non-local means and the anchor."""

from __future__ import annotations

import torch

from benchmarks.quality import figures
from benchmarks.quality.heldback import as_pictures, batches
from benchmarks.quality.lab import Lab, missing_anchor, missing_model
from benchmarks.quality.peers import MEANS_H, non_local_means
from benchmarks.quality.report import Bar, Part
from benchmarks.quality.telling import told_of
from benchmarks.quality.trial import Case, Trial, compare, table
from restorer.models.info import ModelInfo, Task
from training.damage.wear import Severity
from training.tasks.clean import make_pair

_SEED = 71
_WORN = Severity(untouched=0.0)

HOW = """{count} crops of {side} x {side} pixels, worn by `training/damage/wear.py` as in training, none of them
left untouched: lens, hand and print blur, clumped grain, the weave of paper, resampling, sensor noise, JPEG
once or twice. About 40 % are grey or sepia prints, some faded; the truth is the same print before it was worn.
Everything goes in and comes out at 8 bits. Non-local means is OpenCV's, h {means:.0f}. The anchor enlarges four
times and is reduced by area; it runs as its authors' script does, whole and in float32; ours runs through the
application's engine, in the precision that the engine chooses."""


def measure(lab: Lab) -> Part:
    """Run the part."""
    cases = worn_cases(lab)
    nothing = Trial("doing nothing", lambda case: case.worn)
    means = Trial("non-local means", lambda case: non_local_means(case.worn))
    trials = [nothing, means]
    anchor, info = lab.anchor, lab.model(Task.CLEAN)
    theirs = Trial("anchor, realesr-general-x4v3", lambda case: anchor.enlarge(case.worn, 1)) if anchor else None
    ours = own_trial(lab, info) if info else None
    trials += [trial for trial in (theirs, ours) if trial is not None]
    compare(trials, cases)
    missing = missing_anchor(lab) + (() if ours else (missing_model(Task.CLEAN),))
    how = HOW.format(count=len(cases), side=lab.effort.crop_px, means=MEANS_H)
    bars = _bars(ours, nothing, theirs)
    return Part("clean", how, bars, (table("clean", trials),), missing=missing)


def own_trial(lab: Lab, info: ModelInfo) -> Trial:
    """Our network at full strength."""
    return Trial("**ours**", lambda case: lab.run(info, case.worn, told_of(case.worn)))


def worn_cases(lab: Lab) -> list[Case]:
    """The worn crops and what they were."""
    cases = []
    bank = lab.photos.bank()
    for batch, count in batches(lab.effort.pictures):
        pair = make_pair(bank, count, lab.effort.crop_px, (_SEED, batch), torch.device("cpu"), _WORN)
        cases += [Case(worn, truth) for worn, truth in zip(*map(as_pictures, pair), strict=True)]
    return cases


def _bars(ours: Trial | None, nothing: Trial, anchor: Trial | None) -> tuple[Bar, ...]:
    names = (
        ("`clean`, PSNR over doing nothing", 2.5, " dB"),
        ("`clean`, PSNR over the anchor", 1.0, " dB"),
        ("`clean`, SSIM over the anchor", 0.02, ""),
        ("`clean`, its time as a share of the anchor's", 1 / 6, ""),
    )
    if ours is None:
        return tuple(Bar(name, None, bound, unit, reason="there is no such model yet") for name, bound, unit in names)
    gain = ours.gain(nothing)
    first = Bar(*_with(names[0], figures.mean(gain)), doubt=figures.standard_error(gain))
    if anchor is None:
        return (first, *(Bar(name, None, bound, unit, reason="no anchor") for name, bound, unit in names[1:]))
    over = ours.gain(anchor)
    closer = [a - b for a, b in zip(ours.ssim, anchor.ssim, strict=True)]
    return (
        first,
        Bar(*_with(names[1], figures.mean(over)), doubt=figures.standard_error(over)),
        Bar(*_with(names[2], figures.mean(closer)), digits=3, doubt=figures.standard_error(closer)),
        Bar(*_with(names[3], ours.pace / anchor.pace), is_most=True, digits=3),
    )


def _with(name: tuple[str, float, str], measured: float) -> tuple[str, float, float, str]:
    return name[0], measured, name[1], name[2]
