"""`restore --dry-run`: what would be done to each photo, where it would go, why, and what it would cost."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from restorer.app import Services, open_services
from restorer.cli.batch import print_alike
from restorer.cli.estimate import BatchCost, Estimate, Foreseen, PhotoCost, is_left
from restorer.cli.exits import Exit
from restorer.cli.inspection import list_steps
from restorer.cli.leftovers import print_leftovers
from restorer.cli.restore_options import RestoreOptions
from restorer.cli.terminal.output import print_data, print_error, print_json, print_status, shown
from restorer.cli.terminal.table import columns
from restorer.cli.terminal.wording import count_of, duration
from restorer.condition.propose import Proposal
from restorer.errors import RestorerError
from restorer.imaging.codecs.format_ids import SAME
from restorer.imaging.codecs.formats import find_codec, format_for, kept_format
from restorer.imaging.perceptual_hash import fingerprint, near_groups
from restorer.imaging.photo import Extent
from restorer.jobs.files.targets import alternatives
from restorer.jobs.request import Request
from restorer.pipeline.run import enlargement
from restorer.progress import Progress


@dataclass(frozen=True, slots=True)
class Forecast:
    """What would be done to one photo.

    Attributes:
        facts: What its cost follows from.
        proposal: The recipe that would run, and the reasons.
        width, height: The original's, in pixels.
        scale: How many times as wide and high the result would be.
        look: As `imaging.perceptual_hash.fingerprint` gives it; empty for a blank photo.
        cost: What it would take; None where it would be left as it is.
    """

    facts: Foreseen
    proposal: Proposal
    width: int
    height: int
    scale: int
    look: str = ""
    cost: PhotoCost | None = None

    @property
    def request(self) -> Request:
        """What would be queued."""
        return self.facts.request

    def to_json(self) -> dict[str, Any]:
        """The forecast as plain JSON values."""
        return {
            "event": "photo_planned",
            "source": self.request.source,
            "page": self.request.page,
            "target": self.request.target,
            "target_exists": self.facts.exists,
            "exists": self.request.output.exists,
            "width": self.width,
            "height": self.height,
            "scale": self.scale,
            "recipe": self.proposal.recipe.to_json(),
            "reasons": dict(self.proposal.reasons),
            "seconds": None if self.cost is None else round(self.cost.seconds, 3),
            "result_bytes": None if self.cost is None else self.cost.result_bytes,
        }

    def describe(self, number: int) -> list[str]:
        """The forecast as lines for a person; `number` is its place in the order, from 1."""
        page = f" (page {self.request.page + 1})" if self.request.page else ""
        lines = [f"{number}. {shown(self.request.source)}{page} -> {shown(self.request.target)}"]
        if self.facts.exists:
            lines.append(f"    {_WHERE_TAKEN[self.request.output.exists]}")
        larger = f", enlarged to {self.width * self.scale} x {self.height * self.scale}" if self.scale != 1 else ""
        takes = "" if self.cost is None else f", about {duration(self.cost.seconds)}"
        lines.append(f"    {self.width} x {self.height}{larger}{takes}")
        return [*lines, *columns(list_steps(self.proposal), indent=4)]


_WHERE_TAKEN = {
    "version": "That name is taken: an earlier result of this photo would become a version.",
    "skip": "That name is taken: the photo would be skipped.",
    "rename": "That name is taken: the result would get a number behind its name.",
    "overwrite": "That name is taken: it would be overwritten.",
    "update": "That name is taken: it would be made again if the original or the settings have changed.",
}


def forecast(options: RestoreOptions, *, as_events: bool) -> Exit:
    """Print what `restore` would do; the exit code is the one that it would end with, as far as that can be known."""
    with open_services(device=options.named_device, memory_mb=options.memory_mb) as services:
        discovered = options.find_sources(services.store)
        failures = [(item.message, item.hint) for item in discovered.left_out if item.is_failure]
        print_leftovers(discovered.left_out)
        requests = options.requests(discovered.sources)
        forecasts, planned = list[Forecast](), {one.target for one in requests}
        estimate = Estimate(services)
        for request in requests:
            try:
                one = _foresee(request, services, estimate, planned)
            except RestorerError as error:
                failures.append((error.message, error.hint))
                continue
            forecasts.append(one)
        # Later photos make the earlier ones' costs better known.
        forecasts = [replace(one, cost=estimate.cost_of(one.facts)) for one in forecasts]
        for number, one in enumerate(forecasts, 1):
            if as_events:
                print_json(one.to_json() | {"place": number})
            else:
                for line in one.describe(number):
                    print_data(line)
        total = estimate.sum_up([one.facts for one in forecasts], options.folder)
    return _sum_up(forecasts, failures, total, as_events=as_events)


def _foresee(request: Request, services: Services, estimate: Estimate, planned: set[str]) -> Forecast:
    source = Path(request.source)
    planner = services.processing.planner
    started = time.perf_counter()
    more = {"partial": True} if request.partial else {}
    photo = services.processing.decode(source, request.page, **more)
    proposal = Proposal(request.recipe) if request.recipe else planner.propose(photo, request, Progress())
    recipe = planner.override(proposal.recipe, request.overrides)
    look = fingerprint(photo) or ""
    load_s = time.perf_counter() - started
    scale = enlargement(recipe, services.processing.steps)
    width, height = photo.extent
    format_ = format_for(request.output.format, photo)
    if request.output.format == SAME:
        format_ = kept_format(photo.origin.format, Extent(width * scale, height * scale))
        request = _named_for(request, format_, planned)
    facts = Foreseen(
        request,
        recipe,
        (width * height, width * height * scale**2),
        int(photo.pixels.nbytes),
        format_,
        Path(request.target).exists(),
        load_s,
    )
    if not is_left(facts):
        estimate.learn(photo, recipe, facts.format)
    return Forecast(facts, Proposal(recipe, proposal.reasons), width, height, scale, look)


def _named_for(request: Request, format_: str, planned: set[str]) -> Request:
    """The request with the name that its result gets where it grows beyond what its own format holds."""
    target = Path(request.target)
    codec = find_codec(format_)
    if codec.has_name(target):
        return request
    wanted = target.with_suffix(codec.suffix)
    name = next(str(path) for path in chain([wanted], alternatives(wanted)) if str(path) not in planned)
    planned.add(name)
    return replace(request, target=name)


def _sum_up(
    forecasts: Sequence[Forecast], failures: Sequence[tuple[str, str]], total: BatchCost, *, as_events: bool
) -> Exit:
    pixels_in = sum(one.width * one.height for one in forecasts)
    pixels_out = sum(one.width * one.height * one.scale**2 for one in forecasts)
    for message, hint in failures:
        print_error(message, hint)
    alike = near_groups({one.request.source: one.look for one in forecasts if one.look})
    if as_events:
        print_json({"event": "plan_ended", "photos": len(forecasts), "failed": len(failures)}
                 | {"pixels_in": pixels_in, "pixels_out": pixels_out} | total.to_json() | {"alike": alike})  # fmt: skip
    elif forecasts:
        print_data(
            f"{count_of(len(forecasts), 'photo')}: {megapixels(pixels_in)} in, {megapixels(pixels_out)} out. "
            "Nothing was written."
        )
        for line in total.describe():
            print_data(line)
        print_alike(alike)
    if failures:
        return Exit.SOME_FAILED
    if not forecasts:
        print_status("No photos were found.")
        return Exit.NOTHING_TO_DO
    return Exit.DONE


def megapixels(pixels: int) -> str:
    """`0.3 megapixels`, `1,250.0 megapixels`."""
    return f"{pixels / 1e6:,.1f} megapixels"
