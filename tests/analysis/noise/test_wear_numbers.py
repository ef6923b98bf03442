"""What the network is told: the strongest of what was measured, and no more than was seen."""

import math

import numpy as np
import pytest

from restorer.analysis.noise.wear_numbers import FULL, WearNumbers, jpeg_sigma, measure_numbers, numbers_of
from restorer.pipeline.condition import Condition


def test_a_sound_photo_is_told_as_such():
    assert numbers_of(Condition(100, 100)) == WearNumbers(0.0, FULL, 1.0, 0.0)
    assert WearNumbers().conditions() == {"sigma": 0.0, "quality": 100.0, "alike": 0.0, "blur_px": 0.0}


def test_the_strongest_counts():
    saved = numbers_of(Condition(100, 100, white_noise=3.0, jpeg_quality=20))
    assert saved.noise == jpeg_sigma(20) == 14.0
    noisy = numbers_of(Condition(100, 100, white_noise=25.0, jpeg_quality=90))
    assert (noisy.noise, noisy.jpeg_quality) == (25.0, 90)


def test_grain_is_told_as_stronger_the_finer_it_is():
    fine, coarse = (
        numbers_of(Condition(1, 1, noise_sigma=8.0, grain_px=size, is_monochrome=True)) for size in (1.1, 3.0)
    )
    assert fine.noise == pytest.approx(1.8 * 8.0)
    assert coarse.noise < 0.5 * fine.noise
    assert coarse.conditions()["alike"] == pytest.approx(math.exp(-1 / 9))


def test_white_noise_that_explains_what_was_read_is_no_grain():
    def told(white, *, gray=False):
        return numbers_of(
            Condition(
                1000, 1000, noise_sigma=16.0, grain_px=1.1, white_noise=white, is_monochrome=gray, cast=(0.0, 0.0)
            )
        )

    assert told(8.0).noise == pytest.approx(1.8 * 16.0)
    assert told(8.0).grain_px > 1.0
    in_part, white = told(13.0), told(15.0)
    assert 15 < in_part.noise < 1.8 * 16
    assert (white.noise, white.grain_px) == (15.0, 1.0)
    # Noise that is the same in all channels reads stronger on the axis of lightness than it is.
    assert told(13.0, gray=True).noise == pytest.approx(1.8 * 16.0)


@pytest.mark.parametrize("sigma", [1.5, 5.0, 30.0])
def test_texture_and_calm_are_no_grain(sigma):
    assert numbers_of(Condition(1, 1, noise_sigma=sigma, grain_px=1.8)).noise == 0


def test_blur_is_told_from_where_it_shows():
    assert numbers_of(Condition(1, 1, blur_px=1.2)).blur_px == 0
    assert numbers_of(Condition(1, 1, blur_px=1.9)).blur_px == 1.9


def test_a_photo_that_nobody_inspected_is_measured():
    rng = np.random.default_rng(0)
    flat = np.clip(rng.normal(128, 10, (200, 220, 3)), 0, 255).astype(np.uint8)
    assert measure_numbers(flat).noise == pytest.approx(10, rel=0.1)
    assert measure_numbers(np.full((9, 9, 1), 7, np.uint16), 30).jpeg_quality == 30
