"""Ctrl-C and a polite `kill`: the first stops within a tile and keeps the queue, the second ends at once."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from types import FrameType

from restorer.cli.exits import Exit
from restorer.cli.terminal.output import print_status

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Turn the first signal to stop into `KeyboardInterrupt`; only in the main thread, where signals arrive."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked = 0

    def on_signal(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        asked += 1
        if asked > 1:
            # Whatever is half done is taken up again at the next start: that is what the queue is for.
            os._exit(Exit.INTERRUPTED)
        print_status("Stopping. Press Ctrl-C again to stop at once; nothing is lost either way.")
        raise KeyboardInterrupt

    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    # `nohup` and the like have a signal ignored: that stays so.
    wanted = [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, on_signal) for number in wanted}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
