"""A face comes onto the template wherever it lies, and what lies elsewhere is never read."""

import numpy as np
import pytest

from restorer.analysis.face_alignment import FACE_PX, TEMPLATE, covered, cut_warped, inverse, place, scale_of, warp
from tests.steps.fakes import deep, gray, picture


def similarity(scale, degrees, shift):
    cos, sin = scale * np.cos(np.radians(degrees)), scale * np.sin(np.radians(degrees))
    return np.array([[cos, -sin, shift[0]], [sin, cos, shift[1]]])


def moved(points, matrix):
    return points @ matrix[:, :2].T + matrix[:, 2]


@pytest.mark.parametrize(("scale", "degrees"), [(0.1, 0), (0.5, 25), (3.0, -40)])
def test_a_turned_and_scaled_template_is_brought_back_onto_it(scale, degrees):
    there = similarity(scale, degrees, (300, 200))
    matrix = place(moved(TEMPLATE, there))
    assert moved(moved(TEMPLATE, there), matrix) == pytest.approx(TEMPLATE, abs=0.05)
    assert scale_of(matrix) == pytest.approx(1 / scale, rel=1e-3)


def test_landmarks_of_a_face_from_the_side_and_of_no_face_have_no_place():
    side = TEMPLATE.copy()
    side[:, 0] = 250 + 0.15 * (side[:, 0] - 250)
    assert place(side) is None
    assert place(np.full((5, 2), 7.0)) is None
    assert place(np.random.default_rng(3).uniform(0, 100, (5, 2))) is None


def test_an_upright_cut_at_full_size_is_the_photo_itself():
    pixels = picture()
    cut = cut_warped(pixels, np.array([[1.0, 0, -40], [0, 1.0, -30]]), 200)
    assert np.abs(cut * 255 - pixels[30:230, 40:240]).max() < 0.01


def test_a_cut_does_not_depend_on_depth_or_channels():
    pixels, matrix = picture(), similarity(1.7, 20, (-60, -80))
    color = cut_warped(pixels, matrix, 256)
    assert np.abs(cut_warped(deep(pixels), matrix, 256) - color).max() < 0.006
    one = cut_warped(gray(pixels), matrix, 256)
    assert one.shape == (256, 256, 1)
    assert np.abs(one[:, :, 0] - color.mean(axis=2)).max() < 0.02


def test_only_what_lies_under_the_square_is_read(tmp_path):
    shape = (3000, 2000, 3)
    pixels = np.memmap(tmp_path / "photo", np.uint8, "w+", shape=shape)
    matrix = similarity(0.5, 10, (-500, -600))
    left, top, right, bottom = covered(matrix, FACE_PX, (shape[1], shape[0]))
    assert (right - left) * (bottom - top) < 0.5 * shape[0] * shape[1]
    pixels[top:bottom, left:right] = 100
    assert np.abs(cut_warped(pixels, matrix, FACE_PX) - 100 / 255).max() < 1e-6


def test_beyond_the_photo_it_is_reflected():
    pixels = np.full((50, 50, 3), 80, np.uint8)
    assert np.abs(cut_warped(pixels, similarity(2, 0, (100, 100)), 512) - 80 / 255).max() < 1e-6


def test_a_reduced_copy_is_averaged_and_lies_in_its_place():
    pixels = np.zeros((400, 400, 1), np.uint8)
    pixels[::2] = 200
    pixels[:, 200:] = 0
    cut = cut_warped(pixels, similarity(0.1, 0, (-0.45, -0.45)), 40)
    assert cut[:, 2:18] == pytest.approx(100 / 255, abs=0.01)
    assert cut[:, 22:] == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("scale", [0.6, 1.0, 4.0])
def test_there_and_back_is_where_it_was(scale):
    y, x = np.mgrid[0:120, 0:120].astype(np.float32)
    blob = np.exp(-((x - 70) ** 2 + (y - 45) ** 2) / 200)[:, :, None]
    matrix = similarity(scale, 15, (40, 10))
    back = warp(warp(blob, matrix, (700, 700)), inverse(matrix), (120, 120))
    assert np.abs(back - blob)[20:90, 30:100].max() < 0.03
