"""Finds public test sets by their folders' names, wherever below a folder they lie, and reads their pictures."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.uint8]
"""H x W, or H x W x 3 in RGB, uint8."""

SUFFIXES = (".png", ".bmp", ".tif", ".tiff", ".jpg")


class Kind(NamedTuple):
    """Where a set's pictures lie.

    Attributes:
        names: The folders that hold the set, any of them.
        inside: The folder inside that holds the pictures; empty for the folder itself.
        ending: What the pictures' names end in, before the suffix.
    """

    names: tuple[str, ...]
    inside: str = ""
    ending: str = ""


SETS: dict[str, Kind] = {
    "CBSD68": Kind(("CBSD68",)),
    "Kodak24": Kind(("Kodak24",)),
    "McMaster": Kind(("McMaster",)),
    "LIVE1": Kind(("LIVE1_gray",)),
    "Classic5": Kind(("Classic5",)),
    "RealSR": Kind(("benchmark_realsr", "RealSR"), "test_HR"),
    "DRealSR": Kind(("benchmark_drealsr", "DRealSR"), "test_HR"),
    "Set5": Kind(("Set5",), "image_SRF_4", "_HR"),
    "Set14": Kind(("Set14",), "image_SRF_4", "_HR"),
    "BSD100": Kind(("BSD100",), "image_SRF_4", "_HR"),
}
"""Every set by the name that the tables give it. Colour sets come from the test sets of FFDNet, LIVE1 and Classic5 in
grey from those of FBCNN, RealSR and DRealSR from the preset of OSEDiff, the others from SelfExSR."""


class TestSets:
    """The public sets below a folder.

    Args:
        root: Searched through and through; links are followed.
        every: Take every n-th picture only, for a quick look.
    """

    __test__ = False
    """No test, whatever pytest thinks of the name."""

    def __init__(self, root: Path, every: int = 1) -> None:
        self.every = every
        self._folders: dict[str, list[Path]] = {}
        for folder, inner, _ in os.walk(root, followlinks=True):
            inner.sort()
            self._folders.setdefault(Path(folder).name.lower(), []).append(Path(folder))

    def pictures(self, name: str) -> list[Path]:
        """The files of a set, sorted by name; empty where the set is not here."""
        kind = SETS[name]
        for folder in (found for wanted in kind.names for found in self._folders.get(wanted.lower(), [])):
            files = sorted(
                file
                for file in (folder / kind.inside).glob("*")
                if file.suffix.lower() in SUFFIXES and file.stem.endswith(kind.ending)
            )
            if files:
                return files[:: self.every]
        return []

    def folder(self, name: str, file: str) -> Path | None:
        """The first folder of this name that holds a file of that name; None where there is none."""
        return next((found for found in self._folders.get(name.lower(), []) if (found / file).is_file()), None)

    def missing(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """A line for each of these sets that is not here."""
        return tuple(
            f"{name}: no folder {' or '.join(_path(wanted, SETS[name].inside) for wanted in SETS[name].names)}"
            for name in names
            if not self.pictures(name)
        )


def _path(name: str, inside: str) -> str:
    return f"`{name}/{inside}`" if inside else f"`{name}`"


def beside(file: Path, folder: str = "", old: str = "", new: str = "") -> Path:
    """The file that belongs to a picture: in a folder beside its own, or with another ending."""
    where = file.parent.parent / folder if folder else file.parent
    return where / file.name.replace(old, new)


def read_color(file: Path) -> Plane:
    """H x W x 3, RGB.

    Raises:
        FileNotFoundError: there is no picture there.
    """
    return np.ascontiguousarray(_read(file, cv2.IMREAD_COLOR)[:, :, ::-1])


def read_gray(file: Path) -> Plane:
    """H x W; a colour picture by its Rec. 601 luma.

    Raises:
        FileNotFoundError: there is no picture there.
    """
    return _read(file, cv2.IMREAD_GRAYSCALE)


def _read(file: Path, how: int) -> Plane:
    pixels = cv2.imread(str(file), how)
    if pixels is None:
        raise FileNotFoundError(file)
    return np.asarray(pixels, np.uint8)
