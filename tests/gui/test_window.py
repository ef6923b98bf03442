"""The window as hands use it: dropping, buttons, keys, menus; on a fake engine."""

import json
import signal
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QMessageBox,
)

from restorer.gui.dialogs.settings import SettingsDialog
from restorer.gui.main import _hear_signals
from restorer.gui.viewmodels.error import ErrorNotice
from restorer.gui.viewmodels.item import ItemState
from restorer.imaging.worn_sample import PHOTO, SENSITIVITY
from restorer.jobs.engine_process import messages
from restorer.jobs.events import JobDone, JobFailed, JobProgressed, JobStarted
from restorer.pipeline.step import PAINTED_KINDS
from restorer.store.resources import resource

from .conftest import draw, propose


def drop(window, *paths):
    """Drag files over the window and let them go, as a desktop does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    window.dragEnterEvent(enter)
    event = QDropEvent(QPointF(50, 50), copy, data, left, none)
    if enter.isAccepted():
        window.dropEvent(event)
    return enter.isAccepted() and event.isAccepted()


def test_the_first_thing_seen_is_where_to_drop_and_no_dialog(controller):
    window = controller().window
    assert window.stack.currentWidget() is window.empty
    assert not window.tools.isVisible()
    assert QGuiApplication.modalWindow() is None


def test_dropped_files_and_folders_come_into_the_list(controller, qtbot, tmp_path):
    made = controller()
    for name in ("b.png", "sub/c.jpg", "sub/.hidden.jpg", "Restored/old.png", "letter.txt", "a10.png", "a9.png"):
        draw(tmp_path / "album" / name) if not name.endswith("txt") else (tmp_path / "album" / name).write_text("x")
    single = draw(tmp_path / "d.png")
    assert drop(made.window, tmp_path / "album", single)
    qtbot.waitUntil(lambda: made.session.library.rowCount() == 5)
    assert [item.name for item in made.session.library.items] == ["a9.png", "a10.png", "b.png", "c.jpg", "d.png"]
    assert made.window.stack.currentWidget() is made.main_view
    assert made.main_view.strip.current == made.session.library.items[0].path


def test_a_drop_of_many_files_is_one_step_back(controller, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("restorer.gui.viewmodels.scan._PORTION", 7)
    made = controller()
    paths = [tmp_path / f"{number}.jpg" for number in range(40)]
    for path in paths:
        path.touch()
    (tmp_path / "39.jpg").unlink()
    drop(made.window, *paths)
    qtbot.waitUntil(lambda: made.session.library.rowCount() == 39)
    assert made.session.library.order() == [str(path) for path in paths[:39]], "in the order in which they were named"
    assert made.session.undo.undoText() == made.session._words_for_adding(39)
    made.session.undo.undo()
    assert made.session.library.rowCount() == 0
    made.session.undo.redo()
    assert made.session.library.rowCount() == 39


def test_what_is_no_file_is_not_taken(controller):
    data = QMimeData()
    data.setText("hello")
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    controller().window.dragEnterEvent(event)
    assert not event.isAccepted()


def test_a_folder_without_photos_says_so(controller, qtbot, tmp_path):
    made = controller()
    (tmp_path / "empty").mkdir()
    drop(made.window, tmp_path / "empty")
    qtbot.waitUntil(lambda: "No photos" in made.main_view.notice.words.text())


def test_the_sample_is_copied_where_its_result_will_be_found(controller, engine, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("restorer.gui.viewmodels.targets.pictures_folder", lambda: tmp_path)
    made = controller()
    made.window.empty.sample_wanted.emit()
    qtbot.waitUntil(lambda: made.session.library.rowCount() == 1)
    path = Path(made.session.library.items[0].path)
    assert path.is_relative_to(tmp_path / "Restorer")
    worn, clean = np.asarray(Image.open(path).convert("RGB"), float), np.asarray(Image.open(resource(PHOTO)), float)
    assert np.abs(worn - clean).mean() > 15, "worn, so that the first click shows what the program is for"
    propose(made, engine, str(path), "repair")
    assert made.session.recipe.recipe.find("repair").settings["sensitivity"] == SENSITIVITY
    assert "Sensitivity 80%" in made.main_view.notice.words.text()
    panel = made.main_view.panel
    assert "Changed by you" not in panel.about.text(), "nobody changed anything"
    assert panel.preset.currentData() == "auto"
    assert not panel.reset.isVisible()
    assert made.session.undo.count() == 1, "there is nothing to undo but that it was added"
    made.session.recipe.set_on("repair", False)
    assert "Changed by you" in panel.about.text()
    other = draw(tmp_path / "other.png", seed=3)
    made.session.add_paths([other])
    qtbot.waitUntil(lambda: made.session.recipe.path == other)
    assert not made.main_view.notice.isVisible(), "it is not about the photo in view"
    made.main_view.strip.choose(str(path))
    stamp = path.stat().st_mtime_ns
    made.window.empty.sample_wanted.emit()
    qtbot.wait(100)
    assert path.stat().st_mtime_ns == stamp, "made once"


def test_one_button_starts_and_the_row_follows_its_photo(filled, engine, qtbot):
    bar = filled.main_view.queue_bar
    assert bar.start.isEnabled()
    qtbot.mouseClick(bar.start, Qt.MouseButton.LeftButton)
    jobs = engine.add_all()
    first, second, _ = filled.paths
    engine.say(JobStarted(jobs[first], first), JobProgressed(jobs[first], "clean", 0.5, 0.4))
    assert bar.progress.isVisible()
    assert not bar.start.isVisible()
    assert filled.window.focusWidget() is filled.main_view.strip, "not the search, where every key would be a letter"
    assert bar.words.text().startswith("0 of 3")
    engine.say(
        JobDone(jobs[first], first, {}, 1.0), JobFailed(jobs[second], second, "InputError", "It is torn.", "Scan it.")
    )
    assert bar.words.text().startswith("2 of 3")
    index = filled.session.library.index(1)
    assert "It is torn." in index.data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.mouseClick(bar.pause, Qt.MouseButton.LeftButton)
    assert engine.sent[-1] == messages.Pause()
    assert bar.pause.accessibleName() == "Resume"


def test_failed_photos_can_be_tried_again_with_one_click(filled, engine, qtbot):
    filled.session.start(filled.paths[:1])
    jobs = engine.add_all()
    engine.say(JobFailed(jobs[filled.paths[0]], "", "InputError", "It is torn.", ""))
    bar = filled.main_view.queue_bar
    assert bar.retry.isVisible()
    qtbot.mouseClick(bar.retry, Qt.MouseButton.LeftButton)
    assert [photo_request.path for photo_request in engine.of(messages.AddJobs)[0].photo_requests] == filled.paths[:1]


def test_the_photo_in_view_says_what_went_wrong_and_what_to_do(filled, engine, qtbot):
    first = filled.paths[0]
    filled.session.start([first])
    job = engine.add_all()[first]
    bar = filled.main_view.failure
    assert not bar.isVisible()
    engine.say(JobFailed(job, first, "InputError", "It is torn.", "Scan it again."))
    assert bar.isVisible()
    assert (bar.message.text(), bar.hint.text()) == ("It is torn.", "Scan it again.")
    filled.main_view.strip.choose(filled.paths[1])
    assert not bar.isVisible()
    filled.main_view.strip.choose(first)
    qtbot.mouseClick(bar.retry, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    assert filled.session.library.find(first).state is ItemState.QUEUED


def test_switches_and_sliders_change_the_recipe_and_can_be_undone(filled, engine, qtbot):
    propose(filled, engine, filled.paths[0])
    card = filled.main_view.panel.cards["clean"]
    assert card.switch.isChecked()
    assert card.reason.text() == "Fine grain"
    slider = card.editors["strength"].slider
    assert slider.value() == 70
    slider.setValue(20)
    assert filled.session.recipe.recipe.find("clean").settings["strength"] == 0.2
    assert filled.main_view.panel.reset.isVisible()
    filled.window.actions_.undo.trigger()
    assert slider.value() == 70
    qtbot.mouseClick(card.switch, Qt.MouseButton.LeftButton)
    assert filled.session.recipe.recipe.find("clean") is None
    qtbot.keyClick(card.switch, Qt.Key.Key_Space)
    assert filled.session.recipe.recipe.find("clean") is not None


def test_every_field_of_every_step_has_an_editor_that_shows_its_value(filled, engine):
    propose(filled, engine, filled.paths[0])
    for step_id, card in filled.main_view.panel.cards.items():
        card.more.setChecked(True)
        hidden = set() if card.step.has_strength else {"strength"}
        hidden |= {item.name for item in card.step.fields if item.kind in PAINTED_KINDS}
        assert set(card.editors) == {item.name for item in card.step.fields} - hidden, step_id


def test_a_preset_is_asked_for_and_shown(filled, engine):
    panel = filled.main_view.panel
    panel.preset.setCurrentIndex(panel.preset.findData("gentle"))
    panel.preset.activated.emit(panel.preset.currentIndex())
    assert "no face is touched" in panel.about.text()
    assert engine.of(messages.InspectPhoto)[-1].preset == "gentle"
    filled.window.actions_.undo.trigger()
    assert panel.preset.currentData() == "auto"


def test_a_recipe_saved_as_a_preset_is_one_that_the_engine_reads(filled, engine, monkeypatch, tmp_path):
    from restorer.condition import load_preset

    propose(filled, engine, filled.paths[0])
    filled.presets.save(tmp_path / "Grandma.json")
    preset = load_preset(str(tmp_path / "Grandma.json"))
    assert preset.policy("clean").settings == {"strength": 0.7}
    assert preset.policy("repair").use.value == "never"
    assert filled.main_view.panel.preset.currentText() == "Grandma"
    assert filled.session.library.find(filled.paths[0]).choice.preset == str(tmp_path / "Grandma.json")


def test_a_change_asks_for_the_region_in_view_and_shows_what_comes(filled, engine, qtbot, tmp_path):
    import numpy as np

    path = filled.paths[0]
    propose(filled, engine, path)
    qtbot.waitUntil(lambda: bool(engine.of(messages.PreviewRegion)), timeout=3000)
    asked = engine.of(messages.PreviewRegion)[-1]
    assert (asked.path, asked.region.width > 100) == (path, True)
    np.save(tmp_path / "after.npy", np.full((90, 120, 3), 200, np.uint8))
    matrix = (0.5, 0, -0.25, 0, 0.5, -0.25, 0, 0, 1)
    after = str(tmp_path / "after.npy")
    own = str(tmp_path)
    engine.say(
        messages.PreviewMade(asked.ticket, path, 0, asked.region, after, (), matrix, None, True, 0.1, folder=own)
    )
    assert [layer.id for layer in filled.main_view.viewer.model.layers] == ["before", "preview"]
    assert not (tmp_path / "after.npy").exists(), "the window deletes what was made for it"


def test_a_restored_photo_is_compared_with_its_result(filled, engine, qtbot, tmp_path):
    path = filled.paths[0]
    filled.session.start([path])
    job = engine.add_all()[path]
    result = draw(tmp_path / "album" / "Restored" / "photo 0.png", seed=9)
    engine.say(JobStarted(job, path), JobDone(job, result, {"clean": "Cleaned."}, 1.0))
    model = filled.main_view.viewer.model
    assert [layer.id for layer in model.layers] == ["before", "result"]
    assert engine.of(messages.FindStages)[-1].path == path
    assert filled.window.actions_.save_as.isEnabled()


def test_the_delete_key_takes_photos_out_and_undo_brings_them_back(filled, qtbot):
    strip = filled.main_view.strip
    strip.selectAll()
    filled.window.actions_.remove.trigger()
    assert filled.session.library.rowCount() == 0
    assert filled.window.stack.currentWidget() is filled.window.empty
    filled.window.actions_.undo.trigger()
    assert filled.session.library.order() == filled.paths


def test_undo_says_what_it_undoes(filled):
    assert filled.window.actions_.undo.text() == "&Undo add %n photo(s)".replace("%n", "3")


def test_an_error_is_shown_in_words_with_a_report_to_copy(filled, qtbot):
    dialog = filled.show_error(ErrorNotice("The disk is full.", "Free some space.", "Traceback: x", "ResourceError"))
    assert not dialog.details.isVisible()
    qtbot.mouseClick(dialog.show_details, Qt.MouseButton.LeftButton)
    assert dialog.details.isVisible()
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    report = QGuiApplication.clipboard().text()
    assert "ResourceError: The disk is full." in report
    assert "Traceback: x" in report
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)


def test_an_error_that_comes_again_and_again_opens_one_dialog(filled):
    first = filled.show_error(ErrorNotice("The disk is full.", kind="ResourceError"))
    assert filled.show_error(ErrorNotice("The disk is full.", kind="ResourceError")) is first
    other = filled.show_error(ValueError("something else"))
    assert other is not first
    for dialog in (first, other):
        dialog.close()


def test_closing_with_nothing_in_hand_asks_nothing_and_the_list_is_there_again(filled, controller, qtbot):
    filled.window.close()
    assert not filled.window.isVisible()
    again = controller()
    qtbot.waitUntil(lambda: again.session.library.rowCount() == 3)
    assert again.session.library.order() == filled.paths


def test_closing_with_work_in_hand_asks_once(filled, engine, qtbot):
    filled.session.start()
    filled.window.close()
    assert filled.window.isVisible()
    (box,) = filled.window.findChildren(QMessageBox)
    box.buttons()[1].click()
    assert filled.window.isVisible()
    qtbot.waitUntil(lambda: not filled.window.findChildren(QMessageBox))
    filled.window.close()
    (box,) = filled.window.findChildren(QMessageBox)
    close = next(button for button in box.buttons() if box.buttonRole(button) == QMessageBox.ButtonRole.AcceptRole)
    close.click()
    qtbot.waitUntil(lambda: not filled.window.isVisible())


def test_a_polite_kill_asks_nothing_and_keeps_the_list(filled, controller, monkeypatch):
    """The session ends, or somebody presses Ctrl-C: nobody may be there to answer a question."""
    heard, ended = {}, []

    class App(QObject):
        def exit(self):
            ended.append("without asking the window")

    monkeypatch.setattr(signal, "signal", heard.__setitem__)
    app = App()
    _hear_signals(app)
    filled.session.start()
    heard[signal.SIGTERM]()
    assert ended
    assert filled.window.findChildren(QMessageBox) == []
    filled.close()
    app.children()[0].stop()
    assert controller().session.library.order() == filled.paths


def test_settings_are_applied_and_kept(filled, qtbot):
    filled.window.actions_.settings.trigger()
    (dialog,) = filled.window.findChildren(SettingsDialog)
    theme = dialog.editors["theme"].field
    theme.setCurrentIndex(theme.findData("dark"))
    dialog.editors["output_folder"].field.setText("/somewhere")
    dialog._on_accepted()
    assert filled.window.theme.colors.is_dark
    assert filled.session.settings.output_folder == "/somewhere"
    kept = json.loads(filled.folders.settings_file.read_text("utf-8"))
    assert (kept["theme"], kept["output_folder"]) == ("dark", "/somewhere")
    filled.session.start(filled.paths[:1])
    assert filled.session._engine.of(messages.AddJobs)[0].destination.folder == "/somewhere"
    filled.window.theme.choose("light")


def test_only_what_waits_for_the_next_start_is_said_to(filled, engine):
    shown = []
    filled.main_view.notice.show_text = lambda words, **how: shown.append(words)
    filled._on_settings_applied(filled.session.settings.with_values({"device": "cpu", "memory_mb": 512}))
    assert shown == []
    assert len(engine.of(messages.Configure)) == 1
    filled._on_settings_applied(filled.session.settings.with_values({"language": "de"}))
    assert shown == ["Language: the change shows at the next start."]


def test_a_long_batch_that_ends_unseen_is_told(filled, engine, monkeypatch):
    told = []
    monkeypatch.setattr(filled.result_files._notifier, "notify", told.append)
    monkeypatch.setattr(type(filled.window), "isActiveWindow", lambda self: False)
    filled.result_files.on_batch_ended(3, 0, 60.0)
    assert len(told) == 1
    filled.result_files.on_batch_ended(3, 0, 2.0)
    assert len(told) == 1, "a short one is no news"
