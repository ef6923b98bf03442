"""The frame for cutting: it follows the hand, never leaves the photo, and never turns inside out."""

import math
import random

import pytest

from restorer.analysis.by_hand.geometry import upright_matrix
from restorer.analysis.by_hand.layout_text import Rectangle, read_corners, write_corners
from restorer.gui.tools.layout.crop_frame import LEAST_PX, CropFrame, edges_of
from restorer.gui.viewmodels.camera import Spot, ViewSpan

PHOTO = ViewSpan(400, 300)


def test_it_starts_around_the_whole_photo():
    frame = CropFrame(PHOTO)
    assert frame.is_whole
    assert frame.rectangle == Rectangle(0, 0, 400, 300)
    assert frame.pixels == ((0, 0), (399, 0), (399, 299), (0, 299))
    assert edges_of(frame.pixels) == frame.corners


def test_sides_and_corners_are_pulled():
    frame = CropFrame(PHOTO)
    frame.pull_side(-1, -1, Spot(50, 40))
    frame.pull_side(1, 0, Spot(350, 999))
    frame.pull_side(0, 1, Spot(-7, 250))
    assert frame.rectangle == Rectangle(50, 40, 300, 210)


def test_a_pull_over_the_edge_slides_along_it():
    frame = CropFrame(PHOTO)
    frame.pull_side(-1, -1, Spot(50, 40))
    frame.pull_side(-1, -1, Spot(30, -80))
    assert frame.rectangle == Rectangle(30, 0, 370, 300)
    frame.pull_side(1, 1, Spot(0, 0))
    assert frame.rectangle.width == LEAST_PX == frame.rectangle.height
    frame.shift(-500, 20)
    assert frame.rectangle == Rectangle(0, 20, 8, 8)


def test_a_lean_keeps_it_on_the_photo_and_right_angled():
    frame = CropFrame(PHOTO)
    frame.lean(5.0)
    assert frame.degrees == pytest.approx(5.0)
    assert frame.is_right_angled
    assert frame.rectangle is None
    assert all(-1e-3 <= x <= 400.001 and -1e-3 <= y <= 300.001 for x, y in frame.corners)
    a, b, _, _ = frame.corners
    assert math.dist(a, b) > 300, "it shrinks no more than it must"
    frame.pull_side(1, 0, frame.middle)
    assert frame.degrees == pytest.approx(5.0)
    frame.lean(0.0)
    assert frame.rectangle is not None


def test_what_leaned_becomes_upright_by_the_corners_that_are_written():
    frame = CropFrame(PHOTO)
    frame.lean(5.0)
    corners = read_corners(write_corners(frame.pixels))
    matrix, extent = upright_matrix(corners)
    a, b, _, d = frame.corners
    assert extent == pytest.approx((math.dist(a, b), math.dist(a, d)), abs=1.5)
    assert matrix @ (*corners[0], 1) == pytest.approx((0, 0, 1), abs=1e-6)


def test_free_corners_stay_convex():
    frame = CropFrame(PHOTO)
    frame.pull_corner(0, Spot(60, 50))
    assert not frame.is_right_angled
    frame.pull_corner(0, Spot(390, 290))
    assert frame.corners[0].x + frame.corners[0].y * 400 / 300 < 401, "not beyond the line between its neighbours"
    frame.square_up()
    assert frame.rectangle is not None


def test_nothing_a_hand_does_turns_it_inside_out():
    generator = random.Random(3)
    frame = CropFrame(PHOTO)
    for _ in range(2000):
        spot = Spot(generator.uniform(-100, 500), generator.uniform(-100, 400))
        act = generator.randrange(5)
        if act == 0:
            frame.pull_corner(generator.randrange(4), spot)
        elif act == 1 and frame.is_right_angled:
            frame.pull_side(generator.choice((-1, 0, 1)), generator.choice((-1, 0, 1)), spot)
        elif act == 2:
            frame.shift(generator.uniform(-90, 90), generator.uniform(-90, 90))
        elif act == 3 and frame.is_right_angled:
            frame.lean(generator.uniform(-45, 45))
        elif act == 4:
            frame.square_up()
        assert all(-1e-3 <= x <= 400.001 and -1e-3 <= y <= 300.001 for x, y in frame.corners)
        assert len(read_corners(write_corners(frame.pixels))) == 4
