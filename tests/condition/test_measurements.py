"""Each number is what was put into the picture."""

import cv2
import numpy as np
import pytest

from restorer.condition.blocking import guess_quality, read_blockiness
from restorer.condition.noise import read_noise
from restorer.condition.samples import WHOLE_PIXELS, sample
from restorer.steps.sharpness import read_blur
from tests.steps.fakes import grey, picture


def luma():
    # Reduced, so that it is sharp and hardly has noise of its own.
    pixels = cv2.GaussianBlur(picture("astronaut.png"), (0, 0), 0.6)
    return grey(pixels)[:, :, 0].astype(np.float32)


def noise(shape, grain=0.0, seed=0):
    field = np.random.default_rng(seed).normal(0, 1, shape).astype(np.float32)
    if grain:
        field = cv2.GaussianBlur(field, (0, 0), grain)
    return field / field.std()


@pytest.mark.parametrize("sigma", [4.0, 8.0, 15.0])
@pytest.mark.parametrize("grain", [0.0, 0.8])
def test_noise_is_measured_within_a_fifth(sigma, grain):
    found = read_noise([np.clip(luma() + sigma * noise((512, 512), grain), 0, 255)])
    assert found.sigma == pytest.approx(sigma, rel=0.2)


def test_texture_that_differs_from_place_to_place_is_not_all_taken_for_grain():
    grain = 10 * noise((512, 512), 1.0)
    foliage = grain * np.exp(cv2.GaussianBlur(40 * noise((512, 512), seed=1), (0, 0), 24))
    of_grain, of_foliage = read_noise([128 + grain]).sigma, read_noise([128 + foliage]).sigma
    quiet_part = np.quantile(foliage.reshape(16, 32, 16, 32).std(axis=(1, 3)), 0.1)
    assert of_grain == pytest.approx(10, rel=0.1)
    assert of_foliage < 0.6 * quiet_part


def test_a_clean_photo_has_little_noise():
    assert read_noise([luma()]).sigma < 2.0


def test_coarser_grain_reads_coarser():
    sizes = [read_noise([luma() + 10 * noise((512, 512), grain)]).grain_px for grain in (0.0, 1.0, 2.0)]
    assert sizes[0] == pytest.approx(1.0, abs=0.1)
    assert sizes[0] < sizes[1] < sizes[2]


@pytest.mark.parametrize("value", [0.0, 255.0, 128.0])
def test_flat_pictures_have_no_noise_and_no_blur(value):
    flat = [np.full((100, 100), value, np.float32)]
    assert read_noise(flat).sigma == pytest.approx(0, abs=1e-3)
    assert read_blur(flat, 0.0) == 0
    assert read_blockiness(flat) == 0


def test_pictures_smaller_than_a_block_are_measured_as_nothing():
    tiny = [np.full((7, 9), 100, np.float32)]
    assert read_noise(tiny) == (0.0, 1.0)
    assert read_blur(tiny, 0.0) == 0
    assert read_blockiness([np.zeros((1, 1), np.float32)]) == 0


@pytest.mark.parametrize("blur", [1.0, 1.5, 2.0, 3.0])
def test_blur_is_measured_within_a_quarter(blur):
    soft = cv2.GaussianBlur(grey(picture())[:, :, 0].astype(np.float32), (0, 0), blur)
    assert read_blur([soft], 1.0) == pytest.approx(blur, rel=0.25)


def test_blocks_are_seen_wherever_they_begin_and_grow_with_compression():
    found = []
    for quality in (90, 60, 20):
        packed = cv2.imencode(".jpg", picture(), [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        window = grey(cv2.imdecode(packed, cv2.IMREAD_COLOR))[:, :, 0].astype(np.float32)
        found.append(read_blockiness([window]))
        assert read_blockiness([window[3:, 5:]]) == pytest.approx(found[-1], rel=0.3, abs=0.05)
    assert found[0] < found[1] < found[2]
    assert guess_quality(found[2]) < guess_quality(found[1]) <= 82


def test_a_photo_that_was_never_a_jpeg_has_no_quality():
    assert guess_quality(read_blockiness([luma()])) is None


def test_a_large_photo_is_read_in_windows_on_the_grid_of_blocks():
    mapped = np.broadcast_to(np.zeros((1, 1, 1), np.uint8), (30_000, 12_000, 3))
    windows = sample(mapped)
    assert len(windows) == 9
    assert sum(window.size for window in windows) < WHOLE_PIXELS


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_samples_are_in_eight_bit_steps(dtype):
    white = np.full((20, 30, 3), np.iinfo(dtype).max, dtype)
    assert sample(white)[0] == pytest.approx(255, abs=0.01)
