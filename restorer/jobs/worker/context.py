"""Wires the rooms below into what the way of a photo needs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from restorer.imaging.photo import Photo
from restorer.jobs.request import Request
from restorer.jobs.worker.restore import ProcessingContext
from restorer.pipeline.cache import StageCache
from restorer.pipeline.recipe import Recipe
from restorer.pipeline.step import Allocator, Catalogue, Value
from restorer.progress import Progress

if TYPE_CHECKING:
    from restorer.condition import Proposal


class ConditionPlanner:
    """Reads a photo's condition and proposes what the preset makes of it. Safe to share between threads.

    Args:
        catalogue: The models that there are: a step without one is left out.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def propose(self, photo: Photo, request: Request, progress: Progress) -> Proposal:
        """As `jobs.worker.restore.Planner` promises."""
        from restorer.condition import inspect, load_preset, propose

        preset = load_preset(request.preset)
        return propose(inspect(photo, progress), preset, self._catalogue, steps=request.steps)

    def override(self, recipe: Recipe, overrides: Mapping[str, Value]) -> Recipe:
        """As `jobs.worker.restore.Planner` promises."""
        from restorer.condition.overrides import apply_overrides

        return apply_overrides(recipe, overrides)


def make_processing_context(catalogue: Catalogue, allocate: Allocator, cache: StageCache | None) -> ProcessingContext:
    """What the way of a photo needs, from the real rooms.

    Args:
        catalogue: The models that there are.
        allocate: Arrays for pictures.
        cache: Where stages are kept; None keeps none.
    """
    from restorer.imaging.encode import encode
    from restorer.steps import STEPS

    return ProcessingContext(
        measure=_measure,
        decode=partial(_decode, allocate=allocate),
        encode=encode,
        planner=ConditionPlanner(catalogue),
        steps=STEPS,
        catalogue=catalogue,
        allocate=allocate,
        cache=cache,
    )


def _decode(path: Path, page: int = 0, *, partial: bool = False, allocate: Allocator) -> Photo:
    """Read a page, or what is there of it, into the space that photos are restored in."""
    from restorer.imaging.decode import decode
    from restorer.imaging.working_space import to_working

    return to_working(decode(path, page, allocate=allocate, partial=partial), allocate)


def _measure(path: Path, page: int) -> int:
    """What a page's pixels take, from its header: three channels at the depth that it is decoded to.

    One with a profile takes two bytes a channel more, for its working copy.
    """
    from restorer.imaging.decode import probe

    facts = probe(path, page)
    return (
        facts.extent.width
        * facts.extent.height
        * 3
        * ((1 if facts.depth_bits <= 8 else 2) + 2 * (facts.icc is not None))
    )
