"""The settings page is what the settings' declarations say."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QDoubleSpinBox, QLabel, QSpinBox

from restorer.gui.dialogs.settings import SettingsDialog
from restorer.gui.language import LANGUAGES
from restorer.gui.viewmodels.targets import output_options
from restorer.store.settings import BY_NAME, OPTIONS, Settings


@pytest.fixture
def page(qapp):
    dialogs = []

    def show(settings=None, devices=()):
        dialogs.append(SettingsDialog(settings or Settings(), devices))
        return dialogs[-1]

    yield show
    for dialog in dialogs:
        dialog.deleteLater()


def test_every_setting_with_a_section_has_an_editor_that_changes_nothing_by_itself(page):
    dialog = page()
    assert list(dialog.editors) == [option.name for option in OPTIONS if option.section]
    assert dialog.values() == Settings()


def test_no_tooltip_says_that_somebody_is_asked(page):
    folder = page().editors["output_folder"].field
    assert folder.toolTip() == BY_NAME["output_folder"].help == "The folder for results."
    assert folder.placeholderText() == "“Restored” beside the originals"


def test_numbers_have_the_range_that_the_file_has(page):
    boxes = {name: editor.field for name, editor in page().editors.items()
             if isinstance(editor.field, QSpinBox | QDoubleSpinBox)}  # fmt: skip
    assert set(boxes) == {"memory_mb", "cache_gb"}
    for name, box in boxes.items():
        option = BY_NAME[name]
        assert (box.minimum(), box.maximum()) == (option.minimum, option.maximum)
        assert option.problem(type(option.default)(box.maximum())) is None


def test_a_value_that_only_the_file_can_have_survives_the_page(page):
    settings = Settings().with_values({"device": "cuda:3", "language": "fr", "memory_mb": 1 << 24, "cache_gb": 7})
    assert page(settings, devices=[("cpu", "Processor")]).values() == settings


def test_choices_are_those_of_the_declaration_and_devices_those_of_this_computer(page):
    dialog = page(devices=[("cpu", "Processor"), ("cuda:0", "A card")])
    for name in ("format", "theme", "language"):
        box = dialog.editors[name].field
        assert isinstance(box, QComboBox)
        assert tuple(box.itemData(row) for row in range(box.count())) == BY_NAME[name].values
    device = dialog.editors["device"].field
    assert [device.itemText(row) for row in range(device.count())] == ["The fastest", "Processor", "A card"]
    assert set(LANGUAGES) == {value for value in BY_NAME["language"].values if value}


def test_an_empty_name_is_the_usual_one(page):
    dialog = page(replace(Settings(), name_template="{n}"))
    dialog.editors["name_template"].field.setText("  ")
    assert dialog.values().name_template == "{stem}"


def test_all_cards_at_once_are_offered_where_there_are_several(page):
    def offered(*ids):
        box = page(devices=[(name, name) for name in (*ids, "cpu")]).editors["device"].field
        return [box.itemData(row) for row in range(box.count())]

    assert offered("cuda:0") == ["auto", "cuda:0", "cpu"]
    assert offered("cuda:0", "cuda:1") == ["auto", "all", "cuda:0", "cuda:1", "cpu"]


def accepted(dialog, qtbot):
    heard = []
    dialog.applied.connect(heard.append)
    dialog._on_accepted()
    return heard


def test_a_folder_that_cannot_be_written_to_is_refused_with_the_reason(page, qtbot, tmp_path, monkeypatch):
    dialog = page()
    dialog.editors["output_folder"].field.setText(str(tmp_path / "album" / "results"))
    monkeypatch.setattr("restorer.store.folders.os.access", lambda path, mode: False)
    assert accepted(dialog, qtbot) == []
    assert dialog.problems.text() == f"Folder: The folder {tmp_path} cannot be written to."
    assert not dialog.problems.isHidden()
    monkeypatch.undo()
    (settings,) = accepted(dialog, qtbot)
    assert settings.output_folder == str(tmp_path / "album" / "results")
    assert dialog.problems.isHidden()


def test_a_file_is_no_folder(page, qtbot, tmp_path):
    (tmp_path / "file").write_text("")
    dialog = page()
    dialog.editors["output_folder"].field.setText(str(tmp_path / "file" / "below"))
    assert accepted(dialog, qtbot) == []
    assert "no folder" in dialog.problems.text()


def test_a_folder_that_was_chosen_before_keeps_nobody_from_changing_the_rest(page, qtbot):
    dialog = page(replace(Settings(), output_folder="/proc/nowhere"))
    dialog.editors["theme"].field.setCurrentIndex(2)
    (settings,) = accepted(dialog, qtbot)
    assert settings.theme == "dark"


def test_a_certificate_is_tried_before_it_is_taken(page, qtbot, tmp_path, monkeypatch):
    tried = []
    monkeypatch.setattr("restorer.jobs.provenance.c2pa.check_signing", tried.append)
    certificate, key = tmp_path / "mine.pem", tmp_path / "mine.key"
    certificate.write_text("certificate")
    dialog = page()
    dialog.editors["certificate"].field.setText(str(certificate))
    assert accepted(dialog, qtbot) == []
    assert "needs its key" in dialog.problems.text()
    dialog.editors["certificate_key"].field.setText(str(key))
    assert accepted(dialog, qtbot) == []
    assert str(key) in dialog.problems.text()
    key.write_text("key")
    (settings,) = accepted(dialog, qtbot)
    assert (settings.certificate, settings.certificate_key) == (str(certificate), str(key))
    assert [(signing.certificate, signing.key) for signing in tried] == [(certificate, key)]
    assert (output_options(settings).certificate, output_options(settings).key) == (str(certificate), str(key))


def test_the_page_fits_a_small_screen_and_its_buttons_stay(page, qtbot):
    dialog = page()
    dialog.resize(640, 440)
    dialog.show()
    box = dialog.findChild(QDialogButtonBox)
    assert dialog.rect().contains(box.geometry())
    assert dialog._area.verticalScrollBar().maximum() > 0
    dialog.hide()


def test_labels_stand_in_the_middle_of_their_fields(page, qtbot):
    dialog = page()
    dialog.resize(700, 900)
    dialog.show()
    labels = {label.buddy(): label for label in dialog.findChildren(QLabel) if label.buddy() is not None}
    for name in ("output_folder", "format", "certificate", "language", "theme", "device", "memory_mb", "cache_gb"):
        field = dialog.editors[name].field
        label = labels[field]
        middles = [widget.mapTo(dialog, widget.rect().center()).y() for widget in (label, field)]
        assert abs(middles[0] - middles[1]) <= 1, name
        assert label.alignment() & Qt.AlignmentFlag.AlignVCenter
    dialog.hide()


def test_what_a_name_may_be_made_of_is_said_below_it(page):
    editor = page().editors["name_template"]
    words = [label.text() for label in editor.widget.findChildren(QLabel)]
    assert any("{stem} (the original's name without its ending)" in text for text in words)
