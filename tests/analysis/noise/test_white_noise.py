"""Noise is told from texture, in grey and in colour, clipped or not."""

import cv2
import numpy as np
import pytest

from restorer.analysis.noise import white_noise
from restorer.analysis.noise.white_noise import read_white_noise
from restorer.store.resources import resource


def photo() -> np.ndarray:
    pixels = cv2.imread(str(resource("demo/astronaut.png")))[:, :, ::-1]
    # Reduced, so that the photo hardly has noise of its own.
    return cv2.resize(pixels, None, fx=0.7, fy=0.7, interpolation=cv2.INTER_AREA).astype(np.float32)


def noisy(clean: np.ndarray, sigma: float, channels: int) -> np.ndarray:
    noise = np.random.default_rng(1).normal(0, sigma, (*clean.shape[:2], channels))
    return np.clip(np.rint(clean + noise), 0, 255).astype(np.float32)


@pytest.mark.parametrize("sigma", [5, 15, 25, 40])
def test_noise_of_its_own_in_each_channel_is_as_strong_as_it_is(sigma):
    assert read_white_noise([noisy(photo(), sigma, 3)]) == pytest.approx(sigma, rel=0.12)


@pytest.mark.parametrize("sigma", [5, 15, 25])
@pytest.mark.parametrize("channels", [1, 3])
def test_noise_that_all_channels_share_is_told_as_stronger(sigma, channels):
    gray = photo() @ np.array([0.299, 0.587, 0.114], np.float32)
    window = np.repeat(noisy(gray[:, :, np.newaxis], sigma, 1), channels, axis=2)
    assert read_white_noise([window]) == pytest.approx(sigma * np.sqrt(3), rel=0.12)


@pytest.mark.parametrize("level", [70, 128, 185])
def test_what_black_and_white_cut_off_is_reckoned_in(level):
    cut = noisy(np.full((256, 256, 3), level, np.float32), 50, 3)
    assert cut.std() < 0.995 * 50
    assert read_white_noise([cut]) == pytest.approx(50, rel=0.06)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("quality", [10, 40, 80])
@pytest.mark.parametrize("factor", [1.0, 0.02])
def test_what_has_hardly_any_noise_is_measured_too(quality, factor):
    stored = cv2.imencode(".jpg", photo() * factor, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    window = cv2.imdecode(stored, cv2.IMREAD_COLOR).astype(np.float32)
    assert 0 <= read_white_noise([window]) < 3
    assert 0 <= read_white_noise([window[:, :, :1]]) < 3


def test_texture_is_no_noise():
    assert read_white_noise([photo()]) < 3


def test_windows_count_together_and_small_ones_tell_nothing():
    window = noisy(photo(), 15, 3)
    halves = [window[:, :180], window[:, 180:]]
    assert read_white_noise(halves) == pytest.approx(read_white_noise([window]), rel=0.1)
    assert read_white_noise([window[:5, :5]]) == 0
    assert read_white_noise([]) == 0


def test_blank_paper_has_none():
    assert read_white_noise([np.full((64, 64, 3), 200, np.float32)]) == 0


def test_a_photo_without_colours_is_looked_at_on_one_axis(monkeypatch):
    seen = []
    level = white_noise._level
    monkeypatch.setattr(white_noise, "_level", lambda *patches: seen.append(1) or level(*patches))
    gray = np.random.default_rng(0).normal(128, 6, (200, 200, 1)).astype(np.float32)
    in_colour = white_noise.read_white_noise([np.repeat(gray, 3, 2)])
    of_colour, seen[:] = len(seen), []
    assert white_noise.read_white_noise([gray]) == pytest.approx(in_colour, rel=1e-5)
    assert 0 < 3 * len(seen) <= of_colour
