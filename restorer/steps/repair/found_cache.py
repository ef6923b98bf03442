"""What was found in the last pictures, so that each stroke of a brush need not look for damage again."""

from __future__ import annotations

import json
import threading
import weakref
from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.look_cache import LARGEST_PIXELS, digest_of
from restorer.imaging.photo import Mask, Pixels
from restorer.pipeline.step import Engine, Value
from restorer.steps.repair.damage_segmentation import Marks

_MOST = 4
"""The whole photo and regions in view of one or two photos."""


class _Found(NamedTuple):
    shape: tuple[int, ...]
    packed: tuple[NDArray[np.uint8], ...]
    marks: Marks


class FoundCache:
    """Holds the last findings of one engine. Any thread may use it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, _Found] = OrderedDict()

    @staticmethod
    def of(engine: Engine) -> FoundCache:
        """The engine's cache, which ends with it."""
        with _LOCK:
            return _CACHES.setdefault(engine, FoundCache())

    def key(self, pixels: Pixels, told: Sequence[Value], transform: NDArray[np.float64]) -> str:
        """What decides what is found; empty for a picture that is too large to be kept.

        Args:
            pixels: H x W x C.
            told: The network's id and the settings that count.
            transform: From the source to the picture, by which places are moved.
        """
        if pixels.shape[0] * pixels.shape[1] > LARGEST_PIXELS:
            return ""
        return json.dumps([digest_of(pixels), transform.tolist(), list(told)])

    def recall(self, key: str, masks: Sequence[Mask]) -> Marks | None:
        """Fill the masks as they were when this was looked for last; None where it was not."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
        for mask, packed in zip(masks, found.packed, strict=True):
            mask[:] = np.unpackbits(packed, count=mask.size).reshape(found.shape)
            mask *= 255
        return found.marks

    def remember(self, key: str, masks: Sequence[Mask], marks: Marks) -> None:
        """Keep what was found: masks of 255 and 0, and the number of marks."""
        if not key:
            return
        found = _Found(masks[0].shape, tuple(np.packbits(mask > 0) for mask in masks), marks)
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)


_LOCK = threading.Lock()
_CACHES: weakref.WeakKeyDictionary[Engine, FoundCache] = weakref.WeakKeyDictionary()
