"""What belongs to one photo stays with it, and goes to no other."""

from dataclasses import replace

from restorer.pipeline.places import fitted, has_places
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.steps import STEPS

HINTS = '[{"x": 1, "y": 2, "color": "#123456"}]'


def test_a_recipe_for_another_photo_has_that_photos_places():
    recipe = Recipe((StepChoice("repair", {"also": "1,2", "sensitivity": 0.7}), StepChoice("clean")), keep_out="mine")
    own = Recipe((StepChoice("repair", {"also": "5,6", "sensitivity": 0.1}), StepChoice("colorize", {"hints": HINTS})))
    found = fitted(recipe, replace(own, keep_out="theirs"), STEPS)
    assert dict(found.find("repair").settings) == {"also": "5,6", "sensitivity": 0.7}
    assert found.find("colorize") is None, "what is not done has no places"
    assert found.keep_out == "theirs"
    assert dict(fitted(recipe, None, STEPS).find("repair").settings) == {"sensitivity": 0.7}
    assert not fitted(recipe, None, STEPS).keep_out


def test_a_reference_goes_along_since_an_album_may_have_one_palette():
    recipe = Recipe((StepChoice("colorize", {"reference": "abc", "hints": HINTS}),))
    assert dict(fitted(recipe, None, STEPS).find("colorize").settings) == {"reference": "abc"}


def test_places_are_known():
    assert not has_places(None, STEPS)
    assert not has_places(Recipe((StepChoice("repair", {"also": "", "sensitivity": 0.7}),)), STEPS)
    assert has_places(Recipe((StepChoice("repair", {"also": "1,2"}),)), STEPS)
    assert has_places(Recipe(keep_out="2x2"), STEPS)
