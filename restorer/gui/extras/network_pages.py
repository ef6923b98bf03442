"""The pages of networks, bound to the photo in view: they show, compare, and choose for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF
from PySide6.QtWidgets import QWidget

from restorer.gui.extras import SUFFIXES
from restorer.gui.extras.model_places import places_of
from restorer.gui.extras.opening import open_graphics, open_models, open_trials
from restorer.gui.viewmodels.recipe import RecipeModel
from restorer.steps import STEPS

if TYPE_CHECKING:
    from restorer.gui.extras.models_dialog import ModelsDialog
    from restorer.gui.extras.trials_dialog import TrialsDialog
    from restorer.models.info import Task
    from restorer.store.folders import Folders


class NetworkPages(QObject):
    """Opens the pages; what is chosen there goes into the recipe. Main thread only.

    Args:
        window: Over which they appear.
        folders: Where networks lie.
        recipe: Of the photo in view.
        in_view: Which photo is in view, (path, page), and the middle of what is seen of it; None for no photo.
        restart_engine: Called when the engine is to run elsewhere.
    """

    def __init__(
        self,
        window: QWidget,
        folders: Folders,
        recipe: RecipeModel,
        in_view: Callable[[], tuple[str, int, QPointF] | None],
        restart_engine: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._restart_engine = restart_engine
        self._window, self._folders, self._recipe, self._in_view = window, folders, recipe, in_view
        self.places = places_of(STEPS)

    def show(self, task: Task | None = None) -> ModelsDialog:
        """Show the networks that are recommended; with a task, those for that, to choose one."""
        dialog = open_models(
            self._window,
            self._folders,
            task,
            usable=self.places if self._in_view() is not None else (),
            is_for_choice=task is not None,
        )
        dialog.use_wanted.connect(self.use)
        dialog.use_offered.connect(self.use_where_needed)
        dialog.compare_wanted.connect(self.compare)
        dialog.graphics_wanted.connect(
            lambda: open_graphics(dialog, self._folders.data, self._restart_engine, installs=True).finished.connect(
                dialog.look_again
            )
        )
        return dialog

    def import_dropped(self, paths: Sequence[str]) -> list[str]:
        """Import the weight files among these, in sight of a person; returns what else there was."""
        weights = {path for path in paths if path.lower().endswith(SUFFIXES)}
        if not weights:
            return list(paths)
        self.show().model.import_files(Path(path) for path in sorted(weights))
        # ncnn's second file goes with its first.
        seconds = {path[: -len(".param")] + ".bin" for path in weights if path.lower().endswith(".param")}
        return [path for path in paths if path not in weights | seconds]

    def compare(self, task: Task | None = None) -> TrialsDialog:
        """Show the page that compares them."""
        dialog = open_trials(self._window, self._folders.models, self._in_view, task)
        dialog.chosen.connect(self._recipe.set_value)
        return dialog

    def use(self, task: Task, model_id: str) -> None:
        """Let the photo in view use a network; empty: Restorer's own."""
        place = self.places.get(task)
        if place is not None:
            self._recipe.set_value(place.step_id, place.field, model_id)

    def use_where_needed(self, task: Task, model_id: str) -> None:
        """Let the photo in view use a network where its step is on, or colours are missing: else none comes on."""
        place, recipe = self.places.get(task), self._recipe
        if place is None or recipe.recipe is None:
            return
        lacks_colors = place.step_id == "colorize" and recipe.is_monochrome
        if lacks_colors or recipe.recipe.find(place.step_id) is not None:
            self.use(task, model_id)
