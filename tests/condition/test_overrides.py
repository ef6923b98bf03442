"""Changes that a person asks for are read, checked and put in their place."""

import pytest

from restorer.condition.overrides import apply_overrides, in_order
from restorer.errors import InputError
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.run import complete_settings
from restorer.steps import STEPS, find


def test_a_setting_is_changed_and_the_others_are_kept():
    recipe = Recipe((StepChoice("tone", {"contrast": 0.1, "cast": 0.2}),), seed=3)
    changed = apply_overrides(recipe, {"tone.contrast": 0.9})
    assert dict(changed.find("tone").settings) == {"contrast": 0.9, "cast": 0.2}
    assert changed.seed == 3
    assert dict(recipe.find("tone").settings)["contrast"] == 0.1


def test_a_step_that_was_left_out_is_put_in_where_it_runs():
    recipe = Recipe((StepChoice("repair"), StepChoice("upscale")))
    changed = apply_overrides(recipe, {"clean.strength": 0.5})
    assert [choice.step for choice in changed.steps] == ["repair", "clean", "upscale"]


@pytest.mark.parametrize(
    ("spelled", "text", "value"),
    [
        ("clean.strength", "0.5", 0.5),
        ("clean.strength", 1, 1),
        ("upscale.scale", "4", 4),
        ("tone.keep_toning", "no", False),
        ("tone.keep_toning", "True", True),
        ("straighten.crop", "off", False),
        ("colorize.hints", "[]", "[]"),
    ],
)
def test_a_text_is_read_as_the_fields_own_type(spelled, text, value):
    step, name = spelled.split(".")
    got = apply_overrides(Recipe(), {spelled: text}).find(step).settings[name]
    assert got == value
    assert type(got) is type(value)


@pytest.mark.parametrize(
    ("spelled", "value", "named"),
    [
        ("sharpen.strength", 1.0, "straighten"),
        ("clean.power", 1.0, "strength"),
        ("clean.strength", 1.5, "0.0 to 1.0"),
        ("clean.strength", -0.1, "0.0 to 1.0"),
        ("clean.strength", float("nan"), "0.0 to 1.0"),
        ("upscale.scale", 3, "1, 2, 4"),
        ("clean", 1.0, "STEP.NAME=VALUE"),
        ("clean.", 1.0, "STEP.NAME=VALUE"),
    ],
)
def test_what_cannot_be_set_names_the_choices(spelled, value, named):
    with pytest.raises(InputError) as caught:
        apply_overrides(Recipe(), {spelled: value})
    assert named in caught.value.hint


@pytest.mark.parametrize(("spelled", "value"), [("clean.strength", "much"), ("tone.keep_toning", "maybe")])
def test_a_text_that_is_no_number_is_refused(spelled, value):
    with pytest.raises(InputError, match=spelled):
        apply_overrides(Recipe(), {spelled: value})


def test_defaults_fill_what_is_not_given():
    settings = complete_settings(find("upscale"), {"scale": 4})
    texture = find("upscale").fields[2].default
    assert settings == {"strength": 1.0, "scale": 4, "texture": texture, "model": ""}


def test_any_order_is_brought_into_running_order():
    backwards = Recipe(tuple(StepChoice(step.id) for step in reversed(STEPS)), 7)
    assert [choice.step for choice in in_order(backwards).steps] == [step.id for step in STEPS]
    assert in_order(backwards).seed == 7


def test_a_recipe_of_before_faces_came_last_is_put_into_todays_order():
    old = Recipe((StepChoice("clean"), StepChoice("faces", {"fidelity": 0.5}), StepChoice("upscale")), seed=3)
    new = apply_overrides(old, {})
    assert [choice.step for choice in new.steps] == ["clean", "upscale", "faces"]
    assert dict(new.find("faces").settings) == {"fidelity": 0.5}
    assert new.seed == 3


def test_a_step_that_does_not_exist_is_kept_to_be_refused():
    assert [choice.step for choice in in_order(Recipe((StepChoice("bleach"), StepChoice("clean")))).steps] == [
        "clean", "bleach",
    ]  # fmt: skip
