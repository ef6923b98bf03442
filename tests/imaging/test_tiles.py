from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from restorer.imaging.photo import Extent
from restorer.imaging.tiles import Bounds, plan_tiles

sides = st.integers(1, 70)


@settings(deadline=None)
@given(sides, sides, st.integers(1, 90), st.integers(0, 40), st.sampled_from([1, 2, 4, 8, 16]))
def test_each_pixel_lies_in_exactly_one_core(width: int, height: int, tile: int, halo: int, multiple: int) -> None:
    seen = np.zeros((height, width), np.uint8)
    for piece in plan_tiles(Extent(width, height), tile, halo, multiple):
        seen[piece.core.slices] += 1
        assert max(piece.core.extent) <= max(tile, multiple)
    assert (seen == 1).all()


@settings(deadline=None)
@given(sides, sides, st.integers(1, 90), st.integers(0, 40), st.sampled_from([1, 2, 4, 8, 16]))
def test_inputs_hold_core_and_halo_within_the_picture(
    width: int, height: int, tile: int, halo: int, multiple: int
) -> None:
    for piece in plan_tiles(Extent(width, height), tile, halo, multiple):
        got, core = piece.input, piece.core
        assert got.x <= max(0, core.x - halo)
        assert got.y <= max(0, core.y - halo)
        assert got.right >= min(width, core.right + halo)
        assert got.bottom >= min(height, core.bottom + halo)
        assert got.x >= 0
        assert got.y >= 0
        assert got.right <= width
        assert got.bottom <= height
        assert got.x % multiple == 0
        assert got.y % multiple == 0


@settings(deadline=None)
@given(sides, sides, st.integers(1, 90), st.integers(0, 20))
def test_the_identity_gives_the_picture_back(width: int, height: int, tile: int, halo: int) -> None:
    picture = np.arange(width * height).reshape(height, width)
    out = np.full_like(picture, -1)
    for piece in plan_tiles(Extent(width, height), tile, halo):
        out[piece.core.slices] = picture[piece.input.slices][piece.core_in_input.slices]
    assert (out == picture).all()


def test_no_sliver_is_left_at_the_edge() -> None:
    assert {piece.core.width for piece in plan_tiles(Extent(1030, 8), 512, 0)} == {344, 342}


def test_a_small_picture_is_one_tile() -> None:
    (piece,) = plan_tiles(Extent(40, 30), 512, 16, 8)
    assert piece.core == piece.input == Bounds(0, 0, 40, 30)


def test_bounds_scale_with_the_picture() -> None:
    assert Bounds(3, 5, 7, 9).scaled(4) == Bounds(12, 20, 28, 36)


@pytest.mark.parametrize(
    ("extent", "tile", "halo"), [(Extent(0, 5), 8, 0), (Extent(5, 5), 0, 0), (Extent(5, 5), 8, -1)]
)
def test_nonsense_is_refused(extent: Extent, tile: int, halo: int) -> None:
    with pytest.raises(ValueError, match="cannot plan"):
        plan_tiles(extent, tile, halo)
