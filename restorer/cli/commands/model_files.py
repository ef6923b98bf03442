"""`restorer models download|import|remove|verify`: the files of networks."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from restorer.cli.exits import Exit, exit_for
from restorer.cli.terminal.output import is_terminal, print_data, print_error, print_json, print_status, shown
from restorer.cli.terminal.wording import size

if TYPE_CHECKING:
    from restorer.models.info import ModelInfo
    from restorer.progress import Progress

_REPORT_SHARE = 0.1
"""Where no bar can be drawn, a line is written each time that so much more has come."""


def add(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the four actions into the parser of `models`."""
    download = actions.add_parser(
        "download",
        help="Download networks.",
        description=(
            "Download networks and check their sha256. What was broken off is continued. RESTORER_OFFLINE=1 forbids it."
        ),
    )
    download.add_argument("ids", nargs="+", metavar="ID", help="The networks: see `restorer models list`.")
    download.add_argument(
        "--to", metavar="DIR", type=Path, help="Put them into this folder, such as one on a stick, to carry elsewhere."
    )
    download.add_argument(
        "--accept-licence", action="store_true", help="Accept the terms of those whose licence demands it."
    )
    download.set_defaults(run=run_download)
    importing = actions.add_parser(
        "import",
        help="Import weight files.",
        description=(
            "Copy weight files into Restorer's folder: .safetensors, .pth, .ckpt, or ncnn's .param with its .bin "
            "beside it. Only weights are read from them; a file that holds a program is refused."
        ),
    )
    importing.add_argument("paths", nargs="+", metavar="PATH", type=Path, help="Weight files, or folders of them.")
    importing.set_defaults(run=run_import)
    remove = actions.add_parser(
        "remove",
        help="Remove downloaded or imported networks.",
        description="Remove downloaded or imported networks from this computer.",
    )
    remove.add_argument("ids", nargs="+", metavar="ID", help="The networks.")
    remove.set_defaults(run=run_remove)
    verify = actions.add_parser(
        "verify",
        help="Check the networks' files.",
        description="Compare size and sha256 of each network's file with its model card. Exit code 5 if one differs.",
    )
    verify.add_argument("ids", nargs="*", metavar="ID", help="Check these only; all that are here without it.")
    verify.add_argument("--json", action="store_true", help="Write a JSON list with one object per network.")
    verify.set_defaults(run=run_verify)


def run_download(arguments: argparse.Namespace) -> Exit:
    """Do `restorer models download`."""
    from restorer.errors import RestorerError
    from restorer.models.acceptance import accept, demand_acceptance
    from restorer.models.catalogue import ModelCatalogue
    from restorer.models.files import fetch, locate
    from restorer.store.folders import make_folder

    catalogue = ModelCatalogue()
    infos = [catalogue.get(model_id) for model_id in dict.fromkeys(arguments.ids)]
    folder = catalogue.folder if arguments.to is None else make_folder(arguments.to.absolute())
    for info in infos:
        if arguments.accept_licence and info.licence.must_be_accepted:
            accept(info, folder)
        demand_acceptance(info, folder)
    failed: RestorerError | None = None
    for info in infos:
        try:
            if info.card is not None:
                path = locate(info, folder)
            else:
                with _shown_progress(info) as progress:
                    path = fetch(info, folder, progress)
            print_data(f"{info.id}: {shown(str(path))}")
        except RestorerError as error:
            failed = failed or error
            print_error(error.message, error.hint)
    return exit_for(failed) if failed is not None else Exit.DONE


def run_import(arguments: argparse.Namespace) -> Exit:
    """Do `restorer models import`."""
    from restorer.engine import import_model
    from restorer.engine.importing import IMPORTABLE
    from restorer.errors import RestorerError
    from restorer.models.catalogue import ModelCatalogue

    folder = ModelCatalogue().folder
    failed: RestorerError | None = None
    paths = [path for given in arguments.paths for path in _weight_files(given, IMPORTABLE)]
    if not paths:
        print_status("There is no weight file there.")
        return Exit.NOTHING_TO_DO
    for path in paths:
        try:
            info = import_model(path, folder)
            print_data(f"{info.id}  ({info.task.value})")
            print_status(f"    {info.good_for} Licence {info.licence.spdx}.")
        except RestorerError as error:
            failed = failed or error
            print_error(error.message, error.hint)
    return exit_for(failed) if failed is not None else Exit.DONE


def run_remove(arguments: argparse.Namespace) -> Exit:
    """Do `restorer models remove`."""
    from restorer.models.catalogue import ModelCatalogue
    from restorer.models.files import remove

    catalogue = ModelCatalogue()
    infos = [catalogue.get(model_id) for model_id in dict.fromkeys(arguments.ids)]
    removed = 0
    for info in infos:
        if remove(info, catalogue.folder):
            removed += 1
            print_data(f"{info.id}: removed, {size(info.file.size_bytes)}")
        else:
            print_status(f"{info.id} is not in Restorer's folder.")
    return Exit.DONE if removed else Exit.NOTHING_TO_DO


def run_verify(arguments: argparse.Namespace) -> Exit:
    """Do `restorer models verify`."""
    from restorer.errors import ModelError
    from restorer.models.catalogue import ModelCatalogue

    catalogue = ModelCatalogue()
    infos = [catalogue.get(model_id) for model_id in arguments.ids]
    infos = infos or [info for info in catalogue.all() if catalogue.is_here(info)]
    if not infos:
        print_status("There is no network on this computer to check.")
        return Exit.NOTHING_TO_DO
    results: list[dict[str, Any]] = []
    for info in infos:
        try:
            path = catalogue.locate(info)
            results.append({"id": info.id, "ok": True, "path": str(path), "sha256": info.file.sha256, "message": ""})
        except ModelError as error:
            results.append(
                {"id": info.id, "ok": False, "path": "", "sha256": info.file.sha256, "message": error.message}
                | {"hint": error.hint}
            )
    if arguments.json:
        print_json(results, indent=2)
    else:
        for result in results:
            print_data(f"{result['id']}: {'ok' if result['ok'] else result['message'] + ' ' + result['hint']}")
    return Exit.DONE if all(result["ok"] for result in results) else Exit.MODEL


def _weight_files(path: Path, suffixes: tuple[str, ...]) -> list[Path]:
    """The file itself, or the weight files of a folder and of the folders in it."""
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.rglob("*") if file.suffix.lower() in suffixes and file.is_file())


@contextmanager
def _shown_progress(info: ModelInfo) -> Iterator[Progress]:
    """A progress that is shown on stderr: a bar on a terminal, a line now and then elsewhere."""
    from restorer.progress import Progress

    total = info.file.size_bytes
    if not is_terminal(sys.stderr):
        said = 0.0

        def report(fraction: float) -> None:
            nonlocal said
            if fraction >= said + _REPORT_SHARE or fraction >= 1:
                said = fraction
                print_status(f"{info.id}: {size(int(fraction * total))} of {size(total)}")

        yield Progress(report)
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn, TransferSpeedColumn
    from rich.progress import Progress as Bars

    parts = (
        TextColumn("{task.description}", markup=False), BarColumn(bar_width=24, complete_style="cyan"),
        DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    with Bars(*parts, console=Console(stderr=True), transient=True) as bars:
        row = bars.add_task(info.id, total=total)
        yield Progress(lambda fraction: bars.update(row, completed=int(fraction * total)))
