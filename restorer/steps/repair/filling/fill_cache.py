"""What was filled last, tile by tile, so that a stroke of a brush fills its surroundings alone.

A fill is decided by what is seen of its surroundings: pixels, mask and seed. Under a digest of these it is kept, so
that what comes from here is what would be worked out anew, to the bit.
"""

from __future__ import annotations

import hashlib
import json
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats
from restorer.pipeline.step import Engine

LARGEST_BYTES = 64_000_000
"""Only what was filled is kept: a tenth of a photo of 40 megapixels."""


class KnownFills(Protocol):
    """Keeps fills."""

    def key(self, arrays: Sequence[NDArray[Any]], told: Sequence[object]) -> str:
        """What decides a fill, in short."""
        ...

    def recall(self, key: str) -> Floats | None:
        """The fill of this key: N x C, row by row; None where there is none."""
        ...

    def remember(self, key: str, filled: Floats) -> None:
        """Keep a fill."""
        ...


class FillCache:
    """Holds the last fills of one engine. Any thread may use it.

    Args:
        largest_bytes: How much it holds; the least recently used leave first.
    """

    def __init__(self, largest_bytes: int = LARGEST_BYTES) -> None:
        self._lock = threading.Lock()
        self._largest_bytes, self._bytes = largest_bytes, 0
        self._kept: OrderedDict[str, Floats] = OrderedDict()

    @staticmethod
    def of(engine: Engine) -> FillCache:
        """The engine's cache, which ends with it."""
        with _LOCK:
            return _CACHES.setdefault(engine, FillCache())

    def key(self, arrays: Sequence[NDArray[Any]], told: Sequence[object]) -> str:
        """See `KnownFills`; `told` is JSON-plain."""
        digest = hashlib.blake2b(json.dumps([told, [(a.shape, str(a.dtype)) for a in arrays]]).encode(), digest_size=20)
        for array in arrays:
            digest.update(np.ascontiguousarray(array).data)
        return digest.hexdigest()

    def recall(self, key: str) -> Floats | None:
        """See `KnownFills`."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def remember(self, key: str, filled: Floats) -> None:
        """See `KnownFills`."""
        with self._lock:
            if key in self._kept:
                return
            self._kept[key] = filled
            self._bytes += filled.nbytes
            while self._bytes > self._largest_bytes and self._kept:
                self._bytes -= self._kept.popitem(last=False)[1].nbytes


class KeptFills(NamedTuple):
    """Fills that are known, and the hash of the network that makes them."""

    known: KnownFills
    painter: str

    def recalled(self, make: Callable[[], Floats], arrays: Sequence[NDArray[Any]], told: Sequence[object]) -> Floats:
        """What was made of these arrays before, or is now."""
        key = self.known.key(arrays, (self.painter, *told))
        made = self.known.recall(key)
        if made is None:
            made = make()
            self.known.remember(key, made)
        return made


_LOCK = threading.Lock()
_CACHES: weakref.WeakKeyDictionary[Engine, FillCache] = weakref.WeakKeyDictionary()
