"""How a result gets its name at an address: the promises of `publish`, as far as such places can keep them.

A store such as S3 knows no rename and no link, so the last step is a copy on its side (which is whole or not there) and
the removal of the staged file; sftp and smb rename. A name that is taken is seen by looking: between jobs the ledger
keeps names apart, and only a foreign program that makes the same name in the same instant could lose a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath

from restorer.errors import InputError
from restorer.jobs.files.addresses import as_address, in_words, join, locate, move_over, parent, read_digest
from restorer.jobs.files.targets import alternatives_of_name
from restorer.jobs.store.rows import PendingOutput
from restorer.message import Message

Announce = Callable[[PendingOutput, bool], bool]
"""`OutputRegistry.announce`, with `is_exclusive`."""


class AddressStaging:
    """The hidden folder beside a target's address in which workers put its results."""

    def __init__(self, target: str, tag: str) -> None:
        self._target = as_address(target)
        self.folder = join(parent(self._target), f".restorer-{tag}.part")

    def open(self) -> None:
        """Make it, empty, with the target's folder; object stores have no folders, and need none."""
        self.clear()
        system, path = locate(self.folder)
        with in_words(self.folder):
            system.makedirs(path, exist_ok=True)

    def clear(self) -> None:
        """Take it away with all that is in it; whatever cannot be taken away stays."""
        with suppress(Exception):
            system, path = locate(self.folder)
            with in_words(self.folder):
                if system.exists(path):
                    system.rm(path, recursive=True)


def exists(address: str) -> bool:
    """Whether a file is there."""
    system, path = locate(address)
    with in_words(address):
        return bool(system.exists(path))


def status(address: str) -> tuple[int, int]:
    """A file's size in bytes and when it was changed, in nanoseconds, 0 where its place does not say.

    Raises:
        InputError: it is not there, or its place cannot be used.
        ResourceError: its place does not answer.
    """
    system, path = locate(address)
    try:
        with in_words(address):
            facts = system.info(path)
            size = int(facts["size"])
    except FileNotFoundError as error:
        raise InputError(
            Message('"{source}" is not there any more.', source=address), "Put it back, or remove the job."
        ) from error
    changed_at = 0
    with suppress(Exception), in_words(address):
        told = facts.get("mtime")
        told = told if isinstance(told, datetime) else system.modified(path)
        changed_at = int(told.timestamp() * 1_000_000_000)
    return size, changed_at


def publish_address(staged: str, pending: PendingOutput, announce: Announce, *, exists_policy: str) -> str | None:
    """Give a staged file its final name; see `publish.publish`, whose policies these are.

    Returns:
        The address it got; None where the policy is `skip` and the name is taken.
    """
    replaces = exists_policy in ("overwrite", "update")
    system, origin = locate(staged)
    for name in _names(as_address(pending.target), exists_policy):
        path = locate(name)[1]
        with in_words(name):
            if not replaces and system.exists(path):
                continue
            named = replace(pending, target=name, record=replace(pending.record, target=name))
            if not announce(named, not replaces):
                continue
            if not replaces and system.exists(path):
                continue
            move_over(system, origin, path)
            return name
    return None


def is_complete(pending: PendingOutput) -> bool:
    """Whether a target has the content that was announced.

    Raises:
        InputError, ResourceError: its place cannot be asked.
    """
    try:
        return read_digest(pending.target) == pending.sha256
    except FileNotFoundError:
        return False


def _names(target: str, policy: str) -> Iterator[str]:
    yield target
    if policy in ("rename", "version"):  # no store of files has second names, so nothing is put aside there
        folder, name = parent(target), PurePosixPath(target.rpartition("/")[2])
        yield from (join(folder, other) for other in alternatives_of_name(name))
