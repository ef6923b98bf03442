"""State of the batch: counts, progress and time left."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject, Signal

from restorer.gui.viewmodels.item import ItemState
from restorer.gui.viewmodels.library import LibraryModel
from restorer.gui.viewmodels.wording import describe_left

_ENDS = (ItemState.DONE, ItemState.SKIPPED, ItemState.FAILED, ItemState.CANCELLED)


class QueueState(Enum):
    """EMPTY has nothing to do; IDLE waits for a person; the others speak for themselves."""

    EMPTY = "empty"
    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"


class QueueModel(QObject):
    """The whole batch in numbers and words. A batch starts with the first photo queued and ends with the last end."""

    changed = Signal()
    batch_ended = Signal(int, int, float)
    """How many photos were restored, how many failed, and how many seconds the batch took."""

    def __init__(
        self, library: LibraryModel, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._clock = clock
        self.is_paused = False
        self._ends_before: dict[ItemState, int] = {}
        self._started_at: float | None = None
        self._paused_at: float | None = None
        library.counts_changed.connect(self._on_counts_changed)

    @property
    def state(self) -> QueueState:
        """What the buttons go by."""
        if self.pending:
            return QueueState.PAUSED if self.is_paused else QueueState.RUNNING
        return QueueState.IDLE if self._library.rowCount() else QueueState.EMPTY

    @property
    def pending(self) -> int:
        """Photos that wait or are being restored."""
        return self._library.count_of(ItemState.QUEUED, ItemState.RUNNING)

    @property
    def ready(self) -> int:
        """Photos that Restore would take along."""
        return self._library.count_of(ItemState.READY, ItemState.CANCELLED)

    @property
    def failed(self) -> int:
        """Photos that failed."""
        return self._library.count_of(ItemState.FAILED)

    @property
    def finished(self) -> int:
        """Photos of this batch that have come to an end."""
        return sum(max(0, self._library.count_of(state) - self._ends_before.get(state, 0)) for state in _ENDS)

    @property
    def total(self) -> int:
        """Photos of this batch."""
        return self.pending + self.finished if self._started_at is not None else 0

    @property
    def overall(self) -> float:
        """How far the batch is, 0..1; a photo in hand counts as far as it is."""
        total = self.total
        return (self.finished + sum(item.done_fraction for item in self._library.running)) / total if total else 0.0

    @property
    def seconds_left(self) -> float | None:
        """How long the batch will still take, or None while that cannot be said honestly."""
        if self._started_at is None or self.is_paused:
            return None
        elapsed, done = self._clock() - self._started_at, self.overall
        # The first photo also waits for the networks: before it is done, or well on its way where it is the only one,
        # any figure would be a guess that halves again and again.
        is_known = self.finished > 0 or (self.total == 1 and done >= 0.5)
        if elapsed < 4 or done <= 0 or not is_known:
            return None
        return elapsed * (1 - done) / done

    def set_paused(self, is_paused: bool) -> None:
        """Note that the queue was paused or goes on; the time in between counts for no estimate."""
        if is_paused == self.is_paused:
            return
        self.is_paused = is_paused
        if is_paused:
            self._paused_at = self._clock()
        elif self._paused_at is not None and self._started_at is not None:
            self._started_at += self._clock() - self._paused_at
        self.changed.emit()

    def describe(self) -> str:
        """The batch in one line."""
        state = self.state
        if state is QueueState.EMPTY:
            return ""
        if state is QueueState.IDLE:
            return self._describe_rest()
        words = self.tr("{finished} of {total}").format(finished=self.finished, total=self.total)
        if state is QueueState.PAUSED:
            return self.tr("{count} · paused").format(count=words)
        left = self.seconds_left
        return (
            self.tr("{count} · estimating the time…").format(count=words)
            if left is None
            else (f"{words} · {describe_left(left)}")
        )

    def _describe_rest(self) -> str:
        done, failed = self._library.count_of(ItemState.DONE), self.failed
        words = [self.tr("%n photo(s)", "", self._library.rowCount())]
        if done:
            words.append(self.tr("%n restored", "", done))
        if failed:
            words.append(self.tr("%n failed", "", failed))
        return " · ".join(words)

    def _on_counts_changed(self) -> None:
        if self.pending and self._started_at is None:
            self._started_at = self._clock()
            self._ends_before = {state: self._library.count_of(state) for state in _ENDS}
        elif not self.pending and self._started_at is not None:
            new = {state: self._library.count_of(state) - self._ends_before[state] for state in _ENDS}
            seconds = self._clock() - self._started_at
            self._started_at = None
            if new[ItemState.DONE] > 0 or new[ItemState.FAILED] > 0:
                self.batch_ended.emit(max(0, new[ItemState.DONE]), max(0, new[ItemState.FAILED]), seconds)
        self.changed.emit()
