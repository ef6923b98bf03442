"""Puts the subcommands into one parser."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Sequence
from typing import Any, NoReturn

from restorer import __version__
from restorer.cli.commands import (
    compare,
    contact,
    demo,
    doctor,
    gpu,
    inspect,
    licences,
    models,
    queue,
    restore,
    split,
    verify,
    versions,
)
from restorer.cli.exits import Exit

MODULES = (restore, inspect, split, compare, contact, versions, verify, demo, queue, models, gpu, doctor, licences)
"""The subcommands' modules, in the order in which the help lists them."""

TAKE_PATHS = ("restore", "inspect", "contact", "split")
"""The commands that take any number of paths, each of which may begin with a dash behind `--`."""

DESCRIPTION = """Restores old photographs on this computer: repairs, cleans, colours and enlarges them.

Originals are never changed. Without a command, the window opens; `restorer PATH...` opens it with these photos."""


class Parser(argparse.ArgumentParser):
    """An `ArgumentParser` that suggests the command that was probably meant."""

    def error(self, message: str) -> NoReturn:
        """Say what was not understood, and end with the code for it."""
        self.print_usage()
        self.exit(Exit.USAGE, f"{self.prog}: {message}\n")

    def print_usage(self, file: Any = None) -> None:
        """Usage that answers a mistake is words, not data: it goes to stderr."""
        import sys

        super().print_usage(file or sys.stderr)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if isinstance(action, argparse._SubParsersAction) and value not in action.choices:
            self.error(_unknown_command(str(value), tuple(action.choices)))
        super()._check_value(action, value)


def build_parser() -> argparse.ArgumentParser:
    """The complete command line. Imports nothing heavy."""
    parser = Parser(prog="restorer", description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--version", action="version", version=f"Restorer {__version__}", help="Show the version.")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, title="commands")
    for module in MODULES:
        module.add(commands)
    for command in walk(parser):
        command.add_argument(
            "--verbose", action="store_true", default=False, help="Also show the traceback of an error."
        )
        command.set_defaults(prog=command.prog)
    return parser


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the arguments; ends the process (`SystemExit`) for --help and for what is not understood."""
    parser, words, names = build_parser(), list(argv), list[str]()
    if words[:1] and words[0] in TAKE_PATHS and "--" in words:
        words, names = words[: words.index("--")], words[words.index("--") + 1 :]
    arguments, extra = parser.parse_known_args(words)
    # argparse takes paths from one place only, and people write some before the options and some behind them.
    if extra and not (hasattr(arguments, "paths") and all(word == "-" or word[:1] != "-" for word in extra)):
        parser.error(f"not understood: {' '.join(extra)}. See {arguments.prog} --help.")
    if hasattr(arguments, "paths"):
        arguments.paths = [*arguments.paths, *extra, *names]
    return arguments


def walk(parser: argparse.ArgumentParser) -> Sequence[argparse.ArgumentParser]:
    """The parsers of all commands that do something, in the order of the help."""
    found: list[argparse.ArgumentParser] = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                found.extend(walk(child) or (child,))
    return found


def _unknown_command(word: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(word, known, n=1)
    if near:
        return f"there is no command or file called {word!r}. Did you mean {near[0]!r}?"
    return f"there is no command or file called {word!r}. The commands are: {', '.join(known)}."
