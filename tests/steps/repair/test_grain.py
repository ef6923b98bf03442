"""What is filled gets the photo's grain, and nothing of its outlines."""

import cv2
import numpy as np
import pytest

from restorer.steps.repair.filling.grain import FINE_PX, grain_of

SIDE = 192


def hole() -> np.ndarray:
    missing = np.zeros((SIDE, SIDE), np.uint8)
    missing[70:130, 60:140] = 1
    return missing


def photo(sigma: float, channels: int = 3, blur: float = 0.0, seed: int = 1, alike: bool = True) -> np.ndarray:
    noise = np.random.default_rng(seed).normal(0, 1, (SIDE, SIDE, 1 if alike else channels)).astype(np.float32)
    if blur:
        noise = cv2.GaussianBlur(noise, (0, 0), blur).reshape(noise.shape)
    return np.asarray(128 + np.broadcast_to(noise / noise.std() * sigma, (SIDE, SIDE, channels)), np.float32)


def filled(patch: np.ndarray, seed: int = 0, full: float = 255.0) -> np.ndarray:
    return grain_of(patch, np.full_like(patch, full / 2), hole(), np.random.default_rng(seed), full)[70:130, 60:140]


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("blur", [0.0, 0.8])
@pytest.mark.parametrize("sigma", [1.0, 6.0])
def test_the_grain_is_as_strong_and_as_coarse_as_the_photos(sigma, blur, channels) -> None:
    patch = photo(sigma, channels, blur)
    grain = filled(patch)
    fine = patch - cv2.GaussianBlur(patch, (0, 0), FINE_PX).reshape(patch.shape)
    assert grain.shape == (60, 80, channels)
    assert grain.std() == pytest.approx(fine.std(), rel=0.2)
    beside = [float(np.corrcoef(part[:, 1:, 0].ravel(), part[:, :-1, 0].ravel())[0, 1]) for part in (grain, fine)]
    assert beside[0] == pytest.approx(beside[1], abs=0.12)


def test_letters_all_around_leave_no_outline_in_it() -> None:
    letters = np.zeros((SIDE, SIDE), np.uint8)
    for line in range(0, SIDE, 24):
        cv2.putText(letters, "NUGGET BOOT", (2, line), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 255, 2)
    grain = filled(np.where(letters[:, :, np.newaxis] > 0, np.float32(20), photo(3.0)))[:, :, 0]
    kurtosis = float(((grain - grain.mean()) ** 4).mean() / grain.var() ** 2)
    assert kurtosis == pytest.approx(3.0, abs=0.4)
    # No calm square is wholly free of letters here: what there is may be stronger than grain, not by their contrast.
    assert grain.std() < 12


def test_texture_on_one_side_is_no_grain() -> None:
    patch = photo(2.0) + 20
    patch[:, :60] += np.random.default_rng(3).normal(0, 30, (SIDE, 60, 1)).astype(np.float32)
    assert filled(patch).std() == pytest.approx(filled(photo(2.0) + 20).std(), rel=0.25)


@pytest.mark.parametrize("alike", [True, False])
def test_channels_are_as_alike_as_the_photos(alike) -> None:
    grain = filled(photo(5.0, alike=alike))
    correlation = float(np.corrcoef(grain[:, :, 0].ravel(), grain[:, :, 1].ravel())[0, 1])
    assert correlation == pytest.approx(1.0 if alike else 0.0, abs=0.12)


def test_grain_that_differs_with_the_tone_differs_in_the_fill() -> None:
    patch = np.ascontiguousarray(photo(2.0))
    patch[:, SIDE // 2 :] = 200 + 1.8 * (patch[:, SIDE // 2 :] - 128)
    dark, light = (
        grain_of(patch, np.full_like(patch, tone), hole(), np.random.default_rng(0))[70:130, 60:140].std()
        for tone in (128.0, 200.0)
    )
    assert light / dark == pytest.approx(1.8, rel=0.2)


def test_sixteen_bits_have_their_own_units() -> None:
    small, large = photo(4.0), photo(4.0) * 257
    assert filled(large, full=65535.0) == pytest.approx(filled(small) * 257, rel=1e-3, abs=0.5)


def test_without_a_whole_square_there_is_none_and_the_same_seed_draws_the_same() -> None:
    patch = photo(4.0)
    everywhere = np.ones((SIDE, SIDE), np.uint8)
    assert not grain_of(patch, patch, everywhere, np.random.default_rng(0)).any()
    assert np.array_equal(filled(patch, 5), filled(patch, 5))
    assert not np.array_equal(filled(patch, 5), filled(patch, 6))
    assert not filled(np.full_like(patch, 90)).any()
