"""Where a cluster is, and how paths of this computer are called on its workers. Nothing is imported or reached here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from restorer.errors import InputError
from restorer.jobs.files.addresses import is_address
from restorer.message import Message

LOCAL = "local"

_SCHEDULER = re.compile(r"(tcp|tls|ucx|ws|wss)://\S+:\d+|inproc://\S+")


@dataclass(frozen=True, slots=True)
class PathMap:
    """How folders of this computer are called on the workers, as pairs; the longest that fits counts."""

    pairs: tuple[tuple[str, str], ...] = ()

    def apply(self, place: str) -> str:
        """A path of this computer as the workers know it; addresses, and paths that no pair fits, stay as they are."""
        if is_address(place):
            return place
        for here, there in sorted(self.pairs, key=lambda pair: -len(pair[0])):
            if place == here:
                return there
            if place.startswith(f"{here}/") or place.startswith(f"{here}\\"):
                rest = place[len(here) :].replace("\\", "/")
                return there + (rest if "/" in there else rest.replace("/", "\\"))
        return place


@dataclass(frozen=True, slots=True)
class ClusterOptions:
    """Which cluster.

    Attributes:
        address: A scheduler's address, such as `tcp://host:8786`; empty for a cluster on this computer.
        workers: How many worker processes a cluster on this computer has.
        paths: How folders of this computer are called on the workers.
    """

    address: str = ""
    workers: int = 0
    paths: PathMap = PathMap()


def read_cluster(text: str, mappings: Sequence[str] = ()) -> ClusterOptions:
    """Read `tcp://host:8786` or `local:4`, and mappings such as `/mnt/a=/data/a`.

    Raises:
        InputError: it is spelled otherwise.
    """
    paths = PathMap(tuple(_pair(mapping) for mapping in mappings))
    kind, _, number = text.partition(":")
    if kind == LOCAL:
        if not (number.isdecimal() and 1 <= int(number) <= 1024):
            raise InputError(Message("{text!r} names no number of workers.", text=text), "Write local:4, for four.")
        return ClusterOptions(workers=int(number), paths=paths)
    if not _SCHEDULER.fullmatch(text):
        raise InputError(
            Message("{text!r} is no address of a Dask scheduler.", text=text),
            "Write tcp://host:8786, or local:4 for four workers on this computer.",
        )
    return ClusterOptions(text, paths=paths)


def _pair(mapping: str) -> tuple[str, str]:
    here, equals, there = mapping.partition("=")
    here, there = (side.rstrip("/\\") for side in (here, there))
    if not (equals and here and there):
        raise InputError(
            Message("{mapping!r} maps no folder.", mapping=mapping),
            "Write the folder here, =, and the same folder on the workers: /mnt/a=/data/a.",
        )
    return here, there
