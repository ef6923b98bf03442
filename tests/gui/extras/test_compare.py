"""The page that compares networks, and the ways to it and to a network from a step's card."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from restorer.errors import ModelError
from restorer.gui.dialogs.error import ErrorDialog
from restorer.gui.extras import model_trials
from restorer.gui.extras.model_trials import ModelTrials, places_of
from restorer.gui.extras.models_dialog import ModelsDialog
from restorer.gui.extras.trials_dialog import TrialsDialog
from restorer.gui.widgets.model_editor import ModelEditor
from restorer.jobs.engine_process import messages
from restorer.jobs.engine_process.trials import TrialPicture
from restorer.models.catalogue import ModelCatalogue
from restorer.models.imported import add_imported
from restorer.models.info import Task
from restorer.pipeline.model_choice import model_field
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.steps import STEPS
from tests.gui.conftest import draw
from tests.models.weight_files import compact


@pytest.fixture
def catalogue(tmp_path):
    from restorer.engine import inspect_weights

    catalogue = ModelCatalogue()
    source = compact(tmp_path / "theirs.pth")
    add_imported(inspect_weights(source), source, catalogue.folder)
    return catalogue


@pytest.fixture
def orders(monkeypatch):
    """The orders that were given; each network makes a grey picture at once."""
    given = []

    def run(order, open_services, on_picture, token, python=None):
        given.append(order)
        for number, model in enumerate(("", *order.models)):
            if model == "broken":
                raise ModelError("It broke.")
            note = "1 face restored." if model else ""
            grey = np.full((32, 48, 3), 60, np.uint8)
            on_picture(TrialPicture(model, grey, 1.5 * number, 134_000_000 * number, note))

    monkeypatch.setattr(model_trials, "run_trials", run)
    return given


IN_VIEW = ("/photos/a.png", 0, QPointF(40, 30))


def open_page(qtbot, catalogue, task=Task.UPSCALE, photo=IN_VIEW):
    dialog = TrialsDialog(ModelTrials(catalogue, STEPS, object), lambda: photo, task)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def press_compare(qtbot, dialog):
    qtbot.mouseClick(dialog.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.model.is_busy)


def test_several_are_shown_side_by_side_with_time_and_memory(qtbot, catalogue, orders):
    dialog = open_page(qtbot, catalogue)
    assert set(dialog.boxes) == {"upscale", "theirs"}
    dialog.side.setCurrentIndex(dialog.side.findData(128))
    press_compare(qtbot, dialog)
    assert (orders[0].path, orders[0].center, orders[0].side_px) == ("/photos/a.png", (40, 30), 128)
    assert [card.made.model for card in dialog.cards] == ["", "upscale", "theirs"]
    assert "48 × 32" in dialog.cards[0].cost.text()
    assert dialog.cards[0].button.isHidden()
    assert dialog.cards[2].cost.text() == "3.0 s · 268 MB"
    assert [card.note.text() for card in dialog.cards] == ["", "1 face restored.", "1 face restored."]
    dialog.boxes["upscale"].setChecked(False)
    press_compare(qtbot, dialog)
    assert orders[1].models == ("theirs",)
    assert [card.made.model for card in dialog.cards] == ["", "theirs"]
    dialog.boxes["theirs"].setChecked(False)
    assert not dialog.button.isEnabled()


def test_one_is_taken_into_the_recipe(qtbot, catalogue, orders):
    dialog = open_page(qtbot, catalogue)
    press_compare(qtbot, dialog)
    heard = []
    dialog.chosen.connect(lambda *told: heard.append(told))
    for card in dialog.cards[1:]:
        qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert heard == [("upscale", "model", ""), ("upscale", "model", "theirs")]


def test_what_goes_wrong_is_said_and_what_came_before_stays(qtbot, catalogue, orders):
    dialog = open_page(qtbot, catalogue)
    dialog.boxes["broken"] = dialog.boxes.pop("theirs")
    press_compare(qtbot, dialog)
    (error,) = dialog.findChildren(ErrorDialog)
    assert error.notice.message == "It broke."
    assert [card.made.model for card in dialog.cards] == ["", "upscale"]
    error.close()


def test_without_a_photo_nothing_is_compared(qtbot, catalogue, orders):
    dialog = open_page(qtbot, catalogue, photo=None)
    assert "No photo" in dialog.hint.text()
    press_compare(qtbot, dialog)
    assert orders == []


def test_every_kind_of_network_that_a_step_takes_has_its_place():
    places = places_of(STEPS)
    assert set(places) == set(Task)
    assert (places[Task.INPAINT].step_id, places[Task.INPAINT].field) == ("repair", "filler")


def test_a_steps_card_leads_to_more_networks_and_to_comparing(qtbot, catalogue):
    editor = ModelEditor(model_field(Task.UPSCALE), "Enlarge", None, catalogue)
    qtbot.addWidget(editor)
    heard = []
    editor.networks_wanted.connect(lambda task: heard.append(("networks", task)))
    editor.compare_wanted.connect(lambda task: heard.append(("compare", task)))
    editor.edited.connect(lambda value: heard.append(("edited", value)))
    for text in ("More networks…", "Compare…"):
        place = editor.box.findText(text)
        editor.box.setCurrentIndex(place)
        editor.box.activated.emit(place)
        assert editor.box.currentIndex() == 0, "what leads elsewhere is not chosen"
    assert heard == [("networks", Task.UPSCALE), ("compare", Task.UPSCALE)]
    for task in (Task.FACE_PARSING, Task.FACE_EMBEDDING):
        editor = ModelEditor(model_field(task, "other"), "Faces", None, catalogue)
        qtbot.addWidget(editor)
        assert editor.box.itemText(0) == "None", "nothing parts faces here, and a second guard comes beside the own"


def test_the_photo_in_view_uses_what_the_networks_page_says(qtbot, controller, engine, tmp_path, catalogue):
    made = controller()
    path = draw(tmp_path / "a.png")
    made.session.add_paths([path])
    qtbot.waitUntil(lambda: made.main_view.in_view is not None)
    assert made.main_view.in_view[:2] == (path, 0)
    engine.say(messages.PhotoInspected(1, path, 0, "auto", Recipe((StepChoice("clean", {}),)), {}))
    made.main_view.panel.networks_wanted.emit(Task.UPSCALE)
    (page,) = made.window.findChildren(ModelsDialog)
    qtbot.mouseClick(page.cards["theirs"].use, Qt.MouseButton.LeftButton)
    assert made.session.recipe.recipe.find("upscale").settings["model"] == "theirs"
    qtbot.mouseClick(page.cards["upscale"].use, Qt.MouseButton.LeftButton)
    assert made.session.recipe.recipe.find("upscale").settings["model"] == ""
    page.model.downloaded.emit("theirs")
    assert made.session.recipe.recipe.find("upscale").settings["model"] == "theirs", "it was opened to choose one"
    qtbot.mouseClick(page.comparing, Qt.MouseButton.LeftButton)
    (compare,) = made.window.findChildren(TrialsDialog)
    assert compare.task.currentData() is Task.UPSCALE
    for dialog in (compare, page):
        dialog.close()


@pytest.mark.parametrize("is_monochrome", [True, False])
def test_what_is_recommended_is_used_where_it_has_something_to_do(
    qtbot, controller, engine, tmp_path, catalogue, is_monochrome
):
    made = controller()
    path = draw(tmp_path / "a.png")
    made.session.add_paths([path])
    qtbot.waitUntil(lambda: made.main_view.in_view is not None)
    recipe, about = Recipe((StepChoice("upscale", {}),)), {"is_monochrome": is_monochrome}
    engine.say(messages.PhotoInspected(1, path, 0, "auto", recipe, {}, about))
    page = made.networks.show()
    for task in (Task.UPSCALE, Task.COLORIZE, Task.INPAINT):
        page.use_offered.emit(task, "theirs")
    recipe = made.session.recipe.recipe
    assert recipe.find("upscale").settings["model"] == "theirs", "it is on"
    assert (recipe.find("colorize") is not None) == is_monochrome, "a photo in colours keeps them"
    assert recipe.find("repair") is None, "nothing is to be repaired"
    page.close()
