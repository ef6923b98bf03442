"""A Dask cluster as the pool uses it: one on this computer, or an existing one. The only importer of the client."""

from __future__ import annotations

import logging
import os
import re
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from restorer.errors import ResourceError
from restorer.jobs.cluster.options import ClusterOptions
from restorer.jobs.cluster.worker_state import PHOTOS_AT_ONCE, stop_tasks
from restorer.message import Message, os_reason

GPU = "GPU"
"""The resource that workers with a graphics card declare: `dask worker --resources GPU=1`."""

_CONNECT_S = 20
_LOOK_S = 1.0  # the list of a thousand workers is long
_RETRIES = 2  # tries after the first that an error ended; deaths of workers are counted by the scheduler
_LEAST_AHEAD = 8  # tasks that wait where there are few workers, or none yet: what an adaptive cluster grows by


_DEAF = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n"
"""Run in each worker of this computer: Ctrl-C in a terminal reaches them, too, and what it means is ours to say."""


@dataclass(frozen=True, slots=True)
class WorkerFacts:
    """A worker as the scheduler lists it."""

    address: str
    threads: int
    gpus: float


class Cluster:
    """A connection to a cluster. Thread-safe.

    Args:
        options: Which cluster.

    Attributes:
        threads: How many threads networks may use in each worker's process; 0: as many as Dask gave the worker.

    Raises:
        ResourceError: Dask is not installed, or no scheduler answers.
    """

    def __init__(self, options: ClusterOptions) -> None:
        self.options = options
        self.threads = 0
        self._local: Any = None
        self._client: Any
        try:
            import distributed
        except ImportError as error:
            raise ResourceError(
                "--cluster needs Dask, which is not installed.", "Install it: pip install 'restorer[cluster]'"
            ) from error
        try:
            if options.workers:
                self._local = _start_local(options.workers)
                self.threads = max(1, (os.cpu_count() or 1) // options.workers)
            dask: Any = distributed  # whose types say nothing
            self._client = dask.Client(
                self._local or options.address, timeout=_CONNECT_S, set_as_default=False, name="restorer"
            )
        except (OSError, ValueError, RuntimeError) as error:
            self._close_local()
            raise ResourceError(
                Message("{address} cannot be reached: {reason}.", address=options.address, reason=os_reason(error)),
                "Start a scheduler there: dask scheduler. Versions of Dask must be alike.",
            ) from error
        self._lock = threading.Lock()
        self._facts: tuple[WorkerFacts, ...] = ()
        self._looked_at = float("-inf")

    @property
    def dashboard(self) -> str:
        """The address of Dask's dashboard; empty where it has none."""
        link = str(self._client.dashboard_link or "")
        # Without the package bokeh the port answers, too, with a sentence that says so.
        return re.sub(r"//(0\.0\.0\.0|\[::\])", "//127.0.0.1", link)

    @property
    def is_alive(self) -> bool:
        """Whether the scheduler answers."""
        return str(self._client.status) == "running"

    def workers(self) -> tuple[WorkerFacts, ...]:
        """The workers that are there, looked for once a second; those of the last look where nobody answers."""
        now = time.monotonic()
        with self._lock:
            if now - self._looked_at < _LOOK_S:
                return self._facts
            self._looked_at = now
        with suppress(Exception):
            listed = self._client.scheduler_info(n_workers=-1)["workers"]
            facts = tuple(
                WorkerFacts(address, int(known["nthreads"]), float(known.get("resources", {}).get(GPU, 0)))
                for address, known in listed.items()
            )
            with self._lock:
                self._facts = facts
        return self._facts

    def slots(self) -> int:
        """How many tasks are worth having in the scheduler's hands: all that can run, and one more for each worker."""
        facts = self.workers()
        at_once = sum(min(known.threads, PHOTOS_AT_ONCE) + 1 for known in facts)
        return max(at_once, _LEAST_AHEAD)

    def submit(
        self, key: str, function: Callable[..., Any], *args: Any, workers: Sequence[str] | None, cpu: bool
    ) -> Any:
        """Hand a task to the scheduler; returns its future. A worker with a card is asked for where there is one."""
        has_gpu = any(known.gpus for known in self._facts)
        return self._client.submit(
            function,
            *args,
            key=key,
            pure=False,
            retries=_RETRIES,
            workers=list(workers) if workers is not None else None,
            resources={GPU: 1} if has_gpu and not cpu else None,
        )

    def listen(self, topic: str, listener: Callable[[dict[str, Any]], None]) -> None:
        """Call a listener with what workers send under this topic, on the client's thread."""
        self._client.subscribe_topic(topic, lambda event: listener(event[1]))

    def stop_tasks(self, topic: str, jobs: Sequence[int]) -> None:
        """Have these tasks stop on whatever worker they run; returns at once."""
        if jobs and self.is_alive:
            with suppress(Exception):
                self._client.run(stop_tasks, topic, list(jobs), wait=False)

    def close(self) -> None:
        """Let go of the cluster; one of this computer ends."""
        with suppress(Exception):
            self._client.close(timeout=5)
        self._close_local()

    def _close_local(self) -> None:
        if self._local is not None:
            with suppress(Exception):
                self._local.close(timeout=10)
            self._local = None


def _start_local(workers: int) -> Any:
    import distributed

    dask: Any = distributed
    return dask.LocalCluster(
        n_workers=workers,
        # One photo is on the device while another is read or written.
        threads_per_worker=PHOTOS_AT_ONCE,
        processes=True,
        # Dask warns of every task that is taken back, and Ctrl-C takes all of them back.
        silence_logs=logging.ERROR,
        preload=[_DEAF],
        # Restorer keeps its own limit (--memory); Dask's would kill a worker that maps a large scan.
        memory_limit=0,
        dashboard_address="127.0.0.1:0",
    )
