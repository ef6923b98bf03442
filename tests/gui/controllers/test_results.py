"""Where results are found, looked through and judged once a batch is done."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from restorer.gui.viewmodels.export import ExportReport
from restorer.gui.viewmodels.item import ItemState, Rating
from restorer.gui.viewmodels.library_filter import Shown
from restorer.jobs.events import JobDone, JobFailed
from tests.gui.conftest import draw


@pytest.fixture
def filled(controller, qtbot, tmp_path):
    made = controller()
    made.paths = [draw(tmp_path / "album" / f"photo {number}.png", seed=number) for number in range(6)]
    made.session.add_paths(made.paths)
    qtbot.waitUntil(lambda: made.session.library.rowCount() == 6)
    return made


@pytest.fixture
def restored(filled, engine, tmp_path):
    """Four restored, one failed, one to do."""
    filled.session.start(filled.paths[:5])
    jobs = engine.add_all()
    filled.results = []
    for number, path in enumerate(filled.paths[:4]):
        filled.results.append(draw(tmp_path / "album" / "Restored" / f"photo {number}.png", seed=20 + number))
        engine.say(JobDone(jobs[path], filled.results[-1], {"clean": "Cleaned."}, 1.0))
    engine.say(JobFailed(jobs[filled.paths[4]], "", "InputError", "It is torn.", ""))
    return filled


def shown_names(made):
    shown = made.main_view.strip.filter
    return [shown.index(row, 0).data() for row in range(shown.rowCount())]


def test_after_a_batch_it_is_said_how_many_were_saved_and_where_they_lie(restored, qtbot, monkeypatch):
    revealed = []
    monkeypatch.setattr("restorer.gui.controllers.export.reveal", revealed.append)
    notice = restored.main_view.notice
    assert notice.isVisible()
    assert "saved" in notice.words.text()
    assert "failed" in notice.words.text()
    assert not notice._timer.isActive(), "it stays until somebody has seen it"
    qtbot.mouseClick(notice.action, Qt.MouseButton.LeftButton)
    assert [str(path) for path in revealed] == [restored.results[-1]]


def test_after_saving_all_it_is_said_too(restored, qtbot, tmp_path):
    restored.main_view.notice.dismiss()
    restored.result_files._on_exported(ExportReport(written=(tmp_path / "a.png", tmp_path / "b.png")))
    assert restored.main_view.notice.isVisible()
    assert restored.main_view.notice.action.text() == "Show folder"
    restored.main_view.notice.dismiss()
    restored.result_files._on_exported(ExportReport(was_cancelled=True))
    assert not restored.main_view.notice.isVisible()


def test_a_notice_after_that_has_no_button_and_goes_by_itself(restored):
    restored.main_view.notice.show_text("Something else")
    assert not restored.main_view.notice.action.isVisible()
    assert restored.main_view.notice._timer.isActive()


def test_the_list_shows_the_restored_picture(restored, qtbot):
    view = restored.main_view
    item = restored.session.library.find(restored.paths[0])
    qtbot.waitUntil(lambda: view._pictures.small(item) is not None)
    small = QImage(view._pictures.small(item))
    qtbot.waitUntil(
        lambda: view._thumbnails.request(restored.results[0], max(small.width(), small.height())) is not None
    )
    wanted = QImage(restored.results[0]).pixelColor(5, 170)
    place = small.width() * 5 // 240, small.height() * 170 // 180
    assert small.pixelColor(*place).hue() == pytest.approx(wanted.hue(), abs=12)
    other = restored.session.library.find(restored.paths[5])
    assert other.path not in view._pictures._originals.values()


def test_a_result_that_has_gone_shows_the_original_again(restored, qtbot, tmp_path):
    view = restored.main_view
    restored.session.library.change(restored.paths[0], result=str(tmp_path / "gone.png"))
    item = restored.session.library.find(restored.paths[0])
    qtbot.waitUntil(lambda: view._pictures.small(item) is not None, timeout=3000)


def test_typing_narrows_the_list_down(restored, qtbot):
    side = restored.main_view.strip_side
    qtbot.keyClicks(side.search, "photo 3")
    qtbot.waitUntil(lambda: shown_names(restored) == ["photo 3.png"])
    qtbot.keyClick(side.search, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(side.search, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(shown_names(restored)) == 6)


def test_a_list_without_any_photo_that_fits_says_so(restored, qtbot):
    strip, grid = restored.main_view.strip, restored.main_view.grid
    assert not strip.filter.hides_all
    qtbot.keyClicks(restored.main_view.strip_side.search, "no such photo")
    qtbot.waitUntil(lambda: strip.filter.hides_all)
    restored.main_view.show_grid(True)
    for view in (strip, grid):
        image = view.viewport().grab().toImage()
        seen = {image.pixel(x, y) for x in range(image.width()) for y in range(min(40, image.height()))}
        assert len(seen) > 1, "words, on one ground"


def test_the_list_is_filtered_with_the_keyboard(restored, qtbot):
    box = restored.main_view.strip_side.shown
    counts = {}
    for row in range(box.count()):
        box.setCurrentIndex(row)
        box.activated.emit(row)
        counts[box.itemData(row)] = len(shown_names(restored))
    assert counts == {
        Shown.ALL: 6, Shown.TO_DO: 1, Shown.DONE: 4, Shown.FAILED: 1, Shown.BY_HAND: 0, Shown.KEPT: 0,
        Shown.REJECTED: 0,
    }  # fmt: skip


def test_a_photo_that_arrives_takes_the_filter_away(restored, qtbot, tmp_path):
    side = restored.main_view.strip_side
    side.shown.setCurrentIndex(side.shown.findData(Shown.DONE))
    side.shown.activated.emit(side.shown.currentIndex())
    new = draw(tmp_path / "new.png", seed=77)
    restored.session.add_paths([new])
    qtbot.waitUntil(lambda: restored.main_view.strip.current == new)
    assert side.shown.currentData() is Shown.ALL
    assert len(shown_names(restored)) == 7


def test_what_is_selected_in_a_narrowed_list_is_what_is_shown(restored):
    strip = restored.main_view.strip
    strip.filter.show_only(Shown.FAILED)
    strip.selectAll()
    assert strip.selected == [restored.paths[4]]


def test_the_list_is_sorted_and_that_can_be_undone(filled, engine):
    session = filled.session
    session.move_before([filled.paths[5]], 0)
    assert session.library.items[0].path == filled.paths[5]
    session.sort("name")
    assert session.library.order() == filled.paths
    session.undo.undo()
    assert session.library.items[0].path == filled.paths[5]
    session.library.change(filled.paths[0], state=ItemState.DONE)
    session.sort("state")
    assert session.library.items[-1].path == filled.paths[0]


def test_the_list_is_sorted_by_the_files_dates_from_its_menu(filled, qtbot):
    for number, path in enumerate(filled.paths):
        os.utime(path, (0, 1_000_000 + 100 * ((number * 5) % 6)))
    Path(filled.paths[1]).unlink()
    (entry,) = [action for action in filled.main_view.strip_side.order.menu().actions() if "date" in action.text()]
    entry.trigger()
    order = [filled.paths.index(path) for path in filled.session.library.order()]
    assert order == [0, 5, 4, 3, 2, 1], "from the oldest on; what has no date comes last"


def test_results_are_looked_through_in_a_grid_and_judged_with_keys(restored, qtbot):
    view, do = restored.main_view, restored.window.actions_
    do.grid.trigger()
    assert view.grid.isVisible()
    assert not view.viewer.isVisible()
    view.grid.setCurrentIndex(view.strip.filter.index_of(restored.paths[1]))
    assert view.strip.current == restored.paths[1], "both show the same photo"
    do.keep.trigger()
    find = restored.session.library.find
    assert find(restored.paths[1]).rating is Rating.KEPT
    do.keep.trigger()
    assert find(restored.paths[1]).rating is Rating.NONE
    qtbot.keyClick(view.grid, Qt.Key.Key_Right)
    assert view.strip.current == restored.paths[2]
    do.reject.trigger()
    assert find(restored.paths[2]).rating is Rating.REJECTED
    view.grid.doubleClicked.emit(view.grid.currentIndex())
    assert view.viewer.isVisible()
    assert not do.grid.isChecked()


def test_a_photo_without_a_result_cannot_be_judged(restored):
    restored.main_view.strip.choose(restored.paths[5])
    assert not restored.window.actions_.keep.isEnabled()
    restored.session.library.judge([restored.paths[5]], Rating.KEPT)
    assert restored.session.library.find(restored.paths[5]).rating is Rating.NONE


def test_what_was_rejected_is_left_out_when_all_are_saved(restored, monkeypatch):
    saved = []

    class Dialog:
        class exported:  # noqa: N801 - a signal
            @staticmethod
            def connect(slot):
                pass

    def open_export(window, items, settings, last=""):
        saved.extend(item.path for item in items)
        return Dialog

    monkeypatch.setattr("restorer.gui.controllers.export.open_export", open_export)
    restored.session.library.judge([restored.paths[1]], Rating.REJECTED)
    restored.window.actions_.save_all.trigger()
    assert saved == [restored.paths[0], restored.paths[2], restored.paths[3]]


def test_a_rating_is_kept_between_two_starts_and_a_new_result_has_none(restored, engine, controller, qtbot):
    restored.session.library.judge([restored.paths[1]], Rating.KEPT)
    restored.session.start([restored.paths[2]])
    restored._photo_list.save()
    again = restored._photo_list.load()
    assert [item.rating for item in again][:3] == [Rating.NONE, Rating.KEPT, Rating.NONE]
    restored.session.library.judge([restored.paths[0]], Rating.REJECTED)
    restored.session.start([restored.paths[0]])
    job = engine.add_all()[restored.paths[0]]
    engine.say(JobDone(job, restored.results[0], {"clean": "Cleaned."}, 1.0))
    assert restored.session.library.find(restored.paths[0]).rating is Rating.NONE


def test_the_grid_paints_pictures_names_and_marks(restored, qtbot):
    view = restored.main_view
    restored.session.library.judge([restored.paths[0]], Rating.KEPT)
    restored.window.resize(1000, 700)
    restored.window.actions_.grid.trigger()
    view.grid.viewport().repaint()
    qtbot.waitUntil(lambda: not view._thumbnails.waiting_count)
    image = view.grid.viewport().grab().toImage()
    colors = {image.pixelColor(x, y).rgb() for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)}
    assert len(colors) > 8


def test_one_photo_is_saved_under_its_real_name_and_the_folder_is_remembered(restored, qtbot, tmp_path):
    from restorer.gui.dialogs.export import ExportDialog

    restored.main_view.strip.choose(restored.paths[0])
    restored.window.actions_.save_as.trigger()
    (dialog,) = restored.window.findChildren(ExportDialog)
    assert dialog.template.text() == "photo 0"
    dialog.reject()
    qtbot.waitUntil(lambda: not restored.window.findChildren(ExportDialog))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    restored.result_files._on_exported(ExportReport(written=(elsewhere / "a.png",)))
    restored.window.actions_.save_all.trigger()
    (dialog,) = restored.window.findChildren(ExportDialog)
    assert dialog.folder.text() == str(elsewhere)
    assert dialog.template.text() == "{stem}", "many photos have a pattern"
    dialog.reject()
