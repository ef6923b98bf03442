"""`restorer verify`: whether results and originals are still what they were."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from restorer.cli.exits import Exit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from restorer.jobs.provenance.verify import Finding


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the command into the parser."""
    parser = commands.add_parser(
        "verify",
        help="Check whether results or originals have changed.",
        description=(
            "Compare the sha256 of every result and original with the folder's manifest (written by `restore "
            "--manifest`). Without a manifest, the originals are compared with the sha256 that is stored in each "
            "result. They are searched where they were when they were restored, and in the --originals folders. Exit "
            "code 3 if something has changed or is missing."
        ),
    )
    parser.add_argument("folder", metavar="DIR", type=Path, help="The folder of the results.")
    parser.add_argument(
        "--originals",
        metavar="DIR",
        type=Path,
        action="append",
        default=[],
        help="Also search this folder for originals, by name. For folders without a manifest. Can be repeated.",
    )
    parser.add_argument("--json", action="store_true", help="Write a JSON list with one object per file.")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Do `restorer verify`."""
    from restorer.errors import InputError

    folder = arguments.folder.absolute()
    for one in (folder, *arguments.originals):
        if not one.is_dir():
            raise InputError(f"{str(one)!r} is no folder.", "Name the folder of the results.")
    findings = list(_print_finding(_findings(folder, arguments.originals), as_json=arguments.json))
    if arguments.json:
        from restorer.cli.terminal.output import print_json

        print_json([_plain(one) for one in findings], indent=2)
    return _sum_up(findings)


def _findings(folder: Path, originals: list[Path]) -> Iterator[Finding]:
    from restorer.jobs.provenance.manifest import has_manifest
    from restorer.jobs.provenance.verify import verify_labels, verify_manifest

    if has_manifest(folder):
        yield from verify_manifest(folder)
        return
    from restorer.app import open_services

    with open_services() as services:

        def source_of(result: Path) -> Path | None:
            record = services.store.record_of(str(result))
            return None if record is None else Path(record.source)

        yield from verify_labels(folder, source_of, [one.absolute() for one in originals])


def _print_finding(findings: Iterator[Finding], *, as_json: bool) -> Iterator[Finding]:
    """Pass the findings on, and name what is not as it should be as soon as it is known."""
    from restorer.cli.terminal.output import print_data, shown

    for one in findings:
        if one.verdict.is_bad and not as_json:
            note = f" ({shown(one.note)})" if one.note else ""
            print_data(f"{one.verdict.value}: {one.kind} {shown(one.path)}{note}")
        yield one


def _plain(finding: Finding) -> dict[str, str]:
    return {
        "kind": finding.kind,
        "path": finding.path,
        "verdict": finding.verdict.value.replace(" ", "_"),
        "note": finding.note,
    }


def _sum_up(findings: list[Finding]) -> Exit:
    from restorer.cli.terminal.output import print_status, shown
    from restorer.cli.terminal.wording import count_of
    from restorer.jobs.provenance.verify import Verdict

    def counted(verdict: Verdict, kind: str = "") -> list[Finding]:
        return [one for one in findings if one.verdict is verdict and kind in ("", one.kind)]

    bad = [one for one in findings if one.verdict.is_bad]
    if not findings:
        print_status("There is nothing to verify: no manifest, and no result with a record of its original.")
        return Exit.NOTHING_TO_DO
    unchanged = {kind: len(counted(Verdict.WHOLE, kind)) for kind in ("result", "original")}
    parts = " and ".join(count_of(number, kind) for kind, number in unchanged.items() if number)
    print_status(f"{parts} are unchanged." if sum(unchanged.values()) > 1 else f"{parts or 'No file'} is unchanged.")
    if unlisted := counted(Verdict.UNLISTED):
        print_status(f"Not in the manifest: {count_of(len(unlisted), 'photo')}, such as {shown(unlisted[0].path)}.")
    if absent := counted(Verdict.NOT_FOUND):
        where = f"{count_of(len(absent), 'original')}, such as {shown(absent[0].path)}"
        print_status(f"Not found: {where}. Name the folder that it is in with --originals.")
    if bad:
        print_status(
            "1 file has changed or is missing." if len(bad) == 1 else f"{len(bad):,} files have changed or are missing."
        )
        return Exit.SOME_FAILED
    return Exit.DONE
