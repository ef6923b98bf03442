"""`restorer models`: which networks there are, what each is, and how to get, check and compare them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from restorer.cli.commands import model_files, model_trials
from restorer.cli.exits import Exit
from restorer.cli.terminal.output import print_data, print_json
from restorer.cli.terminal.wording import size

if TYPE_CHECKING:
    from restorer.models.catalogue import ModelCatalogue
    from restorer.models.info import ModelInfo


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the command into the parser."""
    parser = commands.add_parser(
        "models",
        help="List, download, import, check and compare networks.",
        description=(
            "List, download, import, check and compare networks. A downloaded or imported one is used by "
            "--set STEP.model=ID. RESTORER_MODELS names more folders of networks, such as one on a stick."
        ),
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True, title="actions")
    listing = actions.add_parser(
        "list",
        help="List the networks.",
        description="List the networks with task, size and licence, and whether each is installed.",
    )
    listing.add_argument("--task", metavar="TASK", help="Only those for this task: upscale, clean, colorize, face ...")
    listing.add_argument("--here", action="store_true", help="Only those that are on this computer.")
    listing.add_argument("--json", action="store_true", help="Write a JSON list with one object per network.")
    listing.set_defaults(run=run_list)
    show = actions.add_parser(
        "show",
        help="Show all that is known of a network.",
        description="Show what a network is for, its licence, author, source, size, hash, cost and place.",
    )
    show.add_argument("id", metavar="ID", help="The network.")
    show.add_argument("--json", action="store_true", help="Write it as one JSON object.")
    show.set_defaults(run=run_show)
    model_files.add(actions)
    model_trials.add(actions)


def run_list(arguments: argparse.Namespace) -> Exit:
    """Do `restorer models list`."""
    from restorer.models.catalogue import ModelCatalogue

    catalogue = ModelCatalogue()
    infos = [info for info in catalogue.all() if not arguments.here or catalogue.is_here(info)]
    if arguments.task:
        _demand_task(arguments.task)
        infos = [info for info in infos if info.task.value == arguments.task]
    if arguments.json:
        print_json([_facts(info, catalogue) for info in infos], indent=2)
        return Exit.DONE if infos else Exit.NOTHING_TO_DO
    for info in infos:
        print_data(f"{info.id}  ({info.task.value}, {_size(info)}, {_where(info, catalogue)})")
        print_data(f"    {info.good_for}")
        print_data(f"    Licence {info.licence.spdx}: {_use(info)}. {info.licence.url}")
    return Exit.DONE if infos else Exit.NOTHING_TO_DO


def run_show(arguments: argparse.Namespace) -> Exit:
    """Do `restorer models show`."""
    from restorer.cli.terminal.table import columns
    from restorer.models.catalogue import ModelCatalogue

    catalogue = ModelCatalogue()
    info = catalogue.get(arguments.id)
    if arguments.json:
        print_json(_facts(info, catalogue), indent=2)
        return Exit.DONE
    print_data(f"{info.id}: {info.good_for}")
    for line in columns(_rows(info, catalogue), indent=2):
        print_data(line)
    return Exit.DONE


def _rows(info: ModelInfo, catalogue: ModelCatalogue) -> list[tuple[str, str]]:
    from restorer.models.files import is_extra_here

    rows = [
        ("Task", info.task.value),
        ("Enlarges", ", ".join(f"{scale} times" for scale in info.scales if scale > 1)),
        ("Made by", info.author),
        ("Source", info.source),
        ("Licence", f"{info.licence.spdx}: {_use(info)}"),
        ("", info.licence.url),
        ("", info.licence.note),
        ("Terms", _acceptance(info, catalogue)),
        ("Size", _size(info)),
        ("sha256", info.file.sha256 or "was never published; the first download settles it"),
        ("Needs", "" if is_extra_here(info) else f"the optional part {info.extra!r}"),
        ("Here", _where(info, catalogue)),
    ]
    if info.cost is not None:
        rows.append(("Cost", f"{info.cost.macs_per_px / 1e6:,.2f} million multiply-adds for each pixel"))
        rows.append(("Memory", f"{info.cost.memory_bytes_per_px / 1e3:,.1f} kB for each pixel that it sees at once"))
        if info.cost.core_seconds:
            from restorer.models.speed import core_seconds, unit_of

            took = f"{core_seconds(info):,.2g}"
            rows.append(("Time", f"about {took} s of one processor core for a {unit_of(info).value}"))
    rows += [("From", url) for url in info.file.urls]
    return [(name, text) for name, text in rows if text]


def _demand_task(name: str) -> None:
    from restorer.errors import InputError
    from restorer.models.info import Task

    known = [task.value for task in Task]
    if name not in known:
        raise InputError(f"There is no task {name!r}.", f"There are: {', '.join(known)}.")


def _size(info: ModelInfo) -> str:
    return size(info.file.size_bytes) if info.file.is_size_exact else f"about {size(info.file.size_bytes)}"


def _use(info: ModelInfo) -> str:
    if info.licence.is_in_doubt:
        return "commercial use in doubt"
    return "any use" if info.licence.allows_commercial_use else "no commercial use"


def _acceptance(info: ModelInfo, catalogue: ModelCatalogue) -> str:
    if not info.licence.must_be_accepted:
        return ""
    return "accepted" if catalogue.may_be_used(info) else "must be accepted before it is downloaded"


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
        "is_size_exact": info.file.is_size_exact,
        "sha256": info.file.sha256,
        "is_here": catalogue.is_here(info),
        "path": str(catalogue.find(info)) if catalogue.is_here(info) else None,
        "is_embedded": info.card is not None,
        "licence": {
            "spdx": info.licence.spdx,
            "url": info.licence.url,
            "allows_commercial_use": info.licence.allows_commercial_use,
            "must_be_accepted": info.licence.must_be_accepted,
            "is_accepted": catalogue.may_be_used(info),
            "note": info.licence.note,
            "is_in_doubt": info.licence.is_in_doubt,
        },
        "author": info.author,
        "source": info.source,
        "urls": list(info.file.urls),
        "extra": info.extra,
        "macs_per_px": info.cost.macs_per_px if info.cost is not None else None,
        "memory_bytes_per_px": info.cost.memory_bytes_per_px if info.cost is not None else None,
        "core_seconds_per_megapixel": info.cost.core_seconds or None if info.cost is not None else None,
    }
