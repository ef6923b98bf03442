"""Tables on stdout: plain text in columns, the same on a terminal and in a pipe."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def columns(rows: Sequence[Sequence[str]], *, indent: int = 0, is_right: Sequence[int] = ()) -> list[str]:
    """The rows as lines with their columns under each other.

    Args:
        rows: All of one length; the first may be a heading.
        indent: How many spaces stand before each line.
        is_right: The columns that stand at the right, as numbers do.
    """
    if not rows:
        return []
    widths = [max(display_width(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = []
        for place, (text, width) in enumerate(zip(row, widths, strict=True)):
            gap = " " * (width - display_width(text))
            cells.append(gap + text if place in is_right else text + gap)
        lines.append((" " * indent + "  ".join(cells)).rstrip())
    return lines


def display_width(text: str) -> int:
    """How many columns of a terminal a text takes: Chinese letters take two, accents on their own none."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
