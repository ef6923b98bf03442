"""Writes the shells' completions from the command line's own parser: `python packaging/completion.py FOLDER`."""

from __future__ import annotations

import argparse
from pathlib import Path

from restorer.cli.parser import build_parser, walk

NAMES = {"bash": "restorer", "zsh": "_restorer", "fish": "restorer.fish"}
"""The shells, and what the file must be called for each to find it."""


def completion(shell: str) -> str:
    """The completion for `bash`, `zsh` or `fish`."""
    import shtab

    return shtab.complete(_parser(), shell)


def write(folder: Path) -> list[Path]:
    """Write one file for each shell, in a folder of the shell's name."""
    written = []
    for shell, name in NAMES.items():
        path = folder / shell / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(completion(shell), "utf-8")
        written.append(path)
    return written


def _parser() -> argparse.ArgumentParser:
    """The parser, told which of its values are files and which folders."""
    import shtab

    parser = build_parser()
    for command in walk(parser):
        for action in command._actions:
            words = str(action.metavar or "")
            if words == "DIR":
                action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
            elif words in ("PATH", "FILE", "RESULT", "BEFORE", "AFTER", "NAME|FILE"):
                action.complete = shtab.FILE  # type: ignore[attr-defined]
    _shorten(parser)
    return parser


def _shorten(parser: argparse.ArgumentParser) -> None:
    """Describe commands by the one line of the help: completions show the description, which is a paragraph."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for choice in action._choices_actions:
                child = action.choices[choice.dest.split()[-1]]
                _shorten(child)
                child.description = choice.help


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    write(arguments.parse_args().folder)
