"""Writes the damage that the step `repair` finds as pictures: white is damage."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from restorer.cli.files import make_result_folder
from restorer.imaging.encode import encode
from restorer.imaging.photo import Mask, Photo
from restorer.jobs.naming import Naming, Source, plan_targets


class MaskFolder:
    """A folder of masks, each named after its photo: `scan.jpg` -> `scan-damage.png`.

    Args:
        folder: Absolute path; made with the first mask.
        sources: All photos that are to come, so that no two masks get one name.
    """

    def __init__(self, folder: Path, sources: Sequence[Source]) -> None:
        targets = plan_targets(sources, Naming(folder, "{stem}-damage", "png"))
        self._targets = {(source.path, source.page): target for source, target in zip(sources, targets, strict=True)}

    def write(self, source: Source, mask: Mask) -> Path:
        """Write a photo's mask (H x W uint8), over an earlier one; returns where.

        Raises:
            InputError: the folder cannot be written.
        """
        path = self._targets[source.path, source.page]
        make_result_folder(path.parent)
        encode(Photo(mask[:, :, np.newaxis]), path, "png")
        return path
