"""Every model that Restorer knows: those that come with it, those that can be downloaded, those that were imported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from restorer.errors import ModelError
from restorer.models import (
    bsrgan,
    clean,
    colorize,
    damage,
    face,
    face_detector,
    face_embedding,
    inpaint,
    realesr_general,
    realesrgan_x2plus,
    realesrgan_x4plus,
    scunet,
    upscale,
)
from restorer.models.files import locate, place_of
from restorer.models.imported import read_imported
from restorer.models.info import ModelInfo, Task
from restorer.store.folders import Folders

EMBEDDED: tuple[Callable[[], ModelInfo | None], ...] = (
    damage.info,
    inpaint.info,
    clean.info,
    colorize.info,
    face_detector.info,
    face.info,
    face_embedding.info,
    upscale.info,
)
"""The models that come with the application, one for a task."""

DOWNLOADABLE: tuple[ModelInfo, ...] = (
    realesr_general.INFO,
    realesrgan_x4plus.INFO,
    realesrgan_x2plus.INFO,
    bsrgan.INFO,
    scunet.INFO,
)
"""Models of others, fetched on request only."""


class ModelCatalogue:
    """The pipeline's `Catalogue`. Cards are read when first asked for. Thread-safe.

    Args:
        folder: Where downloaded and imported models lie; None: the user's data folder.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder if folder is not None else Folders.default().models
        self._embedded: tuple[ModelInfo, ...] | None = None

    def for_task(self, task: Task) -> ModelInfo | None:
        """The model that serves this task by default: the one that comes with the application, else None.

        Raises:
            ModelError: its card is missing or not usable.
        """
        return next((info for info in self.embedded() if info.task is task), None)

    def get(self, model_id: str) -> ModelInfo:
        """The model of this id, whether or not its file is here.

        Raises:
            ModelError: there is none.
        """
        infos = self.all()
        for info in infos:
            if info.id == model_id:
                return info
        known = ", ".join(info.id for info in infos) or "none"
        raise ModelError(f"There is no model {model_id!r}.", f"There are: {known}.")

    def all(self) -> tuple[ModelInfo, ...]:
        """Every model: embedded, downloadable, imported. An id appears once."""
        infos: dict[str, ModelInfo] = {}
        for info in (*self.embedded(), *DOWNLOADABLE, *read_imported(self.folder)):
            infos.setdefault(info.id, info)
        return tuple(infos.values())

    def embedded(self) -> tuple[ModelInfo, ...]:
        """The models that come with the application and are here."""
        if self._embedded is None:
            self._embedded = tuple(info for read in EMBEDDED if (info := read()) is not None)
        return self._embedded

    def is_here(self, info: ModelInfo) -> bool:
        """Whether the model's file is on this computer; its content is not looked at."""
        return place_of(info, self.folder).is_file()

    def locate(self, info: ModelInfo) -> Path:
        """The model's file with the content that its card names.

        Raises:
            ModelError: it is not here, or its content is another.
        """
        return locate(info, self.folder)
