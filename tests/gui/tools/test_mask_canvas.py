"""A mask that is painted on: to the pixel, and the same in its small copy."""

import numpy as np
import pytest

from restorer.gui.tools.brush.mask_canvas import Dab, MaskCanvas
from restorer.imaging.mask_text import read_mask, write_mask
from restorer.imaging.photo import Extent

EXTENT = Extent(300, 203)


def test_a_stroke_marks_what_the_brush_covers_and_a_wipe_takes_it_back():
    canvas = MaskCanvas(EXTENT)
    assert canvas.is_empty
    assert canvas.text == ""
    canvas.stroke([Dab(50, 60, 5), Dab(150, 60, 5)])
    mask = read_mask(canvas.text)
    rows, columns = np.nonzero(mask)
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == pytest.approx((55, 65, 45, 155), abs=1)
    assert mask[60, 50:151].all()
    assert mask[56, 100] == 255
    assert mask[56, 45] == 0, "round ends"
    canvas.stroke([Dab(100, 60, 8)], marks=False)
    assert not read_mask(canvas.text)[53:68, 95:105].any()
    canvas.stroke([Dab(100, 60, 200)], marks=False)
    assert canvas.is_empty
    assert canvas.text == ""


def test_a_hand_that_presses_harder_draws_wider():
    canvas = MaskCanvas(EXTENT)
    canvas.stroke([Dab(50, 100, 2), Dab(200, 100, 12)])
    mask = read_mask(canvas.text)
    widths = [int((mask[:, column] > 0).sum()) for column in (60, 120, 190)]
    assert widths[0] < widths[1] < widths[2]
    assert widths[2] == pytest.approx(23, abs=2)


def test_its_text_is_that_of_the_whole_mask_wherever_the_marks_lie():
    generator = np.random.default_rng(2)
    for _ in range(25):
        canvas, whole = MaskCanvas(EXTENT), np.zeros((203, 300), np.uint8)
        for x, y, radius in generator.uniform((-5, -5, 0.5), (305, 208, 9), (3, 3)):
            canvas.stroke([Dab(x, y, radius)])
        patch = canvas.part(0, 0, 300, 203, 1.0)
        whole[: patch.pixels.shape[0], : patch.pixels.shape[1]] = patch.pixels
        assert canvas.text == (write_mask(whole) if whole.any() else "")
        if whole.any():
            assert np.array_equal(MaskCanvas(EXTENT, canvas.text).part(0, 0, 300, 203, 1.0).pixels, patch.pixels)


def test_what_is_seen_small_shows_every_mark():
    canvas = MaskCanvas(EXTENT)
    for x, y in ((0, 0), (299, 202), (17, 130)):
        canvas.stroke([Dab(x, y, 0.5)])
    patch = canvas.part(0, 0, 300, 203, 0.1)
    assert patch.shrink == 8
    assert patch.pixels[0, 0] == patch.pixels[202 // 8, 299 // 8] == patch.pixels[130 // 8, 17 // 8] == 255
    assert (patch.pixels > 0).sum() <= 6


def test_a_part_begins_where_it_says():
    canvas = MaskCanvas(EXTENT)
    canvas.stroke([Dab(120, 90, 6)])
    for scale in (2.0, 0.5, 0.3, 0.1):
        patch = canvas.part(101.5, 77.2, 180, 150, scale)
        rows, columns = np.nonzero(patch.pixels)
        middle = (columns.mean() + 0.5) * patch.shrink + patch.left, (rows.mean() + 0.5) * patch.shrink + patch.top
        assert middle == pytest.approx((120.5, 90.5), abs=patch.shrink)


def test_a_mask_of_another_photo_is_not_taken():
    assert MaskCanvas(EXTENT, write_mask(np.full((10, 10), 255, np.uint8))).is_empty


def test_an_area_is_filled_or_wiped_and_may_reach_beyond_the_photo():
    canvas = MaskCanvas(Extent(100, 60))
    canvas.area([(-20, -20), (30, -20), (30, 40), (-20, 40)])
    mask = read_mask(canvas.text)
    assert mask[:41, :31].all()
    assert not mask[42:].any()
    assert not mask[:, 32:].any()
    shown = canvas.part(0, 0, 100, 60, 0.1)
    assert shown.pixels.any()
    canvas.area([(10, 10), (20, 10), (20, 20), (10, 20)], marks=False)
    assert read_mask(canvas.text)[15, 15] == 0
    canvas.area([(-5, -5), (110, -5), (110, 70), (-5, 70)], marks=False)
    assert canvas.is_empty


def test_the_packed_copy_follows_every_stroke_area_and_wipe():
    generator = np.random.default_rng(3)
    canvas = MaskCanvas(Extent(203, 101))
    for number in range(30):
        spots = generator.uniform(-30, 230, (4, 2))
        if number % 3:
            canvas.stroke([Dab(*spot, 9) for spot in spots], marks=number % 4 != 0)
        else:
            canvas.area([tuple(spot) for spot in spots], marks=number % 2 == 0)
        told = read_mask(canvas.text)
        assert np.array_equal(told if told is not None else np.zeros((101, 203)), canvas._pixels)
