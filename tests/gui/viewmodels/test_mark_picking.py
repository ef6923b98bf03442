"""A click on a possible mark fills it; one on a filled mark leaves it alone; the second click takes the first back."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from restorer.analysis.mark_points import MarkPoint, read_mark_points
from restorer.gui.tools.mark_picking import MarkPicker
from restorer.gui.viewmodels.layers import ArraySource, Overlay
from restorer.gui.viewmodels.recipe import StepRow
from restorer.jobs.engine_process import messages
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.step import MarkClick, MaskInfo, MaskKind
from tests.gui.conftest import draw
from tests.gui.tools.test_color_points import click


def overlay(name, *places, transform=None, size=(200, 200)):
    mask = np.zeros(size, np.uint8)
    for place in places:
        mask[place] = 255
    return Overlay(name, name, "#ffffff", ArraySource(mask), transform)


@pytest.fixture
def made(controller, engine, qtbot, tmp_path):
    """A window with a photo in view, with repair proposed."""
    made = controller()
    path = draw(tmp_path / "a.png", seed=1)
    made.session.add_paths([path])
    qtbot.waitUntil(lambda: made.session.library.rowCount() == 1)
    engine.say(messages.PhotoInspected(1, path, 0, "auto", Recipe((StepChoice("repair"),)), {}))
    qtbot.waitUntil(lambda: bool(made.main_view.viewer.model.photo.width))
    return made


def given(made, name):
    choice = made.session.recipe.recipe.find("repair")
    return read_mark_points(str(choice.settings.get(name, "")))


def test_a_click_fills_a_possible_mark_and_a_second_takes_it_back(made):
    picker = MarkPicker(made.session.recipe)
    possible = overlay("repair.possible", np.s_[50:54, 20:60])
    assert picker.pick(30, 58, [possible], 6.0)
    assert given(made, "also") == (MarkPoint(30, 53),)
    # The preview now shows it as filled.
    assert picker.pick(55, 51, [overlay("repair.damage", np.s_[50:54, 20:60])], 6.0)
    assert given(made, "also") == ()
    assert given(made, "except") == ()


def test_a_click_on_a_filled_mark_leaves_it_alone_and_a_second_takes_that_back(made):
    picker = MarkPicker(made.session.recipe)
    assert picker.pick(25, 51, [overlay("invented.repair", np.s_[50:54, 20:60])], 6.0)
    assert given(made, "except") == (MarkPoint(25, 51),)
    assert picker.pick(40, 52, [overlay("repair.possible", np.s_[50:54, 20:60])], 6.0)
    assert given(made, "except") == ()
    assert given(made, "also") == ()


def test_a_click_beside_all_marks_or_without_their_veil_chooses_nothing(made):
    picker = MarkPicker(made.session.recipe)
    possible = overlay("repair.possible", np.s_[50:54, 20:60])
    assert not picker.pick(30, 90, [possible], 6.0)
    assert not picker.pick(30, 52, [], 6.0)
    assert not picker.pick(30, 52, [overlay("repair.possible")], 6.0)


def test_points_are_those_of_the_source(made):
    picker = MarkPicker(made.session.recipe)
    matrix = np.array([[0.5, 0, -10], [0, 0.5, 0], [0, 0, 1]])
    assert picker.pick(80, 104, [overlay("repair.possible", np.s_[52:53, 30:31], transform=matrix)], 6.0)
    assert given(made, "also") == (MarkPoint(80, 104),)


def test_clicks_in_the_window_reach_the_recipe(made, qtbot):
    model = made.main_view.viewer.model
    size = (model.photo.height, model.photo.width)
    layer = model.layers[0]
    model.show(layer, [], [overlay("repair.possible", np.s_[20:24, 20:40], size=size)])
    click(qtbot, made, 30, 22)
    assert given(made, "also") == (), "its veil is not shown"
    model.toggle_overlay("repair.possible", True)
    click(qtbot, made, 30, 22)
    (point,) = given(made, "also")
    assert 20 <= point.x < 40
    assert 20 <= point.y < 24


def test_whose_marks_are_clicked_is_said_by_the_step_and_not_by_the_window():
    class Recipe:
        step = SimpleNamespace(
            id="stamps",
            masks=(
                MaskInfo("seen", "Stamps", MaskKind.FOUND, MarkClick("kept", "gone")),
                MaskInfo("plain", "", MaskKind.FOUND),
            ),
        )

        def __init__(self):
            self.values = {}

        def rows(self):
            return (StepRow(self.step, True, self.values),)

        def set_value(self, step, name, value, merges):
            self.values[f"{step}.{name}"] = self.values[name] = value

    recipe = Recipe()
    picker = MarkPicker(recipe)
    assert picker.pick(30, 51, [overlay("stamps.seen", np.s_[50:54, 20:60])], 6.0)
    assert read_mark_points(recipe.values["stamps.kept"]) == (MarkPoint(30, 51),)
    assert not picker.pick(30, 51, [overlay("stamps.plain", np.s_[50:54, 20:60])], 6.0)
