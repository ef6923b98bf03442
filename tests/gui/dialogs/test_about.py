"""About says what Restorer is made of, and shows the terms of each part."""

import pytest
from PySide6.QtWidgets import QLabel

from restorer import __version__
from restorer.gui.dialogs.about import AboutDialog
from restorer.store.licences import Component


@pytest.fixture
def dialog(qtbot, tmp_path):
    text = tmp_path / "terms.txt"
    text.write_text("You may, if you are kind.", "utf-8")
    dialog = AboutDialog(
        None,
        (
            Component("alpha", "1.2", "MIT", "https://alpha.example", (str(text),)),
            Component("beta", "3", "", ""),
        ),
    )
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_each_component_shows_its_terms(dialog):
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == ["alpha", "beta"]
    assert dialog.text.toPlainText().splitlines() == [
        "alpha 1.2", "MIT", "https://alpha.example", "", "You may, if you are kind.",
    ]  # fmt: skip
    dialog.list.setCurrentRow(1)
    assert dialog.text.toPlainText().splitlines() == ["beta 3", "", "Its makers gave no text of the terms along."]


def test_what_is_installed_is_listed(qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert {"torch", "numpy", "pyvips", "PySide6_Essentials"} <= set(names)
    assert f"Restorer {__version__}" in [label.text() for label in dialog.findChildren(QLabel)]
