"""Makes the worn sample photo, away from the main thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal

from restorer.errors import InputError, RestorerError
from restorer.message import Message
from restorer.store.resources import resource


class SampleMaker(QObject):
    """Wears the photo that comes with Restorer and writes the copy where a person finds it. Main thread only."""

    made = Signal(str)
    """The path of the sample, which is there now."""
    failed = Signal(object)
    """The `RestorerError`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)

    def make(self, path: Path) -> None:
        """Make it at this path; one that is there already is taken as it is."""
        self._pool.start(lambda: self._work(path))

    def close(self) -> None:
        """Wait for the one in hand."""
        self._pool.waitForDone()

    def _work(self, path: Path) -> None:
        try:
            if not path.exists():
                from restorer.imaging.decode import decode
                from restorer.imaging.worn_sample import PHOTO, write_worn

                path.parent.mkdir(parents=True, exist_ok=True)
                write_worn(decode(resource(PHOTO)), path)
        except RestorerError as error:
            self.failed.emit(error)
        except OSError as error:
            self.failed.emit(
                InputError(Message("The sample photo could not be made: {reason}.", reason=error.strerror or error))
            )
        else:
            self.made.emit(str(path))
