"""Makes photos of their own out of a scan that holds several prints, and puts them where the scan was in the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from restorer.gui.viewmodels.item import Choice, Item
from restorer.gui.viewmodels.session import EngineLink, Session
from restorer.gui.viewmodels.targets import destination
from restorer.gui.viewmodels.undo import ReplacePhoto
from restorer.jobs.engine_process import messages


class ScanSplitter(QObject):
    """Asks the engine to split the photo in view, and takes the photos in. Main thread only.

    Args:
        session: Whose list they come into.
        engine: Reads and writes the files.
    """

    working_changed = Signal(bool)
    """Whether a scan is being split."""

    def __init__(self, session: Session, engine: EngineLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._engine = session, engine
        self._ticket = 0
        engine.events_arrived.connect(self._on_events)

    def split(self) -> None:
        """Split the photo in view; nothing where it holds one print, or while it is being split."""
        recipe = self._session.recipe
        if not recipe.prints or self._ticket:
            return
        self._ticket = next(self._session.tickets)
        self.working_changed.emit(True)
        place = destination(self._session.settings)
        self._session.notice_given.emit(self.tr("Writing %n photo(s)…", "", len(recipe.prints)))
        self._engine.send(messages.SplitPhoto(self._ticket, recipe.path, recipe.prints, place))

    def _on_events(self, events: Sequence[messages.EngineEvent]) -> None:
        for event in events:
            is_lost = isinstance(event, messages.EngineLost)
            if not self._ticket or not (is_lost or getattr(event, "ticket", 0) == self._ticket):
                continue
            self._ticket = 0
            self.working_changed.emit(False)
            if isinstance(event, messages.PhotoSplit):
                self._take(event)
            else:
                # It was stopped for this.
                self._session.preview.want()

    def _take(self, split: messages.PhotoSplit) -> None:
        session, scan = self._session, self._session.library.find(split.path)
        choice = Choice(scan.choice.preset if scan is not None else session.settings.preset)
        items = [Item(path, choice=choice) for path in split.parts]
        text = self.tr("split into %n photo(s)", "", len(items))
        session.undo.push(ReplacePhoto(session.library, split.path, items, text))
        session.photos_arrived.emit(split.parts[0])
        words = self.tr("The scan was split into %n photo(s). It stays as it is in its folder.", "", len(items))
        session.notice_given.emit(words)
