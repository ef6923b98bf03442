"""`restorer doctor`: what is installed, what works, what is wrong and how to mend it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from restorer.cli.exits import Exit
from restorer.cli.terminal.output import print_data, print_json, print_status
from restorer.cli.terminal.wording import count_of

if TYPE_CHECKING:
    from restorer.cli.checks import Check


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the command into the parser."""
    parser = commands.add_parser(
        "doctor",
        help="Check the installation.",
        description="Check versions, devices, networks, formats and folders, and show how to fix what is wrong.",
    )
    parser.add_argument("--json", action="store_true", help="Write the findings as one JSON object.")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Do `restorer doctor`."""
    from restorer.cli.checks import ALL, examine
    from restorer.cli.terminal.table import columns

    checks = [check for name in ALL for check in examine(name)]
    problems = [check for check in checks if not check.is_fine]
    if arguments.json:
        print_json({"is_fine": not problems, "checks": [check.to_json() for check in checks]}, indent=2)
        return exit_of(problems)
    for group in dict.fromkeys(check.group for check in checks):
        print_data(group)
        rows = [(check.name, check.found) for check in checks if check.group == group]
        for line in columns(rows, indent=2):
            print_data(line)
    for problem in problems:
        print_status(f"{problem.name}: {problem.found} {problem.remedy}".rstrip())
    print_status(f"{count_of(len(problems), 'problem')} found." if problems else "No problems found.")
    return exit_of(problems)


def exit_of(problems: list[Check]) -> Exit:
    """The code for what is wrong: that of the first problem, 0 without one."""
    return problems[0].exit if problems else Exit.DONE
