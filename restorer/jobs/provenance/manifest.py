"""Manifests: the sha256 of every result and of every original, in text files that other tools read, too.

The form of the lines is BagIt's (RFC 8493, 2.1.3), so that `sha256sum -c manifest-sha256.txt` checks them as well.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from restorer import __version__
from restorer.errors import InputError
from restorer.imaging.atomic import write_atomic
from restorer.message import Message, os_reason
from restorer.store.hashing import read_sha256

RESULTS = "manifest-sha256.txt"
ORIGINALS = "originals-sha256.txt"
TAGS = "manifest-info.txt"

_LINE = re.compile(rb"([0-9a-fA-F]{64})(?:  | \*|[ \t]+)(.+)")


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """A result that is to be entered.

    Attributes:
        result: Absolute path of the result.
        source: Absolute path of its original.
        source_sha256: Of the original as it was read.
    """

    result: Path
    source: Path
    source_sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a folder's manifests say: sha256 by path, paths relative to the folder or absolute.

    Attributes:
        results: Of the results.
        originals: Of the originals.
        damaged: Lines that make no sense: (name of the manifest, number of the line, from 1).
    """

    results: Mapping[str, str] = field(default_factory=dict)
    originals: Mapping[str, str] = field(default_factory=dict)
    damaged: tuple[tuple[str, int], ...] = ()


def has_manifest(folder: Path) -> bool:
    """Whether a folder has a manifest."""
    return (folder / RESULTS).is_file() or (folder / ORIGINALS).is_file()


def read_manifest(folder: Path) -> Manifest:
    """Read a folder's manifests; those that are not there say nothing.

    Raises:
        InputError: one is there and cannot be read.
    """
    damaged: list[tuple[str, int]] = []
    results, originals = (_read(folder / name, damaged) for name in (RESULTS, ORIGINALS))
    return Manifest(results, originals, tuple(damaged))


def enter(folder: Path, entries: Iterable[ManifestEntry], today: date | None = None) -> list[str]:
    """Put results and their originals into a folder's manifests; what they say of others stays.

    The results are read and hashed now. Not safe against a second process that does the same: the caller holds a lock.

    Args:
        folder: The folder that the manifests are about.
        entries: What to put in; a result that is not there any more is left out.
        today: For the tags.

    Returns:
        The paths of originals that had another sha256 in the manifest than they have now, as the manifest spells them.

    Raises:
        InputError: a manifest cannot be read, or has lines that make no sense; nothing is written then.
        ResourceError: the disk is full.
    """
    manifest = read_manifest(folder)
    refuse_damaged(manifest, folder)
    results, originals, changed = dict(manifest.results), dict(manifest.originals), list[str]()
    for entry in entries:
        if not is_file(entry.result):
            continue
        results[_spelled(entry.result, folder)] = read_sha256(entry.result)
        source = _spelled(entry.source, folder)
        if originals.get(source, entry.source_sha256) != entry.source_sha256:
            changed.append(source)
        originals[source] = entry.source_sha256
    size = sum(place.stat().st_size for name in results if is_file(place := folder / name))
    write_manifest(folder, results, originals, size, today)
    return changed


def refuse_damaged(manifest: Manifest, folder: Path | str) -> None:
    """Raise `InputError` where a line of a folder's manifests makes no sense."""
    if manifest.damaged:
        name, line = manifest.damaged[0]
        path = folder / name if isinstance(folder, Path) else f"{folder}/{name}"
        raise InputError(
            Message('Line {line} of "{path}" makes no sense, so nothing was entered there.', line=line, path=path),
            "Mend it, or move it aside; a new one is then begun.",
        )


def write_manifest(
    folder: Path, results: Mapping[str, str], originals: Mapping[str, str], size: int, today: date | None = None
) -> tuple[Path, ...]:
    """Write a folder's manifests, each atomically; `size` is that of all results in bytes. Returns their paths."""
    _write(folder / RESULTS, results)
    _write(folder / ORIGINALS, originals)
    with write_atomic(folder / TAGS) as temporary:
        temporary.write_text(
            f"Bag-Software-Agent: Restorer {__version__}\n"
            f"Bagging-Date: {(today or date.today()).isoformat()}\n"
            f"Payload-Oxum: {size}.{len(results)}\n",
            "utf-8",
        )
    return folder / RESULTS, folder / ORIGINALS, folder / TAGS


def spells(manifest: Manifest, folder: Path, result: Path) -> bool:
    """Whether a result is in a manifest of this folder."""
    return _spelled(result, folder) in manifest.results


def is_file(path: Path) -> bool:
    """Whether a path leads to a file that can be read to its end: no pipe, device or folder."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def _spelled(path: Path, folder: Path) -> str:
    """As the manifest names it: relative inside of the folder and of the folder that this lies in, else absolute.

    So an album that is moved with its results in it can still be verified.
    """
    if path.is_relative_to(folder.parent) and folder.parent != Path(folder.anchor):
        return Path(os.path.relpath(path, folder)).as_posix()
    return path.as_posix()


def _read(path: Path, damaged: list[tuple[str, int]]) -> dict[str, str]:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise InputError(
            Message('"{path}" cannot be read: {reason}.', path=path, reason=os_reason(error)), "Check its permissions."
        ) from error
    found = {}
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        match = _LINE.fullmatch(line)
        if match is not None:
            found[_unescaped(os.fsdecode(match[2]))] = match[1].decode().lower()
        elif line.strip():
            damaged.append((path.name, number))
    return found


def _write(path: Path, hashes: Mapping[str, str]) -> None:
    lines = [f"{digest}  ".encode() + os.fsencode(_escaped(name)) + b"\n" for name, digest in sorted(hashes.items())]
    with write_atomic(path) as temporary:
        temporary.write_bytes(b"".join(lines))


def _escaped(name: str) -> str:
    """As RFC 8493 has it: only what would end a line, and what marks that."""
    return name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def _unescaped(name: str) -> str:
    return re.sub(r"%(25|0[AaDd])", lambda found: chr(int(found[1], 16)), name)
