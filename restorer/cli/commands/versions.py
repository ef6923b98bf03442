"""`restorer versions`: what a photo was restored to before, and which of it is kept."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from restorer.cli.exits import Exit
from restorer.cli.terminal.output import print_data, print_json, print_status, shown
from restorer.cli.terminal.table import columns
from restorer.cli.terminal.wording import count_of

if TYPE_CHECKING:
    from restorer.jobs.files.versions import Version


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the command into the parser."""
    parser = commands.add_parser(
        "versions",
        help="List, keep, name or remove versions of a result.",
        description=(
            "Versions of a result. A photo that is restored again keeps its earlier result as a version, in the hidden "
            "folder .versions beside the results; the result itself is the one that is kept. Versions have numbers, "
            "and names where you give them."
        ),
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True, title="actions")
    listing = _action(actions, "list", "List versions.", "List the versions of results, the one that is kept first.")
    listing.add_argument("results", metavar="RESULT", type=Path, nargs="+", help="A result, such as restored/scan.jpg.")
    listing.add_argument("--json", action="store_true", help="Write a JSON list with one object per version.")
    listing.set_defaults(run=run_list)
    keeping = _action(
        actions, "keep", "Keep another version.", "Let a version be the result; the result becomes a version."
    )
    _add_one(keeping)
    keeping.set_defaults(run=run_keep)
    naming = _action(
        actions, "name", "Name a version.", "Give a version a name, by which it can be found from then on."
    )
    _add_one(naming)
    naming.add_argument("name", metavar="NAME", help="Its name; an empty one takes the name away.")
    naming.set_defaults(run=run_name)
    removing = _action(actions, "remove", "Remove versions.", "Delete versions. The result itself is never deleted.")
    removing.add_argument("result", metavar="RESULT", type=Path, help="A result, such as restored/scan.jpg.")
    removing.add_argument("versions", metavar="VERSION", nargs="*", help="A version's number or name.")
    removing.add_argument("--others", action="store_true", help="All but the one that is kept.")
    removing.set_defaults(run=run_remove)


def run_list(arguments: argparse.Namespace) -> Exit:
    """Do `restorer versions list`."""
    from restorer.jobs.files.versions import list_versions

    found = [(result, list_versions(result.absolute())) for result in arguments.results]
    if arguments.json:
        print_json([_facts(result, version) for result, versions in found for version in versions], indent=2)
        return Exit.DONE
    for result, versions in found:
        if len(found) > 1:
            print_data(f"{shown(str(result))}:")
        rows = [_row(version) for version in versions]
        for line in columns(rows, indent=2 if len(found) > 1 else 0):
            print_data(line)
    return Exit.DONE


def run_keep(arguments: argparse.Namespace) -> Exit:
    """Do `restorer versions keep`."""
    from restorer.jobs.files.versions import find_version, keep

    result = arguments.result.absolute()
    version = find_version(result, arguments.version)
    if version.is_kept:
        print_status("This version is the one that is kept.")
        return Exit.NOTHING_TO_DO
    keep(result, version)
    print_status(f"{shown(str(arguments.result))} is {_called(version)} now; what it was is a version.")
    return Exit.DONE


def run_name(arguments: argparse.Namespace) -> Exit:
    """Do `restorer versions name`."""
    from restorer.jobs.files.versions import find_version, rename

    result = arguments.result.absolute()
    rename(result, find_version(result, arguments.version), arguments.name)
    return Exit.DONE


def run_remove(arguments: argparse.Namespace) -> Exit:
    """Do `restorer versions remove`."""
    from restorer.errors import InputError
    from restorer.jobs.files.versions import find_version, list_versions, remove

    result = arguments.result.absolute()
    if bool(arguments.versions) == arguments.others:
        raise InputError("Which versions are to be removed?", "Name them by number or name, or give --others.")
    if arguments.others:
        versions = [version for version in list_versions(result) if not version.is_kept]
    else:
        versions = [find_version(result, spelled) for spelled in arguments.versions]
    if not versions:
        print_status("There are no other versions.")
        return Exit.NOTHING_TO_DO
    for version in versions:
        remove(result, version)
    print_status(f"Removed {count_of(len(versions), 'version')}.")
    return Exit.DONE


def _action(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], name: str, help_: str, description: str
) -> argparse.ArgumentParser:
    make: Callable[..., argparse.ArgumentParser] = actions.add_parser
    return make(name, help=help_, description=description)


def _add_one(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("result", metavar="RESULT", type=Path, help="A result, such as restored/scan.jpg.")
    parser.add_argument("version", metavar="VERSION", help="A version's number or name, as `versions list` shows it.")


def _called(version: Version) -> str:
    return f"version {version.number}" + (f" ({version.name})" if version.name else "")


def _row(version: Version) -> tuple[str, ...]:
    number = "kept" if version.is_kept else str(version.number)
    made = datetime.fromtimestamp(version.made_at).strftime("%Y-%m-%d %H:%M")
    where = shown(str(version.path)) if version.is_made else "not restored yet"
    return number, version.name, made, ", ".join(_steps(version.recipe)), where


def _steps(recipe: Mapping[str, Any]) -> list[str]:
    return [str(step.get("step", "")) for step in recipe.get("steps", ())]


def _facts(result: Path, version: Version) -> dict[str, Any]:
    return {
        "result": str(result.absolute()),
        "number": version.number,
        "is_kept": version.is_kept,
        "is_made": version.is_made,
        "name": version.name,
        "path": str(version.path),
        "made_at": version.made_at,
        "recipe": dict(version.recipe),
    }
