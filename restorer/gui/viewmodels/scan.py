"""Finds the photos in what was dropped, off the main thread."""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, Signal

from restorer.gui.viewmodels.targets import RESULT_FOLDER
from restorer.imaging.codecs.formats import SUFFIXES
from restorer.jobs.files.sources import natural_key

_PHOTO_SUFFIXES = frozenset(ending for endings in SUFFIXES.values() for ending in endings)
_PORTION = 500
_MANY = 20


def find_photos(paths: Sequence[str], is_wanted: Callable[[], bool] = lambda: True) -> Iterator[str]:
    """Absolute paths of the photos among these files and, by name and in their order, below these folders.

    A file that was named itself comes along whatever its ending: opening it says what is wrong with it. Hidden files
    and folders, links to folders, and folders of results are passed over.
    """
    known = _Kinds(paths)
    for path in paths:
        path = os.path.abspath(path)  # noqa: PTH100 - Path.resolve would follow links
        is_folder = known.is_folder(path)
        if not is_folder:
            if is_folder is not None:
                yield path
            continue
        for folder, folders, files in os.walk(path):
            if not is_wanted():
                return
            folders[:] = sorted(filter(_is_searched, folders), key=natural_key)
            for name in sorted(files, key=natural_key):
                if os.path.splitext(name)[1].lower() in _PHOTO_SUFFIXES and not name.startswith("."):  # noqa: PTH122
                    yield os.path.join(folder, name)  # noqa: PTH118


class _Kinds:
    """Which paths are folders.

    A folder that holds many of them is read once: asking for each of its files takes the interpreter's lock ten
    thousand times, and the window's thread has to wait for it as often.

    Args:
        paths: What will be asked for.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        parents = Counter(map(os.path.dirname, paths))
        self._read = {parent: _listed(parent) for parent, count in parents.items() if count >= _MANY}

    def is_folder(self, path: str) -> bool | None:
        """Whether it is a folder; None where there is nothing of this name."""
        parent, name = os.path.split(path)
        if parent in self._read:
            return self._read[parent].get(name)
        if os.path.isdir(path):  # noqa: PTH112
            return True
        return False if os.path.lexists(path) else None


def _listed(folder: str) -> dict[str, bool]:
    try:
        with os.scandir(folder) as entries:
            return {entry.name: entry.is_dir() for entry in entries}
    except OSError:
        return {}


def _is_searched(folder: str) -> bool:
    return not folder.startswith(".") and folder != RESULT_FOLDER


class PhotoScanner(QObject):
    """Searches files and folders in a thread and tells what it found in portions."""

    found = Signal(list, int)
    """Some paths, and the number of the search; on the scanner's own thread, so connect it to a QObject's slot."""
    finished = Signal(int)
    """How many photos one search found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads: list[threading.Thread] = []
        self._searches = 0
        self._is_closed = threading.Event()

    def scan(self, paths: Sequence[str]) -> None:
        """Search these."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        self._searches += 1
        search = list(paths), self._searches
        thread = threading.Thread(target=self._scan, args=search, name="photo-scan", daemon=True)
        self._threads.append(thread)
        thread.start()

    def close(self) -> None:
        """Stop searching; returns once the threads have ended."""
        self._is_closed.set()
        for thread in self._threads:
            thread.join(5)

    def _scan(self, paths: list[str], number: int) -> None:
        portion: list[str] = []
        count = 0
        for path in find_photos(paths, lambda: not self._is_closed.is_set()):
            portion.append(path)
            if len(portion) == _PORTION:
                count += len(portion)
                self.found.emit(portion, number)
                portion = []
        if self._is_closed.is_set():
            return
        if portion:
            count += len(portion)
            self.found.emit(portion, number)
        self.finished.emit(count)
