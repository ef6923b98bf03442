"""`restore --keep-recipe NAME`: the recipe of each photo becomes a version of its result, and nothing is restored."""

from __future__ import annotations

from pathlib import Path

from restorer.app import Services, open_services
from restorer.cli.exits import Exit
from restorer.cli.leftovers import print_leftovers
from restorer.cli.restore_options import RestoreOptions
from restorer.cli.terminal.output import print_error, print_json, print_status, shown
from restorer.errors import InputError, RestorerError
from restorer.jobs.files.addresses import is_address
from restorer.jobs.files.versions import is_result_of, keep_recipe
from restorer.jobs.provenance.labels import complete_recipe
from restorer.jobs.request import Request
from restorer.message import Message
from restorer.pipeline.recipe import Recipe
from restorer.progress import Progress
from restorer.store.hashing import read_sha256


def keep_recipes(options: RestoreOptions, name: str, *, as_events: bool) -> Exit:
    """Write the recipes down; the exit code is as that of `restore`."""
    with open_services(device=options.named_device, memory_mb=options.memory_mb) as services:
        discovered = options.find_sources(services.store)
        failures = [(item.message, item.hint) for item in discovered.left_out if item.is_failure]
        print_leftovers(discovered.left_out)
        for request in options.requests(discovered.sources):
            try:
                _keep(request, services, name, as_events=as_events)
            except RestorerError as error:
                failures.append((error.message, error.hint))
    for message, hint in failures:
        print_error(message, hint)
    if failures:
        return Exit.SOME_FAILED
    if not discovered.sources:
        print_status("No photos were found.")
        return Exit.NOTHING_TO_DO
    return Exit.DONE


def _keep(request: Request, services: Services, name: str, *, as_events: bool) -> None:
    source, result = Path(request.source), Path(request.target)
    if is_address(request.source) or is_address(request.target):
        raise InputError("Results at addresses have no versions.", "Name a folder of this computer with -o.")
    if result.is_file() and not is_result_of(result, read_sha256(source), request.page):
        raise InputError(
            Message('"{name}" is no result of this photo.', name=result.name), "Name another folder, or another name."
        )
    recipe = complete_recipe(_recipe_of(request, services), services.processing.steps)
    path = keep_recipe(result, recipe.to_json(), name)
    if as_events:
        print_json({"event": "recipe_kept", "source": request.source, "page": request.page, "target": request.target}
                   | {"name": name, "path": str(path)})  # fmt: skip
    else:
        print_status(f"The recipe of {shown(source.name)} is kept as {name}: see restorer versions list.")


def _recipe_of(request: Request, services: Services) -> Recipe:
    """What `restore` would do to the photo."""
    planner = services.processing.planner
    recipe = request.recipe
    if recipe is None:
        more = {"partial": True} if request.partial else {}
        photo = services.processing.decode(Path(request.source), request.page, **more)
        recipe = planner.propose(photo, request, Progress()).recipe
    return planner.override(recipe, request.overrides)
