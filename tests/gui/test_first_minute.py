"""What a new user does first: drops photos anywhere, and something that is none."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from restorer.cli.exits import Exit, exit_for, exit_for_kind
from restorer.errors import FolderError
from restorer.gui.main_window import MainWindow
from restorer.gui.theme import Theme
from restorer.gui.viewmodels.item import ItemState
from restorer.gui.viewmodels.scan import find_photos
from restorer.imaging.atomic import write_error
from restorer.jobs.engine_process import messages
from restorer.jobs.events import JobFailed

from .conftest import draw
from .desktop import Drag


@pytest.fixture
def filled(controller, qtbot, tmp_path):
    """The window with more photos than the list has room for in it."""
    made = controller()
    made.paths = [draw(tmp_path / "album" / f"photo {number}.png", seed=number) for number in range(14)]
    made.session.add_paths(made.paths)
    qtbot.waitUntil(lambda: made.session.library.rowCount() == 14)
    qtbot.waitUntil(lambda: bool(made.main_view.viewer.model.photo.width))
    return made


PLACES = {
    "picture": lambda made: made.main_view.viewer.panes[0].viewport(),
    "divider": lambda made: made.main_view.viewer.divider_handle,
    "recipe": lambda made: made.main_view.panel.cards["clean"],
    "preset": lambda made: made.main_view.panel.preset,
    "toolbar": lambda made: made.window.tools,
    "menu": lambda made: made.window.menuBar(),
    "viewer's bar": lambda made: made.main_view.viewer.bar.fit,
    "list": lambda made: made.main_view.strip.viewport(),
    "queue": lambda made: made.main_view.queue_bar.start,
}


@pytest.mark.parametrize("place", PLACES)
def test_photos_can_be_dropped_anywhere(filled, qtbot, tmp_path, place):
    new = draw(tmp_path / "more" / "new.png", seed=99)
    drag, highlight = Drag(filled.window, new), filled.window._highlight
    assert not highlight.isVisible()
    assert drag.over(PLACES[place](filled)), f"refused on the {place}"
    assert highlight.isVisible()
    assert highlight.geometry() == filled.window.rect()
    assert drag.drop()
    assert not highlight.isVisible()
    qtbot.waitUntil(lambda: filled.session.library.find(new) is not None)


def test_ten_thousand_files_are_counted_without_looking_at_each(qapp, monkeypatch):
    """Files that only come over the window must not stop it: their paths are asked for once they are let go."""
    from PySide6.QtCore import QMimeData, QUrl

    from restorer.gui.main_window import count_in, paths_in

    asked = []
    local = QUrl.isLocalFile
    monkeypatch.setattr(QUrl, "isLocalFile", lambda url: asked.append(url) or local(url))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/p/{number}.jpg") for number in range(10_000)])
    assert count_in(data) == 10_000
    assert len(asked) == 1
    assert len(paths_in(data)) == 10_000
    data.setUrls([QUrl("https://example.org/a.jpg"), QUrl.fromLocalFile("/p/a.jpg")])
    assert (count_in(data), paths_in(data)) == (1, ["/p/a.jpg"])
    assert count_in(QMimeData()) == 0


def test_the_highlight_goes_when_the_files_do(filled, tmp_path):
    drag = Drag(filled.window, draw(tmp_path / "x.png"))
    assert drag.over(filled.main_view.panel)
    drag.leave()
    assert not filled.window._highlight.isVisible()


def test_where_nothing_is_yet_the_place_to_drop_is_what_lights_up(controller, tmp_path):
    window = controller().window
    drag = Drag(window, draw(tmp_path / "x.png"))
    assert drag.over(window.empty)
    assert window.empty._zone.property("isTarget") == "true"
    assert not window._highlight.isVisible()
    drag.leave()
    assert window.empty._zone.property("isTarget") == "false"


def test_new_photos_come_into_view_and_the_list_scrolls_to_them(filled, qtbot, tmp_path):
    strip = filled.main_view.strip
    new = [draw(tmp_path / "more" / f"new {number}.png", seed=50 + number) for number in range(3)]
    drag = Drag(filled.window, *new)
    drag.over(filled.main_view.viewer)
    drag.drop()
    qtbot.waitUntil(lambda: strip.current == new[0])
    assert strip.selected == new[:1]
    qtbot.waitUntil(lambda: strip.viewport().rect().contains(strip.visualRect(strip.currentIndex())))


def test_a_photo_that_is_in_the_list_already_comes_into_view(filled, qtbot):
    filled.window.paths_dropped.emit([filled.paths[11]])
    qtbot.waitUntil(lambda: filled.main_view.strip.current == filled.paths[11])
    assert filled.session.library.rowCount() == 14


def test_what_is_no_photo_is_refused_at_the_door_once(filled, qtbot, tmp_path):
    letter, drawing = tmp_path / "letter.txt", tmp_path / "old.djvu"
    letter.write_text("Dear aunt")
    drawing.write_bytes(b"AT&TFORM" + bytes(40))
    draw(tmp_path / "photo.png")
    photo = (tmp_path / "photo.png").rename(tmp_path / "photo without an ending")
    drag = Drag(filled.window, letter, photo)
    drag.over(filled.main_view.viewer)
    drag.drop()
    qtbot.waitUntil(lambda: filled.main_view.notice.isVisible())
    assert "letter.txt was left out" in filled.main_view.notice.words.text()
    qtbot.waitUntil(lambda: filled.session.library.find(str(photo)) is not None)
    assert filled.session.library.find(str(letter)) is None
    assert sum("letter.txt" in label.text() for label in filled.window.findChildren(QLabel)) == 1
    filled.session.add_paths([str(drawing)])
    qtbot.waitUntil(lambda: "DjVu" in filled.main_view.notice.words.text())


def test_a_refusal_is_seen_on_the_empty_window_too(controller, qtbot, tmp_path):
    made = controller()
    (tmp_path / "letter.txt").write_text("Dear aunt")
    drag = Drag(made.window, tmp_path / "letter.txt")
    drag.over(made.window.empty)
    drag.drop()
    qtbot.waitUntil(lambda: made.main_view.notice.isVisible())
    assert made.window.stack.currentWidget() is made.window.empty


def test_named_files_are_known_by_their_ending_or_their_content(tmp_path):
    refused = []
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.JPG").write_text("an ending is enough: reading it says what is wrong")
    draw(tmp_path / "c.png")
    (tmp_path / "c.png").rename(tmp_path / "c.dat")
    named = [str(tmp_path / name) for name in ("a.txt", "b.JPG", "c.dat", "gone.jpg")]
    assert list(find_photos(named, on_refused=refused.append)) == named[1:3]
    assert [(one.path, one.kind) for one in refused] == [(named[0], "")]


def test_a_photo_that_cannot_be_read_says_so_once(filled, engine, qtbot, tmp_path):
    torn = tmp_path / "torn.jpg"
    torn.write_bytes(b"\xff\xd8\xff\xe0" + bytes(40))
    filled.session.add_paths([str(torn)])
    qtbot.waitUntil(lambda: filled.main_view.strip.current == str(torn))
    asked = engine.of(messages.InspectPhoto)[-1]
    engine.say(messages.CommandFailed(asked.ticket, "InputError", "torn.jpg is torn.", "Scan it again."))
    view = filled.main_view
    qtbot.waitUntil(lambda: view.failure.isVisible())
    qtbot.waitUntil(lambda: view.viewer.panes[0]._message == "No picture")
    said = [label.text() for label in filled.window.findChildren(QLabel) if label.isVisible()]
    assert sum("torn" in text for text in said) == 1
    assert not view.notice.isVisible()
    assert not view.viewer.work.words, "nothing is being read for ever"


def test_a_window_that_was_given_photos_never_shows_where_to_drop_some(qapp, qtbot):
    theme = Theme(qapp)
    window = MainWindow(theme, expects_photos=True)
    with qtbot.waitExposed(window):
        window.show()
    assert not window.empty.isVisible()
    window.expect_nothing()
    window.close()
    window.deleteLater()
    theme.close()


def test_paths_that_hold_no_photo_lead_back_to_where_to_drop_some(controller, qtbot, tmp_path):
    made = controller()
    made.window._expects_photos = True
    made.session.add_paths([str(tmp_path)])
    qtbot.waitUntil(lambda: not made.window._expects_photos)
    assert made.window.stack.currentWidget() is made.window.empty


def test_delete_selects_what_takes_the_place_of_the_photo(filled, qtbot):
    strip = filled.main_view.strip
    strip.choose(filled.paths[4])
    filled.window.actions_.remove.trigger()
    assert filled.session.library.find(filled.paths[4]) is None
    assert strip.current in (filled.paths[3], filled.paths[5])
    assert strip.selected == [strip.current]
    strip.choose(filled.paths[-1])
    filled.window.actions_.remove.trigger()
    assert strip.selected == [strip.current] == [filled.paths[-2]]


def test_a_click_on_a_sliders_track_jumps_to_the_pointer(filled, engine, qtbot):
    from restorer.pipeline.recipe import Recipe, StepChoice

    path = filled.session.recipe.path
    recipe = Recipe((StepChoice("clean", {"strength": 0.1}),))
    engine.say(messages.PhotoInspected(1, path, 0, "auto", recipe, {}))
    slider = filled.main_view.panel.cards["clean"].editors["strength"].slider
    for share in (0.8, 0.25):
        qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.width() * share), 11))
        assert slider.value() == pytest.approx(100 * share, abs=5)
    assert filled.session.library.find(path).state is ItemState.READY


def test_what_is_there_of_a_photo_that_is_cut_off_can_be_restored(filled, engine, qtbot):
    path, bar = filled.session.recipe.path, filled.main_view.failure
    filled.session.start([path])
    job = engine.add_all()[path]
    engine.say(JobFailed(job, path, "CutOffError", "It is cut off.", "Restore what is there of it."))
    assert bar.rest.isVisible()
    assert not bar.folder.isVisible()
    qtbot.mouseClick(bar.rest, Qt.MouseButton.LeftButton)
    (wanted,) = engine.of(messages.AddJobs)[-1].photo_requests
    assert (wanted.path, wanted.partial) == (path, True)
    assert not bar.isVisible()


def test_another_folder_is_chosen_where_results_cannot_be_written(filled, engine, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "elsewhere"))
    path, bar = filled.session.recipe.path, filled.main_view.failure
    filled.session.start([path])
    job = engine.add_all()[path]
    engine.say(JobFailed(job, path, "FolderError", "The folder cannot be written to.", "Choose another one."))
    assert bar.folder.isVisible()
    assert not bar.rest.isVisible()
    qtbot.mouseClick(bar.folder, Qt.MouseButton.LeftButton)
    assert filled.session.settings.output_folder == str(tmp_path / "elsewhere")
    added = engine.of(messages.AddJobs)[-1]
    assert [wanted.path for wanted in added.photo_requests] == [path]
    assert added.destination.folder == str(tmp_path / "elsewhere")


def test_an_unwritable_folder_has_an_error_of_its_own(tmp_path):
    found = write_error(tmp_path / "a.png", PermissionError(13, "Permission denied"))
    assert isinstance(found, FolderError)
    assert exit_for(found) is Exit.USAGE
    assert exit_for_kind("CutOffError") is Exit.USAGE
    assert exit_for_kind("Unheard") is Exit.FAULT
