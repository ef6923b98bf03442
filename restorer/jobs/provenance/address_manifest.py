"""Manifests in a folder under an address: fetched, entered and put back whole. Results are read once to be hashed."""

from __future__ import annotations

import posixpath
import tempfile
import uuid
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from restorer.errors import InputError, RestorerError
from restorer.jobs.files.address_outputs import status
from restorer.jobs.files.addresses import (
    as_address,
    fetch,
    in_words,
    is_address,
    join,
    locate,
    move_over,
    parent,
    put,
    read_digest,
)
from restorer.jobs.provenance.manifest import (
    ORIGINALS,
    RESULTS,
    Manifest,
    read_manifest,
    refuse_damaged,
    write_manifest,
)

_HIDDEN = ".restorer-{}.part"


@dataclass(frozen=True, slots=True)
class AddressEntry:
    """A result that is to be entered.

    Attributes:
        result: Its address.
        source: The address or path of its original.
        source_sha256: Of the original as it was read.
    """

    result: str
    source: str
    source_sha256: str


def read_address_manifest(folder: str) -> Manifest:
    """What the manifests under an address say, as `read_manifest`.

    Raises:
        InputError, ResourceError: the address cannot be used, or does not answer.
    """
    with tempfile.TemporaryDirectory(prefix="restorer-") as name:
        return _read(folder, Path(name))


def enter_at_address(folder: str, entries: Iterable[AddressEntry]) -> list[str]:
    """Put results and their originals into the manifests under an address, as `manifest.enter` does in a folder.

    The caller keeps a second process of this computer away; nobody keeps another computer away.

    Returns:
        The originals that had another sha256 in the manifest than they have now.

    Raises:
        InputError: as `enter`; or the address cannot be used.
        ResourceError: it does not answer.
    """
    folder = as_address(folder).rstrip("/")
    with tempfile.TemporaryDirectory(prefix="restorer-") as name:
        beside = Path(name)
        manifest = _read(folder, beside)
        refuse_damaged(manifest, folder)
        results, originals, changed = dict(manifest.results), dict(manifest.originals), list[str]()
        for entry in entries:
            try:
                results[spelled_at(entry.result, folder)] = read_digest(entry.result)
            except FileNotFoundError:
                continue
            source = spelled_at(entry.source, folder)
            if originals.get(source, entry.source_sha256) != entry.source_sha256:
                changed.append(source)
            originals[source] = entry.source_sha256
        sizes = [_size(spelling, folder) for spelling in results]
        for path in write_manifest(beside, results, originals, sum(sizes)):
            _put_whole(path, join(folder, path.name))
    return changed


def spelled_at(place: str, folder: str) -> str:
    """As the manifest of an address names a place: relative inside of it and of the folder above, else in full."""
    folder, above = as_address(folder).rstrip("/"), parent(as_address(folder).rstrip("/"))
    place = as_address(place)
    if is_address(place) and is_address(above) and place.startswith(above + "/"):
        return posixpath.relpath(place, folder)
    return place


def _read(folder: str, beside: Path) -> Manifest:
    for name in (RESULTS, ORIGINALS):
        with suppress(FileNotFoundError):
            fetch(join(folder, name), beside / name)
    return read_manifest(beside)


def _size(spelling: str, folder: str) -> int:
    """Of a result, in bytes; 0 where it is not there any more."""
    system, path = locate(folder)
    with suppress(InputError):
        if is_address(spelling):
            return status(spelling)[0]
        with in_words(folder):
            place = posixpath.normpath(posixpath.join(path, spelling))
            return int(system.info(place)["size"]) if system.exists(place) else 0
    return 0


def _put_whole(path: Path, address: str) -> None:
    """Put a file to an address where something may lie already, so that it is never there in part."""
    staging = join(parent(address), _HIDDEN.format(uuid.uuid4().hex[:12]))
    system, origin = locate(staging)
    put(path, staging)
    try:
        with in_words(address):
            move_over(system, origin, locate(address)[1])
    except RestorerError:
        with suppress(Exception):
            system.rm(origin)
        raise
