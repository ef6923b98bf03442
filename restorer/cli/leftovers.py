"""Prints what a folder holds besides the photos: pictures of kinds that are not read, backups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from restorer.cli.terminal.output import print_status
from restorer.cli.terminal.wording import count_of
from restorer.jobs.files.sources import BACKUP, SkippedFile

_MOST_NAMES = 3


def count_leftovers(left_out: Sequence[SkippedFile]) -> dict[str, int]:
    """How many of each kind a person may have expected to be taken; the most frequent kind first."""
    kinds = Counter(item.kind for item in left_out if item.kind and not item.is_failure)
    return dict(sorted(kinds.items(), key=lambda entry: (-entry[1], entry[0])))


def describe_leftovers(left_out: Sequence[SkippedFile]) -> list[str]:
    """A line for pictures of kinds that are not read, and one for backups; none where there are neither."""
    kinds = count_leftovers(left_out)
    backups = kinds.pop(BACKUP, 0)
    lines = []
    if kinds:
        total = sum(kinds.values())
        one, many = "picture of a kind that is not read", "pictures of kinds that are not read"
        each = ", ".join(f"{number:,} {kind}" for kind, number in kinds.items())
        lines.append(f"Left out: {count_of(total, one, many)} ({each}).")
    if backups:
        names = [item.path.name for item in left_out if item.kind == BACKUP and not item.is_failure]
        some = ", ".join(names[:_MOST_NAMES]) + (" ..." if len(names) > _MOST_NAMES else "")
        lines.append(f"Left out: {count_of(backups, 'backup')} that other programs kept ({some}).")
    return lines


def print_leftovers(left_out: Sequence[SkippedFile]) -> None:
    """Print it on stderr. The exit code stays: nothing went wrong."""
    for line in describe_leftovers(left_out):
        print_status(line)
