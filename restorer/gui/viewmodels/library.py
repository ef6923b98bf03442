"""The list model of photos; takes ten thousand files at once."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, QUrl, Signal

from restorer.gui.viewmodels.item import SAVED, Choice, Item, ItemState, Rating, values_after
from restorer.gui.viewmodels.translation import translated
from restorer.gui.viewmodels.wording import describe_item
from restorer.jobs.files.sources import natural_key

if TYPE_CHECKING:
    from restorer.jobs.events import Event

ITEM_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The `Item` itself."""

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_ROW_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)
"""Made once: Qt asks for each row that it paints."""


class LibraryModel(QAbstractListModel):
    """The list of photos, each once, in the order in which they will be restored.

    Changes are reported in spans: a hundred events from the engine become one `dataChanged`. Main thread only.
    """

    counts_changed = Signal()
    """How many photos there are, or how many are in which state, has changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[Item] = []
        self._rows: dict[str, int] = {}
        self._jobs: dict[int, str] = {}
        self._states: Counter[ItemState] = Counter()
        self._running: set[str] = set()
        self._touched: set[int] | None = None
        self._counts_touched = False

    # -- what is there

    @property
    def items(self) -> Sequence[Item]:
        """All photos, in order. Not to be changed."""
        return self._items

    def count_of(self, *states: ItemState) -> int:
        """How many photos are in one of these states."""
        return sum(self._states[state] for state in states)

    @property
    def running(self) -> list[Item]:
        """Those that are being restored now."""
        return [self._items[self._rows[path]] for path in self._running]

    def find(self, path: str) -> Item | None:
        """The photo of this path, or None."""
        row = self._rows.get(path)
        return None if row is None else self._items[row]

    def find_job(self, job: int) -> Item | None:
        """The photo that this job restores, or None."""
        path = self._jobs.get(job)
        return None if path is None else self.find(path)

    def row_of(self, path: str) -> int:
        """The row of this path; -1 where it is not in the list."""
        return self._rows.get(path, -1)

    # -- what a person does

    def add(self, paths: Iterable[str], choice: Choice | None = None) -> list[str]:
        """Put photos at the end; returns those that were not in the list yet."""
        fresh = [path for path in dict.fromkeys(paths) if path not in self._rows]
        return self.insert([Item(path, choice=choice or Choice()) for path in fresh])

    def insert(self, items: Sequence[Item], row: int | None = None) -> list[str]:
        """Put these at a row (the end, where None); returns their paths. None of them may be in the list."""
        if not items:
            return []
        at = len(self._items) if row is None else max(0, min(row, len(self._items)))
        self.beginInsertRows(_NO_PARENT, at, at + len(items) - 1)
        self._items[at:at] = items
        self._index(at)
        for item in items:
            self._count(item, item.state, 1)
            self._jobs.update(dict.fromkeys(item.jobs, item.path))
        self.endInsertRows()
        self.counts_changed.emit()
        return [item.path for item in items]

    def remove(self, paths: Iterable[str]) -> list[tuple[int, Item]]:
        """Take photos out; returns (row, item) of each, from the first row on."""
        rows = sorted(self._rows[path] for path in set(paths) if path in self._rows)
        gone = [(row, self._items[row]) for row in rows]
        for first, last in reversed(_spans(rows)):
            self.beginRemoveRows(_NO_PARENT, first, last)
            for item in self._items[first : last + 1]:
                self._count(item, item.state, -1)
                self._rows.pop(item.path, None)
                for job in item.jobs:
                    self._jobs.pop(job, None)
            del self._items[first : last + 1]
            self._index(first)
            self.endRemoveRows()
        if gone:
            self.counts_changed.emit()
        return gone

    def set_order(self, paths: Sequence[str]) -> None:
        """Put the photos into this order; it must name each of them once."""
        if len(paths) != len(self._items) or set(paths) != self._rows.keys():
            raise ValueError("an order must name each photo once")
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        names = [self._items[index.row()].path for index in before]
        self._items = [self._items[self._rows[path]] for path in paths]
        self._index(0)
        self.changePersistentIndexList(before, [self.index(self._rows[name]) for name in names])
        self.layoutChanged.emit()

    def order(self) -> list[str]:
        """All paths, in order."""
        return [item.path for item in self._items]

    def sorted_by(self, kind: str) -> list[str]:
        """All paths in another order: by `name`, by `folder` and name, by `date` of the file, or by `state`."""
        keys: dict[str, Callable[[Item], Any]] = {
            "name": lambda item: natural_key(item.name),
            "folder": lambda item: [natural_key(part) for part in PurePath(item.path).parts],
            "date": lambda item: (_date_of(item.path), natural_key(item.name)),
            "state": lambda item: list(ItemState).index(item.state),
        }
        return [item.path for item in sorted(self._items, key=keys[kind])]

    def judge(self, paths: Iterable[str], rating: Rating) -> None:
        """Note what a person thinks of results; the same once more takes it back."""
        found = [item for item in map(self.find, paths) if item is not None and item.result]
        is_again = bool(found) and all(item.rating is rating for item in found)
        with self.changes():
            for item in found:
                self.change(item.path, rating=Rating.NONE if is_again else rating)
        self.counts_changed.emit()

    # -- what happens to photos

    @contextmanager
    def changes(self) -> Iterator[None]:
        """Report all changes made within, in as few spans as possible."""
        if self._touched is not None:
            yield
            return
        self._touched = set()
        try:
            yield
        finally:
            rows, self._touched = sorted(self._touched), None
            for first, last in _spans(rows):
                self.dataChanged.emit(self.index(first), self.index(last), [])
            if self._counts_touched:
                self._counts_touched = False
                self.counts_changed.emit()

    def change(self, path: str, **values: Any) -> None:
        """Set attributes of a photo's item; nothing where the photo has gone."""
        row = self._rows.get(path)
        if row is None:
            return
        with self.changes():
            item = self._items[row]
            state, jobs = item.state, item.jobs
            for name, value in values.items():
                setattr(item, name, value)
            if item.jobs != jobs:
                for job in jobs:
                    self._jobs.pop(job, None)
                self._jobs.update(dict.fromkeys(item.jobs, path))
            if item.state is not state:
                self._count(item, state, -1)
                self._count(item, item.state, 1)
                self._counts_touched = True
            if self._touched is not None:
                self._touched.add(row)

    def apply(self, event: Event) -> Item | None:
        """Let a job's event happen to its photo; returns the photo, or None where no photo has that job."""
        item = self.find_job(event.job)
        if item is None:
            return None
        values = values_after(item, event)
        if values:
            self.change(item.path, **values)
        return item

    # -- Qt's side

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """How many photos."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The name, the item, or its words."""
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.name
        if role == Qt.ItemDataRole.ToolTipRole:
            said = map(translated, (item.message, item.hint, item.notes.get(SAVED, "")))
            return "\n".join(filter(None, (item.path, *said)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.name}, {describe_item(item)}"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Rows can be selected and dragged; they are dropped between rows."""
        return _ROW_FLAGS if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def mimeTypes(self) -> list[str]:
        """Photos leave as files."""
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The results of these rows as files, where there are some, else the originals."""
        data = QMimeData()
        items = [self._items[index.row()] for index in indexes]
        data.setUrls([QUrl.fromLocalFile(item.result or item.path) for item in items])
        return data

    # -- bookkeeping

    def _index(self, first: int) -> None:
        for row in range(first, len(self._items)):
            self._rows[self._items[row].path] = row

    def _count(self, item: Item, state: ItemState, by: int) -> None:
        self._states[state] += by
        if state is ItemState.RUNNING:
            (self._running.add if by > 0 else self._running.discard)(item.path)


def _date_of(path: str) -> float:
    """When the file was changed last, in seconds; behind all others where nobody knows."""
    try:
        return Path(path).stat().st_mtime
    except OSError:
        return math.inf


def _spans(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Sorted rows as runs of neighbours (first, last)."""
    spans: list[tuple[int, int]] = []
    for row in rows:
        if spans and spans[-1][1] == row - 1:
            spans[-1] = (spans[-1][0], row)
        else:
            spans.append((row, row))
    return spans
