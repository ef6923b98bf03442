"""The dots of a printed picture go, the picture stays, and tiles leave no trace."""

import cv2
import numpy as np
import pytest

from restorer.imaging.photo import Photo
from restorer.steps.clean.descreen import take_screen_off
from tests.steps.fakes import make_work


def a_picture(height=300, width=420, channels=1):
    coarse = np.random.default_rng(1).integers(60, 200, (7, 9, channels)).astype(np.uint8)
    return cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC).reshape(height, width, channels)


def printed(picture, period_px, degrees):
    """The picture as dots whose size is its darkness, scanned softly."""
    y, x = np.mgrid[: 4 * picture.shape[0], : 4 * picture.shape[1]] / 4
    angle = np.radians(degrees)
    u, v = x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)
    dots = (np.cos(2 * np.pi * u / period_px) + np.cos(2 * np.pi * v / period_px)) / 4 + 0.5
    large = cv2.resize(picture, None, fx=4, fy=4, interpolation=cv2.INTER_LINEAR).reshape(*dots.shape, -1) / 255
    soft = cv2.GaussianBlur((large > dots[:, :, np.newaxis]).astype(np.float32), (0, 0), 3.0)
    small = cv2.resize(soft, (picture.shape[1], picture.shape[0]), interpolation=cv2.INTER_AREA)
    return np.rint(255 * small).astype(np.uint8).reshape(picture.shape)


def error(pixels, truth):
    inside = (slice(20, -20), slice(20, -20))
    soft = cv2.GaussianBlur(truth, (0, 0), 1.5).reshape(truth.shape).astype(float)
    return float(np.sqrt(np.mean((pixels[inside].astype(float) - soft[inside]) ** 2)))


@pytest.mark.parametrize("degrees", [15, 45, 75])
@pytest.mark.parametrize("period_px", [3.0, 4.3, 7.0])
def test_dots_go_at_any_angle(period_px, degrees):
    picture = a_picture()
    dotted = printed(picture, period_px, degrees)
    clean = take_screen_off(Photo(dotted), period_px, make_work()).pixels
    # Printing in dots changes the tones, too, which is no matter of the screen.
    assert error(clean, picture) < 0.6 * error(dotted, picture)


@pytest.mark.parametrize("shape", [(300, 420, 3), (129, 700, 1), (64, 50, 3)])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_photo_without_dots_hardly_changes(shape, dtype):
    scale = 257 if dtype == np.uint16 else 1
    picture = a_picture(*shape).astype(dtype) * scale
    before = picture.copy()
    result = take_screen_off(Photo(picture), 4.0, make_work())
    assert result.pixels.dtype == dtype
    assert np.abs(result.pixels.astype(int) - before).max() <= 2 * scale
    assert (picture == before).all()
