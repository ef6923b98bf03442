"""From a job to the task that a worker gets: places as the worker knows them, and what it must have."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from restorer.condition.presets import NAMES
from restorer.jobs.cluster.connection import Cluster
from restorer.jobs.cluster.messages import PhotoTask
from restorer.jobs.cluster.remote_jobs import RemoteJob
from restorer.jobs.cluster.requirements import requirements
from restorer.jobs.worker.restore import ProcessingContext


class TaskMaker:
    """Makes the tasks of one pool. Thread-safe."""

    def __init__(self, processing: ProcessingContext, cluster: Cluster, topic: str, memory_mb: int) -> None:
        self._steps = processing.steps
        self._models: Any = processing.catalogue  # a `KnownModels` where there is one
        self._cluster, self._topic, self._memory_mb = cluster, topic, memory_mb

    def make(self, remote: RemoteJob) -> PhotoTask:
        """The task of a job whose staging folder was made."""
        request, paths = remote.job.request, self._cluster.options.paths
        is_file = request.recipe is None and request.preset not in NAMES and Path(request.preset).is_file()
        return PhotoTask(
            remote.job.id,
            self._topic,
            replace(request, source=paths.apply(request.source), target=paths.apply(request.target)).to_json(),
            paths.apply(remote.output.staging),
            requirements(request, self._steps, self._models),
            Path(request.preset).read_text("utf-8") if is_file else "",
            self._memory_mb,
            self._cluster.threads,
        )
