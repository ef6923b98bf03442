"""Where each photo is in the pool and which may go on: all that the pool's one lock guards."""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from restorer.errors import StoreError
from restorer.jobs.job import Job
from restorer.jobs.lanes import Lanes
from restorer.jobs.worker.restore import JobContext, Loaded, Processed
from restorer.progress import CancelToken
from restorer.store.memory import read_memory

ANY_DEVICE = ("auto", "all")
"""What a request names that any of the pool's devices may do."""


@dataclass(frozen=True, slots=True)
class PoolLimits:
    """How much a pool does at once.

    Attributes:
        loaders: Threads that decode.
        savers: Threads that encode.
        ahead: How many photos are decoded, or being decoded, for each device beside the one that it works on.
        budget_bytes: What decoded and restored photos between the threads may take together. One photo that is
            larger goes its way alone.
    """

    loaders: int = 2
    savers: int = 2
    ahead: int = 2
    budget_bytes: int = 2 << 30


def default_limits(devices: int = 1) -> PoolLimits:
    """What suits this computer now: a quarter of the free memory, and threads that leave cores to the devices."""
    cores = os.cpu_count() or 1
    threads = max(1, min(2 * devices, cores // 2))
    budget_bytes = min(8 << 30, max(256 << 20, read_memory().available_bytes // 4))
    return PoolLimits(loaders=threads, savers=threads, budget_bytes=budget_bytes)


class WakingToken(CancelToken):
    """A request to stop that also wakes the pool's waiting threads."""

    def __init__(self, changed: threading.Condition) -> None:
        super().__init__()
        self._changed = changed

    def cancel(self) -> None:
        """Ask for a stop. More than once does no harm."""
        super().cancel()
        with self._changed:
            self._changed.notify_all()


@dataclass(eq=False)
class ActiveJob:
    """One job on its way through the pool, in one thread's hands at a time.

    Attributes:
        job, context, token: What is done, and the request to stop it.
        is_cancel_requested: Whether a person cancelled it; a stop without that queues it again.
        size_bytes: What it holds of the budget; the lock guards it.
        loaded, processed: What the parts before have made of it.
    """

    job: Job
    context: JobContext
    token: WakingToken
    is_cancel_requested: bool = False
    size_bytes: int = 0
    loaded: Loaded | None = None
    processed: Processed | None = None


class PoolState:
    """The state of a pool. Thread-safe; each method takes the lock, and those that wait are woken by every change.

    Args:
        limits: How much is done at once.
        devices: Those that requests for `auto` may use.

    Attributes:
        changed: The lock, and what is notified of every change.
    """

    def __init__(self, limits: PoolLimits, devices: Sequence[str]) -> None:
        self.changed = threading.Condition()
        self._limits = limits
        self._devices = tuple(devices)
        self._lanes = Lanes(self._devices)
        self._active: dict[int, ActiveJob] = {}
        self._loaded: deque[ActiveJob] = deque()
        self._processed: deque[ActiveJob] = deque()
        self._loading = 0
        self._held_bytes = 0
        self._news = 0  # how often jobs were queued ...
        self._empty_at = -1  # ... and as of which time the store had none left
        self._is_paused = False
        self._is_stopping = False
        self._failure: StoreError | None = None

    # ---- the way of a run

    def await_turn_to_load(self) -> int | None:
        """Wait until another job may be claimed; returns what `end_loading` takes, or None when all stops."""
        with self.changed:
            self.changed.wait_for(lambda: self._is_stopping or self._may_load())
            if self._is_stopping:
                return None
            self._loading += 1
            return self._news

    def end_loading(self, turn: int, *, is_queue_empty: bool) -> None:
        """End a turn; `is_queue_empty`: the store had no job."""
        with self.changed:
            self._loading -= 1
            if is_queue_empty:
                self._empty_at = turn
            self.changed.notify_all()

    def enter(self, active: ActiveJob) -> None:
        """A claimed job comes in."""
        with self.changed:
            self._active[active.job.id] = active
            if self._is_stopping:
                active.token.cancel()

    def admit(self, active: ActiveJob, size_bytes: int) -> None:
        """Wait until there is room for a photo of this size; raise `Cancelled` where a stop is asked for first."""

        def has_room() -> bool:
            others = self._held_bytes
            return active.token.is_cancelled or others == 0 or others + size_bytes <= self._limits.budget_bytes

        with self.changed:
            self.changed.wait_for(has_room)
            active.token.check()
            self._hold(active, size_bytes)

    def put_loaded(self, active: ActiveJob, loaded: Loaded) -> bool:
        """Hand a decoded photo to its device; False where it is not wanted any more and stays with the caller."""
        with self.changed:
            if active.token.is_cancelled:
                return False
            active.loaded = loaded
            self._hold(active, int(loaded.photo.pixels.nbytes))
            self._loaded.append(active)
            self.changed.notify_all()
            return True

    def take_loaded(self, device: str) -> ActiveJob | None:
        """Wait for a photo that this device may restore; None when all stops."""
        with self.changed:
            self.changed.wait_for(lambda: self._is_stopping or self._next_for(device) is not None)
            active = self._next_for(device)
            if self._is_stopping or active is None:
                return None
            self._loaded.remove(active)
            self._lanes.begin(device, _cost(active), time.monotonic())
            self.changed.notify_all()
            return active

    def end_processing(self, device: str, *, is_done: bool) -> None:
        """A device has let go of its photo."""
        with self.changed:
            self._lanes.end(device, time.monotonic(), is_done=is_done)
            self.changed.notify_all()

    def put_processed(self, active: ActiveJob, processed: Processed) -> None:
        """Wait until the savers have room, then hand them a restored photo."""
        with self.changed:
            self.changed.wait_for(lambda: self._is_stopping or self._may_hand_over(processed))
            active.processed, active.loaded = processed, None
            self._hold(active, processed.size_bytes + int(processed.loaded.photo.pixels.nbytes))
            self._processed.append(active)
            self.changed.notify_all()

    def take_processed(self) -> ActiveJob | None:
        """Wait for a restored photo; None when all stops."""
        with self.changed:
            self.changed.wait_for(lambda: self._is_stopping or bool(self._processed))
            if self._is_stopping:
                return None
            self.changed.notify_all()
            return self._processed.popleft()

    def leave(self, active: ActiveJob) -> None:
        """A job has ended: what it holds is free."""
        active.loaded = active.processed = None
        with self.changed:
            self._hold(active, 0)
            self._active.pop(active.job.id, None)
            self.changed.notify_all()

    # ---- from outside

    def announce(self) -> None:
        """Jobs were queued."""
        with self.changed:
            self._news += 1
            self.changed.notify_all()

    def pause(self, is_paused: bool) -> None:
        """Let no further photo start, or let them start again."""
        with self.changed:
            self._is_paused = is_paused
            self.changed.notify_all()

    def request_cancel(self, job_ids: Iterable[int]) -> tuple[list[ActiveJob], list[ActiveJob]]:
        """Ask jobs to stop; returns those that are here, and which of them lay waiting and are now the caller's."""
        with self.changed:
            wanted = [self._active[job_id] for job_id in job_ids if job_id in self._active]
            for active in wanted:
                active.is_cancel_requested = True
                active.token.cancel()
            waiting = [active for active in self._loaded if active.is_cancel_requested]
            for active in waiting:
                self._loaded.remove(active)
            return wanted, waiting

    def stop(self, failure: StoreError | None = None) -> None:
        """Have all waits end and all work stop; the first failure is kept for who waits."""
        with self.changed:
            self._failure = self._failure or failure
            self._is_stopping = True
            for active in self._active.values():
                active.token.cancel()
            self.changed.notify_all()

    def empty(self) -> list[ActiveJob]:
        """All that is left once no thread runs; now the caller's."""
        with self.changed:
            self._loaded.clear()
            self._processed.clear()
            return list(self._active.values())

    def wait_idle(self, timeout_s: float | None) -> bool:
        """Wait until nothing is in hand and the store is dry; False where that is not so. Raises the failure."""
        with self.changed:
            self.changed.wait_for(lambda: self._is_stopping or self._is_idle(), timeout_s)
            if self._failure is not None:
                raise self._failure
            return self._is_idle()

    def wait_gone(self, job_ids: Collection[int]) -> None:
        """Wait until none of these is here."""
        with self.changed:
            self.changed.wait_for(lambda: not any(job_id in self._active for job_id in job_ids))

    @property
    def is_stopping(self) -> bool:
        """Whether everything is coming to a stop."""
        return self._is_stopping

    def device_of(self, active: ActiveJob) -> str:
        """The device that a request names, as the pool spells it; for `auto` and `all` the pool's first."""
        wanted = active.job.request.device
        if wanted in ANY_DEVICE:
            return self._devices[0]
        return "cuda:0" if wanted == "cuda" and "cuda:0" in self._devices else wanted

    # ---- asked under the lock

    def _is_idle(self) -> bool:
        return not self._active and self._loading == 0 and self._empty_at == self._news

    def _may_load(self) -> bool:
        is_ahead = self._loading + len(self._loaded) >= self._limits.ahead * len(self._devices)
        if self._is_paused or is_ahead or self._empty_at == self._news:
            return False
        return self._held_bytes < self._limits.budget_bytes or not self._active

    def _next_for(self, device: str) -> ActiveJob | None:
        if self._is_paused:
            return None
        if len(self._devices) > 1 and device in self._devices:
            return self._shared_out(device)
        return next((active for active in self._loaded if self._suits(active, device)), None)

    def _shared_out(self, device: str) -> ActiveJob | None:
        """The photo that this one of several devices takes next: one that names it, else its share of the others."""
        named = [active for active in self._loaded if active.job.request.device not in ANY_DEVICE]
        for active in named:
            if self._suits(active, device):
                return active
        free = sorted((active for active in self._loaded if active not in named), key=_cost, reverse=True)
        shared = self._lanes.share_out([_cost(active) for active in free], time.monotonic())
        return next((active for active, its in zip(free, shared, strict=True) if its == device), None)

    def _suits(self, active: ActiveJob, device: str) -> bool:
        is_any = active.job.request.device in ANY_DEVICE
        return device in self._devices if is_any else device == self.device_of(active)

    def _may_hand_over(self, processed: Processed) -> bool:
        has_room = self._held_bytes + processed.size_bytes <= self._limits.budget_bytes
        return not self._processed or (has_room and len(self._processed) < self._limits.savers)

    def _hold(self, active: ActiveJob, size_bytes: int) -> None:
        self._held_bytes += size_bytes - active.size_bytes
        active.size_bytes = size_bytes


def _cost(active: ActiveJob) -> float:
    """About how much work a loaded photo is: its pixels, by the steps that it goes through."""
    if active.loaded is None:
        return 0.0
    height, width = active.loaded.photo.pixels.shape[:2]
    return float(height * width * max(1, len(active.loaded.recipe.steps)))
