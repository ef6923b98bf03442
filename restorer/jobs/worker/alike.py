"""Whether a photo that was restored again came out as before: then it needs no other version."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from restorer.errors import RestorerError
from restorer.jobs.files.versions import list_versions, read_label
from restorer.message import Message
from restorer.store.hashing import read_sha256

if TYPE_CHECKING:
    from restorer.imaging.metadata.provenance import Provenance
    from restorer.imaging.photo import Pixels
    from restorer.pipeline.step import Allocator

_STRIP = 512


def earlier_alike(target: Path, made: Path, allocate: Allocator) -> Message | None:
    """What to say where a result that was just made differs in nothing from the one that is kept; None where it does.

    Both were asked for with the same options for files: metadata are not compared, for they carry the time.

    Args:
        target: Where the result is kept.
        made: The new one, under its temporary name.
        allocate: Arrays for pictures.
    """
    from restorer.imaging.decode import decode  # the decoders are loaded where there is a result

    try:
        if not _is_same_file(target, made):
            before, now = read_label(target), read_label(made)
            if before is None or now is None or _said(before) != _said(now):
                return None
            if not _is_same_picture(*(decode(path, allocate=allocate).pixels for path in (target, made))):
                return None
        version = list_versions(target)[0]
    except (RestorerError, OSError):
        return None
    if version.name:
        return Message('Nothing changed since version "{name}".', name=version.name)
    when = datetime.fromtimestamp(version.made_at).strftime("%Y-%m-%d %H:%M")
    return Message("Nothing changed since the result of {when}.", when=when)


def _is_same_file(one: Path, other: Path) -> bool:
    """Whether two files are the same, byte for byte: copies of a photo that needed nothing are."""
    return one.stat().st_size == other.stat().st_size and read_sha256(one) == read_sha256(other)


def _is_same_picture(one: Pixels, other: Pixels) -> bool:
    if one.shape != other.shape or one.dtype != other.dtype:
        return False
    strips = (slice(top, top + _STRIP) for top in range(0, one.shape[0], _STRIP))
    return all(np.array_equal(one[rows], other[rows]) for rows in strips)


def _said(label: Provenance) -> Provenance:
    """What a label says of pixels: not in which words, nor by which release."""
    records = tuple(replace(record, note="", details=()) for record in label.step_records)
    return replace(label, step_records=records, software="", source_name="")
