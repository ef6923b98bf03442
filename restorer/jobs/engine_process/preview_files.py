"""Hands a preview over to the window: as files of the stage cache where they are there, else as files of its own."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.tiles import Bounds
from restorer.jobs.engine_process.messages import PreviewMade, PreviewRegion
from restorer.jobs.engine_process.preview_pieces import at_size
from restorer.pipeline.cache import Stage


def write_preview(
    folder: Path,
    command: PreviewRegion,
    region: Bounds,
    stage: Stage,
    *,
    is_draft: bool = False,
    is_whole: bool = True,
    left_out: tuple[str, ...] = (),
    seconds: float = 0.0,
) -> PreviewMade:
    """The answer to a command, with its arrays in files.

    Args:
        folder: Where files that are not the cache's are written.
        command: What was asked for.
        region: What the stage shows of the source.
        stage: The pixels after the recipe, with the masks; its transform leads from the source to them.
        is_draft: Whether it is not what will be restored.
        is_whole: Whether it shows all of the source.
        left_out: The steps of the recipe that are not shown.
        seconds: How long it took.
    """
    size = stage.photo.extent
    masks = {**{f"invented.{name}": mask for name, mask in stage.invented.items()}, **stage.masks}
    if any(mask.shape != (size.height, size.width) for mask in masks.values()):
        # What was found before an enlargement is shown at the larger size; after a move it no longer fits.
        masks = {name: mask if _is_far(mask, size) else at_size(mask, size) for name, mask in masks.items()}
    files = [(name, _file_of(mask, folder)) for name, mask in masks.items() if mask.shape == (size.height, size.width)]
    return PreviewMade(
        command.ticket,
        command.path,
        command.page,
        region,
        _file_of(stage.photo.pixels, folder),
        tuple(files),
        tuple(stage.transform.ravel().tolist()),
        stage.photo.icc,
        is_draft,
        seconds,
        left_out,
        str(folder),
        is_whole,
        plain_details(stage),
    )


def plain_details(stage: Stage) -> dict[str, tuple[dict[str, Any], ...]]:
    """What was done to each thing in a photo, so that it crosses the pipe."""
    return {step: tuple(dict(one) for one in details) for step, details in stage.details.items()}


def _is_far(mask: NDArray[np.uint8], size: tuple[int, int]) -> bool:
    """Whether a mask is not of the picture's shape, so that a plain enlargement cannot bring it there."""
    height, width = int(mask.shape[0]), int(mask.shape[1])
    x, y = size[0] / width, size[1] / height
    return abs(x - y) > 0.02 * max(x, y) or x < 1


def _file_of(array: NDArray[np.generic], folder: Path) -> str:
    if isinstance(array, np.memmap) and str(array.filename).endswith(".npy") and _is_all_of_its_file(array):
        return str(array.filename)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, prefix="preview-", suffix=".npy", delete=False) as file:
        np.save(file, array)
    return file.name


def _is_all_of_its_file(array: NDArray[np.generic]) -> bool:
    assert isinstance(array, np.memmap)
    assert array.filename is not None
    kept = np.load(array.filename, mmap_mode="r", allow_pickle=False)
    return bool(kept.shape == array.shape and kept.dtype == array.dtype)
