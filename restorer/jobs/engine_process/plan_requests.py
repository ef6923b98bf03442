"""From the photos that a person chose in the window to requests with targets of their own."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath

from restorer.errors import RestorerError
from restorer.jobs.engine_process.messages import AddJobs, Destination
from restorer.jobs.files.sources import Pages, find_sources
from restorer.jobs.files.targets import Naming, SourcePage, plan_targets
from restorer.jobs.request import Request
from restorer.message import Message
from restorer.pipeline.places import fitted
from restorer.steps import STEPS


@dataclass(frozen=True, slots=True)
class PlannedRequests:
    """Requests in their photos' order, and what was refused.

    Attributes:
        requests: (index of the request, its request): one for each page.
        refused: (index of the request, message, hint).
    """

    requests: tuple[tuple[int, Request], ...]
    refused: tuple[tuple[int, str, str], ...]


def plan_requests(command: AddJobs, probe: Callable[[Path], Pages]) -> PlannedRequests:
    """Look at each photo and give each of its pages a target that no other has and that is no original."""
    found: list[tuple[int, SourcePage, Path]] = []
    refused: list[tuple[int, str, str]] = []
    for index, photo_request in enumerate(command.photo_requests):
        # One by one, so that each refusal is known by its photo.
        discovered = find_sources([photo_request.path], probe)
        folder = folder_of(Path(photo_request.path), command.destination)
        found += [
            (
                index,
                SourcePage(source.path, PurePath(source.path.name), source.format, source.page, source.pages),
                folder,
            )
            for source in discovered.sources
        ]
        refused += [(index, out.message, out.hint) for out in discovered.left_out[:1]]
        if not discovered.sources and not discovered.left_out:
            refused.append(
                (
                    index,
                    Message("{name} holds no photos.", name=Path(photo_request.path).name),
                    Message("Add the photos in it."),
                )
            )
    requests: list[tuple[int, Request]] = []
    for folder in dict.fromkeys(folder for _, _, folder in found):
        here = [(index, source) for index, source, place in found if place == folder]
        naming = Naming(folder, command.destination.template, command.output.format)
        try:
            targets = plan_targets([source for _, source in here], naming)
        except RestorerError as error:
            refused += [(index, error.message, error.hint) for index in dict.fromkeys(index for index, _ in here)]
            continue
        pairs = zip(here, targets, strict=True)
        requests += [(index, _request(command, index, source, path)) for (index, source), path in pairs]
    requests.sort(key=lambda pair: (pair[0], pair[1].page))
    return PlannedRequests(tuple(requests), tuple(refused))


def folder_of(source: Path, place: Destination) -> Path:
    """The folder for what is made of a photo."""
    if place.folder:
        return Path(place.folder)
    beside = source.parent / place.beside
    written = beside if beside.is_dir() else source.parent
    if place.fallback and not os.access(written, os.W_OK):
        return Path(place.fallback)
    return beside


def _request(command: AddJobs, index: int, source: SourcePage, target: Path) -> Request:
    photo_request = command.photo_requests[index]
    recipe = photo_request.recipe
    if recipe is not None and source.page:
        # The first page was in view: what was said of places there is not said of the others.
        recipe = fitted(recipe, None, STEPS)
    return Request(
        str(source.path),
        str(target),
        page=source.page,
        recipe=recipe,
        preset=photo_request.preset,
        device=command.device,
        partial=photo_request.partial,
        output=command.output,
    )
