"""What is kept of a batch beside its results: manifests; and the remarks on a recipe that is used again."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Sequence
from pathlib import Path

from restorer.app import Services
from restorer.cli.restore_options import RestoreOptions
from restorer.cli.terminal.output import print_error, print_status, shown
from restorer.cli.terminal.tally import Tally
from restorer.cli.terminal.wording import count_of
from restorer.errors import RestorerError
from restorer.jobs.files.addresses import is_address
from restorer.jobs.job import Job, JobState
from restorer.jobs.provenance.labels import differences
from restorer.jobs.provenance.manifest import ManifestEntry, enter, read_manifest, spells
from restorer.jobs.request import Request
from restorer.jobs.store.process_lease import exclusive
from restorer.store.hashing import read_sha256

_MOST_HASHED = 20


def enter_results(services: Services, batches: Collection[int] | None, tally: Tally | None) -> None:
    """Enter results in the manifests that their requests name: those of now, and those that a kill left out.

    Args:
        services: Where the jobs are.
        batches: Look at these only; None: at those of the photos that were done now or found done after a kill.
        tally: What was done now, which is entered again; None where nothing was.
    """
    new = {event.result for event in tally.done} if tally is not None else set()
    by_folder: dict[str, list[Job]] = {}
    ended = (JobState.DONE, JobState.SKIPPED)
    for batch in sorted(_touched(services, tally) if batches is None else batches):
        for job_id in services.store.ids(ended, batch):
            job = services.store.get(job_id)
            if job is not None and job.request.output.manifest and job.result:
                by_folder.setdefault(job.request.output.manifest, []).append(job)
    for name, jobs in by_folder.items():
        try:
            with exclusive(services.folders.data / "manifests.lock"):
                enter_here = _enter_at_address if is_address(name) else _enter
                _print_changed(enter_here(services, name, jobs, new))
        except RestorerError as error:
            print_error(error.message, error.hint)


def _touched(services: Services, tally: Tally | None) -> set[int]:
    """The batches of the photos that were done now, or were found done after a kill."""
    done = [event.job for event in (*tally.done, *tally.skipped)] if tally is not None else []
    jobs = [services.store.get(job_id) for job_id in (*done, *services.queue.recovered.done)]
    return {job.batch for job in jobs if job is not None}


def _enter(services: Services, name: str, jobs: Sequence[Job], new: Collection[str]) -> list[str]:
    folder = Path(name)
    if not folder.is_dir():
        return []  # its results were moved or thrown away since
    manifest, entries = read_manifest(folder), list[ManifestEntry]()
    for job in jobs:
        result = Path(job.result)
        record = services.store.record_of(job.result)
        if record is not None and (job.result in new or not spells(manifest, folder, result)):
            entries.append(ManifestEntry(result, Path(record.source), record.source_sha256))
    return enter(folder, entries) if entries else []


def _enter_at_address(services: Services, name: str, jobs: Sequence[Job], new: Collection[str]) -> list[str]:
    from restorer.jobs.provenance.address_manifest import (
        AddressEntry,
        enter_at_address,
        read_address_manifest,
        spelled_at,
    )

    known, entries = read_address_manifest(name).results, list[AddressEntry]()
    for job in jobs:
        record = services.store.record_of(job.result)
        if record is not None and (job.result in new or spelled_at(job.result, name) not in known):
            entries.append(AddressEntry(job.result, record.source, record.source_sha256))
    return enter_at_address(name, entries) if entries else []


def _print_changed(changed: Sequence[str]) -> None:
    """Print which originals are other ones than the manifest knew."""
    if changed:
        print_status(
            f"{count_of(len(changed), 'original')} changed since the manifest was last written, such as "
            f"{shown(changed[0])}."
        )


def print_differences(options: RestoreOptions, requests: Sequence[Request], services: Services) -> None:
    """Print why a recipe that was read from a result may give other pixels than that has."""
    if options.made is None:
        return
    for sentence in differences(options.made, services.processing.steps, services.catalogue):
        print_status(sentence)
    for request in requests[:_MOST_HASHED]:
        source = Path(request.source)
        with contextlib.suppress(OSError):  # reported when its turn comes
            if read_sha256(source) == options.made.source_sha256:
                continue
            print_status(f"{shown(source.name)} is not the original that this recipe was made for.")
