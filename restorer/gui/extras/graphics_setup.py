"""State of the graphics card dialog: detected cards, fitting builds of PyTorch, installation. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QThreadPool, Signal

from restorer.errors import Cancelled, RestorerError
from restorer.progress import CancelToken
from restorer.runtime.builds import TorchBuild, fitting_builds, reason
from restorer.runtime.cards import GraphicsCard, find_cards
from restorer.runtime.environments import Environment, Environments
from restorer.runtime.installer import InstallOptions, install


@dataclass(frozen=True, slots=True)
class GraphicsState:
    """What is known.

    Attributes:
        cards: The cards of this computer.
        builds: The builds of torch that fit, the best first.
        missing: Why none fits; empty where one does, or there is no card.
        active: What is installed and used; None: the program's own torch.
        has_previous: Whether there is something to go back to.
    """

    cards: tuple[GraphicsCard, ...] = ()
    builds: tuple[TorchBuild, ...] = ()
    missing: str = ""
    active: Environment | None = None
    has_previous: bool = False


class GraphicsSetup(QObject):
    """Looks, installs, goes back and removes, away from the main thread. Main thread only.

    Args:
        environments: Where they lie.
        find: Finds the cards.
        options: What is overruled.
    """

    changed = Signal()
    """`state` or `is_busy` is another."""
    progressed = Signal(str, int)
    """What is being done (one of `installer.STAGES`), and how many MB are there."""
    failed = Signal(object)
    """A `RestorerError`."""
    switched = Signal()
    """The engine must be restarted: it runs elsewhere from now on."""
    _found = Signal(object)
    _ended = Signal(bool)

    def __init__(
        self,
        environments: Environments,
        parent: QObject | None = None,
        *,
        find: Callable[[], tuple[GraphicsCard, ...]] = find_cards,
        options: InstallOptions | None = None,
    ) -> None:
        super().__init__(parent)
        self._environments, self._find, self._options = environments, find, options
        self.state = GraphicsState()
        self.is_busy = False
        self._token = CancelToken()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._found.connect(self._on_found)
        self._ended.connect(self._on_ended)

    def look(self) -> None:
        """Ask the system for cards and drivers; `changed` follows."""
        self._pool.start(lambda: self._found.emit(self._look()))

    def install(self, builds: tuple[TorchBuild, ...] = ()) -> None:
        """Install what fits, or one of these builds, and use it."""
        wanted, self._token = builds or self.state.builds, CancelToken()
        token = self._token
        if wanted:
            self._start(lambda: install(wanted, self._environments, self._options, self.progressed.emit, token))

    def cancel(self) -> None:
        """Stop installing; nothing is left of it."""
        self._token.cancel()

    def roll_back(self) -> None:
        """Use what was used before."""
        self._start(self._environments.roll_back)

    def remove(self) -> None:
        """Use the program's own torch again, and free the room."""
        self._start(self._environments.remove_all)

    def close(self) -> None:
        """Stop, and wait for the end."""
        self._token.cancel()
        self._pool.waitForDone()

    def _start(self, work: Callable[[], object]) -> None:
        if self.is_busy:
            return
        self.is_busy = True

        def act() -> None:
            is_done = False
            try:
                work()
                is_done = True
            except Cancelled:
                pass
            except RestorerError as error:
                self.failed.emit(error)
            finally:
                self._found.emit(self._look())
                self._ended.emit(is_done)

        self._pool.start(act)
        self.changed.emit()

    def _look(self) -> GraphicsState:
        cards = self._find()
        builds = fitting_builds(cards)
        missing = reason(cards[0]) if cards and not builds else ""
        active, previous = self._environments.active(), self._environments.previous()
        return GraphicsState(cards, builds, missing, active, previous is not None)

    def _on_found(self, state: GraphicsState) -> None:
        self.state = state
        self.changed.emit()

    def _on_ended(self, is_done: bool) -> None:
        self.is_busy = False
        if is_done:
            self.switched.emit()
        self.changed.emit()
