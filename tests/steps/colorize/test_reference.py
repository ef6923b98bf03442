"""A photo lends its colours to what is like it in another, and a number chooses between plausible colourings."""

import base64

import numpy as np
import pytest

from restorer.errors import InputError
from restorer.imaging.color import to_lab
from restorer.steps.colorize.palette import Palette, lend, sample
from restorer.steps.colorize.reference import LONGEST_PX, read_reference, write_reference
from tests.steps.colorize.test_colorize import COLORIZER, Painter, Seer, colored
from tests.steps.fakes import apply, deep, gray, make_work, photo_of, picture


def test_a_reference_is_a_small_copy_of_the_photo():
    text = write_reference(photo_of(deep(picture())))
    small = read_reference(text)
    assert max(small.shape[:2]) <= LONGEST_PX
    assert small.dtype == np.uint8
    assert len(text) < 30_000
    assert np.abs(small.mean(axis=(0, 1)) - picture().mean(axis=(0, 1))).max() < 3
    assert read_reference("") is None


def test_a_gray_photo_lends_nothing():
    with pytest.raises(InputError, match="no colours"):
        write_reference(photo_of(gray(picture(longest_px=64))))


def large():
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (2 * LONGEST_PX + 1, 4)).save(out, "JPEG")
    return base64.b64encode(out.getvalue()).decode()


@pytest.mark.parametrize("text", ["x", "AAAA", "!", large()])
def test_what_is_no_reference_is_refused(text):
    with pytest.raises(InputError, match="reference"):
        colored(photo_of(gray(picture(longest_px=64))), reference=text)


def two_things(left, right):
    """A photo of two things of one lightness."""
    pixels = np.zeros((200, 300, 3), np.uint8)
    pixels[:, :150], pixels[:, 150:] = left, right
    return pixels


def test_each_thing_gets_the_color_that_it_has_in_the_reference():
    # The network is sure of one colour, and tells the halves apart; the reference has them red and blue.
    reference = write_reference(photo_of(two_things((180, 90, 90), (95, 105, 190))))
    photo = photo_of(np.full((200, 300, 1), 118, np.uint8))
    made = to_lab(colored(photo, Seer(0.0, 0.0), reference=reference).photo.pixels / 255)
    left, right = made[100, 75, 1:], made[100, 225, 1:]
    assert left[0] > 15
    assert right[1] < -15
    plain = to_lab(colored(photo, Seer(0.0, 0.0)).photo.pixels / 255)
    assert np.abs(plain[100, :, 1:]).max() < 3


def test_what_is_like_nothing_in_the_reference_keeps_its_guess():
    light, guess = np.full((4, 4), 50, np.float32), np.full((4, 4, 2), 5, np.float32)
    likeness = np.zeros((4, 4, 2), np.float32)
    likeness[:2, :, 0] = likeness[2:, :, 1] = 1
    seen = np.tile(np.float32([1, 0]), (30, 1))
    palette = Palette(
        np.full(30, 50, np.float32), np.full((30, 2), 5, np.float32), np.full((30, 2), 40, np.float32), seen
    )
    made = lend(light, guess, likeness, palette)
    assert np.allclose(made[:2], 40, atol=1)
    assert np.allclose(made[2:], 5, atol=1)


def test_samples_lie_evenly_and_a_photo_lends_itself_its_colors():
    rng = np.random.default_rng(0)
    light, guess = rng.uniform(0, 100, (60, 90)).astype(np.float32), np.zeros((60, 90, 2), np.float32)
    chroma = np.stack((light / 2 - 25, 25 - light / 2), axis=2)
    palette = sample(light, guess, chroma)
    assert palette.light.shape == (400,)
    assert palette.likeness is None
    made = lend(light, guess, None, palette)
    assert np.abs(made - chroma).mean() < 0.2 * np.abs(chroma).mean()


def test_hints_go_before_the_reference():
    reference = write_reference(photo_of(two_things((180, 90, 90), (95, 105, 190))))
    photo = photo_of(np.full((200, 300, 1), 118, np.uint8))
    hint = '[{"x": 75, "y": 100, "color": "#408040"}]'
    made = to_lab(colored(photo, Seer(0.0, 0.0), reference=reference, hints=hint).photo.pixels / 255)
    assert made[100, 75, 1] < -10


def test_the_seed_of_the_step_goes_before_that_of_the_recipe():
    photo = photo_of(gray(picture(longest_px=64)))
    codes = []
    for seed, settings in ((0, {}), (0, {"seed": 7}), (7, {}), (3, {"seed": 7})):
        engine = Painter()
        apply("colorize", photo, make_work(COLORIZER, engine=engine, seed=seed), **settings)
        codes.append(engine.asked[-1].get("code"))
    assert codes[0] is None
    assert np.array_equal(codes[1], codes[2])
    assert np.array_equal(codes[1], codes[3])


class Blotchy(Seer):
    """A version of its colours differs from place to place in one and the same thing, and between things."""

    def predict(self, model, inputs, conditions=None):
        answer = super().predict(model, inputs)
        if "code" in inputs:
            height, width = answer["result"].shape[:2]
            answer["result"][:, : width // 2, 0] += 20
            answer["result"][:, width // 2 :, 1] -= 20
            answer["result"] += np.random.default_rng(1).normal(0, 15, (height, width, 2)).astype(np.float32)
        return answer


def test_a_version_gives_each_thing_another_color_and_no_blotches():
    photo = photo_of(np.full((200, 300, 1), 118, np.uint8))
    made = to_lab(colored(photo, Blotchy(0.0, 0.0), seed=5).photo.pixels / 255)[:, :, 1:]
    left, right = made[20:-20, 20:130], made[20:-20, 170:-20]
    assert left[:, :, 0].mean() > 12
    assert right[:, :, 1].mean() < -12
    assert max(part.std(axis=(0, 1)).max() for part in (left, right)) < 1
