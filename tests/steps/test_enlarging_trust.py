"""How much of its own sharpening the enlarger uses, by the spectrum of a photo."""

import cv2
import numpy as np
import pytest

from restorer.steps.upscale.spectrum import LEAST_TRUST, spectrum_fall, trust
from tests.steps.fakes import ALL_MODELS, FakeEngine, apply, make_work, photo_of


def leaves(size=(600, 500), blur_px=0.0, seed=0):
    """Round things of all sizes over each other: a spectrum as photographs have it."""
    rng = np.random.default_rng(seed)
    picture = np.full((size[0] * 4, size[1] * 4, 3), 128, np.uint8)
    for radius in np.sort(40 * rng.uniform(0.02, 1, 4000) ** -0.7)[::-1]:
        x, y = (int(rng.uniform(0, side)) for side in picture.shape[1::-1])
        cv2.circle(picture, (x, y), int(min(radius, 400)), tuple(map(int, rng.integers(0, 256, 3))), -1)
    small = cv2.resize(picture, size[::-1], interpolation=cv2.INTER_AREA)
    return cv2.GaussianBlur(small, (0, 0), blur_px) if blur_px else small


def test_a_picture_made_small_is_trusted_and_a_soft_one_less():
    sharp, soft = leaves(), leaves(blur_px=0.9)
    assert spectrum_fall(sharp) > spectrum_fall(soft)
    assert trust(sharp, 0.0) == 1.0
    assert LEAST_TRUST <= trust(soft, 0.0) < 0.7


def test_the_more_texture_the_more_is_used():
    soft = leaves(blur_px=0.9)
    used = [trust(soft, texture) for texture in (0.0, 0.15, 0.3, 1.0)]
    assert used[0] < used[1] < used[2] == used[3] == 1.0


def test_depth_and_channels_make_no_difference():
    soft = leaves(blur_px=0.7)
    gray = cv2.cvtColor(soft, cv2.COLOR_RGB2GRAY)[:, :, np.newaxis]
    assert spectrum_fall(soft.astype(np.uint16) * 257) == pytest.approx(spectrum_fall(soft), abs=1e-6)
    assert spectrum_fall(gray) == pytest.approx(spectrum_fall(soft), abs=0.2)


@pytest.mark.parametrize("shape", [(1, 1, 1), (7, 900, 3), (8, 8, 3), (130, 40, 1)])
@pytest.mark.parametrize("value", [0, 77, 255])
def test_nothing_to_see_is_trusted(shape, value):
    assert trust(np.full(shape, value, np.uint8), 0.0) == 1.0


def test_the_step_uses_what_is_told_of_its_strength():
    engine, soft = FakeEngine(), leaves(size=(200, 160), blur_px=0.9)
    apply("upscale", photo_of(soft), make_work(*ALL_MODELS, engine=engine), scale=2, texture=0.0, strength=0.5)
    ((_, _, told),) = engine.calls
    assert told == pytest.approx({"texture": 0.0, "strength": 0.5 * trust(soft, 0.0)})
    assert told["strength"] < 0.4
