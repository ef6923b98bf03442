"""`noise`: normal noise of known strength on colour photos, of which our network is told nothing."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.public import published
from benchmarks.public.bench import Bench
from benchmarks.public.scores import INPUT, OURS, Scores, Way, score, table
from benchmarks.public.sets import Plane, read_color
from benchmarks.quality.report import Bar, Part
from benchmarks.quality.telling import told_of
from restorer.models.info import Task

SETS = ("CBSD68", "Kodak24", "McMaster")
SIGMAS = (15, 25, 50)

TOLD = "FFDNet, told the true sigma"
LEAST_BEHIND_DB = -0.2
"""How far a blind network may be behind one that is told: a fifth of a decibel is not seen."""

HOW = """Normal noise is added in 8 bits, rounded and clipped; its seed is the index of the picture in the set. PSNR
over R, G and B, and SSIM, in 8 bits. DnCNN is blind, as ours is. FFDNet is told the true deviation; its weights are
those for clipped noise. Published figures are for noise that was not clipped."""


def measure(bench: Bench) -> Part:
    """Run the part."""
    tables, bars = [], []
    ways = _ways(bench)
    for name in SETS:
        files = bench.sets.pictures(name)
        if not files:
            continue
        cases = [(sigma, partial(noisy, file, index, sigma)) for index, file in enumerate(files) for sigma in SIGMAS]
        scores = score(ways, cases)
        tables.append(
            table(
                f"{name}, {len(files)} pictures: PSNR / SSIM", "sigma ", SIGMAS, scores, published.NOISE.get(name, ())
            )
        )
        bars += _bars(name, scores)
    return Part("noise", HOW, tuple(bars), tuple(tables), missing=bench.sets.missing(SETS))


def noisy(file: Path, index: int, sigma: int) -> tuple[Plane, Plane]:
    """The picture with noise, and without; H x W x 3."""
    truth = read_color(file)
    noise = np.random.default_rng(index).normal(0.0, sigma, truth.shape)
    return np.clip(np.rint(truth + noise), 0, 255).astype(np.uint8), truth


def _ways(bench: Bench) -> list[Way]:
    ways = [Way(INPUT, lambda worn, _: worn)]
    dncnn, ffdnet, info = bench.dncnn_color, bench.ffdnet, bench.model(Task.CLEAN)
    if dncnn is not None:
        ways.append(Way("DnCNN, blind", lambda worn, _: dncnn(worn)))
    if ffdnet is not None:
        ways.append(Way(TOLD, lambda worn, sigma: ffdnet(worn, sigma)))
    if info is not None:
        ways.append(Way(OURS, lambda worn, _: bench.run(info, worn, told_of(worn))))
    return ways


def _bars(name: str, scores: list[Scores]) -> list[Bar]:
    by_name = {one.name: one for one in scores}
    bars = []
    for what, bound in ((TOLD, LEAST_BEHIND_DB), (INPUT, 0.0)):
        if OURS not in by_name or what not in by_name:
            continue
        apart = {sigma: by_name[OURS].mean(sigma) - by_name[what].mean(sigma) for sigma in SIGMAS}
        worst = min(apart, key=lambda sigma: apart[sigma])
        bars.append(Bar(f"{name}: PSNR over {what}, worst of the sigmas ({worst})", apart[worst], bound, " dB"))
    return bars
