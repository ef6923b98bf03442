"""State of the models dialog: which networks there are, and what can be done with each. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal

from restorer.errors import Cancelled, RestorerError
from restorer.gui.extras import SUFFIXES
from restorer.jobs.worker.import_weights import import_weights
from restorer.models.acceptance import accept
from restorer.models.catalogue import ModelCatalogue
from restorer.models.files import fetch, remove
from restorer.models.info import ModelInfo, Task
from restorer.models.recommended import RECOMMENDED
from restorer.models.speed import seconds_here
from restorer.progress import CancelToken, Progress


class ModelState(Enum):
    """Where a network is."""

    EMBEDDED = "embedded"
    HERE = "here"
    ABSENT = "absent"
    LOADING = "loading"


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A network as it stands.

    Attributes:
        info: The catalogue's entry.
        state: Where it is.
        fraction: How much of it has come, 0..1, while it is loading.
        seconds: About how long it takes here for its `speed.unit_of`; None where nothing is known.
        needs_acceptance: Whether its terms must be accepted first.
    """

    info: ModelInfo
    state: ModelState
    fraction: float
    seconds: float | None
    needs_acceptance: bool


class ModelList(QObject):
    """Downloads one after the other, imports, and removes, away from the main thread. Main thread only.

    Args:
        catalogue: Which networks there are, and where they lie.
        networks: The engine's folder, for how fast this computer is.
    """

    changed = Signal()
    """Another network is here, or has gone, or is on its way."""
    progressed = Signal(str, float)
    """So much of this one has come."""
    failed = Signal(object)
    """A `RestorerError`."""
    started = Signal(str)
    """The id of a network that is on its way."""
    downloaded = Signal(str)
    """The id of a network that has come."""
    imported = Signal(str)
    """The id of a network that was imported."""
    _ended = Signal(str)

    def __init__(self, catalogue: ModelCatalogue, networks: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.catalogue, self._networks = catalogue, networks
        self._tokens: dict[str, CancelToken] = {}
        self._fractions: dict[str, float] = {}
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self.progressed.connect(self._fractions.__setitem__)
        self._ended.connect(self._on_ended)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What networks are for, in the order of the steps."""
        there = {info.task for info in self.catalogue.all()}
        return tuple(task for task in Task if task in there)

    def rows(self, task: Task) -> tuple[ModelRow, ...]:
        """The networks for this, those that are here first."""
        rows = [self._row(info) for info in self.catalogue.all() if info.task is task]
        order = (ModelState.EMBEDDED, ModelState.HERE, ModelState.LOADING, ModelState.ABSENT)
        return tuple(sorted(rows, key=lambda row: order.index(row.state)))

    def recommended(self) -> tuple[ModelRow, ...]:
        """Those that are offered first, of several tasks."""
        infos = {info.id: info for info in self.catalogue.all()}
        return tuple(self._row(infos[model_id]) for model_id in RECOMMENDED if model_id in infos)

    def row(self, model_id: str) -> ModelRow:
        """One network; `ModelError` where there is none of this id."""
        return self._row(self.catalogue.get(model_id))

    def accept(self, model_id: str) -> None:
        """Note that the person accepts its terms."""
        self._guarded(lambda: accept(self.catalogue.get(model_id), self.catalogue.folder))
        self.changed.emit()

    def download(self, model_id: str) -> None:
        """Fetch it, going on where it was broken off; does nothing where it is on its way already."""
        if model_id in self._tokens:
            return
        self.started.emit(model_id)
        info, token = self.catalogue.get(model_id), CancelToken()
        self._tokens[model_id], self._fractions[model_id] = token, 0.0
        progress = Progress(lambda fraction: self.progressed.emit(model_id, fraction), token)

        def get() -> None:
            fetch(info, self.catalogue.folder, progress)
            self.downloaded.emit(model_id)

        self._start(model_id, get)

    def cancel(self, model_id: str) -> None:
        """Stop fetching it; what has come is kept for the next time."""
        if model_id in self._tokens:
            self._tokens[model_id].cancel()

    def remove(self, model_id: str) -> None:
        """Remove it from this computer."""
        self._guarded(lambda: remove(self.catalogue.get(model_id), self.catalogue.folder))
        self.changed.emit()

    def import_files(self, paths: Iterable[Path]) -> None:
        """Import those of the files that may be weights, one after the other."""
        for path in paths:
            if path.suffix.lower() in SUFFIXES:
                self._start("", partial(self._import, path))

    def close(self) -> None:
        """Stop what is on its way, and wait for it."""
        for token in self._tokens.values():
            token.cancel()
        self._pool.clear()
        self._pool.waitForDone()

    def _import(self, path: Path) -> None:
        self.imported.emit(import_weights(path, self.catalogue.folder))

    def _row(self, info: ModelInfo) -> ModelRow:
        if info.card is not None:
            state = ModelState.EMBEDDED
        elif info.id in self._tokens:
            state = ModelState.LOADING
        else:
            state = ModelState.HERE if self.catalogue.is_here(info) else ModelState.ABSENT
        seconds = seconds_here(info, self._networks)
        needs = not self.catalogue.may_be_used(info)
        return ModelRow(info, state, self._fractions.get(info.id, 0.0), seconds, needs)

    def _start(self, model_id: str, work: Callable[[], object]) -> None:
        def act() -> None:
            self._guarded(work)
            self._ended.emit(model_id)

        self._pool.start(act)
        self.changed.emit()

    def _guarded(self, work: Callable[[], object]) -> None:
        try:
            work()
        except Cancelled:
            return
        except (RestorerError, OSError) as error:
            self.failed.emit(error)

    def _on_ended(self, model_id: str) -> None:
        self._tokens.pop(model_id, None)
        self._fractions.pop(model_id, None)
        self.changed.emit()
