"""The photo that lends the photo in view its colours: read off the main thread, and put into the recipe."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from restorer.errors import InputError, RestorerError
from restorer.gui.viewmodels.recipe import RecipeModel
from restorer.message import Message
from restorer.pipeline.step import REFERENCE, Step


class ReferenceModel(QObject):
    """Reads a photo and makes it the reference of the photo in view. Main thread only.

    Args:
        recipe: That of the photo in view.
        steps: All steps; the first field for a reference is set.
    """

    changed = Signal()
    """A photo is being read, or no longer."""
    failed = Signal(object)
    """The `RestorerError` for which a photo cannot be one."""
    _read = Signal(int, str)
    _broke = Signal(int, object)

    def __init__(self, recipe: RecipeModel, steps: Sequence[Step], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recipe = recipe
        fields = [(step.id, item.name) for step in steps for item in step.fields if item.kind == REFERENCE]
        self._field = fields[0] if fields else None
        self._number, self._path = 0, ""
        self.is_reading = False
        self._read.connect(self._on_read)
        self._broke.connect(self._on_broke)

    @property
    def photo_path(self) -> str:
        """The photo in view; empty for none."""
        return self._recipe.path

    def choose(self, path: str) -> None:
        """Let the photo of this file lend its colours; the step comes on once it is read."""
        if self._field is None or not self._recipe.path:
            return
        self._number += 1
        self._path, self.is_reading = self._recipe.path, True
        threading.Thread(target=self._work, args=(self._number, path), name="reference", daemon=True).start()
        self.changed.emit()

    def _work(self, number: int, path: str) -> None:
        """Runs on a thread of its own: a scan takes seconds."""
        try:
            from restorer.imaging.decode import decode
            from restorer.steps.colorize.reference import write_reference

            self._read.emit(number, write_reference(decode(Path(path))))
        except RestorerError as error:
            self._broke.emit(number, error)
        except Exception as error:  # whatever a file does, the window is told
            self._broke.emit(number, InputError(Message("The reference photo cannot be read."), str(error)))

    def _on_read(self, number: int, text: str) -> None:
        if not self._end(number) or self._field is None:
            return
        # Who went on to another photo meanwhile chose it for the one before.
        if self._recipe.path == self._path:
            self._recipe.set_value(*self._field, text, merges=False)

    def _on_broke(self, number: int, error: RestorerError) -> None:
        if self._end(number):
            self.failed.emit(error)

    def _end(self, number: int) -> bool:
        """Whether this was the newest to be read."""
        if number != self._number:
            return False
        self.is_reading = False
        self.changed.emit()
        return True
