"""`sr`: four times enlarged, real pairs of cameras' photos and the old sets of bicubic ones."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.public import published
from benchmarks.public.bench import Bench
from benchmarks.public.scores import INPUT, OURS, Scores, Way, bicubic, luma, score, table
from benchmarks.public.sets import Plane, beside, read_color
from benchmarks.quality.report import Bar, Part
from restorer.models.info import Task
from restorer.steps.upscale.spectrum import trust

REAL = ("RealSR", "DRealSR")
OLD = ("Set5", "Set14", "BSD100")
SCALE = 4
CUT_PX = 4
OSEDIFF = "OSEDiff (one step of a diffusion model)"

HOW = """RealSR and DRealSR are pairs of one camera at two focal lengths, as OSEDiff's authors cut them; PSNR and
SSIM on Y over the whole picture. OSEDiff's row is computed from the results that lie beside the pairs. Set5, Set14
and BSD100 were made small by MATLAB's bicubic; Y, 4 pixels cut from every side. The input is enlarged by OpenCV's
bicubic. The anchor, realesr-general-x4v3, and OSEDiff invent texture and are not trained for PSNR; ours runs at
texture 0."""


def measure(bench: Bench) -> Part:
    """Run the part."""
    tables, bars = [], []
    for name in (*REAL, *OLD):
        files = bench.sets.pictures(name)
        if not files:
            continue
        real = name in REAL
        cut_px = 0 if real else CUT_PX
        scores = score(_ways(bench, cut_px), [(0, partial(_pair, file, real, cut_px)) for file in files])
        if real and (theirs := _stored(files)) is not None:
            scores.append(theirs)
        tables.append(
            table(f"{name}, {len(files)} pictures", "PSNR / SSIM", (0,), scores, published.ENLARGED.get(name, ()))
        )
        by_name = {one.name: one.mean(0) for one in scores}
        if OURS in by_name:
            bars.append(Bar(f"{name}: PSNR over bicubic", by_name[OURS] - by_name[INPUT], 0.0, " dB"))
    return Part("sr", HOW, tuple(bars), tuple(tables), missing=bench.sets.missing((*REAL, *OLD)))


def _pair(file: Path, real: bool, cut_px: int) -> tuple[Plane, Plane]:
    """The small picture in colour, and the Y of the large one as it is scored."""
    small = beside(file, "test_LR") if real else beside(file, "", "_HR.", "_LR.")
    return read_color(small), _scored(read_color(file), cut_px)


def _scored(picture: Plane, cut_px: int) -> Plane:
    y = luma(picture)
    return np.ascontiguousarray(y[cut_px : y.shape[0] - cut_px, cut_px : y.shape[1] - cut_px])


def _ways(bench: Bench, cut_px: int) -> list[Way]:
    ways = [Way(INPUT, lambda small, _: bicubic(small, SCALE))]
    anchor, info = bench.anchor, bench.model(Task.UPSCALE)
    if anchor is not None:
        ways.append(Way("realesr-general-x4v3", lambda small, _: anchor.enlarge(small, SCALE)))
    if info is not None:
        ways.append(Way(OURS, lambda small, _: bench.run(info, small, told_of(small), SCALE)))
    return [Way(way.name, partial(_restored, way, cut_px)) for way in ways]


def told_of(small: Plane) -> dict[str, float]:
    """What the step `upscale` tells the network at texture 0."""
    return {"texture": 0.0, "strength": trust(small, 0.0)}


def _restored(way: Way, cut_px: int, small: Plane, degree: int) -> Plane:
    return _scored(way.restore(small, degree), cut_px)


def _stored(files: list[Path]) -> Scores | None:
    """What OSEDiff made of the pictures, where its results lie beside them."""
    scores = Scores(OSEDIFF)
    for file in files:
        result = beside(file, "results_osediff")
        if not result.is_file():
            return None
        scores.add(0, luma(read_color(result)), luma(read_color(file)))
    return scores
