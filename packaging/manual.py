"""Writes the manual page `restorer.1` from the command line's own parser: `python packaging/manual.py FILE`."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from restorer import __version__
from restorer.cli.exits import MEANINGS, Exit
from restorer.cli.parser import build_parser, walk

_EXAMPLES = (
    ("Restore a folder of scans, as each needs it", "restorer restore ~/scans --recursive -o ~/restored"),
    ("See what would be done, and why, and write nothing", "restorer restore scan.jpg -o out --dry-run"),
    ("Only clean and enlarge twice", "restorer restore scan.jpg -o out --steps clean,upscale --scale 2"),
    ("Go on after an interruption", "restorer queue resume"),
    ("Prove that no result and no original has changed", "restorer verify ~/restored"),
)  # fmt: skip

_FILES = (
    ("~/.config/Restorer", "the settings"),
    ("~/.local/share/Restorer", "the queue, and networks that were fetched or imported"),
    ("~/.cache/Restorer", "results of single steps; may be removed at any time"),
    ("~/.local/state/Restorer/log", "logs"),
)


def manual() -> str:
    """The whole page, as man(7) reads it."""
    parser = build_parser()
    parts = [
        f'.TH RESTORER 1 "" "Restorer {__version__}" "User Commands"',
        ".SH NAME",
        r"restorer \- restores old photographs on this computer",
        ".SH SYNOPSIS",
        ".B restorer",
        r".RI [ PATH \|.\|.\|.]",
        ".br",
        ".B restorer",
        r".I COMMAND",
        r".RI [ ARGUMENT \|.\|.\|.]",
        ".SH DESCRIPTION",
        *_paragraphs(str(parser.description)),
        ".PP",
        _text(
            "Data goes to standard output, words and progress to standard error. Nothing is sent over the network, and "
            "no step needs one."
        ),
        ".SH COMMANDS",
    ]
    for command in walk(parser):
        parts += _command(command)
    parts += [".SH EXIT STATUS"]
    for code in Exit:
        parts += [".TP", f".B {int(code)}", _text(MEANINGS[code])]
    parts += [".SH ENVIRONMENT", ".TP", ".B RESTORER_HOME", "A folder that takes the place of all those below.",
              ".SH FILES"]  # fmt: skip
    for path, what in _FILES:
        parts += [".TP", f".I {_text(path)}", _text(what)]
    parts += [".SH EXAMPLES"]
    for what, line in _EXAMPLES:
        parts += [".TP", _text(f"{what}:"), f".B {_text(line)}"]
    return "\n".join(parts) + "\n"


def _command(parser: argparse.ArgumentParser) -> list[str]:
    places = [action for action in parser._actions if not action.option_strings]
    options = [action for action in parser._actions if action.option_strings and action.dest != "help"]
    words = [rf"\fB{_text(parser.prog)}\fR", *(_place(action) for action in places)]
    words += [_option(action) for action in options if action.required]
    lines = [".SS " + " ".join([*words, r"[\fIOPTION\fR...]"]), *_paragraphs(parser.description or "")]
    for action in (*places, *options):
        spelled = _option(action) if action.option_strings else _place(action)
        lines += [".TP", spelled, _text(action.help or "")]
    return lines


def _place(action: argparse.Action) -> str:
    name = rf"\fI{_text(str(action.metavar or action.dest))}\fR"
    return f"[{name}...]" if action.nargs == "*" else name


def _option(action: argparse.Action) -> str:
    value = ""
    if action.nargs != 0:
        shown = action.metavar or "|".join(map(str, action.choices or ())) or action.dest.upper()
        value = rf" \fI{_text(str(shown))}\fR"
    return ", ".join(rf"\fB{_text(word)}\fR{value}" for word in action.option_strings)


def _paragraphs(text: str) -> list[str]:
    lines: list[str] = []
    for paragraph in text.strip().split("\n\n"):
        lines += [".PP", _text(" ".join(paragraph.split()))]
    return lines[1:]


def _text(text: str) -> str:
    """Text that man(7) shows as it is, with `words` in bold."""
    plain = text.replace("\\", r"\e").replace("-", r"\-").replace("~", r"\(ti")
    plain = re.sub(r"`([^`]+)`", r"\\fB\1\\fR", plain)
    return r"\&" + plain if plain[:1] in (".", "'") else plain


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file", type=Path)
    arguments.parse_args().file.write_text(manual(), "utf-8")
