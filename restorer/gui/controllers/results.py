"""Handles results: saves them elsewhere, shows their folder, reports the end of a batch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from restorer.errors import RestorerError
from restorer.gui.controllers.notification import Notifier
from restorer.gui.viewmodels.item import Item, ItemState, Rating
from restorer.gui.viewmodels.session import Session
from restorer.gui.viewmodels.targets import pictures_folder
from restorer.gui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from restorer.gui.viewmodels.export import ExportReport

_LONG_BATCH_S = 20.0


class ResultFiles(QObject):
    """Saves and shows results. Main thread only.

    Args:
        session: Whose photos they are of.
        notice: Says what was saved.
        folder: That somebody saved to last; empty for none.
        window: Dialogs open over it.
    """

    failed = Signal(object)
    """A `RestorerError` or `OSError`."""

    def __init__(self, session: Session, notice: NoticeBar, folder: str, window: QMainWindow) -> None:
        super().__init__(window)
        self._session, self._notice, self._window = session, notice, window
        self._notifier = Notifier(window)
        self.folder = folder

    def close(self) -> None:
        """Take the notification's icon away."""
        self._notifier.close()

    def save(self, paths: Sequence[str]) -> None:
        """Let the results of these photos be saved elsewhere: what was rejected only if there is nothing else."""
        found = [item for item in map(self._session.library.find, paths) if item is not None and item.result]
        wanted = [item for item in found if item.rating is not Rating.REJECTED] or found
        if wanted:
            try:
                self._open_export(wanted)
            except (RestorerError, OSError) as error:
                self.failed.emit(error)

    def open_contact_sheet(self, paths: Sequence[str]) -> None:
        """Ask how a sheet of these photos shall be; of all where fewer than two are selected."""
        from restorer.gui.tools.sharing.contact_dialog import ContactDialog
        from restorer.gui.tools.sharing.contact_model import ContactModel

        library = self._session.library
        items = [item for item in map(library.find, paths if len(paths) > 1 else library.order()) if item is not None]
        folder = self.folder or str(pictures_folder())
        dialog = ContactDialog(ContactModel(items), folder, self._window)
        dialog.written.connect(self._on_sheet_written)
        dialog.open()

    def show_in_folder(self, paths: Sequence[str]) -> None:
        """Show the first of these photos' results in its folder."""
        found = [item for item in map(self._session.library.find, paths) if item is not None]
        for item in found[:1]:
            self.reveal(Path(item.result))

    def reveal(self, path: Path) -> None:
        """Show a file in its folder."""
        from restorer.gui.controllers.export import reveal

        try:
            reveal(path)
        except (RestorerError, OSError) as error:
            self.failed.emit(error)

    def on_batch_ended(self, done: int, failed: int, seconds: float) -> None:
        """Say how a batch went, and to somebody who looks elsewhere, too, where it took long."""
        words = self.tr("%n photo(s) saved", "", done)
        if failed:
            words += " · " + self.tr("%n failed", "", failed)
        if seconds >= _LONG_BATCH_S and self._session.settings.notify and not self._window.isActiveWindow():
            self._notifier.notify(words)
        results = [Path(item.result) for item in self._session.library.items if item.state is ItemState.DONE]
        self._show_saved(f"{words}.", results[-1] if done and results else None)

    def _open_export(self, items: Sequence[Item]) -> None:
        from restorer.gui.controllers.export import open_export

        dialog = open_export(self._window, items, self._session.settings, self.folder)
        dialog.exported.connect(self._on_exported)

    def _on_sheet_written(self, path: Path) -> None:
        self._show_saved(self.tr("The contact sheet is saved."), path)

    def _on_exported(self, report: ExportReport) -> None:
        if report.written:
            words = self.tr("%n file(s) saved", "", len(report.written))
            self.folder = str(report.written[-1].parent)
            self._show_saved(f"{words}.", report.written[-1])

    def _show_saved(self, words: str, result: Path | None) -> None:
        """Say where results lie now, until somebody has seen it."""
        if result is None:
            self._notice.show_text(words, stays=True)
        else:
            show = self.tr("Show folder"), lambda: self.reveal(result)
            self._notice.show_text(words, action=show, stays=True)
