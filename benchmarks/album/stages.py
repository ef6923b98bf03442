"""Runs a photo's proposed recipe and keeps what each step was given and gave back."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from restorer.condition import Condition, Preset, inspect, propose
from restorer.imaging.decode import decode
from restorer.imaging.photo import Photo
from restorer.pipeline.cache import Stage
from restorer.pipeline.run import Result, run
from restorer.pipeline.step import Work
from restorer.steps import STEPS


@dataclass(frozen=True, slots=True, eq=False)
class StepRun:
    """One step of one photo.

    Attributes:
        step: The step's id.
        before, after: The photo that it was given and the one that it gave back: the same object where it did nothing.
        movement: 3 x 3 float64, from pixel centres of `before` to those of `after`.
        note: What it says that it did.
        seconds: How long it took.
    """

    step: str
    before: Photo
    after: Photo
    movement: NDArray[np.float64]
    note: str
    seconds: float

    @property
    def has_acted(self) -> bool:
        """Whether it gave back another photo."""
        return self.after is not self.before


@dataclass(frozen=True, slots=True, eq=False)
class PhotoRun:
    """One photo through a preset.

    Attributes:
        name: The file's name.
        condition: What was measured.
        steps: The steps of the proposed recipe, in running order.
        result: What became of it.
    """

    name: str
    condition: Condition
    steps: tuple[StepRun, ...]
    result: Result


class _Recorder:
    """A stage cache that forgets nothing and finds nothing: so every step runs, and its stage is seen."""

    def __init__(self, photo: Photo) -> None:
        self.stages = [Stage(photo)]
        self.ends = [time.perf_counter()]

    def find(self, key: str, source: Photo) -> Stage | None:
        return None

    def keep(self, key: str, stage: Stage) -> None:
        self.stages.append(stage)
        self.ends.append(time.perf_counter())


def run_photo(path: Path, preset: Preset, work: Work) -> PhotoRun:
    """Take a photo the way that `restore` takes it, and record every step.

    Args:
        path: The photo; read only.
        preset: Which steps may be proposed.
        work: What steps work with.

    Raises:
        InputError, ModelError, ResourceError: as decoding and the steps raise them.
    """
    photo = decode(path)
    condition = inspect(photo)
    recipe = propose(condition, preset, work.catalogue).recipe
    recorder = _Recorder(photo)
    result = run(photo, recipe, STEPS, work, cache=recorder, source_digest="album")
    steps = tuple(
        StepRun(
            choice.step,
            before.photo,
            after.photo,
            after.transform @ np.linalg.inv(before.transform),
            after.notes[choice.step],
            end - start,
        )
        for choice, before, after, start, end in zip(
            recipe.steps, recorder.stages, recorder.stages[1:], recorder.ends, recorder.ends[1:], strict=False
        )
    )
    return PhotoRun(path.name, condition, steps, result)
