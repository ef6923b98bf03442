"""What is proposed for a photo, and why."""

import json
from dataclasses import replace

import pytest

from restorer.condition import Condition, inspect, load_preset, propose
from restorer.condition.presets import NAMES, Use
from restorer.errors import InputError
from restorer.imaging.metrics import ssim
from restorer.models.info import Task
from restorer.pipeline.run import run
from restorer.steps import STEPS
from tests.steps.fakes import ALL_MODELS, FakeCatalogue, make_work, model, photo_of, picture

SHARP = Condition(width=4000, height=3000)
WORN = Condition(
    stained_fraction=0.05,
    width=640,
    height=480,
    noise_sigma=9.0,
    jpeg_quality=55,
    blockiness=0.6,
    contrast=0.5,
    black_point=0.2,
    white_point=0.7,
    is_monochrome=True,
    skew_degrees=1.5,
    border=(10, 12, 9, 14),
    damage_fraction=0.004,
    scratches=7,
    specks=20,
)
EVERY_MODEL = FakeCatalogue(*(model(task, (2, 4)) for task in Task))


def proposed(condition, preset="auto", catalogue=None, steps=()):
    return propose(condition, load_preset(preset), catalogue or FakeCatalogue(*ALL_MODELS), steps)


def steps_of(proposal):
    return [choice.step for choice in proposal.recipe.steps]


@pytest.mark.parametrize("preset", NAMES)
@pytest.mark.parametrize("condition", [SHARP, WORN], ids=["sharp", "worn"])
@pytest.mark.parametrize("catalogue", [FakeCatalogue(), EVERY_MODEL], ids=["no models", "all models"])
def test_every_step_has_a_reason_and_every_recipe_is_in_order(preset, condition, catalogue):
    proposal = proposed(condition, preset, catalogue)
    assert list(proposal.reasons) == [step.id for step in STEPS]
    assert all(not reason[0].islower() and reason.endswith(".") for reason in proposal.reasons.values()), (
        "plain sentences"
    )
    places = [[step.id for step in STEPS].index(step) for step in steps_of(proposal)]
    assert places == sorted(places)


def test_headlines_say_it_without_figures_and_reasons_with_them():
    """What a person reads beside the photo; the figures are a hover away."""
    old = replace(WORN, damage_fraction=None, scratches=None, specks=None, faces=None, skew_degrees=0.0)
    found = proposed(old, catalogue=EVERY_MODEL)
    assert found.headlines["repair"] == "Looks like an old print. Checking for scratches and dust."
    assert found.headlines["straighten"] == "The scanner's border will be cropped."
    assert found.headlines["faces"] == "Worn photo, so faces will be checked."
    assert found.headlines["tone"].startswith("Faded. Contrast and colour will be restored")
    assert found.headlines["clean"].startswith("Fine grain, blocks of JPEG. It will be cleaned")
    assert "20%" in found.reasons["tone"]
    assert "quality 55" in found.reasons["clean"]
    sharp = proposed(SHARP, catalogue=EVERY_MODEL)
    assert sharp.headlines["clean"] == "Clean and sharp, nothing to do."
    assert sharp.reasons["clean"] == "Clean and sharp, nothing to do (noise 0.0)."
    assert sharp.reasons["straighten"] == "Already straight."
    gentle = proposed(old, "gentle", EVERY_MODEL)
    assert gentle.headlines["faces"] == "A worn photo. Off in this preset."


STUDIO = replace(SHARP, black_point=0.16, white_point=0.92)


@pytest.mark.parametrize(
    ("condition", "is_faded"),
    [
        (STUDIO, False),
        (replace(STUDIO, noise_sigma=4.2, white_noise=2.0), True),
        (replace(STUDIO, noise_sigma=1.6, cast=(3.0, 10.0)), True),
        (replace(STUDIO, cast=(3.0, 10.0)), False),
        (replace(STUDIO, black_point=0.3), False),
        (replace(STUDIO, black_point=0.42), True),
        (replace(STUDIO, is_monochrome=True), True),
    ],
)
def test_gray_blacks_in_color_have_faded_only_in_what_looks_like_a_print(condition, is_faded):
    assert ("tone" in steps_of(proposed(condition))) == is_faded


def test_a_sharp_photo_is_left_alone():
    proposal = proposed(SHARP, catalogue=EVERY_MODEL)
    assert steps_of(proposal) == []
    assert "12.0 megapixels" in proposal.reasons["upscale"]


def test_a_worn_photo_gets_what_it_needs():
    proposal = proposed(WORN)
    assert steps_of(proposal) == ["straighten", "repair", "stains", "clean", "tone", "upscale"]
    assert "sigma 9" in proposal.reasons["clean"]
    assert "eans by 1.5 degrees" in proposal.reasons["straighten"]
    assert "7 scratches" in proposal.reasons["repair"]
    assert proposal.reasons["faces"] == "No model for this yet."


def test_more_noise_is_cleaned_more_strongly():
    def strength(sigma):
        old = Condition(width=900, height=900, noise_sigma=sigma, is_monochrome=True)
        choice = proposed(old).recipe.find("clean")
        return 0.0 if choice is None else choice.settings.get("strength", 1.0)

    found = [strength(sigma) for sigma in (1.0, 1.9, 2.0, 4.0, 6.0, 8.0, 19.0)]
    assert found == sorted(found)
    assert found[:2] == [0.0, 0.0]
    assert found[2] == 0.7, "what is less cannot be seen"
    assert found[-1] == 1.0
    # That much is grass or gravel, not grain.
    assert strength(30.0) == 0.0


def test_grain_is_taken_off_sooner_in_what_looks_old():
    """Skin seen closely reads as grain does, and most photos of skin are of yesterday."""
    modern = replace(SHARP, noise_sigma=4.5)
    assert "clean" not in steps_of(proposed(modern))
    assert "clean" in steps_of(proposed(replace(modern, is_monochrome=True)))
    assert "clean" in steps_of(proposed(replace(modern, black_point=0.12, cast=(3.0, 12.0))))
    assert "clean" in steps_of(proposed(replace(SHARP, noise_sigma=7.0, white_noise=7.0)))


def test_texture_in_colour_is_no_grain():
    """Foliage and shelves read as grain, too, but hold next to nothing of the finest noise."""
    texture = replace(SHARP, noise_sigma=7.0, white_noise=0.5)
    assert steps_of(proposed(texture, catalogue=EVERY_MODEL)) == steps_of(proposed(SHARP, catalogue=EVERY_MODEL))
    assert "clean" in steps_of(proposed(replace(texture, is_monochrome=True)))


@pytest.mark.parametrize(
    "scene",
    [
        {"is_monochrome": True, "black_point": 0.02, "white_point": 0.62, "contrast": 0.6},
        {"is_monochrome": True, "black_point": 0.07, "white_point": 0.41, "contrast": 0.34, "cast": (21.9, -40.5)},
    ],
)
def test_a_scene_at_night_has_not_faded(scene):
    assert "tone" not in steps_of(proposed(replace(SHARP, **scene)))


def test_printed_dots_are_cleaned_away_wholly():
    choice = proposed(replace(SHARP, screen_px=4.2)).recipe.find("clean")
    assert choice is not None
    assert choice.settings.get("strength", 1.0) == 1.0


@pytest.mark.parametrize(
    ("quality", "blockiness", "is_monochrome", "is_seen"),
    [
        (90, 0.9, True, False),
        (78, 0.9, True, True),
        (78, 0.4, True, False),
        (78, 0.9, False, False),
        (60, 0.5, False, True),
        (None, 0.9, True, False),
    ],
)
def test_blocks_of_jpeg_are_taken_off_where_they_show(quality, blockiness, is_monochrome, is_seen):
    condition = replace(SHARP, jpeg_quality=quality, blockiness=blockiness, is_monochrome=is_monochrome)
    assert ("clean" in steps_of(proposed(condition))) == is_seen


@pytest.mark.parametrize(
    "sign",
    [
        {"black_point": 0.1},
        {"white_point": 0.84, "black_point": 0.05},
        {"black_point": 0.08, "white_point": 0.86, "contrast": 0.78},
    ],
)
def test_one_sign_of_fading_is_enough_in_black_and_white(sign):
    assert "tone" in steps_of(proposed(replace(SHARP, is_monochrome=True, **sign)))


def test_a_strong_cast_alone_is_enough_in_what_looks_like_a_print():
    assert "tone" in steps_of(proposed(replace(SHARP, noise_sigma=2.0, cast=(4.0, 14.0))))
    assert "tone" not in steps_of(proposed(replace(SHARP, cast=(4.0, 14.0))))


@pytest.mark.parametrize("preset", ["auto", "full"])
def test_nothing_is_enlarged_unclean(preset):
    for condition in (WORN, replace(SHARP, width=640, height=480), replace(WORN, noise_sigma=0.0, jpeg_quality=None)):
        steps = steps_of(proposed(condition, preset))
        assert "upscale" not in steps or "clean" in steps


def test_a_condition_that_was_stored_before_is_still_read():
    stored = SHARP.to_json()
    del stored["screen_px"]
    assert Condition(**stored) == SHARP


@pytest.mark.parametrize("name", ["astronaut.png", "camera.png", "coffee.png", "chelsea.png", "rocket.jpg"])
def test_a_clean_photo_comes_back_as_it_went_in(name):
    photo = photo_of(picture(name))
    # That the network for damage finds nothing here is tested with the network itself.
    models = [one for one in ALL_MODELS if one.task is not Task.DAMAGE]
    proposal = propose(inspect(photo), load_preset("auto"), FakeCatalogue(*models))
    result = run(photo, proposal.recipe, STEPS, make_work(*models)).photo
    assert result.extent == photo.extent
    assert ssim(result.pixels, photo.pixels) >= 0.99


@pytest.mark.parametrize(("scratches", "specks"), [(1, 0), (0, 3), (0, 0)])
def test_damage_that_was_found_is_repaired(scratches, specks):
    found = replace(WORN, scratches=scratches, specks=specks, damage_fraction=0.01)
    assert ("repair" in steps_of(proposed(found, catalogue=EVERY_MODEL))) == (scratches + specks > 0)


@pytest.mark.parametrize(
    "sign", [{"is_monochrome": True}, {"noise_sigma": 4.0, "white_noise": 2.0}, {"black_point": 0.45}]
)
def test_what_may_be_an_old_print_is_looked_at(sign):
    proposal = proposed(replace(SHARP, **sign), catalogue=EVERY_MODEL)
    assert "repair" in steps_of(proposal)
    assert proposal.reasons["repair"].endswith("It will be checked for scratches and dust.")
    assert "repair" not in steps_of(proposed(SHARP, catalogue=EVERY_MODEL))


def test_archival_invents_cuts_and_enlarges_nothing():
    proposal = proposed(WORN, "archival", EVERY_MODEL)
    assert steps_of(proposal) == ["clean", "tone"]
    strengths = [choice.settings["strength"] for choice in proposal.recipe.steps]
    assert max(strengths) <= 0.5


def test_gentle_is_weaker_than_auto_and_full_does_most():
    gentle, auto, full = (proposed(WORN, name, EVERY_MODEL) for name in ("gentle", "auto", "full"))
    for step in ("clean", "tone"):
        strengths = [item.recipe.find(step).settings.get("strength", 1.0) for item in (gentle, auto, full)]
        assert strengths == sorted(strengths)
        assert strengths[0] < strengths[2]
    assert set(steps_of(gentle)) < set(steps_of(auto)) < set(steps_of(full))
    assert steps_of(full) == [step.id for step in STEPS]


def test_steps_asked_for_by_name_run_whatever_the_condition():
    proposal = proposed(SHARP, steps=("upscale", "clean"))
    assert steps_of(proposal) == ["clean", "upscale"]
    assert proposal.reasons["tone"] == "Not asked for."
    assert dict(proposal.recipe.find("upscale").settings) == {"scale": 2}


def test_a_step_asked_for_without_its_model_is_left_out_and_said_so():
    proposal = proposed(WORN, steps=("clean", "colorize"))
    assert steps_of(proposal) == ["clean"]
    assert proposal.reasons["colorize"] == "No model for this yet."


def test_an_unknown_step_is_refused():
    with pytest.raises(InputError):
        proposed(WORN, steps=("sharpen",))


@pytest.mark.parametrize("name", NAMES)
def test_presets_that_come_along_say_something_of_every_step(name):
    preset = load_preset(name)
    assert preset.name == name
    assert preset.label
    assert preset.help.endswith(".")
    assert set(preset.policies) == {step.id for step in STEPS}


def test_a_persons_own_preset_is_read_and_followed(tmp_path):
    path = tmp_path / "mine.json"
    path.write_text(
        json.dumps({"steps": {"tone": {"use": "always", "settings": {"cast": 0.1}}, "clean": {"amount": 0.5}}})
    )
    preset = load_preset(str(path))
    assert preset.name == "mine"
    assert preset.policy("tone").use is Use.ALWAYS
    assert preset.policy("repair").use is Use.NEEDED
    proposal = propose(SHARP, preset, FakeCatalogue(*ALL_MODELS))
    assert steps_of(proposal) == ["tone"]
    assert dict(proposal.recipe.find("tone").settings) == {"cast": 0.1}


@pytest.mark.parametrize(
    "text",
    [
        "not json",
        "[]",
        "{}",
        '{"steps": {"tone": 3}}',
        '{"steps": {"sharpen": {}}}',
        '{"steps": {"tone": {"use": "maybe"}}}',
        '{"steps": {"tone": {"amount": 2}}}',
        '{"steps": {"tone": {"amount": true}}}',
        '{"steps": {"tone": {"settings": {"cast": 7.0}}}}',
        '{"steps": {"tone": {"settings": {"colour": 1.0}}}}',
        '{"version": 99, "steps": {}}',
    ],
)
def test_a_bad_preset_is_refused_with_a_hint(tmp_path, text):
    path = tmp_path / "bad.json"
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        load_preset(str(path))
    assert caught.value.hint


def test_an_unknown_preset_names_those_that_exist():
    with pytest.raises(InputError) as caught:
        load_preset("vintage")
    assert all(name in caught.value.hint for name in NAMES)


def test_faces_are_restored_where_there_are_any_in_a_worn_photo():
    worn, sharp = (
        {count: proposed(replace(condition, faces=count), catalogue=EVERY_MODEL) for count in (None, 0, 3)}
        for condition in (WORN, SHARP)
    )
    assert all("faces" not in steps_of(proposal) for proposal in sharp.values())
    assert "faces" not in steps_of(worn[0])
    assert worn[0].reasons["faces"] == "No faces found."
    assert "faces" in steps_of(worn[3])
    assert worn[3].reasons["faces"].startswith("3 faces in a worn photo. They will be restored")
    # Where nobody looked, the step itself looks.
    assert "faces" in steps_of(worn[None])
    assert worn[None].reasons["faces"].endswith("Faces will be checked.")


FLAT_AND_BROWN = replace(SHARP, black_point=0.065, white_point=0.68, contrast=0.62, noise_sigma=0.3)


def test_what_may_have_faded_is_said_and_left():
    proposal = proposed(FLAT_AND_BROWN)
    assert "tone" not in steps_of(proposal)
    assert "faded, or a dim scene" in proposal.reasons["tone"]


def test_what_may_have_faded_is_restored_as_an_old_print_where_a_person_says_so():
    choice = proposed(FLAT_AND_BROWN, steps=("tone",)).recipe.find("tone")
    assert choice is not None
    assert choice.settings["is_faded"] is True


@pytest.mark.parametrize(
    "scene",
    [
        replace(FLAT_AND_BROWN, black_point=0.02, contrast=0.66),
        replace(FLAT_AND_BROWN, white_point=0.9, contrast=0.84),
        replace(FLAT_AND_BROWN, white_point=0.79, contrast=0.725),
    ],
    ids=["black", "white", "contrast"],
)
def test_scenes_with_full_blacks_or_whites_have_not_faded(scene):
    assert proposed(scene).reasons["tone"] == "Blacks and whites are in order."


@pytest.mark.parametrize(("width", "is_grain"), [(280, False), (640, True)])
def test_the_detail_of_a_thumbnail_in_colour_is_no_grain(width, is_grain):
    leaves = Condition(width=width, height=width * 2 // 3, noise_sigma=9.7, white_noise=8.6, cast=(0.0, 6.3))
    proposal = proposed(replace(leaves, black_point=0.064, white_point=0.717, contrast=0.653))
    assert ("clean" in steps_of(proposal)) == is_grain
    assert ("tone" in steps_of(proposal)) == is_grain


@pytest.mark.parametrize(
    ("cast", "is_print"), [((-15.0, -28.0), False), ((-8.0, -28.0), True)], ids=["sky", "cyanotype"]
)
def test_a_sky_in_one_hue_is_no_cyanotype(cast, is_print):
    blue = replace(
        SHARP, is_monochrome=True, is_toned=True, cast=cast, black_point=0.29, white_point=0.87, contrast=0.58
    )
    assert ("tone" in steps_of(proposed(blue))) == is_print
