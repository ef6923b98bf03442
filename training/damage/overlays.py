"""Dust, hairs and scratches as they lie on real film: cut out by others, laid over a picture by us.

The cut-outs are those of D. Ivanova, J. Williamson and P. Henderson, "Simulating analogue film damage to analyse and
improve artefact restoration on high-resolution scans" (2023), MIT licence: a folder for each kind, of pictures of
400 x 400 whose alpha channel is the shape.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from training.damage.marks import Marked
from training.damage.shapes import Picture, Plane, Random, lay, paper
from training.photos import is_validation

VISIBLE = 0.06
"""What changed less is not called damage."""


def overlays_folder() -> Path | None:
    """Where the cut-outs lie: `RESTORER_OVERLAYS`; None where that is not set."""
    folder = os.environ.get("RESTORER_OVERLAYS")
    return Path(folder) if folder else None


class Kind(NamedTuple):
    """How the cut-outs of a folder are laid.

    Attributes:
        chance: Of a layer to be of this kind, beside the others'.
        longest_px: From which to which length a single thing is drawn; for fields of many, how long the field is.
        most: How many single things at most; 0 for fields, which are laid once.
    """

    chance: float
    longest_px: tuple[float, float]
    most: int = 0


KINDS = {
    "dirt": Kind(2.0, (300, 900)),
    "spots": Kind(2.0, (200, 700)),
    "scratches": Kind(1.5, (300, 1000)),
    "sprinkles": Kind(0.7, (300, 900)),
    "dots": Kind(1.5, (2.5, 11), 24),
    "smut": Kind(1.0, (5, 26), 12),
    "stain": Kind(0.7, (6, 30), 6),
    "lint": Kind(1.5, (8, 60), 9),
    "hair-short": Kind(1.2, (14, 90), 6),
    "hair": Kind(1.0, (40, 260), 3),
}


def add_overlays(picture: Picture, overlays: Path, rng: Random, held_back: bool = False) -> Marked:
    """Returns the picture with one to three layers of film damage, all light or all dark more often than not.

    Args:
        picture: H x W x 3, RGB, [0, 1]; left as it is.
        overlays: The folder of the kinds' folders.
        rng: The source of chance.
        held_back: Lay cut-outs of the tenth that nothing is trained on, rather than of the rest.
    """
    before = picture
    light = bool(rng.random() < 0.65)
    chances = np.array([kind.chance for kind in KINDS.values()])
    for name in rng.choice(list(KINDS), size=rng.integers(1, 4), replace=False, p=chances / chances.sum()):
        kind = KINDS[str(name)]
        files = _files(overlays / str(name), held_back)
        coverage = np.zeros(picture.shape[:2], np.float32)
        if kind.most == 0:
            _field(coverage, _shape(files, rng), float(rng.uniform(*kind.longest_px)), rng)
        else:
            for _ in range(int(rng.integers(1, kind.most + 1))):
                _single(coverage, _shape(files, rng), np.exp(rng.uniform(*np.log(kind.longest_px))), rng)
        soft = float(rng.uniform(0.0, 0.8))
        if soft > 0.3:
            coverage = np.asarray(cv2.GaussianBlur(coverage, (0, 0), soft), np.float32)
        picture = lay(picture, coverage * rng.uniform(0.45, 1.15), paper(rng, light != bool(rng.random() < 0.1)))
    changed = np.abs(picture - before).max(axis=2) > VISIBLE
    return Marked(picture, changed.astype(np.float32))


@cache
def _files(folder: Path, held_back: bool) -> tuple[Path, ...]:
    files = sorted(folder.glob("*.png"))
    kept = tuple(file for file in files if is_validation(f"{folder.name}/{file.name}") == held_back)
    return kept or tuple(files)  # a few cut-outs are not worth splitting


def _shape(files: tuple[Path, ...], rng: Random) -> Plane:
    """One cut-out's coverage, turned and mirrored."""
    read = cv2.imread(str(files[rng.integers(len(files))]), cv2.IMREAD_UNCHANGED)
    if read is None or read.ndim != 3 or read.shape[2] != 4:
        raise ValueError(f"{files[0].parent}: not a folder of cut-outs.")
    shape = np.rot90(read[:, :, 3], int(rng.integers(4)))
    mirrored = np.ascontiguousarray(shape[:, :: (1, -1)[int(rng.integers(2))]])
    return np.asarray(mirrored, np.float32) / np.float32(255)


def _field(coverage: Plane, shape: Plane, longest_px: float, rng: Random) -> None:
    """Lay a field of many marks over a part of the picture, or all of it."""
    side = max(16, int(longest_px))
    field = cv2.resize(shape, (side, side), interpolation=cv2.INTER_AREA if side < len(shape) else cv2.INTER_CUBIC)
    _paste(coverage, np.asarray(field, np.float32).clip(0, 1), rng)


def _single(coverage: Plane, shape: Plane, longest_px: float, rng: Random) -> None:
    """Lay one thing, at any angle."""
    rows, columns = np.nonzero(shape > 0.1)
    if not len(rows):
        return
    part = shape[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    scale = longest_px / max(part.shape)
    turned = _turned(part, float(rng.uniform(0, 360)))
    size = max(2, round(turned.shape[1] * scale)), max(2, round(turned.shape[0] * scale))
    small = cv2.resize(turned, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    # A hair of a pixel's width loses its coverage where it is made smaller; on film it would not have been so thin.
    peak = max(float(small.max()), 0.05)
    _paste(coverage, np.asarray(small / peak, np.float32).clip(0, 1), rng)


def _turned(shape: Plane, degrees: float) -> Plane:
    height, width = shape.shape
    side = int(np.ceil(np.hypot(height, width))) + 2
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turn[:, 2] += (side - width) / 2, (side - height) / 2
    return np.asarray(cv2.warpAffine(shape, turn, (side, side)), np.float32)


def _paste(coverage: Plane, shape: npt.NDArray[np.float32], rng: Random) -> None:
    """Lay a shape at random, partly outside perhaps."""
    height, width = coverage.shape
    left = int(rng.integers(-shape.shape[1] // 2, max(1, width - shape.shape[1] // 2)))
    top = int(rng.integers(-shape.shape[0] // 2, max(1, height - shape.shape[0] // 2)))
    target = coverage[max(0, top) : top + shape.shape[0], max(0, left) : left + shape.shape[1]]
    source = shape[max(0, -top) :, max(0, -left) :][: target.shape[0], : target.shape[1]]
    np.maximum(target, source, out=target)
