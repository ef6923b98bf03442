"""Gives back the memory of pictures in memory-mapped files, where this process may take so much only."""

from __future__ import annotations

import mmap
import sys
import threading
import weakref

import psutil

from restorer.store.memory import memory_limit

_LOOK_S = 0.1
_SHARE = 0.6
"""From this share of the limit on, pages of files are given back."""


class MappedFiles:
    """Watches mappings of files while there are any: beyond a share of the limit their pages leave the process.

    What was written stays: it lies in the system's cache of the file, on its way to the disk, and is mapped again where
    it is touched next. Without this, all that was ever touched would count as the process's memory until the system is
    short of it. Only Linux is known to do this to a shared mapping without losing anything; elsewhere nothing is done.
    """

    def __init__(self) -> None:
        self._mappings: weakref.WeakSet[mmap.mmap] = weakref.WeakSet()
        self._lock = threading.Lock()
        self._is_watched = False

    def add(self, mapping: mmap.mmap) -> None:
        """Watch a shared mapping of a file, until it goes."""
        if sys.platform != "linux":
            return
        with self._lock:
            self._mappings.add(mapping)
            if not self._is_watched:
                self._is_watched = True
                threading.Thread(target=self._watch, name="mapped files", daemon=True).start()

    def give_back(self) -> None:
        """Let all pages go now."""
        with self._lock:
            mappings = list(self._mappings)
        for mapping in mappings:
            if sys.platform == "linux":
                mapping.madvise(mmap.MADV_DONTNEED)

    def _watch(self) -> None:
        process, pause = psutil.Process(), threading.Event()
        while not pause.wait(_LOOK_S):
            with self._lock:
                if not self._mappings:
                    self._is_watched = False
                    return
            limit = memory_limit()
            if limit is not None and process.memory_info().rss > _SHARE * limit:
                self.give_back()


MAPPED_FILES = MappedFiles()
"""Those of this process."""
