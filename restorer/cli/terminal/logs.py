"""The command line's log: warnings as one line to the person, everything with its origin to a file."""

from __future__ import annotations

import contextlib
import logging
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from restorer.cli.terminal.output import print_status
from restorer.errors import RestorerError

LOG_NAME = "command-line.log"


class Lines(logging.Handler):
    """Shows a warning as a sentence on stderr; errors are reported by whoever caught them.

    Args:
        is_verbose: Show what is worse, too, with where it came from.
    """

    def __init__(self, is_verbose: bool) -> None:
        super().__init__(logging.WARNING)
        self._is_verbose = is_verbose

    def emit(self, record: logging.LogRecord) -> None:
        """Show one record."""
        if self._is_verbose:
            print_status(self.format(record))
        elif record.levelno < logging.ERROR and record.name.partition(".")[0] == "restorer":
            print_status(record.getMessage())


class LogFile(logging.Handler):
    """Appends records to the log file, which is made by the first one; a log that cannot be written stops nothing."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        write_account(self.format(record))


@contextlib.contextmanager
def logging_started(*, is_verbose: bool = False) -> Iterator[None]:
    """Send what the rooms log to the log file and, as single lines, to the person, for as long as this lasts."""
    file = LogFile(logging.WARNING)
    file.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
    handlers = (Lines(is_verbose), file)
    root = logging.getLogger()
    for handler in handlers:
        root.addHandler(handler)
    try:
        yield
    finally:
        for handler in handlers:
            root.removeHandler(handler)


def write_account(account: str) -> Path | None:
    """Append a text to the log file; returns the file, or None where no log can be written."""
    from restorer import __version__
    from restorer.store.folders import Folders

    try:
        log = Folders.default().ready().logs / LOG_NAME
        with log.open("a", encoding="utf-8", errors="backslashreplace") as lines:
            when = time.strftime("%Y-%m-%d %H:%M:%S")
            lines.write(f"{when} restorer {__version__} {sys.argv[1:]!r}\n{account.rstrip()}\n")
    except (OSError, RestorerError):
        return None
    return log
