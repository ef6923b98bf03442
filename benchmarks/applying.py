"""Runs one step of the application on one photo, as every table does."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from restorer.engine import TorchEngine
from restorer.imaging.photo import Photo
from restorer.models.catalogue import ModelCatalogue
from restorer.pipeline.run import complete_settings
from restorer.pipeline.step import Outcome, Value, Work
from restorer.progress import Progress
from restorer.steps import find


def work_of(engine: TorchEngine, catalogue: ModelCatalogue) -> Work:
    """What steps work with: everything in memory, progress told to nobody."""
    return Work(engine, catalogue, np.empty, Progress())


def apply_step(step_id: str, photo: Photo, settings: Mapping[str, Value] | None, work: Work) -> Outcome:
    """A photo through one of the application's steps, at its defaults where the settings say nothing."""
    step = find(step_id)
    return step.apply(photo, complete_settings(step, settings or {}), work)
