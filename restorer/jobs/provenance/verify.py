"""Whether results and originals are still what they were."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from restorer.errors import InputError
from restorer.imaging.decode import read_metadata
from restorer.imaging.metadata import provenance
from restorer.jobs.files.walk import walk_photos
from restorer.jobs.provenance.manifest import Manifest, is_file, read_manifest
from restorer.store.hashing import read_sha256


class Verdict(Enum):
    """What was found of a file."""

    WHOLE = "whole"
    CHANGED = "changed"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    NOT_FOUND = "not found"
    UNLISTED = "unlisted"

    @property
    def is_bad(self) -> bool:
        """Whether something is lost or not proved that should be. An original elsewhere is neither."""
        return self in (Verdict.CHANGED, Verdict.MISSING, Verdict.UNREADABLE)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one file.

    Attributes:
        kind: `result`, `original` or `manifest`.
        path: Of the file; of an original that was not found, its name.
        verdict: How it is.
        note: More of it, in words; may be empty.
    """

    kind: str
    path: str
    verdict: Verdict
    note: str = ""


def verify_manifest(folder: Path) -> Iterator[Finding]:
    """Compare every file that a folder's manifests name with its sha256; then name the photos that none names.

    Raises:
        InputError: a manifest cannot be read.
    """
    manifest = read_manifest(folder)
    for name, line in manifest.damaged:
        yield Finding("manifest", str(folder / name), Verdict.UNREADABLE, f"line {line} makes no sense")
    for kind, hashes in (("result", manifest.results), ("original", manifest.originals)):
        for name, digest in hashes.items():
            yield _compared(kind, _place(folder, name), digest)
    for photo in photos_in(folder):
        if not _is_named(manifest, folder, photo):
            yield Finding("result", str(photo), Verdict.UNLISTED)


def verify_labels(
    folder: Path, source_of: Callable[[Path], Path | None], originals: Sequence[Path] = ()
) -> Iterator[Finding]:
    """Look for the original of every labelled result in a folder, and compare its sha256 with the label's.

    Files that bear no label are passed over: they are no results, or came back byte for byte.

    Args:
        folder: Searched with all folders below it.
        source_of: Where a result's original lay, where that is known.
        originals: Folders that are searched for originals by name.
    """
    by_name = _names_in(originals)
    for photo in photos_in(folder):
        try:
            made = provenance.read(read_metadata(photo).xmp)
        except InputError as error:
            yield Finding("result", str(photo), Verdict.UNREADABLE, error.message)
            continue
        if made is None:
            continue
        known = source_of(photo)
        places = [known] if known is not None else []
        places += by_name.get(made.source_name, [])
        yield _found(photo, made, [place for place in dict.fromkeys(places) if is_file(place)])


def photos_in(folder: Path) -> Iterator[Path]:
    """The photos in a folder and below it, in natural order. Links to folders are not followed."""
    return (path for path in map(Path, walk_photos(str(folder))) if is_file(path))


def _found(photo: Path, made: provenance.Provenance, places: Sequence[Path]) -> Finding:
    name = made.source_name or "its original"
    if not places:
        return Finding("original", name, Verdict.NOT_FOUND, f"of {photo}")
    verdicts = [_compared("original", place, made.source_sha256) for place in places]
    # Several files may have its name: one that is it is enough.
    return next((one for one in verdicts if one.verdict is Verdict.WHOLE), verdicts[0])


def _compared(kind: str, path: Path, digest: str) -> Finding:
    if not is_file(path):
        return Finding(kind, str(path), Verdict.MISSING)
    try:
        found = read_sha256(path)
    except OSError as error:
        return Finding(kind, str(path), Verdict.UNREADABLE, error.strerror or str(error))
    if found == digest:
        return Finding(kind, str(path), Verdict.WHOLE)
    return Finding(kind, str(path), Verdict.CHANGED, f"its sha256 is {found}, and was {digest}")


def _place(folder: Path, name: str) -> Path:
    return Path(os.path.normpath(folder / name))


def _is_named(manifest: Manifest, folder: Path, photo: Path) -> bool:
    name = photo.relative_to(folder).as_posix()
    absolute = photo.as_posix()
    return any(one in hashes for one in (name, absolute) for hashes in (manifest.results, manifest.originals))


def _names_in(folders: Sequence[Path]) -> Mapping[str, list[Path]]:
    names: dict[str, list[Path]] = {}
    for folder in folders:
        for photo in photos_in(folder):
            names.setdefault(photo.name, []).append(photo)
    return names
