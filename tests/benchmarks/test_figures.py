"""The figures agree with what they are named after."""

import math

import numpy as np
import pytest

from benchmarks.quality import figures
from benchmarks.quality.figures import Overlap, overlap


def square(top: int, left: int, side: int):
    mask = np.zeros((40, 40), np.uint8)
    mask[top : top + side, left : left + side] = 255
    return mask


def test_equal_pictures_have_a_finite_psnr() -> None:
    picture = np.full((16, 16, 3), 90, np.uint8)
    assert figures.psnr(picture, picture) == figures.MOST_DB


def test_a_mask_found_exactly_scores_one() -> None:
    score = overlap(square(10, 10, 8), square(10, 10, 8))
    assert (score.f1, score.precision, score.recall, score.near_f1) == (1.0, 1.0, 1.0, 1.0)


def test_a_mask_beside_its_place_scores_by_its_overlap() -> None:
    score = overlap(square(10, 10, 8), square(10, 14, 8))
    assert score.f1 == pytest.approx(0.5)
    assert score.near_f1 == pytest.approx(0.75)


def test_a_rim_is_forgiven_only_near_by() -> None:
    assert overlap(square(9, 9, 10), square(10, 10, 8)).near_f1 == 1.0
    assert overlap(square(0, 0, 4), square(20, 20, 8)).near_f1 == 0.0


def test_nothing_found_scores_nothing() -> None:
    score = overlap(square(0, 0, 0), square(10, 10, 8))
    assert score.f1 == 0.0
    assert score.near_f1 == 0.0
    assert math.isnan(Overlap().f1)


def test_colorfulness_is_that_of_hasler_and_suesstrunk() -> None:
    gray = np.full((8, 8, 3), 128, np.uint8)
    assert figures.colorfulness(gray) == 0.0
    halves = gray.copy()
    halves[:, :4] = (255, 0, 0)
    rg, yb = np.array([255.0, 0.0]), np.array([127.5, 0.0])
    expected = np.hypot(rg.std(), yb.std()) + 0.3 * np.hypot(rg.mean(), yb.mean())
    assert figures.colorfulness(halves) == pytest.approx(expected)


@pytest.mark.parametrize("period", [4, 8, 16])
def test_a_pattern_of_a_network_is_told_from_detail(period: int) -> None:
    rng = np.random.default_rng(0)
    noise = np.repeat(rng.normal(128, 9, (128, 160, 1)), 3, 2)
    tile = np.tile(rng.normal(0, 9, (period, period, 1)), (128 // period, 160 // period, 3))
    plain, dotted = (np.clip(picture, 0, 255).astype(np.uint8) for picture in (noise, noise + tile))
    assert abs(figures.pattern(plain)) < 0.05
    assert figures.pattern(dotted) > 0.4
    half = np.zeros(plain.shape[:2], np.bool_)
    half[:, :80] = True
    # What lies elsewhere does not count.
    dotted[~half] = plain[~half]
    assert figures.pattern(dotted, ~half) < 0.05
    assert figures.pattern(dotted, half) > 0.4


@pytest.mark.skipif(not figures.has_niqe(), reason="basicsr is not installed")
def test_niqe_prefers_a_picture_to_its_noise() -> None:
    rng = np.random.default_rng(0)
    y, x = np.mgrid[:192, :192]
    plane = 120 + 60 * np.sin(x / 23) * np.cos(y / 17) + rng.normal(0, 4, (192, 192))
    picture = np.repeat(np.clip(plane, 0, 255).astype(np.uint8)[:, :, None], 3, axis=2)
    noise = np.repeat(rng.integers(0, 256, (192, 192, 1), np.uint8), 3, axis=2)
    assert figures.niqe(picture) < figures.niqe(noise)


def test_niqe_of_a_picture_too_small_is_no_number() -> None:
    assert math.isnan(figures.niqe(np.zeros((64, 64, 3), np.uint8)))


def test_means_pass_over_what_is_no_number() -> None:
    assert figures.mean([1.0, math.nan, 3.0]) == 2.0
    assert math.isnan(figures.mean([math.nan]))
    assert figures.standard_error([1.0, 3.0]) == pytest.approx(1.0)
