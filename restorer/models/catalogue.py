"""Every model that Restorer knows: those that come with it, those that can be downloaded, those that were imported."""

from __future__ import annotations

from pathlib import Path

from restorer.errors import ModelError
from restorer.message import Message
from restorer.models.acceptance import is_accepted
from restorer.models.files import find, locate, other_folders
from restorer.models.imported import read_imported
from restorer.models.info import ModelInfo, Task
from restorer.models.own import EMBEDDED
from restorer.models.pins import pinned
from restorer.models.published import PUBLISHED
from restorer.store.folders import Folders


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
        raise ModelError(
            Message("There is no model {model_id!r}.", model_id=model_id), Message("There are: {known}.", known=known)
        )

    def all(self) -> tuple[ModelInfo, ...]:
        """Every model: embedded, published, imported. An id appears once; pinned hashes are filled in."""
        infos: dict[str, ModelInfo] = {}
        published = (pinned(info, self.folder) for info in PUBLISHED)
        imported = (info for folder in (self.folder, *other_folders()) for info in read_imported(folder))
        for info in (*self.embedded(), *published, *imported):
            infos.setdefault(info.id, info)
        return tuple(infos.values())

    def choices(self, task: Task) -> tuple[ModelInfo, ...]:
        """The models of a task that are on this computer, the one that comes with the application first."""
        return tuple(info for info in self.all() if info.task is task and self.is_here(info))

    def embedded(self) -> tuple[ModelInfo, ...]:
        """The models that come with the application and are here."""
        if self._embedded is None:
            self._embedded = tuple(info for read in EMBEDDED if (info := read()) is not None)
        return self._embedded

    def is_here(self, info: ModelInfo) -> bool:
        """Whether the model's file is on this computer; its content is not looked at."""
        return self.find(info).is_file()

    def find(self, info: ModelInfo) -> Path:
        """Where its file lies, or would: in the user's folder, or one that `RESTORER_MODELS` names; not checked."""
        return find(info, self.folder)

    def may_be_used(self, info: ModelInfo) -> bool:
        """Whether its terms need no accepting, or were accepted here."""
        return is_accepted(info, self.folder)

    def locate(self, info: ModelInfo) -> Path:
        """The model's file with the content that its card names.

        Raises:
            ModelError: it is not here, or its content is another.
        """
        return locate(info, self.folder)
