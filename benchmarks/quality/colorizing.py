"""`colorize` with no, ten and a hundred hints beside the grey photo."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from benchmarks.quality import figures
from benchmarks.quality.figures import Picture, colorfulness
from benchmarks.quality.lab import Lab, missing_model
from benchmarks.quality.report import Bar, Part, Table, number
from restorer.imaging.color import from_lab, to_lab
from restorer.imaging.photo import Photo
from restorer.models.info import Task

_SEED = 74
LONGEST_PX = 512
LEAST_COLORFUL = 8.0
"""Photos that are (nearly) grey themselves have nothing to say of colours."""

HINTS = (0, 10, 100)
_BOUNDS = {0: 1.0, 10: 4.0, 100: 8.0}
EXACT_L = 0.5
"""The most that L* may move by rounding a pixel to 8 bits."""

HOW = """{count} whole photos, reduced to {longest} pixels, turned into grey of the same CIE lightness L* and
coloured by the application's own step, which sees that grey alone: all that are held back, and {some} of them with
hints. Photos of no colour to speak of are passed over. A hint is the true colour at a random place, as a person who
knows it would click. PSNR is over R, G and B against the true photo; colourfulness is Hasler and Suesstrunk's. The
lightness error is how far L* of the result is from that of the grey that went in, which rounding alone makes about
0.1."""


class Colored(NamedTuple):
    """The figures of one photo with some number of hints."""

    psnr: float
    colorfulness: float
    lightness_error: float


def measure(lab: Lab) -> Part:
    """Run the part."""
    if lab.model(Task.COLORIZE) is None:
        reason = "there is no such model yet"
        return Part("colorize", "", (Bar("`colorize`", None, 1.0, " dB", reason=reason),),
                    missing=(missing_model(Task.COLORIZE),))  # fmt: skip
    truths = list(_photos(lab))
    grays = [to_gray(truth) for truth in truths]
    before = [figures.psnr(np.repeat(gray, 3, axis=2), truth) for gray, truth in zip(grays, truths, strict=True)]
    some = min(len(truths), lab.effort.many)
    by_hints = {
        hints: [
            _score(truth, gray, colored(lab, gray, hints_of(truth, hints, seed=index)))
            for index, (truth, gray) in enumerate(zip(truths[:count], grays[:count], strict=True))
        ]
        for hints, count in ((hints, some if hints else len(truths)) for hints in HINTS)
    }
    true_colors = [colorfulness(truth) for truth in truths]
    rows: list[tuple[str, ...]] = [
        ("grey", str(count), number(figures.mean(before[:count])), "", number(0.0, 1), "0 %", "")
        for count in dict.fromkeys((len(truths), some))
    ]
    rows += [_row(hints, scores, before, true_colors) for hints, scores in by_hints.items()]
    rows += [("the truth", str(len(truths)), "", "", number(figures.mean(true_colors), 1), "100 %", "")]
    columns = ("photos", "PSNR, dB", "over grey", "colourfulness", "of the truth's", "L* error, mean")
    how = HOW.format(count=len(truths), some=some, longest=LONGEST_PX)
    return Part("colorize", how, _bars(by_hints, before, true_colors), (Table("colorize", columns, tuple(rows)),))


def to_gray(truth: Picture) -> Picture:
    """H x W x 1: the grey of the same lightness."""
    lab = to_lab(truth.astype(np.float32) / np.float32(255))
    lab[:, :, 1:] = 0
    return np.asarray(np.rint(from_lab(lab)[:, :, :1] * 255), np.uint8)


def hints_of(truth: Picture, count: int, *, seed: int) -> str:
    """The true colours at random places, as the step takes hints."""
    rng = np.random.default_rng((_SEED, seed))
    height, width = truth.shape[:2]
    points = zip(rng.integers(width, size=count), rng.integers(height, size=count), strict=True)
    return json.dumps([{"x": int(x), "y": int(y), "color": "#" + bytes(truth[y, x]).hex()} for x, y in points])


def colored(lab: Lab, gray: Picture, hints: str) -> Picture:
    """The photo as the step colours it."""
    outcome = lab.step("colorize", Photo(gray), {"hints": hints} if hints else {})
    pixels = np.asarray(outcome.photo.pixels, np.uint8)
    return np.repeat(pixels, 3, axis=2) if pixels.shape[2] == 1 else pixels


def _photos(lab: Lab) -> Iterator[Picture]:
    kept = 0
    for _, picture in lab.photos.whole(("people", "portraits", "scenes", "small"), seed=_SEED, longest_px=LONGEST_PX):
        if kept == lab.effort.whole:
            return
        if colorfulness(picture) >= LEAST_COLORFUL:
            kept += 1
            yield picture


def _score(truth: Picture, gray: Picture, result: Picture) -> Colored:
    light = to_lab(result.astype(np.float32) / np.float32(255))[:, :, 0]
    true_light = to_lab(np.repeat(gray, 3, axis=2).astype(np.float32) / np.float32(255))[:, :, 0]
    return Colored(figures.psnr(result, truth), colorfulness(result), float(np.abs(light - true_light).mean()))


def _row(hints: int, scores: Sequence[Colored], before: list[float], true_colors: list[float]) -> tuple[str, ...]:
    colors = figures.mean([score.colorfulness for score in scores])
    return (
        f"**ours**, {hints} hints",
        str(len(scores)),
        number(figures.mean([score.psnr for score in scores])),
        f"{figures.mean(_gain(scores, before)):+.2f}",
        number(colors, 1),
        f"{colors / figures.mean(true_colors[: len(scores)]):.0%}",
        number(figures.mean([score.lightness_error for score in scores])),
    )


def _gain(scores: Sequence[Colored], before: list[float]) -> list[float]:
    return [score.psnr - gray for score, gray in zip(scores, before[: len(scores)], strict=True)]


def _bars(by_hints: dict[int, list[Colored]], before: list[float], true_colors: list[float]) -> tuple[Bar, ...]:
    bars = []
    for hints, scores in by_hints.items():
        gain = _gain(scores, before)
        what = f"`colorize`, {hints or 'no'} hints: PSNR over grey"
        bars.append(Bar(what, figures.mean(gain), _BOUNDS[hints], " dB", doubt=figures.standard_error(gain)))
    share = 100 * figures.mean([score.colorfulness for score in by_hints[0]]) / figures.mean(true_colors)
    name = "`colorize`, no hints: colourfulness, share of the truth's"
    bars += [Bar(name, share, 60, " %", digits=0), Bar(name, share, 110, " %", is_most=True, digits=0)]
    worst = max(score.lightness_error for scores in by_hints.values() for score in scores)
    bars.append(
        Bar("`colorize`: mean error of L* in the worst photo (exact but for rounding)", worst, EXACT_L, is_most=True)
    )
    return tuple(bars)
