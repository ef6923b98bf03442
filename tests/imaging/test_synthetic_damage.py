import numpy as np
import pytest

from restorer.imaging.metrics import psnr, ssim
from restorer.imaging.synthetic_damage import wear


@pytest.fixture(scope="module")
def clean():
    y, x = np.mgrid[0:160, 0:200]
    waves = 128 + 100 * np.sin(x / 9.0) * np.cos(y / 13.0)
    return np.stack([waves, np.roll(waves, 5, 1), 255 - waves], axis=2).astype(np.uint8)


def test_worn_photo_keeps_shape_and_type_and_leaves_the_original(clean):
    before = clean.copy()
    worn = wear(clean)
    assert (worn.shape, worn.dtype) == (clean.shape, np.uint8)
    assert np.array_equal(clean, before)


def test_same_seed_wears_alike_and_another_does_not(clean):
    assert np.array_equal(wear(clean, 3), wear(clean, 3))
    assert not np.array_equal(wear(clean, 3), wear(clean, 4))


def test_wear_is_far_from_the_original(clean):
    worn = wear(clean)
    assert psnr(worn, clean) < 24
    assert ssim(worn, clean) < 0.9


def test_fading_lifts_blacks_and_yellows_whites():
    black, white = np.zeros((64, 64, 3), np.uint8), np.full((64, 64, 3), 255, np.uint8)
    assert np.median(wear(black)) > 15
    red, _, blue = np.median(wear(white).reshape(-1, 3), axis=0)
    assert red - blue > 30


def test_scratches_are_light_and_dark(clean):
    gray = np.full((400, 400, 3), 128, np.uint8)
    worn = wear(gray, 1).astype(int).mean(axis=2)
    middle = np.median(worn)
    assert (worn > middle + 60).sum() > 100
    assert (worn < middle - 60).sum() > 100


@pytest.mark.parametrize("size", [(1, 1), (3, 40), (25, 7)])
def test_tiny_photos_wear_too(size):
    worn = wear(np.full((*size, 3), 90, np.uint8))
    assert worn.shape == (*size, 3)
