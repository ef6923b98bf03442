"""The way in: reads the arguments, then imports the window or the command line, never both."""

from __future__ import annotations

import importlib
import importlib.util
import multiprocessing
import os
import sys
from collections.abc import Sequence

COMMANDS = (
    "restore", "inspect", "split", "compare", "versions", "contact", "verify", "demo", "queue", "models", "gpu",
    "doctor", "licences",
)  # fmt: skip
"""The first words that the command line answers to; everything else that exists is a photo for the window."""

WITH_ENGINE = ("restore", "inspect", "demo", "queue", "models")
"""The commands that run networks: in the environment that was made for the graphics card, if there is one."""

WINDOW = "restorer.gui.main"


def main(argv: Sequence[str] | None = None) -> int:
    """Run Restorer with these arguments (those of the process where none are given); returns the exit code."""
    multiprocessing.freeze_support()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if is_for_window(arguments):
        return _open_window(arguments)
    runs_networks = arguments[0] in WITH_ENGINE and not {"-h", "--help"} & set(arguments)
    if runs_networks and (code := _run_in_environment(arguments)) is not None:
        return code
    from restorer.cli.main import main as run_command

    return run_command(arguments)


def is_for_window(arguments: Sequence[str]) -> bool:
    """Whether these open the window: none at all, or a photo or folder where a command would stand."""
    if not arguments:
        return True
    first = arguments[0]
    return first not in COMMANDS and not first.startswith("-") and os.path.lexists(first)


def _run_in_environment(arguments: list[str]) -> int | None:
    """Run the command in the graphics card's environment; None where there is none, or it is this one."""
    from restorer.errors import RestorerError
    from restorer.runtime.launch import clean_environment, command, usable_environment

    try:
        environment = usable_environment()
    except RestorerError:
        return None  # the command itself says what is wrong with the folders
    if environment is None:
        return None
    words = command(environment.python, "restorer", arguments)
    if os.name == "nt":
        import subprocess

        return subprocess.run(words, env=clean_environment(), check=False).returncode
    os.execve(words[0], words, clean_environment())
    raise AssertionError("unreachable")


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
