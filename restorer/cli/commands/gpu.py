"""`restorer gpu`: the torch that fits this computer's graphics card, in an environment of its own."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from restorer.cli.exits import Exit
from restorer.cli.terminal.output import is_terminal, print_data, print_json, print_status, shown
from restorer.cli.terminal.wording import size

if TYPE_CHECKING:
    from restorer.runtime.environments import Environment
    from restorer.runtime.installer import OnProgress

_STAGES = {"python": "Making the environment", "torch": "torch", "packages": "Other packages", "test": "Trying it"}
_REPORT_MB = 250
"""Where no line can be written over, a new one comes each time that so much more is there."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the command into the parser."""
    parser = commands.add_parser(
        "gpu",
        help="Use the graphics card.",
        description=(
            "Install the torch that fits the graphics card and its driver into an environment of its own, and use it. "
            "RESTORER_GPU=off keeps the program's own for once."
        ),
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True, title="actions")
    install = actions.add_parser(
        "install",
        help="Download and try the torch that fits the card.",
        description=(
            "Choose the torch that fits card and driver, download it (up to several GB), try it on a photo, and use it "
            "from then on. What was used before stays until then, and can be gone back to."
        ),
    )
    install.add_argument("--build", metavar="NAME", help="Take this build instead of the one that fits: cu128, cpu ...")
    install.add_argument("--torch", metavar="VERSION", help="Take this version of torch.")
    install.add_argument("--index-url", metavar="URL", default="", help="Take torch from this index.")
    install.add_argument("--packages-url", metavar="URL", default="", help="Take everything else from this index.")
    install.add_argument(
        "--find-links", metavar="DIR", action="append", default=[], help="Look for wheels here, too. Can be repeated."
    )
    install.add_argument("--python", metavar="PYTHON", default="", help="Make it of this Python: 3.12, or a path.")
    install.set_defaults(run=run_install)
    status = actions.add_parser(
        "status",
        help="Show card, driver and what is installed.",
        description="Show the graphics cards, their drivers, which build of torch fits, and what is installed.",
    )
    status.add_argument("--json", action="store_true", help="Write it as one JSON object.")
    status.set_defaults(run=run_status)
    rollback = actions.add_parser(
        "rollback",
        help="Go back to what was used before.",
        description="Use the environment that was used before, or the program's own torch where there was none.",
    )
    rollback.set_defaults(run=run_rollback)
    remove = actions.add_parser(
        "remove",
        help="Remove what was installed.",
        description="Use the program's own torch again, and remove every environment.",
    )
    remove.set_defaults(run=run_remove)


def run_install(arguments: argparse.Namespace) -> Exit:
    """Do `restorer gpu install`."""
    from restorer.runtime.builds import REQUIREMENTS, build_of, demand_builds
    from restorer.runtime.cards import find_cards
    from restorer.runtime.environments import Environments
    from restorer.runtime.installer import InstallOptions, install

    cards = () if arguments.build else find_cards()
    builds = (build_of(arguments.build),) if arguments.build else demand_builds(cards)
    for card in cards[:1]:
        print_status(f"{card.name}, driver {card.driver}: {builds[0].id} fits.")
    torch = (f"torch=={arguments.torch}", "torchvision") if arguments.torch else REQUIREMENTS
    options = InstallOptions(
        arguments.index_url, arguments.packages_url, tuple(arguments.find_links), torch, arguments.python,
        "cpu" if builds[0].id == "cpu" else "auto",
    )  # fmt: skip
    made = install(builds, Environments(), options, _reporter(builds[0].disk_mb))
    for line in describe(made):
        print_data(line)
    return Exit.DONE


def run_status(arguments: argparse.Namespace) -> Exit:
    """Do `restorer gpu status`."""
    from restorer.runtime.builds import fitting_builds, reason
    from restorer.runtime.cards import find_cards
    from restorer.runtime.environments import Environments
    from restorer.runtime.launch import is_up_to_date

    cards, environments = find_cards(), Environments()
    builds, active = fitting_builds(cards), environments.active()
    if arguments.json:
        facts = None if active is None else {**asdict(active), "folder": str(active.folder)}
        print_json(
            {"cards": [asdict(card) for card in cards], "fits": [build.id for build in builds], "active": facts},
            indent=2,
        )
        return Exit.DONE
    for card in cards:
        print_data(f"{card.name}, driver {card.driver or 'not installed'}")
    if not cards:
        print_data("No graphics card was found.")
    elif builds:
        print_data(f"{builds[0].id} fits, about {builds[0].disk_mb / 1000:.1f} GB.")
    else:
        print_data(f"No build of torch fits: {reason(cards[0])}.")
    if active is None:
        print_data("Nothing is installed; the program's own torch is used.")
        return Exit.DONE
    for line in describe(active):
        print_data(line)
    if not is_up_to_date(active):
        print_status("Restorer was updated and needs more than it has: run restorer gpu install again.")
    return Exit.DONE


def run_rollback(arguments: argparse.Namespace) -> Exit:
    """Do `restorer gpu rollback`."""
    from restorer.runtime.environments import Environments

    environments = Environments()
    if environments.active() is None and environments.previous() is None:
        print_status("There is nothing to go back to.")
        return Exit.NOTHING_TO_DO
    now = environments.roll_back()
    print_data("The program's own torch is used." if now is None else f"{now.build}, torch {now.torch}, is used.")
    return Exit.DONE


def run_remove(arguments: argparse.Namespace) -> Exit:
    """Do `restorer gpu remove`."""
    from restorer.runtime.environments import Environments

    environments = Environments()
    if environments.active() is None and environments.previous() is None:
        print_status("Nothing is installed.")
        return Exit.NOTHING_TO_DO
    print_data(f"Removed, {size(environments.remove_all())} are free again. The program's own torch is used.")
    return Exit.DONE


def describe(environment: Environment) -> list[str]:
    """What is installed, as lines for a person."""
    test = environment.self_test
    lines = [f"{environment.build}, torch {environment.torch}, {size(environment.size_bytes)} in {environment.folder}"]
    if test:
        lines.append(
            f"Tried on {test['name']} ({test['device']}): {test['seconds']} s for a piece of a photo, "
            f"{test['likeness_db']} dB like the processor's."
        )
    return [shown(line) for line in lines]


def _reporter(expected_mb: int) -> OnProgress:
    """Says on stderr how far an installation is: one line that changes on a terminal, several elsewhere."""
    said = ("", -_REPORT_MB)

    def report(stage: str, megabytes: int) -> None:
        nonlocal said
        words = f"{_STAGES[stage]}: {megabytes:,} MB of about {max(expected_mb, megabytes):,} MB"
        if is_terminal(sys.stderr):
            sys.stderr.write(f"\r\x1b[K{words}" + ("\n" if stage != said[0] and said[0] else ""))
            sys.stderr.flush()
            said = (stage, megabytes)
        elif stage != said[0] or megabytes >= said[1] + _REPORT_MB:
            said = (stage, megabytes)
            print_status(words)

    return report
