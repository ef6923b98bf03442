"""Several prints on one scan are found; one print, or a picture of several things, is not."""

import cv2
import numpy as np
import pytest

from restorer.analysis.borders import find_frame
from restorer.analysis.prints import find_prints
from tests.steps.fakes import deep, gray, picture, scan

PLACES = [(60, 80, 1.5), (760, 60, -2.0), (380, 560, 0.0)]


def scan_of_three(background=250):
    """Three prints of one size on a scan of 1300 x 1000, and the middle of each."""
    sheet = np.full((1000, 1300, 3), background, np.float32)
    middles = []
    for number, (x, y, degrees) in enumerate(PLACES):
        print_ = cv2.resize(picture(), (420, 320))[:, :: -1 if number % 2 else 1]
        print_ = np.clip(print_, 20, 225)
        matrix = cv2.getRotationMatrix2D((210, 160), -degrees, 1.0)
        matrix[:, 2] += (x, y)
        cover = cv2.warpAffine(np.full((320, 420), 1.0, np.float32), matrix, (1300, 1000))[..., None]
        sheet = sheet * (1 - cover) + cover * cv2.warpAffine(print_.astype(np.float32), matrix, (1300, 1000))
        middles.append((x + 210, y + 160))
    sheet += np.random.default_rng(1).normal(0, 1.5, sheet.shape)
    return np.clip(sheet, 0, 255).astype(np.uint8), middles


@pytest.mark.parametrize("background", [250, 8, 120])
def test_three_prints_are_found_in_reading_order(background):
    sheet, middles = scan_of_three(background)
    found = find_prints(sheet)
    assert len(found) == 3
    for box, (x, y) in zip(found, middles, strict=True):
        assert abs(box.x + box.width / 2 - x) < 12
        assert abs(box.y + box.height / 2 - y) < 12
        assert box.width >= 419
        assert box.height >= 319


def test_depth_and_grey_change_nothing():
    sheet, _ = scan_of_three()
    assert find_prints(deep(sheet)) == find_prints(sheet)
    assert len(find_prints(gray(sheet)[..., :1])) == 3


def test_a_print_that_leans_keeps_so_much_around_it_that_its_own_edges_are_found():
    sheet, _ = scan_of_three()
    first, second, upright = find_prints(sheet)
    for box, degrees in ((first, 1.5), (second, -2.0)):
        frame = find_frame(np.ascontiguousarray(sheet[box.slices]))
        assert frame is not None
        assert frame.skew_degrees == pytest.approx(degrees, abs=0.3)
    assert (upright.width, upright.height) == (pytest.approx(420, abs=4), pytest.approx(320, abs=4))


def test_one_print_and_a_picture_are_no_several_prints():
    assert find_prints(scan(picture(), 250, 2.0)[0]) == ()
    assert find_prints(picture()) == ()
    assert find_prints(np.full((40, 40, 3), 255, np.uint8)) == ()


def test_discs_and_a_stamp_beside_a_print_are_no_prints():
    sheet = np.full((800, 1200, 3), 245, np.uint8)
    cv2.circle(sheet, (300, 400), 220, (60, 70, 80), -1)
    cv2.circle(sheet, (880, 400), 220, (90, 70, 80), -1)
    assert find_prints(sheet) == ()
    sheet[:] = 245
    sheet[100:700, 100:900] = cv2.resize(picture(), (800, 600)).clip(0, 220)
    sheet[600:680, 1000:1080] = 90
    assert find_prints(sheet) == ()
