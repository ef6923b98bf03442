"""XMP sidecars: what other programs wrote beside a photo instead of into it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from restorer.imaging.atomic import write_atomic
from restorer.imaging.metadata import xmp
from restorer.imaging.metadata.xmp_packet import MAX_BYTES


def names_for(photo: Path) -> tuple[str, ...]:
    """What a photo's sidecar may be named, in the order in which it is looked for."""
    return (f"{photo.name}.xmp", f"{photo.name}.XMP", f"{photo.stem}.xmp", f"{photo.stem}.XMP")


def find(photo: Path) -> Path | None:
    """The sidecar of a photo, or None: `photo.jpg.xmp` as darktable and digiKam name it, else `photo.xmp` as Adobe."""
    for name in names_for(photo):
        place = photo.with_name(name)
        try:
            status = place.stat()
        except (OSError, ValueError):
            continue
        if stat.S_ISREG(status.st_mode) and 0 < status.st_size <= MAX_BYTES:
            return place
    return None


def carry(photo: Path, result: Path) -> Path | None:
    """Copy a photo's sidecar beside a result that could not take up what it says; None where there is none.

    What lies there already stays.

    Raises:
        InputError, ResourceError: it cannot be written.
    """
    place = find(photo)
    if place is None:
        return None
    is_full = place.name.lower().startswith(photo.name.lower())
    target = result.with_name(f"{result.name if is_full else result.stem}{place.suffix}")
    if not os.path.lexists(target):
        with write_atomic(target) as temporary:
            temporary.write_bytes(place.read_bytes())
    return target


def read(photo: Path) -> bytes | None:
    """The packet in a photo's sidecar, in UTF-8 and upright; None where there is none that can be read."""
    packet = read_as_is(photo)
    return xmp.upright(packet) if packet is not None else None


def read_as_is(photo: Path) -> bytes | None:
    """The packet in a photo's sidecar, in UTF-8; None where there is none that can be read."""
    place = find(photo)
    if place is None:
        return None
    try:
        with os.fdopen(os.open(place, os.O_RDONLY | getattr(os, "O_BINARY", 0)), "rb") as file:
            return xmp.to_utf8(file.read(MAX_BYTES))
    except OSError:
        return None
