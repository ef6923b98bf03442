"""`restorer restore`: the main job."""

from __future__ import annotations

import argparse
from pathlib import Path

from restorer.cli.by_hand import add_by_hand
from restorer.cli.cluster import add_cluster
from restorer.cli.exits import Exit
from restorer.cli.options import add_option


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the command into the parser."""
    parser = commands.add_parser(
        "restore",
        help="Restore photos.",
        description=(
            "Restore photos, or folders of photos, into a folder. Each result keeps its original's relative path and "
            "name; originals are never changed. After an interruption, `restorer queue resume` continues."
        ),
    )
    _add_what(parser)
    _add_how(parser)
    add_by_hand(parser)
    _add_where(parser)
    add_cluster(parser)
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
    if arguments.keep_recipe is not None:
        from restorer.cli.commands.keep_recipes import keep_recipes

        return keep_recipes(options, arguments.keep_recipe, as_events=arguments.jsonl)
    from restorer.cli.batch import ReportOptions, restore_batch

    if options.watches:
        from restorer.cli.commands.watch import watch

        return watch(options, ReportOptions(arguments.jsonl, arguments.quiet))
    return restore_batch(options, ReportOptions(arguments.jsonl, arguments.quiet))


def _add_what(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("which photos")
    group.add_argument("paths", nargs="*", metavar="PATH", help="Photos, or folders of photos.")
    group.add_argument("--recursive", action="store_true", help="Search subfolders, too.")
    group.add_argument(
        "--files-from",
        metavar="FILE",
        help="Read more paths from this file, one per line (or separated by NUL bytes); - reads stdin.",
    )
    group.add_argument(
        "--include",
        metavar="PATTERN",
        action="append",
        default=[],
        help=(
            "Restore only photos whose name, or the name of a folder above it, matches: '*.tif', '1932/*'. A pattern "
            "with a slash is compared with the path below the given folder. Can be repeated."
        ),
    )
    group.add_argument(
        "--exclude",
        metavar="PATTERN",
        action="append",
        default=[],
        help=("Skip photos and folders whose name matches: 'thumbs', '*-edited.*'. Can be repeated."),
    )
    group.add_argument(
        "--watch",
        action="store_true",
        help="Keep watching the folders and restore new photos once they are complete, until Ctrl-C.",
    )


def _add_labels(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("metadata of the results")
    add_option(group, "strip")
    add_option(group, "caption")
    group.add_argument(
        "--sidecar",
        action="store_true",
        help="Also write each result's XMP metadata to a sidecar file: scan.jpg.xmp.",
    )
    group.add_argument(
        "--manifest",
        action="store_true",
        help=(
            "List the sha256 of results and originals in manifest-sha256.txt and originals-sha256.txt in the output "
            "folder. `restorer verify` checks them."
        ),
    )
    group.add_argument(
        "--certificate",
        metavar="FILE",
        type=Path,
        help=(
            "Sign C2PA content credentials into each result with this certificate (PEM, followed by its chain). Needs "
            "--certificate-key and the package c2pa-python."
        ),
    )
    group.add_argument(
        "--certificate-key",
        metavar="FILE",
        type=Path,
        help="The certificate's private key (PEM). Its passphrase is read from RESTORER_KEY_PASSPHRASE.",
    )


def _add_how(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("how")
    add_option(group, "preset")
    group.add_argument(
        "--recipe-from",
        metavar="RESULT",
        type=Path,
        help=(
            "Use the recipe that is stored in this result. With the same original, device and format, the pixels are "
            "the same. Not with --preset or --steps."
        ),
    )
    group.add_argument(
        "--from-version",
        metavar="VERSION",
        help="With --recipe-from: use the recipe of this version of the result, by number or name.",
    )
    group.add_argument(
        "--steps", metavar="STEP,...", default="", help="Run only these steps, with their defaults: clean,upscale."
    )
    group.add_argument(
        "--set",
        metavar="STEP.FIELD=VALUE",
        dest="settings",
        action="append",
        default=[],
        help="Change one setting of a step: clean.strength=0.5. Can be repeated.",
    )
    group.add_argument(
        "--partial",
        action="store_true",
        help=(
            "Restore what is there of a JPEG that is cut off: the rows from its top that are complete. Without it such "
            "a photo is refused."
        ),
    )
    group.add_argument(
        "--hints",
        metavar="FILE",
        type=Path,
        help=(
            'Known colours as JSON: [{"x": 120, "y": 80, "color": "#8a5a3c"}], in pixels of the original; for several '
            'photos {"scan.png": [...]}, by name or path, and scan-p2.tif for a second page. Photos with hints are '
            "coloured."
        ),
    )
    group.add_argument(
        "--scale",
        type=int,
        choices=(1, 2, 4),
        help="How many times to enlarge width and height. Default: as proposed.",
    )
    add_option(group, "device")
    add_option(group, "memory_mb")


def _add_where(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("where the results go")
    group.add_argument("-o", "--output", metavar="DIR", type=Path, required=True, help="The folder for the results.")
    add_option(group, "exists", default=None, remark="; with --watch: update")
    add_option(group, "format")
    add_option(group, "name_template")


def _add_report(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("output")
    group.add_argument("--jsonl", action="store_true", help="Write each event as one line of JSON to stdout.")
    group.add_argument(
        "--dry-run",
        action="store_true",
        help=(
            "Write no results. For each photo, show which steps would run and why, where the result would go, and how "
            "much time, disk and memory it would take, measured on a few tiles."
        ),
    )
    group.add_argument(
        "--keep-recipe",
        metavar="NAME",
        help=(
            "Restore nothing: keep each photo's recipe under this name among the versions of its result. "
            "--recipe-from RESULT --from-version NAME restores it later."
        ),
    )
    group.add_argument(
        "--preview-names", action="store_true", help="Only show the name of each result; nothing is restored."
    )
    group.add_argument("--quiet", action="store_true", help="Show errors only, no progress and no summary.")
