"""Faces of the photo in view, chosen with a real mouse and keys."""

import json

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QIcon

from restorer.gui.viewmodels.item import ItemState
from restorer.imaging.tiles import Bounds
from restorer.jobs.engine_process import messages
from restorer.jobs.engine_process.faces import PICTURE_PX

ANNA, BERT = (20.0, 30.0, 60.0, 70.0), (130.0, 40.0, 60.0, 70.0)
KEEP = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)


@pytest.fixture
def faces(made, engine, tmp_path):
    """The tool in hand, with two faces found."""
    made.window.actions_.faces.trigger()
    tool = made.main_view.hands.faces
    assert made.main_view.viewer.tool is tool
    asked = engine.of(messages.FindFaces)[-1]
    engine.say(answer(asked, made.paths[0], tmp_path))
    assert len(tool.model.rows) == 2
    return tool


def answer(asked, path, folder):
    pictures = folder / f"faces {asked.ticket}.npy"
    count = 2 + len(asked.boxes)
    np.save(pictures, np.full((count, PICTURE_PX, PICTURE_PX, 3), 90, np.uint8))
    return messages.FacesFound(asked.ticket, path, 0, (ANNA, BERT), asked.boxes, str(pictures))


def choices(hand):
    return json.loads(hand.settings("faces").get("choices") or "[]")


def tick(faces, number, qtbot):
    """Click the box of a face in the strip."""
    item = faces.list.item(number)
    place = faces.list.visualItemRect(item)
    before = item.checkState()
    for x in range(place.left() + 2, place.right(), 3):  # where the style paints the box
        for y in (place.center().y(), place.top() + 34):
            qtbot.mouseClick(faces.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, y))
            if item.checkState() is not before:
                return
    raise AssertionError("no box to tick")


def test_faces_are_found_when_the_tool_is_taken_up(made, faces, tmp_path):
    assert faces.list.count() == 2
    assert faces.list.isVisible()
    assert not list(tmp_path.glob("faces *.npy")), "the pictures were read and deleted"
    made.window.actions_.faces.trigger()
    assert not faces.strip.isVisible()


def test_one_face_is_switched_on_while_the_step_is_off(made, hand, faces, qtbot):
    count = made.session.undo.count()
    tick(faces, 1, qtbot)
    assert choices(hand) == [{"box": list(ANNA), "on": False}, {"box": list(BERT), "on": True}]
    assert made.session.undo.count() == count + 1
    made.session.undo.undo()
    assert "faces" not in [choice.step for choice in made.session.recipe.recipe.steps]


def test_space_in_the_list_switches_and_delete_removes(made, hand, faces, qtbot):
    made.session.recipe.set_on("faces", True)
    faces.list.setFocus()
    faces.list.setCurrentRow(0)
    qtbot.keyClick(faces.list, Qt.Key.Key_Space)
    assert choices(hand) == [{"box": list(ANNA), "on": True}]
    qtbot.keyClick(faces.list, Qt.Key.Key_Space)
    assert choices(hand) == [{"box": list(ANNA), "on": False}]
    qtbot.keyClick(faces.list, Qt.Key.Key_Delete)
    assert choices(hand) == [{"box": list(ANNA), "on": False, "face": False}]
    assert faces.list.count() == 1
    assert made.session.library.rowCount() == 2, "the photo is still in the list"
    assert faces.back.isVisible()
    qtbot.mouseClick(faces.back, Qt.MouseButton.LeftButton)
    assert choices(hand) == []
    assert faces.list.count() == 2


def test_a_box_is_drawn_around_a_face_that_was_missed(made, hand, faces, engine, tmp_path):
    made.session.recipe.set_on("faces", True)
    hand.drag((200, 20), (215, 40), (230, 60))
    (drawn,) = choices(hand)
    assert drawn["on"] is True
    assert drawn["box"] == pytest.approx([200, 20, 30, 40], abs=2)
    assert faces.model.selected == 2
    asked = engine.of(messages.FindFaces)[-1]
    assert asked.boxes == (tuple(drawn["box"]),), "its picture is asked for"
    engine.say(answer(asked, made.paths[0], tmp_path))
    assert faces.list.count() == 3
    hand.key(Qt.Key.Key_Delete)
    assert choices(hand) == [], "what was drawn is forgotten"
    assert faces.list.count() == 2


def test_a_box_around_a_face_that_is_there_switches_it_on(made, hand, faces):
    made.session.recipe.set_on("faces", True)
    hand.drag((128, 38), (150, 80), (192, 112))
    assert choices(hand) == [{"box": list(BERT), "on": True}]
    assert faces.list.count() == 2
    assert faces.model.selected == 1


def test_a_box_on_a_turned_photo_lies_where_it_is_seen(made, hand, faces):
    made.session.recipe.set_on("faces", True)
    made.window.actions_.rotate_right.trigger()
    hand.drag((200, 20), (230, 60))
    assert choices(hand)[0]["box"] == pytest.approx([200, 20, 30, 40], abs=2)


def test_a_slip_of_the_hand_is_no_face_and_a_click_takes_one_in_hand(made, hand, faces):
    made.session.recipe.set_on("faces", True)
    hand.drag((200, 20), (203, 22), (204, 23))
    assert choices(hand) == []
    hand.click(150, 60)
    assert faces.model.selected == faces.list.currentRow() == 1
    hand.click(5, 5)
    assert faces.model.selected is None
    assert not faces.likeness.isEnabled()


def test_likeness_is_set_for_the_face_in_hand_and_undone_at_once(made, hand, faces, qtbot):
    made.session.recipe.set_on("faces", True)
    hand.click(150, 60)
    assert faces.likeness.value() == 30
    count = made.session.undo.count()
    faces.likeness.setFocus()
    for _ in range(4):
        qtbot.keyClick(faces.likeness, Qt.Key.Key_Right)
    assert choices(hand) == [{"box": list(BERT), "likeness": 0.34}]
    assert made.session.undo.count() == count + 1
    qtbot.mouseClick(faces.automatic, Qt.MouseButton.LeftButton)
    assert choices(hand) == []


def test_what_became_of_a_face_is_shown_with_its_distance(made, hand, faces, engine, tmp_path):
    made.session.recipe.set_on("faces", True)
    preview = made.session.preview
    made.main_view._region = QRect(0, 0, 240, 180)
    made.main_view._ask_preview()
    asked = engine.of(messages.PreviewRegion)[-1]
    after = tmp_path / "after.npy"
    np.save(after, np.full((180, 240, 3), 200, np.uint8))

    def told(box, **more):
        left, top, width, height = box
        return {"box": [left - 0.5, top - 0.5, left + width - 0.5, top + height - 0.5], "chance": 0.9, **more}

    details = {"faces": (told(ANNA, done="restored", likeness=0.3, distance=0.1234),
                         told(BERT, done="left", reason="already sharp"))}  # fmt: skip
    engine.say(
        messages.PreviewMade(
            asked.ticket, made.paths[0], 0, Bounds(0, 0, 240, 180), str(after), (), KEEP, None, False, 0.1,
            details=details,
        )
    )  # fmt: skip
    assert not preview.is_outdated
    words = [faces.list.item(number).text() for number in range(2)]
    assert words[0] == "Restored\nDistance 0.12"
    assert words[1] == "Left: already sharp"
    assert faces.list.item(0).checkState() is Qt.CheckState.Checked
    assert faces.list.item(1).checkState() is Qt.CheckState.Unchecked
    image = faces.list.item(0).icon().pixmap(faces.list.iconSize(), QIcon.Mode.Selected).toImage()
    assert image.pixelColor(10, 30).red() == 90
    assert image.pixelColor(image.width() - 10, 30).red() == 200, "after it stands what the preview made of it"
    faces.model.set_on(0, False)
    assert faces.list.item(0).text().startswith("Off")


def test_faces_are_not_waited_for_and_the_preview_comes_after_them(made, engine, qtbot, tmp_path):
    made.main_view._region = QRect(0, 0, 240, 180)
    made.main_view._ask_preview()
    assert made.session.preview.is_working
    made.window.actions_.faces.trigger()
    before = len(engine.of(messages.PreviewRegion))
    engine.say(answer(engine.of(messages.FindFaces)[-1], made.paths[0], tmp_path))
    qtbot.waitUntil(lambda: len(engine.of(messages.PreviewRegion)) > before)


def test_escape_and_another_photo_lay_it_down(made, hand, faces, engine):
    hand.key(Qt.Key.Key_Escape)
    assert not made.window.actions_.faces.isChecked()
    made.window.actions_.faces.trigger()
    made.main_view.strip.choose(made.paths[1])
    assert not faces.strip.isVisible()
    assert made.session.library.find(made.paths[0]).state is ItemState.READY
    made.window.actions_.faces.trigger()
    assert faces.list.count() == 0
    assert faces.nothing.text() == "Looking for faces…"
    late = messages.FacesFound(99, made.paths[0], 0, (ANNA,), ())
    engine.say(late)
    assert faces.list.count() == 0, "what is told of another photo is not shown"
