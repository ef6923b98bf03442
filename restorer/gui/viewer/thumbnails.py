"""Makes thumbnails off the main thread: those on screen first; requests that scrolled away are dropped."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
from collections import OrderedDict
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageWriter

from restorer.errors import RestorerError
from restorer.imaging.decode import decode, probe
from restorer.imaging.photo import Extent

CACHE_BYTES = 64 << 20
FOLDER_BYTES = 128 << 20
WAITING = 64
"""So many thumbnails wait at most: about two screens of a strip. Older requests scrolled away and are forgotten."""

_WRITES_BETWEEN_PRUNES = 500
_LARGEST_WHOLE_PIXELS = 100_000_000


class _Key(NamedTuple):
    path: str
    side_px: int


class ThumbnailStore(QObject):
    """Gives out small pictures of files. Lives on the main thread.

    The latest request is served first, since a person looks at that one. Requests beyond `WAITING` are dropped and made
    again when their item is painted again.

    Args:
        folder: Where thumbnails are kept between two starts; nowhere where None.
        parent: As Qt has it.
        cache_bytes: How much memory images may take.
    """

    thumbnail_ready = Signal(str)
    """The path of a file whose thumbnail (or failure) is now there."""

    def __init__(
        self, folder: Path | None = None, parent: QObject | None = None, *, cache_bytes: int = CACHE_BYTES
    ) -> None:
        super().__init__(parent)
        self._folder, self._cache_bytes = folder, cache_bytes
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._lock = threading.Lock()
        self._waiting: OrderedDict[_Key, None] = OrderedDict()
        self._images: OrderedDict[_Key, QImage] = OrderedDict()
        self._failures: dict[str, str] = {}
        self._in_hand: _Key | None = None
        self._size_bytes = self._writes = 0
        self._is_running = self._is_stopped = False

    def request(self, path: str, side_px: int) -> QImage | None:
        """The thumbnail, upright, no side longer than `side_px` physical pixels; None where it is not there (yet).

        `thumbnail_ready` is emitted when asking again is worth it; `failure` says why there will be none.
        """
        key = _Key(str(path), side_px)
        with self._lock:
            image = self._images.get(key)
            if image is not None:
                self._images.move_to_end(key)
                return image
            if key.path in self._failures or key == self._in_hand or self._is_stopped:
                return None
            self._waiting[key] = None
            self._waiting.move_to_end(key)
            while len(self._waiting) > WAITING:
                self._waiting.popitem(last=False)
            starts, self._is_running = not self._is_running, True
        if starts:
            self._pool.start(self._work)
        return None

    def failure(self, path: str) -> str:
        """Why a file has no thumbnail, in a sentence; empty while it may have one."""
        return self._failures.get(str(path), "")

    def forget(self, path: str) -> None:
        """Make a file's thumbnails again when they are asked for: the file was changed or replaced."""
        with self._lock:
            self._failures.pop(str(path), None)
            for key in [key for key in self._images if key.path == str(path)]:
                self._size_bytes -= self._images.pop(key).sizeInBytes()

    def cancel(self) -> None:
        """Forget all requests."""
        with self._lock:
            self._waiting.clear()

    @property
    def waiting_count(self) -> int:
        """How many are still to be made."""
        with self._lock:
            return len(self._waiting) + (self._in_hand is not None)

    @property
    def size_bytes(self) -> int:
        """What the images in memory take."""
        return self._size_bytes

    def shutdown(self) -> None:
        """Stop, and wait for the thumbnail in hand."""
        with self._lock:
            if self._is_stopped:
                return
            self._is_stopped = True
            self._waiting.clear()
        self._pool.waitForDone()

    def _work(self) -> None:
        while (key := self._take()) is not None:
            try:
                image, failure = self._make(key), ""
            except RestorerError as error:
                image, failure = None, error.message
            except Exception as error:  # one odd file must not end the thread for the others
                image, failure = None, f"{Path(key.path).name}: {error}"
            self._keep(key, image, failure)

    def _take(self) -> _Key | None:
        with self._lock:
            if self._is_stopped or not self._waiting:
                self._is_running = False
                return None
            self._in_hand, _ = self._waiting.popitem(last=True)
            return self._in_hand

    def _keep(self, key: _Key, image: QImage | None, failure: str) -> None:
        with self._lock:
            self._in_hand = None
            if self._is_stopped:
                return
            if image is None:
                self._failures[key.path] = failure
            else:
                self._images[key] = image
                self._size_bytes += image.sizeInBytes()
                while self._size_bytes > self._cache_bytes and len(self._images) > 1:
                    self._size_bytes -= self._images.popitem(last=False)[1].sizeInBytes()
        self.thumbnail_ready.emit(key.path)

    def _make(self, key: _Key) -> QImage:
        place = self._place(key)
        if place is not None and place.is_file():
            kept = QImage(str(place))
            if not kept.isNull():
                with contextlib.suppress(OSError):
                    os.utime(place)
                return kept
        image = make_thumbnail(Path(key.path), key.side_px)
        if place is not None:
            self._save(place, image)
        return image

    def _place(self, key: _Key) -> Path | None:
        """Where the thumbnail of this file, as it is now, is kept."""
        if self._folder is None:
            return None
        try:
            facts = Path(key.path).stat()
        except OSError:
            return None
        name = f"{key.path}\0{facts.st_mtime_ns}\0{facts.st_size}\0{key.side_px}"
        return self._folder / f"{hashlib.sha256(name.encode('utf-8', 'surrogateescape')).hexdigest()}.jpg"

    def _save(self, place: Path, image: QImage) -> None:
        # Losing one costs a moment, so no failure here is worth a word.
        with contextlib.suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            private = place.with_suffix(f".{os.getpid()}")
            writer = QImageWriter(str(private), b"jpeg")
            writer.setQuality(88)
            if writer.write(image):
                private.replace(place)
            self._writes += 1
            if self._writes % _WRITES_BETWEEN_PRUNES == 0:
                _prune(place.parent, FOLDER_BYTES)


def make_thumbnail(path: Path, side_px: int) -> QImage:
    """A small picture of a file in sRGB, upright, no side longer than `side_px`. Any thread.

    JPEGs are decoded at an eighth, quarter or half where that is enough; other formats are read in strips.

    Raises:
        InputError: it is no picture that can be read.
    """
    from restorer.imaging.partial_read import thumbnail

    facts = probe(path)
    pixels = thumbnail(path, Extent(side_px, side_px)) if facts.mode in ("grey", "rgb") else None
    if pixels is None:
        # CMYK, Lab, palettes and HEIC take the way of a photo to be restored.
        return _shrunk(path, side_px)
    height, width, channels = pixels.shape
    layout = QImage.Format.Format_Grayscale8 if channels == 1 else QImage.Format.Format_RGB888
    image = QImage(pixels.tobytes(), width, height, width * channels, layout)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _shrunk(path: Path, side_px: int) -> QImage:
    from restorer.gui.viewer.pixels.pixel_converter import PhotoConverter
    from restorer.gui.viewer.pixels.rasters import ArrayRaster
    from restorer.imaging.limits import DecodeLimits
    from restorer.imaging.tiles import Bounds

    photo = decode(path, limits=DecodeLimits(max_pixels=_LARGEST_WHOLE_PIXELS))
    raster, converter = ArrayRaster(photo.pixels, photo.icc), PhotoConverter(photo.icc)
    factor = max(1, max(raster.extent) // side_px)
    image = converter.paint(converter.shrink(raster.read(Bounds(0, 0, *raster.extent)), factor))
    bound, keep = min(side_px, max(image.width(), image.height())), Qt.AspectRatioMode.KeepAspectRatio
    return image.scaled(bound, bound, keep, Qt.TransformationMode.SmoothTransformation)


def _prune(folder: Path, budget_bytes: int) -> None:
    """Delete the thumbnails that were used longest ago until the rest fits the budget."""
    found = []
    for entry in os.scandir(folder):
        facts = entry.stat()
        found.append((facts.st_mtime, facts.st_size, entry.path))
    total = sum(size for _, size, _ in found)
    for _, size, path in sorted(found):
        if total <= budget_bytes:
            return
        Path(path).unlink(missing_ok=True)
        total -= size
