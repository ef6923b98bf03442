"""Finds what the stage cache keeps of a photo's way, without working anything out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

import numpy as np
from numpy.typing import DTypeLike, NDArray

from restorer.imaging.photo import Photo
from restorer.jobs.engine_process.messages import StageFile
from restorer.jobs.worker.restore import ProcessingContext
from restorer.models.info import ModelInfo
from restorer.pipeline.cache import Stage, StageCache
from restorer.pipeline.recipe import Recipe
from restorer.pipeline.run import run
from restorer.pipeline.step import Work
from restorer.progress import Progress


class _NotKept(Exception):
    """The stage that was looked for is not in the cache."""


class _Look:
    """A cache that gives the last stage of a recipe or nothing, so that no step ever runs."""

    def __init__(self, cache: StageCache) -> None:
        self._cache = cache
        self.found: Stage | None = None

    def find(self, key: str, source: Photo) -> Stage | None:
        """The first one that is looked for is the last of the recipe."""
        self.found = self._cache.find(key, source)
        if self.found is None:
            raise _NotKept
        return self.found

    def keep(self, key: str, stage: Stage) -> None:
        """Nothing is made, so nothing is kept."""


class _NoEngine:
    """Stands where an engine would: nothing runs here."""

    def run(self, model: ModelInfo, pixels: NDArray[Any], **options: Any) -> NoReturn:
        """Never called."""
        raise AssertionError("a stage was worked out while the cache was looked through")

    def predict(self, model: ModelInfo, inputs: Any, conditions: Any = None) -> NoReturn:
        """Never called."""
        raise AssertionError("a stage was worked out while the cache was looked through")


def find_stages(
    photo: Photo, recipe: Recipe, processing: ProcessingContext, source_digest: str
) -> tuple[tuple[StageFile, ...], tuple[StageFile, ...]]:
    """The files that are kept: of the photo after each step, and of the masks of what was invented and what was found.

    Args:
        photo: As decoded.
        recipe: As it was run.
        processing: Whose cache is looked through.
        source_digest: The sha256 of the source's content.
    """
    if processing.cache is None:
        return (), ()
    stages: list[StageFile] = []
    found: dict[str, StageFile] = {}
    last: Stage | None = None
    for count in range(1, len(recipe.steps) + 1):
        part = Recipe(recipe.steps[:count], recipe.seed)
        look = _Look(processing.cache)
        work = Work(_NoEngine(), processing.catalogue, _no_arrays, Progress())
        try:
            run(photo, part, processing.steps, work, cache=look, source_digest=source_digest)
        except _NotKept:
            continue
        last = look.found
        if last is not None and (path := _file_of(last.photo.pixels)):
            stages.append(StageFile(part.steps[-1].step, path, _numbers(last), last.photo.icc))
        if last is not None:
            # What a step found keeps the size that the photo had then: it is shown as it lay there.
            found = _files_of(last.masks, last) | found
    if last is not None:
        found = _files_of({f"invented.{name}": mask for name, mask in last.invented.items()}, last) | found
    return tuple(stages), tuple(found.values())


def _files_of(masks: Mapping[str, NDArray[Any]], stage: Stage) -> dict[str, StageFile]:
    """The files of the masks that lie on the stage's photo."""
    size = stage.photo.pixels.shape[:2]
    files = {name: _file_of(mask) for name, mask in masks.items() if mask.shape == size}
    return {name: StageFile(name, path, _numbers(stage)) for name, path in files.items() if path}


def _file_of(array: NDArray[Any]) -> str:
    return str(array.filename) if isinstance(array, np.memmap) and array.filename is not None else ""


def _numbers(stage: Stage) -> tuple[float, ...]:
    return () if np.allclose(stage.transform, np.eye(3)) else tuple(stage.transform.ravel().tolist())


def _no_arrays(shape: tuple[int, ...], dtype: DTypeLike) -> NoReturn:
    raise AssertionError("a stage was worked out while the cache was looked through")
