"""Opens the dialogs of this package. Each is imported on first use."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from restorer.steps import STEPS

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from restorer.gui.extras.graphics_dialog import GraphicsDialog
    from restorer.gui.extras.models_dialog import ModelsDialog
    from restorer.gui.extras.trials_dialog import TrialsDialog
    from restorer.models.info import Task
    from restorer.store.folders import Folders


def open_models(
    parent: QWidget,
    folders: Folders,
    task: Task | None = None,
    *,
    usable: Collection[Task] = (),
    is_for_choice: bool = False,
) -> ModelsDialog:
    """Show the networks over this window.

    Args:
        parent: The window.
        folders: Where networks lie, what is known of the engine, and what the graphics card needs.
        task: What is shown first; None: those that are recommended.
        usable: For what a network can be chosen in the photo in view.
        is_for_choice: Whether what is downloaded is to be used at once.
    """
    from restorer.gui.extras.graphics_setup import GraphicsSetup
    from restorer.gui.extras.model_list import ModelList
    from restorer.gui.extras.models_dialog import ModelsDialog
    from restorer.models.catalogue import ModelCatalogue
    from restorer.runtime.environments import Environments

    model = ModelList(ModelCatalogue(folders.models), folders.networks)
    graphics = GraphicsSetup(Environments(folders.data / "gpu"))
    dialog = ModelsDialog(model, parent, task, usable=usable, is_for_choice=is_for_choice, graphics=graphics)
    dialog.show()
    return dialog


def open_trials(
    parent: QWidget, models: Path, photo: Callable[[], tuple[str, int, QPointF] | None], task: Task | None = None
) -> TrialsDialog:
    """Show the page that compares networks over this window.

    Args:
        parent: The window.
        models: The user's folder of models.
        photo: As `TrialsDialog` takes it.
        task: What is compared first.
    """
    from restorer.app import open_services
    from restorer.gui.extras.model_trials import ModelTrials
    from restorer.gui.extras.trials_dialog import TrialsDialog
    from restorer.models.catalogue import ModelCatalogue

    dialog = TrialsDialog(ModelTrials(ModelCatalogue(models), STEPS, open_services), photo, task, parent)
    dialog.show()
    return dialog


def open_graphics(
    parent: QWidget, data: Path, restart_engine: Callable[[], None], *, installs: bool = False
) -> GraphicsDialog:
    """Show the graphics card over this window.

    Args:
        parent: The window, or a dialog of it.
        data: The user's data folder.
        restart_engine: Called when the engine is to run elsewhere.
        installs: Whether what fits is installed at once.
    """
    from restorer.gui.extras.graphics_dialog import GraphicsDialog
    from restorer.gui.extras.graphics_setup import GraphicsSetup
    from restorer.runtime.environments import Environments

    model = GraphicsSetup(Environments(data / "gpu"))
    model.switched.connect(restart_engine)
    dialog = GraphicsDialog(model, parent, installs=installs)
    dialog.open()
    return dialog
