"""Cleaning is held back on textured ground, and only there."""

import cv2
import numpy as np
import pytest

from restorer.steps.clean.texture import HELD, hold_texture

SIZE = 192


def a_lawn(dtype=np.uint8, channels=1, noise=3.0):
    """A wall on the left, grass on the right, and grain over both; and the same without grain and the finest grass."""
    rng = np.random.default_rng(4)
    tones = np.full((SIZE, 2 * SIZE), 120.0)
    tones[:, SIZE:] += 22 * cv2.GaussianBlur(rng.standard_normal((SIZE, SIZE)), (0, 0), 1.0) / 0.28
    grain = rng.standard_normal(tones.shape) * noise
    unit = np.iinfo(dtype).max / 255
    planes = [np.repeat(np.clip(one, 0, 255)[:, :, np.newaxis], channels, 2) for one in (tones + grain, tones)]
    return tuple(np.rint(plane * unit).astype(dtype) for plane in planes)


def share_back(before, cleaned, held, columns):
    """How much of what was taken off was laid back there."""
    part = (slice(20, -20), columns)
    off = before[part].astype(float) - cleaned[part]
    return float((off * (held[part].astype(float) - cleaned[part])).sum() / (off * off).sum())


WALL, GRASS = slice(20, SIZE - 20), slice(SIZE + 20, 2 * SIZE - 20)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("channels", [1, 3])
def test_grain_stays_in_grass_and_goes_from_the_wall(dtype, channels):
    before, cleaned = a_lawn(dtype, channels)
    held = cleaned.copy()
    hold_texture(before, held, 1.0, 100.0)
    assert share_back(before, cleaned, held, WALL) < 0.02
    assert share_back(before, cleaned, held, GRASS) == pytest.approx(HELD, abs=0.06)


def test_a_half_strength_is_held_back_alike():
    before, cleaned = a_lawn()
    half = ((before.astype(int) + cleaned) // 2).astype(np.uint8)
    held = half.copy()
    hold_texture(before, held, 0.5, 100.0)
    assert share_back(before, half, held, GRASS) == pytest.approx(HELD, abs=0.1)


def test_edges_stay_clean_on_both_sides():
    rng = np.random.default_rng(5)
    clear = np.full((SIZE, SIZE, 1), 60, np.uint8)
    clear[:, SIZE // 2 :] = 190
    before = np.clip(clear + rng.standard_normal(clear.shape) * 3, 0, 255).round().astype(np.uint8)
    held = clear.copy()
    hold_texture(before, held, 1.0, 100.0)
    assert share_back(before, clear, held, slice(SIZE // 2 - 12, SIZE // 2 + 12)) < 0.05


@pytest.mark.parametrize(("noise", "quality"), [(14.0, 100.0), (3.0, 45.0), (3.0, 20.0)])
def test_strong_noise_and_bad_jpegs_are_cleaned_all_over(noise, quality):
    before, cleaned = a_lawn(noise=noise)
    held = cleaned.copy()
    hold_texture(before, held, 1.0, quality)
    assert (held == cleaned).all()


def test_strips_leave_no_trace():
    before, cleaned = a_lawn()
    before, cleaned = (np.tile(one, (20, 3, 1)) for one in (before, cleaned))
    whole = cleaned.copy()
    hold_texture(before, whole, 1.0, 100.0)
    assert before.shape[0] * before.shape[1] > 1 << 20
    turned = np.ascontiguousarray(cleaned.swapaxes(0, 1))
    hold_texture(np.ascontiguousarray(before.swapaxes(0, 1)), turned, 1.0, 100.0)
    assert np.abs(whole.astype(int) - turned.swapaxes(0, 1)).max() <= 1


@pytest.mark.parametrize("size", [(1, 1), (3, 50), (5, 4)])
def test_the_smallest_photos_are_no_trouble(size):
    before, cleaned = np.full((*size, 3), 9, np.uint8), np.full((*size, 3), 7, np.uint8)
    hold_texture(before, cleaned, 1.0, 100.0)
    assert ((cleaned == 7) | (cleaned == 8)).all()
