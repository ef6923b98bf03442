"""Several prints on one scan: it is told in the panel, and one click makes photos of them, which undo takes back."""

import pytest
from PySide6.QtCore import Qt

from restorer.jobs.engine_process.messages import CommandFailed, InspectPhoto, PhotoInspected, PhotoSplit, SplitPhoto
from restorer.pipeline.recipe import Recipe

from .conftest import draw

PRINTS = ((0, 0, 100, 90), (120, 0, 100, 90), (40, 95, 100, 80))


@pytest.fixture
def scanned(controller, engine, qtbot, tmp_path):
    """A scan of three prints between two photos, in view."""
    made = controller()
    made.paths = [draw(tmp_path / f"{name}.png", seed=number) for number, name in enumerate(("a", "scan", "z"))]
    made.parts = tuple(draw(tmp_path / "Separate photos" / f"scan-{number}.png", seed=number) for number in (1, 2, 3))
    made.session.add_paths(made.paths)
    qtbot.waitUntil(lambda: made.session.library.rowCount() == 3)
    made.main_view.strip.choose(made.paths[1])
    (asked,) = [command for command in engine.of(InspectPhoto) if command.path == made.paths[1]]
    condition = {"prints": PRINTS}
    engine.say(PhotoInspected(asked.ticket, asked.path, 0, "auto", Recipe(), {}, condition))
    return made


def test_the_panel_says_how_many_prints_there_are(scanned):
    offer = scanned.main_view.panel.prints
    assert offer.isVisible()
    assert "3 print" in offer.words.text()
    assert offer.split.text().startswith("Split into 3 photo")
    scanned.main_view.strip.choose(scanned.paths[0])
    assert not offer.isVisible()


def test_a_click_puts_the_photos_where_the_scan_was(scanned, engine, qtbot):
    qtbot.mouseClick(scanned.main_view.panel.prints.split, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(scanned.main_view.panel.prints.split, Qt.MouseButton.LeftButton)
    assert not scanned.main_view.panel.prints.split.isEnabled()
    (command,) = engine.of(SplitPhoto)
    assert command.path == scanned.paths[1]
    assert [tuple(box) for box in command.prints] == list(PRINTS)
    engine.say(PhotoSplit(command.ticket, command.path, scanned.parts))
    first, _, last = scanned.paths
    assert scanned.session.library.order() == [first, *scanned.parts, last]
    assert scanned.main_view.strip.current == scanned.parts[0]
    assert "3 photo" in scanned.main_view.notice.words.text()
    scanned.session.undo.undo()
    assert scanned.session.library.order() == scanned.paths
    scanned.session.undo.redo()
    assert scanned.session.library.order() == [first, *scanned.parts, last]


def test_what_cannot_be_split_is_told_and_can_be_tried_again(scanned, engine):
    scanned.splitter.split()
    (command,) = engine.of(SplitPhoto)
    heard = []
    scanned.session.error_occurred.connect(heard.append)
    engine.say(CommandFailed(command.ticket, "FolderError", "The folder cannot be made.", "Choose another one."))
    assert [notice.message for notice in heard] == ["The folder cannot be made."]
    assert scanned.main_view.panel.prints.split.isEnabled()
    scanned.splitter.split()
    assert len(engine.of(SplitPhoto)) == 2
