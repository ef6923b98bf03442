"""The display for a terminal. The only module that imports rich's progress; imported when it is wanted."""

from __future__ import annotations

import threading
from pathlib import PurePath

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskID, TextColumn
from rich.text import Text

from restorer.cli.terminal.output import shown
from restorer.cli.terminal.wording import describe_end, duration
from restorer.jobs.events import (
    Event,
    JobCancelled,
    JobDone,
    JobFailed,
    JobPlanned,
    JobProgressed,
    JobSkipped,
    JobStarted,
)


class Bars:
    """A bar for each photo in hand and one for the batch, on a terminal's stderr."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True, highlight=False, soft_wrap=True)
        self._bars = Progress(
            TextColumn("{task.description}", markup=False),
            # Rich's own colour for a full bar is grey where a terminal has sixteen colours: it would look empty.
            BarColumn(bar_width=24, complete_style="cyan", finished_style="green"),
            TextColumn("{task.fields[state]}", markup=False),
            TimeLeft(),
            console=self._console,
            transient=True,
            refresh_per_second=5,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._lock = threading.Lock()
        self._rows: dict[int, TaskID] = {}
        self._names: dict[int, str] = {}
        self._parts: dict[int, float] = {}
        self._all: TaskID | None = None
        self._total = self._ended = 0

    def start(self, total: int) -> None:
        """See `Display`."""
        self._total = total
        self._all = self._bars.add_task(_fit("All photos"), total=float(total), state=f"0/{total}", has_eta=True)
        self._bars.start()

    def show(self, event: Event) -> None:
        """See `Display`."""
        with self._lock:
            if isinstance(event, JobStarted):
                self._open(event)
            elif isinstance(event, JobPlanned):
                self._show_progress(event.job, "read" if event.steps else "nothing to do", 0.0)
            elif isinstance(event, JobProgressed):
                state = f"{event.step} {event.fraction:.0%}" if event.overall < 1 else "saving"
                self._show_progress(event.job, state, event.overall)
            elif isinstance(event, JobDone | JobFailed | JobSkipped | JobCancelled):
                self._close(event)

    def stop(self) -> None:
        """See `Display`."""
        self._bars.stop()

    def _open(self, event: JobStarted) -> None:
        name = PurePath(event.source).name
        self._names[event.job] = event.source
        self._rows[event.job] = self._bars.add_task(_fit(shown(name)), total=1.0, state="reading", has_eta=False)

    def _show_progress(self, job: int, state: str, overall: float) -> None:
        if job in self._rows:
            self._parts[job] = overall
            self._bars.update(self._rows[job], completed=overall, state=state)
            self._show_total()

    def _close(self, event: Event) -> None:
        line = describe_end(event, self._names.pop(event.job, ""))
        self._parts.pop(event.job, None)
        if event.job in self._rows:
            self._bars.remove_task(self._rows.pop(event.job))
        if isinstance(event, JobSkipped | JobCancelled):
            # They took no time: counted as work done, they would make the time left a lie.
            self._total -= 1
        else:
            self._ended += 1
        self._show_total()
        if line:
            self._console.print(line, markup=False)

    def _show_total(self) -> None:
        if self._all is not None:
            done = self._ended + sum(self._parts.values())
            state = f"{self._ended}/{self._total}"
            self._bars.update(self._all, completed=done, total=float(max(self._total, 1)), state=state)


class TimeLeft(ProgressColumn):
    """How long the batch will still take, in words; nothing for a single photo's row."""

    max_refresh = 0.5

    def render(self, task: Task) -> Text:
        """The text of this column."""
        if not task.fields.get("has_eta"):
            return Text("")
        left = seconds_left(task.elapsed, task.completed, task.total)
        return Text("" if left is None or left < 1 else f"about {duration(left)} left")


def seconds_left(elapsed: float | None, completed: float, total: float | None) -> float | None:
    """The time left at the pace so far; None while that would be a guess."""
    if elapsed is None or total is None or completed < 0.05 or elapsed < 1:
        return None
    return max(0.0, elapsed * (total - completed) / completed)


def _fit(name: str, width: int = 28) -> str:
    """The name in this many letters: its middle goes first, since numbers stand at the end."""
    if len(name) > width:
        half = (width - 3) // 2
        name = f"{name[:half]}...{name[-(width - 3 - half) :]}"
    return name.ljust(width)
