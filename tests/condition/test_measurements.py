"""Each number is what was put into the picture."""

import cv2
import numpy as np
import pytest

from restorer.analysis.blocking import find_phases, read_blockiness
from restorer.analysis.noise.grain import read_noise
from restorer.analysis.samples import WHOLE_PIXELS, windows
from restorer.analysis.samples import luma as luma_of
from restorer.analysis.sharpness import read_blur
from restorer.condition.quantization import read_quantization
from restorer.condition.screen import read_screen
from tests.steps.fakes import gray, picture


def sample(pixels):
    return [luma_of(window) for window in windows(pixels)]


def luma():
    # Reduced, so that it is sharp and hardly has noise of its own.
    pixels = cv2.GaussianBlur(picture("astronaut.png"), (0, 0), 0.6)
    return gray(pixels)[:, :, 0].astype(np.float32)


def noise(shape, grain=0.0, seed=0):
    field = np.random.default_rng(seed).normal(0, 1, shape).astype(np.float32)
    if grain:
        field = cv2.GaussianBlur(field, (0, 0), grain)
    return field / field.std()


@pytest.mark.parametrize("sigma", [4.0, 8.0, 15.0])
@pytest.mark.parametrize("grain", [0.0, 0.8])
def test_noise_is_measured_within_a_quarter(sigma, grain):
    found = read_noise([np.clip(luma() + sigma * noise((512, 512), grain), 0, 255)])
    assert found.sigma == pytest.approx(sigma, rel=0.25)


def test_texture_that_differs_from_place_to_place_is_not_all_taken_for_grain():
    grain = 10 * noise((512, 512), 1.0)
    foliage = grain * np.exp(cv2.GaussianBlur(40 * noise((512, 512), seed=1), (0, 0), 24))
    of_grain, of_foliage = read_noise([128 + grain]).sigma, read_noise([128 + foliage]).sigma
    quiet_part = np.quantile(foliage.reshape(16, 32, 16, 32).std(axis=(1, 3)), 0.1)
    assert of_grain == pytest.approx(10, rel=0.1)
    assert of_foliage < 0.8 * quiet_part


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
    assert read_screen(tiny).period_px == 0
    assert read_quantization(tiny, find_phases(tiny)) is None
    assert read_blur(tiny, 0.0) == 0
    assert read_blockiness([np.zeros((1, 1), np.float32)]) == 0


@pytest.mark.parametrize("blur", [1.0, 1.5, 2.0, 3.0])
def test_blur_is_measured_within_a_quarter(blur):
    soft = cv2.GaussianBlur(gray(picture())[:, :, 0].astype(np.float32), (0, 0), blur)
    assert read_blur([soft], 1.0) == pytest.approx(blur, rel=0.25)


def test_blocks_are_seen_wherever_they_begin_and_grow_with_compression():
    found = []
    for quality in (90, 60, 20):
        packed = cv2.imencode(".jpg", picture(), [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        window = gray(cv2.imdecode(packed, cv2.IMREAD_COLOR))[:, :, 0].astype(np.float32)
        found.append(read_blockiness([window]))
        assert read_blockiness([window[3:, 5:]]) == pytest.approx(found[-1], rel=0.3, abs=0.05)
    assert found[0] < found[1] < found[2]


def saved(pixels, *qualities):
    for quality in qualities:
        packed = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        pixels = cv2.imdecode(packed, cv2.IMREAD_COLOR)
    return pixels


def quality_of(pixels):
    seen = sample(pixels[..., ::-1])  # OpenCV saves blue first.
    found = read_quantization(seen, find_phases(seen))
    return None if found is None else found.quality


@pytest.mark.parametrize("quality", [5, 20, 50, 80, 95])
def test_jpeg_quality_is_read_off_the_pixels(quality):
    assert quality_of(saved(picture(), quality)) == pytest.approx(quality, abs=3)


@pytest.mark.parametrize("qualities", [(20, 95), (50, 90), (30, 75)])
def test_the_worst_save_is_found_below_a_better_one(qualities):
    assert quality_of(saved(picture(), *qualities)) == pytest.approx(qualities[0], abs=3)
    cut = saved(saved(picture(), qualities[0])[3:, 5:], qualities[1])
    assert quality_of(cut) == pytest.approx(qualities[0], abs=3) or quality_of(cut) <= qualities[1]


def test_a_photo_that_was_never_a_jpeg_has_no_quality():
    assert quality_of(picture("astronaut.png")) is None


def test_a_nearly_clipped_black_does_not_hide_the_grain():
    page = np.clip(luma() + 8 * noise((512, 512)), 0, 255)
    page[:, :200] = np.clip(2 + 8 * noise((512, 200)), 0, 3)
    assert read_noise([page]).sigma == pytest.approx(8, rel=0.25)


def screened(angle, period, blur=0.6):
    y, x = np.mgrid[:1024, :1024] / 2.0
    turned = np.deg2rad(angle)
    u, v = x * np.cos(turned) + y * np.sin(turned), y * np.cos(turned) - x * np.sin(turned)
    threshold = 0.5 + (np.cos(2 * np.pi * u / period) + np.cos(2 * np.pi * v / period)) / 4
    tones = cv2.resize(luma() / 255, (1024, 1024), interpolation=cv2.INTER_LINEAR)
    dots = np.where(tones > 1 - np.clip(threshold, 0.02, 0.98), 245.0, 10.0).astype(np.float32)
    return cv2.GaussianBlur(cv2.resize(dots, (512, 512), interpolation=cv2.INTER_AREA), (0, 0), blur)


@pytest.mark.parametrize(("angle", "period"), [(15, 3.0), (45, 4.3), (75, 6.0), (15, 10.0), (45, 12.0)])
def test_the_dots_of_a_print_are_found(angle, period):
    assert read_screen([screened(angle, period)]).period_px == pytest.approx(period, rel=0.1)


@pytest.mark.parametrize("name", ["astronaut.png", "camera.png", "coffee.png", "chelsea.png", "rocket.jpg"])
@pytest.mark.parametrize("quality", [None, 40])
def test_a_photo_is_not_taken_for_a_print(name, quality):
    pixels = picture(name) if quality is None else saved(picture(name), quality)
    assert read_screen(sample(pixels)).period_px == 0


def test_one_direction_of_lines_is_no_screen():
    stripes = np.tile(128 + 60 * np.sin(np.arange(512) * 2 * np.pi / 5.3), (512, 1)).astype(np.float32)
    assert read_screen([stripes + noise((512, 512))]).period_px == 0


def test_a_large_photo_is_read_in_windows_on_the_grid_of_blocks():
    mapped = np.broadcast_to(np.zeros((1, 1, 1), np.uint8), (30_000, 12_000, 3))
    seen = sample(mapped)
    assert len(seen) == 9
    assert sum(window.size for window in seen) < WHOLE_PIXELS


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_samples_are_in_eight_bit_steps(dtype):
    white = np.full((20, 30, 3), np.iinfo(dtype).max, dtype)
    assert sample(white)[0] == pytest.approx(255, abs=0.01)
