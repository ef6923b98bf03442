"""Presets with a name and one line each, for all that is selected; and cards that say what is so."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QInputDialog, QMessageBox, QStyle

from restorer.gui.dialogs.error import ErrorDialog
from restorer.gui.viewmodels.current_photo import COLORS, INVENTED
from restorer.gui.viewmodels.item import Item, ItemState
from restorer.gui.viewmodels.library import LibraryModel
from restorer.gui.viewmodels.presets import BUILT_IN, path_for, preset_help, preset_label
from restorer.gui.viewmodels.queue import QueueModel
from restorer.gui.viewmodels.recipe import StepRow
from restorer.gui.viewmodels.wording import describe_item, describe_percent
from restorer.gui.widgets.step_card import StepCard
from restorer.jobs.engine_process import messages
from restorer.jobs.events import JobDone
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.steps import STEPS
from restorer.store.resources import resource

from .conftest import FAKE_STEPS, draw

RECIPE = Recipe((StepChoice("clean", {"strength": 0.7}),))


@pytest.fixture
def filled(controller, engine, qtbot, tmp_path):
    made = controller()
    made.paths = [draw(tmp_path / "album" / f"photo {number}.png", seed=number) for number in range(3)]
    made.session.add_paths(made.paths)
    qtbot.waitUntil(lambda: made.session.library.rowCount() == 3)
    for path in made.paths:
        engine.say(messages.PhotoInspected(1, path, 0, "auto", RECIPE, {"clean": "fine grain", "upscale": "off"}))
    return made


def choose(made, preset):
    box = made.main_view.panel.preset
    box.setCurrentIndex(box.findData(preset))
    box.activated.emit(box.currentIndex())


def answer_name(made, qtbot, name):
    """Type a name into the dialog and confirm it."""
    qtbot.waitUntil(lambda: bool(made.window.findChildren(QInputDialog)))
    (dialog,) = made.window.findChildren(QInputDialog)
    assert not made.window.findChildren(QFileDialog), "no file dialog in a config folder"
    dialog.setTextValue(name)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not made.window.findChildren(QInputDialog))


def confirm(made, qtbot):
    qtbot.waitUntil(lambda: bool(made.window.findChildren(QMessageBox)))
    (box,) = made.window.findChildren(QMessageBox)
    next(b for b in box.buttons() if box.buttonRole(b) == QMessageBox.ButtonRole.AcceptRole).click()
    qtbot.waitUntil(lambda: not made.window.findChildren(QMessageBox))


def presets_of(made):
    box = made.main_view.panel.preset
    return [box.itemText(row) for row in range(box.count())]


def test_a_preset_is_chosen_for_all_that_is_selected_and_says_so(filled):
    strip, panel = filled.main_view.strip, filled.main_view.panel
    assert not panel.reach.isVisible()
    strip.selectAll()
    assert panel.reach.isVisible()
    choose(filled, "gentle")
    assert {item.choice.preset for item in filled.session.library.items} == {"gentle"}
    filled.session.undo.undo()
    assert {item.choice.preset for item in filled.session.library.items} == {"auto"}
    strip.choose(filled.paths[1])
    assert not panel.reach.isVisible()
    choose(filled, "full")
    assert [item.choice.preset for item in filled.session.library.items] == ["auto", "full", "auto"]


@pytest.mark.parametrize("preset", BUILT_IN)
def test_each_preset_has_a_name_and_one_line(qapp, preset):
    told = json.loads(resource(f"presets/{preset}.json").read_text("utf-8"))
    assert (preset_label(preset), preset_help(preset)) == (told["label"], told["help"]), "the file says the same"
    assert preset_help(preset).endswith(".")
    assert len(preset_help(preset)) < 110


def test_a_preset_is_saved_renamed_and_deleted_in_the_window(filled, qtbot):
    panel, folder = filled.main_view.panel, filled.folders.presets
    panel.save.trigger()
    answer_name(filled, qtbot, "Grandma")
    assert (folder / "Grandma.json").is_file()
    assert panel.preset.currentText() == "Grandma"
    assert "Grandma" in presets_of(filled)
    assert panel.about.text() == "Your own: always the same steps and settings."

    panel._follow_more()
    assert panel.rename.isEnabled()
    panel.rename.trigger()
    answer_name(filled, qtbot, "Grandmother")
    assert not (folder / "Grandma.json").exists()
    assert json.loads((folder / "Grandmother.json").read_text())["label"] == "Grandmother"
    assert panel.preset.currentText() == "Grandmother", "the photo follows its preset to the new name"

    panel.delete.trigger()
    confirm(filled, qtbot)
    assert list(folder.glob("*.json")) == []
    assert panel.preset.currentData() == "auto"
    assert "Grandmother" not in presets_of(filled)


def test_a_preset_is_replaced_only_when_that_is_confirmed(filled, qtbot):
    folder = filled.folders.presets
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "Mine.json").write_text("{}")
    filled.main_view.panel.save.trigger()
    answer_name(filled, qtbot, "Mine")
    assert (folder / "Mine.json").read_text() == "{}"
    confirm(filled, qtbot)
    assert "steps" in json.loads((folder / "Mine.json").read_text())


def test_names_that_no_file_can_have_are_refused_in_words(filled, qtbot, tmp_path):
    filled.main_view.panel.save.trigger()
    answer_name(filled, qtbot, "a/b")
    qtbot.waitUntil(lambda: bool(filled.window.findChildren(ErrorDialog)))
    (dialog,) = filled.window.findChildren(ErrorDialog)
    assert "cannot be the name" in dialog.notice.message
    dialog.close()
    assert path_for(tmp_path, " Aunt Rosa. ") == tmp_path / "Aunt Rosa.json"


def test_presets_that_come_with_the_application_cannot_be_renamed_or_deleted(filled):
    panel = filled.main_view.panel
    panel._follow_more()
    assert panel.save.isEnabled()
    assert not panel.rename.isEnabled()
    assert not panel.delete.isEnabled()


def test_a_card_follows_its_switch(filled):
    cards = filled.main_view.panel.cards
    assert cards["upscale"].reason.text() == "Off"
    filled.session.recipe.set_on("upscale", True)
    assert cards["upscale"].reason.text() == "Switched on by you."
    filled.session.recipe.set_on("upscale", False)
    assert cards["upscale"].reason.text() == "Off"
    filled.session.recipe.set_on("clean", False)
    assert cards["clean"].reason.text() == "Switched off by you."


def test_a_card_says_it_without_figures_and_its_tooltip_with_them(filled, engine):
    reasons = {"clean": "Fine grain (sigma 9). It will be cleaned (70%).", "upscale": "Large enough."}
    headlines = {"clean": "Fine grain. It will be cleaned (70%)."}
    path = filled.session.recipe.path
    engine.say(messages.PhotoInspected(1, path, 0, "auto", RECIPE, reasons, {}, headlines))
    card = filled.main_view.panel.cards["clean"]
    assert card.reason.text() == headlines["clean"]
    assert card.reason.toolTip() == reasons["clean"]
    other = filled.main_view.panel.cards["upscale"]
    assert (other.reason.text(), other.reason.toolTip()) == ("Large enough.", "")


def test_what_is_set_seldom_is_made_when_it_is_opened_and_shows_what_is_set(filled, qtbot):
    card = filled.main_view.panel.cards["clean"]
    seldom = {item.name for item in card.step.fields} - set(card.editors)
    assert seldom, "not made before somebody asks: the window need not wait for it"
    name = next(iter(seldom))
    filled.session.recipe.set_on("clean", True)
    qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
    assert seldom <= set(card.editors)
    assert card.editors[name].isVisibleTo(filled.main_view.panel)
    assert card.layout().indexOf(card._rest) == card.layout().indexOf(card._main) + 1, "below what was there"


def test_a_strength_that_means_nothing_is_not_shown(qapp):
    for step in STEPS:
        card = StepCard(step)
        assert ("strength" in card.editors) == step.has_strength, step.id
        card.show_row(StepRow(step, True, {item.name: item.default for item in step.fields}), True)
        card.deleteLater()
    assert {step.id for step in STEPS if not step.has_strength} == {"straighten", "upscale"}


def test_the_panel_does_not_jump_when_there_is_something_to_reset(filled, qtbot):
    panel = filled.main_view.panel
    place = panel.preset.y()
    filled.session.recipe.set_value("clean", "strength", 0.2)
    assert panel.reset.isVisible()
    qtbot.wait(20)
    assert panel.preset.y() == place


def test_statuses_cannot_be_misread(qapp):
    assert describe_item(Item("/a.jpg")) == "Not restored yet"
    assert describe_item(Item("/a.jpg", ItemState.DONE, is_untouched=True)) == "No changes needed"


def test_time_left_is_an_estimate_only_when_it_is_known(qapp):
    now = [0.0]
    library = LibraryModel()
    library.insert([Item(f"/{number}.jpg", jobs=(number,), open_jobs=frozenset({number})) for number in range(4)])
    queue = QueueModel(library, clock=lambda: now[0])
    for number in range(4):
        library.change(f"/{number}.jpg", state=ItemState.QUEUED)
    library.change("/0.jpg", state=ItemState.RUNNING, overall=0.5)
    now[0] = 60.0
    assert queue.describe() == "0 of 4 · estimating the time…"
    library.apply(JobDone(0, "/out/0.jpg", {}, 60.0))
    assert queue.seconds_left == pytest.approx(180.0)
    assert "estimating" not in queue.describe()


def test_one_photo_says_how_long_once_half_of_it_is_done(qapp):
    now = [0.0]
    library = LibraryModel()
    library.insert([Item("/0.jpg", jobs=(0,), open_jobs=frozenset({0}))])
    queue = QueueModel(library, clock=lambda: now[0])
    library.change("/0.jpg", state=ItemState.RUNNING, overall=0.3)
    now[0] = 30.0
    assert queue.seconds_left is None
    library.change("/0.jpg", overall=0.6)
    assert queue.seconds_left == pytest.approx(20.0)


def test_figures_have_one_style(filled, qtbot):
    qtbot.waitUntil(lambda: bool(filled.main_view.viewer.model.photo.width))
    assert [describe_percent(number) for number in (100, 35.2, 6.25, 5, 0.13)] == ["100%", "35%", "6.3%", "5%", "0.1%"]
    percent = filled.main_view.viewer.bar.percent.text().strip("\u200e")
    assert percent.endswith("%")
    assert " " not in percent


def test_overlays_are_told_apart_by_their_colors(qapp):
    from PySide6.QtGui import QColor

    colors = [QColor(color) for color in (*INVENTED, *COLORS.values())]
    for number, one in enumerate(colors):
        for other in colors[number + 1 :]:
            away = sum(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))
            assert away > 90, f"{one.name()} and {other.name()} are nearly alike"


def test_buttons_of_dialogs_bear_no_borrowed_icons(filled):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, filled.window)
    hint = QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons
    box.ensurePolished()
    assert not box.style().styleHint(hint, None, box)
    assert all(button.icon().isNull() for button in box.buttons())
    box.deleteLater()


def test_steps_of_the_tests_stand_for_real_ones():
    assert all(hasattr(replace(step), "has_strength") for step in FAKE_STEPS)
