"""Rectangles, corners, turns and flips are spelled, read back, and put together as they are seen."""

import itertools

import numpy as np
import pytest

from restorer.analysis.by_hand.geometry import FLIPS, ROTATIONS, flipped, rotated, turn_matrix, upright_matrix
from restorer.analysis.by_hand.layout_text import (
    Rectangle,
    read_corners,
    read_rectangle,
    write_corners,
    write_rectangle,
)
from restorer.analysis.mark_points import MarkPoint, move_mark_points
from restorer.analysis.warp import rearrange
from restorer.errors import InputError
from restorer.imaging.photo import Extent
from restorer.pipeline.movement import local_scale


def test_a_rectangle_is_read_back():
    assert read_rectangle("") is None
    assert write_rectangle(None) == ""
    assert read_rectangle(" 4, 5,60,70") == Rectangle(4, 5, 60, 70)
    assert read_rectangle(write_rectangle(Rectangle(-3, 0, 8, 9))) == Rectangle(-3, 0, 8, 9)


@pytest.mark.parametrize("text", ["1,2,3", "1,2,3,x", "1,2,0,4", "1,2,3,-4", "1.5,2,3,4"])
def test_what_is_no_rectangle_is_refused(text):
    with pytest.raises(InputError, match="rectangle"):
        read_rectangle(text)


def test_a_rectangle_is_cut_to_the_photo_and_refused_beside_it():
    assert Rectangle(-5, 2, 20, 100).cut_to(Extent(10, 50)) == Rectangle(0, 2, 10, 48)
    with pytest.raises(InputError, match="outside"):
        Rectangle(10, 0, 5, 5).cut_to(Extent(10, 50))


def test_corners_are_read_in_any_order():
    corners = [MarkPoint(10, 12), MarkPoint(200, 8), MarkPoint(190, 130.5), MarkPoint(15, 120)]
    for order in itertools.permutations(corners):
        assert list(read_corners(write_corners(order))) == corners
    assert read_corners("") == ()


@pytest.mark.parametrize(
    "text",
    ["1,2,3,4,5,6,7", "0,0,9,0,9,9,nan,9", "a,0,9,0,9,9,0,9", "0,0,9,0,9,9,5,2", "0,0,5,0,9,0,0,9", "3,3,3,3,3,3,3,3"],
)
def test_what_encloses_no_area_is_refused(text):
    with pytest.raises(InputError):
        read_corners(text)


def test_corners_come_to_lie_in_the_corners():
    corners = read_corners("10,12,200,8,190,130,15,120")
    matrix, extent = upright_matrix(corners)
    ends = move_mark_points(corners, matrix)
    right, bottom = extent.width - 1, extent.height - 1
    assert np.allclose(ends, [(0, 0), (right, 0), (right, bottom), (0, bottom)])
    assert extent == (191, 123)
    with pytest.raises(InputError, match="too far apart"):
        upright_matrix(read_corners("0,0,90000,0,90000,9,0,9"))


@pytest.mark.parametrize("rotation", ROTATIONS)
@pytest.mark.parametrize("flip", FLIPS)
def test_each_pixel_goes_where_the_matrix_says(rotation, flip):
    pixels = np.arange(12, dtype=np.uint16).reshape(3, 4, 1)
    made = rearrange(pixels, rotation, flip, allocate=np.empty)
    matrix, extent = turn_matrix(rotation, flip, Extent(4, 3))
    assert made.shape == (extent.height, extent.width, 1)
    for y, x in np.ndindex(3, 4):
        new_x, new_y, _ = (matrix @ (x, y, 1)).astype(int)
        assert made[new_y, new_x, 0] == pixels[y, x, 0]


def test_tiles_put_a_turned_photo_together(monkeypatch):
    monkeypatch.setattr("restorer.analysis.warp._TILE", 3)
    pixels = np.random.default_rng(0).integers(0, 255, (10, 7), np.uint8)
    told = rearrange(pixels, 90, "vertical", allocate=np.empty)
    assert np.array_equal(told, np.rot90(pixels, -1)[::-1])


def test_turns_and_flips_add_up_as_they_are_seen():
    picture = np.arange(6).reshape(2, 3)

    def seen(rotation, flip, start=picture):
        turned = np.rot90(start, -rotation // 90)
        return {"none": turned, "horizontal": turned[:, ::-1], "vertical": turned[::-1]}[flip]

    for rotation, flip in itertools.product(ROTATIONS, FLIPS):
        before = seen(rotation, flip)
        for degrees in (90, 180, 270, -90):
            assert np.array_equal(seen(*rotated(rotation, flip, degrees)), seen(degrees % 360, "none", before))
        for way in FLIPS[1:]:
            assert np.array_equal(seen(*flipped(rotation, flip, way)), seen(0, way, before))


def test_the_scale_of_a_perspective_is_that_of_the_place():
    matrix, _ = upright_matrix(read_corners("10,12,200,8,160,130,45,120"))
    at = np.array([60.0, 40.0])
    back = np.linalg.inv(matrix)

    def source(point):
        x, y, w = back @ (*point, 1)
        return np.array([x, y]) / w

    across, down = (source(at + np.eye(2)[axis] / 100) - source(at) for axis in (0, 1))
    area = abs(across[0] * down[1] - across[1] * down[0]) / 0.01**2
    assert local_scale(matrix, Extent(120, 80)) == pytest.approx(area**-0.5, rel=1e-3)
    assert local_scale(np.diag([2.0, 2.0, 1.0]), Extent(5, 5)) == pytest.approx(2)
