from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from restorer.imaging import scaling
from restorer.imaging.photo import Extent
from restorer.imaging.scaling import reduce_area, resize_mask


def _exact_row(values: list[int], count: int) -> list[Fraction]:
    step = Fraction(len(values), count)
    means = []
    for index in range(count):
        start, stop = index * step, (index + 1) * step
        covered = [max(Fraction(0), min(stop, at + 1) - max(start, at)) for at in range(len(values))]
        means.append(sum(share * value for share, value in zip(covered, values, strict=True)) / step)
    return means


@given(st.lists(st.integers(0, 65535), min_size=1, max_size=40), st.data())
@settings(max_examples=60, deadline=None)
def test_each_new_pixel_is_the_exact_mean_of_its_area(values: list[int], data: st.DataObject) -> None:
    count = data.draw(st.integers(1, len(values)))
    wanted = np.array([float(value) for value in _exact_row(values, count)])
    row = np.array(values, np.float64).reshape(1, -1, 1)
    assert reduce_area(row, Extent(count, 1))[0, :, 0] == pytest.approx(wanted, abs=1e-6)
    assert reduce_area(row.swapaxes(0, 1), Extent(1, count))[:, 0, 0] == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_strips_do_not_show(dtype: type, monkeypatch: pytest.MonkeyPatch) -> None:
    pixels = np.random.default_rng(0).integers(0, np.iinfo(dtype).max + 1, (97, 61, 3)).astype(dtype)
    whole = reduce_area(pixels, Extent(23, 31))
    monkeypatch.setattr(scaling, "_STRIP_SAMPLES", 1)
    assert (reduce_area(pixels, Extent(23, 31)) == whole).all()
    assert whole.dtype == dtype


def test_a_factor_divides_the_size() -> None:
    assert reduce_area(np.full((41, 80), 9, np.uint8), 4).shape == (10, 20)


def test_the_same_size_is_a_copy() -> None:
    pixels = np.arange(12, dtype=np.uint8).reshape(3, 4)
    assert (reduce_area(pixels, Extent(4, 3)) == pixels).all()


def test_enlarging_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot reduce"):
        reduce_area(np.zeros((4, 4), np.uint8), Extent(5, 4))


def test_masks_grow_and_shrink() -> None:
    mask = np.zeros((20, 30), np.uint8)
    mask[:, 15:] = 255
    large = resize_mask(mask, Extent(120, 80))
    assert large.shape == (80, 120)
    assert (large[:, :56] == 0).all()
    assert (large[:, 64:] == 255).all()
    assert (resize_mask(mask, Extent(2, 1)) == [[0, 255]]).all()
    assert resize_mask(mask, Extent(30, 20)) is mask


def test_a_mask_may_grow_one_way_and_shrink_the_other() -> None:
    mask = np.repeat(np.array([[0], [255]], np.uint8), 10, axis=1)
    assert (resize_mask(mask, Extent(5, 4))[:, 0] == [0, 64, 191, 255]).all()
