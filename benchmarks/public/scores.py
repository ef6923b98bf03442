"""Ways of restoring a set, what they score on it, and how a table shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np

from benchmarks.public.published import Published
from benchmarks.public.sets import Plane
from benchmarks.quality import figures
from benchmarks.quality.report import NOTHING, Table, number
from restorer.imaging import metrics

INPUT = "the input"
OURS = "**ours**"


@dataclass
class Scores:
    """PSNR and SSIM of one way of restoring, picture by picture, for each degree of wear.

    Attributes:
        name: As the table calls it.
        psnr: dB by degree.
        ssim: By degree.
    """

    name: str
    psnr: dict[int, list[float]] = field(default_factory=dict)
    ssim: dict[int, list[float]] = field(default_factory=dict)

    def add(self, degree: int, result: Plane, truth: Plane) -> None:
        """Score one picture."""
        self.psnr.setdefault(degree, []).append(min(metrics.psnr(result, truth), figures.MOST_DB))
        self.ssim.setdefault(degree, []).append(metrics.ssim(result, truth))

    def mean(self, degree: int) -> float:
        """Mean PSNR in dB; NaN where nothing was scored."""
        return figures.mean(self.psnr.get(degree, []))

    def cells(self, degrees: Sequence[int], *, wants_ssim: bool) -> list[str]:
        """Its cells in a table."""
        if not wants_ssim:
            return [number(self.mean(degree)) for degree in degrees]
        return [
            f"{number(self.mean(degree))} / {number(figures.mean(self.ssim.get(degree, [])), 4)}" for degree in degrees
        ]


@dataclass(frozen=True, slots=True)
class Way:
    """A way of restoring: its name, and what it makes of a worn picture of a degree."""

    name: str
    restore: Callable[[Plane, int], Plane]


def score(ways: Sequence[Way], cases: Sequence[tuple[int, Callable[[], tuple[Plane, Plane]]]]) -> list[Scores]:
    """Run every way on every case.

    Args:
        ways: In the order of the table.
        cases: A degree, and what makes the worn picture and the truth.
    """
    scores = [Scores(way.name) for way in ways]
    for degree, make in cases:
        worn, truth = make()
        for way, kept in zip(ways, scores, strict=True):
            kept.add(degree, way.restore(worn, degree), truth)
    return scores


def table(
    title: str,
    unit: str,
    degrees: Sequence[int],
    scores: Sequence[Scores],
    published: Sequence[Published] = (),
    *,
    wants_ssim: bool = True,
) -> Table:
    """A set's table: what ran here, then what others published, with its source."""
    rows = [(one.name, *one.cells(degrees, wants_ssim=wants_ssim), "run here") for one in scores]
    rows += [
        (one.name, *(number(one.psnr[d]) if d in one.psnr else NOTHING for d in degrees), one.source)
        for one in published
    ]
    columns = (*(f"{unit}{degree}" if degree else unit for degree in degrees), "")
    return Table(title, columns, tuple(rows))


def luma(picture: Plane) -> Plane:
    """H x W: Y of Rec. 601 in video range, in 8 bits, as the papers on enlarging take it; grey pictures as they are."""
    if picture.ndim == 2:
        return picture
    weights = np.array([65.481, 128.553, 24.966], np.float64) / 255.0
    return np.asarray(np.rint(picture.astype(np.float64) @ weights + 16.0), np.uint8)


def bicubic(picture: Plane, scale: int) -> Plane:
    """OpenCV's bicubic enlargement."""
    height, width = picture.shape[:2]
    return np.asarray(cv2.resize(picture, (width * scale, height * scale), interpolation=cv2.INTER_CUBIC), np.uint8)
