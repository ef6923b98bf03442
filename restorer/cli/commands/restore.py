"""`restorer restore`: the main job."""

from __future__ import annotations

import argparse
from pathlib import Path

from restorer.cli.exits import Exit
from restorer.cli.options import add_option


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the command into the parser."""
    parser = commands.add_parser(
        "restore",
        help="Restore photos.",
        description=(
            "Restore photos, or folders of photos, into a folder. Each result keeps its original's relative path and "
            "name; originals are never changed. What is interrupted goes on with `restorer queue resume`."
        ),
    )
    _add_what(parser)
    _add_how(parser)
    _add_where(parser)
    _add_labels(parser)
    _add_report(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Do `restorer restore`."""
    from restorer.cli.restore_options import options_from

    options = options_from(arguments)
    if arguments.preview_names:
        from restorer.cli.commands.preview_names import preview_names

        return preview_names(options, as_events=arguments.jsonl)
    if arguments.dry_run:
        from restorer.cli.commands.forecast import forecast

        return forecast(options, as_events=arguments.jsonl)
    from restorer.cli.batch import ReportOptions, restore_batch

    if options.watches:
        from restorer.cli.commands.watch import watch

        return watch(options, ReportOptions(arguments.jsonl, arguments.quiet))
    return restore_batch(options, ReportOptions(arguments.jsonl, arguments.quiet))


def _add_what(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("which photos")
    group.add_argument("paths", nargs="*", metavar="PATH", help="Photos, or folders of photos.")
    group.add_argument("--recursive", action="store_true", help="Look into the folders below the given ones, too.")
    group.add_argument(
        "--files-from",
        metavar="FILE",
        help="Read more paths from this file, one on each line (or separated by NUL bytes); - reads stdin.",
    )
    group.add_argument(
        "--include",
        metavar="PATTERN",
        action="append",
        default=[],
        help=(
            "Take only photos whose name, or a folder's name above it, fits: '*.tif', '1932/*'. A pattern with a slash "
            "is for the whole path below the given folder. May be given several times."
        ),
    )
    group.add_argument(
        "--exclude",
        metavar="PATTERN",
        action="append",
        default=[],
        help=(
            "Leave out what fits, folders with all that is in them: 'thumbs', '*-edited.*'. May be given several times."
        ),
    )
    group.add_argument(
        "--watch",
        action="store_true",
        help="Stay and restore what comes into the folders, each photo once it has stopped growing, until Ctrl-C.",
    )


def _add_labels(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what the results say")
    add_option(group, "strip")
    add_option(group, "caption")
    group.add_argument(
        "--sidecar",
        action="store_true",
        help="Write what each result says of itself into an XMP sidecar beside it, too: scan.jpg.xmp.",
    )
    group.add_argument(
        "--manifest",
        action="store_true",
        help=(
            "Enter results and originals with their sha256 in manifest-sha256.txt and originals-sha256.txt in the "
            "folder for the results; `restorer verify` checks them."
        ),
    )
    group.add_argument(
        "--certificate",
        metavar="FILE",
        type=Path,
        help=(
            "Sign C2PA content credentials into each result with this certificate (PEM, its chain behind it). Needs "
            "--certificate-key and the package c2pa-python."
        ),
    )
    group.add_argument(
        "--certificate-key",
        metavar="FILE",
        type=Path,
        help="The certificate's private key (PEM); a passphrase of it is read from RESTORER_KEY_PASSPHRASE.",
    )


def _add_how(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("how")
    add_option(group, "preset")
    group.add_argument(
        "--recipe-from",
        metavar="RESULT",
        type=Path,
        help=(
            "Do what was done for this result: its recipe is read out of it. The same original, device and format give "
            "the same pixels. Not with --preset or --steps."
        ),
    )
    group.add_argument(
        "--steps", metavar="STEP,...", default="", help="Run just these steps, with their defaults: clean,upscale."
    )
    group.add_argument(
        "--set",
        metavar="STEP.FIELD=VALUE",
        dest="settings",
        action="append",
        default=[],
        help="Set one field of a step: clean.strength=0.5. May be given several times.",
    )
    group.add_argument(
        "--hints",
        metavar="FILE",
        type=Path,
        help=(
            'Colours that are known, as JSON: [{"x": 120, "y": 80, "color": "#8a5a3c"}], in pixels of the original; '
            'for several photos {"scan.png": [...]}, by name or path. A photo with hints is coloured.'
        ),
    )
    group.add_argument(
        "--scale",
        type=int,
        choices=(1, 2, 4),
        help="How many times as wide and high the results are. Default: as proposed.",
    )
    add_option(group, "device")


def _add_where(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("where the results go")
    group.add_argument("-o", "--output", metavar="DIR", type=Path, required=True, help="The folder for the results.")
    add_option(group, "exists", default=None, remark="; with --watch: update")
    add_option(group, "format")
    add_option(group, "name_template")


def _add_report(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what is told")
    group.add_argument("--jsonl", action="store_true", help="Write each event as one line of JSON to stdout.")
    group.add_argument(
        "--dry-run",
        action="store_true",
        help=(
            "Write no result: read each photo, try its steps on a few tiles, and tell what would be done, in which "
            "order and why, where it would go, and what time, disk and memory it would take."
        ),
    )
    group.add_argument(
        "--preview-names", action="store_true", help="Only tell which name each result would get; nothing is restored."
    )
    group.add_argument("--quiet", action="store_true", help="Show no progress and no summary, only what went wrong.")
