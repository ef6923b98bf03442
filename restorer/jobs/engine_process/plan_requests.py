"""From the photos that a person chose in the window to requests with targets of their own."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from restorer.errors import RestorerError
from restorer.jobs.engine_process.messages import Manner, Wish
from restorer.jobs.files.sources import Pages, gather
from restorer.jobs.files.targets import Naming, Source, plan_targets
from restorer.jobs.request import Request


@dataclass(frozen=True, slots=True)
class Planned:
    """Requests in the wishes' order, and what cannot be wished for.

    Attributes:
        requests: (index of the wish, its request): one for each page.
        refused: (index of the wish, message, hint).
    """

    requests: tuple[tuple[int, Request], ...]
    refused: tuple[tuple[int, str, str], ...]


def plan_requests(wishes: Sequence[Wish], manner: Manner, probe: Callable[[Path], Pages]) -> Planned:
    """Look at each photo and give each of its pages a target that no other has and that is no original."""
    found: list[tuple[int, Source, Path]] = []
    refused: list[tuple[int, str, str]] = []
    for index, wish in enumerate(wishes):
        # One by one, so that each refusal is known by its wish.
        gathered = gather([wish.path], probe)
        folder = _folder_of(Path(wish.path), manner)
        found += [
            (index, Source(source.path, PurePath(source.path.name), source.format, source.page, source.pages), folder)
            for source in gathered.sources
        ]
        refused += [(index, out.message, out.hint) for out in gathered.left_out[:1]]
        if not gathered.sources and not gathered.left_out:
            refused.append((index, f"{Path(wish.path).name} holds no photos.", "Add the photos in it."))
    requests: list[tuple[int, Request]] = []
    for folder in dict.fromkeys(folder for _, _, folder in found):
        here = [(index, source) for index, source, place in found if place == folder]
        naming = Naming(folder, manner.template, manner.format)
        try:
            targets = plan_targets([source for _, source in here], naming)
        except RestorerError as error:
            refused += [(index, error.message, error.hint) for index in dict.fromkeys(index for index, _ in here)]
            continue
        pairs = zip(here, targets, strict=True)
        requests += [(index, _request(wishes[index], source, path, manner)) for (index, source), path in pairs]
    requests.sort(key=lambda pair: (pair[0], pair[1].page))
    return Planned(tuple(requests), tuple(refused))


def _folder_of(source: Path, manner: Manner) -> Path:
    if manner.folder:
        return Path(manner.folder)
    beside = source.parent / manner.beside
    place = beside if beside.is_dir() else source.parent
    if manner.fallback and not os.access(place, os.W_OK):
        return Path(manner.fallback)
    return beside


def _request(wish: Wish, source: Source, target: Path, manner: Manner) -> Request:
    return Request(
        str(source.path),
        str(target),
        page=source.page,
        recipe=wish.recipe,
        preset=wish.preset,
        format=manner.format,
        exists=manner.exists,
        device=manner.device,
        strip=manner.strip,
        caption=manner.caption,
    )
