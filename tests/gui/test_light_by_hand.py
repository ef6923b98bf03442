"""Light by hand in the panel, beside the automatic tone and without it."""

import pytest
from PySide6.QtCore import QPoint, Qt

from restorer.jobs.engine_process import messages
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.steps import find
from restorer.steps.tone.manual_settings import NAMES

from .conftest import draw

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def made(controller, engine, qtbot, tmp_path):
    made = controller()
    path = draw(tmp_path / "a.png")
    made.session.add_paths([path])
    qtbot.waitUntil(lambda: made.session.library.rowCount() == 1)
    made.propose = lambda *steps: engine.say(
        messages.PhotoInspected(1, path, 0, "auto", Recipe(tuple(map(StepChoice, steps))), {"tone": "Faded"})
    )
    return made


def card_of(made):
    card = made.main_view.panel.cards["tone"]
    if not card.by_hand.toggle.isChecked():
        card.by_hand.toggle.click()
    return card


def pull(qtbot, slider, share):
    """Press on the middle of a slider and pull its handle to this share of its way."""
    at = slider.rect().center()
    qtbot.mousePress(slider, LEFT, pos=at)
    end = QPoint(round(slider.width() * share), at.y())
    qtbot.mouseMove(slider, (at + end) / 2)
    qtbot.mouseMove(slider, end)
    qtbot.mouseRelease(slider, LEFT, pos=end)


def settings(made):
    choice = made.session.recipe.recipe.find("tone")
    return dict(choice.settings) if choice is not None else None


def test_light_is_set_by_hand_where_nothing_was_proposed(made, qtbot):
    made.propose("clean")
    card = card_of(made)
    assert card.by_hand.isVisible()
    assert not card.switch.isChecked()
    slider = card.editors["exposure"].slider
    assert slider.value() == slider.maximum() // 2
    pull(qtbot, slider, 0.75)
    assert settings(made)["exposure"] == pytest.approx(1.0, abs=0.2)
    assert settings(made)["automatic"] is False, "nothing else was asked for"
    made.session.undo.undo()
    assert settings(made) is None


def test_beside_the_automatic_tone_both_are_done(made, qtbot):
    made.propose("tone")
    card = card_of(made)
    for number, name in enumerate(NAMES):
        pull(qtbot, card.editors[name].slider, 0.6 + 0.05 * number)
    assert set(settings(made)) == set(NAMES), "automatic stays as it was"
    assert all(settings(made)[name] > 0 for name in NAMES)


def test_a_double_click_on_a_name_sets_it_back_and_the_link_all(made, qtbot):
    made.propose("tone")
    card = card_of(made)
    assert not card.by_hand.reset.isVisible()
    for name in NAMES:
        pull(qtbot, card.editors[name].slider, 0.8)
    qtbot.mouseDClick(card.editors["warmth"].label, LEFT)
    assert settings(made)["warmth"] == 0
    assert settings(made)["shadows"] > 0
    qtbot.mouseClick(card.by_hand.reset, LEFT)
    assert not any(settings(made)[name] for name in NAMES)
    assert not card.by_hand.reset.isVisible()
    made.session.undo.undo()
    assert settings(made)["shadows"] > 0


def test_what_is_set_is_in_sight_and_says_which_way(made, qtbot):
    made.propose("tone")
    card = made.main_view.panel.cards["tone"]
    assert not card.by_hand.group.isVisible()
    made.session.recipe.set_value("tone", "exposure", -0.5)
    assert card.by_hand.group.isVisible()
    assert card.editors["exposure"]._number.text() == "-0.50\u202fEV"
    made.session.recipe.set_value("tone", "lights", 0.25)
    assert card.editors["lights"]._number.text() == "+0.25"


def test_only_steps_with_numbers_for_the_hand_have_a_place_for_them(made):
    made.propose("tone")
    cards = made.main_view.panel.cards
    assert {step for step, card in cards.items() if card.by_hand is not None} == {"tone"}
    assert set(find("tone").by_hand.fields) == set(cards["tone"].by_hand.editors)
