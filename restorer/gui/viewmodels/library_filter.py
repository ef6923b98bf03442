"""Filters the list of photos by state and by name."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import PurePath

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from restorer.gui.viewmodels.item import Item, ItemState, Rating
from restorer.gui.viewmodels.library import LibraryModel


class Shown(Enum):
    """What the list shows."""

    ALL = "all"
    TO_DO = "to_do"
    DONE = "done"
    FAILED = "failed"
    BY_HAND = "by_hand"
    KEPT = "kept"
    REJECTED = "rejected"


_DONE = (ItemState.DONE, ItemState.SKIPPED)
_FITS: dict[Shown, Callable[[Item], bool]] = {
    Shown.ALL: lambda item: True,
    Shown.TO_DO: lambda item: item.state not in (*_DONE, ItemState.FAILED),
    Shown.DONE: lambda item: item.state in _DONE,
    Shown.FAILED: lambda item: item.state is ItemState.FAILED,
    Shown.BY_HAND: lambda item: item.choice.is_by_hand,
    Shown.KEPT: lambda item: item.rating is Rating.KEPT,
    Shown.REJECTED: lambda item: item.rating is Rating.REJECTED,
}


class LibraryFilter(QSortFilterProxyModel):
    """The list as far as it is wanted, in the list's own order. Main thread only.

    Args:
        library: All photos.
    """

    def __init__(self, library: LibraryModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._shown, self._text = Shown.ALL, ""
        self.setSourceModel(library)

    @property
    def shown(self) -> Shown:
        """What is shown."""
        return self._shown

    @property
    def is_narrowed(self) -> bool:
        """Whether some photos may be hidden."""
        return self._shown is not Shown.ALL or bool(self._text)

    @property
    def hides_all(self) -> bool:
        """Whether there are photos and none of them is shown."""
        return self.rowCount() == 0 and self._library.rowCount() > 0

    def show_only(self, shown: Shown) -> None:
        """Show these."""
        if shown is not self._shown:
            self._shown = shown
            self.invalidate()

    def search(self, text: str) -> None:
        """Show those whose name, or whose folder's, holds these words, in whatever order; case does not matter."""
        text = " ".join(text.casefold().split())
        if text != self._text:
            self._text = text
            self.invalidate()

    def count(self, shown: Shown) -> int:
        """How many photos of the whole list there are of a kind."""
        return sum(map(_FITS[shown], self._library.items))

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether a photo of the list is shown."""
        if not self.is_narrowed:
            return True
        item = self._library.items[row]
        name = "/".join(PurePath(item.path).parts[-2:]).casefold()
        return _FITS[self._shown](item) and all(word in name for word in self._text.split())

    def index_of(self, path: str) -> QModelIndex:
        """Where a photo is shown; invalid where it is not."""
        row = self._library.row_of(path)
        return self.mapFromSource(self._library.index(row)) if row >= 0 else QModelIndex()
