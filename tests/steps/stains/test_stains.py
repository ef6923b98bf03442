"""Stains are taken off where their colour proves them; a print without, a photo in colour and a grey scan stay."""

import cv2
import numpy as np
import pytest

from restorer.analysis.staining import plan_stains
from restorer.condition import inspect
from restorer.steps import find
from tests.steps.fakes import apply, deep, gray, photo_of, picture

TINTS = {"sepia": (1.0, 0.9, 0.7), "cream": (1.0, 0.97, 0.9)}
STAIN = np.array((0.93, 0.82, 0.55))


def print_of(pixels, tint="cream"):
    """A toned black-and-white print of a photo, with a little noise: H x W x 3, uint8."""
    values = (0.06 + 0.86 * gray(pixels).astype(float) / 255) ** (1 / np.array(TINTS[tint]))
    noise = np.random.default_rng(0).normal(0, 0.008, values.shape[:2])[:, :, None]
    return np.rint(255 * np.clip(values + noise, 0, 1)).astype(np.uint8)


def tape(height, width):
    """A band across, 0..1."""
    y = np.mgrid[0:height, 0:width][0]
    return np.clip((0.05 * height - np.abs(y - 0.4 * height)) / 3, 0, 1) * 0.8


def spots(height, width):
    """Foxing, 0..1."""
    rng, cover = np.random.default_rng(2), np.zeros((height, width), np.float32)
    for _ in range(60):
        center = int(rng.uniform(0, width)), int(rng.uniform(0, height))
        cv2.circle(cover, center, int(rng.uniform(3, 7)), 0.9, -1)
    return cv2.GaussianBlur(cover, (0, 0), 1.5)


def stained(pixels, cover):
    return np.rint(pixels * np.exp(cover[:, :, None] * np.log(STAIN))).astype(pixels.dtype)


def error(pixels, truth, where):
    return np.abs(pixels.astype(float) - truth)[where].mean()


@pytest.mark.parametrize("tint", TINTS)
@pytest.mark.parametrize("draw", [tape, spots])
@pytest.mark.parametrize("depth", [8, 16])
def test_what_is_yellow_comes_back_and_the_rest_stays(tint, draw, depth):
    truth = print_of(picture(), tint) if depth == 8 else deep(print_of(picture(), tint))
    cover = draw(*truth.shape[:2])
    worn = stained(truth, cover)
    outcome = apply("stains", photo_of(worn))
    inside, outside = cover > 0.3, cover < 0.01
    result = outcome.photo.pixels
    assert result.dtype == worn.dtype
    assert error(result, truth, inside) < 0.75 * error(worn, truth, inside)
    assert error(result, worn, outside) < 0.004 * np.iinfo(worn.dtype).max
    assert outcome.masks["stains"][inside].mean() > 5 * outcome.masks["stains"][outside].mean()
    assert outcome.invented is None
    assert "%" in outcome.note


@pytest.mark.parametrize("name", ["astronaut.png", "coffee.png", "rocket.jpg", "motorcycle_left.png", "chelsea.png"])
@pytest.mark.parametrize("make", [lambda p: p, print_of, gray], ids=["colour", "print", "grey"])
def test_sound_photos_are_left_alone(name, make):
    photo = photo_of(make(picture(name)))
    outcome = apply("stains", photo)
    assert outcome.photo is photo
    assert "nothing done" in outcome.note


def test_strips_leave_no_seam(monkeypatch):
    truth = print_of(picture())
    worn = stained(truth, tape(*truth.shape[:2]))
    whole = apply("stains", photo_of(worn)).photo.pixels
    monkeypatch.setattr("restorer.analysis.downscale.strips", lambda h, w: ((y, min(h, y + 7)) for y in range(0, h, 7)))
    assert np.array_equal(apply("stains", photo_of(worn)).photo.pixels, whole)


def test_a_dark_coat_in_a_stain_stays_dark():
    truth = print_of(picture())
    truth[180:300, 100:300] = (60, 57, 50)
    worn = stained(truth, tape(*truth.shape[:2]))
    result = apply("stains", photo_of(worn)).photo.pixels
    assert np.abs(result[185:295, 110:290].mean(axis=(0, 1)) - (60, 57, 50)).max() < 14


def test_the_condition_says_how_much_is_stained():
    truth = print_of(picture())
    cover = tape(*truth.shape[:2])
    found = inspect(photo_of(stained(truth, cover)))
    assert found.stained_fraction == pytest.approx((cover > 0.3).mean(), abs=0.05)
    assert find("stains").assess(found).is_needed
    assert not find("stains").assess(inspect(photo_of(truth))).is_needed
    assert plan_stains(truth) is None
