"""`restorer contact`: a contact sheet of many photos."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from restorer.cli.exits import Exit
from restorer.cli.terminal.output import print_status, shown
from restorer.cli.terminal.wording import count_of

if TYPE_CHECKING:
    from restorer.imaging.contact_sheet import SheetLayout, SheetPhoto
    from restorer.jobs.files.targets import SourcePage

PAPERS = ("a4", "a3", "letter", "10x15")
"""As `imaging.contact_sheet` spells them; a test compares the two."""

_FIELDS = ("stem", "name", "n", "folder")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the command into the parser."""
    parser = commands.add_parser(
        "contact",
        help="Put many photos on a contact sheet.",
        description=(
            "Put many photos with captions on pages of paper: into one PDF, or into one picture for each page "
            "(sheet.png, sheet-2.png). With --after each photo stands beside its result."
        ),
    )
    parser.add_argument("paths", metavar="PATH", nargs="*", help="Photos and folders.")
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, required=True, help="Where it goes: PDF, PNG, JPEG, TIFF or WebP."
    )
    parser.add_argument(
        "--after",
        metavar="DIR",
        type=Path,
        help="Put the result of each photo beside it: the file of the same name in this folder, whatever its ending.",
    )
    parser.add_argument("--columns", type=int, default=0, metavar="N", help="Photos in a row. Default: 4; pairs: 2.")
    parser.add_argument("--rows", type=int, default=5, metavar="N", help="Rows on a page. Default: 5.")
    parser.add_argument("--paper", choices=PAPERS, default="a4", help="The size of a page. Default: a4.")
    parser.add_argument("--landscape", action="store_true", help="Lay pages on their side.")
    parser.add_argument("--dpi", type=int, default=200, metavar="N", help="Pixels an inch. Default: 200.")
    parser.add_argument(
        "--caption",
        default="{stem}",
        help="Below each photo: text and {stem}, {name}, {n} (its number), {folder}; empty for none. Default: {stem}.",
    )
    parser.add_argument("--recursive", action="store_true", help="Also search folders inside of folders.")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Do `restorer contact`."""
    from restorer.errors import InputError
    from restorer.imaging.contact_sheet import write_contact_sheet
    from restorer.imaging.decode import probe
    from restorer.jobs.files.sources import SourceFilter, find_sources

    if not arguments.paths:
        raise InputError("No photos were named.", "Name photos or folders.")
    found = find_sources(arguments.paths, probe, SourceFilter(recursive=arguments.recursive))
    sources = [source for source in found.sources if source.page == 0]
    if not sources:
        print_status("No photos were found.")
        return Exit.NOTHING_TO_DO
    results = _results(arguments.after) if arguments.after is not None else {}
    photos = [_place(source, number, arguments.caption, results) for number, source in enumerate(sources, start=1)]
    layout = _layout(arguments, is_pairs=bool(results))
    from restorer.cli.files import make_result_folder

    make_result_folder(arguments.output.absolute().parent)
    written = write_contact_sheet(photos, arguments.output.absolute(), layout)
    pages = count_of(layout.pages(len(photos)), "page")
    print_status(f"{count_of(len(photos), 'photo')} on {pages}: {shown(str(written[0]))}.")
    return Exit.DONE


def _layout(arguments: argparse.Namespace, *, is_pairs: bool) -> SheetLayout:
    from restorer.imaging.contact_sheet import PAPERS as SIZES
    from restorer.imaging.contact_sheet import SheetLayout

    width, height = SIZES[arguments.paper]
    paper = (height, width) if arguments.landscape else (width, height)
    columns = arguments.columns if arguments.columns else 2 if is_pairs else 4
    return SheetLayout(columns, arguments.rows, paper, dpi=arguments.dpi)


def _results(folder: Path) -> dict[str, Path]:
    """The photos in a folder of results, by their path below it without the ending."""
    from restorer.errors import InputError
    from restorer.jobs.files.walk import walk_photos

    if not folder.is_dir():
        raise InputError(f"{str(folder)!r} is no folder.", "Name the folder of the results with --after.")
    found = (Path(path) for path in walk_photos(str(folder)))
    return {path.relative_to(folder).with_suffix("").as_posix().casefold(): path for path in found}


def _place(source: SourcePage, number: int, caption: str, results: Mapping[str, Path]) -> SheetPhoto:
    from restorer.errors import InputError
    from restorer.imaging.contact_sheet import SheetPhoto

    after = results.get(source.relative.with_suffix("").as_posix().casefold())
    values = {"stem": source.path.stem, "name": source.path.name, "n": number, "folder": source.path.parent.name}
    try:
        words = caption.format(**values)
    except (KeyError, ValueError, IndexError, AttributeError) as error:
        known = ", ".join(f"{{{field}}}" for field in _FIELDS)
        wrong = f"The caption {caption!r} cannot be read: {error}."
        raise InputError(wrong, f"It is made of text and {known}.") from error
    return SheetPhoto((source.path, after) if after is not None and after != source.path else (source.path,), words)
