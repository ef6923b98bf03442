"""What a person wants kept stays as it was through every step, softly, and wherever the pixels go."""

import numpy as np
import pytest

from restorer.condition.overrides import apply_overrides
from restorer.errors import InputError
from restorer.imaging.mask_text import write_mask
from restorer.pipeline.cache import DiskStageCache
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.run import run
from restorer.steps import STEPS
from tests.pipeline.fakes import Brighten, Double, fake_work
from tests.steps.fakes import ALL_MODELS, deep, gray, make_work, photo_of, picture, scratched

BOX = (slice(40, 80), slice(30, 90))


def masked(shape, box=BOX):
    mask = np.zeros(shape[:2], np.uint8)
    mask[box] = 255
    return write_mask(mask)


def kept(pixels, *steps, box=BOX):
    return Recipe(steps, keep_out=masked(pixels.shape, box))


@pytest.mark.parametrize("make", [lambda p: p, deep, gray], ids=["8 bits", "16 bits", "grey"])
def test_no_step_changes_what_is_kept(make):
    pixels, _ = scratched(make(picture()))
    names = ("repair", "clean", "tone")
    recipe = kept(pixels, *(StepChoice(name) for name in names))
    result = run(photo_of(pixels), recipe, STEPS, make_work(*ALL_MODELS))
    assert "clean" in result.changed
    assert len(result.changed) >= 2
    assert np.array_equal(result.photo.pixels[BOX], pixels[BOX])
    assert not np.array_equal(result.photo.pixels, pixels)
    assert all(not mask[BOX].any() for mask in (*result.invented.values(), *result.masks.values()))


def test_changes_set_in_softly_around_it():
    pixels = np.full((200, 300, 1), 100, np.uint8)
    recipe = kept(pixels, StepChoice("brighten", {"amount": 90}))
    made = run(photo_of(pixels), recipe, [Brighten()], fake_work()).photo.pixels[60, 85:110, 0].astype(int)
    assert made[0] == 100
    assert made[-1] == 190
    steps = np.diff(made)
    assert steps.min() >= 0
    assert steps.max() < 60
    assert np.count_nonzero(steps) >= 2


def test_an_enlarged_photo_is_only_interpolated_there():
    import cv2

    pixels = deep(gray(picture(longest_px=128)))
    result = run(photo_of(pixels), kept(pixels, StepChoice("double")), [Double()], fake_work())
    smooth = cv2.resize(pixels, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    inside = (slice(80, 160), slice(60, 180), 0)
    assert np.abs(result.photo.pixels[inside].astype(int) - smooth[inside[:2]]).max() <= 260
    blocky = pixels.repeat(2, 0).repeat(2, 1)
    assert np.abs(result.photo.pixels[inside].astype(int) - blocky[inside]).max() > 2000
    assert np.array_equal(result.photo.pixels[:60], blocky[:60])


def test_strips_leave_no_seam(monkeypatch):
    pixels = deep(picture(longest_px=128))
    recipe = kept(pixels, StepChoice("brighten"), StepChoice("double"))
    whole, parts = [], []
    for strip_pixels, made in ((1 << 20, whole), (900, parts)):
        monkeypatch.setattr("restorer.pipeline.keep_out._STRIP_PIXELS", strip_pixels)
        made.append(run(photo_of(pixels), recipe, [Brighten(), Double()], fake_work()).photo.pixels)
    assert np.abs(whole[0].astype(int) - parts[0]).max() <= 1


def test_it_goes_where_the_photo_is_turned_and_cut():
    pixels = picture(longest_px=256)
    layout = StepChoice("straighten", {"rectangle": "20,20,200,150", "rotate": 90})
    result = run(photo_of(pixels), kept(pixels, layout, StepChoice("clean")), STEPS, make_work(*ALL_MODELS))
    turned = np.rot90(pixels[20:170, 20:220], -1)
    inside = np.zeros(pixels.shape[:2], bool)
    inside[BOX] = True
    inside = np.rot90(inside[20:170, 20:220], -1)
    assert np.array_equal(result.photo.pixels[inside], turned[inside])
    assert np.array_equal(result.photo.pixels[-20:], turned[-20:] // 2)


def test_colors_are_kept_out_of_a_gray_photo():
    class Paint(Brighten):
        """Makes a grey photo red."""

        def apply(self, photo, settings, work):
            outcome = super().apply(photo, settings, work)
            red = outcome.photo.pixels.repeat(3, axis=2)
            red[:, :, 0] += 50
            return type(outcome)(outcome.photo.with_pixels(red), "red", outcome.invented)

    pixels = np.full((200, 300, 1), 100, np.uint8)
    made = run(photo_of(pixels), kept(pixels, StepChoice("brighten")), [Paint()], fake_work()).photo.pixels
    assert (made[BOX] == 100).all()
    assert (made[150:] == (160, 110, 110)).all()


def test_a_kept_stage_is_another_where_the_mask_is_another(tmp_path):
    pixels = picture(longest_px=128)
    cache, step = DiskStageCache(tmp_path, 1 << 30), Brighten()
    for box in (BOX, BOX, (slice(0, 9), slice(0, 9))):
        recipe = kept(pixels, StepChoice("brighten"), box=box)
        run(photo_of(pixels), recipe, [step], fake_work(), cache=cache, source_digest="a")
    assert step.runs == 2


def test_the_mask_of_another_photo_is_refused():
    recipe = Recipe((StepChoice("brighten"),), keep_out="300x200")
    with pytest.raises(InputError, match="300 x 200"):
        run(photo_of(picture(longest_px=64)), recipe, [Brighten()], fake_work())


def test_a_recipe_carries_it_and_an_older_restorer_still_reads_those_without():
    recipe = Recipe((StepChoice("tone"),), seed=3, keep_out=masked((100, 120)))
    assert Recipe.from_json(recipe.to_json()) == recipe
    assert recipe.to_json()["version"] == 2
    for made in (recipe.without("tone"), recipe.with_choice(StepChoice("clean")), recipe.with_steps(())):
        assert made.keep_out == recipe.keep_out
    plain = Recipe((StepChoice("tone"),)).to_json()
    assert plain["version"] == 1
    assert "keep_out" not in plain
    assert recipe.digest != Recipe((StepChoice("tone"),), seed=3).digest


def test_an_override_sets_it_and_refuses_what_is_no_mask():
    text = masked((100, 120))
    assert apply_overrides(Recipe(), {"keep_out": text, "tone.strength": 0.5}).keep_out == text
    with pytest.raises(InputError, match="mask"):
        apply_overrides(Recipe(), {"keep_out": "white"})
