"""Reads lists of paths, as `find`, editors and Windows PowerShell write them."""

from __future__ import annotations

import codecs
import os
import sys
from pathlib import Path

from restorer.errors import InputError
from restorer.imaging.codecs.formats import HEAD_BYTES, foreign, sniff
from restorer.message import Message, os_reason

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HINT = Message("Save the list as plain text in UTF-8 or UTF-16, one path on each line.")
_CONTROL = frozenset(range(32)) - {9, 10, 13}


def read_list(name: str) -> list[str]:
    """The paths in a list: one a line, or separated by NUL bytes where it has any.

    UTF-8 with or without a mark, UTF-16 and UTF-32 with one, and UTF-16 without one where its lines show that it is.
    Bytes of no encoding stay what they are, since names on a disk may be such.

    Args:
        name: The list's path; `-` reads standard input.

    Raises:
        InputError: the list cannot be read, or it is no list: a picture, say.
    """
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(
            Message("The list {name!r} cannot be read: {reason}.", name=name, reason=os_reason(error)),
            "Check its name.",
        ) from error
    head = data[:HEAD_BYTES]
    if sniff(head) is not None or foreign(head) is not None:
        raise InputError(
            Message("{name!r} is no list of paths.", name=name), "Name photos without --files-from, or a list of them."
        )
    encoding = _encoding(data)
    if encoding is not None:
        return _lines(_decoded(data, encoding, name), name)
    if b"\0" in data:
        return _checked([os.fsdecode(entry) for entry in data.split(b"\0") if entry.strip()], name)
    return _lines(os.fsdecode(data), name)


def _encoding(data: bytes) -> str | None:
    """The encoding that a list shows; None where its bytes are names as they lie on the disk."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return "utf-8-sig" if encoding == "utf-8" else encoding
    # Every second byte of Latin text in UTF-16 is a NUL. So are those of one-letter names that are separated by NULs,
    # but their list has neither line ends nor separators of folders between them.
    for encoding, zeros, letters in (("utf-16-le", data[1::2], data[0::2]), ("utf-16-be", data[0::2], data[1::2])):
        is_wide = len(data) % 2 == 0 and len(data) >= 4 and zeros.count(0) > 0.9 * len(zeros)
        if is_wide and letters.count(0) == 0 and any(mark in letters for mark in (b"\n", b"/", b"\\")):
            return encoding
    return None


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        # What is no UTF-8 behind a mark of UTF-8 is a name of another encoding.
        return data.decode(encoding, "surrogateescape" if encoding.startswith("utf-8") else "strict")
    except UnicodeDecodeError as error:
        raise InputError(Message("The list {name!r} is cut off or is no text.", name=name), _HINT) from error


def _lines(text: str, name: str) -> list[str]:
    """The lines that are not empty; one with control characters in it is no path that anybody wrote into a list."""
    return _checked([line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()], name)


def _checked(lines: list[str], name: str) -> list[str]:
    if any(ord(letter) in _CONTROL for line in lines for letter in line):
        raise InputError(Message("{name!r} is no list of paths.", name=name), _HINT)
    return lines
