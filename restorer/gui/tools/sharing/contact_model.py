"""A contact sheet of photos of the list: what is on it, how it is laid out, and the writing. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal

from restorer.errors import Cancelled, InputError, RestorerError
from restorer.gui.viewmodels.item import Item
from restorer.imaging.contact_sheet import PAPERS, SheetLayout, SheetPhoto, write_contact_sheet
from restorer.message import Message
from restorer.progress import CancelToken


class ContactPhotos(Enum):
    """What stands in each place of a sheet."""

    AFTER = "after"
    BEFORE = "before"
    PAIRS = "pairs"


@dataclass(frozen=True, slots=True)
class ContactChoice:
    """How a sheet is to be.

    Attributes:
        shown: Results, originals, or both side by side.
        columns, rows: Places on a page.
        paper: One of `imaging.contact_sheet.PAPERS`.
        is_landscape: Whether pages lie on their side.
        has_captions: Whether names stand below.
    """

    shown: ContactPhotos = ContactPhotos.AFTER
    columns: int = 4
    rows: int = 5
    paper: str = "a4"
    is_landscape: bool = False
    has_captions: bool = True

    @property
    def layout(self) -> SheetLayout:
        """The same in millimetres."""
        width, height = PAPERS[self.paper]
        return SheetLayout(self.columns, self.rows, (height, width) if self.is_landscape else (width, height))


class ContactModel(QObject):
    """The dialog's state and the thread that writes. Lives on the main thread.

    Args:
        items: The photos, in order.
    """

    changed = Signal()
    progressed = Signal(int, int)
    """How many pages are done, of how many."""
    finished = Signal(object)
    """The paths that were written, a `RestorerError`, or None where it was cancelled."""

    def __init__(self, items: Sequence[Item], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = tuple((Path(item.path), Path(item.result) if item.result else None) for item in items)
        self.choice = ContactChoice(shown=ContactPhotos.AFTER if self.has_results else ContactPhotos.BEFORE)
        self.is_running = False
        self._token = CancelToken()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)

    @property
    def has_results(self) -> bool:
        """Whether any of the photos was restored."""
        return any(result is not None for _, result in self._files)

    @property
    def photos(self) -> list[SheetPhoto]:
        """What stands on the sheet; a photo without a result stands alone."""
        return [
            SheetPhoto(self._pictures(original, result), original.stem if self.choice.has_captions else "")
            for original, result in self._files
        ]

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return self.choice.layout.pages(len(self._files))

    def choose(self, **changes: object) -> None:
        """Change some of the choice's fields."""
        choice = replace(self.choice, **changes)  # type: ignore[arg-type]
        if choice != self.choice:
            self.choice = choice
            self.changed.emit()

    def save(self, path: Path) -> None:
        """Write the sheet on the model's own thread; `finished` ends it."""
        if not self.is_running:
            self.is_running, self._token = True, CancelToken()
            photos, layout, token = self.photos, self.choice.layout, self._token
            self._pool.start(lambda: self._write(photos, path, layout, token))

    def cancel(self) -> None:
        """Stop after the page in hand."""
        self._token.cancel()

    def shutdown(self) -> None:
        """Stop, and wait for the page in hand."""
        self.cancel()
        self._pool.waitForDone()

    def _pictures(self, original: Path, result: Path | None) -> tuple[Path, ...]:
        if result is None or self.choice.shown is ContactPhotos.BEFORE:
            return (original,)
        return (original, result) if self.choice.shown is ContactPhotos.PAIRS else (result,)

    def _write(self, photos: Sequence[SheetPhoto], path: Path, layout: SheetLayout, token: CancelToken) -> None:
        def on_page(done: int, count: int) -> None:
            self.progressed.emit(done, count)
            token.check()

        outcome: object
        try:
            outcome = write_contact_sheet(photos, path, layout, on_page)
        except Cancelled:
            outcome = None
        except RestorerError as error:
            outcome = error
        except Exception as error:  # the dialog must hear of whatever it was, or it would wait for ever
            outcome = InputError(Message("{name}: {reason}", name=path.name, reason=error))
        self.is_running = False
        self.finished.emit(outcome)
