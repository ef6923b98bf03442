"""The steps that hand a photo to a network."""

import numpy as np
import pytest

from restorer.analysis.noise.wear_numbers import measure_numbers
from restorer.models.info import Task
from restorer.pipeline.run import complete_settings
from restorer.steps import find
from restorer.steps.upscale.step import LEAST_INVENTED
from tests.steps.fakes import ALL_MODELS, FakeCatalogue, FakeEngine, apply, make_work, model, photo_of, picture


@pytest.mark.parametrize("step_id", ["repair", "clean", "colorize", "faces", "upscale"])
def test_without_a_model_the_photo_stays_and_the_note_says_why(step_id):
    photo = photo_of(picture(longest_px=60))
    outcome = apply(step_id, photo, make_work())
    assert outcome.photo is photo
    assert "No model yet" in outcome.note


def test_clean_is_told_what_is_set_instead_of_what_is_measured():
    engine, photo = FakeEngine(), photo_of(picture(longest_px=60))
    settings = {"noise": 12.75, "grain_px": 1.0, "jpeg_quality": 30, "blur_px": 1.5}
    apply("clean", photo, make_work(*ALL_MODELS, engine=engine), **settings)
    told = {"sigma": 0.05, "quality": 30.0, "alike": 0.0, "blur_px": 1.5}
    assert engine.calls[0][2] == pytest.approx({"strength": 1.0, **told})


def test_clean_runs_the_network_at_its_strength():
    engine, photo = FakeEngine(), photo_of(picture(longest_px=60))
    outcome = apply("clean", photo, make_work(*ALL_MODELS, engine=engine), strength=0.4)
    told = measure_numbers(photo.pixels)
    assert engine.calls == [("fake-clean", 1, {"strength": 0.4, **told.conditions()})]
    assert np.array_equal(outcome.photo.pixels, photo.pixels // 2)


def test_upscale_enlarges_pixels_alpha_and_resolution():
    engine = FakeEngine()
    pixels = picture(longest_px=60)
    alpha = np.zeros(pixels.shape[:2], np.uint8)
    alpha[:, 30:] = 255
    photo = photo_of(pixels, alpha=alpha, dpi=(300.0, 150.0))
    outcome = apply("upscale", photo, make_work(*ALL_MODELS, engine=engine), scale=4, texture=0.25, strength=0.5)
    assert engine.calls == [("fake-upscale", 4, {"texture": 0.25, "strength": 0.5})]
    assert outcome.photo.extent == (240, 240)
    assert outcome.photo.metadata.dpi == (1200.0, 600.0)
    large = outcome.photo.alpha
    assert large.shape == (240, 240)
    assert (large[:, :110] == 0).all()
    assert (large[:, 130:] == 255).all()


@pytest.mark.parametrize(
    ("texture", "strength", "value"), [(0.0, 1.0, LEAST_INVENTED), (1.0, 1.0, 255), (1.0, 0.5, 128)]
)
def test_every_enlarged_pixel_is_marked_by_how_much_may_be_invented(texture, strength, value):
    outcome = apply(
        "upscale", photo_of(picture(longest_px=20)), make_work(*ALL_MODELS), texture=texture, strength=strength
    )
    assert outcome.invented.shape == outcome.photo.pixels.shape[:2]
    assert (outcome.invented == value).all()


def test_scale_one_keeps_the_very_same_photo():
    photo = photo_of(picture(longest_px=20))
    assert apply("upscale", photo, make_work(*ALL_MODELS), scale=1).photo is photo


def test_a_scale_that_the_model_does_not_have_is_said_and_not_done():
    photo = photo_of(picture(longest_px=20))
    outcome = apply("upscale", photo, make_work(model(Task.UPSCALE, (3,))), scale=4)
    assert outcome.photo is photo
    assert "not 4" in outcome.note


def test_models_are_named_only_where_they_would_run():
    catalogue = FakeCatalogue(*ALL_MODELS)
    upscale, clean = find("upscale"), find("clean")
    assert [info.id for info in upscale.models(complete_settings(upscale, {}), catalogue)] == ["fake-upscale"]
    assert upscale.models(complete_settings(upscale, {"scale": 1}), catalogue) == ()
    assert [info.id for info in clean.models(complete_settings(clean, {}), catalogue)] == ["fake-clean"]
    assert find("colorize").models({}, catalogue) == ()
    assert find("faces").models({}, FakeCatalogue(model(Task.FACE))) == ()
