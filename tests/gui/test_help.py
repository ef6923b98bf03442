"""Help without leaving the window: the guide, the keys, and a command found by its words."""

import re

import pytest
from PySide6.QtCore import Qt

from restorer.gui.dialogs.keys import KeysDialog
from restorer.gui.dialogs.menu_commands import commands_in, matching
from restorer.gui.dialogs.palette import CommandPalette
from restorer.gui.widgets.guide_pane import guide_file

from .conftest import draw


@pytest.fixture
def filled(controller, qtbot, tmp_path):
    made = controller()
    made.session.add_paths([draw(tmp_path / "a.png")])
    qtbot.waitUntil(lambda: made.session.library.rowCount() == 1)
    return made


def dialog_of(made, kind):
    (dialog,) = made.window.findChildren(kind)
    return dialog


def test_f1_opens_the_guide_beside_the_photo_and_closes_it_again(filled, qtbot):
    window = filled.window
    assert "F1" in [keys.toString() for keys in window.actions_.guide.shortcuts()]
    window.actions_.guide.trigger()
    guide = window._guide
    assert guide.isVisible()
    assert filled.main_view.viewer.isVisible()
    assert "Draft" in guide.text.toPlainText()
    chapters = [guide.headings.itemText(row) for row in range(guide.headings.count())]
    assert "Many photos" in chapters
    row = chapters.index("Many photos")
    guide.headings.setCurrentIndex(row)
    guide.headings.activated.emit(row)
    qtbot.waitUntil(lambda: guide.text.textCursor().block().text() == "Many photos")
    window.actions_.guide.trigger()
    assert not guide.isVisible()
    assert window.focusWidget() is filled.main_view.strip, "a key typed now must not land in the search"


def test_the_guide_is_there_before_the_first_photo(controller):
    window = controller().window
    window.actions_.guide.trigger()
    assert window._guide.isVisible()
    assert window.empty.isVisible()


def test_the_guide_speaks_every_language_in_the_same_chapters():
    texts = {name: guide_file(name).read_text("utf-8") for name in ("en", "de")}
    assert guide_file("de_AT") == guide_file("de")
    assert guide_file("fr") == guide_file("en")
    assert texts["en"] != texts["de"]
    shape = {name: [line.split(" ")[0] for line in text.splitlines() if line] for name, text in texts.items()}
    shapes = {name: [mark for mark in marks if re.fullmatch(r"#+|-", mark)] for name, marks in shape.items()}
    assert shapes["en"] == shapes["de"]


def test_a_command_is_found_by_its_words_and_carried_out_with_enter(filled, qtbot):
    filled.window.actions_.palette.trigger()
    palette = dialog_of(filled, CommandPalette)
    qtbot.keyClicks(palette.text, "large")
    assert palette.list.count() == 1
    qtbot.keyClick(palette.text, Qt.Key.Key_Return)
    assert filled.main_view.grid.isVisible()


def test_the_arrow_keys_choose_while_one_types(filled, qtbot):
    filled.window.actions_.palette.trigger()
    palette = dialog_of(filled, CommandPalette)
    qtbot.keyClicks(palette.text, "zoom")
    first = palette.list.currentRow()
    qtbot.keyClick(palette.text, Qt.Key.Key_Down)
    assert palette.list.currentRow() == first + 1
    qtbot.keyClick(palette.text, Qt.Key.Key_Escape)


def test_only_what_can_be_done_now_is_offered(filled):
    commands = commands_in(filled.window.menuBar())
    words = [command.words for command in matching(commands, "")]
    assert "Undo add %n photo(s)".replace("%n", "1") in words
    assert "Redo" not in words
    assert matching(commands, "no such command") == []
    assert matching(commands, "view large")[0].action is filled.window.actions_.grid


def test_every_key_of_the_menus_is_listed(filled):
    filled.window.actions_.keys.trigger()
    dialog = dialog_of(filled, KeysDialog)
    rows = [
        dialog.tree.topLevelItem(group).child(row).text(1)
        for group in range(dialog.tree.topLevelItemCount())
        for row in range(dialog.tree.topLevelItem(group).childCount())
    ]
    for command in commands_in(filled.window.menuBar()):
        if command.keys:
            assert command.keys in rows
    assert any("Wheel" in keys for keys in rows)
    dialog.close()


def test_what_is_on_the_bars_says_what_it_is_for(filled):
    bar = filled.main_view.viewer.bar
    for button in (bar.blink, bar.fit, bar.actual, bar.zoom_in, bar.reveal, bar.drag_out, *bar.modes.values()):
        assert len(button.toolTip()) > 8
    for card in filled.main_view.panel.cards.values():
        assert card.toolTip()
        assert all(editor.toolTip() for editor in card.editors.values())


def test_keys_that_no_keyboard_has_are_not_listed(filled):
    from PySide6.QtGui import QKeySequence

    do = filled.window.actions_
    do.undo.setShortcuts([QKeySequence("Ctrl+Z"), QKeySequence("F14"), QKeySequence(Qt.Key.Key_Undo)])
    keys = {command.action: command.keys for command in commands_in(filled.window.menuBar())}
    assert keys[do.undo] == "Ctrl+Z"
    assert keys[do.redo].startswith("Ctrl+")
    assert do.redo.text().replace("&", "") == "Redo"
