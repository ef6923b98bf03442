"""Finds the sentences that the core may say to a person, in its source code.

The core says what went wrong and why a step was proposed in plain English, wherever it happens; the window translates
these sentences at its border (`restorer.gui.viewmodels.sentences`). For that it needs to know them: this reads each
string and f-string of the core that is worded like a sentence, with `{0}`, `{1}` ... where a value stands.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

ROOMS = ("analysis", "condition", "engine", "imaging", "jobs", "models", "pipeline", "steps", "store")
"""The rooms of the core whose words reach the window; the command line has words of its own."""

NOT_HEARD = frozenset(
    {
        "engine/third_party.py",
        "imaging/comparison.py",
        "jobs/provenance/manifest.py",
        "jobs/store/job_store.py",
        "jobs/provenance/verify.py",
        "models/bsrgan.py",
        "models/cards.py",
        "models/clean.py",
        "models/colorize.py",
        "models/damage.py",
        "models/face.py",
        "models/face_detector.py",
        "models/face_embedding.py",
        "models/imported.py",
        "models/inpaint.py",
        "models/realesr_general.py",
        "models/realesrgan_x2plus.py",
        "models/realesrgan_x4plus.py",
        "models/scunet.py",
        "models/upscale.py",
        "store/downloads.py",
        "store/settings.py",
    }
)
"""Modules whose sentences never come into the window: SQL, cards of models, what only the command line does."""

FRAGMENTS = frozenset(
    {
        "condition/needs.py",
        "condition/propose.py",
        "imaging/codecs/formats.py",
        "jobs/files/sources.py",
        "steps/faces/step.py",
        "steps/faces/face_restorer.py",
        "steps/repair/step.py",
        "steps/straighten/step.py",
        "steps/tone/tone_plan.py",
    }
)
"""Modules that put a sentence together from parts: any words of theirs count, with or without a full stop."""

_SPEAKERS = frozenset({"DecodeError"})
"""Calls whose words are a part of a sentence."""

_ERRORS = frozenset({"InputError", "ModelError", "ResourceError", "StoreError", "WorkerCrashed"})
_SILENT = frozenset({"log", "logging"})
_WORD = re.compile(r"[A-Za-z]{2,}")
_SQL = re.compile(r"(SELECT|UPDATE|INSERT|DELETE|CREATE|PRAGMA|WHERE|BEGIN|ALTER)\b")


REASONS = (
    "Permission denied",
    "No such file or directory",
    "No space left on device",
    "Read-only file system",
    "Input/output error",
    "Is a directory",
    "Too many open files",
)
"""What operating systems answer most often; it stands in the core's sentences as it came."""


def sentences(root: Path) -> list[str]:
    """Every sentence and part of one, each once, in the order of the files.

    Args:
        root: The package `restorer`.
    """
    found: dict[str, None] = dict.fromkeys(REASONS)
    for room in ROOMS:
        for path in sorted((root / room).rglob("*.py")):
            name = path.relative_to(root).as_posix()
            if name not in NOT_HEARD:
                tree = ast.parse(path.read_text("utf-8"))
                found.update(dict.fromkeys(_said(tree, are_parts=name in FRAGMENTS)))
    for path in sorted((root / "gui").rglob("*.py")):
        # The window's own texts are translated where they stand, but for those of errors, which anybody may show.
        calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
        errors = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id in _ERRORS)
        found.update(dict.fromkeys(text for call in errors for text in _said(call, are_parts=True)))
    return list(found)


def _said(node: ast.AST, *, are_parts: bool) -> Iterator[str]:
    """The sentences below a node, first to last."""
    text = _template(node)
    if text is not None:
        if _is_said(text, are_parts=are_parts):
            yield text
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    if isinstance(node, ast.Call):
        name = node.func
        if isinstance(name, ast.Attribute) and isinstance(name.value, ast.Name) and name.value.id in _SILENT:
            return
        are_parts = are_parts or (isinstance(name, ast.Name) and name.id in _SPEAKERS)
    if are_parts and isinstance(node, ast.Dict):
        # "repaired", "cleaned": a part may be one word, where it is what a table says.
        yield from (str(value.value) for value in node.values if _is_text(value))
    if are_parts and isinstance(node, ast.IfExp) and _is_text(node.body) and _is_text(node.orelse):
        yield from (str(part.value) for part in (node.body, node.orelse) if part.value)
    for child in ast.iter_child_nodes(node):
        yield from _said(child, are_parts=are_parts)


def _template(node: ast.AST) -> str | None:
    """A string as it stands, an f-string with its values numbered; None for anything else."""
    if _is_text(node):
        return str(node.value)
    if not isinstance(node, ast.JoinedStr):
        return None
    numbers = iter(range(len(node.values)))
    parts = [part.value if isinstance(part, ast.Constant) else f"{{{next(numbers)}}}" for part in node.values]
    return "".join(map(str, parts))


def _is_text(node: ast.AST) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_said(text: str, *, are_parts: bool) -> bool:
    bare = re.sub(r"\{\d+\}", "", text)
    if not re.search(r"\S[ -]\S", text) or not _WORD.search(bare) or _SQL.match(text.strip()) or "\n" in text:
        return False
    return are_parts or text.rstrip()[-1] in ".!?"
