"""Files of every kind, cut off in many places: what is read of them must be the whole picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from benchmarks.faults.seeds import valid_files
from restorer.errors import InputError
from restorer.imaging.decode import decode
from restorer.imaging.photo import Pixels


@dataclass
class Kind:
    """How the cut files of one kind ended.

    Attributes:
        name: Of the kind.
        refused: Files that got a sentence.
        harmless: Files that were read, with all pixels as they were: only what stands behind them is gone.
        passed: At how many bytes a file was passed as good whose pixels are others; must be empty.
    """

    name: str
    refused: int = 0
    harmless: int = 0
    passed: list[int] = field(default_factory=list)


def run_cuts(folder: Path, count: int = 60, seed: int = 0, *, last: int = 8) -> list[Kind]:
    """Cut each kind off in so many places, all over it, and read it.

    Args:
        folder: A new folder to work in.
        count: How many places.
        seed: Decides the picture and the places.
        last: Cut off so many of the last bytes, too, one by one: those that a decoder may overlook.
    """
    folder.mkdir(parents=True)
    rng = np.random.default_rng(seed)
    found = []
    for name, (ending, data) in valid_files(seed).items():
        path, kind = folder / f"x{ending}", Kind(name)
        path.write_bytes(data)
        whole = _pages(path)
        places = {*rng.integers(1, len(data), count).tolist(), *range(len(data) - last, len(data))}
        for size in sorted(places):
            path.write_bytes(data[:size])
            _judge(kind, path, whole, size)
        found.append(kind)
    return found


def _judge(kind: Kind, path: Path, whole: list[Pixels], size: int) -> None:
    is_whole = True
    for page, right in enumerate(whole):
        try:
            pixels = decode(path, page).pixels
        except InputError:
            is_whole = False
            continue
        if pixels.shape != right.shape or not (pixels == right).all():
            kind.passed.append(size)
            return
    kind.harmless += is_whole
    kind.refused += not is_whole


def _pages(path: Path) -> list[Pixels]:
    return list(_read(path))


def _read(path: Path) -> Iterator[Pixels]:
    photo = decode(path)
    yield photo.pixels.copy()
    for page in range(1, photo.origin.pages):
        yield decode(path, page).pixels.copy()
