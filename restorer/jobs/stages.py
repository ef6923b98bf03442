"""Finds what the stage cache keeps of a photo's way, without working anything out."""

from __future__ import annotations

from typing import Any, NoReturn

import numpy as np
from numpy.typing import DTypeLike, NDArray

from restorer.imaging.photo import Photo
from restorer.jobs.messages import StageFile
from restorer.jobs.restore import Bench
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
    photo: Photo, recipe: Recipe, bench: Bench, source_digest: str
) -> tuple[tuple[StageFile, ...], tuple[StageFile, ...]]:
    """The files of the photo after each step of the recipe that are kept, and those of the last stage's masks.

    Args:
        photo: As decoded.
        recipe: As it was run.
        bench: Whose cache is looked through.
        source_digest: The sha256 of the source's content.
    """
    if bench.cache is None:
        return (), ()
    stages: list[StageFile] = []
    last: Stage | None = None
    for count in range(1, len(recipe.steps) + 1):
        part = Recipe(recipe.steps[:count], recipe.seed)
        look = _Look(bench.cache)
        work = Work(_NoEngine(), bench.catalogue, _no_arrays, Progress())
        try:
            run(photo, part, bench.steps, work, cache=look, source_digest=source_digest)
        except _NotKept:
            continue
        last = look.found
        if last is not None and (path := _file_of(last.photo.pixels)):
            stages.append(StageFile(part.steps[-1].step, path, _numbers(last), last.photo.icc))
    return tuple(stages), _masks_of(last)


def _masks_of(stage: Stage | None) -> tuple[StageFile, ...]:
    if stage is None:
        return ()
    size = stage.photo.pixels.shape[:2]
    named = {**{f"invented.{name}": mask for name, mask in stage.invented.items()}, **stage.masks}
    # Masks of earlier steps keep the size of the photo as it was then; where it has moved since, they fit nowhere.
    fitting = {name: mask for name, mask in named.items() if mask.shape == size}
    files = ((name, _file_of(mask)) for name, mask in fitting.items())
    return tuple(StageFile(name, path, _numbers(stage)) for name, path in files if path)


def _file_of(array: NDArray[Any]) -> str:
    return str(array.filename) if isinstance(array, np.memmap) and array.filename is not None else ""


def _numbers(stage: Stage) -> tuple[float, ...]:
    return () if np.allclose(stage.transform, np.eye(3)) else tuple(stage.transform.ravel().tolist())


def _no_arrays(shape: tuple[int, ...], dtype: DTypeLike) -> NoReturn:
    raise AssertionError("a stage was worked out while the cache was looked through")
