"""A patch ends softly, changes nothing outside, keeps the photo's grain and is no sharper than fits."""

import cv2
import numpy as np
import pytest

from restorer.analysis.face_alignment import FACE_PX
from restorer.steps.faces.blending import aligned_ellipse, blend
from restorer.steps.faces.canvas import Canvas
from tests.steps.fakes import deep, gray, picture

HALF = np.array([[2.0, 0, -200], [0, 2.0, -160]])
"""A face of 256 pixels whose corner lies at 100, 80."""


def change_of(value):
    return np.full((FACE_PX, FACE_PX, 3), value, np.float32)


def grain(sigma, shape=(400, 500), seed=0):
    return sigma * np.random.default_rng(seed).standard_normal(shape)


def as_photo(plane):
    return np.repeat(np.clip(np.rint(plane), 0, 255).astype(np.uint8)[:, :, None], 3, axis=2)


def test_the_ellipse_is_whole_in_the_middle_and_ends_before_the_edge():
    cover = aligned_ellipse()
    assert (cover[240:371, 193:319] == 1).all()
    edge = np.concatenate([cover[0], cover[-1], cover[:, 0], cover[:, -1]])
    assert not edge.any()
    assert np.abs(np.diff(cover, axis=0)).max() < 0.03


def test_no_change_is_no_change():
    pixels = picture()
    canvas = Canvas(pixels, np.empty)
    canvas.lay(blend(pixels, HALF, change_of(0.0)))
    assert np.array_equal(canvas.pixels, pixels)


@pytest.mark.parametrize("make", [lambda p: p, gray, deep])
def test_a_change_comes_where_the_mask_says_and_nowhere_else(make):
    pixels = make(cv2.GaussianBlur(picture(), (0, 0), 3))
    before = pixels.copy()
    canvas = Canvas(pixels, np.empty)
    canvas.lay(blend(pixels, HALF, change_of(0.1)[:, :, : pixels.shape[2]]))
    assert np.array_equal(pixels, before)
    assert canvas.pixels.dtype == pixels.dtype
    outside = canvas.invented == 0
    assert np.array_equal(canvas.pixels[outside], pixels[outside])
    assert outside.mean() > 0.5
    middle = (canvas.invented == 255) & (pixels.max(axis=2) < 0.85 * np.iinfo(pixels.dtype).max)
    added = (canvas.pixels.astype(float) - pixels)[middle] / np.iinfo(pixels.dtype).max
    assert np.abs(added - 0.1).max() < 0.01


def test_there_is_no_edge_where_the_patch_ends():
    pixels = np.full((500, 500, 3), 120, np.uint8)
    canvas = Canvas(pixels, np.empty)
    canvas.lay(blend(pixels, HALF, change_of(0.1)))
    steps = np.abs(np.diff(canvas.pixels[:, :, 0].astype(int), axis=1))
    assert steps.max() <= 1


def test_the_grain_around_comes_back_where_the_network_took_it():
    noise = cv2.GaussianBlur(grain(24), (0, 0), 0.8)
    pixels = as_photo(130 + noise)
    canvas = Canvas(pixels, np.empty)
    from restorer.analysis.face_alignment import cut_warped

    face = cut_warped(pixels, HALF, FACE_PX)
    canvas.lay(blend(pixels, HALF, cv2.GaussianBlur(face, (0, 0), 12) - face))
    inside, outside = canvas.invented == 255, canvas.invented == 0

    def fine(plane):
        return plane.astype(np.float32) - cv2.GaussianBlur(plane.astype(np.float32), (0, 0), 1.5)

    around = fine(canvas.pixels[:, :, 0])[outside].std()
    assert fine(canvas.pixels[:, :, 0])[inside].std() == pytest.approx(around, rel=0.2)


def test_a_network_that_sharpens_does_not_leave_a_sharp_face_on_a_soft_body():
    soft = cv2.GaussianBlur(picture(), (0, 0), 2.5)
    left, top = 100, 60
    matrix = np.array([[2.0, 0, -2.0 * left], [0, 2.0, -2.0 * top]])
    sharp = picture()[top : top + 256, left : left + 256].astype(np.float32)
    was = soft[top : top + 256, left : left + 256].astype(np.float32)
    change = cv2.resize(2 * (sharp - was) / 255, (FACE_PX, FACE_PX), interpolation=cv2.INTER_CUBIC)
    patch = blend(soft, matrix, change)

    def fineness(plane, where):
        gray_ = plane.mean(axis=2)
        layers = [cv2.GaussianBlur(gray_, (0, 0), sigma) for sigma in (0.6, 1.2, 2.4)]
        fine, coarse = (np.percentile(np.abs(layers[i] - layers[i + 1])[where], 92) for i in range(2))
        return fine / coarse

    place = slice(patch.top, patch.top + patch.cover.shape[0]), slice(patch.left, patch.left + patch.cover.shape[1])
    photo = soft[place].astype(np.float32) / 255
    inside, outside = patch.cover > 0.5, patch.cover == 0
    limit = 1.5 * max(fineness(photo, inside), fineness(photo, outside))
    assert fineness(picture()[place].astype(np.float32), inside) > 1.5 * limit
    assert fineness(patch.values, inside) < 1.1 * limit
    # Sharper than it was, all the same.
    assert fineness(patch.values, inside) > 1.1 * fineness(photo, inside)


def test_where_patches_overlap_the_first_counts():
    pixels = np.full((500, 500, 3), 100, np.uint8)
    canvas = Canvas(pixels, np.empty)
    canvas.lay(blend(pixels, HALF, change_of(0.1)))
    first = canvas.pixels.copy(), canvas.invented.copy()
    canvas.lay(blend(pixels, HALF, change_of(0.3)))
    assert np.array_equal(canvas.pixels, first[0])
    assert np.array_equal(canvas.invented, first[1])


def test_nothing_is_copied_before_something_is_laid():
    canvas = Canvas(picture(), None)
    assert canvas.pixels is None
    assert canvas.invented is None
