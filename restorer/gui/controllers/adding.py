"""Adds photos: file dialogs, the sample photo, and the folder that was used last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from restorer.errors import FolderError
from restorer.gui.controllers.sample import SampleMaker
from restorer.gui.viewmodels.session import Session
from restorer.store.settings import Settings

_SAMPLE_FOLDER = "Restorer"


class PhotoAdder(QObject):
    """Opens the dialogs of files and folders. Main thread only.

    Args:
        session: Whose list photos come into, and whose settings say where the dialogs begin.
        sample: Makes the sample photo.
        save_settings: Saves settings that were changed by a choice of a folder.
        window: Dialogs open over it.
    """

    def __init__(
        self, session: Session, sample: SampleMaker, save_settings: Callable[[Settings], None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._sample, self._save_settings, self._window = session, sample, save_settings, window

    def ask_photos(self) -> None:
        """Add the photos that somebody chooses."""
        from restorer.imaging.codecs.formats import SUFFIXES

        endings = " ".join(f"*{ending}" for ending in SUFFIXES)
        photos, others = self.tr("Photos"), self.tr("All files")
        kinds = f"{photos} ({endings} {endings.upper()});;{others} (*)"
        start = self._session.settings.last_folder
        chosen, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Add photos"), start, kinds)
        if chosen:
            self._keep_folder(Path(chosen[0]).parent)
            self._session.add_paths(chosen)

    def ask_folder(self) -> None:
        """Add all photos of the folder that somebody chooses."""
        start = self._session.settings.last_folder
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Add a folder of photos"), start)
        if chosen:
            self._keep_folder(Path(chosen))
            self._session.add_paths([chosen])

    def ask_result_folder(self) -> None:
        """Let somebody choose another folder for results, and try again what could not be written to the old one."""
        chosen = QFileDialog.getExistingDirectory(
            self._window, self.tr("Folder for results"), self._session.settings.output_folder
        )
        if chosen:
            self._save_settings(self._session.settings.with_values({"output_folder": chosen}))
            failed = [item.path for item in self._session.library.items if item.kind == FolderError.__name__]
            self._session.retry(failed)

    def add_sample(self) -> None:
        """The sample goes where a person can find its result, not into the program's own folders."""
        from restorer.gui.viewmodels.targets import pictures_folder

        name = self.tr("Sample")
        self._sample.make(pictures_folder() / _SAMPLE_FOLDER / f"{name}.jpg")

    def _keep_folder(self, folder: Path) -> None:
        self._save_settings(self._session.settings.with_values({"last_folder": str(folder)}))
