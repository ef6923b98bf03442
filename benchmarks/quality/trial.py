"""Several ways of restoring the same pictures, run in turn on each, so that a busy machine hits all of them alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.quality import figures
from benchmarks.quality.figures import Picture
from benchmarks.quality.report import Table, number
from restorer.imaging.photo import Mask


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A picture to restore.

    Attributes:
        worn: What is restored.
        truth: What it was.
        mask: Where it was marked, for pictures that were.
        small: What `worn` was enlarged from, for pictures that were.
    """

    worn: Picture
    truth: Picture
    mask: Mask | None = None
    small: Picture | None = None


@dataclass
class Trial:
    """One way of restoring, and the figures of its results, picture by picture.

    Attributes:
        name: As the table calls it.
        restore: Makes of a case what should be its truth.
        paces: Seconds a megapixel of input; the first picture is run once before, to warm up. Empty where nothing ran.
    """

    name: str
    restore: Callable[[Case], Picture]
    psnr: list[float] = field(default_factory=list)
    ssim: list[float] = field(default_factory=list)
    niqe: list[float] = field(default_factory=list)
    paces: list[float] = field(default_factory=list)

    @property
    def pace(self) -> float:
        """Seconds a megapixel of input, the median over the pictures: on a busy machine some wait for others."""
        return statistics.median(self.paces) if self.paces else 0.0

    def gain(self, other: Trial) -> list[float]:
        """By how many dB it is better than another, picture by picture."""
        return [a - b for a, b in zip(self.psnr, other.psnr, strict=True)]

    def row(self, base: Trial) -> tuple[str, ...]:
        """Its line in `table`."""
        gain = "" if self is base else f"{figures.mean(self.gain(base)):+.2f}"
        scores = (number(figures.mean(self.psnr)), gain, number(figures.mean(self.ssim), 4))
        return self.name, *scores, number(figures.mean(self.niqe)), number(self.pace)


COLUMNS = ("PSNR, dB", "against the first", "SSIM", "NIQE (lower is better)", "s / megapixel in")


def compare(trials: Sequence[Trial], cases: Sequence[Case], *, wants_niqe: bool = True) -> None:
    """Run every trial on every case, and keep the figures in the trials."""
    for index, case in enumerate(cases):
        for trial in trials:
            if index == 0:
                trial.restore(case)
            began = time.perf_counter()
            result = trial.restore(case)
            seconds = time.perf_counter() - began
            if result is not case.worn:
                trial.paces.append(seconds / (case.worn.shape[0] * case.worn.shape[1] / 1e6))
            trial.psnr.append(figures.psnr(result, case.truth))
            trial.ssim.append(figures.ssim(result, case.truth))
            if wants_niqe:
                trial.niqe.append(figures.niqe(result))


def table(title: str, trials: Sequence[Trial]) -> Table:
    """The trials' figures; the first is what the others are held against."""
    return Table(title, COLUMNS, tuple(trial.row(trials[0]) for trial in trials))
