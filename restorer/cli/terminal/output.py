"""Writing to stdout (data) and stderr (words), whatever the terminal's encoding and whoever has closed the pipe."""

from __future__ import annotations

import codecs
import itertools
import json
import os
import sys
from typing import IO, Any

_ENCODING_ERRORS = "restorer-keep-names"


def prepare_streams() -> None:
    """Let any file name through: bytes that are no text go out as they came, letters that fail as an escape."""
    codecs.register_error(_ENCODING_ERRORS, _keep_name)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=_ENCODING_ERRORS)


def print_data(text: str = "") -> None:
    """One line of data to stdout; `BrokenPipeError` where nobody reads any more."""
    if sys.stdout is not None:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


def print_json(value: Any, *, indent: int | None = None) -> None:
    """One JSON value to stdout, in ASCII, so that every name survives every terminal."""
    print_data(json.dumps(value, indent=indent))


def print_status(text: str = "") -> None:
    """One line of words to stderr; nobody listening is no reason to stop."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except (BrokenPipeError, ValueError):
        return


def shown(name: str) -> str:
    """A file's name as a terminal may show it: line breaks and escape sequences in it are spelled out."""
    return "".join(
        letter if letter.isprintable() or "\udc80" <= letter <= "\udcff" else _spelled(letter) for letter in name
    )


def _spelled(letter: str) -> str:
    return letter.encode("unicode_escape", "surrogatepass").decode("ascii")


def print_error(message: str, hint: str) -> None:
    """What is wrong and what to do, in one line."""
    print_status(shown(f"{message} {hint}".rstrip()))


def is_terminal(stream: IO[str] | None) -> bool:
    """Whether somebody sits in front of this stream."""
    try:
        return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"
    except ValueError:
        return False


def _keep_name(error: UnicodeError) -> tuple[str | bytes, int]:
    """The bytes of a name that is no valid text, or a backslash escape for a letter that the encoding lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    bad = error.object[error.start : error.end]
    is_raw = _is_raw_byte(bad[0])
    run = "".join(itertools.takewhile(lambda letter: _is_raw_byte(letter) == is_raw, bad))
    end = error.start + len(run)
    if is_raw:
        return bytes(ord(letter) - 0xDC00 for letter in run), end
    return run.encode("ascii", "backslashreplace").decode("ascii"), end


def _is_raw_byte(letter: str) -> bool:
    """Whether this stands for a byte of a file name that is no valid text (PEP 383)."""
    return "\udc80" <= letter <= "\udcff"
