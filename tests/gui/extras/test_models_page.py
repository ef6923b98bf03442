"""The Models page, by a real server and real files; what it shows is what the catalogue knows."""

import json
import pickle
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QMessageBox

from restorer.engine.fastest import _SIDE_PX, _Probe
from restorer.errors import ModelError
from restorer.gui.dialogs.error import ErrorDialog
from restorer.gui.extras.graphics_dialog import GraphicsDialog
from restorer.gui.extras.graphics_setup import GraphicsSetup
from restorer.gui.extras.model_list import ModelList, ModelState
from restorer.gui.extras.models_dialog import ModelsDialog
from restorer.gui.widgets.model_editor import ModelEditor
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import ComputeCost, ModelFile, Task
from restorer.models.published import PUBLISHED
from restorer.models.recommended import RECOMMENDED
from restorer.models.speed import FINDING, PROBE_CORE_SECONDS, PROBE_MACS, Unit, seconds_here, unit_of
from restorer.pipeline.model_choice import model_field
from restorer.runtime.cards import NVIDIA, GraphicsCard
from restorer.runtime.environments import Environments
from restorer.store import downloads
from tests.gui.conftest import draw
from tests.models.weight_files import compact
from tests.store.served_files import CONTENT, SHA256, serving


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setattr(downloads, "_PAUSES_S", ())
    with serving() as server:
        yield server


@pytest.fixture
def offer(server, monkeypatch):
    def make(path="/good", **facts):
        info = replace(
            PUBLISHED[0], id="theirs", task=Task.UPSCALE, cost=ComputeCost(1_000_000, 1000),
            file=ModelFile("w.pth", SHA256, len(CONTENT), (server.address + path,)), **facts,
        )  # fmt: skip
        monkeypatch.setattr("restorer.models.catalogue.PUBLISHED", (info,))
        return info

    return make


@pytest.fixture
def catalogue(tmp_path):
    return ModelCatalogue(tmp_path / "models")


@pytest.fixture
def page(qtbot, catalogue, tmp_path):
    made = []

    def show(task=Task.UPSCALE):
        dialog = ModelsDialog(ModelList(catalogue, tmp_path), None, task)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        made.append(dialog)
        return dialog

    yield show
    for dialog in made:
        dialog.model.close()


def state(dialog, model_id="theirs"):
    return dialog.model.row(model_id).state


def click(qtbot, dialog, model_id="theirs"):
    qtbot.mouseClick(dialog.cards[model_id].button, Qt.MouseButton.LeftButton)


def test_a_network_is_downloaded_shown_and_removed(qtbot, offer, page, catalogue):
    info = offer()
    dialog = page()
    assert state(dialog) is ModelState.ABSENT
    facts = dialog.cards["theirs"].facts()
    for text in ("1", "MB", info.licence.spdx, info.author):
        assert text in facts
    heard = []
    dialog.model.progressed.connect(lambda model_id, fraction: heard.append((model_id, fraction)))
    click(qtbot, dialog)
    assert state(dialog) is ModelState.LOADING
    qtbot.waitUntil(lambda: state(dialog) is ModelState.HERE, timeout=20_000)
    assert heard[-1] == ("theirs", 1.0)
    assert catalogue.locate(info).read_bytes() == CONTENT
    click(qtbot, dialog)
    assert state(dialog) is ModelState.ABSENT
    assert not catalogue.is_here(info)


def test_a_download_is_cancelled_and_gone_on_with(qtbot, offer, page, server):
    offer("/slow")
    dialog = page()
    with qtbot.waitSignal(dialog.model.progressed, timeout=20_000):
        click(qtbot, dialog)
    click(qtbot, dialog)
    qtbot.waitUntil(lambda: state(dialog) is ModelState.ABSENT, timeout=20_000)
    click(qtbot, dialog)
    qtbot.waitUntil(lambda: state(dialog) is ModelState.HERE, timeout=60_000)
    assert server.asked[-1].range


def test_terms_are_asked_for_and_a_no_fetches_nothing(qtbot, offer, page, server, monkeypatch):
    info = offer(licence=replace(PUBLISHED[0].licence, must_be_accepted=True))
    dialog = page()
    answers = iter((QMessageBox.ButtonRole.RejectRole, QMessageBox.ButtonRole.AcceptRole))

    def answer(box):
        wanted = next(answers)
        box.clickedButton = lambda: next(one for one in box.buttons() if box.buttonRole(one) is wanted)

    monkeypatch.setattr(QMessageBox, "exec", answer)
    click(qtbot, dialog)
    assert state(dialog) is ModelState.ABSENT
    assert server.asked == []
    click(qtbot, dialog)
    qtbot.waitUntil(lambda: state(dialog) is ModelState.HERE, timeout=20_000)
    assert dialog.model.catalogue.may_be_used(info)


def test_what_fails_is_shown_and_can_be_tried_again(qtbot, offer, page):
    offer("/missing")
    dialog = page()
    click(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(ErrorDialog)), timeout=20_000)
    assert "could not be downloaded" in dialog.findChildren(ErrorDialog)[0].notice.message
    qtbot.waitUntil(lambda: state(dialog) is ModelState.ABSENT, timeout=20_000)


def test_what_fails_together_is_told_one_after_the_other(qtbot, page):
    dialog = page()
    for name, hint in (("a", "Try again."), ("b", "Free some space."), ("c", "Try again."), ("d", "Try again.")):
        dialog.model.failed.emit(ModelError(f"{name} failed.", hint))
    first = dialog.findChild(ErrorDialog)
    assert (first.notice.message, first.close_button.isDefault()) == ("a failed.", True)
    told = []
    while shown := [one for one in dialog.findChildren(ErrorDialog) if one.isVisible()]:
        told.append([(one.notice.message, one.notice.hint) for one in shown])
        qtbot.mouseClick(shown[0].close_button, Qt.MouseButton.LeftButton)
    assert told[0] == [("a failed.", "Try again.")]
    assert told[1:] == [[("b failed.\nc failed.\nd failed.", "Free some space.\nTry again.")]]


class Hostile:
    def __reduce__(self):
        return (print, ("this would have run",))


def drop(dialog, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    dialog.dropEvent(event)
    return event.isAccepted()


def test_weights_are_dropped_and_a_program_is_refused(qtbot, page, tmp_path):
    dialog = page(Task.CLEAN)
    (tmp_path / "letter.txt").write_text("no weights")
    assert not drop(dialog, tmp_path / "letter.txt")
    with qtbot.waitSignal(dialog.model.imported, timeout=120_000):
        assert drop(dialog, compact(tmp_path / "Mine.pth"))
    qtbot.waitUntil(lambda: "mine" in dialog.cards, timeout=5_000)
    assert state(dialog, "mine") is ModelState.HERE
    (tmp_path / "evil.pth").write_bytes(pickle.dumps(Hostile()))
    drop(dialog, tmp_path / "evil.pth")
    qtbot.waitUntil(lambda: bool(dialog.findChildren(ErrorDialog)), timeout=120_000)
    assert "holds more than weights" in dialog.findChildren(ErrorDialog)[0].notice.message


def test_weights_that_are_dropped_on_the_window_are_imported_and_photos_added(qtbot, controller, tmp_path):
    made = controller()
    weights, photo = compact(tmp_path / "Mine.PTH"), draw(tmp_path / "a.png")
    (tmp_path / "Netz.bin").write_bytes(b"?")
    (tmp_path / "Netz.param").write_text("no network of ncnn")
    draw(tmp_path / "Netz.png")  # no weights, whatever lies beside it
    others = made.networks.import_dropped([str(photo), str(tmp_path / "other.bin")])
    assert others == [str(photo), str(tmp_path / "other.bin")]
    assert not made.window.findChildren(ModelsDialog)
    made.window.paths_dropped.emit([str(path) for path in (photo, weights, *tmp_path.glob("Netz.*"))])
    (dialog,) = made.window.findChildren(ModelsDialog)
    qtbot.waitUntil(lambda: "mine" in dialog.cards, timeout=120_000)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(ErrorDialog)), timeout=120_000)
    assert "Netz.param is no network of ncnn" in dialog.findChildren(ErrorDialog)[0].notice.message
    qtbot.waitUntil(lambda: made.session.library.rowCount() == 2, timeout=10_000)
    dialog.close()


def offered(editor):
    """The networks in the box: what leads elsewhere comes below a separator, which has no data."""
    ids = [editor.box.itemData(row) for row in range(editor.box.count())]
    return ids[: ids.index(None)]


def test_the_step_offers_what_is_here(qtbot, offer, catalogue):
    info = offer()
    editor = ModelEditor(model_field(Task.UPSCALE), "Enlarge", None, catalogue)
    qtbot.addWidget(editor)
    assert offered(editor) == [""]
    catalogue.find(info).parent.mkdir(parents=True)
    catalogue.find(info).write_bytes(CONTENT)
    editor.fill()
    assert offered(editor) == ["", "theirs"]
    heard = []
    editor.edited.connect(heard.append)
    editor.box.setCurrentIndex(1)
    editor.box.activated.emit(1)
    assert heard == ["theirs"]
    editor.show_value("gone")
    assert editor.box.currentData() == "gone", "what a recipe names is shown even where it is not here"


def test_the_speed_is_counted_from_what_was_measured_here(offer, tmp_path):
    import torch

    total = 0

    def count(module, given, result):
        nonlocal total
        if isinstance(module, torch.nn.Conv2d):
            total += result.numel() * module.weight[0].numel()
        elif isinstance(module, torch.nn.ConvTranspose2d):
            total += given[0].numel() * module.weight[0].numel()

    net = _Probe()
    for module in net.modules():
        module.register_forward_hook(count)
    net(torch.zeros(1, 3, _SIDE_PX, _SIDE_PX))
    assert total == PROBE_MACS
    info = offer()
    assert seconds_here(info, tmp_path) is None
    (tmp_path / FINDING).write_text(json.dumps({"seconds": {"cpu": 0.1, "openvino:cpu": 0.05}}))
    assert seconds_here(info, tmp_path) == pytest.approx(1e12 * 0.05 / PROBE_MACS)
    measured = replace(info, cost=ComputeCost(1_000_000, 1000, core_seconds=30))
    assert seconds_here(measured, tmp_path) == pytest.approx(30 * 0.05 / PROBE_CORE_SECONDS)
    face, photo = (replace(measured, task=Task.FACE), replace(measured, task=Task.COLORIZE, sides_px=(256,)))
    assert [unit_of(one) for one in (measured, face, photo)] == [Unit.MEGAPIXEL, Unit.FACE, Unit.PHOTO]
    assert seconds_here(face, tmp_path) == pytest.approx(30 * 0.512**2 * 0.05 / PROBE_CORE_SECONDS)
    assert seconds_here(replace(info, cost=None), tmp_path) is None


CARD = GraphicsCard(NVIDIA, "GeForce", "999.0", "8.6")


@pytest.fixture
def recommended(qtbot, server, monkeypatch, catalogue, tmp_path):
    """The page that File, Networks leads to, of a computer with a card, with a photo in view; what is used is heard."""
    monkeypatch.setattr("sys.platform", "linux")
    places = {"gfpgan-1.4": Task.FACE, "ddcolor-modelscope": Task.COLORIZE, "big-lama": Task.INPAINT}
    infos = tuple(
        replace(
            PUBLISHED[0], id=model_id, task=task, net="", cost=None,
            file=ModelFile(f"{model_id}.pth", SHA256, len(CONTENT), (server.address + "/good",)),
        )
        for model_id, task in places.items()
    )  # fmt: skip
    monkeypatch.setattr("restorer.models.catalogue.PUBLISHED", infos)
    dialog = ModelsDialog(
        ModelList(catalogue, tmp_path), None, usable=tuple(places.values()),
        graphics=GraphicsSetup(Environments(tmp_path / "gpu"), find=lambda: (CARD,)),
    )  # fmt: skip
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.used = []
    dialog.use_offered.connect(lambda task, model_id: dialog.used.append(model_id))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog._graphics.state.cards), timeout=5_000)
    yield dialog
    dialog.model.close()


def test_a_click_downloads_what_is_recommended_and_uses_it(qtbot, recommended):
    dialog = recommended
    assert tuple(dialog.cards) == RECOMMENDED
    assert not dialog.comparing.isEnabled()
    qtbot.mouseClick(dialog.head.getting, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: all(state(dialog, one) is ModelState.HERE for one in RECOMMENDED), timeout=30_000)
    assert sorted(dialog.used) == sorted(RECOMMENDED)
    assert dialog.head.getting.isHidden(), "there is nothing left to download"


def test_a_click_uses_the_graphics_card(qtbot, recommended, monkeypatch, tmp_path):
    installed = []

    def pretend(builds, environments, options, on_progress, token):
        installed.append(builds[0].id)
        return

    monkeypatch.setattr("restorer.gui.extras.graphics_setup.install", pretend)
    dialog = recommended
    opened = []
    dialog.graphics_wanted.connect(
        lambda: opened.append(
            GraphicsDialog(GraphicsSetup(Environments(tmp_path / "gpu"), find=lambda: (CARD,)), dialog, installs=True)
        )
    )
    assert any("GeForce is not used yet" in label.text() for label in dialog.head.findChildren(QLabel))
    qtbot.mouseClick(dialog.head.card, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: installed == ["cu130"], timeout=10_000)
    qtbot.waitUntil(lambda: not opened[0].model.is_busy, timeout=10_000)
    opened[0].model.look()
    qtbot.wait(200)
    assert installed == ["cu130"], "it is not begun again"
    opened[0].close()


def test_what_is_downloaded_elsewhere_is_not_used_at_once(qtbot, offer, page):
    offer()
    dialog = page()
    used = []
    for signal in (dialog.use_wanted, dialog.use_offered):
        signal.connect(lambda task, model_id: used.append(model_id))
    click(qtbot, dialog)
    qtbot.waitUntil(lambda: state(dialog) is ModelState.HERE, timeout=20_000)
    assert used == []
