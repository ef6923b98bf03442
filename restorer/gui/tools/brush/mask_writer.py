"""Writes large masks as text on a thread of its own, one after the other."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from restorer.gui.tools.brush.mask_canvas import PackedMarks, text_of
from restorer.jobs.niceness import BATCH, step_aside

What = TypeVar("What")


class MaskWriter(QObject, Generic[What]):
    """Hands each thing back with its texts, in order. Main thread only; the texts are made on another one.

    Args:
        take: Gets what was given, and the text of each of its masks.
    """

    _made = Signal()

    def __init__(self, take: Callable[[What, tuple[str, ...]], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._take = take
        self._waiting: deque[What] = deque()
        self._texts: queue.SimpleQueue[tuple[str, ...] | None] = queue.SimpleQueue()
        self._forgotten = 0
        self._thread: threading.Thread | None = None
        self._made.connect(self._hand_back)

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be handed back."""
        return bool(self._waiting)

    def write(self, what: What, masks: tuple[PackedMarks, ...]) -> None:
        """Have these masks written."""
        self._waiting.append(what)
        self._thread = threading.Thread(target=self._work, args=(masks, self._thread), name="mask-writer", daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Wait for all that is on its way, and hand it back."""
        while self._waiting:
            self._give(self._texts.get())

    def forget(self) -> None:
        """Hand nothing back of what is on its way."""
        self._forgotten += len(self._waiting)
        self._waiting.clear()

    def _work(self, masks: tuple[PackedMarks, ...], before: threading.Thread | None) -> None:
        step_aside(BATCH)
        if before is not None:
            before.join()
        texts: tuple[str, ...] | None = None
        try:
            texts = tuple(map(text_of, masks))
        finally:
            # Whatever went wrong, nobody waits for ever.
            self._texts.put(texts)
            self._made.emit()

    def _hand_back(self) -> None:
        while not self._texts.empty():
            self._give(self._texts.get())

    def _give(self, texts: tuple[str, ...] | None) -> None:
        # What was forgotten comes before what was given since.
        if self._forgotten:
            self._forgotten -= 1
        elif self._waiting:
            what = self._waiting.popleft()
            if texts is not None:
                self._take(what, texts)
