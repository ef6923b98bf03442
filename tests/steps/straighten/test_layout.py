"""What a person says of a photo's layout is done to the pixel, and everything follows."""

import numpy as np
import pytest

from restorer.analysis.mark_points import MarkPoint, move_mark_points
from restorer.condition.overrides import apply_overrides
from restorer.errors import InputError
from restorer.imaging.photo import Metadata, Photo
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.run import run
from restorer.steps import STEPS, find
from tests.steps.fakes import apply, deep, make_work, photo_of, picture, scan


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_quarter_turns_keep_every_value_alpha_profile_and_resolution(rotation):
    pixels = deep(picture(longest_px=100))[:80]
    alpha = deep(picture(longest_px=100))[:80, :, 0]
    photo = Photo(pixels, alpha, b"profile", Metadata(dpi=(300.0, 200.0)))
    outcome = apply("straighten", photo, rotate=rotation, deskew=False, crop=False)
    assert np.array_equal(outcome.photo.pixels, np.rot90(pixels, -rotation // 90))
    assert np.array_equal(outcome.photo.alpha, np.rot90(alpha, -rotation // 90))
    assert outcome.photo.icc == b"profile"
    assert outcome.photo.metadata.dpi == ((300.0, 200.0) if rotation == 180 else (200.0, 300.0))


def test_a_flip_comes_after_the_turn():
    pixels = picture(longest_px=64)[:40]
    outcome = apply("straighten", photo_of(pixels), rotate=90, flip="horizontal", deskew=False, crop=False)
    assert np.array_equal(outcome.photo.pixels, np.rot90(pixels, -1)[:, ::-1])
    assert outcome.note == "Rotated by 90°, flipped horizontally."


def test_a_rectangle_is_cut_to_the_pixel_and_then_turned():
    pixels = deep(picture(longest_px=128))
    outcome = apply("straighten", photo_of(pixels), rectangle="10,20,60,40", rotate=270)
    assert np.array_equal(outcome.photo.pixels, np.rot90(pixels[20:60, 10:70], 1))
    assert move_mark_points([MarkPoint(10, 20)], outcome.transform) == (MarkPoint(0, 59),)


def test_where_the_picture_was_cut_out_by_hand_nobody_looks_for_its_edges():
    scanned, _ = scan(picture(), 252, 3.0)
    outcome = apply("straighten", photo_of(scanned), rectangle="5,5,700,600")
    assert np.array_equal(outcome.photo.pixels, scanned[5:605, 5:705])


def test_a_print_that_was_found_is_turned_by_quarters_too():
    scanned, matrix = scan(picture(longest_px=300), 252, 3.0)
    alone, turned = (apply("straighten", photo_of(scanned), rotate=rotation) for rotation in (0, 90))
    assert np.array_equal(turned.photo.pixels, np.rot90(alone.photo.pixels, -1))
    x, y, w = turned.transform @ matrix @ (0, 0, 1)
    assert (x / w, y / w) == pytest.approx((turned.photo.extent.width - 1, 0), abs=2)


def leaning(longest_px=300):
    """A picture seen from the side: (the scan, where its corners lie)."""
    import cv2

    shown = picture(longest_px=longest_px)
    height, width = shown.shape[:2]
    ends = np.float32([(0, 0), (width - 1, 0), (width - 1, height - 1), (0, height - 1)])
    corners = np.float32([(40, 60), (340, 30), (360, 330), (70, 380)])
    matrix = cv2.getPerspectiveTransform(ends, corners)
    return shown, cv2.warpPerspective(shown, matrix, (400, 420), flags=cv2.INTER_CUBIC), corners


def test_four_corners_make_a_picture_upright():
    import cv2

    shown, seen, corners = leaning()
    text = ",".join(str(number) for number in corners.ravel())
    outcome = apply("straighten", photo_of(deep(seen)), corners=text)
    width, height = outcome.photo.extent
    assert outcome.photo.pixels.dtype == np.uint16
    again = cv2.resize(outcome.photo.pixels, shown.shape[1::-1], interpolation=cv2.INTER_AREA) / 257
    # Twice interpolated, and still the picture: were a corner off by two pixels, this would be above 12.
    assert np.abs(again - shown)[8:-8, 8:-8].mean() < 5
    assert move_mark_points([MarkPoint(*corners[2])], outcome.transform)[0] == pytest.approx((width - 1, height - 1))


def test_corners_of_a_perspective_are_worked_out_in_tiles_without_a_seam(monkeypatch):
    _, seen, corners = leaning()
    text = ",".join(str(number) for number in corners.ravel())
    whole = apply("straighten", photo_of(seen), corners=text).photo.pixels
    monkeypatch.setattr("restorer.analysis.warp._TILE", 67)
    tiled = apply("straighten", photo_of(seen), corners=text).photo.pixels
    difference = np.abs(whole.astype(int) - tiled)
    assert difference.mean() < 0.3
    assert np.percentile(difference, 99.9) <= 12


def test_upright_corners_cut_without_touching_a_pixel():
    pixels = picture(longest_px=128)
    outcome = apply("straighten", photo_of(pixels), corners="10,20,69,20,69,59,10,59")
    assert np.array_equal(outcome.photo.pixels, pixels[20:60, 10:70])


@pytest.mark.parametrize(
    "settings",
    [{"rectangle": "900,0,5,5"}, {"rectangle": "1,2"}, {"rectangle": "0,0,5,5", "corners": "0,0,9,0,9,9,0,9"}],
)
def test_what_cannot_be_done_is_told(settings):
    with pytest.raises(InputError):
        apply("straighten", photo_of(picture(longest_px=64)), **settings)


def test_strength_0_and_a_rectangle_of_all_return_the_very_same_photo():
    photo = photo_of(picture(longest_px=64))
    assert apply("straighten", photo, strength=0, rotate=90).photo is photo
    assert apply("straighten", photo, rectangle="0,0,64,64").photo is photo


def test_points_of_the_original_are_found_by_later_steps_after_a_turn():
    pixels = np.full((90, 120, 1), 40, np.uint8)
    pixels[20:24, 30:34] = 255
    recipe = Recipe((StepChoice("straighten", {"rotate": 90, "rectangle": "10,10,80,60"}),))
    result = run(photo_of(pixels), recipe, STEPS, make_work())
    x, y, _ = result.transform @ (31, 21, 1)
    assert result.photo.pixels[round(y), round(x), 0] == 255


def test_a_reduced_photo_is_cut_at_the_same_place():
    from dataclasses import replace

    half = np.diag([0.5, 0.5, 1.0])
    half[:2, 2] = -0.25
    work = replace(make_work(), transform=half)
    outcome = apply("straighten", photo_of(picture(longest_px=100)), work, rectangle="20,40,100,60")
    assert outcome.photo.extent == (50, 30)
    assert np.array_equal(outcome.photo.pixels, picture(longest_px=100)[20:50, 10:60])


def test_who_turns_a_photo_does_not_ask_for_its_border_to_be_cut():
    turned = apply_overrides(Recipe(), {"straighten.rotate": 90}).find("straighten").settings
    assert turned == {"deskew": False, "crop": False, "rotate": 90}
    proposed = apply_overrides(Recipe((StepChoice("straighten"),)), {"straighten.rotate": 90}).find("straighten")
    assert proposed.settings == {"rotate": 90}
    asked = apply_overrides(Recipe(), {"straighten.rotate": 90, "straighten.deskew": True}).find("straighten")
    assert asked.settings == {"rotate": 90, "deskew": True}


def test_the_layout_belongs_to_one_photo():
    from restorer.pipeline.step import PHOTO_KINDS

    own = {item.name for item in find("straighten").fields if item.kind in PHOTO_KINDS}
    assert own == {"rotate", "flip", "rectangle", "corners"}
