"""How a result gets its name: complete, once, and never over an original.

The promise is that after any kill every output is complete and was written once. A rename and a transaction cannot be
one act, so the store knows first:

1. The result is encoded in the job's *staging folder*, a hidden folder beside the target whose name follows from the
   store and the job, and is flushed to the disk.
2. One transaction writes the *pending output* into the job's row: target, sha256 of the content, and all that `done`
   will say. The target is the job's alone from here on.
3. The file gets its final name. Under every policy but `overwrite`, `update` and `version` by a link, which fails where
   the name is taken, so that a race with anybody ends in another name and not in a lost file. Under `version` an
   earlier result of the same photo gets a second name among its versions first, and is replaced by a rename then.
4. One transaction makes the job `done`.

`reconcile` reads a dead runner's row: with no pending output, or a target whose content is another one, the job had
not come to its name and runs again; with that content there, step 4 is all that is missing. In both cases the
staging folder, whose name is known without having been written down, is cleared away.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import uuid
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Protocol

from restorer.errors import InputError, RestorerError
from restorer.imaging.atomic import flush_file, flush_folder, write_error
from restorer.jobs.files.address_outputs import AddressStaging, is_complete
from restorer.jobs.files.address_sidecars import settle_address_sidecar
from restorer.jobs.files.addresses import is_address
from restorer.jobs.files.sidecars import settle_sidecar
from restorer.jobs.files.targets import alternatives, is_same_file
from restorer.jobs.files.versions import is_result_of, put_aside
from restorer.jobs.job import Job, JobState
from restorer.jobs.store.job_store import JobStore
from restorer.jobs.store.rows import JobOutcome, OutputRecord, PendingOutput
from restorer.message import Message
from restorer.store.hashing import read_sha256

_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK, errno.EXDEV, errno.EACCES}
_REPLACING = ("overwrite", "update")
VERSION = "version"
"""The policy under which an earlier result of the same photo becomes one of its versions; see `versions`."""


class OutputRegistry(Protocol):
    """What is written down about outputs while they come to be."""

    tag: str
    """Names the staging folder: the same for a job that runs again, and no other job's."""

    def announce(self, pending: PendingOutput, *, is_exclusive: bool) -> bool:
        """Write down an output before it gets its name; False where the target is another running job's alone."""
        ...

    def record_of(self, target: Path) -> OutputRecord | None:
        """From what this path was written, where that is known."""
        ...

    def is_original(self, path: Path) -> bool:
        """Whether some job read or reads this path, and none wrote it."""
        ...

    def is_anothers(self, target: Path, source: Path, page: int) -> bool:
        """Whether this path is where another photo's result is to go, or lies."""
        ...


class JobOutputRegistry:
    """The ledger of a job in a store."""

    def __init__(self, store: JobStore, job_id: int) -> None:
        self._store = store
        self._job_id = job_id
        self.tag = _tag(store, job_id)

    def announce(self, pending: PendingOutput, *, is_exclusive: bool) -> bool:
        """See `OutputRegistry`."""
        return self._store.announce(self._job_id, pending, is_exclusive=is_exclusive)

    def record_of(self, target: Path) -> OutputRecord | None:
        """See `OutputRegistry`."""
        return self._store.record_of(str(target))

    def is_original(self, path: Path) -> bool:
        """See `OutputRegistry`."""
        return self._store.is_original(str(path))

    def is_anothers(self, target: Path, source: Path, page: int) -> bool:
        """See `OutputRegistry`."""
        return self._store.is_anothers(str(target), str(source), page)


class NoOutputRegistry:
    """For a photo that is restored outside of any queue: nothing is known, nothing is kept."""

    def __init__(self) -> None:
        self.tag = uuid.uuid4().hex[:16]

    def announce(self, pending: PendingOutput, *, is_exclusive: bool) -> bool:
        """See `OutputRegistry`."""
        return True

    def record_of(self, target: Path) -> OutputRecord | None:
        """See `OutputRegistry`."""
        return None

    def is_original(self, path: Path) -> bool:
        """See `OutputRegistry`."""
        return False

    def is_anothers(self, target: Path, source: Path, page: int) -> bool:
        """See `OutputRegistry`."""
        return False


class StagingFolder:
    """The hidden folder beside a target in which its result is made. Owned by one thread at a time.

    Args:
        target: Where the result goes; its folder is made where it is not there.
        tag: The ledger's.
    """

    def __init__(self, target: Path, tag: str) -> None:
        self._target = target
        self.folder = _place(target, tag)

    def open(self) -> None:
        """Make it, empty.

        Raises:
            InputError, ResourceError: the target's folder cannot be made or written.
        """
        try:
            self._target.parent.mkdir(parents=True, exist_ok=True)
            self.clear()
            self.folder.mkdir(mode=0o700)
        except FileExistsError as error:
            raise InputError(
                Message('"{folder}" is needed as a folder, but a file has that name.', folder=self._target.parent),
                "Choose another output folder.",
            ) from error
        except (OSError, ValueError) as error:
            raise write_error(self._target, error) from error

    def clear(self) -> None:
        """Take it away with all that is in it; whatever cannot be taken away stays."""
        shutil.rmtree(self.folder, ignore_errors=True)


def refuse_original(target: Path, source: Path, registry: OutputRegistry, *, exists: str) -> None:
    """Raise `InputError` where the policy would put a result in the place of an original, be it through a link."""
    if exists in _REPLACING and (is_same_file(target, source) or registry.is_original(target)):
        raise InputError(
            Message('"{target}" is an original, and originals are never overwritten.', target=target),
            "Choose another output folder, or a name such as {stem}-restored.",
        )


def late_name(target: Path, suffix: str, registry: OutputRegistry, source: Path, page: int) -> Path:
    """The name of a result that turned out to need another format than its name was planned for.

    Nobody else's is taken: a name that was planned, or written, for another photo is passed over, whatever the policy.

    Args:
        target: As planned.
        suffix: The ending of the format that it needs.
        registry: Knows whose a name is.
        source: The photo.
        page: Which page of it.
    """
    wanted = target.with_suffix(suffix)
    names = chain([wanted], alternatives(wanted))
    return next(name for name in names if not registry.is_anothers(name, source, page))


def publish(temporary: Path, pending: PendingOutput, registry: OutputRegistry, *, exists: str) -> Path | None:
    """Give a finished file its final name, as steps 2 and 3 above.

    Args:
        temporary: A complete file on the target's file system; gone where the result is not None.
        pending: What is meant; under `rename` its target is only the first choice.
        registry: Gets each target before it is tried.
        exists: One of `output_options.EXISTS_POLICIES`.

    Returns:
        The name it got; None where the policy is `skip` and the name is taken.

    Raises:
        InputError: the target is an original, or cannot be written.
        ResourceError: the disk is full.
    """
    replaces, target = exists in _REPLACING, Path(pending.target)
    refuse_original(target, Path(pending.record.source), registry, exists=exists)
    try:
        flush_file(temporary)
        for name in _names(target, exists):
            is_newer = exists == VERSION and _is_earlier(name, pending, registry)
            if not (replaces or is_newer) and os.path.lexists(name):
                continue
            if not registry.announce(pending.named(name), is_exclusive=not replaces):
                continue
            if is_newer:
                put_aside(name)
            if replaces or is_newer:
                temporary.replace(name)
            elif not _take_name(temporary, name):
                continue
            flush_folder(name.parent)
            return name
    except (OSError, ValueError) as error:
        raise write_error(target, error) from error
    return None


def reconcile(store: JobStore, job: Job) -> JobOutcome:
    """How a job goes on whose runner died: done, if its output has its name, else queued again. Clears up behind it."""
    pending = store.announced_output(job.id)
    if is_address(job.request.target):
        return _reconcile_address(job, pending, _tag(store, job.id))
    is_there = False
    if pending is not None:
        with suppress(OSError, ValueError):
            is_there = read_sha256(Path(pending.target)) == pending.sha256
    StagingFolder(Path(job.request.target), _tag(store, job.id)).clear()
    if pending is None or not is_there:
        return JobOutcome(JobState.QUEUED)
    settle_sidecar(job.request, pending)
    return pending.outcome()


def _reconcile_address(job: Job, pending: PendingOutput | None, tag: str) -> JobOutcome:
    if pending is None:
        # Its staging folder is cleared when it runs again: without a network, the queue is still there to be seen.
        return JobOutcome(JobState.QUEUED)
    try:
        is_there = is_complete(pending)
    except RestorerError as error:
        # Queued again, it would lie there twice where its result has its name already.
        return JobOutcome(JobState.FAILED, error.message, error.hint)
    AddressStaging(job.request.target, tag).clear()
    if not is_there:
        return JobOutcome(JobState.QUEUED)
    settle_address_sidecar(job.request, pending)
    return pending.outcome()


def _tag(store: JobStore, job_id: int) -> str:
    return f"{store.id}-{job_id}"


def _place(target: Path, tag: str) -> Path:
    return target.with_name(f".restorer-{tag}.part")


def _names(target: Path, exists: str) -> Iterator[Path]:
    yield target
    if exists in ("rename", VERSION):
        yield from alternatives(target)


def _is_earlier(name: Path, pending: PendingOutput, registry: OutputRegistry) -> bool:
    """Whether an earlier result of the same page of the same photo lies there, as the store or the file knows."""
    if not name.is_file() or registry.is_original(name):
        return False
    wanted, known = pending.record, registry.record_of(name)
    if known is not None:
        return (known.source, known.page) == (wanted.source, wanted.page)
    return is_result_of(name, wanted.source_sha256, wanted.page) and not is_same_file(name, Path(wanted.source))


def _take_name(temporary: Path, name: Path) -> bool:
    """Rename without ever replacing; False where the name is taken."""
    try:
        if sys.platform == "win32":
            temporary.rename(name)  # refuses to replace there
        else:
            os.link(temporary, name)
            temporary.unlink()
    except FileExistsError:
        return False
    except OSError as error:
        if sys.platform == "win32" or error.errno not in _NO_LINKS:
            raise
        # FAT, exFAT and some network disks know no hard links. The ledger keeps other jobs away, so what is left is
        # the moment between these two lines, and somebody who is not Restorer.
        if os.path.lexists(name):
            return False
        temporary.rename(name)
    return True
