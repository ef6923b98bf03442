"""Applying a preset's choice to photos that have points of their own."""

import pytest
from PySide6.QtGui import QUndoStack

from restorer.gui.viewmodels.item import Choice, Item
from restorer.gui.viewmodels.library import LibraryModel
from restorer.gui.viewmodels.recipe import RecipeModel
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.steps import STEPS

HINTS = '[{"x": 1, "y": 2, "color": "#123456"}]'
OWN = Recipe((StepChoice("clean", {"strength": 0.2}), StepChoice("colorize", {"hints": HINTS})))
PROPOSED = Recipe((StepChoice("tone"), StepChoice("colorize", {"strength": 0.9})))


@pytest.fixture
def model(qapp):
    library, undo = LibraryModel(), QUndoStack()
    choices = {"/a": Choice("auto"), "/b": Choice("full", OWN), "/c": Choice("full")}
    library.insert([Item(path, choice=choice) for path, choice in choices.items()])
    made = RecipeModel(STEPS, library, undo)
    made.library, made.undo, made.wanted = library, undo, []
    made.proposal_wanted.connect(lambda path, preset: made.wanted.append((path, preset)))
    made.show("/a")
    made.take_proposal("/a", "auto", Recipe(), {})
    made.wanted.clear()
    return made


def chosen(model, path):
    return model.library.find(path).choice


def settings(choice):
    return {step.step: dict(step.settings) for step in choice.recipe.steps}


def test_a_photo_with_points_of_its_own_keeps_them_under_the_preset(model):
    assert model.apply_to(["/a", "/b", "/c"]) == 2
    assert chosen(model, "/c") == Choice("auto")
    assert chosen(model, "/b") == Choice("full", OWN), "until it is known what the preset proposes for it"
    assert model.wanted == [("/b", "auto")]
    model.take_proposal("/b", "auto", PROPOSED, {})
    assert chosen(model, "/b").preset == "auto"
    assert settings(chosen(model, "/b")) == {"tone": {}, "colorize": {"strength": 0.9, "hints": HINTS}}
    model.undo.undo()
    assert chosen(model, "/b") == Choice("full", OWN)


def test_what_is_known_already_is_not_asked_again(model):
    model.take_proposal("/b", "auto", PROPOSED, {})
    assert model.apply_to(["/b"]) == 1
    assert model.wanted == []
    assert settings(chosen(model, "/b"))["colorize"]["hints"] == HINTS


def test_a_photo_that_was_changed_meanwhile_is_left(model):
    model.apply_to(["/b"])
    model.library.change("/b", choice=Choice("gentle"))
    model.take_proposal("/b", "auto", PROPOSED, {})
    assert chosen(model, "/b") == Choice("gentle")


def test_where_the_preset_does_not_do_the_step_there_is_nothing_to_keep(model):
    model.apply_to(["/b"])
    model.take_proposal("/b", "auto", Recipe((StepChoice("tone"),)), {})
    assert chosen(model, "/b") == Choice("auto")
