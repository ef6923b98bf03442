"""The figures that pictures are judged by. All pictures are H x W x 3, RGB, uint8."""

from __future__ import annotations

import importlib.util
import math
import warnings
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.imaging import metrics

Picture = NDArray[np.uint8]
"""H x W x 3, RGB, uint8."""

MOST_DB = 60.0
"""PSNR is cut off here: one picture that came back bit for bit must not make a mean infinite."""

_NIQE_BLOCK_PX = 96


def psnr(result: Picture, truth: Picture) -> float:
    """Peak signal-to-noise ratio in dB, at most `MOST_DB`."""
    return min(metrics.psnr(result, truth), MOST_DB)


def ssim(result: Picture, truth: Picture) -> float:
    """Structural similarity."""
    return metrics.ssim(result, truth)


def has_niqe() -> bool:
    """Whether basicsr, which computes NIQE, is installed."""
    return importlib.util.find_spec("basicsr") is not None


def niqe(picture: Picture) -> float:
    """NIQE as basicsr computes it: lower is more natural. NaN without basicsr, below 96 pixels, and for flat pictures.

    Mittal, Soundararajan and Bovik, "Making a completely blind image quality analyzer", 2013.
    """
    if not has_niqe() or min(picture.shape[:2]) < _NIQE_BLOCK_PX:
        return math.nan
    from training.toolkit import basicsr

    calculate: Any = basicsr("metrics.niqe").calculate_niqe
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            # basicsr takes BGR.
            value = complex(np.asarray(calculate(np.ascontiguousarray(picture[:, :, ::-1]), 0)).reshape(-1)[0])
        except np.linalg.LinAlgError:
            return math.nan
    return value.real if math.isfinite(value.real) else math.nan


def colorfulness(picture: Picture) -> float:
    """How colourful, on 0 to about 100 (Hasler and Suesstrunk, "Measuring colourfulness in natural images", 2003)."""
    red, green, blue = np.moveaxis(picture.astype(np.float64), -1, 0)
    rg, yb = red - green, (red + green) / 2 - blue
    return float(np.hypot(rg.std(), yb.std()) + 0.3 * np.hypot(rg.mean(), yb.mean()))


def sharpness(picture: Picture) -> float:
    """Mean strength of the finest detail: the standard deviation of the Laplacian of luma, in 8-bit steps."""
    return float(cv2.Laplacian(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.CV_64F).std())


PERIODS_PX = (4, 8, 16)
"""Of patterns that a network at a quarter, an eighth and a sixteenth of the size can leave."""


def pattern(picture: Picture, where: NDArray[np.bool_] | None = None) -> float:
    """How much of the fine detail repeats itself after 4, 8 or 16 pixels: about 0 in photos, 1 where all of it does.

    Sharpness counts such a pattern as detail. The correlation of the detail with itself at the period, less that one
    pixel nearer and farther, where detail of a photo is as much alike; the most of the periods.

    Args:
        picture: H x W x 3, RGB.
        where: H x W; only pairs of pixels inside count. None: all.
    """
    luma = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    detail = luma - cv2.GaussianBlur(luma, (0, 0), 1.5)
    inside = np.ones(luma.shape, np.float32) if where is None else where.astype(np.float32)
    detail = (detail - np.float32(np.average(detail, weights=inside))) * inside
    spread = float(np.square(detail).sum() / inside.sum())

    def alike(lag: int) -> float:
        products = pairs = 0.0
        for near, far in ((np.s_[lag:], np.s_[:-lag]), (np.s_[:, lag:], np.s_[:, :-lag])):
            products += float((detail[near] * detail[far]).sum())
            pairs += float((inside[near] * inside[far]).sum())
        return products / max(pairs, 1.0) / max(spread, 1e-9)

    return max(alike(period) - (alike(period - 1) + alike(period + 1)) / 2 for period in PERIODS_PX)


class Overlap(NamedTuple):
    """How two masks agree; pixels, to be summed over pictures before dividing.

    Attributes:
        hit: Found and there.
        found: Found.
        there: There.
        near_found: Found within `REACH_PX` of what is there.
        near_there: There within `REACH_PX` of what was found.
    """

    hit: int = 0
    found: int = 0
    there: int = 0
    near_found: int = 0
    near_there: int = 0

    def plus(self, other: Overlap) -> Overlap:
        """Both together."""
        return Overlap(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """How much of what was found is there."""
        return self.hit / self.found if self.found else math.nan

    @property
    def recall(self) -> float:
        """How much of what is there was found."""
        return self.hit / self.there if self.there else math.nan

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, pixel by pixel."""
        return 2 * self.hit / (self.found + self.there) if self.found + self.there else math.nan

    @property
    def near_f1(self) -> float:
        """F1 that forgives a rim: where marks were found, rather than how wide."""
        if not self.found or not self.there:
            return 0.0 if self.there else math.nan
        precision, recall = self.near_found / self.found, self.near_there / self.there
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


REACH_PX = 2


def overlap(found: NDArray[Any], there: NDArray[Any]) -> Overlap:
    """How two H x W masks agree; what is not 0 is marked."""
    a, b = np.asarray(found) > 0, np.asarray(there) > 0
    kernel = np.ones((2 * REACH_PX + 1,) * 2, np.uint8)
    wide_a, wide_b = (cv2.dilate(mask.astype(np.uint8), kernel) > 0 for mask in (a, b))
    return Overlap(int((a & b).sum()), int(a.sum()), int(b.sum()), int((a & wide_b).sum()), int((b & wide_a).sum()))


def mean(values: list[float]) -> float:
    """The mean of those that are numbers; NaN where there are none."""
    known = [value for value in values if not math.isnan(value)]
    return sum(known) / len(known) if known else math.nan


def standard_error(values: list[float]) -> float:
    """The standard error of a mean; NaN for fewer than two."""
    known = [value for value in values if not math.isnan(value)]
    return float(np.std(known, ddof=1) / math.sqrt(len(known))) if len(known) > 1 else math.nan
