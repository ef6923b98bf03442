"""What a person painted is filled, to the pixel, and nothing else is looked for."""

import numpy as np
import pytest

from restorer.errors import InputError
from restorer.imaging.mask_text import write_mask
from restorer.models.info import Task
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.run import complete_settings, run
from restorer.steps import STEPS, find
from tests.steps.fakes import ALL_MODELS, FakeCatalogue, apply, deep, make_work, model, photo_of, picture, scratched


def painted(shape):
    mask = np.zeros(shape[:2], np.uint8)
    mask[60:64, 40:160] = 255
    return mask


@pytest.mark.parametrize("make", [lambda p: p, deep], ids=["8 bits", "16 bits"])
def test_exactly_what_was_painted_is_filled(make):
    pixels, is_scratch = scratched(make(picture(longest_px=256)))
    mask = painted(pixels.shape)
    work = make_work(*ALL_MODELS)
    outcome = apply("repair", photo_of(pixels), work, mask=write_mask(mask))
    made = outcome.photo.pixels
    assert np.array_equal(made[mask == 0], pixels[mask == 0])
    assert (made != pixels)[mask > 0].mean() > 0.5
    assert np.array_equal(outcome.invented, mask)
    assert (is_scratch & (mask == 0)).any()
    assert outcome.note.startswith("Filled what was painted")
    assert work.engine.calls == []


def test_it_is_filled_without_a_network_for_damage_too():
    pixels = picture(longest_px=256)
    outcome = apply("repair", photo_of(pixels), make_work(), mask=write_mask(painted(pixels.shape)))
    assert outcome.photo.pixels[62, 100].tolist() != pixels[62, 100].tolist()


def test_nothing_painted_leaves_the_very_same_photo():
    photo = photo_of(scratched(picture(longest_px=256))[0])
    empty = write_mask(np.zeros(photo.pixels.shape[:2], np.uint8))
    assert apply("repair", photo, make_work(*ALL_MODELS), mask=empty).photo is photo


def test_it_goes_where_the_photo_is_turned():
    pixels = picture(longest_px=256)
    mask = painted(pixels.shape)
    steps = (StepChoice("straighten", {"rotate": 90, "rectangle": "20,20,200,150"}),
             StepChoice("repair", {"mask": write_mask(mask)}))  # fmt: skip
    result = run(photo_of(pixels), Recipe(steps), STEPS, make_work())
    assert np.array_equal(result.invented["repair"], np.rot90(mask[20:170, 20:220], -1))


def test_only_the_network_that_fills_is_named():
    catalogue = FakeCatalogue(*ALL_MODELS, model(Task.INPAINT))
    settings = complete_settings(find("repair"), {"mask": "4x4"})
    assert [info.task for info in find("repair").models(settings, catalogue)] == [Task.INPAINT]


@pytest.mark.parametrize("text", ["white", "300x200"])
def test_what_is_no_mask_of_this_photo_is_refused(text):
    with pytest.raises(InputError, match="mask"):
        apply("repair", photo_of(picture(longest_px=64)), mask=text)
