"""The coordinator's side of one photo: what is looked at before a worker gets it, and how its result gets its name."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from restorer.errors import InputError, ResourceError
from restorer.jobs.cluster.messages import Answer
from restorer.jobs.files import address_outputs
from restorer.jobs.files.address_sidecars import StagedSidecar, name_sidecar
from restorer.jobs.files.addresses import as_address, is_address, join
from restorer.jobs.files.publish import JobOutputRegistry, StagingFolder, late_name, publish, refuse_original
from restorer.jobs.files.sidecars import settle_sidecar
from restorer.jobs.job import Job
from restorer.jobs.store.job_store import JobStore
from restorer.jobs.store.rows import OutputRecord, PendingOutput
from restorer.jobs.worker.up_to_date import changed, is_left, settings_digest, status_of
from restorer.message import Message

_REPLACING = ("overwrite", "update")


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """An original as the coordinator saw it: its size in bytes and when it was changed, in nanoseconds."""

    size: int
    mtime_ns: int


class ClusterOutput:
    """One job's place for results, be it a folder or an address. Owned by one thread at a time."""

    def __init__(self, store: JobStore, job: Job) -> None:
        self._store, self._job, self._request = store, job, job.request
        self._registry = JobOutputRegistry(store, job.id)
        self._is_address = is_address(job.request.target)
        target = job.request.target
        self._staging: StagingFolder | address_outputs.AddressStaging = (
            address_outputs.AddressStaging(target, self._registry.tag)
            if self._is_address
            else StagingFolder(Path(target), self._registry.tag)
        )

    @property
    def staging(self) -> str:
        """The folder that workers put results into, as this computer knows it."""
        return str(self._staging.folder)

    def begin(self) -> SourceStatus | None:
        """Look at original and target and make the staging folder; None where the target is there and is left.

        Raises:
            InputError, ResourceError: the original is not there, or the target's folder cannot be written.
        """
        found = self._status()
        self._refuse_original()
        if self._is_left(found):
            return None
        self._staging.open()
        return found

    def publish(self, answer: Answer, before: SourceStatus) -> PendingOutput | None:
        """Give a worker's result its name; None where the policy is `skip` and the name is taken.

        Raises:
            InputError: the original is another one than at the start, or the target cannot be written.
            ResourceError: the result did not arrive whole.
            StoreError: the store could not be used.
        """
        request = self._request
        if self._status() != before or answer.source_size != before.size:
            raise changed(Path(request.source))
        target = self._target_for(answer)
        record = OutputRecord(
            target,
            request.source,
            request.page,
            answer.source_sha256,
            before.size,
            before.mtime_ns,
            settings_digest(request),
        )
        pending = PendingOutput(target, answer.sha256, answer.message, record)
        staged = join(self.staging, answer.staged)
        self._demand_whole(staged, answer)
        if self._is_address:
            name = address_outputs.publish_address(
                staged,
                pending,
                lambda output, is_exclusive: self._registry.announce(output, is_exclusive=is_exclusive),
                exists_policy=request.output.exists,
            )
            if name is None:
                return None
            self._name_sidecar(answer, name)
            return self._store.announced_output(self._job.id)
        path = publish(Path(staged), pending, self._registry, exists=request.output.exists)
        if path is None:
            return None
        pending = pending.named(path)
        self._name_sidecar(answer, pending.target)
        settle_sidecar(request, pending)
        return pending

    def clear(self) -> None:
        """Take the staging folder away."""
        self._staging.clear()

    # ---- inside

    def _name_sidecar(self, answer: Answer, result: str) -> None:
        if answer.sidecar:
            is_copy = answer.sha256 == answer.source_sha256
            replaces = not is_copy and self._request.output.exists in _REPLACING
            staged = StagedSidecar(answer.sidecar, answer.sidecar_ending)
            name_sidecar(self.staging, staged, result, replaces=replaces)

    def _status(self) -> SourceStatus:
        source = self._request.source
        size, mtime_ns = address_outputs.status(source) if is_address(source) else status_of(Path(source))
        return SourceStatus(size, mtime_ns)

    def _refuse_original(self) -> None:
        request = self._request
        if not self._is_address:
            refuse_original(Path(request.target), Path(request.source), self._registry, exists=request.output.exists)
        elif request.output.exists in _REPLACING and (
            as_address(request.target) == as_address(request.source) or self._store.is_original(request.target)
        ):
            raise InputError(
                Message('"{target}" is an original, and originals are never overwritten.', target=request.target),
                "Choose another output folder, or a name such as {stem}-restored.",
            )

    def _is_left(self, found: SourceStatus) -> bool:
        """As `up_to_date.is_left`, which knows paths only."""
        request, policy = self._request, self._request.output.exists
        if not self._is_address and not is_address(request.source):
            return is_left(request, self._registry)
        if policy not in ("skip", "update"):
            return False
        target = request.target
        is_there = address_outputs.exists(target) if self._is_address else os.path.lexists(target)
        if not is_there or policy == "skip":
            return is_there
        record = self._store.record_of(target)
        if record is None:
            return False
        made = (record.source, record.page, record.settings_digest, record.source_size, record.source_mtime_ns)
        return made == (request.source, request.page, settings_digest(request), found.size, found.mtime_ns)

    def _target_for(self, answer: Answer) -> str:
        """The target as planned, or with the ending of the format that the result turned out to need."""
        target, suffix = self._request.target, Path(answer.staged).suffix
        if target.lower().endswith(suffix.lower()):
            return target
        if self._is_address:
            stem = target[: -len(Path(target).suffix) or None]
            return stem + suffix
        return str(late_name(Path(target), suffix, self._registry, Path(self._request.source), self._request.page))

    def _demand_whole(self, staged: str, answer: Answer) -> None:
        try:
            size = address_outputs.status(staged)[0] if self._is_address else Path(staged).stat().st_size
        except (OSError, InputError) as error:
            raise ResourceError(
                Message(
                    "The result of {worker} did not arrive in {folder}.", worker=answer.worker, folder=self.staging
                ),
                "Check that this computer and the workers see the same folder (--map), then retry it.",
            ) from error
        if size != answer.size:
            raise ResourceError(
                Message("The result of {worker} did not arrive whole.", worker=answer.worker), "Retry it."
            )
