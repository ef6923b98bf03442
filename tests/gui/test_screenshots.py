"""Renders the main states, to be looked at: `RESTORER_SCREENSHOTS=shots pytest tests/gui/test_screenshots.py`."""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontDatabase

from restorer.condition import inspect, load_preset, propose
from restorer.gui.language import PSEUDO, install_language
from restorer.gui.viewmodels.error import ErrorNotice
from restorer.imaging.photo import Photo
from restorer.imaging.synthetic_damage import wear
from restorer.jobs.engine_process import messages
from restorer.jobs.events import JobDone, JobFailed, JobProgressed, JobStarted
from restorer.models.info import Task
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.run import run
from restorer.pipeline.step import Work
from restorer.progress import Progress
from restorer.steps import STEPS
from restorer.store.resources import resource
from tests.steps.fakes import FakeCatalogue, FakeEngine, model

NAMES = (
    "Aunt Rosa, 1957",
    "Harbour",
    "The mill",
    "Wedding",
    "School, class 3b",
    "Grandfather's boat",
    "Summer at the lake",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    chosen = os.environ.get("RESTORER_SCREENSHOTS")
    made = Path(chosen) if chosen else tmp_path_factory.mktemp("screenshots")
    made.mkdir(parents=True, exist_ok=True)
    return made


class Album:
    """A worn print among others, and what the application's own steps make of it."""

    def __init__(self, place):
        clean = np.asarray(Image.open(resource("demo/astronaut.png")).convert("RGB"))
        worn = wear(clean, seed=3)
        self.paths = []
        for number, name in enumerate(NAMES):
            shift = np.roll(worn, number * 60, axis=1)[: 512 - 30 * number, : 380 + 20 * number]
            path = place / f"{name}.png"
            Image.fromarray(worn if number == 0 else np.ascontiguousarray(shift)).save(path)
            self.paths.append(str(path))
        photo = Photo(worn)
        catalogue = FakeCatalogue(model(Task.DAMAGE))
        proposal = propose(inspect(photo), load_preset("auto"), catalogue)
        self.reasons = dict(proposal.reasons)
        self.recipe = Recipe((StepChoice("repair", {"sensitivity": 1.0}), StepChoice("tone", {"strength": 0.8})))
        self.stages = []
        work = Work(FakeEngine(), catalogue, np.empty, Progress())
        for count in (1, 2):
            result = run(photo, Recipe(self.recipe.steps[:count]), STEPS, work)
            file = place / f"stage {count}.npy"
            np.save(file, result.photo.pixels)
            self.stages.append(messages.StageFile(self.recipe.steps[count - 1].step, str(file)))
        self.masks = []
        invented = {f"invented.{key}": mask for key, mask in result.invented.items()}
        for name, mask in {**result.masks, **invented}.items():
            file = place / f"{name}.npy"
            np.save(file, mask)
            self.masks.append(messages.StageFile(name, str(file)))
        restored = place / "Restored" / f"{NAMES[0]}.png"
        restored.parent.mkdir()
        Image.fromarray(result.photo.pixels).save(restored)
        self.restored = str(restored)


@pytest.fixture(scope="module")
def photo_list(tmp_path_factory):
    return Album(tmp_path_factory.mktemp("album"))


@pytest.fixture(autouse=True)
def modern_font(qapp):
    """The font of today's desktops, where this computer has it."""
    before = qapp.font()
    for family in ("Inter", "Cantarell", "Noto Sans"):
        if family in QFontDatabase.families():
            qapp.setFont(QFont(family, 10))
            break
    yield
    qapp.setFont(before)


@pytest.fixture
def speak(qapp):
    before = QLocale()

    def choose(language):
        install_language(qapp, language)

    yield choose
    for translator in qapp.findChildren(QTranslator):
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)
    qapp.setLayoutDirection(qapp.layoutDirection().LeftToRight)


@pytest.fixture
def at_work(controller, engine, qtbot, photo_list):
    """A window with photos in all states; the first is in view, restored."""
    paths = photo_list.paths

    def open_one(**choices):
        made = controller(**choices)
        made.session.add_paths(paths)
        qtbot.waitUntil(lambda: made.session.library.rowCount() == len(paths))
        made.session.start(paths[:6])
        jobs = engine.add_all()
        for path in paths[:5]:
            engine.say(JobStarted(jobs[path], path))
        engine.say(JobDone(jobs[paths[0]], photo_list.restored, {"clean": "Cleaned."}, 4.0))
        engine.say(JobProgressed(jobs[paths[1]], "clean", 0.62, 0.48))
        message = f'"{NAMES[2]}.png" is damaged: it ends in the middle.'
        engine.say(JobFailed(jobs[paths[2]], paths[2], "InputError", message, "Copy or scan it again."))
        engine.say(messages.PhotoInspected(1, paths[0], 0, "auto", photo_list.recipe, photo_list.reasons))
        return made

    return open_one


def settle(made, qtbot):
    """Wait until thumbnails and tiles are there."""
    store, viewer = made.main_view._thumbnails, made.main_view.viewer
    qtbot.waitUntil(lambda: store.waiting_count == 0, timeout=10_000)

    def is_opened():
        found = [viewer._pyramid_of(layer.id) for layer in viewer.model.layers]
        return found and all(pyramid.preview is not None for pyramid in found)

    qtbot.waitUntil(is_opened, timeout=10_000)
    qtbot.wait(300)


def keep(widget, folder, name):
    picture = widget.grab().toImage()
    colors = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
    assert len(colors) > 8, "the picture is empty"
    assert picture.save(str(folder / f"{name}.png"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_empty(controller, speak, folder, theme, qtbot):
    speak("en")
    keep(controller(theme=theme).window, folder, f"empty-{theme}")


@pytest.mark.parametrize(("theme", "language"), [("light", "en"), ("dark", "en"), ("light", "de"), ("light", PSEUDO)])
def test_divider_while_the_queue_runs(at_work, speak, folder, qtbot, theme, language):
    speak(language)
    made = at_work(theme=theme)
    settle(made, qtbot)
    keep(made.window, folder, f"divider-{theme}-{language}")


def test_overlay_and_side_by_side(at_work, speak, folder, qtbot, photo_list, engine):
    speak("en")
    made = at_work(theme="dark")
    engine.say(messages.StagesFound(9, photo_list.paths[0], 0, tuple(photo_list.stages), tuple(photo_list.masks)))
    model = made.main_view.viewer.model
    assert [layer.id for layer in model.layers] == ["before", "repair", "tone", "result"]
    model.toggle_overlay(model.overlays[0].id, True)
    settle(made, qtbot)
    keep(made.window, folder, "overlay-dark")
    model.set_mode(type(model.mode).SIDE_BY_SIDE)
    qtbot.wait(300)
    keep(made.window, folder, "side-by-side-dark")


def test_error_and_settings(at_work, speak, folder, qtbot):
    speak("en")
    made = at_work(theme="light")
    settle(made, qtbot)
    notice = ErrorNotice(
        "The disk of /home/rosa/Pictures has no room for 1.2 GB of working space.",
        "Free some space there, or set RESTORER_HOME to a folder on a larger disk.",
        "Traceback (most recent call last):\n  …",
        "ResourceError",
    )
    dialog = made.show_error(notice)
    qtbot.waitExposed(dialog)
    keep(dialog, folder, "error")
    dialog.show_details.click()
    qtbot.wait(50)
    keep(dialog, folder, "error-details")
    dialog.close()
    made.window.actions_.settings.trigger()
    from restorer.gui.dialogs.settings import SettingsDialog

    (page,) = made.window.findChildren(SettingsDialog)
    qtbot.wait(50)
    keep(page, folder, "settings")
    page.close()
    made.main_view.notice.show_text("The engine stopped unexpectedly and was started again.")
    made.main_view.strip.choose(made.session.library.items[2].path)
    qtbot.wait(300)
    keep(made.window, folder, "failed-light")
