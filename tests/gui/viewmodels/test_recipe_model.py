import pytest

from restorer.gui.viewmodels.item import Choice
from restorer.pipeline.recipe import Recipe, StepChoice

PATH = "/p/a.jpg"
PROPOSED = Recipe((StepChoice("clean", {"strength": 0.7}),))
REASONS = {"repair": "No scratches were found.", "clean": "Fine grain, sigma 9."}


@pytest.fixture
def recipe(session, add):
    add(PATH, "/p/b.jpg", "/p/c.jpg")
    session.recipe.show(PATH)
    return session.recipe


@pytest.fixture
def proposed(recipe):
    recipe.take_proposal(PATH, "auto", PROPOSED, REASONS)
    return recipe


def row(recipe, step_id):
    return next(row for row in recipe.rows() if row.step.id == step_id)


def test_a_photo_that_was_not_read_yet_asks_for_a_proposal(session, engine, add):
    from restorer.jobs.engine_process.messages import InspectPhoto

    add(PATH)
    session.select(PATH)
    assert [(command.path, command.preset) for command in engine.of(InspectPhoto)] == [(PATH, "auto")]
    assert session.recipe.is_waiting
    assert session.recipe.recipe is None


def test_a_proposal_fills_switches_values_and_reasons(proposed):
    assert not proposed.is_waiting
    assert [row.is_on for row in proposed.rows()] == [False, True, False]
    assert row(proposed, "clean").values["strength"] == 0.7
    assert row(proposed, "clean").values["radius"] == 3, "what is not set shows its default"
    assert row(proposed, "repair").reason == "No scratches were found."


def test_nothing_can_be_changed_before_the_photo_was_read(recipe, session):
    recipe.set_on("clean", True)
    recipe.set_value("clean", "strength", 0.2)
    assert session.undo.count() == 1, "only the photos that were added"


def test_a_switched_off_step_keeps_its_values_for_later(proposed):
    proposed.set_on("clean", False)
    assert proposed.is_own
    assert not row(proposed, "clean").is_on
    assert row(proposed, "clean").values["strength"] == 0.7
    proposed.set_on("clean", True)
    assert row(proposed, "clean").values["strength"] == 0.7


def test_steps_keep_their_running_order_whatever_was_switched_on_first(proposed):
    proposed.set_on("upscale", True)
    proposed.set_on("repair", True)
    assert [choice.step for choice in proposed.recipe.steps] == ["repair", "clean", "upscale"]


def test_setting_a_value_switches_its_step_on(proposed):
    proposed.set_value("upscale", "scale", 4)
    assert row(proposed, "upscale").is_on
    assert proposed.recipe.find("upscale").settings["scale"] == 4


def test_every_change_can_be_undone_and_redone(proposed, session):
    proposed.set_on("repair", True)
    proposed.set_preset("gentle")
    assert (proposed.choice, proposed.recipe) == (Choice("gentle"), None)
    session.undo.undo()
    assert proposed.recipe.find("repair") is not None
    session.undo.undo()
    assert proposed.choice == Choice("auto")
    session.undo.redo()
    assert proposed.recipe.find("repair") is not None


def test_a_dragged_slider_is_one_step_back(proposed, session):
    before = session.undo.count()
    for tick in range(70, 20, -1):
        proposed.set_value("clean", "strength", tick / 100)
    assert session.undo.count() == before + 1
    session.undo.undo()
    assert proposed.choice.recipe is None
    session.undo.redo()
    assert row(proposed, "clean").values["strength"] == 0.21


def test_two_sliders_are_two_steps_back(proposed, session):
    before = session.undo.count()
    proposed.set_value("clean", "strength", 0.5)
    proposed.set_value("clean", "grain", 0.5)
    assert session.undo.count() == before + 2


def test_reset_returns_to_the_proposal(proposed):
    proposed.set_value("clean", "strength", 0.1)
    proposed.reset()
    assert proposed.recipe == PROPOSED
    assert not proposed.is_own


def test_apply_gives_others_the_same_choice_in_one_step(proposed, session):
    proposed.set_value("clean", "strength", 0.1)
    assert proposed.apply_to(session.library.order()) == 2
    assert session.library.find("/p/c.jpg").choice == proposed.choice
    session.undo.undo()
    assert session.library.find("/p/c.jpg").choice == Choice()
    assert proposed.apply_to([PATH]) == 0


def test_each_photo_has_its_own_recipe(proposed):
    proposed.set_on("repair", True)
    proposed.show("/p/b.jpg")
    proposed.take_proposal("/p/b.jpg", "auto", PROPOSED, REASONS)
    assert not proposed.is_own
    assert not row(proposed, "repair").is_on


def test_a_proposal_for_a_photo_that_is_out_of_view_changes_nothing_in_view(proposed):
    told = []
    proposed.changed.connect(lambda: told.append(1))
    proposed.take_proposal("/p/b.jpg", "auto", Recipe(), {})
    assert told == []
