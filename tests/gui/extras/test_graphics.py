"""The page of the graphics card, with pretended cards and an index of made-up wheels."""

import pytest
from PySide6.QtCore import Qt

from restorer.errors import ResourceError
from restorer.gui.dialogs.error import ErrorDialog
from restorer.gui.extras import graphics_setup
from restorer.gui.extras.graphics_dialog import GraphicsDialog
from restorer.gui.extras.graphics_setup import GraphicsSetup
from restorer.runtime.cards import NVIDIA, GraphicsCard
from restorer.runtime.environments import Environment, Environments, python_of

CARD = GraphicsCard(NVIDIA, "GeForce", "999.0", "8.6")


@pytest.fixture
def page(qtbot, monkeypatch):
    made = []

    def show(*cards):
        monkeypatch.setattr("sys.platform", "linux")
        dialog = GraphicsDialog(GraphicsSetup(Environments(), find=lambda: cards))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.model.state.cards == cards, timeout=5_000)
        made.append(dialog)
        return dialog

    yield show
    for dialog in made:
        dialog.model.close()


def pretend_install(builds, environments, options, on_progress, token):
    folder = environments.new_folder()
    python_of(folder).parent.mkdir(parents=True)
    python_of(folder).touch()
    on_progress("torch", 1234)
    made = Environment(folder, builds[0].id, "9.9", "", (), 5, {"name": "GeForce", "seconds": 0.1})
    environments.activate(made)
    return made


def test_what_fits_is_installed_used_and_removed(qtbot, page, monkeypatch):
    monkeypatch.setattr(graphics_setup, "install", pretend_install)
    dialog = page(CARD)
    assert "GeForce, driver 999.0" in dialog.words.text()
    assert "cu130" in dialog.words.text()
    heard = []
    dialog.model.progressed.connect(lambda stage, megabytes: heard.append((stage, dialog.stage.text())))
    with qtbot.waitSignal(dialog.model.switched, timeout=10_000):
        qtbot.mouseClick(dialog.installing, Qt.MouseButton.LeftButton)
    assert heard[0][0] == "torch"
    assert dialog.words.height() >= dialog.words.heightForWidth(dialog.words.width()), "all its words are seen"
    assert "1234 of about 5000 MB" in heard[0][1].replace(",", ""), "digits are grouped as the language does"
    assert "In use: cu130, torch 9.9." in dialog.words.text()
    with qtbot.waitSignal(dialog.model.switched, timeout=10_000):
        qtbot.mouseClick(dialog.removing, Qt.MouseButton.LeftButton)
    assert Environments().active() is None
    assert not dialog.removing.isVisible()


def test_what_is_missing_is_said(page):
    assert "cannot be used yet" in page(GraphicsCard(NVIDIA, "Old", "300.1", "8.6")).words.text()
    dialog = page()
    assert "the processor is used" in dialog.words.text()
    assert not dialog.installing.isEnabled()


def test_a_failure_is_shown_and_a_cancel_is_heard(qtbot, page, monkeypatch):
    def fail(builds, environments, options, on_progress, token):
        raise ResourceError("No room.", "Free some.")

    def wait(builds, environments, options, on_progress, token):
        while True:
            token.check()

    dialog = page(CARD)
    monkeypatch.setattr(graphics_setup, "install", fail)
    qtbot.mouseClick(dialog.installing, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(ErrorDialog)), timeout=5_000)
    qtbot.waitUntil(lambda: not dialog.model.is_busy, timeout=5_000)
    monkeypatch.setattr(graphics_setup, "install", wait)
    dialog.model.install()
    qtbot.waitUntil(lambda: dialog.installing.text() == "Cancel", timeout=5_000)
    dialog.model.cancel()
    qtbot.waitUntil(lambda: not dialog.model.is_busy, timeout=5_000)
    assert dialog.installing.text() == "Install"
