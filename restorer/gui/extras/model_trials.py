"""Comparing networks on a part of the photo in view: what can be compared, and what each made. Knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from restorer.errors import Cancelled, RestorerError
from restorer.gui.extras.model_places import places_of
from restorer.jobs.engine_process.trials import TrialOrder, run_trials
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.step import Step
from restorer.progress import CancelToken
from restorer.runtime.launch import usable_environment

if TYPE_CHECKING:
    from restorer.jobs.engine_process.client import OpenServices

SIDES_PX = (128, 256, 512)
"""How large the part may be, in pixels of the photo."""


class ModelTrials(QObject):
    """Has networks compared away from the main thread, one order at a time. Main thread only.

    Args:
        catalogue: Which networks there are.
        steps: The steps that use them.
        open_services: Opens what the process that runs them works with.
    """

    made = Signal(object)
    """A `TrialPicture`: the part as it is first, then what each network made of it."""
    failed = Signal(object)
    """A `RestorerError`."""
    changed = Signal()
    """`is_busy` is another."""
    _ended = Signal()

    def __init__(
        self,
        catalogue: ModelCatalogue,
        steps: Sequence[Step],
        open_services: OpenServices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.is_busy = False
        self.places = places_of(steps)
        self._catalogue, self._open_services = catalogue, open_services
        self._token = CancelToken()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._ended.connect(self._on_ended)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What networks can be compared for: what makes a picture, and for which at least one is here."""
        wanted = (task for task in Task if task is not Task.FACE_EMBEDDING and task in self.places)
        return tuple(task for task in wanted if self.choices(task))

    def choices(self, task: Task) -> tuple[ModelInfo, ...]:
        """The networks for this that are on this computer."""
        return self._catalogue.choices(task)

    def start(self, order: TrialOrder) -> None:
        """Compare; does nothing while another order is in hand."""
        if self.is_busy or not order.models:
            return
        self.is_busy, self._token = True, CancelToken()
        token = self._token

        def act() -> None:
            environment = usable_environment()
            python = environment.python if environment is not None else None
            try:
                run_trials(order, self._open_services, self.made.emit, token, python)
            except Cancelled:
                pass
            except RestorerError as error:
                self.failed.emit(error)
            finally:
                self._ended.emit()

        self._pool.start(act)
        self.changed.emit()

    def cancel(self) -> None:
        """Stop; what was made so far stays."""
        self._token.cancel()

    def close(self) -> None:
        """Stop, and wait for the end."""
        self._token.cancel()
        self._pool.waitForDone()

    def _on_ended(self) -> None:
        self.is_busy = False
        self.changed.emit()
