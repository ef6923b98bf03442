"""`restore --watch`: restores what comes into folders, each photo once it has stopped growing, until Ctrl-C."""

from __future__ import annotations

import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from restorer.app import Services, open_services
from restorer.cli.batch import ReportOptions, demand_device, print_warning, spell_left_out, work_off
from restorer.cli.exits import Exit
from restorer.cli.files import make_result_folder
from restorer.cli.restore_options import RestoreOptions
from restorer.cli.terminal.output import print_error, print_status, shown
from restorer.cli.terminal.signals import stoppable
from restorer.jobs.files.sources import SkippedFile
from restorer.jobs.files.targets import SourcePage

LOOK_S = 2.0
"""How long it waits between two looks at the folders, in seconds."""


class Stamp(NamedTuple):
    """What changes where a file does."""

    size_bytes: int
    modified_ns: int


class Stability:
    """Knows which files have stopped growing: those that were the same at two looks. Owned by one thread."""

    def __init__(self) -> None:
        self._before: dict[Path, Stamp] = {}
        self._now: dict[Path, Stamp] = {}
        self._taken: dict[Path, Stamp] = {}

    def next_look(self) -> None:
        """Another look begins."""
        self._before, self._now = self._now, {}

    def is_ready(self, path: Path) -> bool:
        """Whether a file is to be taken now: new or changed since it was, not empty, and the same as a look before."""
        try:
            status = path.stat()
        except (OSError, ValueError):
            return False
        stamp = Stamp(status.st_size, status.st_mtime_ns)
        self._now[path] = stamp
        if not stat.S_ISREG(status.st_mode) or self._taken.get(path) == stamp:
            return False
        return stamp.size_bytes > 0 and self._before.get(path) == stamp

    def saw(self, path: Path) -> bool:
        """Whether this is a file that was asked for at this look."""
        return path in self._now

    def take(self, path: Path) -> None:
        """It is dealt with, as it was at this look; it comes back once it has changed."""
        if path in self._now:
            self._taken[path] = self._now[path]


def watch(options: RestoreOptions, report: ReportOptions, wait: Callable[[float], object] = time.sleep) -> Exit:
    """Restore what is there, then what comes; returns once somebody asks to stop.

    Args:
        options: What was asked for.
        report: What is printed.
        wait: Waits so many seconds between two looks; a test looks again at once.

    Returns:
        `Exit.DONE` where it was stopped while nothing was in hand; `Exit.INTERRUPTED` where a photo was, which
        `queue resume` does; `Exit.SOME_FAILED` where one has failed.
    """
    with open_services(device=options.named_device, memory_mb=options.memory_mb) as services:
        print_warning(services)
        demand_device(services, options.request.device)
        make_result_folder(options.folder)
        watcher = _Watcher(options, report, services)
        if not report.is_quiet:
            print_status(f"Watching {', '.join(shown(path) for path in options.paths)}. Ctrl-C stops.")
        try:
            with stoppable():
                while watcher.look():
                    wait(LOOK_S)
        except KeyboardInterrupt:
            if not report.is_quiet:
                print_status("Stopped watching.")
        return watcher.exit


class _Watcher:
    def __init__(self, options: RestoreOptions, report: ReportOptions, services: Services) -> None:
        self._options, self._report, self._services = options, report, services
        self._stability = Stability()
        self._known: list[SourcePage] = []
        self._told: set[tuple[Path, str]] = set()
        self.exit = Exit.DONE

    def look(self) -> bool:
        """Restore what is ready; False where somebody asked to stop meanwhile."""
        self._stability.next_look()
        discovered = self._options.find_sources(self._services.store, self._stability.is_ready)
        failures = [item for item in discovered.left_out if item.is_failure and self._is_news(item)]
        for item in failures:
            self._stability.take(item.path)
        if not discovered.sources:
            for _, message, hint in spell_left_out(failures):
                print_error(message, hint)
            self.exit = Exit.SOME_FAILED if failures else self.exit
            return True
        # With those before: no two get one name, {n} goes on, and one that comes again keeps its name.
        known = {(source.path, source.page): source for source in (*self._known, *discovered.sources)}
        self._known = list(known.values())
        new = {(str(source.path), source.page) for source in discovered.sources}
        requests = [one for one in self._options.requests(self._known) if (one.source, one.page) in new]
        for source in discovered.sources:
            self._stability.take(source.path)
        batch = self._services.queue.add(requests)
        code = work_off(
            self._services, [batch.id], len(batch.jobs), self._report, left_out=failures, output=self._options.folder
        )
        if code not in (Exit.DONE, Exit.NOTHING_TO_DO):
            self.exit = code
        return code is not Exit.INTERRUPTED

    def _is_news(self, item: SkippedFile) -> bool:
        if self._stability.saw(item.path):
            return True  # it was looked into since it has changed
        key = (item.path, item.message)
        is_new = key not in self._told
        self._told.add(key)
        return is_new
