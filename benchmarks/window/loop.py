"""What runs inside the measured process: the real window, its event loop, and a look at the clock.

NumPy is imported by the functions that need it, here and in what measures: the program loads it after its first paint.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


class LoopGaps:
    """How long the event loop was not free, each time: a timer of no interval that looks at the clock."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.gaps: list[float] = []
        self.work: list[float] = []
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.gaps.append(now - self._last)
        self.work.append(worked - self._worked)
        self._last, self._worked = now, worked

    def stop(self) -> dict[str, float]:
        """The worst and the 99th percentile, in ms; the timer's own millisecond is in them.

        `work` is the longest that the thread itself was busy between two ticks: the rest of a gap, others took.
        """
        import numpy as np

        self._timer.stop()
        worst, p99 = 1e3 * max(self.gaps), 1e3 * float(np.percentile(self.gaps, 99))
        return {"worst": worst, "p99": p99, "work": 1e3 * max(self.work)}


def memory_mb(name: str = "RssAnon") -> float:
    """This process's own memory, without the pages of files, which the system takes back when it needs them."""
    try:
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))
    except (OSError, StopIteration):
        return float("nan")


def spin(until: Callable[[], bool], limit_s: float = 120.0) -> float:
    """Run the event loop until something is so; returns how long that took, in seconds."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    start = time.perf_counter()
    while not until():
        if time.perf_counter() - start > limit_s:
            raise TimeoutError(f"nothing came within {limit_s:.0f} s")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)
        time.sleep(0.0005)
    return time.perf_counter() - start


def open_window() -> tuple[Any, Any]:
    """The real program up to its event loop, which is the caller's: the start object and the application."""
    import restorer.gui.main as way_in
    from restorer.store.folders import Folders
    from restorer.store.settings import load_settings

    app = way_in.Application(sys.argv[:1])
    folders = Folders.default().ready()
    start = way_in._Start(app, folders, load_settings(folders.settings_file), [])
    return start, app


def after(seconds: float) -> Callable[[], bool]:
    """A claim that comes true by itself."""
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() >= end
