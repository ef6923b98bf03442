"""What networks saw in the last pictures, so that whoever asks again need not wait for another look."""

from __future__ import annotations

import hashlib
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from restorer.imaging.photo import Pixels
from restorer.pipeline.step import Engine

Seen = TypeVar("Seen")

LARGEST_PIXELS = 40_000_000
"""Of larger pictures nothing is kept: they are looked at by regions."""

MOST_BYTES = 96 << 20
"""How much is kept for an engine at most. A look at a photo of 24 megapixels and 8 bits takes 24 MB."""

_STRIP = 1024


class LookCache:
    """Holds what one engine's networks saw last. Any thread may use it.

    Steps, `inspect` and a person who clicks at marks ask the same networks about the same pixels: where faces are, how
    sure each pixel is to be damaged. What was seen may be shared by all that ask, and is not to be changed.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str], tuple[Any, int]] = OrderedDict()

    @staticmethod
    def of(engine: Engine) -> LookCache:
        """The engine's cache, which ends with it."""
        with _LOCK:
            return _CACHES.setdefault(engine, LookCache())

    def look(self, what: str, pixels: Pixels, see: Callable[[], Seen], size_bytes: Callable[[Seen], int]) -> Seen:
        """What is seen in a picture: as it was seen before, or looked at now.

        Args:
            what: What is looked for, and by which network.
            pixels: H x W x C.
            see: Looks.
            size_bytes: How much memory it takes to keep what was seen.
        """
        if pixels.shape[0] * pixels.shape[1] > LARGEST_PIXELS:
            return see()
        key = (what, digest_of(pixels))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: Seen = self._kept[key][0]
                return found
        seen = see()
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


_LOCK = threading.Lock()
_CACHES: weakref.WeakKeyDictionary[Engine, LookCache] = weakref.WeakKeyDictionary()
