"""Sidecars where originals or results lie at addresses: fetched with an original, put beside a result."""

from __future__ import annotations

import logging
import os
import tempfile
import uuid
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from restorer.errors import InputError, RestorerError
from restorer.imaging.metadata import sidecar
from restorer.imaging.metadata.xmp_packet import MAX_BYTES
from restorer.jobs.files import address_outputs
from restorer.jobs.files.addresses import as_address, fetch, in_words, is_address, join, locate, move_over, parent, put
from restorer.jobs.files.sidecars import settle_sidecar
from restorer.jobs.request import Request
from restorer.jobs.store.rows import PendingOutput

log = logging.getLogger(__name__)


class StagedSidecar(NamedTuple):
    """A result's sidecar that waits for its name.

    Attributes:
        name: In the staging folder.
        ending: What follows the stem of the result's name: `.jpg.xmp`, or `.xmp` as Adobe has it.
    """

    name: str
    ending: str


def fetch_sidecar(place: str, source: Path) -> None:
    """Bring an original's sidecar beside the copy that was made of it; nothing where it has none.

    Args:
        place: The original, an address or a path.
        source: Its copy on this computer, of the same name.
    """
    if not is_address(place):
        found = sidecar.find(Path(place))
        if found is not None:
            with suppress(FileNotFoundError):
                fetch(str(found), source.with_name(found.name))
        return
    folder = parent(place)
    for name in sidecar.names_for(source):
        address = join(folder, name)
        with suppress(InputError, FileNotFoundError):
            if 0 < address_outputs.status(address)[0] <= MAX_BYTES:
                fetch(address, source.with_name(name))
                return


def put_sidecar(result: Path, staging: str) -> StagedSidecar | None:
    """Put what lies beside a result on this computer into a staging folder; None where nothing does."""
    found = sidecar.find(result)
    if found is None:
        return None
    staged = StagedSidecar(f"{uuid.uuid4().hex}.xmp", found.name.removeprefix(result.stem))
    put(found, join(staging, staged.name))
    return staged


def name_sidecar(staging: str, staged: StagedSidecar, result: str, *, replaces: bool) -> None:
    """Give a staged sidecar the name that belongs to its result. Errors are logged and cost no result.

    Args:
        staging: The folder that it lies in, an address or a path.
        staged: What `put_sidecar` gave.
        result: The result's address or path as it was named.
        replaces: Whether one that is there is written over; else it stays.
    """
    origin = join(staging, staged.name)
    try:
        name = as_address(result).rpartition("/")[2] if is_address(result) else Path(result).name
        target = join(parent(result), f"{Path(name).stem}{staged.ending}")
        if not is_address(result):
            if replaces or not os.path.lexists(target):
                Path(origin).replace(target)
            return
        system, path = locate(target)
        with in_words(target):
            if replaces or not system.exists(path):
                move_over(system, locate(origin)[1], path)
    except (RestorerError, OSError) as error:
        log.warning("The sidecar of %s could not be written: %s", result, error)


def settle_address_sidecar(request: Request, pending: PendingOutput) -> None:
    """As `settle_sidecar`, for a result at an address whose coordinator died before it had its sidecar.

    The result is read once more, and of a copy of the original the original's sidecar is fetched.
    """
    is_copy = pending.sha256 == pending.record.source_sha256
    if not is_copy and not request.output.sidecar:
        return
    try:
        with tempfile.TemporaryDirectory(prefix="restorer-") as name:
            source, result = (_place(Path(name) / part, place) for part, place in
                              (("source", request.source), ("result", pending.target)))  # fmt: skip
            if is_copy:
                fetch_sidecar(request.source, source)
            fetch(pending.target, result)
            local = replace(pending, target=str(result), record=replace(pending.record, source=str(source)))
            settle_sidecar(request, local)
            found = sidecar.find(result)
            if found is None:
                return
            target = join(parent(pending.target), found.name)
            if (not is_copy and request.output.exists in ("overwrite", "update")) or not address_outputs.exists(target):
                put(found, target)
    except (RestorerError, OSError) as error:
        log.warning("The sidecar of %s could not be written: %s", pending.target, error)


def _place(folder: Path, place: str) -> Path:
    """Where the copy of a file lies, under its own name."""
    folder.mkdir()
    return folder / as_address(place).replace(os.sep, "/").rpartition("/")[2]
