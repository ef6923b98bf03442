"""`jpeg`: photos in grey, saved as JPEG of known quality."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks.public import published
from benchmarks.public.bench import Bench
from benchmarks.public.scores import INPUT, OURS, Scores, Way, score, table
from benchmarks.public.sets import Plane, read_gray
from benchmarks.quality.report import Bar, Part
from benchmarks.quality.telling import told_of
from restorer.models.info import Task

SETS = ("LIVE1", "Classic5")
QUALITIES = (10, 20, 30, 40)
DNCNN3 = "DnCNN-3"

HOW = """The pictures in grey are saved with Pillow at a quality and read again; PSNR and SSIM on grey. DnCNN-3 is
blind, as ours is, and takes grey; ours takes the one channel as three equal ones, and gives one back."""


def measure(bench: Bench) -> Part:
    """Run the part."""
    tables, bars = [], []
    ways = _ways(bench)
    for name in SETS:
        files = bench.sets.pictures(name)
        if not files:
            continue
        cases = [(quality, partial(saved, file, quality)) for file in files for quality in QUALITIES]
        scores = score(ways, cases)
        tables.append(
            table(f"{name}, {len(files)} pictures: PSNR / SSIM", "q ", QUALITIES, scores, published.JPEG.get(name, ()))
        )
        bars += _bars(name, scores)
    return Part("jpeg", HOW, tuple(bars), tuple(tables), missing=bench.sets.missing(SETS))


def saved(file: Path, quality: int) -> tuple[Plane, Plane]:
    """The picture as it comes back from a JPEG, and as it was; H x W."""
    truth = read_gray(file)
    buffer = io.BytesIO()
    Image.fromarray(truth).save(buffer, "JPEG", quality=quality)
    with Image.open(buffer) as image:
        return np.array(image, np.uint8), truth


def _ways(bench: Bench) -> list[Way]:
    ways = [Way(INPUT, lambda worn, _: worn)]
    dncnn, info = bench.dncnn3, bench.model(Task.CLEAN)
    if dncnn is not None:
        ways.append(Way(DNCNN3, lambda worn, _: dncnn(worn)))
    if info is not None:
        ways.append(Way(OURS, lambda worn, _: bench.run(info, worn, told_of(worn[:, :, np.newaxis]))))
    return ways


def _bars(name: str, scores: list[Scores]) -> list[Bar]:
    by_name = {one.name: one for one in scores}
    bars = []
    for what in (DNCNN3, INPUT):
        if OURS not in by_name or what not in by_name:
            continue
        apart = {quality: by_name[OURS].mean(quality) - by_name[what].mean(quality) for quality in QUALITIES}
        worst = min(apart, key=lambda quality: apart[quality])
        bars.append(Bar(f"{name}: PSNR over {what}, worst of the qualities ({worst})", apart[worst], 0.0, " dB"))
    return bars
