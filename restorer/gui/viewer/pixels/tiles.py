"""Loads tiles on a few threads: those in view first; requests that scrolled away are dropped."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from restorer.gui.viewer.display import DisplaySpace
from restorer.gui.viewer.pixels.opening import open_pyramid, reading_error
from restorer.gui.viewer.pixels.pixel_converter import OverlayConverter, PhotoConverter, PixelConverter
from restorer.gui.viewer.pixels.pyramid import Pyramid, TileKey
from restorer.gui.viewmodels.layers import Source

THREADS = max(1, min(4, (os.cpu_count() or 2) - 1))
"""One core is left to the window, or its frames would wait for the tiles'."""

CACHE_BYTES = 192 << 20


class TileCache:
    """Images by key, the least recently painted leaving first. Thread-safe."""

    def __init__(self, budget_bytes: int) -> None:
        self._budget_bytes = budget_bytes
        self._images: OrderedDict[TileKey, QImage] = OrderedDict()
        self._lock = threading.Lock()
        self._size_bytes = 0

    @property
    def size_bytes(self) -> int:
        """What the images take."""
        return self._size_bytes

    def __contains__(self, key: TileKey) -> bool:
        with self._lock:
            return key in self._images

    def find(self, key: TileKey) -> QImage | None:
        """The image, which becomes the youngest; or None."""
        with self._lock:
            image = self._images.get(key)
            if image is not None:
                self._images.move_to_end(key)
            return image

    def keep(self, key: TileKey, image: QImage) -> None:
        """Keep an image; the oldest leave when the budget is passed."""
        with self._lock:
            old = self._images.pop(key, None)
            self._images[key] = image
            self._size_bytes += image.sizeInBytes() - (old.sizeInBytes() if old is not None else 0)
            while self._size_bytes > self._budget_bytes and len(self._images) > 1:
                _, oldest = self._images.popitem(last=False)
                self._size_bytes -= oldest.sizeInBytes()

    def drop(self, number: int) -> None:
        """Forget the tiles of one pyramid."""
        with self._lock:
            for key in [key for key in self._images if key.pyramid == number]:
                self._size_bytes -= self._images.pop(key).sizeInBytes()


class TileLoader(QObject):
    """Opens pictures and makes their tiles away from the main thread. Lives on the main thread.

    Each painter says with `want` which tiles it lacks, the most urgent first; what it said before is forgotten, so that
    a tile that scrolled away before its turn is never made.

    Args:
        cache_bytes: How much memory tiles may take.
        display: The screen's colour space; sRGB where None.
        scratch: The folder for decoded pictures that do not fit the memory.
    """

    tile_ready = Signal(object)
    """A `TileKey` whose image is now in the cache."""
    pyramid_changed = Signal(object)
    """A `Pyramid` whose extent, preview, raster or error is new."""
    display_changed = Signal()
    """The screen's colour space is another: what is open has to be opened anew."""

    def __init__(
        self,
        cache_bytes: int = CACHE_BYTES,
        display: DisplaySpace | None = None,
        scratch: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.cache = TileCache(cache_bytes)
        self._display, self._scratch = display, scratch
        if display is not None:
            display.changed.connect(self.display_changed)
        # Two pools, so that a scan which takes seconds to decode does not keep the tiles of the others waiting.
        self._openers, self._workers = QThreadPool(), QThreadPool()
        self._openers.setMaxThreadCount(THREADS)
        self._workers.setMaxThreadCount(THREADS)
        self._lock = threading.Lock()
        self._wanted: dict[Hashable, list[TileKey]] = {}
        self._pyramids: dict[int, Pyramid] = {}
        self._in_hand: set[TileKey] = set()
        self._running = 0
        self._is_stopped = False

    def open(self, source: Source, overlay: str | None = None) -> Pyramid:
        """A pyramid that fills on a working thread; `pyramid_changed` reports how it goes.

        Args:
            source: What to open.
            overlay: The colour of a mask, `#rrggbb`; None for a photograph.
        """
        pyramid = Pyramid()
        space = self._display.space if self._display is not None else None
        self._pyramids[pyramid.number] = pyramid

        def make_converter(icc: bytes | None) -> PixelConverter:
            return OverlayConverter(overlay) if overlay is not None else PhotoConverter(icc, space)

        def work() -> None:
            if not pyramid.token.is_cancelled:
                open_pyramid(pyramid, source, make_converter, self._tell_change, self._scratch)

        self._openers.start(work)
        return pyramid

    def close(self, pyramid: Pyramid) -> None:
        """Give a picture up: it is neither read on nor are its tiles kept."""
        pyramid.token.cancel()
        self._pyramids.pop(pyramid.number, None)
        self.cache.drop(pyramid.number)

    def want(self, painter: Hashable, keys: Iterable[TileKey]) -> None:
        """Request the tiles that a painter lacks, the most urgent first, in place of its earlier requests."""
        with self._lock:
            self._wanted[painter] = [key for key in keys if key not in self.cache]
            missing = sum(map(len, self._wanted.values()))
            starting = min(THREADS - self._running, missing) if not self._is_stopped else 0
            self._running += max(0, starting)
        for _ in range(starting):
            self._workers.start(self._make_tiles)

    def forget(self, painter: Hashable) -> None:
        """Forget a painter that is gone."""
        with self._lock:
            self._wanted.pop(painter, None)

    def wanted_count(self) -> int:
        """How many tiles are still to be made."""
        with self._lock:
            return sum(map(len, self._wanted.values())) + len(self._in_hand)

    def shutdown(self) -> None:
        """Stop all work and wait for the threads: within one tile or one band of a file."""
        with self._lock:
            if self._is_stopped:
                return
            self._is_stopped = True
            self._wanted.clear()
        for pyramid in list(self._pyramids.values()):
            self.close(pyramid)
        for pool in (self._openers, self._workers):
            # At the interpreter's end Qt may have ended its pools already.
            if isValid(pool):
                pool.clear()
                pool.waitForDone()

    def _tell_change(self, pyramid: Pyramid) -> None:
        if not pyramid.token.is_cancelled:
            self.pyramid_changed.emit(pyramid)

    def _take(self) -> tuple[Pyramid, TileKey] | None:
        """The most urgent tile that nobody has in hand, or None: the worker then ends."""
        with self._lock:
            for keys in sorted(self._wanted.values(), key=len):
                while keys:
                    key = keys.pop(0)
                    pyramid = self._pyramids.get(key.pyramid)
                    if pyramid is not None and key not in self._in_hand and key not in self.cache:
                        self._in_hand.add(key)
                        return pyramid, key
            self._running -= 1
            return None

    def _make_tiles(self) -> None:
        while (work := self._take()) is not None:
            pyramid, key = work
            try:
                image = pyramid.render(key)
                if not pyramid.token.is_cancelled:
                    self.cache.keep(key, image)
                    self.tile_ready.emit(key)
            except Exception as error:
                self._give_up(pyramid, error)
            finally:
                with self._lock:
                    self._in_hand.discard(key)

    def _give_up(self, pyramid: Pyramid, error: Exception) -> None:
        """A picture that fails in the middle (its disk was pulled out) is shown as far as it was read."""
        with self._lock:
            self._pyramids.pop(pyramid.number, None)
        if pyramid.error is None:
            pyramid.error = reading_error(error)
            self._tell_change(pyramid)
