"""`holes`: lines of some widths and blots of some sizes, cut out of photos and filled again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.public.bench import Bench
from benchmarks.public.scores import OURS
from benchmarks.public.sets import Plane, read_color
from benchmarks.quality.figures import MOST_DB, mean, pattern
from benchmarks.quality.repairing import filled
from benchmarks.quality.report import Bar, Part, Table, number
from restorer.imaging.mask_text import write_mask
from restorer.imaging.photo import Mask, Photo
from restorer.models.info import Task

PHOTOS = "Kodak24"
WIDTHS_PX = (3, 8, 20, 48)
"""Of lines: a scratch, a crease, a wide crack, a strip of tape."""
BLOTS = (1, 4, 10)
"""Per cent of the photo that one blot covers."""

LINES_SHARE = 0.03
"""Of the photo, roughly, is covered by the lines of a width."""

_SEED = 47

HOW = """{count} photos of {photos}. Of each, lines of a width that wind across it are cut out ({share:.0%} of its
area, roughly), or one blot of so many per cent of its area, the same for all. PSNR in dB counts what was cut out
alone, over R, G and B, the mean over photos; sharpness is the deviation of the Laplacian there as a share of the
truth's: 100 % is as sharp as the photo, and a smear has none. Telea and Navier-Stokes are OpenCV's, radius 4. Ours
is how the step `repair` fills what a person painted: by its network, with the photo's grain on it, which costs
PSNR. PSNR asks for the one true picture: in a large hole the mean of all likely ones scores best, and looks like a
smear. Of a pattern that a network leaves, sharpness knows nothing: how much alike fine detail in a blot is after 4, 8
or 16 pixels, less its likeness one pixel nearer and farther, stands in a table of its own, over that of the truth."""


Cut = Callable[[int, int, int, np.random.Generator], Mask]
"""Cuts out of a photo of some height and width: lines of a width, or a blot of so many per cent."""


class Case(NamedTuple):
    """A photo and what is cut out of it.

    Attributes:
        photo: H x W x 3, RGB.
        mask: H x W, 255 where it is cut out.
    """

    photo: Plane
    mask: Mask


class Way(NamedTuple):
    """A way of filling: its name, and what it makes of a photo whose hole is grey."""

    name: str
    fill: Callable[[Plane, Mask], Plane]


class Score(NamedTuple):
    """How well one hole was filled.

    Attributes:
        psnr: In dB, inside of it.
        sharpness: As a share of the truth's.
        pattern: How much of its detail repeats itself, less what does in the truth.
    """

    psnr: float
    sharpness: float
    pattern: float


def measure(bench: Bench) -> Part:
    """Run the part."""
    files = bench.sets.pictures(PHOTOS)
    missing = bench.sets.missing((PHOTOS,))
    if not files:
        return Part("holes", "", (), (), missing=missing)
    ways = _ways(bench)
    kinds: list[tuple[str, Cut, int]] = [(f"lines of {width} px", lines, width) for width in WIDTHS_PX]
    kinds += [(f"a blot of {share} %", blot, share) for share in BLOTS]
    scores: dict[str, dict[str, list[Score]]] = {way.name: {name: [] for name, _, _ in kinds} for way in ways}
    for number_of, file in enumerate(files):
        photo = read_color(file)
        for name, cut, degree in kinds:
            rng = np.random.default_rng((_SEED, number_of, degree))
            case = Case(photo, cut(photo.shape[0], photo.shape[1], degree, rng))
            for way in ways:
                scores[way.name][name].append(_score(case, way))
    names = [name for name, _, _ in kinds]
    how = HOW.format(count=len(files), photos=PHOTOS, share=LINES_SHARE)
    tables = (_table(scores, names), _patterns(scores, names[len(WIDTHS_PX) :]))
    return Part("holes", how, _bars(scores, names), tables, missing=missing)


def _table(scores: dict[str, dict[str, list[Score]]], names: Sequence[str]) -> Table:
    rows = tuple((way, *(_cell(by_kind[name]) for name in names)) for way, by_kind in scores.items())
    return Table("filled holes: PSNR, dB / sharpness", tuple(names), rows)


def _patterns(scores: dict[str, dict[str, list[Score]]], names: Sequence[str]) -> Table:
    rows = tuple(
        (way, *(number(mean([score.pattern for score in by_kind[name]])) for name in names))
        for way, by_kind in scores.items()
    )
    return Table("filled holes: of their detail a pattern, over the truth's", tuple(names), rows)


def _cell(scores: Sequence[Score]) -> str:
    sharp = mean([score.sharpness for score in scores])
    return f"{number(mean([score.psnr for score in scores]))} / {sharp:.0%}"


def _bars(scores: dict[str, dict[str, list[Score]]], names: Sequence[str]) -> tuple[Bar, ...]:
    if OURS not in scores:
        return ()
    apart = {
        name: mean(
            [ours.psnr - theirs.psnr for ours, theirs in zip(scores[OURS][name], scores[TELEA][name], strict=True)]
        )
        for name in names
    }
    worst = min(apart, key=lambda name: apart[name])
    return (Bar(f"filled holes: PSNR over Telea, worst of the kinds ({worst})", apart[worst], 0.0, " dB"),)


TELEA = "Telea"


def _ways(bench: Bench) -> list[Way]:
    ways = [
        Way(TELEA, lambda photo, mask: np.asarray(cv2.inpaint(photo, mask, 4, cv2.INPAINT_TELEA), np.uint8)),
        Way("Navier-Stokes", lambda photo, mask: np.asarray(cv2.inpaint(photo, mask, 4, cv2.INPAINT_NS), np.uint8)),
    ]
    info = bench.model(Task.INPAINT)
    if info is not None:
        ways.append(Way("the network `inpaint`", lambda photo, mask: filled(bench.engine, photo, mask, info)))
        ways.append(Way(OURS, lambda photo, mask: _by_step(bench, photo, mask)))
    return ways


def _by_step(bench: Bench, photo: Plane, mask: Mask) -> Plane:
    outcome = bench.step("repair", Photo(photo), {"mask": write_mask(mask)})
    return np.asarray(outcome.photo.pixels, np.uint8)


def _score(case: Case, way: Way) -> Score:
    hole = case.mask > 0
    empty = case.photo.copy()
    empty[hole] = 128
    result = way.fill(empty, case.mask)
    error = float(np.square(result[hole].astype(np.float64) - case.photo[hole]).mean())
    psnr = min(10 * np.log10(255**2 / max(error, 1e-9)), MOST_DB)
    # A pixel from the rim, so that the step there does not pass for detail.
    inside = cv2.erode(case.mask, np.ones((3, 3), np.uint8)) > 0
    repeated = pattern(result, inside) - pattern(case.photo, inside)
    return Score(psnr, _detail(result, inside) / max(_detail(case.photo, inside), 1e-6), repeated)


def _detail(photo: Plane, where: NDArray[np.bool_]) -> float:
    return float(cv2.Laplacian(cv2.cvtColor(photo, cv2.COLOR_RGB2GRAY), cv2.CV_64F)[where].std())


def lines(height: int, width: int, width_px: int, rng: np.random.Generator) -> Mask:
    """A mask of lines of a width that wind across: H x W, 255 on them."""
    mask = np.zeros((height, width), np.uint8)
    while np.count_nonzero(mask) < LINES_SHARE * mask.size:
        start, end = rng.uniform(0, 1, 2) * (width, height), rng.uniform(0, 1, 2) * (width, height)
        along = np.linspace(0, 1, 12)[:, np.newaxis]
        path = start + (end - start) * along + rng.normal(0, 0.02 * max(width, height), (12, 2))
        cv2.polylines(mask, [np.rint(path).astype(np.int32)], isClosed=False, color=255, thickness=width_px)
    return mask


def blot(height: int, width: int, percent: int, rng: np.random.Generator) -> Mask:
    """A mask of one uneven blot inside of the photo, of so many per cent of its area: H x W, 255 in it."""
    # Of a smooth hill with bumps, what lies above the limit that leaves so much.
    bumps = cv2.GaussianBlur(rng.standard_normal((height, width)), (0, 0), 0.04 * max(height, width))
    rows, columns = np.mgrid[:height, :width]
    middle = rng.uniform(0.35, 0.65, 2) * (height, width)
    reach = np.sqrt(percent / 100 * height * width / np.pi)
    hill = -np.hypot(rows - middle[0], columns - middle[1]) / reach + 0.25 * bumps / bumps.std()
    limit = np.partition(hill.ravel(), -int(percent / 100 * hill.size))[-int(percent / 100 * hill.size)]
    return np.where(hill >= limit, np.uint8(255), np.uint8(0))
