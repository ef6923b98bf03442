from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from skimage.color import rgb2lab

from restorer.imaging.color import from_lab, from_linear, luminance, to_lab, to_linear


def test_luminance_is_rec_709(noise: object) -> None:
    pixels = noise(3, np.uint16, 300, 21)
    wanted = pixels / 65535 @ np.array([0.2126, 0.7152, 0.0722])
    assert luminance(pixels) == pytest.approx(wanted, abs=1e-6)
    assert luminance(pixels).dtype == np.float32


def test_luminance_of_white_is_one_and_of_gray_itself() -> None:
    assert (luminance(np.full((3, 4, 3), 255, np.uint8)) <= 1).all()
    assert luminance(np.full((3, 4, 3), 255, np.uint8)) == pytest.approx(np.ones((3, 4)))
    assert luminance(np.full((2, 2, 1), 51, np.uint8)) == pytest.approx(np.full((2, 2), 0.2))


def test_luminance_writes_where_it_is_told(tmp_path: Path) -> None:
    out = np.memmap(tmp_path / "plane", np.float32, "w+", shape=(5, 6))
    assert luminance(np.zeros((5, 6, 3), np.uint8), out) is out


def test_lab_agrees_with_skimage_and_comes_back(noise: object) -> None:
    rgb = noise(3, np.uint8) / 255
    assert to_lab(rgb) == pytest.approx(rgb2lab(rgb), abs=0.01)
    assert from_lab(to_lab(rgb)) == pytest.approx(rgb, abs=1e-5)


def test_linear_light_comes_back() -> None:
    values = np.linspace(0, 1, 1001, dtype=np.float32)
    assert from_linear(to_linear(values)) == pytest.approx(values, abs=1e-6)
    assert to_linear(np.float32(0.5)) == pytest.approx(0.21404, abs=1e-5)
