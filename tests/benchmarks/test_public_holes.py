"""Holes of some widths and sizes: what is cut out is what is said, and a true fill scores best."""

import cv2
import numpy as np
import pytest

from benchmarks.public import holes
from benchmarks.public.bench import Bench
from benchmarks.public.sets import TestSets


def photo():
    rng = np.random.default_rng(0)
    coarse = cv2.resize(rng.integers(40, 210, (30, 40, 3)).astype(np.uint8), (320, 240), interpolation=cv2.INTER_CUBIC)
    return np.clip(coarse + rng.normal(0, 12, coarse.shape), 0, 255).astype(np.uint8)


@pytest.mark.parametrize("percent", holes.BLOTS)
def test_a_blot_covers_its_share(percent: int) -> None:
    mask = holes.blot(240, 320, percent, np.random.default_rng(1))
    assert (mask > 0).mean() == pytest.approx(percent / 100, rel=0.02)


@pytest.mark.parametrize("width", holes.WIDTHS_PX)
def test_lines_are_as_wide_as_they_are_called(width: int) -> None:
    mask = holes.lines(240, 320, width, np.random.default_rng(1))
    assert (mask > 0).mean() >= holes.LINES_SHARE
    deepest = cv2.distanceTransform(cv2.copyMakeBorder(mask, 1, 1, 1, 1, cv2.BORDER_CONSTANT), cv2.DIST_L2, 5)
    assert np.percentile(deepest[deepest > 0], 50) <= 0.5 * width + 1


def test_the_true_fill_scores_best_and_a_smear_is_not_sharp() -> None:
    case = holes.Case(photo(), holes.blot(240, 320, 4, np.random.default_rng(2)))
    true = holes._score(case, holes.Way("true", lambda empty, mask: case.photo))
    smear = holes._score(case, holes.Way("smear", lambda empty, mask: cv2.inpaint(empty, mask, 4, cv2.INPAINT_TELEA)))
    assert true == (60.0, 1.0, 0.0)
    assert smear.psnr < 40
    assert smear.sharpness < 0.8


def test_without_photos_it_says_what_is_missing(tmp_path) -> None:
    part = holes.measure(Bench(TestSets(tmp_path), tmp_path))
    assert not part.tables
    assert any("Kodak24" in line for line in part.missing)
