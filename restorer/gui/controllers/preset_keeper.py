"""Names, renames and deletes presets of the person's own, in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from restorer.errors import RestorerError
from restorer.gui.viewmodels.presets import own_presets, path_for, preset_label, rename_preset, save_preset
from restorer.gui.viewmodels.recipe import RecipeModel


class PresetKeeper(QObject):
    """Asks for names and keeps the files. Main thread only.

    Args:
        folder: Where the presets lie.
        recipe: What is saved; photos that follow a preset follow it to its new name.
        window: Dialogs open over it.
    """

    changed = Signal(tuple)
    """The paths of all presets of the person's own."""
    failed = Signal(object)
    """A `RestorerError`."""

    def __init__(self, folder: Path, recipe: RecipeModel, window: QWidget) -> None:
        super().__init__(window)
        self._folder, self._recipe, self._window = folder, recipe, window

    @property
    def own(self) -> tuple[str, ...]:
        """The paths of all presets of the person's own."""
        return own_presets(self._folder)

    def ask_save(self) -> None:
        """Ask for a name, and save the recipe in view under it."""
        if self._recipe.recipe is not None:
            self._ask_name(self.tr("Save as preset"), self.tr("My preset"), self._save)

    def ask_rename(self, preset: str) -> None:
        """Ask for another name for this preset."""
        self._ask_name(self.tr("Rename preset"), preset_label(preset), lambda name: self._rename(preset, name))

    def ask_delete(self, preset: str) -> None:
        """Ask whether to delete this preset."""
        words = self.tr("Delete the preset “{name}”?").format(name=preset_label(preset))
        self._confirm(words, self.tr("Delete"), lambda: self._delete(preset))

    def save(self, path: Path) -> None:
        """Save the recipe in view as this file, and let the photo follow it.

        Raises:
            RestorerError: it cannot be written.
        """
        recipe = self._recipe.shareable
        if recipe is None:
            return
        save_preset(recipe, path)
        self.changed.emit(tuple(dict.fromkeys((*self.own, str(path)))))
        # What belongs to this photo alone is in no preset, and must not get lost by saving one.
        if recipe == self._recipe.recipe:
            self._recipe.set_preset(str(path))

    # -- inside

    def _save(self, name: str) -> None:
        path = path_for(self._folder, name)
        if not path.exists():
            self.save(path)
            return
        words = self.tr("There is a preset “{name}” already. Replace it?").format(name=path.stem)
        self._confirm(words, self.tr("Replace"), lambda: self.save(path))

    def _rename(self, preset: str, name: str) -> None:
        path = path_for(self._folder, name)
        rename_preset(Path(preset), path)
        self._recipe.replace_preset(preset, str(path))
        self.changed.emit(self.own)

    def _delete(self, preset: str) -> None:
        try:
            Path(preset).unlink(missing_ok=True)
        except OSError as error:
            self.failed.emit(error)
            return
        self._recipe.replace_preset(preset, "auto")
        self.changed.emit(self.own)

    def _ask_name(self, title: str, name: str, take: Callable[[str], None]) -> None:
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextValue(name)
        dialog.setOkButtonText(self.tr("Save"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.textValueSelected.connect(lambda chosen: self._guarded(lambda: take(chosen)))
        dialog.open()

    def _confirm(self, words: str, verb: str, act: Callable[[], None]) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setText(words)
        yes = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        yes.clicked.connect(lambda: self._guarded(act))
        box.open()

    def _guarded(self, act: Callable[[], None]) -> None:
        try:
            act()
        except RestorerError as error:
            self.failed.emit(error)
