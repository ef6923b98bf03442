import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication

from restorer.gui.dialogs.settings import SettingsDialog
from restorer.gui.viewmodels.item import ItemState
from restorer.gui.viewmodels.targets import output_options
from restorer.gui.viewmodels.viewer import Mode
from restorer.gui.viewmodels.wording import describe_item
from restorer.imaging.metadata.metadata_filter import NAMES
from restorer.jobs.engine_process import messages
from restorer.jobs.engine_process.plan_requests import plan_requests
from restorer.jobs.events import JobDone, JobStarted
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.store.settings import BY_NAME, Settings
from tests.gui.conftest import draw


@pytest.fixture
def restored(controller, engine, qtbot, tmp_path):
    """A window whose first photo of two is restored and in view."""
    made = controller()
    made.paths = [draw(tmp_path / f"{name}.png", seed=number) for number, name in enumerate("ab")]
    made.session.add_paths(made.paths)
    qtbot.waitUntil(lambda: made.session.library.rowCount() == 2)
    recipe = Recipe((StepChoice("repair"),))
    engine.say(
        messages.PhotoInspected(1, made.paths[0], 0, "auto", recipe, {"repair": "worn: repaired", "clean": "calm"})
    )
    made.session.start(made.paths[:1])
    job = engine.add_all()[made.paths[0]]
    result = draw(tmp_path / "Restored" / "a.png", seed=9)
    note = "Filled 3 scratches and 1 speck, 0.20% of the photo."
    engine.say(JobStarted(job, made.paths[0]), JobDone(job, result, {"repair": note}, 1.0))
    viewer = made.main_view.viewer
    qtbot.waitUntil(lambda: viewer.model.has_comparison and bool(viewer.model.photo.width))
    return made


def test_the_view_menu_works_on_the_viewer_and_follows_it(restored):
    do, model = restored.window.actions_, restored.main_view.viewer.model
    do.side_by_side.trigger()
    assert model.mode is Mode.SIDE_BY_SIDE
    model.set_mode(Mode.SINGLE)
    assert (do.single.isChecked(), do.side_by_side.isChecked(), do.divider.isChecked()) == (True, False, False)
    left, right = model.left, model.right
    do.swap.trigger()
    assert (model.left, model.right) == (right, left)
    do.actual_size.trigger()
    assert model.zoom == pytest.approx(1.0)
    do.zoom_in.trigger()
    assert model.zoom == pytest.approx(1.5)
    do.fit.trigger()
    assert model.is_fitted


def test_every_veil_is_switched_at_once(restored, engine, tmp_path):
    import numpy as np

    masks = []
    for name in ("repair.damage", "invented.repair", "faces.faces"):
        np.save(tmp_path / f"{name}.npy", np.full((180, 240), 255, np.uint8))
        masks.append(messages.StageFile(name, str(tmp_path / f"{name}.npy")))
    engine.say(messages.StagesFound(9, restored.paths[0], 0, (), tuple(masks)))
    do, viewer = restored.window.actions_, restored.main_view.viewer
    assert sorted(viewer.overlays.chips) == ["faces.faces", "invented.repair", "repair.damage"], (
        "each has its own toggle"
    )
    do.overlays.trigger()
    assert len(viewer.model.shown_overlays) == 3
    viewer.overlays.chips["faces.faces"].click()
    assert {overlay.id for overlay in viewer.model.shown_overlays} == {"invented.repair", "repair.damage"}
    assert do.overlays.isChecked()
    do.overlays.trigger()
    assert viewer.model.shown_overlays == ()


class Painted(QObject):
    """Notes what of a widget is painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802 - Qt names it
        if event.type() == QEvent.Type.Paint:
            self.region = self.region.united(event.region())
        return False


def test_nothing_of_another_zoom_stays_on_the_canvas(restored, qtbot):
    viewer = restored.main_view.viewer
    viewer.model.set_zoom(8.0)
    qtbot.wait(50)
    viewer.model.fit()
    qtbot.wait(50)
    viewport = viewer.panes[0].viewport()
    painted = Painted(viewport)
    viewer.model.set_zoom(0.3)
    qtbot.waitUntil(lambda: painted.region.contains(viewport.rect()))
    assert painted.region.boundingRect() == viewport.rect()


def test_veils_lie_below_each_other_in_a_narrow_pane(restored, engine, qtbot, tmp_path):
    import numpy as np

    masks = []
    for name in ("repair.damage", "invented.repair", "invented.upscale", "faces.faces"):
        np.save(tmp_path / f"{name}.npy", np.full((180, 240), 255, np.uint8))
        masks.append(messages.StageFile(name, str(tmp_path / f"{name}.npy")))
    engine.say(messages.StagesFound(9, restored.paths[0], 0, (), tuple(masks)))
    viewer = restored.main_view.viewer
    viewer.model.set_mode(Mode.SIDE_BY_SIDE)
    restored.window.resize(900, 700)
    qtbot.waitUntil(lambda: viewer.panes[0].width() < 300)
    for chip in viewer.overlays.chips.values():
        assert (
            viewer.panes[0].rect().contains(chip.rect().translated(chip.mapTo(viewer.panes[0], chip.rect().topLeft())))
        )


def test_the_blink_key_works_while_the_list_has_the_keyboard(restored, qtbot):
    strip, model = restored.main_view.strip, restored.main_view.viewer.model
    qtbot.keyPress(strip, Qt.Key.Key_B)
    assert model.is_blinking
    qtbot.keyRelease(strip, Qt.Key.Key_B)
    assert not model.is_blinking


def test_a_restored_photo_says_what_each_step_did(restored, qtbot):
    cards = restored.main_view.panel.cards
    assert cards["repair"].reason.text() == "Filled 3 scratches and 1 speck, 0.20% of the photo."
    assert cards["repair"].reason.toolTip() == "Worn: repaired"
    assert cards["clean"].reason.text() == "Calm", "what was left out keeps its reason"
    restored.session.recipe.set_value("repair", "strength", 0.5)
    assert cards["repair"].reason.text() == "Worn: repaired", "another recipe has not done anything yet"


def test_a_photo_without_anything_to_do_says_so(restored, engine):
    path = restored.paths[1]
    restored.session.start([path])
    job = engine.add_all()[path]
    engine.say(JobStarted(job, path), JobDone(job, "/out/b.png", {"save": "JPEG holds 8 bits."}, 1.0))
    assert describe_item(restored.session.library.find(path)) == "No changes needed"


def test_restored_photos_leave_the_list_and_come_back(restored):
    restored.window.actions_.remove_finished.trigger()
    assert restored.session.library.order() == restored.paths[1:]
    restored.session.undo.undo()
    assert restored.session.library.order() == restored.paths
    assert restored.session.library.find(restored.paths[0]).state is ItemState.DONE


def test_what_is_ticked_is_left_out_of_results(restored, tmp_path):
    dialog = SettingsDialog(restored.session.settings, (), restored.window)
    for name in ("gps", "people"):
        dialog.editors["strip"].field.boxes[name].click()
    dialog.editors["caption"].field.click()
    values = dialog.values()
    dialog.deleteLater()
    assert (values.strip, values.caption) == ("gps,people", True)
    command = messages.AddJobs(1, (messages.PhotoRequest(restored.paths[0]),), output=output_options(values))
    (_, request), *_ = plan_requests(command, lambda path: 1).requests
    assert (request.output.strip, request.output.caption) == (("gps", "people"), True)


def test_all_metadata_means_all_and_an_unknown_kind_means_nothing(qapp):
    from restorer.gui.widgets.strip_choice import StripChoice

    choice = StripChoice(BY_NAME["strip"], "all")
    assert choice.chosen == "all"
    assert [name for name, box in choice.boxes.items() if box.isEnabled()] == ["all"]
    assert set(choice.boxes) == set(NAMES)
    choice.deleteLater()
    assert output_options(Settings(strip="gps, nonsense")).strip == ("gps",)
    QApplication.sendPostedEvents(None, 52)
