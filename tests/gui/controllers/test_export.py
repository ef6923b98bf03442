import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt

from restorer.errors import InputError
from restorer.gui.controllers import export as doors
from restorer.gui.controllers.export import open_export, reveal
from restorer.gui.dialogs.export import ExportDialog
from restorer.gui.viewmodels import export
from restorer.gui.viewmodels.export import ExportChoice, ExportModel, Fate, Finished, export_one, plan_export
from restorer.store.settings import Settings


@pytest.fixture
def photos(tmp_path):
    """Three finished photos: originals and results."""
    made = []
    for folder in ("originals", "results", "out"):
        (tmp_path / folder).mkdir()
    for name, ending in (("anna", ".png"), ("bert", ".jpg"), ("carl", ".png")):
        original, result = tmp_path / "originals" / f"{name}.jpg", tmp_path / "results" / f"{name}{ending}"
        Image.fromarray(np.full((40, 60, 3), 100, np.uint8)).save(original)
        Image.fromarray(np.full((80, 120, 3), 150, np.uint8)).save(result)
        made.append(Finished(original, result))
    return made


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def names(plan):
    return [planned.target.name for planned in plan]


def test_names_come_from_originals_and_endings_from_results(photos, out):
    plan = plan_export(photos, ExportChoice(out, "{stem}-restored"))
    assert names(plan) == ["anna-restored.png", "bert-restored.jpg", "carl-restored.png"]
    assert {planned.fate for planned in plan} == {Fate.NEW}


def test_chosen_format_gives_the_ending(photos, out):
    assert names(plan_export(photos, ExportChoice(out, "{n} {stem}", "tiff"))) == [
        "1 anna.tif",
        "2 bert.tif",
        "3 carl.tif",
    ]


def test_taken_names_get_a_number_or_are_skipped(photos, out):
    (out / "anna.png").write_bytes(b"mine")
    plan = plan_export(photos, ExportChoice(out))
    assert names(plan)[0] == "anna-2.png"
    assert plan[0].fate is Fate.NUMBERED
    plan = plan_export(photos, ExportChoice(out, skips_existing=True))
    assert [planned.fate for planned in plan] == [Fate.SKIPPED, Fate.NEW, Fate.NEW]


def test_an_original_is_never_a_target(photos):
    with pytest.raises(InputError, match="original"):
        plan_export(photos, ExportChoice(photos[0].original.parent, "{stem}", "jpeg"))


def test_an_original_that_is_not_exported_is_never_written_over_either(photos):
    folder = photos[0].original.parent
    before = (folder / "bert.jpg").read_bytes()
    plan = plan_export(photos[:1], ExportChoice(folder, "bert", "jpeg"))
    assert names(plan) == ["bert-2.jpg"]
    export_one(plan[0], ExportChoice(folder, "bert", "jpeg"))
    assert (folder / "bert.jpg").read_bytes() == before


@pytest.mark.parametrize("template", ["", "{nothing}", "../up", "a/", "{stem"])
def test_template_that_cannot_be_used_is_told(photos, out, template):
    with pytest.raises(InputError):
        plan_export(photos, ExportChoice(out, template))


def test_unchanged_result_is_copied_byte_for_byte(photos, out):
    choice = ExportChoice(out)
    for planned in plan_export(photos, choice):
        written = export_one(planned, choice)
        assert written.read_bytes() == planned.finished.result.read_bytes()


def test_other_format_quality_and_size(photos, out):
    choice = ExportChoice(out, "{stem}", "jpeg", 60, 30)
    written = export_one(plan_export(photos, choice)[0], choice)
    with Image.open(written) as image:
        assert image.format == "JPEG"
        assert image.size == (30, 20)
        assert abs(int(np.asarray(image).mean()) - 150) < 3


def test_small_photos_are_not_enlarged(photos, out):
    choice = ExportChoice(out, longest_side=5000)
    written = export_one(plan_export(photos, choice)[0], choice)
    assert written.read_bytes() == photos[0].result.read_bytes()


def test_name_taken_meanwhile_is_not_written_over(photos, out):
    choice = ExportChoice(out)
    plan = plan_export(photos, choice)
    plan[0].target.write_bytes(b"somebody else's")
    assert export_one(plan[0], choice).name == "anna-2.png"
    assert (out / "anna.png").read_bytes() == b"somebody else's"


def test_result_that_is_gone_is_told_and_the_others_are_written(photos, out, qtbot):
    photos[1].result.unlink()
    model = ExportModel(photos, ExportChoice(out))
    with qtbot.waitSignal(model.finished) as told:
        model.start()
    model.shutdown()
    report = told.args[0]
    assert [path.name for path in report.written] == ["anna.png", "carl.png"]
    assert report.failed[0][0] == "bert.jpg"
    assert sorted(path.name for path in out.iterdir()) == ["anna.png", "carl.png"]


def test_cancel_ends_after_the_file_in_hand(photos, out, qtbot, monkeypatch):
    gate, real = threading.Event(), export.export_one
    monkeypatch.setattr(export, "export_one", lambda *args: gate.wait(10) and real(*args))
    model = ExportModel(photos, ExportChoice(out))
    # Listened to from the start: a quick thread sees the wish before it takes the first file, and ends at once.
    with qtbot.waitSignal(model.finished) as told:
        model.start()
        assert not model.can_start
        model.cancel()
        gate.set()
    model.shutdown()
    assert told.args[0].was_cancelled
    assert len(told.args[0].written) <= 1


@pytest.fixture
def dialog(photos, out, qtbot):
    made = ExportDialog(ExportModel(photos, ExportChoice(out)))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def lines(dialog):
    return [dialog.names.item(index).text() for index in range(dialog.names.count())]


def test_names_are_previewed_while_one_types(dialog, qtbot):
    assert lines(dialog) == ["anna.png", "bert.jpg", "carl.png"]
    dialog.template.selectAll()
    qtbot.keyClicks(dialog.template, "{stem}_{n}")
    qtbot.waitUntil(lambda: lines(dialog) == ["anna_1.png", "bert_2.jpg", "carl_3.png"])


def test_bad_template_is_told_and_nothing_can_be_saved(dialog, qtbot):
    qtbot.keyClicks(dialog.template, "{")
    qtbot.waitUntil(lambda: not dialog.save_button.isEnabled())
    assert "cannot be read" in dialog.summary.text()
    assert dialog.summary.property("tone") == "bad"


def test_conflicts_are_told(dialog, out):
    (out / "anna.png").write_bytes(b"mine")
    dialog.model.plan_anew()
    assert lines(dialog)[0].startswith("anna-2.png")
    assert "get a number" in dialog.summary.text()
    dialog.model.choose(skips_existing=True)
    assert "skipped" in lines(dialog)[0]


def test_quality_is_for_what_loses_something(dialog):
    assert not dialog.quality.isEnabled()
    dialog.model.choose(format="jpeg")
    assert dialog.quality.isEnabled()
    dialog.model.choose(format="png")
    assert not dialog.quality.isEnabled()


def test_save_writes_and_closes(dialog, qtbot, out):
    with qtbot.waitSignal(dialog.exported) as told, qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert sorted(path.name for path in out.iterdir()) == ["anna.png", "bert.jpg", "carl.png"]
    assert len(told.args[0].written) == 3


def test_failure_stays_on_the_page(dialog, qtbot, photos):
    photos[2].result.write_bytes(b"broken")
    with qtbot.waitSignal(dialog.exported):
        qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "carl.png" in dialog.summary.text()
    assert dialog.save_button.isEnabled()


def test_escape_while_writing_waits_for_the_file_in_hand(dialog, qtbot, monkeypatch, out):
    gate, real = threading.Event(), export.export_one
    monkeypatch.setattr(export, "export_one", lambda *args: gate.wait(10) and real(*args))
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.exported) as told:
        gate.set()
    assert told.args[0].was_cancelled
    assert not [path for path in out.iterdir() if path.name.startswith(".")]


def test_window_opens_it_on_what_is_still_there(qtbot, photos, tmp_path):
    class Item:
        def __init__(self, photo):
            self.path, self.result = str(photo.original), str(photo.result)

    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    photos[0].result.unlink()
    opened = open_export(window, [Item(photo) for photo in photos], Settings())
    assert len(opened.model.photos) == 2
    opened.reject()
    for photo in photos[1:]:
        photo.result.unlink()
    with pytest.raises(InputError):
        open_export(window, [Item(photo) for photo in photos], Settings())


def test_reveal_opens_the_folder_where_there_is_no_file_manager(monkeypatch, tmp_path, qapp):
    shown = []
    monkeypatch.setattr(doors.sys, "platform", "linux")
    monkeypatch.setattr(doors, "_show_by_dbus", lambda path: False)
    monkeypatch.setattr(doors.QDesktopServices, "openUrl", lambda url: shown.append(Path(url.toLocalFile())))
    path = tmp_path / "a b.png"
    with pytest.raises(InputError):
        reveal(path)
    path.write_bytes(b"")
    reveal(path)
    assert shown == [tmp_path]
