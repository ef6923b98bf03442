"""Opens the dialogs of this package. Each is imported on first use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from restorer.gui.extras.graphics_dialog import GraphicsDialog
    from restorer.gui.extras.models_dialog import ModelsDialog


def open_models(parent: QWidget, models: Path, networks: Path) -> ModelsDialog:
    """Show the networks over this window.

    Args:
        parent: The window.
        models: The user's folder of models.
        networks: The engine's folder.
    """
    from restorer.gui.extras.model_list import ModelList
    from restorer.gui.extras.models_dialog import ModelsDialog
    from restorer.models.catalogue import ModelCatalogue

    dialog = ModelsDialog(ModelList(ModelCatalogue(models), networks), parent)
    dialog.show()
    return dialog


def open_graphics(parent: QWidget, data: Path, restart_engine: Callable[[], None]) -> GraphicsDialog:
    """Show the graphics card over this window.

    Args:
        parent: The window, or a dialog of it.
        data: The user's data folder.
        restart_engine: Called when the engine is to run elsewhere.
    """
    from restorer.gui.extras.graphics_dialog import GraphicsDialog
    from restorer.gui.extras.graphics_setup import GraphicsSetup
    from restorer.runtime.environments import Environments

    model = GraphicsSetup(Environments(data / "gpu"))
    model.switched.connect(restart_engine)
    dialog = GraphicsDialog(model, parent)
    dialog.open()
    return dialog
