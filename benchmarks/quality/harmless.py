"""Photos without a flaw through `--preset auto`: what it proposes, and what is left of them."""

from __future__ import annotations

from collections import Counter

import cv2
import numpy as np

from benchmarks.quality import figures
from benchmarks.quality.figures import Picture
from benchmarks.quality.heldback import PRISTINE_PACKS
from benchmarks.quality.lab import Lab
from benchmarks.quality.report import Bar, Part, Table, number
from restorer.condition import inspect, load_preset, propose
from restorer.imaging.photo import Photo
from restorer.pipeline.run import run
from restorer.steps import STEPS

_SEED = 76
LONGEST_PX = 1024
LEAST_SSIM = 0.99

HOW = """{count} whole photos of the sharp sets (portraits and scenes), reduced to {longest} pixels where they
are larger, as a person would hand them over: the condition is read, `auto` proposes a recipe, the recipe runs.
SSIM is that of the result to the photo itself; a result of another size (straightened, enlarged) is brought
back to the photo's size first, so cutting shows as harm."""


def measure(lab: Lab) -> Part:
    """Run the part."""
    preset = load_preset("auto")
    scores: list[tuple[float, str, str]] = []
    proposed: Counter[str] = Counter()
    for index, (name, picture) in enumerate(lab.photos.whole(PRISTINE_PACKS, seed=_SEED, longest_px=LONGEST_PX)):
        if index == lab.effort.pictures:
            break
        photo = Photo(picture)
        recipe = propose(inspect(photo), preset, lab.catalogue).recipe
        result = run(photo, recipe, STEPS, lab.work())
        steps = [choice.step for choice in recipe.steps]
        proposed.update(steps or ["nothing"])
        same = result.photo is photo
        scores.append((1.0 if same else _kept(picture, result.photo.pixels), name, ", ".join(steps) or "nothing"))
    scores.sort()
    how = HOW.format(count=len(scores), longest=LONGEST_PX)
    return Part("Do no harm", how, _bars(scores), _tables(scores, proposed))


def _kept(before: Picture, after: Picture) -> float:
    if after.shape != before.shape:
        size = (before.shape[1], before.shape[0])
        after = np.asarray(cv2.resize(after, size, interpolation=cv2.INTER_AREA), np.uint8)
    return figures.ssim(after, before)


def _bars(scores: list[tuple[float, str, str]]) -> tuple[Bar, ...]:
    values = [score for score, _, _ in scores]
    harmed = 100 * float(np.mean([value < LEAST_SSIM for value in values]))
    return (
        Bar("clean photos through `auto`: SSIM to themselves, the worst", min(values), LEAST_SSIM, digits=4),
        Bar("clean photos through `auto`: SSIM, median", float(np.median(values)), LEAST_SSIM, digits=4),
        Bar("clean photos through `auto`: share below 0.99", harmed, 0.0, " %", is_most=True, digits=0),
    )


def _tables(scores: list[tuple[float, str, str]], proposed: Counter[str]) -> tuple[Table, ...]:
    steps = tuple((step, str(count)) for step, count in proposed.most_common())
    worst = tuple((name, number(score, 4), what) for score, name, what in scores[:5])
    return (
        Table("proposed", ("photos",), steps),
        Table("the five that changed most", ("SSIM", "proposed"), worst),
    )
