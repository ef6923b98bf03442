"""Colours that are given to places of the photo by clicking on them."""

from __future__ import annotations

import json
import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage

from restorer.gui.tools.colors.other_photo import show_dropper
from restorer.gui.viewmodels.camera import Spot
from restorer.gui.viewmodels.color_hints import points_in, text_of
from restorer.gui.viewmodels.layers import ColorPoint
from restorer.gui.widgets.colors_editor import ColorsEditor

BROWN = ColorPoint(12.0, 34.5, "#8a5a3c")


def editor_of(made):
    return made.main_view.panel.editor(ColorsEditor)


def place_of(made, x, y):
    return made.main_view.viewer.panes[0].sight().to_pane(Spot(x + 0.5, y + 0.5)).toPoint()


def click(qtbot, made, x, y, pulled_px=0):
    """Press on a place of the source, pull it to the right, and let go."""
    pane, at = made.main_view.viewer.panes[0], place_of(made, x, y)
    qtbot.mousePress(pane.viewport(), Qt.MouseButton.LeftButton, pos=at)
    there = at + QPoint(pulled_px, 0)
    if pulled_px:
        qtbot.mouseMove(pane.viewport(), there)
    qtbot.mouseRelease(pane.viewport(), Qt.MouseButton.LeftButton, pos=there)


def popover_of(made):
    return made.main_view.color_tool.popover


def chip(made, name):
    """The chip of this name, as a person finds it by its tooltip."""
    return next(chip for chip in popover_of(made).chips if chip.toolTip() == name)


def press_chip(qtbot, one):
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)


def given(made, path=None):
    recipe = made.session.recipe.recipe if path is None else made.session.library.find(path).choice.recipe
    return points_in(str(recipe.find("colorize").settings.get("hints", "")))


def test_a_click_and_a_color_become_a_hint_and_further_colors_change_it(made, qtbot):
    editor_of(made).point.click()
    assert made.main_view.viewer.tool is made.main_view.color_tool
    assert made.main_view.color_tool.strip.isVisible()
    click(qtbot, made, 60, 40)
    assert popover_of(made).isVisible()
    assert given(made) == (), "a place has no colour before one was chosen"
    press_chip(qtbot, chip(made, "Skin, dark"))
    (point,) = given(made)
    scale = made.main_view.viewer.model.camera.scale
    assert (point.x, point.y) == pytest.approx((60, 40), abs=1 / scale)
    assert point.color == "#8a5a3c"
    press_chip(qtbot, chip(made, "Grass"))
    assert [(point.x, one.color) for one in given(made)] == [(point.x, "#6f9a4a")]
    assert popover_of(made).isVisible()
    assert [one.color for one in popover_of(made).recent_chips] == ["#6f9a4a", "#8a5a3c"]
    made.session.undo.undo()
    assert [one.color for one in given(made)] == ["#8a5a3c"]
    made.session.undo.undo()
    assert given(made) == ()
    assert not popover_of(made).isVisible(), "what was undone is not in hand"


def test_a_place_without_a_color_changes_nothing(made, qtbot):
    editor_of(made).point.click()
    click(qtbot, made, 60, 40)
    qtbot.keyClick(popover_of(made), Qt.Key.Key_Escape)
    assert not popover_of(made).isVisible()
    assert made.main_view.viewer.tool is made.main_view.color_tool, "the first Escape closes the popover only"
    assert given(made) == ()


def test_pulling_over_the_field_is_seen_at_once_and_undone_at_once(made, qtbot):
    editor_of(made).point.click()
    click(qtbot, made, 60, 40)
    field = popover_of(made).field
    qtbot.mousePress(field, Qt.MouseButton.LeftButton, pos=QPoint(10, 5))
    first = given(made)[0].color
    for x in range(20, 120, 10):
        qtbot.mouseMove(field, QPoint(x, 5))
    qtbot.mouseRelease(field, Qt.MouseButton.LeftButton, pos=QPoint(110, 5))
    assert given(made)[0].color == field.color != first
    made.session.undo.undo()
    assert [one.color for one in given(made)] in ([first], [])


@pytest.mark.parametrize("size", [(640, 420), (1366, 768)])
def test_the_popover_never_covers_its_point(made, qtbot, size):
    made.window.resize(*size)
    editor_of(made).point.click()
    viewer = made.main_view.viewer
    pane = viewer.panes[0]
    for zoom in (None, 6.0):
        if zoom:
            viewer.model.set_zoom(zoom)
        for x in range(2, 240, 47):
            for y in range(2, 180, 35):
                at = pane.sight().to_pane(Spot(x + 0.5, y + 0.5)).toPoint()
                if not pane.viewport().rect().adjusted(4, 4, -4, -4).contains(at) or pane.childAt(at) not in (
                    None,
                    pane.viewport(),
                ):
                    continue
                made.main_view.color_tool.choice.begin(x, y)
                box = popover_of(made).geometry()
                point = pane.viewport().mapTo(made.window, at)
                assert not box.contains(point)
                if size[0] > 1000:
                    assert made.window.rect().contains(box)


def test_without_pointing_a_click_takes_hold_of_the_photo_only(made, qtbot):
    click(qtbot, made, 60, 40)
    assert not popover_of(made).isVisible()


def test_pulling_the_photo_is_no_click(made, qtbot):
    made.main_view.viewer.model.set_zoom(12.0)
    editor_of(made).point.click()
    before = made.main_view.viewer.model.camera
    click(qtbot, made, before.x, before.y, pulled_px=60)
    assert not popover_of(made).isVisible()
    assert made.main_view.viewer.model.camera.x < before.x


def test_a_click_beside_the_photo_asks_for_nothing(made, qtbot):
    editor_of(made).point.click()
    click(qtbot, made, -3, 40)
    assert not popover_of(made).isVisible()


def test_a_point_is_pulled_elsewhere_and_that_is_one_step_to_undo(made, qtbot):
    viewer, hints = made.main_view.viewer, made.main_view.hints
    hints.add(ColorPoint(60, 40, "#112233"))
    editor_of(made).point.click()
    camera, scale = viewer.model.camera, viewer.model.camera.scale
    count = made.session.undo.count()
    click(qtbot, made, 60, 40, pulled_px=round(30 * scale))
    (point,) = given(made)
    assert (point.x, point.y) == pytest.approx((90, 40), abs=1.5 / scale)
    assert viewer.model.camera == camera, "the photo stays"
    assert made.session.undo.count() == count + 1
    assert popover_of(made).isVisible()
    made.session.undo.undo()
    assert given(made)[0].x == 60


def test_delete_takes_the_point_in_hand_and_not_the_photo(made, qtbot):
    hints = made.main_view.hints
    hints.add(ColorPoint(60, 40, "#112233"))
    hints.add(ColorPoint(100, 90, "#445566"))
    editor_of(made).point.click()
    click(qtbot, made, 60, 40)
    qtbot.keyClick(made.main_view.viewer.panes[0], Qt.Key.Key_Delete)
    assert [point.color for point in given(made)] == ["#445566"]
    assert made.session.library.rowCount() == 2
    chip = editor_of(made).chips[0]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert given(made) == ()
    assert made.session.library.rowCount() == 2


def test_the_panel_lists_the_points_and_a_click_there_takes_one_in_hand(made, qtbot):
    hints = made.main_view.hints
    hints.add(ColorPoint(60, 40, "#112233"))
    hints.add(ColorPoint(100, 90, "#445566"))
    assert [chip.color for chip in editor_of(made).chips] == ["#112233", "#445566"]
    press_chip(qtbot, editor_of(made).chips[1])
    assert made.main_view.viewer.tool is made.main_view.color_tool
    assert made.main_view.color_tool.choice.color == "#445566"
    assert [chip.isChecked() for chip in editor_of(made).chips] == [False, True]
    popover_of(made).remove.click()
    assert [point.color for point in given(made)] == ["#112233"]


def test_the_dropper_takes_what_is_seen_in_the_photo(made, qtbot):
    editor_of(made).point.click()
    click(qtbot, made, 60, 40)
    popover_of(made).dropper.click()
    click(qtbot, made, 15, 30)
    (point,) = given(made)
    shown = QColor(made.main_view.color_tool.seen_at(place_of(made, 15, 30)))
    assert point.x == pytest.approx(60, abs=1)
    assert point.color == shown.name()
    source = QImage(made.paths[0]).pixelColor(15, 30)
    assert abs(shown.red() - source.red()) + abs(shown.green() - source.green()) < 6
    assert not popover_of(made).dropper.isChecked()


def test_the_dropper_takes_a_color_from_another_photo(made, qtbot):
    tool = made.main_view.color_tool
    editor_of(made).point.click()
    click(qtbot, made, 60, 40)
    dropper = show_dropper(tool, made.paths[1], made.main_view._thumbnails, made.window)
    qtbot.waitUntil(lambda: "Click" in dropper.words.text())
    place = dropper.picture.place()
    qtbot.mouseClick(dropper.picture, Qt.MouseButton.LeftButton, pos=place.topLeft() + QPoint(place.width() // 16, 3))
    source = QImage(made.paths[1]).pixelColor(15, 1)
    color = QColor(given(made)[0].color)
    assert abs(color.red() - source.red()) + abs(color.blue() - source.blue()) < 6


def test_many_uses_in_any_order_leave_a_recipe_that_can_be_read(made, qtbot):
    generator = random.Random(5)
    made.session.undo.clear()  # the photos stay
    editor, tool, viewer = editor_of(made), made.main_view.color_tool, made.main_view.viewer
    editor.point.click()
    for _ in range(150):
        act = generator.randrange(9)
        x, y = generator.randrange(240), generator.randrange(180)
        if act <= 2:
            click(qtbot, made, x, y, pulled_px=generator.choice((0, 0, 25)))
        elif act == 3 and popover_of(made).isVisible():
            press_chip(qtbot, generator.choice(popover_of(made).chips))
        elif act == 4:
            qtbot.keyClick(viewer.panes[0], generator.choice((Qt.Key.Key_Delete, Qt.Key.Key_Escape, Qt.Key.Key_B)))
        elif act == 5:
            made.session.undo.undo()
        elif act == 6:
            made.session.undo.redo()
        elif act == 7:
            viewer.model.step_zoom(generator.choice((-1, 1)))
        elif not editor.point.isChecked():
            editor.point.click()
        points = given(made) if made.session.recipe.recipe.find("colorize") else ()
        assert tool.choice.index is None or tool.choice.index < len(points)
        assert len(editor.chips) == len(points)
        assert popover_of(made).isVisible() == (tool.choice.place is not None)
    assert made.session.library.rowCount() == 2


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
