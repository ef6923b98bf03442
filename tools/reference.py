"""Writes `docs/command-line.md` from the parser: `python -m tools.reference > docs/command-line.md`."""

from __future__ import annotations

import argparse
import sys

from restorer.cli.exits import MEANINGS, Exit
from restorer.cli.parser import build_parser, walk

HEAD = """# The command line

Made from the parser by `python -m tools.reference > docs/command-line.md`; a test compares the two.

`restorer` alone opens the window, and `restorer PATH...` opens it with these photos. Everything else is a command:
data goes to stdout, messages and progress go to stderr, and the exit code shows the outcome.
"""


def reference() -> str:
    """The whole page, as Markdown."""
    sections = [HEAD.rstrip(), _exit_codes()]
    sections += [_command(parser) for parser in walk(build_parser())]
    return "\n\n".join(sections) + "\n"


def _exit_codes() -> str:
    rows = [f"| {int(code)} | {MEANINGS[code]} |" for code in Exit]
    return "\n".join(["## Exit codes", "", "| Code | Meaning |", "|---|---|", *rows])


def _command(parser: argparse.ArgumentParser) -> str:
    rows = [_row(action) for action in parser._actions if action.dest != "help"]
    head = [f"## {parser.prog}", "", parser.description or "", "", f"    {_usage(parser)}", ""]
    return "\n".join([*head, "| Argument | What it does |", "|---|---|", *rows])


def _usage(parser: argparse.ArgumentParser) -> str:
    options = [action for action in parser._actions if action.option_strings]
    places = [_place(action) for action in parser._actions if not action.option_strings]
    must = [f"{action.option_strings[0]} {action.metavar}" for action in options if action.required]
    return " ".join([parser.prog, *places, *must, "[OPTION...]"])


def _place(action: argparse.Action) -> str:
    name = str(action.metavar or action.dest)
    return f"[{name}...]" if action.nargs == "*" else name


def _row(action: argparse.Action) -> str:
    if not action.option_strings:
        spelled = f"`{_place(action)}`"
    else:
        value = "" if action.nargs == 0 else " " + _value(action)
        spelled = ", ".join(f"`{option}{value}`" for option in action.option_strings)
    return f"| {spelled} | {action.help} |"


def _value(action: argparse.Action) -> str:
    if action.metavar is not None:
        return str(action.metavar).replace("|", r"\|")
    if action.choices is not None:
        return r"\|".join(str(choice) for choice in action.choices)
    return action.dest.upper()


if __name__ == "__main__":
    sys.stdout.write(reference())
