"""Versions of the photo in view: compared, kept, named and deleted, without a window and with a real mouse."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit

from restorer.gui.tools.versions.version_model import VersionModel
from restorer.gui.tools.versions.versions_dialog import VersionsDialog
from restorer.gui.viewmodels.item import ItemState
from restorer.imaging.decode import decode
from restorer.imaging.encode import encode
from restorer.imaging.metadata.provenance import Provenance, label
from restorer.imaging.photo import Metadata, Photo
from restorer.jobs.engine_process import messages
from restorer.jobs.events import JobDone, JobStarted
from restorer.jobs.files.versions import find_version, list_versions, put_aside, rename
from restorer.pipeline.recipe import Recipe, StepChoice

SHA = "ab" * 32


def write(path, value, strength=1.0):
    recipe = Recipe((StepChoice("clean", {"strength": strength}),)).to_json()
    told = label(None, Provenance("a.png", SHA, recipe, "R"), datetime(2024, 1, 1, tzinfo=UTC))
    path.parent.mkdir(parents=True, exist_ok=True)
    encode(Photo(np.full((180, 240, 3), value, np.uint8), metadata=Metadata(xmp=told)), path, "png")
    return path


@pytest.fixture
def restored(made, engine):
    """The photo in view was restored three times; the third result is kept."""
    result = Path(made.paths[0]).parent / "Restored" / "a.png"
    for value, strength in ((60, 0.2), (120, 0.5), (200, 1.0)):
        if result.exists():
            put_aside(result)
            result.unlink()
        write(result, value, strength)
    made.session.start([made.paths[0]])
    job = engine.add_all()[made.paths[0]]
    engine.say(JobStarted(job, made.paths[0]), JobDone(job, str(result), {"clean": "Cleaned."}, 1.0))
    made.result = result
    return made


@pytest.fixture
def model(restored):
    return VersionModel(restored.session, lambda: restored.main_view.viewer.model.layers)


def shade(path):
    return int(decode(path).pixels[0, 0, 0])


def named(model):
    return [picture.id for picture in model.pictures]


def test_the_original_the_result_and_the_versions_are_there(model):
    assert named(model)[:2] == ["before", "result"]
    assert sorted(named(model)[2:]) == ["version 1", "version 2"]
    assert [picture.version.number for picture in model.pictures if picture.version] != []


def test_a_fifth_picture_takes_the_place_of_the_oldest(model, restored, tmp_path, engine):
    after = tmp_path / "clean.npy"
    np.save(after, np.zeros((180, 240, 3), np.uint8))
    stage = messages.StageFile("clean", str(after))
    engine.say(messages.StagesFound(99, restored.paths[0], 0, (stage,), ()))
    model.refresh()
    assert "clean" in named(model), "the photo after each step is among them"
    for number in range(len(model.pictures)):
        model.compare(number, True)
    assert len(model.compared) == 4
    model.compare(named(model).index(model.compared[0].id), False)
    assert len(model.compared) == 3


def test_keeping_a_version_makes_it_the_result_and_its_recipe_the_photos(model, restored):
    model.select(named(model).index("version 1"))
    heard = []
    model.kept.connect(heard.append)
    model.keep()
    assert heard == [str(restored.result)]
    assert shade(restored.result) == 60
    assert sorted(shade(version.path) for version in list_versions(restored.result)) == [60, 120, 200]
    assert restored.session.recipe.recipe.find("clean").settings["strength"] == 0.2
    assert restored.session.library.find(restored.paths[0]).state is ItemState.DONE
    restored.session.undo.undo()
    assert restored.session.library.find(restored.paths[0]).state is ItemState.READY


def test_the_recipe_of_a_version_is_taken_and_undone(model, restored):
    model.select(named(model).index("version 2"))
    model.use_recipe()
    assert restored.session.recipe.recipe.find("clean").settings["strength"] == 0.5
    assert shade(restored.result) == 200, "the result stays what it is"
    restored.session.undo.undo()
    assert restored.session.recipe.recipe.find("clean").settings == {}


def test_a_name_that_cannot_be_is_told_and_nothing_is_lost(model, restored):
    errors = []
    model.failed.connect(errors.append)
    model.rename(named(model).index("version 1"), "Softer")
    model.rename(named(model).index("version 2"), "softer")
    assert len(errors) == 1
    assert find_version(restored.result, "Softer").number == 1
    model.select(named(model).index("result"))
    model.remove()
    model.keep()
    assert len(list_versions(restored.result)) == 3


@pytest.fixture
def dialog(restored, qtbot):
    restored.window.actions_.versions.trigger()
    (made,) = restored.window.findChildren(VersionsDialog)
    qtbot.waitExposed(made)
    yield made
    made.close()


def tick(dialog, number, qtbot):
    view, item = dialog.list, dialog.list.item(number)
    view.scrollToItem(item)
    place = view.visualItemRect(item)
    before = item.checkState()
    for y in (44, 30, 60):
        for x in range(max(0, place.left()) + 2, place.right(), 3):
            qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, place.top() + y))
            if item.checkState() is not before:
                return
    raise AssertionError("no box to tick")


def test_up_to_four_are_seen_side_by_side(dialog, restored, qtbot):
    assert sum(pane.isVisible() for pane in dialog.panes.panes) == 2
    tick(dialog, 2, qtbot)
    tick(dialog, 3, qtbot)
    assert sum(pane.isVisible() for pane in dialog.panes.panes) == 4
    panes = dialog.panes.panes

    def shades():
        return [pane.grab().toImage().pixelColor(pane.width() // 2, pane.height() // 2).red() for pane in panes]

    qtbot.waitUntil(lambda: sorted(shades()[1:]) == pytest.approx([60, 120, 200], abs=3), timeout=10_000)
    zoom = dialog.panes.model.zoom
    qtbot.keyClick(panes[2], Qt.Key.Key_Plus)
    assert dialog.panes.model.zoom > zoom, "all are zoomed together"


def test_a_version_is_named_and_kept_by_hand(dialog, restored, qtbot):
    number = next(at for at, picture in enumerate(dialog.model.pictures) if picture.id == "version 1")
    dialog.list.setCurrentRow(number)
    qtbot.keyClick(dialog.list, Qt.Key.Key_F2)
    (editor,) = dialog.list.findChildren(QLineEdit)
    qtbot.keyClicks(editor, "In May")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.model.pictures[number].label == "In May")
    assert find_version(restored.result, "In May").number == 1
    assert dialog.list.item(number).text() == "In May"
    assert dialog.keep.isEnabled()
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert shade(restored.result) == 60


def test_a_version_is_deleted_with_its_button(dialog, restored, qtbot):
    rename(restored.result, find_version(restored.result, "2"), "Hard")
    dialog.model.refresh()
    number = next(at for at, picture in enumerate(dialog.model.pictures) if picture.label == "Hard")
    dialog.list.setCurrentRow(number)
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert sorted(version.number for version in list_versions(restored.result)) == [0, 1]
    dialog.list.setCurrentRow(0)
    for button in (dialog.keep, dialog.use, dialog.name, dialog.remove):
        assert not button.isEnabled()


def test_a_photo_that_was_never_restored_shows_what_there_is(made, qtbot):
    made.window.actions_.versions.trigger()
    (dialog,) = made.window.findChildren(VersionsDialog)
    qtbot.waitExposed(dialog)
    assert [picture.id for picture in dialog.model.pictures] == ["before"]
    dialog.close()


def draft_of(made, engine, folder, value):
    """The engine draws the draft that was asked for last."""
    asked = engine.of(messages.PreviewRegion)[-1]
    assert asked.is_aside
    after = folder / f"draft {value}.npy"
    np.save(after, np.full((90, 120, 3), value, np.uint8))
    half = (0.5, 0.0, -0.25, 0.0, 0.5, -0.25, 0.0, 0.0, 1.0)
    engine.say(
        messages.PreviewMade(asked.ticket, made.paths[0], 0, asked.region, str(after), (), half, None, True, 0.1,
                             folder=str(folder)),
        messages.PreviewEnded(asked.ticket),
    )  # fmt: skip
    return asked.recipe


def test_a_recipe_is_kept_before_anything_is_restored_and_seen_as_a_draft(made, engine, tmp_path):
    made.session.recipe.set_value("clean", "strength", 0.3)
    model = VersionModel(made.session, lambda: made.main_view.viewer.model.layers)
    assert model.can_keep_recipe
    assert model.keep_recipe("Softer")
    result = Path(made.paths[0]).parent / "Restored" / "a.png"
    assert [(one.name, one.is_made) for one in list_versions(result)] == [("Softer", False)]
    assert "being drawn" in model.pictures[-1].label
    drawn = draft_of(made, engine, tmp_path, 50)
    assert drawn.find("clean").settings["strength"] == 0.3
    picture = model.pictures[-1]
    assert picture.label == "Softer (draft)"
    assert picture.layer.source.pixels[0, 0, 0] == 50
    made.session.recipe.set_value("clean", "strength", 0.9)
    model.select(named(model).index(picture.id))
    assert not model.can_keep, "nothing was made that could be kept"
    model.use_recipe()
    assert made.session.recipe.recipe.find("clean").settings["strength"] == 0.3
    model.rename(named(model).index(picture.id), "Soft")
    assert find_version(result, "Soft").number == 1
    model.remove()
    assert named(model) == ["before"]


def test_a_recipe_that_is_there_already_is_told(made, engine):
    model = VersionModel(made.session, lambda: made.main_view.viewer.model.layers)
    errors = []
    model.failed.connect(errors.append)
    assert model.keep_recipe("One")
    assert not model.keep_recipe("Two")
    assert not model.keep_recipe("")
    assert len(errors) == 2


def test_the_button_asks_for_a_name(made, engine, qtbot):
    made.window.actions_.versions.trigger()
    (dialog,) = made.window.findChildren(VersionsDialog)
    qtbot.waitExposed(dialog)
    qtbot.mouseClick(dialog.keep_recipe, Qt.MouseButton.LeftButton)
    (asking,) = dialog.findChildren(QInputDialog)
    asking.setTextValue("Warm")
    qtbot.keyClick(asking, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("Warm" in picture.label for picture in dialog.model.pictures))
    assert dialog.list.count() == len(dialog.model.pictures)
    dialog.close()
