"""The way in: reads the arguments, then imports the window or the command line, never both."""

from __future__ import annotations

import importlib
import importlib.util
import multiprocessing
import os
import sys
from collections.abc import Sequence

COMMANDS = ("restore", "inspect", "compare", "verify", "demo", "queue", "models", "doctor", "licences")
"""The first words that the command line answers to; everything else that exists is a photo for the window."""

WINDOW = "restorer.gui.main"


def main(argv: Sequence[str] | None = None) -> int:
    """Run Restorer with these arguments (those of the process where none are given); returns the exit code."""
    multiprocessing.freeze_support()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if is_for_window(arguments):
        return _open_window(arguments)
    from restorer.cli.main import main as run_command

    return run_command(arguments)


def is_for_window(arguments: Sequence[str]) -> bool:
    """Whether these open the window: none at all, or a photo or folder where a command would stand."""
    if not arguments:
        return True
    first = arguments[0]
    return first not in COMMANDS and not first.startswith("-") and os.path.lexists(first)


def _open_window(paths: list[str]) -> int:
    if importlib.util.find_spec(WINDOW) is None:
        print(
            "This Restorer has no window yet: use `restorer restore PATH... -o DIR`, or see `restorer --help`.",
            file=sys.stderr,
        )
        return 2
    window = importlib.import_module(WINDOW)
    return int(window.main(paths))


if __name__ == "__main__":
    sys.exit(main())
