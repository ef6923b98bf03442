"""`upscale` beside bicubic enlargement and the anchor."""

from __future__ import annotations

from functools import partial

import torch

from benchmarks.quality import figures
from benchmarks.quality.figures import Picture
from benchmarks.quality.heldback import as_pictures, batches
from benchmarks.quality.lab import Lab, missing_anchor, missing_model
from benchmarks.quality.peers import bicubic
from benchmarks.quality.report import Bar, Part, Table
from benchmarks.quality.trial import Case, Trial, compare, table
from restorer.models.info import ModelInfo, Task
from restorer.steps.upscale.spectrum import trust
from training.damage.shrink import MILD
from training.shrunk import make_pair

_SEED = 72
_PLAIN = MILD._replace(untouched=1.0)

HOW = """{count} crops of about {side} x {side} pixels for each line, made small by `training/damage/shrink.py`
and enlarged again. "Shrunk only" loses nothing but size (some softened first, as lenses do); "worn" also
carries the light wear that `clean` leaves behind. Bicubic is OpenCV's. The anchor enlarges four times; for
twice it is reduced by area. Texture 0 keeps to what the photo shows; texture 1 invents likely detail and is
judged by NIQE, which knows no truth and asks only whether a picture looks natural. On crops so small NIQE is
rough: read its means, not its digits."""

_SETS = (("x4, shrunk only", 4, _PLAIN), ("x4, worn", 4, MILD), ("x2, shrunk only", 2, _PLAIN))


def measure(lab: Lab) -> Part:
    """Run the part."""
    bars: list[Bar] = []
    tables: list[Table] = []
    for index, (name, scale, _) in enumerate(_SETS):
        trials = _trials(lab, scale)
        compare(list(trials.values()), _cases(lab, index))
        tables.append(table(name, list(trials.values())))
        bars += _bars(name, scale, trials)
    missing = missing_anchor(lab)
    if lab.model(Task.UPSCALE) is None:
        missing += (missing_model(Task.UPSCALE),)
    if not figures.has_niqe():
        missing += ("NIQE: basicsr is not installed",)
    how = HOW.format(count=lab.effort.pictures, side=_large_px(lab))
    return Part("upscale", how, tuple(bars), tuple(tables), missing=missing)


def _large_px(lab: Lab) -> int:
    return max(64, lab.effort.crop_px // 64 * 64)


def _trials(lab: Lab, scale: int) -> dict[str, Trial]:
    trials = {"bicubic": Trial("bicubic", lambda case: bicubic(case.worn, scale))}
    anchor, info = lab.anchor, lab.model(Task.UPSCALE)
    if anchor is not None:
        trials["anchor"] = Trial("anchor, realesr-general-x4v3", lambda case: anchor.enlarge(case.worn, scale))
    if info is not None and scale in info.scales:
        for texture in (0.0, 1.0):
            name = f"texture {texture:.0f}"
            trials[name] = Trial(f"**ours**, {name}", partial(_enlarged, lab, info, texture, scale))
    return trials


def _enlarged(lab: Lab, info: ModelInfo, texture: float, scale: int, case: Case) -> Picture:
    conditions = {"texture": texture, "strength": trust(case.worn, texture)}
    return lab.run(info, case.worn, conditions, scale)


def _cases(lab: Lab, index: int) -> list[Case]:
    _, scale, severity = _SETS[index]
    cases = []
    bank = lab.photos.bank()
    for batch, count in batches(lab.effort.pictures):
        seed = (_SEED, index, batch)
        pair = make_pair(bank, count, _large_px(lab) // scale, scale, seed, torch.device("cpu"), severity)
        cases += [Case(small, truth) for small, truth in zip(*map(as_pictures, pair), strict=True)]
    return cases


def _bars(name: str, scale: int, trials: dict[str, Trial]) -> list[Bar]:
    if scale != 4:
        return []
    faithful, rich, anchor = (trials.get(key) for key in ("texture 0", "texture 1", "anchor"))
    over = faithful.gain(trials["bicubic"]) if faithful else []
    reason = "there is no such model yet" if faithful is None else "no anchor"
    bars = [
        Bar(
            f"`upscale` {name}, texture 0: PSNR over bicubic", figures.mean(over), 0.8, " dB",
            doubt=figures.standard_error(over), reason=reason,
        )
    ]  # fmt: skip
    less = [a - b for a, b in zip(rich.niqe, anchor.niqe, strict=True)] if rich and anchor else []
    bars.append(
        Bar(
            f"`upscale` {name}, texture 1: NIQE over the anchor's", figures.mean(less), 0.0, is_most=True,
            doubt=figures.standard_error(less), reason=reason if not less else "no NIQE without basicsr",
        )
    )  # fmt: skip
    share = rich.pace / anchor.pace if rich and anchor else None
    bars.append(Bar(f"`upscale` {name}: its time as a share of the anchor's", share, 0.5, is_most=True, reason=reason))
    return bars
