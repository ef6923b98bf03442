"""A whole window on a fake engine with two photos, the first in view, and a real mouse on it."""

import pytest
from PySide6.QtCore import QPoint, Qt

from restorer.gui.viewmodels.camera import Spot
from restorer.jobs.engine_process import messages
from restorer.pipeline.recipe import Recipe, StepChoice
from tests.gui.conftest import draw


class Hand:
    """A person before the window: places are given in the source's pixels, counted from their edges."""

    def __init__(self, made, qtbot):
        self.made, self.qtbot = made, qtbot
        self.viewer = made.main_view.viewer
        self.pane = self.viewer.panes[0]

    def place(self, x, y):
        return self.pane.sight().to_pane(Spot(x, y)).toPoint()

    def click(self, x, y, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.mouseClick(self.pane.viewport(), Qt.MouseButton.LeftButton, modifier, self.place(x, y))

    def drag(self, *way, modifier=Qt.KeyboardModifier.NoModifier):
        """Press on the first place, move over the others, let go on the last one."""
        target, button = self.pane.viewport(), Qt.MouseButton.LeftButton
        places = [self.place(*spot) for spot in way]
        self.qtbot.mousePress(target, button, modifier, places[0])
        for place in places[1:]:
            self.qtbot.mouseMove(target, place - QPoint(1, 1))
            self.qtbot.mouseMove(target, place)
        self.qtbot.mouseRelease(target, button, modifier, places[-1])

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(self.pane, key, modifier)

    def settings(self, step):
        choice = self.made.session.recipe.recipe.find(step)
        return dict(choice.settings) if choice is not None else {}


@pytest.fixture
def made(controller, engine, qtbot, tmp_path):
    """A window with two photos, the first in view with colours proposed."""
    made = controller()
    made.paths = [draw(tmp_path / f"{name}.png", seed=number) for number, name in enumerate("ab")]
    made.session.add_paths(made.paths)
    qtbot.waitUntil(lambda: made.session.library.rowCount() == 2)
    for number, path in enumerate(made.paths):
        recipe = Recipe((StepChoice("clean"), StepChoice("colorize")))
        engine.say(messages.PhotoInspected(number + 1, path, 0, "auto", recipe, {}))
    viewer = made.main_view.viewer
    qtbot.waitUntil(lambda: bool(viewer.model.photo.width))
    return made


@pytest.fixture
def hand(made, qtbot):
    return Hand(made, qtbot)
