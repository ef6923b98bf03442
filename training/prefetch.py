"""Makes the next batches while the network learns from this one."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator

import torch
from torch import Tensor

Batch = tuple[Tensor, ...]


class Prefetch:
    """Yields `make(step)` for step, step + 1, ... from one thread of its own, which ends with `close`.

    Each batch depends on its step alone, so a run that resumes sees what it would have seen.

    Args:
        make: Makes the batch of a number.
        step: The first step.
        echoes: How many steps share a batch; each sees it turned by another quarter.
        ahead: How many batches may wait.
    """

    def __init__(self, make: Callable[[int], Batch], step: int, echoes: int = 1, ahead: int = 3) -> None:
        self._make = make
        self._echoes = echoes
        self._made: tuple[int, Batch] | None = None
        self._step = step
        self._ready: queue.Queue[Batch | BaseException] = queue.Queue(ahead)
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._run, name="prefetch", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        torch.set_num_threads(1)
        while not self._closed.is_set():
            try:
                item: Batch | BaseException = self._turned(self._step)
            except BaseException as error:  # raised again by the thread that waits
                item = error
            self._step += 1
            while not self._closed.is_set():
                try:
                    self._ready.put(item, timeout=0.2)
                    break
                except queue.Full:
                    continue

    def _turned(self, step: int) -> Batch:
        number, turns = divmod(step, self._echoes)
        if self._made is None or self._made[0] != number:
            self._made = (number, self._make(number))
        if turns == 0:
            return self._made[1]
        layout = torch.channels_last
        return tuple(torch.rot90(part, turns, (2, 3)).contiguous(memory_format=layout) for part in self._made[1])

    def __iter__(self) -> Iterator[Batch]:
        while True:
            item = self._ready.get()
            if isinstance(item, BaseException):
                raise item
            yield item

    def close(self) -> None:
        """Ends the thread after the batch that it is making."""
        self._closed.set()
        self._thread.join()
