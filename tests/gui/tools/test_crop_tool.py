"""Turning, flipping and cutting by hand, with real presses, pulls and keys."""

import random

import numpy as np
import pytest
from PySide6.QtCore import Qt

from restorer.analysis.by_hand.layout_text import read_corners, read_rectangle
from restorer.gui.tools.layout.proposal import proposed_corners
from restorer.gui.viewmodels.camera import Spot, ViewSpan
from restorer.gui.viewmodels.layers import ArraySource, PhotoLayer
from restorer.gui.viewmodels.viewer import Mode


@pytest.fixture
def crop(made, hand):
    made.window.actions_.crop.trigger()
    assert made.main_view.viewer.tool is made.main_view.hands.crop
    return made.main_view.hands.crop


def test_turns_and_flips_are_the_recipes_and_seen_at_once(made, hand):
    do, model = made.window.actions_, made.main_view.viewer.model
    do.rotate_right.trigger()
    assert hand.settings("straighten") == {"deskew": False, "crop": False, "rotate": 90, "flip": "none"}
    assert model.photo == (180, 240)
    assert hand.place(0, 180).x() < hand.place(0, 0).x() + 1
    corner = hand.place(5, 175)
    made.main_view.viewer.grab()
    assert hand.place(5, 5).x() > corner.x(), "what was at the top is on the right"
    do.flip_horizontal.trigger()
    assert hand.settings("straighten")["flip"] == "horizontal"
    for _ in range(2):
        made.session.undo.undo()
    assert model.photo == (240, 180)
    assert hand.settings("straighten") == {}


def test_each_photo_has_its_own_turn(made, hand):
    made.window.actions_.rotate_left.trigger()
    made.session.recipe.apply_to(made.paths)
    made.main_view.strip.choose(made.paths[1])
    assert made.main_view.viewer.model.orientation.rotation == 0
    made.main_view.strip.choose(made.paths[0])
    assert made.main_view.viewer.model.orientation.rotation == 270


def test_the_pixels_are_where_the_turn_puts_them(made, hand, qtbot):
    """The colour under a place of the source is the same, however the photo lies."""
    pane, model = hand.pane.viewport(), made.main_view.viewer.model

    def color():
        made.main_view.viewer.grab()
        return pane.grab().toImage().pixelColor(hand.place(15.5, 30.5)).getRgb()

    qtbot.waitUntil(lambda: color() == color() and made.main_view.viewer._loader.wanted_count() == 0)
    before = color()
    for act in ("rotate_right", "flip_horizontal", "rotate_right", "flip_vertical", "rotate_left"):
        getattr(made.window.actions_, act).trigger()
        qtbot.waitUntil(lambda: made.main_view.viewer._loader.wanted_count() == 0)
        assert np.abs(np.subtract(color(), before)).max() < 4, (act, model.orientation)


def test_a_side_is_pulled_and_enter_puts_the_frame_into_the_recipe(made, hand, crop):
    hand.drag((0, 90), (60, 90))
    hand.drag((240, 180), (200, 150))
    assert "rectangle" not in hand.settings("straighten"), "nothing is cut before it is done"
    hand.key(Qt.Key.Key_Return)
    rectangle = read_rectangle(hand.settings("straighten")["rectangle"])
    scale = made.main_view.viewer.model.camera.scale
    assert rectangle == pytest.approx((60, 0, 140, 150), abs=1 + 2 / scale)
    assert made.main_view.viewer.tool is made.main_view.viewer.resting_tool
    made.session.undo.undo()
    assert hand.settings("straighten") == {}


def test_escape_changes_nothing_and_the_comparison_comes_back(made, hand):
    model = made.main_view.viewer.model
    before = model.mode, model.left, model.right
    made.window.actions_.crop.trigger()
    assert model.mode is Mode.SINGLE
    hand.drag((0, 90), (60, 90))
    hand.key(Qt.Key.Key_Escape)
    assert hand.settings("straighten") == {}
    assert (model.mode, model.left, model.right) == before
    assert not made.window.actions_.crop.isChecked()


def test_a_preview_that_arrives_meanwhile_is_seen_once_the_frame_is_done(made, hand, crop):
    model = made.main_view.viewer.model
    assert model.right == "before", "nothing else is there yet"
    preview = PhotoLayer("preview", "Draft", ArraySource(np.zeros((180, 240, 3), np.uint8)))
    model.show(model.layers[0], [preview])
    assert model.panes() == (("before",),), "what is cut is the original"
    hand.drag((0, 90), (40, 90))
    hand.key(Qt.Key.Key_Return)
    assert made.main_view.viewer.tool is not crop
    assert model.right == "preview"


def test_the_frame_starts_where_it_was_left(made, hand, crop):
    hand.drag((0, 0), (40, 30))
    crop.strip.done_button.click()
    before = hand.settings("straighten")
    made.window.actions_.crop.trigger()
    assert crop.frame.rectangle == read_rectangle(before["rectangle"])
    crop.automatic.click()
    assert hand.settings("straighten")["rectangle"] == ""


def test_a_pull_beside_the_frame_turns_it(made, hand, crop):
    hand.drag((0, 0), (60, 40))
    hand.drag((240, 180), (190, 140))
    hand.drag((215, 90), (215, 100))
    assert 0.5 < crop.lean.value() < 45
    hand.key(Qt.Key.Key_Return)
    assert len(read_corners(hand.settings("straighten")["corners"])) == 4
    assert hand.settings("straighten")["rectangle"] == ""


def test_corners_are_pulled_by_themselves_for_perspective(made, hand, crop):
    crop.perspective.click()
    hand.drag((0, 0), (30, 20))
    hand.drag((240, 0), (220, 25))
    hand.key(Qt.Key.Key_Return)
    corners = read_corners(hand.settings("straighten")["corners"])
    scale = made.main_view.viewer.model.camera.scale
    assert corners[0] == pytest.approx((30, 20), abs=1 + 2 / scale)
    assert corners[2] == pytest.approx((239, 179), abs=1)


def test_arrows_move_it_as_it_is_seen(made, hand):
    made.window.actions_.rotate_right.trigger()
    made.window.actions_.crop.trigger()
    crop = made.main_view.hands.crop
    hand.drag((0, 0), (60, 40))
    before = crop.frame.rectangle
    hand.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    # What is seen on the right lies above in the file.
    assert crop.frame.rectangle.y == before.y - 10
    assert crop.frame.rectangle.x == before.x


def test_the_proposal_is_what_the_recipe_cuts_by_itself():
    matrix = np.array([[1, 0, -20], [0, 1, -10], [0, 0, 1.0]])
    before = PhotoLayer("before", "", ArraySource(np.zeros((180, 240), np.uint8)))
    layer = PhotoLayer("preview", "", ArraySource(np.zeros((150, 200), np.uint8)), matrix)
    corners = proposed_corners((before, layer), ViewSpan(240, 180))
    assert corners == ((20, 10), (220, 10), (220, 160), (20, 160))
    whole = PhotoLayer("preview", "", ArraySource(np.zeros((360, 480), np.uint8)), np.diag([2, 2, 1.0]))
    assert proposed_corners((before, whole), ViewSpan(240, 180)) == ()
    assert proposed_corners((before,), ViewSpan(240, 180)) == ()


def test_the_proposal_is_where_the_frame_starts(made, hand):
    crop = made.main_view.hands.crop
    crop.propose((Spot(20, 10), Spot(220, 10), Spot(220, 160), Spot(20, 160)))
    made.main_view.viewer.take_up(crop)
    assert tuple(crop.frame.rectangle) == (20, 10, 200, 150)


def test_any_use_in_any_order_leaves_a_layout_that_can_be_read(made, hand):
    generator = random.Random(7)
    do, viewer = made.window.actions_, made.main_view.viewer
    made.session.undo.clear()
    crop = made.main_view.hands.crop
    for _ in range(120):
        act = generator.randrange(10)
        spots = [(generator.uniform(-10, 250), generator.uniform(-10, 190)) for _ in range(2)]
        if act <= 3:
            hand.drag(*spots)
        elif act == 4:
            do.crop.trigger()
        elif act == 5:
            getattr(do, generator.choice(("rotate_left", "rotate_right", "flip_horizontal"))).trigger()
        elif act == 6 and viewer.tool is crop:
            generator.choice((crop.perspective, crop.whole, crop.automatic)).click()
        elif act == 7:
            hand.key(generator.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Left)))
        elif act == 8:
            generator.choice((made.session.undo.undo, made.session.undo.redo))()
        else:
            viewer.model.step_zoom(generator.choice((1, -1)))
        values = hand.settings("straighten")
        read_rectangle(values.get("rectangle", ""))
        read_corners(values.get("corners", ""))
        assert (viewer.tool is crop) == do.crop.isChecked() == crop.strip.isVisible()
