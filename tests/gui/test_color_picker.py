"""Colours that are given to places of the photo by clicking on them."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QMenu

from restorer.gui.viewmodels.camera import Spot, to_viewport
from restorer.gui.viewmodels.color_hints import points_in, text_of
from restorer.gui.viewmodels.layers import ColorPoint
from restorer.jobs.engine_process import messages
from restorer.pipeline.recipe import Recipe, StepChoice
from tests.gui.conftest import draw

BROWN = ColorPoint(12.0, 34.5, "#8a5a3c")


@pytest.fixture
def made(controller, engine, qtbot, tmp_path):
    """A window with two photos, the first in view with colours proposed."""
    made = controller()
    made.paths = [draw(tmp_path / f"{name}.png", seed=number) for number, name in enumerate("ab")]
    made.session.add_paths(made.paths)
    qtbot.waitUntil(lambda: made.session.library.rowCount() == 2)
    for number, path in enumerate(made.paths):
        recipe = Recipe((StepChoice("clean"), StepChoice("colorize")))
        engine.say(messages.PhotoInspected(number + 1, path, 0, "auto", recipe, {}))
    viewer = made.main_view.viewer
    qtbot.waitUntil(lambda: bool(viewer.model.photo.width))
    return made


def editor_of(made):
    return made.main_view.panel.colors_editor


def click(qtbot, made, x, y, pulled_px=0):
    """Press on a place of the source, pull it to the right, and let go."""
    viewer = made.main_view.viewer
    model, pane = viewer.model, viewer.panes[0]
    at = QPoint(*(round(part) for part in to_viewport(model.camera, model.viewport, Spot(x + 0.5, y + 0.5))))
    qtbot.mousePress(pane.viewport(), Qt.MouseButton.LeftButton, pos=at)
    there = at + QPoint(pulled_px, 0)
    if pulled_px:
        qtbot.mouseMove(pane.viewport(), there)
    qtbot.mouseRelease(pane.viewport(), Qt.MouseButton.LeftButton, pos=there)


def choose(qtbot, made, color):
    """Answer the dialog for a colour."""
    viewer = made.main_view.viewer
    qtbot.waitUntil(lambda: bool(viewer.findChildren(QColorDialog)))
    dialog = viewer.findChildren(QColorDialog)[0]
    if color is None:
        dialog.reject()
    else:
        dialog.setCurrentColor(QColor(color))
        dialog.accept()
    qtbot.waitUntil(lambda: not viewer.findChildren(QColorDialog))


def given(made, path=None):
    recipe = made.session.recipe.recipe if path is None else made.session.library.find(path).choice.recipe
    return points_in(str(recipe.find("colorize").settings.get("hints", "")))


def test_a_click_and_a_color_become_a_hint_in_the_recipe(made, qtbot):
    editor_of(made).point.click()
    assert made.main_view.viewer.tool is made.main_view.color_tool
    click(qtbot, made, 60, 40)
    choose(qtbot, made, "#123456")
    (point,) = given(made)
    scale = made.main_view.viewer.model.camera.scale
    assert (point.x, point.y) == pytest.approx((60, 40), abs=1 / scale)
    assert point.color == "#123456"
    assert made.main_view.hints.points == (point,)
    assert "1" in editor_of(made)._count.text()


def test_a_color_that_is_not_chosen_changes_nothing(made, qtbot):
    editor_of(made).point.click()
    click(qtbot, made, 60, 40)
    choose(qtbot, made, None)
    assert given(made) == ()


def test_without_pointing_a_click_takes_hold_of_the_photo_only(made, qtbot):
    click(qtbot, made, 60, 40)
    assert not made.main_view.viewer.findChildren(QColorDialog)


def test_pulling_the_photo_is_no_click(made, qtbot):
    made.main_view.viewer.model.set_zoom(12.0)
    editor_of(made).point.click()
    before = made.main_view.viewer.model.camera
    x, y = before.x, before.y
    click(qtbot, made, x, y, pulled_px=60)
    assert not made.main_view.viewer.findChildren(QColorDialog)
    assert made.main_view.viewer.model.camera.x < x


def test_a_click_beside_the_photo_asks_for_nothing(made, qtbot):
    editor_of(made).point.click()
    click(qtbot, made, -3, 40)
    assert not made.main_view.viewer.findChildren(QColorDialog)


def test_a_second_click_on_a_point_changes_or_removes_it(made, qtbot, monkeypatch):
    menus = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, place: menus.append(menu))
    hints = made.main_view.hints
    hints.add(ColorPoint(60, 40, "#112233"))
    editor_of(made).point.click()
    for text, color in (("Another colour…", "#445566"), ("Remove", None)):
        click(qtbot, made, 60, 40)
        menu = menus.pop()
        next(action for action in menu.actions() if action.text() == text).trigger()
        menu.deleteLater()
        if color:
            choose(qtbot, made, color)
            assert [point.color for point in given(made)] == [color]
    assert given(made) == ()


def test_every_point_is_undone_by_itself(made):
    hints = made.main_view.hints
    hints.add(BROWN)
    hints.add(BROWN._replace(x=50.0))
    made.session.undo.undo()
    assert given(made) == (BROWN,)
    made.session.undo.undo()
    assert given(made) == ()


def test_pointing_ends_with_escape_and_with_the_photo(made, qtbot):
    viewer = made.main_view.viewer
    editor_of(made).point.click()
    qtbot.keyClick(made.main_view.viewer, Qt.Key.Key_Escape)
    assert viewer.tool is viewer.resting_tool
    assert not editor_of(made).point.isChecked()
    editor_of(made).point.click()
    made.main_view.strip.choose(made.paths[1])
    assert viewer.tool is viewer.resting_tool


def test_points_belong_to_one_photo(made):
    recipe, hints = made.session.recipe, made.main_view.hints
    hints.add(BROWN)
    recipe.apply_to(made.paths)
    assert given(made, made.paths[1]) == ()
    assert given(made, made.paths[0]) == (BROWN,)
    made.main_view.strip.choose(made.paths[1])
    assert made.main_view.hints.points == ()
    hints.add(BROWN._replace(color="#000000"))
    made.main_view.strip.choose(made.paths[0])
    assert made.main_view.hints.points == (BROWN,)
    recipe.set_value("colorize", "saturation", 1.5)
    recipe.apply_to(made.paths)
    other = made.session.library.find(made.paths[1]).choice.recipe
    assert other.find("colorize").settings["saturation"] == 1.5
    assert [point.color for point in given(made, made.paths[1])] == ["#000000"]


def test_a_preset_takes_no_points_along_and_the_photo_keeps_them(made, tmp_path):
    made.main_view.hints.add(BROWN)
    made.presets.save(tmp_path / "mine.json")
    assert "hints" not in (tmp_path / "mine.json").read_text()
    assert given(made) == (BROWN,)


def test_points_are_gone_from_sight_where_their_step_is_off(made):
    made.main_view.hints.add(BROWN)
    made.session.recipe.set_on("colorize", False)
    assert made.main_view.hints.points == ()


def test_all_can_be_removed_at_once(made):
    made.main_view.hints.add(BROWN)
    editor_of(made).clear.click()
    assert given(made) == ()


def test_points_are_drawn_while_clicks_point(made, qtbot):
    viewer = made.main_view.viewer
    made.main_view.hints.add(ColorPoint(60, 40, "#ff00ff"))
    pane = viewer.panes[0].viewport()

    def colors():
        image = pane.grab().toImage()
        return sum(
            image.pixelColor(x, y) == QColor("#ff00ff") for x in range(image.width()) for y in range(image.height())
        )

    assert colors() == 0
    viewer.take_up(made.main_view.color_tool)
    assert colors() > 40


def test_what_a_text_holds_is_written_as_it_was_read():
    points = (BROWN, ColorPoint(1.0, 2.0, "#ffffff"))
    assert points_in(text_of(points)) == points
    assert json.loads(text_of(points))[0] == {"x": 12.0, "y": 34.5, "color": "#8a5a3c"}
    assert text_of(()) == ""


@pytest.mark.parametrize("text", ["{", "[1]", '[{"x": 1}]', '[{"x": 1, "y": 2, "color": "red"}]', "3"])
def test_a_text_that_cannot_be_read_holds_no_points_and_says_so(made, text):
    assert points_in(text) == ()
    editor = editor_of(made)
    editor.show_value(text)
    assert editor._count.text() == "cannot be read"
    assert not editor.clear.isHidden()
