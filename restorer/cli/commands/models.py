"""`restorer models`: which networks there are, and whether their files are the ones that their cards name."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from restorer.cli.exits import Exit
from restorer.cli.terminal.output import print_data, print_json, print_status
from restorer.cli.terminal.wording import size

if TYPE_CHECKING:
    from restorer.models.catalogue import ModelCatalogue
    from restorer.models.info import ModelInfo


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the command into the parser."""
    parser = commands.add_parser(
        "models",
        help="List the networks, or check their files.",
        description="List the networks with licence and size, and check their files.",
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True, title="actions")
    listing = actions.add_parser(
        "list",
        help="List the networks.",
        description="List the networks with task, size and licence, and whether each is installed.",
    )
    listing.add_argument("--json", action="store_true", help="Write a JSON list with one object per network.")
    listing.set_defaults(run=run_list)
    verify = actions.add_parser(
        "verify",
        help="Check the networks' files.",
        description="Compare size and sha256 of each network's file with its model card. Exit code 5 if one differs.",
    )
    verify.add_argument("ids", nargs="*", metavar="ID", help="Check these only; all that are here without it.")
    verify.add_argument("--json", action="store_true", help="Write a JSON list with one object per network.")
    verify.set_defaults(run=run_verify)


def run_list(arguments: argparse.Namespace) -> Exit:
    """Do `restorer models list`."""
    catalogue = _catalogue()
    infos = catalogue.all()
    if arguments.json:
        print_json([_facts(info, catalogue) for info in infos], indent=2)
        return Exit.DONE
    for info in infos:
        where = _where(info, catalogue)
        use = "any use" if info.licence.allows_commercial_use else "no commercial use"
        print_data(f"{info.id}  ({info.task.value}, {size(info.file.size_bytes)}, {where})")
        print_data(f"    {info.good_for}")
        print_data(f"    Licence {info.licence.spdx}: {use}. {info.licence.url}")
    return Exit.DONE


def run_verify(arguments: argparse.Namespace) -> Exit:
    """Do `restorer models verify`."""
    from restorer.errors import ModelError

    catalogue = _catalogue()
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


def _catalogue() -> ModelCatalogue:
    from restorer.models.catalogue import ModelCatalogue

    return ModelCatalogue()


def _where(info: ModelInfo, catalogue: ModelCatalogue) -> str:
    """Whether it is here, and how it came."""
    if info.card is not None:
        return "comes with Restorer"
    if not catalogue.is_here(info):
        return "not here"
    return "downloaded" if info.file.urls else "imported"


def _facts(info: ModelInfo, catalogue: ModelCatalogue) -> dict[str, Any]:
    return {
        "id": info.id,
        "task": info.task.value,
        "good_for": info.good_for,
        "scales": list(info.scales),
        "size_bytes": info.file.size_bytes,
        "sha256": info.file.sha256,
        "is_here": catalogue.is_here(info),
        "is_embedded": info.card is not None,
        "licence": {
            "spdx": info.licence.spdx,
            "url": info.licence.url,
            "allows_commercial_use": info.licence.allows_commercial_use,
        },
        "source": info.source,
    }
