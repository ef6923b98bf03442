"""`restorer models compare`: one region of a photo through several networks, side by side, with time and memory."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from restorer.cli.exits import Exit
from restorer.cli.options import add_option
from restorer.cli.terminal.output import print_data, print_json, print_status, shown
from restorer.cli.terminal.wording import size

if TYPE_CHECKING:
    from restorer.jobs.worker.model_trials import ModelTrial


def add(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the action into the parser of `models`."""
    parser = actions.add_parser(
        "compare",
        help="Run one region of a photo through several networks.",
        description=(
            "Run one region of a photo through several networks, each alone and with its step's usual settings, and "
            "put the results side by side on a sheet. Time is without loading; memory is what it takes in addition."
        ),
    )
    parser.add_argument("photo", metavar="PHOTO", type=Path, help="The photo; it is never changed.")
    parser.add_argument(
        "--region", metavar="X,Y,W,H", type=_region, help="Which part, in pixels of the photo; all of it without."
    )
    parser.add_argument(
        "--with", dest="ids", metavar="ID,ID", type=_ids, required=True, help="The networks, with commas between."
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, required=True, help="Where the sheet goes: a PNG, JPEG, TIFF ..."
    )
    parser.add_argument("--json", action="store_true", help="Write a JSON list with one object per network.")
    add_option(parser, "device")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Do `restorer models compare`."""
    from restorer.app import open_services
    from restorer.cli.files import refuse_original
    from restorer.cli.sheets import write_contact_sheet
    from restorer.imaging.tiles import Bounds
    from restorer.jobs.worker.model_trials import cut, try_models

    refuse_original(arguments.output, (arguments.photo,))
    with open_services(device=arguments.device) as services:
        models = [services.catalogue.get(model_id) for model_id in arguments.ids]
        for model in models:
            services.catalogue.locate(model)
        photo = services.processing.decode(arguments.photo, 0)
        if arguments.region is not None:
            photo = cut(photo, Bounds(*arguments.region))
        engine = services.make_engine(services.device)
        trials: list[ModelTrial] = []
        for trial in try_models(photo, models, services.processing, engine):
            trials.append(trial)
            if not arguments.json:
                print_data(f"{trial.model.id}: {_cost(trial)}. {trial.note}".rstrip())
        if arguments.json:
            print_json([_facts(trial, engine.device_id) for trial in trials], indent=2)
    labels = ["Original", *(f"{trial.model.id}: {_cost(trial)}" for trial in trials)]
    write_contact_sheet([photo, *(trial.photo for trial in trials)], labels, arguments.output.absolute())
    print_status(f"The sheet is in {shown(str(arguments.output))}.")
    return Exit.DONE


def _cost(trial: ModelTrial) -> str:
    return f"{trial.seconds:.2f} s, {size(trial.memory_bytes)}"


def _facts(trial: ModelTrial, device_id: str) -> dict[str, object]:
    return {
        "id": trial.model.id,
        "step": trial.step_id,
        "device": device_id,
        "seconds": round(trial.seconds, 3),
        "memory_bytes": trial.memory_bytes,
        "width": trial.photo.extent.width,
        "height": trial.photo.extent.height,
        "note": trial.note,
    }


def _region(text: str) -> tuple[int, ...]:
    try:
        numbers = tuple(int(part) for part in text.split(","))
    except ValueError:
        numbers = ()
    if len(numbers) != 4:
        raise argparse.ArgumentTypeError(f"{text!r} is not understood: give X,Y,WIDTH,HEIGHT in pixels")
    return numbers


def _ids(text: str) -> tuple[str, ...]:
    ids = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if not ids:
        raise argparse.ArgumentTypeError("no network was named")
    return ids
