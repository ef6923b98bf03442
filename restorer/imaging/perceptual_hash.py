"""Perceptual hashes of photos, and groups of photos that are scans of one print.

Two difference hashes (N. Krawetz, "Kind of Like That", 2013), along rows and along columns, of the luminance on a grid.
They do not change with size, brightness, contrast or compression, and little with a colour cast, dust or a scanner's
shift by a fiftieth of the picture. Another crop, a turn by more than two degrees or a mirrored copy are not found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.color import REC_601
from restorer.imaging.photo import Photo, Pixels

GRID = 16
BITS = 2 * GRID * GRID
NEAR_BITS = 90
"""Of `BITS`: fingerprints that differ in no more are of one print. Of photos that have nothing to do with each other
half of the bits differ."""

_FLAT = 2.0
_BLOCK = 32  # 20 MB of work for ten thousand photos


def fingerprint(photo: Photo) -> str | None:
    """How a picture looks, as hexadecimal digits; None for one that is blank, which would be like every other blank.

    Args:
        photo: Any photo; read once, in its own colour space.
    """
    import cv2

    gray = _luminance(photo.pixels)
    side = GRID + 1
    # Reduced in two steps: the mean over areas first, then the slopes between them.
    small = cv2.resize(gray, (side * 4, side * 4), interpolation=cv2.INTER_AREA)
    small = cv2.resize(cv2.GaussianBlur(small, (0, 0), 2.0), (side, side), interpolation=cv2.INTER_AREA)
    if float(small.std()) < _FLAT:
        return None
    along = small[:GRID, 1:] > small[:GRID, :-1]
    down = small[1:, :GRID] > small[:-1, :GRID]
    return np.packbits(np.concatenate([along.ravel(), down.ravel()])).tobytes().hex()


def near_groups(fingerprints: Mapping[str, str], near_bits: int = NEAR_BITS) -> list[list[str]]:
    """The photos that look alike, as groups of two and more, in the order in which they were given.

    Args:
        fingerprints: By a photo's name, as `fingerprint` gives them.
        near_bits: How many bits may differ.
    """
    names = list(fingerprints)
    if len(names) < 2:
        return []
    rows = np.frombuffer(bytes.fromhex("".join(fingerprints.values())), np.uint64).reshape(len(names), -1)
    first = list(range(len(names)))
    for start in range(0, len(names), _BLOCK):
        part = rows[start : start + _BLOCK]
        differing = np.bitwise_count(part[:, None, :] ^ rows[None, :, :]).sum(axis=2, dtype=np.int32)
        for here, there in zip(*np.nonzero(differing <= near_bits), strict=True):
            if start + here < there:
                _join(first, start + int(here), int(there))
    groups: dict[int, list[str]] = {}
    for number, name in enumerate(names):
        groups.setdefault(_root(first, number), []).append(name)
    return [group for group in groups.values() if len(group) > 1]


def _luminance(pixels: Pixels) -> NDArray[np.float32]:
    """A small picture of how light it is, 0..255, H x W, float32: only so many rows and columns as are needed."""
    step = max(1, min(pixels.shape[:2]) // 512)
    part = np.asarray(pixels[::step, ::step], np.float32)
    gray = part[:, :, 0] if part.shape[2] == 1 else part @ REC_601
    return np.asarray(gray * (255 / np.iinfo(pixels.dtype).max), np.float32)


def _root(first: list[int], number: int) -> int:
    while first[number] != number:
        first[number] = first[first[number]]
        number = first[number]
    return number


def _join(first: list[int], one: int, other: int) -> None:
    roots: Sequence[int] = sorted((_root(first, one), _root(first, other)))
    first[roots[1]] = roots[0]
