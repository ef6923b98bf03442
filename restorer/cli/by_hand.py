"""The arguments of `restore` for what a person does by hand in the photo."""

from __future__ import annotations

import argparse
from pathlib import Path

from restorer.analysis.by_hand.geometry import FLIPS, NO_FLIP, ROTATIONS
from restorer.analysis.by_hand.layout_text import read_corners, read_rectangle, write_corners, write_rectangle
from restorer.errors import InputError


def add_by_hand(parser: argparse.ArgumentParser) -> None:
    """Put the arguments into the parser."""
    group = parser.add_argument_group("by hand")
    group.add_argument(
        "--rotate", type=int, choices=[degrees for degrees in ROTATIONS if degrees], help="Turn photos clockwise."
    )
    group.add_argument(
        "--flip",
        choices=[flip for flip in FLIPS if flip != NO_FLIP],
        help="Mirror photos, after they are turned: horizontal swaps left and right.",
    )
    group.add_argument(
        "--crop",
        metavar="X,Y,W,H",
        help="Keep only this rectangle: left, top, width and height in pixels of the original, before it is turned.",
    )
    group.add_argument(
        "--perspective",
        metavar="X1,Y1,...,X4,Y4",
        help=(
            "Make what lies between these four pixels of the original a rectangle: it is what is kept. The corners of "
            "a rectangle that leans turn the photo by any angle. Not with --crop."
        ),
    )
    group.add_argument(
        "--mask",
        metavar="PNG|DIR",
        type=Path,
        help=(
            "Fill exactly what is white in this picture of the original's size, and look for no other damage; for "
            "several photos a folder of pictures named as they are, or as `inspect --mask` names them."
        ),
    )
    group.add_argument(
        "--possible",
        metavar="PNG|DIR",
        type=Path,
        help=(
            "Fill what is found, and all that may be damage where this picture of the original's size is white; for "
            "several photos a folder of pictures named as they are. `inspect --mask` shows what may be damage."
        ),
    )
    group.add_argument(
        "--keep-out",
        metavar="PNG|DIR",
        type=Path,
        help=(
            "Leave what is white in this picture of the original's size as it is: no step changes it, and around it "
            "changes set in softly. For several photos a folder of pictures named as they are."
        ),
    )
    group.add_argument(
        "--faces",
        metavar="FILE",
        type=Path,
        help=(
            'What is wanted of single faces, as JSON: [{"box": [120, 80, 64, 72], "on": true, "likeness": 0.5}], left, '
            "top, width and height in pixels of the original. on: false leaves a face as it is; on: true restores it "
            "whatever it is like, also where none was found; without it the step judges. face: false says "
            "that it is none. For several photos "
            '{"scan.png": [...]}, or what `inspect --json` wrote, edited.'
        ),
    )
    group.add_argument(
        "--reference",
        metavar="FILE",
        type=Path,
        help=(
            "A photo in colour that lends its colours to what is like it in the photos, which are coloured: uniforms, "
            "wood, grass. A small copy of it goes into the results' metadata, so that they can be made again."
        ),
    )


def settings_by_hand(arguments: argparse.Namespace) -> list[str]:
    """What was asked of the layout and of the reference photo, for all photos, spelled as `--set` takes it.

    Raises:
        InputError: rectangle or corners are not spelled right, or both are given; or the reference cannot be read, or
            has no colours.
    """
    return [*_layout(arguments), *_reference(arguments.reference)]


def _layout(arguments: argparse.Namespace) -> list[str]:
    if arguments.crop and arguments.perspective:
        raise InputError("--crop and --perspective both say what is kept.", "Leave one of them out.")
    values = {
        "rotate": "" if arguments.rotate is None else str(arguments.rotate),
        "flip": arguments.flip or "",
        "rectangle": write_rectangle(read_rectangle(arguments.crop or "")),
        "corners": write_corners(read_corners(arguments.perspective or "")),
    }
    return [f"straighten.{name}={value}" for name, value in values.items() if value]


def _reference(path: Path | None) -> list[str]:
    if path is None:
        return []
    from restorer.imaging.decode import decode
    from restorer.steps.colorize.reference import write_reference

    return [f"colorize.reference={write_reference(decode(path))}"]
