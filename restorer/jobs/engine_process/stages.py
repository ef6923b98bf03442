"""Finds what the stage cache keeps of a photo's way, without working anything out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Photo
from restorer.jobs.engine_process.messages import StageFile
from restorer.jobs.engine_process.preview_files import plain_details
from restorer.jobs.worker.restore import ProcessingContext
from restorer.pipeline.cache import Stage
from restorer.pipeline.recipe import Recipe
from restorer.pipeline.run import cached_stages
from restorer.pipeline.step import Engine


class KeptStages(NamedTuple):
    """What is kept: photos after steps, masks of what was found and invented, and what was done to each thing."""

    stages: tuple[StageFile, ...] = ()
    masks: tuple[StageFile, ...] = ()
    details: Mapping[str, tuple[dict[str, Any], ...]] = {}


def find_stages(
    photo: Photo, recipe: Recipe, processing: ProcessingContext, engine: Engine, source_digest: str
) -> KeptStages:
    """Find the files that are kept of a photo's way.

    Args:
        photo: As decoded.
        recipe: As it was run.
        processing: Whose cache is looked through.
        engine: What its networks ran on.
        source_digest: What the cache knows the page by: `worker.restore.stage_source`.
    """
    if processing.cache is None:
        return KeptStages()
    stages: list[StageFile] = []
    found: dict[str, StageFile] = {}
    last: Stage | None = None
    kept = cached_stages(
        photo,
        recipe,
        processing.steps,
        processing.catalogue,
        engine,
        cache=processing.cache,
        source_digest=source_digest,
    )
    for step_id, last in kept:
        if path := _file_of(last.photo.pixels):
            stages.append(StageFile(step_id, path, _numbers(last), last.photo.icc))
        # What a step found keeps the size that the photo had then: it is shown as it lay there.
        found = _files_of(last.masks, last) | found
    if last is not None:
        found = _files_of({f"invented.{name}": mask for name, mask in last.invented.items()}, last) | found
    details = plain_details(last) if last is not None else {}
    return KeptStages(tuple(stages), tuple(found.values()), details)


def _files_of(masks: Mapping[str, NDArray[Any]], stage: Stage) -> dict[str, StageFile]:
    """The files of the masks that lie on the stage's photo."""
    size = stage.photo.pixels.shape[:2]
    files = {name: _file_of(mask) for name, mask in masks.items() if mask.shape == size}
    return {name: StageFile(name, path, _numbers(stage)) for name, path in files.items() if path}


def _file_of(array: NDArray[Any]) -> str:
    return str(array.filename) if isinstance(array, np.memmap) and array.filename is not None else ""


def _numbers(stage: Stage) -> tuple[float, ...]:
    return () if np.allclose(stage.transform, np.eye(3)) else tuple(stage.transform.ravel().tolist())
