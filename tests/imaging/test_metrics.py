from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

from restorer.errors import InputError
from restorer.imaging.metrics import psnr, ssim


def _pair(dtype: type, channels: int) -> tuple[Any, Any]:
    generator = np.random.default_rng(5)
    top = np.iinfo(dtype).max
    rows, columns = np.mgrid[0:301, 0:143]
    base = (np.sin(rows / 9)[..., None] + np.cos(columns / 7)[..., None] + 2) / 4 * np.linspace(0.6, 1, channels)
    worn = np.clip(base + generator.normal(0, 0.05, base.shape), 0, 1)
    return (base * top).astype(dtype), (worn * top).astype(dtype)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("channels", [1, 3])
def test_metrics_agree_with_skimage(dtype: type, channels: int) -> None:
    clean, worn = _pair(dtype, channels)
    top = np.iinfo(dtype).max
    reference = structural_similarity(
        clean, worn, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, channel_axis=2, data_range=top
    )
    assert ssim(clean, worn) == pytest.approx(reference, abs=1e-4)
    assert psnr(clean, worn) == pytest.approx(peak_signal_noise_ratio(clean, worn, data_range=top), abs=1e-6)


def test_equal_pictures_are_alike() -> None:
    clean, _ = _pair(np.uint8, 3)
    assert psnr(clean, clean) == math.inf
    assert ssim(clean, clean) == pytest.approx(1.0)


def test_depths_are_compared_over_their_own_ranges() -> None:
    clean, _ = _pair(np.uint8, 3)
    assert psnr(clean, clean.astype(np.uint16) * 257) > 140


def test_a_picture_smaller_than_the_window_is_measured() -> None:
    clean, worn = _pair(np.uint8, 1)
    assert 0 < ssim(clean[:6, :4], worn[:6, :4]) < 1


def test_different_sizes_are_refused_in_words() -> None:
    clean, _ = _pair(np.uint8, 3)
    with pytest.raises(InputError, match="143 x 301 with 3 channels"):
        ssim(clean, clean[:-1])
    with pytest.raises(InputError):
        psnr(clean, clean[:, :-1])
