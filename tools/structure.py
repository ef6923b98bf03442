"""Counts what the tree of `restorer/` promises: `python -m tools.structure`.

Modules in each folder, lengths of files, circles of imports between files, and definitions under names that were given
up for the field's own. `tests/test_structure.py` holds the figures.
"""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]

GIVEN_UP = {
    "": (
        "Gathered", "LeftOut", "Traffic", "unwant", "is_dry", "Bench", "Errand", "Desk", "Outbox", "Wish",
        "wish_digest",
        "Suspects", "Ledger", "Workplace", "Intent", "Ending", "Making", "Deed", "Story", "Lineage",
        "say_trouble",
        "Desktop", "Album", "WindowMemory", "Showing", "Trouble", "HandOver", "PyramidStock", "Finish", "veil",
        "furnish", "bring_back", "Mosaic", "Appetite", "Needs", "easy_px", "Sitter", "Portraitist", "fates",
        "find_marks",
        "spare_features", "bed", "Sheet", "Unreadable", "Dice", "dice", "Manner", "tell", "_tell", "gathered", "wish",
        "wished", "intent", "intend",
    ),
    "jobs": ("gather", "Rules", "Run", "Record", "Owner", "_door", "Source", "Entry"),
    "cli": ("gather", "Order", "put", "say", "Report", "Cost"),
    "gui": ("trouble", "Entry", "Report"),
    "engine": ("Foreign", "Run", "Cost", "needs"),
    "steps": ("ask", "seek", "Limits"),
    "imaging": ("Limits", "Entry", "Source"),
}  # fmt: skip
"""Names that became others, by the room in which nothing may be called so any more; the empty room is all of them."""

GIVEN_UP_MODULES = frozenset(
    {
        "gather", "naming", "traffic", "bench", "desk", "child", "outbox", "wishes", "suspects", "owners", "records",
        "names", "readings", "wear", "desktop", "workplace", "album", "showing", "trouble", "single", "pointing",
        "hinting", "stock", "tiled", "foreign", "halo", "sitter", "portrait", "opinion", "marks", "filling",
        "likeness", "proxy",
        "surface", "relief", "tonality", "colouring", "spreading", "people", "sourcetype", "captions", "fields",
        "directory", "packet", "elements", "regions", "order", "colour",
    }
)  # fmt: skip
"""Names of modules that became others, wherever in `restorer/`."""


class Structure(NamedTuple):
    """What was counted.

    Attributes:
        modules: Python files in each folder, `__init__` not among them.
        lines: Lines of each file.
        circles: Files that import each other, directly or not; each circle sorted.
        given_up: Places that define something under a name that was given up.
        homonyms: Public classes that share a name, with their files; networks are not among them, for they bear the
            names of the steps that they are for, or of their papers.
    """

    modules: Mapping[str, int]
    lines: Mapping[str, int]
    circles: tuple[tuple[str, ...], ...]
    given_up: tuple[str, ...]
    homonyms: Mapping[str, Sequence[str]]

    @property
    def median_lines(self) -> float:
        """Of all files that are longer than a docstring."""
        return statistics.median(count for count in self.lines.values() if count > 1)


def count(root: Path = ROOT) -> Structure:
    """Count what lies in `restorer/` below a checkout."""
    paths = sorted((root / "restorer").rglob("*.py"))
    trees = {path.relative_to(root): ast.parse(path.read_text("utf-8")) for path in paths}
    modules: dict[str, int] = {}
    for path in trees:
        modules[path.parent.as_posix()] = modules.get(path.parent.as_posix(), 0) + (path.stem != "__init__")
    lines = {path.as_posix(): len((root / path).read_text("utf-8").splitlines()) for path in trees}
    given_up = tuple(place for path, tree in trees.items() for place in _given_up(path, tree))
    return Structure(modules, lines, _circles(_imports(trees)), given_up, _homonyms(trees))


def _homonyms(trees: Mapping[Path, ast.Module]) -> dict[str, list[str]]:
    places: dict[str, list[str]] = {}
    for path, tree in trees.items():
        if not path.is_relative_to("restorer/engine/nets"):
            for node in tree.body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    places.setdefault(node.name, []).append(path.as_posix())
    return {name: paths for name, paths in places.items() if len(paths) > 1}


def _given_up(path: Path, tree: ast.Module) -> Iterator[str]:
    if path.stem in GIVEN_UP_MODULES:
        yield path.as_posix()
    room = path.parts[1]
    names = {*GIVEN_UP[""], *GIVEN_UP.get(room, ())}
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            name = node.name
        elif isinstance(node, ast.arg):
            name = node.arg
        elif isinstance(node, ast.alias):
            name = node.asname or node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            name = node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            name = node.attr
        else:
            continue
        if name in names:
            yield f"{path.as_posix()}:{node.lineno}: {name}"


def _name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(trees: Mapping[Path, ast.Module]) -> dict[str, set[str]]:
    """Which module imports which, wherever in the file the import stands."""
    known = {_name(path) for path in trees}
    found: dict[str, set[str]] = {name: set() for name in known}
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                full = {f"{node.module}.{alias.name}" for alias in node.names}
                names = {name if name in known else str(node.module) for name in full}
            elif isinstance(node, ast.Import):
                names = {alias.name for alias in node.names}
            else:
                continue
            found[_name(path)] |= names & known - {_name(path)}
    return found


def _circles(imports: Mapping[str, set[str]]) -> tuple[tuple[str, ...], ...]:
    """The strongly connected parts of more than one module (Tarjan 1972)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    circles: list[tuple[str, ...]] = []

    def visit(name: str) -> None:
        order[name] = lowest[name] = len(order)
        stack.append(name)
        for other in sorted(imports[name]):
            if other not in order:
                visit(other)
                lowest[name] = min(lowest[name], lowest[other])
            elif other in stack:
                lowest[name] = min(lowest[name], order[other])
        if lowest[name] == order[name]:
            at = stack.index(name)
            circle = tuple(sorted(stack[at:]))
            del stack[at:]
            if len(circle) > 1:
                circles.append(circle)

    for name in sorted(imports):
        if name not in order:
            visit(name)
    return tuple(circles)


def main() -> int:
    """Print the figures."""
    found = count()
    for folder, modules in found.modules.items():
        print(f"{modules:4}  {folder}")
    longest = max(found.lines, key=lambda path: found.lines[path])
    print(f"files: {len(found.lines)}, median {found.median_lines:g} lines, longest {found.lines[longest]} ({longest})")
    print(f"circles of imports: {len(found.circles)}")
    for circle in found.circles:
        print("      " + " ".join(circle))
    print(f"names that were given up: {len(found.given_up)}")
    for place in found.given_up:
        print("      " + place)
    for name, paths in found.homonyms.items():
        print(f"{name} is a class in {' and '.join(paths)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
