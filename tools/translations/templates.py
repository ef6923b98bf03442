"""Finds the templates of messages in the core's source code, as `xgettext` does: by the calls that they are given to.

    Message("...{name}...", name=name)      InputError("No values here.", "Choose another.")

A template is the literal that stands at a known place of a known call, or either branch of a condition there. What is
put together otherwise cannot be translated, and `tests/test_messages.py` refuses it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from restorer.message import OS_REASONS

ROOMS = ("analysis", "condition", "engine", "gui", "imaging", "jobs", "models", "pipeline", "runtime", "steps", "store")
"""The rooms whose messages reach the window; the command line has words of its own, in English."""

KEYWORDS = {
    "Message": (0,),
    "InputError": (0, 1),
    "ModelError": (0, 1),
    "ResourceError": (0, 1),
    "StoreError": (0, 1),
    "WorkerCrashed": (0, 1),
    "DecodeError": (0, 1),
    "Assessment": (1,),
    "Outcome": (1,),
}
"""Which arguments of which calls are templates."""


def templates(root: Path) -> list[str]:
    """Every template, each once, in the order of the files.

    Args:
        root: The package `restorer`.
    """
    found: dict[str, None] = dict.fromkeys(OS_REASONS)
    for _, argument in arguments(root):
        found.update(dict.fromkeys(_literals(argument)))
    return list(found)


def arguments(root: Path) -> Iterator[tuple[Path, ast.expr]]:
    """Every argument that should be a template, with its file."""
    rooms = (path for room in ROOMS for path in sorted((root / room).rglob("*.py")))
    for path in (root / "message.py", *rooms):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                places = KEYWORDS.get(_name(node.func), ())
                yield from ((path, node.args[place]) for place in places if place < len(node.args))


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp | ast.BoolOp):
        parts = (node.body, node.orelse) if isinstance(node, ast.IfExp) else node.values
        for part in parts:
            yield from _literals(part)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
