"""The composition root: settings in, services out. Knows neither Qt nor torch."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from restorer.store import Folders, Settings, load_settings
from restorer.store.memory import set_memory_limit

if TYPE_CHECKING:
    from collections.abc import Callable

    from restorer.jobs.cluster.connection import Cluster
    from restorer.jobs.cluster.options import ClusterOptions
    from restorer.jobs.events import Event
    from restorer.jobs.queue import JobQueue, Pool
    from restorer.jobs.store.job_store import JobStore
    from restorer.jobs.worker.restore import ProcessingContext
    from restorer.models.catalogue import ModelCatalogue
    from restorer.pipeline.cache import DiskStageCache
    from restorer.pipeline.step import Engine
    from restorer.store.scratch import Scratch

_GIB = 1 << 30
ALL_CARDS = "all"
"""The device's name that means every graphics card at once."""


class Services:
    """Everything that the window and the command line work with, each made when first asked for.

    Made and used on one thread; the services themselves say which of theirs others may use.

    Args:
        folders: Where everything lies.
        settings: What the user chose once for all.
        device: Overrides the settings' device; None keeps it.
        memory_mb: Overrides the settings' memory, in MiB; 0 keeps it.
        cluster: Which cluster's workers restore the photos; None: threads of this process.
    """

    def __init__(
        self,
        folders: Folders,
        settings: Settings,
        device: str | None = None,
        memory_mb: int = 0,
        cluster: ClusterOptions | None = None,
    ) -> None:
        self._cluster_options = cluster
        self.folders = folders
        self.settings = settings
        self._named_device, self._named_memory_mb = device, memory_mb
        self.device = device or settings.device
        self._limit_memory()

    def __enter__(self) -> Services:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @cached_property
    def catalogue(self) -> ModelCatalogue:
        """The models that there are."""
        from restorer.models.catalogue import ModelCatalogue

        return ModelCatalogue(self.folders.models)

    @cached_property
    def store(self) -> JobStore:
        """The jobs on disk."""
        from restorer.jobs.store.job_store import JobStore

        return JobStore(self.folders.database)

    @cached_property
    def scratch(self) -> Scratch:
        """Arrays for pictures, in memory or on disk."""
        from restorer.store.scratch import Scratch

        return Scratch(self.folders.scratch)

    @cached_property
    def stages(self) -> DiskStageCache:
        """The results of single steps."""
        from restorer.pipeline.cache import DiskStageCache

        return DiskStageCache(self.folders.stages, self._cache_bytes())

    @cached_property
    def processing(self) -> ProcessingContext:
        """What the way of a photo needs beside an engine."""
        from restorer.jobs.worker.context import make_processing_context

        return make_processing_context(self.catalogue, self.scratch, self.stages)

    @cached_property
    def queue(self) -> JobQueue:
        """The jobs and the threads that do them. Making it takes up what a kill left behind."""
        from restorer.jobs.queue import JobQueue

        open_pool = None if self._cluster_options is None else self._open_cluster_pool
        return JobQueue(self.store, self.processing, self.make_engine, devices=self.devices(), open_pool=open_pool)

    @cached_property
    def cluster(self) -> Cluster | None:
        """The connection to the cluster; None where there is none.

        Raises:
            ResourceError: it cannot be reached.
        """
        if self._cluster_options is None:
            return None
        from restorer.jobs.cluster.connection import Cluster

        return Cluster(self._cluster_options)

    def _open_cluster_pool(self, on_event: Callable[[Event], None]) -> Pool:
        from restorer.jobs.cluster.pool import ClusterPool

        assert self.cluster is not None
        return ClusterPool(
            self.store,
            self.processing,
            self.cluster,
            open_worker,
            on_event=on_event,
            memory_mb=self._named_memory_mb,
        )

    def devices(self) -> tuple[str, ...]:
        """What the queue works on: the one device, or for `all` every graphics card; `auto` where there is none."""
        if self.device != ALL_CARDS:
            return (self.device,)
        from restorer.engine import list_devices

        return tuple(device.id for device in list_devices() if device.kind in ("cuda", "xpu")) or ("auto",)

    def make_engine(self, device: str) -> Engine:
        """The engine of a device, for `all` of the best one; torch is imported where that is needed.

        Raises:
            InputError: this is no device's name.
            ResourceError: this computer has no such device.
        """
        from restorer.engine import open_engine

        device = "auto" if device == ALL_CARDS else device
        return open_engine(device, self.catalogue, threads=self.settings.cpu_threads, cache=self.folders.networks)

    def reload_settings(self) -> None:
        """Read the settings' file anew. What was made already follows: device, memory and disk budgets.

        Raises:
            StoreError: the file cannot be read.
        """
        self.settings = load_settings(self.folders.settings_file)
        self.device = self._named_device or self.settings.device
        self._limit_memory()
        made = vars(self)
        if "scratch" in made:
            self.scratch.set_limit(None)
        if "stages" in made:
            self.stages.set_budget(self._cache_bytes())

    def _limit_memory(self) -> None:
        megabytes = self._named_memory_mb or self.settings.memory_mb
        set_memory_limit(megabytes * (1 << 20) or None)

    def _cache_bytes(self) -> int:
        return int(self.settings.cache_gb * _GIB)

    def close(self) -> None:
        """Stop the work and give everything back."""
        made = vars(self)
        if "queue" in made:
            self.queue.close()
        elif "store" in made:
            self.store.close()
        if "scratch" in made:
            self.scratch.close()
        if made.get("cluster") is not None:
            made["cluster"].close()


def open_worker(memory_mb: int, threads: int) -> Services:
    """The services of a cluster's worker: this computer's folders, models and settings; its queue is never opened.

    Args:
        memory_mb: Overrides the settings' memory, in MiB; 0 keeps it.
        threads: How many cores networks use where the settings don't say.
    """
    services = open_services(memory_mb=memory_mb)
    if not services.settings.cpu_threads:
        services.settings = replace(services.settings, cpu_threads=threads)
    return services


def open_services(
    home: Path | None = None,
    device: str | None = None,
    memory_mb: int = 0,
    cluster: ClusterOptions | None = None,
) -> Services:
    """Find the folders, read the settings, and hand out what is built on them.

    Args:
        home: A folder under which everything lies; None: the user's own folders (or `RESTORER_HOME`).
        device: Overrides the settings' device.
        memory_mb: Overrides the settings' memory, in MiB; 0 keeps it.
        cluster: Which cluster's workers restore the photos.

    Raises:
        StoreError: a folder cannot be made or written to.
    """
    folders = (Folders.under(home) if home is not None else Folders.default()).ready()
    return Services(folders, load_settings(folders.settings_file), device, memory_mb, cluster)
