"""`restorer licences`: whose work Restorer stands on, and under which terms."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from restorer.cli.exits import Exit
from restorer.cli.terminal.output import print_data, print_json, print_status


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the command into the parser."""
    parser = commands.add_parser(
        "licences",
        help="List third-party software and its licences.",
        description=(
            "List the third-party software in this installation with version and licence. With NAME, print the full "
            "licence of each package whose name contains it. `restorer models list` lists the networks' licences."
        ),
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="Print the licences of these packages.")
    parser.add_argument("--json", action="store_true", help="Write a JSON list with one object per package.")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Do `restorer licences`."""
    from restorer.cli.terminal.table import columns
    from restorer.store.licences import components, terms

    wanted = [name.lower() for name in arguments.names]
    found = [item for item in components() if not wanted or any(name in item.name.lower() for name in wanted)]
    if arguments.json:
        print_json([asdict(item) for item in found], indent=2)
    elif wanted:
        for item in found:
            print_data(f"{item.name} {item.version}: {item.licence or 'no licence stated'}")
            print_data(item.home)
            print_data()
            print_data(terms(item) or "No licence text comes with it.")
            print_data()
    else:
        for line in columns([(item.name, item.version, item.licence or "not stated") for item in found]):
            print_data(line)
        print_status("`restorer licences NAME` prints the licence.")
    if not found:
        print_status("No package of this installation has such a name.")
        return Exit.NOTHING_TO_DO
    return Exit.DONE
