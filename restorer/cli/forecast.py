"""`restore --dry-run`: what would be done to each photo, where it would go, and why. Writes nothing but caches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from restorer.app import Services, open_services
from restorer.cli.exits import Exit
from restorer.cli.order import Order
from restorer.cli.output import put, put_json, say, say_trouble, shown
from restorer.cli.readings import list_steps
from restorer.cli.table import columns
from restorer.cli.wording import count_of
from restorer.condition.reading import Proposal
from restorer.errors import RestorerError
from restorer.jobs.request import Request
from restorer.progress import Progress


@dataclass(frozen=True, slots=True)
class Forecast:
    """What would be done to one photo.

    Attributes:
        request: What would be queued.
        proposal: The recipe that would run, and the reasons.
        width, height: The original's, in pixels.
        scale: How many times as wide and high the result would be.
        exists: Whether something lies at the target already.
    """

    request: Request
    proposal: Proposal
    width: int
    height: int
    scale: int
    exists: bool

    def to_json(self) -> dict[str, Any]:
        """The forecast as plain JSON values."""
        return {
            "event": "photo_planned",
            "source": self.request.source,
            "page": self.request.page,
            "target": self.request.target,
            "target_exists": self.exists,
            "exists": self.request.exists,
            "width": self.width,
            "height": self.height,
            "scale": self.scale,
            "recipe": self.proposal.recipe.to_json(),
            "reasons": dict(self.proposal.reasons),
        }

    def describe(self) -> list[str]:
        """The forecast as lines for a person."""
        page = f" (page {self.request.page + 1})" if self.request.page else ""
        lines = [f"{shown(self.request.source)}{page} -> {shown(self.request.target)}"]
        if self.exists:
            lines.append(f"    {_WHERE_TAKEN[self.request.exists]}")
        larger = f", enlarged to {self.width * self.scale} x {self.height * self.scale}" if self.scale != 1 else ""
        lines.append(f"    {self.width} x {self.height}{larger}")
        return [*lines, *columns(list_steps(self.proposal), indent=4)]


_WHERE_TAKEN = {
    "skip": "That name is taken: the photo would be skipped.",
    "rename": "That name is taken: the result would get a number behind its name.",
    "overwrite": "That name is taken: it would be overwritten.",
    "update": "That name is taken: it would be made anew if the original or the settings have changed.",
}


def forecast(order: Order, *, as_events: bool) -> Exit:
    """Tell what `restore` would do; the exit code is the one that it would end with, as far as that can be known."""
    with open_services(device=order.named_device) as services:
        gathered = order.gather(services.store)
        failures = [(item.message, item.hint) for item in gathered.left_out if item.is_failure]
        requests = order.requests(gathered.sources)
        told = list[Forecast]()
        for request in requests:
            try:
                one = _foresee(request, services)
            except RestorerError as error:
                failures.append((error.message, error.hint))
                continue
            told.append(one)
            if as_events:
                put_json(one.to_json())
            else:
                for line in one.describe():
                    put(line)
    return _sum_up(told, failures, as_events=as_events)


def _foresee(request: Request, services: Services) -> Forecast:
    source = Path(request.source)
    planner = services.bench.planner
    photo = services.bench.decode(source, request.page)
    proposal = Proposal(request.recipe) if request.recipe else planner.propose(photo, request, Progress())
    recipe = planner.override(proposal.recipe, request.overrides)
    upscale = recipe.find("upscale")
    settings = {} if upscale is None else upscale.settings
    scale = 1 if upscale is None or not settings.get("strength", 1.0) else int(settings.get("scale", 2))
    width, height = photo.extent
    is_taken = Path(request.target).exists()
    return Forecast(request, Proposal(recipe, proposal.reasons), width, height, scale, is_taken)


def _sum_up(told: Sequence[Forecast], failures: Sequence[tuple[str, str]], *, as_events: bool) -> Exit:
    pixels_in = sum(one.width * one.height for one in told)
    pixels_out = sum(one.width * one.height * one.scale**2 for one in told)
    for message, hint in failures:
        say_trouble(message, hint)
    if as_events:
        put_json({"event": "plan_ended", "photos": len(told), "failed": len(failures)}
                 | {"pixels_in": pixels_in, "pixels_out": pixels_out})  # fmt: skip
    elif told:
        put(
            f"{count_of(len(told), 'photo')}: {megapixels(pixels_in)} in, {megapixels(pixels_out)} out. "
            "Nothing was written."
        )
    if failures:
        return Exit.SOME_FAILED
    if not told:
        say("There are no photos there.")
        return Exit.NOTHING_TO_DO
    return Exit.DONE


def megapixels(pixels: int) -> str:
    """`0.3 megapixels`, `1,250.0 megapixels`."""
    return f"{pixels / 1e6:,.1f} megapixels"
