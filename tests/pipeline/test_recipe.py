import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restorer.errors import InputError
from restorer.pipeline.recipe import Recipe, StepChoice

values = st.one_of(st.booleans(), st.integers(-99, 99), st.floats(-9, 9), st.text(max_size=5))
choices = st.builds(
    StepChoice, st.text(min_size=1, max_size=8), st.dictionaries(st.text(max_size=5), values, max_size=3)
)
recipes = st.builds(Recipe, st.lists(choices, max_size=4).map(tuple), st.integers(0, 2**31))


@given(recipes)
def test_a_recipe_survives_json_and_pickle(recipe):
    assert Recipe.from_json(json.loads(json.dumps(recipe.to_json()))) == recipe
    assert pickle.loads(pickle.dumps(recipe)) == recipe


def test_the_digest_follows_the_content_not_the_order_of_settings():
    one = Recipe((StepChoice("clean", {"a": 1, "b": 2}),))
    same = Recipe((StepChoice("clean", {"b": 2, "a": 1}),))
    other = Recipe((StepChoice("clean", {"a": 1, "b": 3}),))
    assert one.digest == same.digest != other.digest


def test_with_choice_replaces_in_place_and_appends_what_is_new():
    recipe = Recipe((StepChoice("clean"), StepChoice("tone")))
    changed = recipe.with_choice(StepChoice("clean", {"strength": 0.5})).with_choice(StepChoice("upscale"))
    assert [choice.step for choice in changed.steps] == ["clean", "tone", "upscale"]
    assert changed.steps[0].settings["strength"] == 0.5
    assert changed.without("tone").find("tone") is None


def test_settings_cannot_be_changed_behind_the_recipes_back():
    settings = {"strength": 0.5}
    choice = StepChoice("clean", settings)
    settings["strength"] = 1.0
    assert choice.settings["strength"] == 0.5
    with pytest.raises(TypeError):
        choice.settings["strength"] = 1.0  # type: ignore[index]


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"steps": 3},
        {"steps": [{}]},
        {"steps": [{"step": "a", "settings": {"x": [1]}}]},
        {"version": 99, "steps": []},
        {"version": "x", "steps": []},
        {"steps": [3]},
        {"steps": [], "seed": "x"},
    ],
)
def test_what_is_no_recipe_is_refused_in_words(data):
    with pytest.raises(InputError) as caught:
        Recipe.from_json(data)
    assert caught.value.message.endswith(".")
    assert caught.value.hint
