"""What holds for every step."""

import numpy as np
import pytest

from restorer.errors import Cancelled, InputError
from restorer.pipeline.step import STRENGTH
from restorer.progress import CancelToken
from restorer.steps import STEPS, find
from tests.steps.fakes import ALL_MODELS, apply, deep, faded, gray, make_work, photo_of, picture, scan, scratched

ORDER = ["straighten", "repair", "stains", "clean", "tone", "colorize", "upscale", "faces"]


def test_steps_are_listed_in_the_order_of_the_design():
    assert [step.id for step in STEPS] == ORDER


def test_unknown_step_names_those_that_exist():
    with pytest.raises(InputError) as caught:
        find("sharpen")
    assert all(name in caught.value.hint for name in ORDER)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_every_field_is_documented_and_its_default_allowed(step):
    assert step.fields[0] is STRENGTH
    assert step.help.endswith(".")
    names = [item.name for item in step.fields]
    assert len(names) == len(set(names))
    for item in step.fields:
        assert item.help.endswith(".")
        assert item.label
        if isinstance(item.default, int | float) and not isinstance(item.default, bool):
            assert item.minimum <= item.default <= item.maximum
        if item.choices:
            assert item.default in item.choices


def worn():
    """A photo on which every step finds something to do."""
    damaged = scratched(faded(picture(longest_px=300)))[0]
    return scan(damaged, 250, 2.0)[0]


@pytest.mark.parametrize("step_id", ORDER)
@pytest.mark.parametrize("kind", ["8 bits", "16 bits", "grey"])
def test_strength_zero_returns_the_very_same_photo(step_id, kind):
    pixels = {"8 bits": lambda p: p, "16 bits": deep, "grey": gray}[kind](worn())
    photo = photo_of(pixels, alpha=np.full(pixels.shape[:2], 200, pixels.dtype))
    before = pixels.copy()
    outcome = apply(step_id, photo, make_work(*ALL_MODELS), strength=0.0)
    assert outcome.photo is photo
    assert outcome.note
    assert np.array_equal(photo.pixels, before)


@pytest.mark.parametrize("step_id", ORDER)
def test_a_step_changes_no_pixel_of_what_it_is_given(step_id):
    pixels = worn()
    before = pixels.copy()
    pixels.setflags(write=False)
    apply(step_id, photo_of(pixels), make_work(*ALL_MODELS))
    assert np.array_equal(pixels, before)


@pytest.mark.parametrize("step_id", ["straighten", "repair", "clean", "tone", "upscale"])
def test_cancel_is_answered(step_id):
    token = CancelToken()
    work = make_work(*ALL_MODELS, token=token, listener=lambda fraction: token.cancel())

    def apply_and_check():
        # The first report cancels, and the next raises; a step that reports once only must have been quick.
        apply(step_id, photo_of(faded(picture()) if step_id == "tone" else worn()), work)
        work.progress.check()

    with pytest.raises(Cancelled):
        apply_and_check()


@pytest.mark.parametrize("step_id", ["straighten", "repair", "tone"])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("channels", [1, 3])
def test_depth_and_channels_are_kept(step_id, dtype, channels):
    pixels = {"straighten": worn(), "tone": faded(picture()), "repair": scratched(faded(picture()))[0]}[step_id]
    pixels = pixels if channels == 3 else gray(pixels)
    pixels = pixels if dtype == np.uint8 else deep(pixels)
    photo = photo_of(pixels, alpha=np.full(pixels.shape[:2], 9, dtype))
    # What is scratched here is straight, as wires are: by itself `repair` only offers it.
    settings = {"sensitivity": 1.0} if step_id == "repair" else {}
    outcome = apply(step_id, photo, make_work(*ALL_MODELS), **settings)
    assert outcome.photo is not photo
    assert outcome.photo.pixels.dtype == dtype
    assert outcome.photo.channels == channels
    assert outcome.photo.alpha.shape == outcome.photo.pixels.shape[:2]
    assert outcome.photo.alpha.dtype == dtype


@pytest.mark.parametrize("step_id", ["straighten", "repair", "stains", "tone"])
@pytest.mark.parametrize("size", [(1, 1), (1, 40), (3, 2), (33, 70)])
def test_tiny_photos_survive(step_id, size):
    pixels = np.random.default_rng(1).integers(0, 256, (*size, 3), dtype=np.uint8)
    assert apply(step_id, photo_of(pixels), make_work(*ALL_MODELS)).photo.pixels.shape == pixels.shape


@pytest.mark.parametrize("step_id", ["straighten", "repair", "tone"])
def test_a_memory_mapped_photo_gives_the_same_pixels(step_id, tmp_path):
    pixels = worn()
    mapped = np.memmap(tmp_path / "pixels", pixels.dtype, "w+", shape=pixels.shape)
    mapped[:] = pixels
    here, there = (apply(step_id, photo_of(each), make_work(*ALL_MODELS)) for each in (pixels, mapped))
    assert np.array_equal(here.photo.pixels, there.photo.pixels)
