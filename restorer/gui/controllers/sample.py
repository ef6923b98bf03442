"""Makes the damaged sample photo, on a thread of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal

from restorer.errors import InputError, RestorerError
from restorer.gui.viewmodels.session import Session
from restorer.gui.viewmodels.wording import describe_fraction
from restorer.message import Message
from restorer.store.resources import resource


class SampleMaker(QObject):
    """Wears the photo that comes with Restorer and writes the copy where a person finds it. Main thread only.

    Args:
        session: Whose list it comes into.
    """

    noticed = Signal(str)
    """A sentence about the sample, for the window."""
    left = Signal(str)
    """Another photo is in view: that sentence is no longer about what one sees."""
    failed = Signal(object)
    """The `RestorerError`."""
    _made = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._path = session, ""
        self._told: tuple[str, str] | None = None
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._made.connect(self._on_made)
        session.recipe.changed.connect(self._follow)

    def make(self, path: Path) -> None:
        """Make it at this path; one that is there already is taken as it is."""
        self._pool.start(lambda: self._work(path))

    def close(self) -> None:
        """Wait for the one in hand."""
        self._pool.waitForDone()

    def _on_made(self, path: str) -> None:
        self._path = path
        self._session.add_paths([path])

    def _follow(self) -> None:
        """Look harder for the sample's scratches, once it is known what is proposed for it, and say so."""
        recipe = self._session.recipe
        if self._told is not None and recipe.path != self._told[0]:
            words, self._told = self._told[1], None
            self.left.emit(words)
        if not self._path or recipe.path != self._path or recipe.recipe is None:
            return
        from restorer.imaging.worn_sample import SENSITIVITY

        path, self._path = self._path, ""
        if recipe.recipe.find("repair") is not None and not recipe.is_own:
            recipe.give("repair", {"sensitivity": SENSITIVITY})
            words = self.tr("This sample was worn by Restorer. Its scratches are looked for harder: Sensitivity {0}.")
            self._told = path, words.format(describe_fraction(SENSITIVITY))
            self.noticed.emit(self._told[1])

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
            self._made.emit(str(path))
