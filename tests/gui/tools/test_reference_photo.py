"""A photo that lends its colours, chosen in the panel."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from restorer.gui.widgets.card.reference_editor import ReferenceEditor
from restorer.steps.colorize.reference import read_reference

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(made):
    return made.main_view.panel.editor(ReferenceEditor)


@pytest.fixture
def reference(tmp_path):
    path = tmp_path / "new.jpg"
    pixels = np.zeros((300, 400, 3), np.uint8)
    pixels[..., 0], pixels[..., 2] = 200, 40
    Image.fromarray(pixels).save(path)
    return path


def choose(monkeypatch, qtbot, editor, path):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    qtbot.mouseClick(editor.choose, LEFT)


def test_a_photo_is_chosen_shown_and_removed(made, hand, editor, reference, monkeypatch, qtbot):
    assert editor.isVisible()
    assert not editor.picture.isVisible()
    choose(monkeypatch, qtbot, editor, reference)
    assert editor.choose.text() == "Reading the photo…"
    assert editor.choose.isEnabled(), "or it would lose the keyboard to the next switch"
    qtbot.waitUntil(lambda: "reference" in hand.settings("colorize"))
    pixels = read_reference(hand.settings("colorize")["reference"])
    assert pixels.mean((0, 1)) == pytest.approx((200, 0, 40), abs=6)
    assert editor.picture.isVisible()
    assert editor.picture.pixmap().toImage().pixelColor(20, 20).red() == pytest.approx(200, abs=6)
    assert editor.choose.text() == "Choose a photo…"
    qtbot.mouseClick(editor.clear, LEFT)
    assert not hand.settings("colorize").get("reference")
    assert not editor.picture.isVisible()
    made.session.undo.undo()
    assert editor.picture.isVisible()


def test_what_cannot_be_one_is_told(made, hand, editor, tmp_path, monkeypatch, qtbot):
    gray = tmp_path / "gray.png"
    Image.fromarray(np.zeros((20, 30), np.uint8)).save(gray)
    for path, words in ((gray, "no colours to lend"), (tmp_path / "none.jpg", "none.jpg")):
        choose(monkeypatch, qtbot, editor, path)
        qtbot.waitUntil(lambda words=words: words in made.main_view.notice.words.text())
        assert editor.choose.text() == "Choose a photo…"
    assert "reference" not in hand.settings("colorize")


def test_a_photo_that_is_left_meanwhile_gets_none(made, hand, editor, reference, monkeypatch, qtbot):
    model = made.main_view.hands.reference
    choose(monkeypatch, qtbot, editor, reference)
    made.main_view.strip.choose(made.paths[1])
    qtbot.waitUntil(lambda: not model.is_reading)
    assert "reference" not in hand.settings("colorize")
    assert made.session.library.find(made.paths[0]).choice.recipe is None


def test_of_two_that_are_chosen_the_last_counts(made, hand, reference, tmp_path, qtbot):
    second = tmp_path / "second.png"
    Image.new("RGB", (64, 48), (20, 180, 60)).save(second)
    model = made.main_view.hands.reference
    model.choose(str(reference))
    model.choose(str(second))
    qtbot.waitUntil(lambda: "reference" in hand.settings("colorize"))
    qtbot.waitUntil(lambda: not model.is_reading)
    pixels = read_reference(hand.settings("colorize")["reference"])
    assert pixels.mean((0, 1)) == pytest.approx((20, 180, 60), abs=8)
