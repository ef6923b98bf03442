"""`restorer split`: makes photos of their own out of scans that hold several prints."""

from __future__ import annotations

import argparse
from pathlib import Path

from restorer.cli.exits import Exit
from restorer.cli.terminal.output import print_data, print_error, print_status, shown


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the command into the parser."""
    parser = commands.add_parser(
        "split",
        help="Make photos of the prints that lie on one scan.",
        description=(
            "Find the prints on scans that hold several, and write each as a photo of its own, pixel for pixel, with "
            "a little of what lies around it, which `restore` then cuts away. Scans stay as they are; those that hold "
            "one print are passed over."
        ),
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="Scans, or folders of scans.")
    parser.add_argument("--recursive", action="store_true", help="Look into the folders below the given ones, too.")
    parser.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        type=Path,
        help='The folder for the photos; it is made if it is missing. Default: "Separate photos" beside each scan.',
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Do `restorer split`."""
    from restorer.analysis.prints import find_prints
    from restorer.errors import InputError, RestorerError
    from restorer.imaging.decode import decode, probe
    from restorer.jobs.files.sources import SourceFilter, find_sources
    from restorer.jobs.worker.split import SEPARATE_FOLDER, split_prints

    if not arguments.paths:
        raise InputError("No photos were named.", "Name photos or folders.")
    output = None if arguments.output is None else arguments.output.absolute()
    discovered = find_sources(arguments.paths, probe, SourceFilter(arguments.recursive, output))
    written, failures = 0, 0
    for item in discovered.left_out:
        if item.is_failure:
            failures += 1
            print_error(item.message, item.hint)
    for source in discovered.sources:
        try:
            prints = find_prints(decode(source.path, source.page).pixels)
            folder = output if output is not None else source.path.parent / SEPARATE_FOLDER
            paths = split_prints(source.path, prints, folder, page=source.page) if prints else []
        except RestorerError as error:
            failures += 1
            print_error(error.message, error.hint)
            continue
        if not prints:
            print_status(f"{shown(source.path.name)}: one print.")
        for path in paths:
            print_data(shown(str(path)))
        written += len(paths)
    if not (written or failures):
        print_status("No scan holds several prints.")
        return Exit.NOTHING_TO_DO
    return Exit.SOME_FAILED if failures else Exit.DONE
