"""Finds the photos in dropped files and folders, off the main thread."""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from PySide6.QtCore import QObject, Signal

from restorer.gui.viewmodels.targets import RESULT_FOLDER
from restorer.gui.viewmodels.translation import translated
from restorer.imaging.codecs.formats import SUFFIXES, foreign, sniff
from restorer.jobs.files.walk import walk_photos

_PHOTO_SUFFIXES = frozenset(SUFFIXES)
_PORTION = 200
"""So many photos come into the list at once: more of them would hold up a frame."""
_MANY = 20
_HEAD_BYTES = 32


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that was named and is no photo.

    Attributes:
        path: Where it lies.
        kind: What it is, with its article (`a JPEG XR`), where that is known.
    """

    path: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ScanReport:
    """What one search came to.

    Attributes:
        found: How many photos.
        first: The path of the first of them; empty for none.
        refused: Files that were named and are no photos.
    """

    found: int = 0
    first: str = ""
    refused: tuple[RefusedFile, ...] = field(default=())


def find_photos(
    paths: Sequence[str],
    is_wanted: Callable[[], bool] = lambda: True,
    on_refused: Callable[[RefusedFile], object] = lambda refused: None,
) -> Iterator[str]:
    """Absolute paths of the photos among these files and, by name and in their order, below these folders.

    A file that was named itself must end like a photo or begin like one; what does neither is refused here, at the
    door. Hidden files and folders, links to folders, and folders of results are passed over.

    Args:
        paths: Files and folders.
        is_wanted: Asked now and then whether to go on.
        on_refused: Called with each file that was named and is no photo.
    """
    known = _Kinds(paths)
    for path in paths:
        path = os.path.abspath(path)  # noqa: PTH100 - Path.resolve would follow links
        is_folder = known.is_folder(path)
        if not is_folder:
            if is_folder is not None and (refused := _refused(path)) is None:
                yield path
            elif is_folder is not None and refused is not None:
                on_refused(refused)
            continue
        yield from walk_photos(path, is_searched=lambda name: name != RESULT_FOLDER, is_wanted=is_wanted)


def _refused(path: str) -> RefusedFile | None:
    """Why a named file is no photo; None where it may be one."""
    if os.path.splitext(path)[1].lower() in _PHOTO_SUFFIXES:  # noqa: PTH122
        return None  # ten thousand are not opened one by one; one that is none says so when it is read
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            head = file.read(_HEAD_BYTES)
    except OSError:
        head = b""
    if sniff(head) is not None:
        return None
    kind = foreign(head)
    return RefusedFile(path, kind.words if kind is not None else "")


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


class PhotoScanner(QObject):
    """Searches files and folders in a thread and emits what it finds in portions."""

    found = Signal(list, int)
    """Some paths, and the number of the search; on the scanner's own thread, so connect it to a QObject's slot."""
    finished = Signal(object)
    """The `ScanReport` of one search, after all that it found."""

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

    def describe(self, report: ScanReport) -> str:
        """A sentence on what a search left out; empty where it left out nothing."""
        if not report.refused:
            return "" if report.found else self.tr("No photos were found there.")
        if len(report.refused) > 1:
            return self.tr("%n file(s) were left out: they are no photos.", "", len(report.refused))
        (first,) = report.refused
        name = PurePath(first.path).name
        if first.kind:
            words = self.tr("{name} was left out: it is {kind}, which Restorer does not read.")
            return words.format(name=name, kind=translated(first.kind))
        return self.tr("{name} was left out: it is no photo.").format(name=name)

    def close(self) -> None:
        """Stop searching; returns once the threads have ended."""
        self._is_closed.set()
        for thread in self._threads:
            thread.join(5)

    def _scan(self, paths: list[str], number: int) -> None:
        portion: list[str] = []
        refused: list[RefusedFile] = []
        count, first = 0, ""
        for path in find_photos(paths, lambda: not self._is_closed.is_set(), refused.append):
            first = first or path
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
        self.finished.emit(ScanReport(count, first, tuple(refused)))
