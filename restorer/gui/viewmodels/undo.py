"""The undo stack: changes of the list and of recipes."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QUndoCommand

from restorer.gui.viewmodels.item import Choice, Item
from restorer.gui.viewmodels.library import LibraryModel

_MERGE_WITHIN_S = 1.0


class ChangeChoices(QUndoCommand):
    """Photos get other recipes. Changes of one slider that follow each other closely become one.

    Args:
        library: Where the photos are.
        new: The choice for each path.
        text: What was done, for the Edit menu.
        topic: What was moved (`clean.strength`); changes of the same topic merge. Empty: never.
        on_change: Called with the paths after each change.
    """

    def __init__(
        self,
        library: LibraryModel,
        new: Mapping[str, Choice],
        text: str,
        *,
        topic: str = "",
        on_change: Callable[[list[str]], None],
    ) -> None:
        super().__init__(text)
        found = ((path, library.find(path)) for path in new)
        self._old = {path: item.choice for path, item in found if item is not None}
        self._new = {path: new[path] for path in self._old}
        self._library, self._topic, self._on_change = library, topic, on_change
        self._at = time.monotonic()

    def redo(self) -> None:
        """Give the photos their new choices."""
        self._give(self._new)

    def undo(self) -> None:
        """Give them back those that they had."""
        self._give(self._old)

    def id(self) -> int:
        """Commands with the same number are offered for a merge."""
        return 1 if self._topic else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the later command in, where the same slider was still on its way."""
        if not isinstance(other, ChangeChoices) or other._topic != self._topic:
            return False
        if other._new.keys() != self._new.keys() or other._at - self._at > _MERGE_WITHIN_S:
            return False
        self._new, self._at = other._new, other._at
        return True

    def _give(self, choices: Mapping[str, Choice]) -> None:
        with self._library.changes():
            for path, choice in choices.items():
                self._library.change(path, choice=choice)
        self._on_change(list(choices))


class AddPhotos(QUndoCommand):
    """Photos come into the list; those of one search come and go together.

    Args:
        library: Where they come.
        items: In order.
        describe: From how many there are to words for the Edit menu.
        search: The number of the search that found them; 0 for none.
    """

    def __init__(
        self, library: LibraryModel, items: Sequence[Item], describe: Callable[[int], str], search: int = 0
    ) -> None:
        super().__init__(describe(len(items)))
        self._library, self._items = library, list(items)
        self._describe, self._search = describe, search

    def id(self) -> int:
        """Commands with the same number are offered for a merge."""
        return 2 if self._search else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in what the same search found later."""
        if not isinstance(other, AddPhotos) or other._search != self._search:
            return False
        self._items += other._items
        self.setText(self._describe(len(self._items)))
        return True

    def redo(self) -> None:
        """Put them at the end."""
        self._library.insert([item for item in self._items if self._library.find(item.path) is None])

    def undo(self) -> None:
        """Take out those that are not in the queue by now."""
        paths = [item.path for item in self._items]
        found = [item for item in map(self._library.find, paths) if item is not None and not item.jobs]
        self._items = found
        self._library.remove(item.path for item in found)


class ReplacePhoto(QUndoCommand):
    """A photo of the list gives its place to others, which were made of it; no file is touched."""

    def __init__(self, library: LibraryModel, path: str, others: Sequence[Item], text: str) -> None:
        super().__init__(text)
        self._library, self._path, self._others = library, path, list(others)
        self._gone: list[tuple[int, Item]] = []

    def redo(self) -> None:
        """Put the others where it was."""
        row = self._library.row_of(self._path)
        fresh = [item for item in self._others if self._library.find(item.path) is None]
        self._library.insert(fresh, row + 1 if row >= 0 else None)
        self._gone = self._library.remove([self._path])

    def undo(self) -> None:
        """Put it back, and take out those of the others that are not in the queue by now."""
        for row, item in self._gone:
            if self._library.find(item.path) is None:
                self._library.insert([item], row)
        found = [item for item in (self._library.find(other.path) for other in self._others) if item is not None]
        self._library.remove(item.path for item in found if not item.jobs)


class RemovePhotos(QUndoCommand):
    """Photos leave the list; the files are not touched."""

    def __init__(self, library: LibraryModel, paths: Sequence[str], text: str) -> None:
        super().__init__(text)
        self._library, self._paths = library, list(paths)
        self._gone: list[tuple[int, Item]] = []

    def redo(self) -> None:
        """Take them out."""
        self._gone = self._library.remove(self._paths)

    def undo(self) -> None:
        """Put them back where they were."""
        # Neighbours come back together: one by one, ten thousand would take minutes.
        runs: list[tuple[int, list[Item]]] = []
        for row, item in self._gone:
            if self._library.find(item.path) is not None:
                continue
            if runs and runs[-1][0] + len(runs[-1][1]) == row:
                runs[-1][1].append(item)
            else:
                runs.append((row, [item]))
        for row, items in runs:
            self._library.insert(items, row)


class ReorderPhotos(QUndoCommand):
    """The list gets another order."""

    def __init__(
        self, library: LibraryModel, order: Sequence[str], text: str, on_change: Callable[[list[str]], None]
    ) -> None:
        super().__init__(text)
        self._library, self._on_change = library, on_change
        self._old, self._new = library.order(), list(order)

    def redo(self) -> None:
        """Put the photos into the new order."""
        self._put(self._new)

    def undo(self) -> None:
        """Put them into the order that they had."""
        self._put(self._old)

    def _put(self, order: Sequence[str]) -> None:
        # Photos may have come or gone since: those that the order does not know stay behind the others.
        known = {path: place for place, path in enumerate(order)}
        here = sorted(self._library.order(), key=lambda path: known.get(path, len(known)))
        self._library.set_order(here)
        self._on_change(here)
