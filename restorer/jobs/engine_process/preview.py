"""Shows what a recipe will do to a photo: a draft within a second where that can be had, then the very result."""

from __future__ import annotations

import hashlib
import json
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.look_cache import LookCache
from restorer.imaging.photo import Photo
from restorer.imaging.tiles import Bounds
from restorer.jobs.engine_process.later_engine import LaterEngine
from restorer.jobs.engine_process.messages import PreviewMade, PreviewProgressed, PreviewRegion
from restorer.jobs.engine_process.preview_files import write_preview
from restorer.jobs.engine_process.preview_pieces import cut_to, grown, moved, piece_of, whole_of
from restorer.jobs.worker.restore import ProcessingContext
from restorer.jobs.worker.up_to_date import stage_source
from restorer.models.info import Task
from restorer.pipeline.cache import DiskStageCache, Stage
from restorer.pipeline.recipe import Recipe
from restorer.pipeline.run import cached_stages, complete_settings, run
from restorer.pipeline.step import Engine, PreviewHints, Work
from restorer.progress import Progress
from restorer.store.hashing import sha256_of

CONTEXT_PX = 48
"""How many pixels around a region come along, so that steps see what lies beside it."""

WHOLE_PX = 40_000_000
"""Photos of at most so many pixels are worked on as a whole, as they will be restored. Larger ones would keep two cores
busy for minutes (`repair` and `clean` take a second and more for each million): of them only regions are shown."""

REGION_PX = 2_500_000
"""The largest region of such a photo that is shown at its own size."""

LOOKS = "looks"
"""The folder in that of the stages where looks lie."""

_PHOTOS_KEPT = 2
_PART = 0.5
"""A region of less than this share of the photo gets a draft of its own: that of the whole would be a blur there."""

OnEvent = Callable[[PreviewMade | PreviewProgressed], None]


@dataclass(slots=True, eq=False)
class _Opened:
    photo: Photo
    path: Path
    page: int
    _source: str = ""

    @property
    def source(self) -> str:
        """What the stage cache knows the page by, the same as for restoring it."""
        if not self._source:
            self._source = stage_source(sha256_of(self.path), self.page)
        return self._source


class Previewer:
    """Decodes photos, keeps the last ones, and runs recipes on them. Owned by one thread.

    What is worked out for a preview is kept in the stage cache under the same keys as for restoring: the preview is
    the result, and restoring the photo afterwards takes up where the preview came to.

    Args:
        processing: Decoder, steps, models and stage cache.
        make_engine: Gives the engine; called when first needed.
        folder: Where results are written for the window, which deletes them.
    """

    def __init__(self, processing: ProcessingContext, make_engine: Callable[[], Engine], folder: Path) -> None:
        self._processing, self._make_engine, self._folder = processing, make_engine, folder
        self._engine: Engine | None = None
        # One for all previews: steps keep what they found by the engine that found it.
        self._later = self._make_later()
        self._opened: OrderedDict[tuple[str, int, int], _Opened] = OrderedDict()

    def open(self, path: str, page: int) -> Photo:
        """The photo, decoded or kept; its pixels must not be changed.

        Raises:
            InputError, ResourceError: as the decoder raises them.
        """
        return self._open(path, page).photo

    @property
    def engine(self) -> Engine:
        """The engine of previews, made when a network runs or when it is asked what it is."""
        return self._later

    def renew_engine(self) -> None:
        """Make another engine for the next preview: the device is another now."""
        self._engine = None
        self._later = self._make_later()

    def _make_later(self) -> LaterEngine:
        """An engine whose looks are kept beside the stages: the first stroke after a start need not look again."""
        later, cache = LaterEngine(self._engine_ready), self._processing.cache
        if isinstance(cache, DiskStageCache):
            LookCache.of(later).keep_in(cache.folder / LOOKS)
        return later

    def warm_up(self) -> None:
        """Load the network that nearly every preview runs, so that the first one does not wait for it.

        Raises:
            RestorerError: as the engine raises it.
        """
        model = self._processing.catalogue.for_task(Task.CLEAN)
        if model is not None:
            self._engine_ready().run(model, np.zeros((64, 64, 3), np.uint8), conditions={"strength": 1.0})

    def preview(self, command: PreviewRegion, progress: Progress, on_event: OnEvent) -> None:
        """Tell drafts, then the photo as it will be restored.

        A draft is made of fewer pixels, by the steps that can be trusted with that. Steps that are too slow for a whole
        photo (enlarging) are left out of it, and shown on the region once that is small enough.

        Raises:
            Cancelled: a newer preview is wanted.
            RestorerError: as decoder and steps raise them.
        """
        opened = self._open(command.path, command.page)
        region = cut_to(command.region, opened.photo)
        if not region.width or not region.height or not command.recipe.steps:
            return
        call = _Call(command, opened, region, progress, on_event)
        size = opened.photo.extent.width * opened.photo.extent.height
        whole = self._only(command.recipe, lambda hints: hints.largest_px is None or size <= hints.largest_px)
        left_out = tuple(choice.step for choice in command.recipe.steps if whole.find(choice.step) is None)
        if command.is_aside:
            quick = self._only(whole, lambda hints: hints.is_quick)
            self._draft_of(call, whole_of(opened.photo), quick, self._scale(call, opened.photo.extent))
            return
        self._draft(call, whole)
        if size > WHOLE_PX:
            if region.width * region.height <= REGION_PX:
                self._draft_of(call, region, whole, 1.0)
            return
        stage = self._run_whole(call, whole)
        on_event(write_preview(self._folder, command, whole_of(opened.photo), stage, left_out=left_out))
        if left_out and region.width * region.height <= self._largest(left_out):
            self._finish_region(call, left_out[0])

    # ---- drafts

    def _draft(self, call: _Call, recipe: Recipe) -> None:
        """The whole photo reduced, and the region in view where the whole is a blur there."""
        base, rest = self._deepest(call.opened, recipe)
        quick = self._only(rest, lambda hints: hints.is_quick)
        if not rest.steps or (not quick.steps and not base.changed):
            return  # nothing is left to do, or nothing can be promised yet
        if self._engine is None:
            # Networks are not loaded yet: what needs none comes first.
            light = self._light(quick)
            if light.steps and light != quick:
                self._draft_of(call, whole_of(call.opened.photo), light, self._scale(call, call.opened.photo.extent))
            if light != quick:
                call.on_step("", 0.0, 0.0)
                # What its networks made before is found only now that the engine is known.
                self._engine_ready()
                base, rest = self._deepest(call.opened, recipe)
                quick = self._only(rest, lambda hints: hints.is_quick)
                if not rest.steps or (not quick.steps and not base.changed):
                    return
        photo, region = call.opened.photo, call.region
        scale = self._scale(call, photo.extent)
        if scale < 1.0 or quick != rest:
            self._draft_of(call, whole_of(photo), quick, scale)
        if scale < 1.0 and region.width * region.height < _PART * photo.extent.width * photo.extent.height:
            self._draft_of(call, region, quick, self._scale(call, (region.width, region.height)))

    def _draft_of(self, call: _Call, region: Bounds, recipe: Recipe, scale: float) -> None:
        """Run what is left of a recipe on a region, reduced by this scale, from the latest stage that is kept."""
        opened = call.opened
        base, rest = self._deepest(opened, call.command.recipe)
        rest = rest.with_steps(choice for choice in rest.steps if recipe.find(choice.step) is not None)
        is_whole = region == whole_of(opened.photo)
        first = rest.steps[0].step if rest.steps else ""
        if first and self._hints(first).needs_whole_photo:
            # A region's edges would be taken for the photo's, and a reduced photo cut elsewhere than the photo itself.
            base = self._run_stages(call, recipe.with_steps(call.command.recipe.steps[: len(base.notes) + 1]))
            rest = rest.without(first)
        photo = base.photo
        place = whole_of(photo) if is_whole else moved(region, base.transform, photo)
        if not place.width or not place.height:
            return
        place = place if is_whole else grown(place, photo, round(CONTEXT_PX / scale))
        piece, to_piece = piece_of(photo, place, scale)
        to_piece = to_piece @ base.transform
        key = json.dumps([opened.source, list(base.notes), call.command.recipe.to_json(), tuple(place), scale])
        work = self._work(call, recipe.seed, to_piece)
        started = time.monotonic()
        result = run(
            piece,
            rest,
            self._processing.steps,
            work,
            cache=self._processing.cache,
            source_digest=hashlib.sha256(key.encode()).hexdigest(),
            on_step=call.on_step,
        )
        stage = Stage(
            result.photo, result.notes, result.invented, result.masks, result.transform @ to_piece, result.changed
        )
        seconds = time.monotonic() - started
        call.on_event(
            write_preview(self._folder, call.command, region, stage, is_draft=True, is_whole=is_whole, seconds=seconds)
        )

    def _light(self, recipe: Recipe) -> Recipe:
        """The steps of a recipe that run no network."""
        for step in self._processing.steps:
            choice = recipe.find(step.id)
            settings = complete_settings(step, choice.settings) if choice is not None else {}
            if choice is not None and step.models(settings, self._processing.catalogue):
                recipe = recipe.without(step.id)
        return recipe

    def _scale(self, call: _Call, size: tuple[int, int]) -> float:
        return float(min(1.0, (call.command.budget_px / (size[0] * size[1])) ** 0.5))

    # ---- as it will be restored

    def _run_whole(self, call: _Call, recipe: Recipe) -> Stage:
        """The photo after a recipe, taken up from what is kept; of the cache where that has it."""
        base, rest = self._deepest(call.opened, recipe)
        if not rest.steps:
            return base
        self._engine_ready()
        made = self._run_stages(call, recipe)
        base, rest = self._deepest(call.opened, recipe)
        return base if not rest.steps else made

    def _run_stages(self, call: _Call, recipe: Recipe) -> Stage:
        opened = call.opened
        result = run(
            opened.photo,
            recipe,
            self._processing.steps,
            self._work(call, recipe.seed, np.eye(3)),
            cache=self._processing.cache,
            source_digest=opened.source,
            on_step=call.on_step,
        )
        return Stage(
            result.photo, result.notes, result.invented, result.masks, result.transform, result.changed, result.details
        )

    def _finish_region(self, call: _Call, first: str) -> None:
        """The region after the steps from this one on, in the recipe's own order."""
        recipe = call.command.recipe
        index = next(number for number, choice in enumerate(recipe.steps) if choice.step == first)
        base = self._run_whole(call, recipe.with_steps(recipe.steps[:index])) if index else Stage(call.opened.photo)
        place = moved(call.region, base.transform, base.photo)
        if not place.width or not place.height:
            return
        piece, to_piece = piece_of(base.photo, grown(place, base.photo, CONTEXT_PX), 1.0)
        to_piece = to_piece @ base.transform
        work = self._work(call, recipe.seed, to_piece)
        rest = recipe.with_steps(recipe.steps[index:])
        result = run(piece, rest, self._processing.steps, work, on_step=call.on_step)
        stage = Stage(result.photo, result.notes, result.invented, result.masks, result.transform @ to_piece)
        call.on_event(write_preview(self._folder, call.command, call.region, stage, is_whole=False))

    # ---- inside

    def _deepest(self, opened: _Opened, recipe: Recipe) -> tuple[Stage, Recipe]:
        """The last of a recipe's stages that is kept, and what is left to do after it."""
        cache = self._processing.cache
        found: Stage | None = None
        at = 0
        if cache is not None:
            places = {choice.step: number for number, choice in enumerate(recipe.steps, 1)}
            steps, catalogue = self._processing.steps, self._processing.catalogue
            for step_id, stage in cached_stages(
                opened.photo, recipe, steps, catalogue, self._engine, cache=cache, source_digest=opened.source
            ):
                found, at = stage, places[step_id]
        return found or Stage(opened.photo), recipe.with_steps(recipe.steps[at:])

    def _only(self, recipe: Recipe, is_wanted: Callable[[PreviewHints], bool]) -> Recipe:
        """The recipe without the steps whose own hints tell that they are not wanted."""
        for step in self._processing.steps:
            if not is_wanted(step.preview):
                recipe = recipe.without(step.id)
        return recipe

    def _hints(self, step_id: str) -> PreviewHints:
        return next(step.preview for step in self._processing.steps if step.id == step_id)

    def _largest(self, left_out: tuple[str, ...]) -> int:
        return min(self._hints(name).largest_px or 0 for name in left_out)

    def _work(self, call: _Call, seed: int, transform: NDArray[np.float64]) -> Work:
        processing = self._processing
        return Work(self.engine, processing.catalogue, processing.allocate, call.progress, seed, transform)

    def _engine_ready(self) -> Engine:
        if self._engine is None:
            self._engine = self._make_engine()
        return self._engine

    def _open(self, path: str, page: int) -> _Opened:
        facts = Path(path).stat() if Path(path).exists() else None
        key = (path, page, facts.st_mtime_ns if facts is not None else 0)
        if key not in self._opened:
            self._opened[key] = _Opened(self._processing.decode(Path(path), page), Path(path), page)
            while len(self._opened) > _PHOTOS_KEPT:
                self._opened.popitem(last=False)
        self._opened.move_to_end(key)
        return self._opened[key]


@dataclass(frozen=True, slots=True, eq=False)
class _Call:
    """One preview that was asked for, and who hears of it."""

    command: PreviewRegion
    opened: _Opened
    region: Bounds
    progress: Progress
    on_event: OnEvent

    def on_step(self, step_id: str, fraction: float, overall: float) -> None:
        self.on_event(PreviewProgressed(self.command.ticket, self.command.path, step_id, fraction))
