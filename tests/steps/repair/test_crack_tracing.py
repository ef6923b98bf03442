"""A crack that is sure is followed: over a gap and to its end, and nothing else is."""

import numpy as np
import pytest

from restorer.analysis.mark_points import MarkPoint
from restorer.steps.repair.crack_tracing import ends_of, trace_cracks


def ground(height=240, width=320, seed=0):
    rng = np.random.default_rng(seed)
    return np.clip(110 + rng.normal(0, 3, (height, width, 1)), 0, 255)


def cracked(rows=120, columns=slice(10, 310), gap=None):
    pixels = ground()
    pixels[rows - 1 : rows + 2, columns] = 215
    if gap is not None:
        pixels[:, gap] = ground(seed=1)[:, gap]
    return pixels.astype(np.uint8)


def known_part(columns=slice(10, 120), rows=120, shape=(240, 320)):
    known = np.zeros(shape, np.uint8)
    known[rows - 2 : rows + 3, columns] = 255
    return known


def traced(pixels, known, exempt=()):
    out = np.zeros(known.shape, np.uint8)
    return trace_cracks(pixels, known, out, exempt), out > 0


def test_the_ends_of_a_line_point_outwards():
    left, right = sorted(ends_of((known_part() > 0).astype(np.uint8)))
    assert left.x < 14
    assert abs(left.heading) == pytest.approx(np.pi, abs=0.3)
    assert right.x > 114
    assert right.heading == pytest.approx(0.0, abs=0.3)


@pytest.mark.parametrize("scale", [1, 257])
def test_a_crack_is_followed_to_its_end_and_no_farther(scale):
    pixels = cracked(columns=slice(10, 260)).astype(np.uint16 if scale > 1 else np.uint8) * scale
    count, found = traced(pixels, known_part())
    assert count == 1
    assert found[120, 122:256].all()
    assert not found[:, 275:].any()
    assert not found[:112].any()
    assert not found[129:].any()


def test_a_short_gap_is_crossed_and_a_long_one_is_not():
    _, short = traced(cracked(gap=slice(150, 157)), known_part())
    assert short[120, 122:300].all()
    _, long = traced(cracked(gap=slice(150, 200)), known_part())
    assert not long[:, 165:].any()


def test_what_lies_between_two_ends_of_one_crack_is_filled_where_a_trace_is_left():
    pixels = ground()
    pixels[119:122, 10:310] = 215
    pixels[:, 140:190] = ground(seed=1)[:, 140:190]
    pixels[119:122, 140:190] += 6
    known = np.maximum(known_part(), known_part(slice(190, 310)))
    known[:, 120:140] = known_part(slice(120, 140))[:, 120:140]
    assert traced(pixels.astype(np.uint8), known)[1][120, 145:185].all()
    clean = ground()
    clean[119:122, 10:140] = clean[119:122, 190:310] = 215
    assert not traced(clean.astype(np.uint8), known)[1][120, 160:170].any()


def test_in_a_weave_of_like_lines_nothing_is_followed():
    pixels = ground()
    pixels[::9] += 70
    pixels[1::9] += 70
    known = known_part(rows=117)
    assert not traced(pixels.astype(np.uint8), known)[1].any()


def test_a_click_spares_what_was_followed():
    count, found = traced(cracked(), known_part(), [MarkPoint(200, 123)])
    assert count == 0
    assert not found.any()


def test_a_large_scan_is_followed_as_well():
    pixels = np.kron(cracked(columns=slice(10, 260))[:, :, 0], np.ones((10, 10), np.uint8))[:, :, None]
    known = np.kron(known_part(), np.ones((10, 10), np.uint8))
    count, found = traced(pixels, known)
    assert count == 1
    assert found[1200, 1220:2540].all()
