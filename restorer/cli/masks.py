"""Writes the damage that the step `repair` finds as pictures: white is damage."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from restorer.app import Services
from restorer.cli.files import make_result_folder
from restorer.imaging.encode import encode
from restorer.imaging.photo import Mask, Photo
from restorer.jobs.naming import Naming, Source, plan_targets
from restorer.pipeline.run import complete_settings
from restorer.pipeline.step import Engine, Work
from restorer.progress import Progress
from restorer.steps import find

STEP = "repair"
MASK = "damage"


class MaskFolder:
    """A folder of masks, each named after its photo: `scan.jpg` -> `scan-damage.png`.

    Args:
        folder: Absolute path; made with the first mask.
        services: Whose engine and models find the damage.
        sources: All photos that are to come, so that no two masks get one name.
    """

    def __init__(self, folder: Path, services: Services, sources: Sequence[Source]) -> None:
        self._services = services
        self._engine: Engine | None = None
        targets = plan_targets(sources, Naming(folder, "{stem}-damage", "png"))
        self._targets = {(source.path, source.page): target for source, target in zip(sources, targets, strict=True)}

    def write(self, source: Source, photo: Photo) -> Path:
        """Find the photo's damage and write its mask, over an earlier one; returns where.

        Raises:
            InputError: the folder cannot be written.
            ModelError, ResourceError: as the step raises them.
        """
        path = self._targets[source.path, source.page]
        make_result_folder(path.parent)
        encode(Photo(self._find(photo)[:, :, np.newaxis]), path, "png")
        return path

    def _find(self, photo: Photo) -> Mask:
        step, services = find(STEP), self._services
        self._engine = self._engine or services.make_engine(services.device)
        work = Work(self._engine, services.catalogue, services.scratch, Progress())
        outcome = step.apply(photo, complete_settings(step, {}), work)
        mask = (outcome.masks or {}).get(MASK)
        return np.zeros(photo.pixels.shape[:2], np.uint8) if mask is None else mask
