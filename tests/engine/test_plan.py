from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from restorer.engine.plan import (
    GPU_COST,
    WINDOW_BYTES,
    TileRequirements,
    cpu_cost,
    plan_windows,
    spans,
    window_around,
)
from restorer.imaging.photo import Extent
from restorer.imaging.tiles import Bounds

CPU_COST = cpu_cost(bytes_per_px=250)

requirements_of_any_net = st.builds(
    TileRequirements,
    halo=st.integers(0, 40),
    multiple=st.sampled_from([1, 2, 4, 8, 64]),
    minimum=st.sampled_from([1, 16, 64]),
    overlap=st.sampled_from([2, 8, 16]),
)


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 3000), st.integers(1, 3000), requirements_of_any_net, st.integers(2_000, 1_000_000))
def test_windows_obey_the_network_and_keep_only_what_is_true(width, height, requirements, limit_px):
    plan = plan_windows(Extent(width, height), requirements, CPU_COST, limit_px)
    assert plan.padded.width >= width
    assert plan.padded.height >= height
    for side, length in ((plan.columns, plan.padded.width), (plan.rows, plan.padded.height)):
        assert length % requirements.multiple == 0
        assert length >= requirements.minimum
        assert side[0].keep_start == 0
        assert side[-1].keep_stop == length
        for span in side:
            assert span.start % requirements.multiple == 0
            assert (span.stop - span.start) % requirements.multiple == 0
            assert span.stop - span.start >= min(requirements.minimum, length)
            assert 0 <= span.start <= span.keep_start < span.keep_stop <= span.stop <= length
            assert span.keep_start == 0 or span.keep_start - span.start >= requirements.halo
            assert span.keep_stop == length or span.stop - span.keep_stop >= requirements.halo
        for left, right in pairwise(side):
            assert left.keep_stop - right.keep_start == requirements.overlap
        for left, right in zip(side, side[2:], strict=False):
            assert left.keep_stop <= right.keep_start, "three windows must not share a pixel"
    window = plan.window
    fits = window.width * window.height <= limit_px
    is_smallest = all(
        side <= max(requirements.smallest_window, requirements.up(requirements.minimum))
        or (len(spans_) == 1 and side == padded)
        for side, spans_, padded in (
            (window.width, plan.columns, plan.padded.width), (window.height, plan.rows, plan.padded.height),
        )
    )  # fmt: skip
    assert fits or is_smallest


@pytest.mark.parametrize("cost", [CPU_COST, GPU_COST])
def test_a_small_picture_is_one_window(cost):
    plan = plan_windows(Extent(300, 200), TileRequirements(halo=55, multiple=4), cost)
    assert len(plan) == 1
    assert plan.window == (300, 200)


def test_windows_share_the_work_evenly():
    plan = plan_windows(Extent(2000, 1500), TileRequirements(halo=55, multiple=4), CPU_COST)
    sizes = {(window.width, window.height) for window, _ in plan.parts()}
    assert len(sizes) == 1
    width, height = sizes.pop()
    assert 256 * 256 <= width * height <= CPU_COST.largest_px
    assert max(width, height) < 3 * min(width, height)


def test_the_work_read_twice_is_a_fair_price():
    plan = plan_windows(Extent(4000, 3000), TileRequirements(halo=55, multiple=4), CPU_COST)
    read = sum(window.width * window.height for window, _ in plan.parts())
    assert read < 1.8 * 4000 * 3000


def test_less_memory_means_smaller_windows():
    areas = []
    for limit_px in (1_000_000, 250_000, 100_000):
        window = plan_windows(Extent(4000, 3000), TileRequirements(halo=20, multiple=4), GPU_COST, limit_px).window
        areas.append(window.width * window.height)
        assert areas[-1] <= limit_px
    assert areas == sorted(areas, reverse=True)


def test_squares_only():
    requirements = TileRequirements(halo=16, multiple=8, is_square=True)
    plan = plan_windows(Extent(1500, 900), requirements, CPU_COST)
    assert plan.window.width == plan.window.height
    assert plan.padded.width == plan.padded.height


def test_planning_a_gigantic_scan_is_quick():
    plan = plan_windows(Extent(60_000, 40_000), TileRequirements(halo=55, multiple=4), CPU_COST)
    assert len(plan) > 1000


@settings(max_examples=100, deadline=None)
@given(st.data(), requirements_of_any_net)
def test_a_window_around_a_part_is_true_there(data, requirements):
    padded = Extent(
        *(requirements.up(max(side, requirements.minimum)) for side in (data.draw(st.integers(1, 600)), 500))
    )
    x = data.draw(st.integers(0, padded.width - 1))
    width = data.draw(st.integers(1, padded.width - x))
    keep = Bounds(x, 100, width, 20)
    window = window_around(keep, padded, requirements)
    assert (
        window.x % requirements.multiple
        == window.width % requirements.multiple
        == window.y % requirements.multiple
        == 0
    )
    assert window.x == 0 or keep.x - window.x >= requirements.halo
    assert window.right == padded.width or window.right - keep.right >= requirements.halo
    assert 0 <= window.x <= window.right <= padded.width
    assert window.width >= min(requirements.up(requirements.minimum), padded.width)


def test_spans_cover_once_with_the_weights_of_a_blend():
    requirements = TileRequirements(halo=5, multiple=4, overlap=8)
    cover = np.zeros(400)
    side = spans(400, 100, requirements)
    for number, span in enumerate(side):
        weight = np.ones(span.keep_stop - span.keep_start)
        ramp = (np.arange(8) + 0.5) / 8
        if number > 0:
            weight[:8] *= ramp
        if number + 1 < len(side):
            weight[-8:] *= 1 - ramp
        cover[span.keep_start : span.keep_stop] += weight
    np.testing.assert_allclose(cover, 1.0)


def test_light_networks_see_larger_windows_and_heavy_ones_do_not() -> None:
    light, heavy, featherweight = cpu_cost(188), cpu_cost(492), cpu_cost(1)
    assert light.largest_px * 188 <= WINDOW_BYTES
    assert light.largest_px > 2 * heavy.largest_px
    assert heavy.largest_px == 1024 * 1024
    assert featherweight.largest_px == 2048 * 2048
    photo, wants = Extent(2682, 2012), TileRequirements(halo=187, multiple=16)
    small = plan_windows(photo, wants, cpu_cost(1000))
    large = plan_windows(photo, wants, light)
    areas = [len(plan) * plan.window.width * plan.window.height for plan in (small, large)]
    assert areas[1] < 0.75 * areas[0]
