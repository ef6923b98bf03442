"""`restorer inspect`: a photo's condition, and what is proposed for it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from restorer.cli.exits import Exit
from restorer.cli.options import add_option
from restorer.cli.terminal.output import print_data, print_error, print_json, print_status, shown

if TYPE_CHECKING:
    from restorer.cli.inspection import Reading


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the command into the parser."""
    parser = commands.add_parser(
        "inspect",
        help="Show the condition of photos and the proposed steps.",
        description=(
            "Measure noise, blur, JPEG artefacts, fading, colour and damage of photos, and show which steps are "
            "proposed for each, and why."
        ),
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="Photos, or folders of photos.")
    parser.add_argument("--recursive", action="store_true", help="Look into the folders below the given ones, too.")
    parser.add_argument(
        "--json",
        action="store_true",
        help=(
            "Write a JSON list with one object per photo. `faces` lists the faces found, the largest first, each with "
            "its box (left, top, width, height in pixels, after the EXIF orientation is applied) and a confidence from "
            "0 to 1. It is null in a build without a face detector."
        ),
    )
    parser.add_argument(
        "--mask",
        metavar="DIR",
        type=Path,
        help=(
            "Write masks as PNGs into this folder. NAME-damage.png is white where `restore` would repair, "
            "NAME-possible.png where there may be damage that it would leave."
        ),
    )
    add_option(parser, "preset")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Do `restorer inspect`."""
    from restorer.app import open_services
    from restorer.cli.inspection import Readings
    from restorer.cli.masks import MaskFolder
    from restorer.cli.restore_options import preset_name
    from restorer.errors import InputError, RestorerError
    from restorer.imaging.decode import probe
    from restorer.jobs.files.sources import SourceFilter, find_sources

    if not arguments.paths:
        raise InputError("No photos were named.", "Name photos or folders.")
    folder = None if arguments.mask is None else arguments.mask.absolute()
    facts, failures = list[dict[str, Any]](), 0
    with open_services() as services:
        readings = Readings(services, preset_name(arguments.preset), wants_masks=folder is not None)
        discovered = find_sources(arguments.paths, probe, SourceFilter(arguments.recursive, folder))
        masks = None if folder is None else MaskFolder(folder, discovered.sources)
        for item in discovered.left_out:
            if item.is_failure:
                failures += 1
                print_error(item.message, item.hint)
        for source in discovered.sources:
            try:
                reading = readings.read(source)
                mask, possible = (None, None) if masks is None else masks.write(source, reading)
            except RestorerError as error:
                failures += 1
                print_error(error.message, error.hint)
                continue
            facts.append(
                reading.to_json()
                | {
                    "mask": None if mask is None else str(mask),
                    "possible_mask": None if possible is None else str(possible),
                }
            )
            if not arguments.json:
                for line in describe(reading, mask, possible):
                    print_data(line)
    if arguments.json:
        print_json(facts, indent=2)
    if not (facts or failures):
        print_status("No photos were found.")
        return Exit.NOTHING_TO_DO
    return Exit.SOME_FAILED if failures else Exit.DONE


def describe(reading: Reading, mask: Path | None = None, possible: Path | None = None) -> list[str]:
    """What is known of a photo as lines for a person."""
    from restorer.cli.inspection import in_words, list_steps
    from restorer.cli.terminal.table import columns

    source, origin, condition = reading.source, reading.photo.origin, reading.condition
    page = f", page {source.page + 1} of {source.pages}" if source.pages > 1 else ""
    kind = f"{condition.width} x {condition.height}, {origin.format}, {origin.depth_bits} bits{page}"
    lines = [f"{shown(str(source.path))}  ({kind})", *columns(in_words(condition), indent=2)]
    lines += ["  Proposed:", *columns(list_steps(reading.proposal), indent=4)]
    if mask is not None:
        lines.append(f"  Damage mask: {shown(str(mask))}")
    if possible is not None:
        lines.append(f"  Possible damage: {shown(str(possible))}")
    return [*lines, ""]
