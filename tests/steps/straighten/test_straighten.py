"""A print is found in its scan and put upright; whatever might be the picture itself is left alone."""

import numpy as np
import pytest

from restorer.analysis.borders import find_frame
from restorer.analysis.edges import Line, fit_line
from tests.steps.fakes import apply, deep, gray, photo_of, picture, scan


def corners_after(outcome, matrix, size):
    width, height = size
    corners = np.array([(0, 0, 1), (width - 1, 0, 1), (width - 1, height - 1, 1), (0, height - 1, 1)]).T
    return (outcome.transform @ matrix @ corners)[:2]


@pytest.mark.parametrize(
    ("background", "degrees", "longest"),
    [(252, 1.0, 300), (252, -7.9, 300), (128, -3.0, 300), (128, 7.5, 300), (252, -3.0, 1200), (128, 1.0, 1200)],
)
def test_a_leaning_print_is_turned_upright_and_cut_to_its_edges(background, degrees, longest):
    import cv2

    print_ = cv2.resize(picture(), (longest, longest), interpolation=cv2.INTER_CUBIC)
    scanned, matrix = scan(print_, background, degrees)
    outcome = apply("straighten", photo_of(scanned))
    x, y = corners_after(outcome, matrix, (longest, longest))
    width, height = outcome.photo.extent
    # None of the picture is cut, and less than two pixels of the bed are left.
    assert min(x.min(), y.min()) > -1.0
    assert max(x.max() - (width - 1), y.max() - (height - 1)) < 1.0
    assert width <= longest + 3
    assert height <= longest + 3


@pytest.mark.parametrize("degrees", [0.0, 0.1])
def test_an_upright_print_is_cut_without_touching_its_pixels(degrees):
    scanned, matrix = scan(picture(), 128, degrees)
    outcome = apply("straighten", photo_of(scanned))
    left, top = (-outcome.transform[:2, 2]).astype(int)
    width, height = outcome.photo.extent
    assert np.array_equal(outcome.photo.pixels, scanned[top : top + height, left : left + width])
    x, y = corners_after(outcome, matrix, (512, 512))
    assert min(x.min(), y.min()) > -1.0
    assert max(x.max() - (width - 1), y.max() - (height - 1)) < 1.0


def test_a_print_in_the_scanners_corner_is_found():
    scanned = np.full((900, 800, 3), 253, np.uint8)
    scanned[:512, :512] = picture()
    outcome = apply("straighten", photo_of(scanned))
    assert outcome.photo.extent == (512, 512)
    assert np.array_equal(outcome.photo.pixels, picture())


@pytest.mark.parametrize(
    "name",
    [
        "astronaut.png", "camera.png", "coffee.png", "chelsea.png", "rocket.jpg", "moon.png", "hubble_deep_field.jpg",
        "brick.png", "coins.png", "page.png", "text.png", "retina.jpg",
    ],
)  # fmt: skip
def test_a_photo_without_a_border_is_returned_as_it_is(name):
    photo = photo_of(picture(name, longest_px=700))
    outcome = apply("straighten", photo)
    assert outcome.photo is photo
    assert outcome.transform is None


def oval(pixels, ground):
    height, width = pixels.shape[:2]
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    return np.where((x * x + y * y < 0.9)[:, :, None], pixels, ground).astype(np.uint8)


def own_margin(pixels, tone=245, share=0.05):
    margin = round(share * max(pixels.shape))
    return np.pad(pixels, ((margin, margin), (margin, margin), (0, 0)), constant_values=tone)


def bright_sky(pixels):
    sky = pixels.copy()
    horizon = pixels.shape[0] // 3 + (12 * np.sin(np.arange(pixels.shape[1]) / 23)).astype(int)
    for column, row in enumerate(horizon):
        sky[:row, column] = 255
    return sky


@pytest.mark.parametrize(
    "make",
    [
        lambda p: oval(p, 0),
        lambda p: oval(p, 255),
        own_margin,
        lambda p: own_margin(p, 255, 0.02),
        bright_sky,
        lambda p: np.vstack([np.full_like(p[:200], 255), p]),
        lambda p: np.full_like(p, 250),
        lambda p: np.zeros_like(p),
    ],
    ids=["vignette", "white oval", "own margin", "thin margin", "sky", "one side only", "white", "black"],
)
def test_what_may_be_the_picture_survives(make):
    photo = photo_of(make(picture()))
    assert apply("straighten", photo).photo is photo


def test_alpha_and_depth_follow():
    scanned, _ = scan(picture(), 252, 3.0)
    alpha = np.full(scanned.shape[:2], 65535, np.uint16)
    photo = photo_of(deep(gray(scanned)), alpha=alpha)
    outcome = apply("straighten", photo)
    result = outcome.photo
    assert result.pixels.dtype == np.uint16
    assert result.channels == 1
    assert result.alpha.shape == result.pixels.shape[:2]
    assert (result.alpha == 65535).mean() > 0.999


def test_turning_off_both_does_nothing_and_turning_off_one_does_the_other():
    scanned, _ = scan(picture(), 252, 3.0)
    photo = photo_of(scanned)
    assert apply("straighten", photo, deskew=False, crop=False).photo is photo
    cut = apply("straighten", photo, deskew=False)
    assert np.array_equal(cut.transform[:2, :2], np.eye(2))
    assert cut.photo.extent.width < photo.extent.width
    turned = apply("straighten", photo, crop=False)
    assert turned.transform[0, 1] != 0
    assert turned.photo.extent.width > photo.extent.width


def test_tiles_leave_no_seam(monkeypatch):
    scanned, _ = scan(picture(), 252, 5.0)
    whole = apply("straighten", photo_of(scanned)).photo.pixels
    monkeypatch.setattr("restorer.analysis.warp._TILE", 67)
    tiled = apply("straighten", photo_of(scanned)).photo.pixels
    difference = np.abs(whole.astype(int) - tiled)
    assert difference.max() <= 12
    assert difference.mean() < 0.2


def test_a_frame_says_how_far_a_print_leans_and_where_it_lies():
    scanned, _ = scan(picture(), 128, 4.0)
    frame = find_frame(scanned)
    assert frame.skew_degrees == pytest.approx(4.0, abs=0.1)
    left, top, right, bottom = frame.margins(scanned.shape[1], scanned.shape[0])
    assert all(margin > 20 for margin in (left, top, right, bottom))


def test_a_line_is_fitted_through_ragged_points():
    along = np.arange(200.0)
    across = 5 + 0.03 * along
    across[::5] += 40
    line = fit_line(along, across)
    assert line.slope == pytest.approx(0.03, abs=1e-3)
    assert line.at(0) == pytest.approx(5, abs=0.1)
    assert fit_line(along, np.random.default_rng(0).uniform(0, 200, 200)) is None


def test_a_line_scales_with_its_pixels():
    line = Line(0.5, 3.0).scaled(4)
    # Proxy pixel (2, 4) covers photo pixels 8..11 along and 16..19 across.
    assert line.at(9.5) == pytest.approx(17.5)
