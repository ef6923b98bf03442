"""Painting over the photo with a real mouse, a pen and keys."""

import random

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

from restorer.gui.tools.brush.brush_model import Brush
from restorer.gui.tools.brush.brush_tool import Shape
from restorer.gui.viewmodels.viewer import Mode
from restorer.imaging.mask_text import read_mask


@pytest.fixture
def brush(made, hand):
    made.window.actions_.brush.trigger()
    tool = made.main_view.hands.brush
    assert made.main_view.viewer.tool is tool
    tool.size.setValue(20)
    return tool


def painted(hand, name="painted"):
    return read_mask(hand.settings("repair").get(name, ""))


def test_a_stroke_is_one_step_of_the_recipe(made, hand, brush):
    count = made.session.undo.count()
    hand.drag((40, 60), (80, 60), (120, 90))
    mask = painted(hand)
    assert mask.shape == (180, 240)
    assert mask[60, 40] == mask[60, 70] == mask[90, 120] == 255
    width = 20 / hand.viewer.model.camera.scale
    assert (mask[:, 60] > 0).sum() == pytest.approx(width, abs=2)
    assert made.session.undo.count() == count + 1
    assert hand.settings("repair")["mask"] == "240x180", "who paints one mark did not ask for others"
    made.session.undo.undo()
    assert hand.settings("repair") == {}
    assert brush._model.filled.is_empty
    made.session.undo.redo()
    assert np.array_equal(painted(hand), mask)


def test_where_repair_is_on_it_goes_on_looking_for_damage(made, hand, brush):
    made.session.recipe.set_on("repair", True)
    hand.click(50, 50)
    assert "mask" not in hand.settings("repair")


def test_the_right_button_and_leave_wipe_what_was_painted_or_found(made, hand, brush, qtbot):
    hand.drag((40, 60), (120, 60))
    before = painted(hand)
    qtbot.mouseClick(hand.pane.viewport(), Qt.MouseButton.RightButton, pos=hand.place(80, 60))
    assert painted(hand)[60, 80] == 0
    assert painted(hand, "erased")[60, 80] == 255
    assert (painted(hand) > 0).sum() < (before > 0).sum()
    brush.buttons[Brush.LEAVE].click()
    hand.click(45, 60)
    assert painted(hand)[60, 45] == 0
    brush.clear.click()
    assert painted(hand) is None
    assert painted(hand, "erased") is None


def test_never_touch_is_the_whole_recipes(made, hand):
    made.window.actions_.keep_out.trigger()
    tool = made.main_view.hands.brush
    assert tool.brush is Brush.KEEP
    hand.drag((100, 100), (140, 100))
    kept = read_mask(made.session.recipe.recipe.keep_out)
    assert kept[100, 120] == 255
    assert hand.settings("repair") == {}
    made.session.undo.undo()
    assert made.session.recipe.recipe.keep_out == ""


def test_a_line_goes_from_click_to_click_and_enter_ends_it(made, hand, brush):
    brush.line.click()
    brush.size.setValue(4)
    hand.click(20, 20)
    hand.click(120, 20)
    hand.click(120, 120)
    hand.key(Qt.Key.Key_Return)
    assert made.main_view.viewer.tool is brush
    hand.click(200, 150)
    mask = painted(hand)
    assert mask[20, 20:121].all()
    assert mask[20:121, 120].all()
    assert mask[135, 160] == 0, "the next line begins anew"


def test_shift_draws_straight_from_the_last_place(hand, brush):
    brush.size.setValue(4)
    hand.click(20, 150)
    hand.click(200, 150, Qt.KeyboardModifier.ShiftModifier)
    assert painted(hand)[150, 20:201].all()


def test_brackets_change_the_size_and_keep_to_the_range(hand, brush):
    brush.size.setValue(20)
    hand.key(Qt.Key.Key_BracketRight)
    assert brush.size.value() == 25
    for _ in range(30):
        hand.key(Qt.Key.Key_BracketLeft)
    assert brush.size.value() == brush.size.minimum()


def test_a_pen_paints_as_wide_as_it_presses(hand, brush):
    def pen(kind, x, y, pressure):
        pane, at = hand.pane.viewport(), QPointF(hand.place(x, y))
        device = QPointingDevice.primaryPointingDevice()
        event = QTabletEvent(
            kind, device, at, QPointF(pane.mapToGlobal(at.toPoint())), pressure, 0.0, 0.0, 0.0, 0.0, 0.0,
            Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton,
        )  # fmt: skip
        QApplication.sendEvent(pane, event)
        return event.isAccepted()

    brush.size.setValue(40)
    assert pen(QEvent.Type.TabletPress, 30, 90, 0.2)
    for x in range(40, 180, 10):
        pen(QEvent.Type.TabletMove, x, 90, x / 200)
    pen(QEvent.Type.TabletRelease, 180, 90, 0.0)
    mask = painted(hand)
    widths = [int((mask[:, x] > 0).sum()) for x in (40, 100, 165)]
    assert widths[0] < widths[1] < widths[2]


def test_what_is_painted_lies_where_it_was_painted_in_a_turned_photo(made, hand):
    made.window.actions_.rotate_right.trigger()
    made.window.actions_.brush.trigger()
    hand.drag((40, 60), (120, 60))
    assert painted(hand)[60, 40:121].all()
    image = hand.pane.viewport().grab().toImage()
    shown = image.pixelColor(hand.place(100, 60))
    beside = image.pixelColor(hand.place(100, 100))
    assert shown != beside


def test_each_photo_has_its_own_marks(made, hand, brush):
    hand.drag((40, 60), (120, 60))
    made.session.recipe.apply_to(made.paths)
    made.main_view.strip.choose(made.paths[1])
    hand.qtbot.waitUntil(lambda: bool(hand.viewer.model.photo.width))
    assert hand.settings("repair").get("painted", "") == ""
    assert made.main_view.hands.marks.filled.is_empty


def test_any_use_in_any_order_leaves_masks_that_can_be_read(made, hand, brush):
    generator = random.Random(11)
    made.session.undo.clear()
    do, viewer = made.window.actions_, made.main_view.viewer
    for _ in range(150):
        act = generator.randrange(9)
        way = [(generator.uniform(-10, 250), generator.uniform(-10, 190)) for _ in range(generator.randint(2, 4))]
        if act <= 3:
            hand.drag(*way)
        elif act == 4:
            generator.choice((*brush.buttons.values(), brush.line, brush.clear)).click()
        elif act == 5:
            generator.choice((do.brush, do.keep_out, do.rotate_left)).trigger()
        elif act == 6:
            hand.key(generator.choice((Qt.Key.Key_BracketLeft, Qt.Key.Key_Return, Qt.Key.Key_Escape)))
        elif act == 7:
            generator.choice((made.session.undo.undo, made.session.undo.redo))()
        else:
            viewer.model.step_zoom(generator.choice((1, -1)))
        values, recipe = hand.settings("repair"), made.session.recipe.recipe
        model = made.main_view.hands.marks
        for canvas, text in (
            (model.filled, values.get("painted", "")), (model.left, values.get("erased", "")),
            (model.kept, recipe.keep_out),
        ):  # fmt: skip
            assert canvas.text == text
            read_mask(text)


@pytest.fixture
def wide(monkeypatch):
    """Every mask is as one whose marks lie all over a large scan."""
    monkeypatch.setattr("restorer.gui.tools.brush.brush_model.AT_ONCE_PX", -1)


def test_wide_masks_come_into_the_recipe_stroke_by_stroke_without_being_waited_for(made, hand, brush, wide, qtbot):
    before = made.session.undo.count()
    hand.drag((20, 20), (60, 20))
    hand.drag((20, 60), (60, 60))
    assert made.session.undo.count() < before + 2, "nobody waited"
    assert brush._model.filled.text, "it is seen at once"
    qtbot.waitUntil(lambda: made.session.undo.count() == before + 2)
    assert hand.settings("repair")["painted"] == brush._model.filled.text
    made.session.undo.undo()
    mask = read_mask(hand.settings("repair")["painted"])
    assert mask[20, 40]
    assert not mask[60, 40]


def test_what_is_on_its_way_is_there_before_another_photo_comes(made, hand, brush, wide):
    hand.drag((20, 20), (60, 20))
    made.main_view.strip.choose(made.paths[1])
    first = made.session.library.find(made.paths[0]).choice.recipe
    assert read_mask(first.find("repair").settings["painted"])[20, 40]
    assert made.session.library.find(made.paths[1]).choice.recipe is None


def test_undo_while_a_stroke_is_on_its_way_forgets_it(made, hand, brush, wide, qtbot):
    hand.drag((20, 20), (60, 20))
    qtbot.waitUntil(lambda: bool(hand.settings("repair").get("painted")))
    hand.drag((20, 60), (60, 60))
    made.session.undo.undo()
    hand.drag((20, 100), (60, 100))
    qtbot.waitUntil(lambda: bool(hand.settings("repair").get("painted")))
    brush._model.finish()
    mask = read_mask(hand.settings("repair")["painted"])
    assert [bool(mask[row, 40]) for row in (20, 60, 100)] == [False, False, True]


def square(left, top, right, bottom):
    return (left, top), (right, top), (right, bottom), (left, bottom)


def test_all_that_is_drawn_around_is_filled_or_left(made, hand, brush):
    brush.shapes[Shape.AREA].click()
    hand.drag(*square(40, 40, 100, 90))
    mask = painted(hand)
    assert mask[45:85, 45:95].all()
    assert not mask[100:].any()
    brush.buttons[Brush.LEAVE].click()
    hand.drag(*square(60, 50, 80, 70))
    assert painted(hand)[60, 70] == 0
    assert painted(hand, "erased")[60, 70] == 255


def test_possible_marks_that_are_drawn_around_are_asked_for(made, hand, brush):
    brush.shapes[Shape.MARKS].click()
    count = made.session.undo.count()
    hand.drag(*square(40, 40, 100, 90))
    assert painted(hand, "within")[45:85, 45:95].all()
    assert painted(hand) is None, "the area itself is not filled"
    assert hand.settings("repair").get("mask", "") == "", "what may be damage is to be looked for"
    assert made.session.undo.count() == count + 1
    brush.buttons[Brush.LEAVE].click()
    hand.drag(*square(50, 50, 70, 70))
    assert painted(hand, "within")[60, 60] == 0
    assert painted(hand, "erased")[60, 60] == 255
    brush.clear.click()
    assert not hand.settings("repair").get("within")


def test_who_painted_one_mark_before_is_asked_for_possible_ones_now(hand, brush):
    hand.drag((40, 60), (80, 60))
    assert hand.settings("repair")["mask"]
    brush.shapes[Shape.MARKS].click()
    hand.drag(*square(40, 90, 100, 130))
    assert hand.settings("repair")["mask"] == ""


def test_one_way_of_drawing_at_a_time_and_a_click_chooses_a_mark(made, hand, brush):
    clicked = []
    brush._click = clicked.append
    brush.shapes[Shape.LINE].click()
    brush.shapes[Shape.MARKS].click()
    assert [shape for shape, button in brush.shapes.items() if button.isChecked()] == [Shape.MARKS]
    before = made.session.recipe.recipe
    hand.click(80, 60)
    assert len(clicked) == 1
    assert made.session.recipe.recipe == before
    brush.shapes[Shape.MARKS].click()
    assert brush.shape is Shape.BRUSH


def test_with_the_brush_in_hand_the_whole_photo_shows_what_comes_of_it(made, hand):
    model = made.main_view.viewer.model
    model.set_mode(Mode.DIVIDER)
    made.window.actions_.brush.trigger()
    assert model.mode is Mode.SINGLE
    made.main_view.viewer.lay_down()
    assert model.mode is Mode.DIVIDER


def test_no_button_is_cut_where_there_is_little_room(made, brush, qtbot):
    strip, widgets = brush.strip, [*brush.buttons.values(), *brush.shapes.values(), brush.clear]

    def rows():
        return len({widget.mapTo(strip, widget.rect().center()).y() for widget in widgets})

    for size, count in (((1500, 800), 1), ((1024, 640), 2), ((1500, 800), 1)):
        made.window.resize(*size)
        qtbot.waitUntil(lambda count=count: rows() == count)
        qtbot.wait(50)
        assert all(widget.width() >= widget.minimumSizeHint().width() for widget in widgets), size
        assert all(strip.rect().contains(widget.geometry()) for widget in widgets), size
