"""Writes the damage that the step `repair` finds, and what may be damage, as pictures: white is damage."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from restorer.cli.files import make_result_folder
from restorer.imaging.encode import encode
from restorer.imaging.photo import Mask, Photo
from restorer.jobs.files.targets import Naming, SourcePage, plan_targets

if TYPE_CHECKING:
    from restorer.cli.inspection import Reading


class MaskFolder:
    """A folder of masks, named after their photos: `scan.jpg` -> `scan-damage.png` and `scan-possible.png`.

    Args:
        folder: Absolute path; made with the first mask.
        sources: All photos that are to come, so that no two masks get one name.
    """

    def __init__(self, folder: Path, sources: Sequence[SourcePage]) -> None:
        targets = [plan_targets(sources, Naming(folder, f"{{stem}}-{kind}", "png")) for kind in ("damage", "possible")]
        self._targets = {(source.path, source.page): pair for source, *pair in zip(sources, *targets, strict=True)}

    def write(self, source: SourcePage, reading: Reading) -> tuple[Path | None, Path | None]:
        """Write a photo's two masks over earlier ones; returns where, None for what nobody looked for.

        Raises:
            InputError: the folder cannot be written.
        """
        damage, possible = self._targets[source.path, source.page]
        return _write(reading.damage, damage), _write(reading.possible, possible)


def _write(mask: Mask | None, path: Path) -> Path | None:
    if mask is None:
        return None
    make_result_folder(path.parent)
    encode(Photo(mask[:, :, np.newaxis]), path, "png")
    return path
