"""Makes the next batches while the network learns from this one."""

from __future__ import annotations

import collections
import multiprocessing
import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

Drawn = tuple[npt.NDArray[np.uint8], ...]
"""What the processor makes of a batch."""
Batch = tuple[Tensor, ...]
"""What the network learns from, on its own device."""


class Prefetch:
    """Yields the batches of step, step + 1, ... from one thread of its own, which ends with `close`.

    Each batch depends on its step alone, so a run that resumes sees what it would have seen, with workers or without.

    Args:
        draw: Draws the batch of a number on the processor. With workers it must pickle.
        finish: Makes the batch out of what was drawn for its number.
        step: The first step.
        batch_reuse: How many steps share a batch; each sees it turned by another quarter.
        ahead: How many batches may wait.
        workers: How many processes draw; 0: the thread itself.
    """

    def __init__(
        self,
        draw: Callable[[int], Drawn],
        finish: Callable[[int, Drawn], Batch],
        step: int,
        batch_reuse: int = 1,
        ahead: int = 3,
        workers: int = 0,
    ) -> None:
        self._draw = draw
        self._finish = finish
        self._batch_reuse = batch_reuse
        self._made: tuple[int, Batch] | None = None
        self._step = step
        self._ready: queue.Queue[Batch | BaseException] = queue.Queue(ahead)
        self._closed = threading.Event()
        # Spawned, since a process that has used CUDA cannot be forked.
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(workers, context, initializer=_alone) if workers else None
        self._asked: collections.deque[Future[Drawn]] = collections.deque()
        self._workers = workers
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
        number, turns = divmod(step, self._batch_reuse)
        if self._made is None or self._made[0] != number:
            self._made = (number, self._finish(number, self._drawn(number)))
        if turns == 0:
            return self._made[1]
        layout = torch.channels_last
        return tuple(torch.rot90(part, turns, (2, 3)).contiguous(memory_format=layout) for part in self._made[1])

    def _drawn(self, number: int) -> Drawn:
        if self._pool is None:
            return self._draw(number)
        # Asked for in order from the first on: what comes next is always at the left.
        while len(self._asked) < 2 * self._workers:
            self._asked.append(self._pool.submit(self._draw, number + len(self._asked)))
        return self._asked.popleft().result()

    def __iter__(self) -> Iterator[Batch]:
        while True:
            item = self._ready.get()
            if isinstance(item, BaseException):
                raise item
            yield item

    def close(self) -> None:
        """Ends the thread after the batch that it is making, and the processes that draw for it."""
        self._closed.set()
        self._thread.join()
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def _alone() -> None:
    """Keeps a worker to one core: there are as many workers as there are cores to use."""
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
