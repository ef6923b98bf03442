"""A photo is cleared of dust when it is full of it, and left alone when it is not."""

import cv2
import numpy as np
import pytest

from restorer.steps.dust import find_dust


def speckled(count, dtype=np.uint8, scale=1, sign=1, seed=0):
    """A plain grey photo with light specks, where they are, and a network that is sure of each."""
    dice = np.random.default_rng(seed)
    luma = 90 + cv2.GaussianBlur(dice.normal(0, 30, (700, 700)).astype(np.float32), (0, 0), 3)
    truth = np.zeros((700, 700), np.uint8)
    for _ in range(count):
        y, x = dice.integers(10, 686, 2)
        truth[y : y + 3, x : x + 3] = 255
    luma[truth > 0] += sign * 80
    top = np.iinfo(dtype).max
    pixels = np.clip(luma / 255 * top, 0, top).astype(dtype)[:, :, np.newaxis].repeat(3, axis=2)
    return tuple(np.ascontiguousarray(part.repeat(scale, 0).repeat(scale, 1)) for part in (pixels, truth, sure(truth)))


def sure(truth):
    return cv2.GaussianBlur(cv2.dilate(truth, np.ones((3, 3), np.uint8)), (0, 0), 0.5)[:, :, np.newaxis]


def search(pixels, opinion, sensitivity=0.5):
    mask = np.zeros(pixels.shape[:2], np.uint8)
    return find_dust(pixels, opinion, sensitivity=sensitivity, widest_share=0.012, out=mask), mask


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("scale", [1, 2])
def test_a_photo_full_of_dust_is_cleared_of_it(dtype, scale):
    pixels, truth, opinion = speckled(240, dtype, scale)
    dust, mask = search(pixels, opinion)
    assert dust is not None
    assert dust.specks > 180
    assert (mask[truth > 0] > 0).mean() > 0.9
    around = cv2.dilate(truth, np.ones((4 * scale + 1,) * 2, np.uint8))
    assert not mask[around == 0].any()


def test_a_few_specks_may_be_anything_and_stay():
    pixels, _, opinion = speckled(40)
    dust, mask = search(pixels, opinion)
    assert dust is None
    assert not mask.any()


def test_a_sky_full_of_stars_stays():
    pixels, _, opinion = speckled(1200)
    assert search(pixels, opinion, 1.0)[0] is None


def test_sensitivity_decides_how_full_is_full():
    pixels, _, opinion = speckled(105)
    assert search(pixels, opinion, 0.5)[0] is None
    assert search(pixels, opinion, 0.8)[0] is not None


def test_dark_specks_are_not_taken():
    pixels, _, opinion = speckled(240, sign=-1)
    assert search(pixels, opinion)[0] is None


def test_without_the_networks_certainty_nothing_is_taken():
    pixels, _, opinion = speckled(240)
    assert search(pixels, opinion // 2)[0] is None


def test_specks_on_texture_are_not_taken():
    pixels, _, opinion = speckled(240)
    texture = np.random.default_rng(1).normal(0, 40, pixels.shape[:2])[:, :, np.newaxis]
    busy = np.clip(pixels + texture, 0, 255).astype(np.uint8)
    assert search(busy, opinion)[0] is None


def test_what_the_mask_held_stays():
    pixels, _, opinion = speckled(240)
    mask = np.zeros(pixels.shape[:2], np.uint8)
    mask[0, :50] = 255
    find_dust(pixels, opinion, sensitivity=0.5, widest_share=0.012, out=mask)
    assert mask[0, :50].all()
