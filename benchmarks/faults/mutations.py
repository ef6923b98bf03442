"""A thousand ways to be broken: valid files, damaged with a seed."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

_HEAD_BYTES = 512
_LIES = (0, 1, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0x0001_0000, 40_000)
_ENDINGS = (".jpg", ".png", ".tif", ".webp", ".avif", ".bmp", ".heic", ".gif", ".psd", ".jp2", ".jxl", ".pdf")


@dataclass(frozen=True, slots=True)
class Damaged:
    """A file of the corpus.

    Attributes:
        name: Its name, unlike any other's, with an ending that may lie.
        kind: Of what it was made.
        damage: What was done to it.
        content: Its bytes.
    """

    name: str
    kind: str
    damage: str
    content: bytes


def damaged_files(seeds: Mapping[str, tuple[str, bytes]], count: int, seed: int = 0) -> Iterator[Damaged]:
    """So many files, every kind and every damage in turn; the same for the same seed.

    Args:
        seeds: As `seeds.valid_files` gives them.
        count: How many.
        seed: Decides where the damage is.
    """
    rng = np.random.default_rng(seed)
    kinds, damages = list(seeds), list(_DAMAGES)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        damage = damages[(number // len(kinds) + number) % len(damages)]
        ending, data = seeds[kind]
        other = seeds[kinds[int(rng.integers(len(kinds)))]][1]
        content = _DAMAGES[damage](data, other, rng)
        if rng.random() < 0.15:
            ending = _ENDINGS[int(rng.integers(len(_ENDINGS)))]
        yield Damaged(f"{number:04d}{ending}", kind, damage, content)


Damage = Callable[[bytes, bytes, np.random.Generator], bytes]


def _place(size: int, rng: np.random.Generator) -> int:
    """Somewhere; half of the time in the head, where the lies are."""
    return int(rng.integers(min(size, _HEAD_BYTES) if rng.random() < 0.5 else size))


def _flip(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    out = bytearray(data)
    for _ in range(int(rng.integers(1, 9))):
        out[_place(len(out), rng)] ^= 1 << int(rng.integers(8))
    return bytes(out)


def _scramble(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    at, size = _place(len(data), rng), int(rng.integers(1, 200))
    return data[:at] + rng.bytes(min(size, len(data) - at)) + data[at + size :]


def _cut(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    return data[: int(rng.integers(len(data)))]


def _blank(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    at, size = _place(len(data), rng), int(rng.integers(1, 400))
    filler = b"\0" if rng.random() < 0.5 else b"\xff"
    return data[:at] + filler * min(size, len(data) - at) + data[at + size :]


def _lie(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    """Numbers where sizes, counts and offsets may stand."""
    out = bytearray(data)
    for _ in range(int(rng.integers(1, 4))):
        at = min(_place(len(out), rng), max(0, len(out) - 4))
        value = _LIES[int(rng.integers(len(_LIES)))]
        out[at : at + 4] = struct.pack(">I" if rng.random() < 0.5 else "<I", value)
    return bytes(out)


def _lose(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    at = _place(len(data), rng)
    return data[:at] + data[at + int(rng.integers(1, 64)) :]


def _repeat(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    at, size = _place(len(data), rng), int(rng.integers(1, 256))
    return data[:at] + data[at : at + size] * int(rng.integers(2, 40)) + data[at + size :]


def _splice(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    return data[: _place(len(data), rng)] + other[int(rng.integers(len(other))) :]


def _trail(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    return data + (other if rng.random() < 0.5 else rng.bytes(5000))


def _foreign_head(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    """The first bytes of another format: the name, the signature and the content disagree."""
    size = int(rng.integers(4, 33))
    return other[:size] + data[size:]


_DAMAGES: Mapping[str, Damage] = {
    "bits flipped": _flip,
    "bytes scrambled": _scramble,
    "cut off": _cut,
    "a stretch blank": _blank,
    "lying numbers": _lie,
    "bytes lost": _lose,
    "bytes repeated": _repeat,
    "spliced": _splice,
    "more behind it": _trail,
    "another's signature": _foreign_head,
}
DAMAGES = tuple(_DAMAGES)
"""What is done to files, in words."""
