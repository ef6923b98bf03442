"""The settings page is what the settings' declarations say."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSpinBox

from restorer.gui.dialogs.settings import SettingsDialog
from restorer.gui.language import LANGUAGES
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
