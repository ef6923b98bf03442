"""The photographs to learn from: packed once into one file, split by name, cropped at random."""

from __future__ import annotations

import hashlib
import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
"""H x W x 3, RGB, sRGB, 0 to 255."""

PACKS = ("people-1", "people-2", "portraits-1", "portraits-2", "scenes", "small")
"""The archives to read; `real/` is for looking only and is never opened here."""


class Photo(NamedTuple):
    """Where a photo lies in the packed file."""

    name: str
    pack: str
    height: int
    width: int
    offset: int


def is_validation(name: str) -> bool:
    """Returns whether a photo is one of the tenth that is never trained on; the file name alone decides."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % 10 == 0


def is_soft(name: str, pack: str) -> bool:
    """Returns whether a photo was saved too often to be sharp at full size, and is packed at half size."""
    return pack.startswith("people") and name.startswith("openstax-")


def pack_photos(photos: Path, cache: Path) -> None:
    """Decodes every archive in `photos` once, into `photos.bin` (RGB bytes) and `photos.json` in `cache`."""
    cache.mkdir(parents=True, exist_ok=True)
    listed: list[Photo] = []
    offset = 0
    with (cache / "photos.bin").open("wb") as packed:
        for name, pack, pixels in _decoded(photos):
            if is_soft(name, pack):
                height, width = pixels.shape[0] // 2, pixels.shape[1] // 2
                even = pixels[: height * 2, : width * 2]
                pixels = np.asarray(cv2.resize(even, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
            listed.append(Photo(name, pack, pixels.shape[0], pixels.shape[1], offset))
            offset += packed.write(np.ascontiguousarray(pixels).tobytes())
    (cache / "photos.json").write_text(json.dumps([list(photo) for photo in listed]))


def _decoded(photos: Path) -> Iterator[tuple[str, str, Pixels]]:
    for pack in PACKS:
        if not (photos / f"{pack}.tar").is_file():
            continue
        with tarfile.open(photos / f"{pack}.tar") as archive:
            for member in archive:
                file = archive.extractfile(member)
                pixels = None if file is None else cv2.imdecode(np.frombuffer(file.read(), np.uint8), cv2.IMREAD_COLOR)
                if pixels is not None:
                    yield Path(member.name).name, pack, np.asarray(pixels[..., ::-1], np.uint8)


class PhotoBank:
    """Random crops of the packed photos.

    Args:
        cache: The folder that `pack_photos` wrote.
        packs: Which archives to draw from, by the beginnings of their names.
        validation: Draw from the tenth that is held back, rather than from the rest.
    """

    def __init__(self, cache: Path, packs: tuple[str, ...], validation: bool) -> None:
        self._opened = (cache, packs, validation)
        self._bytes = np.memmap(cache / "photos.bin", np.uint8, "r")
        listed = [Photo(*fields) for fields in json.loads((cache / "photos.json").read_text())]
        self.photos = [p for p in listed if p.pack.startswith(packs) and is_validation(p.name) == validation]

    def __reduce__(self) -> tuple[object, ...]:
        """Pickles as the way to open it again: the packed file is large, and every process can map it."""
        return type(self), self._opened

    @property
    def is_held_back(self) -> bool:
        """Whether it draws from the tenth that is never trained on."""
        return self._opened[2]

    def pixels(self, photo: Photo) -> Pixels:
        """Returns the whole photo; a read-only view of the packed file."""
        size = photo.height * photo.width * 3
        return self._bytes[photo.offset : photo.offset + size].reshape(photo.height, photo.width, 3)

    def batch(
        self, count: int, size_px: int, seed: tuple[int, ...], shrink: float = 0.25, *, whole: bool = False
    ) -> Pixels:
        """Returns random crops, turned and mirrored; the same seed gives the same crops.

        Args:
            count: How many.
            size_px: Their side.
            seed: The source of chance.
            shrink: The share that is cut twice as large and reduced by area, where the photo is large enough.
            whole: Cut those at any size up to the whole photo instead.

        Returns:
            count x size x size x 3, RGB, uint8.
        """
        rng = np.random.default_rng(seed)
        fit = [p for p in self.photos if min(p.height, p.width) >= size_px]
        # A large photo holds more to learn from, but not in proportion.
        chance = np.sqrt([p.height * p.width for p in fit])
        chance /= chance.sum()
        crops: list[Pixels] = []
        while len(crops) < count:
            photo = fit[rng.choice(len(fit), p=chance)]
            crop = self._crop(photo, size_px, rng, shrink, whole)
            if crop is not None:
                crops.append(crop)
        return np.stack(crops)

    def _crop(self, photo: Photo, size_px: int, rng: np.random.Generator, shrink: float, whole: bool) -> Pixels | None:
        shorter, side = min(photo.height, photo.width), size_px
        if rng.random() < shrink:
            side = int(rng.integers(size_px, shorter + 1)) if whole else 2 * size_px if shorter >= 2 * size_px else side
        top = rng.integers(photo.height - side + 1)
        left = rng.integers(photo.width - side + 1)
        crop = self.pixels(photo)[top : top + side, left : left + side]
        if side > size_px:
            crop = np.asarray(cv2.resize(crop, (size_px, size_px), interpolation=cv2.INTER_AREA), np.uint8)
        # Gutters and backdrops of pure white teach nothing but white.
        red, green, blue = cv2.split(crop)
        if (cv2.min(cv2.min(red, green), blue) > 245).mean() > 0.4:
            return None
        if rng.random() < 0.5:
            crop = crop[:, ::-1]
        return crop


@dataclass(frozen=True)
class Crops:
    """Draws the crops of a step: most recipes' share of work for the processor."""

    photos: PhotoBank
    count: int
    size_px: int
    seed: int
    shrink: float = 0.25
    whole: bool = False

    def __call__(self, step: int) -> tuple[Pixels]:
        """Returns count x size x size x 3, RGB, uint8; the fields are those of `PhotoBank.batch`."""
        return (self.photos.batch(self.count, self.size_px, (self.seed, step), self.shrink, whole=self.whole),)
