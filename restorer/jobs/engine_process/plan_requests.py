"""From the photos that a person chose in the window to requests with targets of their own."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from restorer.errors import RestorerError
from restorer.jobs.engine_process.messages import OutputOptions, PhotoRequest
from restorer.jobs.files.sources import Pages, find_sources
from restorer.jobs.files.targets import Naming, SourcePage, plan_targets
from restorer.jobs.request import Request


@dataclass(frozen=True, slots=True)
class PlannedRequests:
    """Requests in the wishes' order, and what cannot be wished for.

    Attributes:
        requests: (index of the request, its request): one for each page.
        refused: (index of the request, message, hint).
    """

    requests: tuple[tuple[int, Request], ...]
    refused: tuple[tuple[int, str, str], ...]


def plan_requests(
    photo_requests: Sequence[PhotoRequest], output: OutputOptions, probe: Callable[[Path], Pages]
) -> PlannedRequests:
    """Look at each photo and give each of its pages a target that no other has and that is no original."""
    found: list[tuple[int, SourcePage, Path]] = []
    refused: list[tuple[int, str, str]] = []
    for index, photo_request in enumerate(photo_requests):
        # One by one, so that each refusal is known by its wish.
        gathered = find_sources([photo_request.path], probe)
        folder = _folder_of(Path(photo_request.path), output)
        found += [
            (
                index,
                SourcePage(source.path, PurePath(source.path.name), source.format, source.page, source.pages),
                folder,
            )
            for source in gathered.sources
        ]
        refused += [(index, out.message, out.hint) for out in gathered.left_out[:1]]
        if not gathered.sources and not gathered.left_out:
            refused.append((index, f"{Path(photo_request.path).name} holds no photos.", "Add the photos in it."))
    requests: list[tuple[int, Request]] = []
    for folder in dict.fromkeys(folder for _, _, folder in found):
        here = [(index, source) for index, source, place in found if place == folder]
        naming = Naming(folder, output.template, output.format)
        try:
            targets = plan_targets([source for _, source in here], naming)
        except RestorerError as error:
            refused += [(index, error.message, error.hint) for index in dict.fromkeys(index for index, _ in here)]
            continue
        pairs = zip(here, targets, strict=True)
        requests += [(index, _request(photo_requests[index], source, path, output)) for (index, source), path in pairs]
    requests.sort(key=lambda pair: (pair[0], pair[1].page))
    return PlannedRequests(tuple(requests), tuple(refused))


def _folder_of(source: Path, output: OutputOptions) -> Path:
    if output.folder:
        return Path(output.folder)
    beside = source.parent / output.beside
    place = beside if beside.is_dir() else source.parent
    if output.fallback and not os.access(place, os.W_OK):
        return Path(output.fallback)
    return beside


def _request(photo_request: PhotoRequest, source: SourcePage, target: Path, output: OutputOptions) -> Request:
    return Request(
        str(source.path),
        str(target),
        page=source.page,
        recipe=photo_request.recipe,
        preset=photo_request.preset,
        format=output.format,
        exists=output.exists,
        device=output.device,
        strip=output.strip,
        caption=output.caption,
    )
