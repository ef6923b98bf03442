"""Progress going out, and the wish to stop coming in."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from restorer.errors import Cancelled

Listener = Callable[[float], None]


class CancelToken:
    """A wish to stop that any thread may utter and every tile looks at. Thread-safe."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask for a stop. More than once does no harm."""
        self._event.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether a stop was asked for."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise `Cancelled` if a stop was asked for."""
        if self._event.is_set():
            raise Cancelled


def _ignore(fraction: float) -> None:
    """Listen to nothing."""


class Progress:
    """How far one piece of work is, told to a listener at most every `interval_s` seconds.

    Throttled here, where it is made, because an event loop that gets 50,000 of them stalls. The last report (1.0)
    always goes out. Owned by the thread that does the work; the token may be shared.

    Args:
        listener: Called with the fraction done, 0..1, on the working thread.
        token: The request to stop; a new one where none is given.
        interval_s: The shortest time between two calls of the listener, in seconds.
    """

    def __init__(self, listener: Listener = _ignore, token: CancelToken | None = None, interval_s: float = 0.1) -> None:
        self._listener = listener
        self.token = token if token is not None else CancelToken()
        self._interval_s = interval_s
        self._told_at = float("-inf")
        self._told = -1.0

    def report(self, fraction: float) -> None:
        """Tell how far the work is (0..1), then raise `Cancelled` if a stop was asked for."""
        self.token.check()
        fraction = min(1.0, max(0.0, fraction))
        now = time.monotonic()
        is_last = fraction >= 1.0 and self._told < 1.0
        if is_last or now - self._told_at >= self._interval_s:
            self._told_at, self._told = now, fraction
            self._listener(fraction)

    def check(self) -> None:
        """Raise `Cancelled` if a stop was asked for."""
        self.token.check()

    def part(self, start: float, stop: float) -> Progress:
        """A progress whose 0..1 is `start`..`stop` of this one, for a piece of the work."""
        span = stop - start
        return Progress(lambda fraction: self.report(start + span * fraction), self.token, interval_s=0.0)

    def heard_by(self, listener: Listener) -> Progress:
        """A progress that tells this one and the listener, both throttled."""

        def tell_both(fraction: float) -> None:
            listener(fraction)
            self.report(fraction)

        return Progress(tell_both, self.token, self._interval_s or 0.1)
