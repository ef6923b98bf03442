"""Colours come from the network, luminance from the photo."""

import json
from dataclasses import replace

import numpy as np
import pytest

from restorer.errors import InputError
from restorer.imaging.color import to_lab, to_linear
from restorer.imaging.photo import Photo
from restorer.models.info import Task
from restorer.steps.colorize.chroma import LOOKS_PX, light_of
from restorer.steps.colorize.hints import read_hints
from tests.steps.fakes import FakeEngine, apply, deep, gray, make_work, model, photo_of, picture

COLORIZER = model(Task.COLORIZE)


class Painter(FakeEngine):
    """Answers with one colour everywhere, and remembers what it was asked."""

    def __init__(self, a=18.0, b=25.0):
        super().__init__()
        self.color, self.asked = (a, b), []

    @property
    def inputs(self):
        return self.asked[0]

    def predict(self, model, inputs, conditions=None):
        self.asked.append(dict(inputs))
        return {"result": np.full((*inputs["light"].shape[:2], 2), self.color, np.float32)}


def colored(photo, engine=None, seed=0, **settings):
    return apply("colorize", photo, make_work(COLORIZER, engine=engine or Painter(), seed=seed), **settings)


def luminance(pixels):
    return to_linear(pixels / np.iinfo(pixels.dtype).max) @ np.array((0.2126, 0.7152, 0.0722))


@pytest.mark.parametrize("make", [gray, lambda p: np.repeat(gray(p), 3, axis=2), lambda p: deep(gray(p))])
def test_a_gray_photo_gets_the_networks_colors_and_keeps_its_luminance(make):
    pixels = make(picture(longest_px=300))
    result = colored(photo_of(pixels)).photo.pixels
    assert result.shape == (*pixels.shape[:2], 3)
    assert result.dtype == pixels.dtype
    assert np.abs(luminance(result) - luminance(np.repeat(pixels[:, :, :1], 3, axis=2))).max() < 0.006
    lab = to_lab(result / np.iinfo(result.dtype).max)
    middle = (lab[:, :, 0] > 40) & (lab[:, :, 0] < 60)
    assert np.median(lab[middle][:, 1:], axis=0) == pytest.approx((18, 25), abs=1.5)


def test_the_network_sees_the_whole_photo_small():
    engine = Painter()
    colored(photo_of(gray(picture(longest_px=500))), engine)
    light = engine.inputs["light"]
    assert max(light.shape[:2]) == LOOKS_PX[0]
    assert light.shape[2] == 1
    assert 0 <= light.min() < 5
    assert 95 < light.max() <= 100
    assert "code" not in engine.inputs


class Splitter(Painter):
    """Calls the left half of whatever it is shown red, the right half green."""

    def predict(self, model, inputs, conditions=None):
        result = super().predict(model, inputs)["result"]
        half = result.shape[1] // 2
        result[:, :half], result[:, half:] = (40.0, 0.0), (-40.0, 0.0)
        return {"result": result}


def test_the_network_looks_at_every_size_both_ways_and_its_opinions_are_averaged():
    engine = Painter()
    photo = photo_of(gray(picture(longest_px=500)))
    colored(photo, engine)
    assert [max(asked["light"].shape) for asked in engine.asked] == [side for side in LOOKS_PX for _ in range(2)]
    for plain, mirrored in zip(engine.asked[::2], engine.asked[1::2], strict=True):
        assert np.array_equal(plain["light"], mirrored["light"][:, ::-1])
    # What it says of left and right whichever way it looks is no opinion at all.
    lab = to_lab(colored(photo, Splitter()).photo.pixels / 255)
    assert np.abs(lab[:, :, 1]).mean() < 1.5


def test_another_seed_asks_for_another_version_and_the_same_seed_for_the_same():
    codes = []
    for seed in (5, 5, 6):
        engine = Painter()
        colored(photo_of(gray(picture(longest_px=100))), engine, seed)
        assert "code" not in engine.inputs
        codes.append(engine.asked[-1]["code"])
    assert np.array_equal(codes[0], codes[1])
    assert not np.array_equal(codes[0], codes[2])


def with_a_thing(x, y):
    """A dark photo with one light thing in it, whose middle is this place."""
    pixels = np.full((512, 512, 1), 50, np.uint8)
    pixels[y - 32 : y + 33, x - 32 : x + 33] = 180
    return photo_of(pixels)


def reddest(pixels):
    """The mean place of what is reddest."""
    a = to_lab(pixels / 255)[:, :, 1]
    rows, columns = np.nonzero(a > a.max() / 2)
    return columns.mean(), rows.mean()


def test_hints_color_where_they_are():
    photo = with_a_thing(128, 256)
    hints = [{"x": 128, "y": 256, "color": "#c05040"}, {"x": 9999, "y": 3, "color": "00ff00"}]
    assert reddest(colored(photo, hints=json.dumps(hints)).photo.pixels) == pytest.approx((128, 256), abs=8)


def test_of_hints_in_one_place_the_last_counts():
    pixels = np.full((200, 300, 1), 120, np.uint8)
    red, blue = ({"x": 128, "y": 90, "color": color} for color in ("#a04040", "#4040a0"))
    without, once, twice = (
        to_lab(colored(photo_of(pixels), hints=json.dumps(hints)).photo.pixels[90, 128] / 255)
        for hints in ([], [red], [red, blue])
    )
    assert once[1] > without[1] + 10
    assert twice[2] < without[2] - 10


class Seer(Painter):
    """Sees two kinds of things, left and right."""

    def predict(self, model, inputs, conditions=None):
        answer = super().predict(model, inputs)
        sides = np.zeros((*answer["result"].shape[:2], 2), np.float32)
        half = sides.shape[1] // 2
        sides[:, :half, 0] = sides[:, half:, 1] = 1
        return {**answer, "likeness": sides}


def test_a_hint_stays_with_the_thing_that_was_clicked():
    photo = photo_of(np.full((200, 300, 1), 120, np.uint8))
    hint = '[{"x": 140, "y": 100, "color": "#a04040"}]'
    seen, unseen = (
        to_lab(colored(photo, engine, hints=hint).photo.pixels / 255)[100, :, 1] for engine in (Seer(), Painter())
    )
    # As near to the click on both sides; the same thing on one only.
    assert seen[125] - seen[155] > 5
    assert abs(unseen[125] - unseen[155]) < 1.5


def test_hints_follow_a_photo_that_was_cut_and_turned():
    cut = np.array([[0.0, -1.0, 400.0], [1.0, 0.0, -100.0], [0.0, 0.0, 1.0]])
    work = replace(make_work(COLORIZER, engine=Painter()), transform=cut)
    photo = with_a_thing(300, 100)
    outcome = apply("colorize", photo, work, hints='[{"x": 200, "y": 100, "color": "#c05040"}]')
    assert reddest(outcome.photo.pixels) == pytest.approx((300, 100), abs=8)


def test_hints_on_a_photo_with_its_own_colors_are_told():
    hints = '[{"x": 200, "y": 100, "color": "#8a5a3c"}]'
    assert "no hints used" in colored(photo_of(picture()), hints=hints).note


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "3",
        "[1]",
        '[{"x": 1}]',
        '[{"x": 1, "y": 2, "color": "brown"}]',
        '[{"x": true, "y": 2, "color": "#123456"}]',
        '[{"x": NaN, "y": 2, "color": "#123456"}]',
    ],
)
def test_bad_hints_say_how_they_are_written(text):
    with pytest.raises(InputError) as caught:
        colored(photo_of(gray(picture(longest_px=50))), hints=text)
    assert '"color"' in caught.value.hint


def test_no_hints_are_no_hints():
    assert read_hints("") == []
    assert read_hints("[]") == []


def test_a_photo_with_its_own_colors_keeps_them():
    photo = photo_of(picture())
    assert colored(photo).photo is photo


def test_saturation_zero_is_gray_and_half_strength_is_half_way():
    photo = photo_of(np.repeat(gray(picture(longest_px=200)), 3, axis=2))
    assert np.ptp(colored(photo, saturation=0.0).photo.pixels.astype(int), axis=2).max() <= 1
    full, half = (colored(photo, strength=share).photo.pixels.astype(float) for share in (1.0, 0.5))
    assert np.abs(half - (photo.pixels + full) / 2).max() <= 1


def test_a_gray_profile_goes_and_everything_is_marked_as_invented():
    photo = Photo(gray(picture(longest_px=60)), icc=b"grey profile")
    outcome = colored(photo, strength=0.6)
    assert outcome.photo.icc is None
    assert (outcome.invented == 153).all()
    kept = Photo(np.repeat(gray(picture(longest_px=60)), 3, axis=2), icc=b"rgb profile")
    assert colored(kept).photo.icc == b"rgb profile"


def test_strips_leave_no_seam(monkeypatch):
    photo = photo_of(gray(picture(longest_px=200)))
    whole = colored(photo).photo.pixels
    monkeypatch.setattr("restorer.analysis.downscale.strips", lambda h, w: ((y, min(h, y + 7)) for y in range(0, h, 7)))
    assert np.array_equal(colored(photo).photo.pixels, whole)


def test_lightness_of_black_gray_and_white():
    values = np.array([0, 0.5, 1.0], np.float32).reshape(1, 3, 1)
    assert light_of(values)[0] == pytest.approx((0, 53.39, 100), abs=0.02)
