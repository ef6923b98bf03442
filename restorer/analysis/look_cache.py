"""What networks saw in the last pictures, so that whoever asks again need not wait for another look."""

from __future__ import annotations

import hashlib
import json
import os
import threading
import weakref
import zipfile
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from restorer.errors import RestorerError
from restorer.imaging.atomic import write_atomic
from restorer.imaging.photo import Pixels
from restorer.pipeline.step import Engine

Seen = TypeVar("Seen")

LARGEST_PIXELS = 40_000_000
"""Of larger pictures nothing is kept: they are looked at by regions."""

MOST_BYTES = 96 << 20
"""How much is kept for an engine at most. A look at a photo of 24 megapixels and 8 bits takes 24 MB."""

MOST_ON_DISK_BYTES = 128 << 20
"""How much lies on disk at most. Of photos with little damage a look takes a few kilobytes there."""

_STRIP = 1024

Arrays = Mapping[str, NDArray[Any]]


class DiskForm(NamedTuple):
    """How what was seen is written to disk and read again.

    Attributes:
        version: Another one wherever the same pixels would be seen otherwise.
        to_arrays: What was seen as arrays by name.
        from_arrays: The reverse; raises KeyError or ValueError for arrays of something else.
    """

    version: str
    to_arrays: Callable[[Any], Arrays]
    from_arrays: Callable[[Arrays], Any]


class LookCache:
    """Holds what one engine's networks saw last. Any thread may use it.

    Steps, `inspect` and a person who clicks at marks ask the same networks about the same pixels: where faces are, how
    sure each pixel is to be damaged. What was seen may be shared by all that ask, and is not to be changed.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str], tuple[Any, int]] = OrderedDict()
        self._folder: Path | None = None

    @staticmethod
    def of(engine: Engine) -> LookCache:
        """The engine's cache, which ends with it."""
        with _LOCK:
            return _CACHES.setdefault(engine, LookCache())

    def keep_in(self, folder: Path) -> None:
        """Keep what has a form for disk in this folder as well, beyond the end of the program."""
        self._folder = folder

    def look(
        self,
        what: str,
        pixels: Pixels,
        see: Callable[[], Seen],
        size_bytes: Callable[[Seen], int],
        on_disk: DiskForm | None = None,
    ) -> Seen:
        """What is seen in a picture: as it was seen before, or looked at now.

        Args:
            what: What is looked for, and by which network.
            pixels: H x W x C.
            see: Looks.
            size_bytes: How much memory it takes to keep what was seen.
            on_disk: How it is kept on disk; None keeps it in memory alone.
        """
        if pixels.shape[0] * pixels.shape[1] > LARGEST_PIXELS:
            return see()
        key = (what, digest_of(pixels))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: Seen = self._kept[key][0]
                return found
        place = self._folder / f"{_name_of(key, on_disk.version)}.npz" if self._folder and on_disk else None
        seen: Seen | None = _read(place, on_disk) if place and on_disk else None
        if seen is None:
            seen = see()
            if place and on_disk:
                _write(place, on_disk.to_arrays(seen))
        size = size_bytes(seen)
        with self._lock:
            if size <= MOST_BYTES:
                self._kept[key] = (seen, size)
            while sum(size for _, size in self._kept.values()) > MOST_BYTES:
                self._kept.popitem(last=False)
        return seen


def digest_of(pixels: Pixels) -> str:
    """Another text for every other picture; reads memory-mapped ones in strips."""
    digest = hashlib.blake2b(f"{pixels.shape} {pixels.dtype}".encode(), digest_size=20)
    for top in range(0, pixels.shape[0], _STRIP):
        digest.update(np.ascontiguousarray(pixels[top : top + _STRIP]).data)
    return digest.hexdigest()


def _name_of(key: tuple[str, str], version: str) -> str:
    return hashlib.blake2b(json.dumps([*key, version]).encode(), digest_size=20).hexdigest()


def _read(place: Path, form: DiskForm) -> Any:
    """What lies there; None where nothing does that can be read."""
    try:
        with place.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            found = form.from_arrays({name: arrays[name] for name in arrays.files})
        os.utime(place)
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None
    return found


def _write(place: Path, arrays: Arrays) -> None:
    """Keep arrays; the least recently used make room. Without room it is looked again, that is all."""
    with suppress(OSError, RestorerError):
        place.parent.mkdir(parents=True, exist_ok=True)
        with write_atomic(place) as temporary, temporary.open("wb") as file:
            np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
        facts = [(path.stat(), path) for path in place.parent.glob("*.npz")]
        total = sum(fact.st_size for fact, _ in facts)
        for fact, path in sorted(facts, key=lambda pair: pair[0].st_mtime_ns):
            if total <= MOST_ON_DISK_BYTES:
                break
            path.unlink(missing_ok=True)
            total -= fact.st_size


_LOCK = threading.Lock()
_CACHES: weakref.WeakKeyDictionary[Engine, LookCache] = weakref.WeakKeyDictionary()
