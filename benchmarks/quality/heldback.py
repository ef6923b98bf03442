"""The photos that no network was trained on: found by name, cropped and worn the same way every time."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor

from benchmarks.quality.figures import Picture
from training.photos import PACKS, Photo, PhotoBank, is_soft, is_validation

ALL_PACKS = ("people", "portraits", "scenes")
FACE_PACKS = ("people", "portraits")
PRISTINE_PACKS = ("portraits", "scenes")
_BATCH = 8


def open_bank(photos: Path, cache: Path | None, scratch: Path) -> Path:
    """The folder of packed photos: the training's where it is there, else one with the held-back tenth alone.

    Both give the same pictures: the order of the photos and their pixels are the same.

    Args:
        photos: The folder of the archives.
        cache: Where `training` packed them, or None.
        scratch: Where to pack the tenth otherwise.

    Raises:
        FileNotFoundError: neither is there.
    """
    if cache is not None and (cache / "photos.json").is_file():
        return cache
    if not any((photos / f"{pack}.tar").is_file() for pack in PACKS):
        raise FileNotFoundError(f"no archive of photos in {photos}")
    listed: list[Photo] = []
    offset = 0
    with (scratch / "photos.bin").open("wb") as packed:
        for name, pack, pixels in _held_back(photos):
            listed.append(Photo(name, pack, pixels.shape[0], pixels.shape[1], offset))
            offset += packed.write(np.ascontiguousarray(pixels).tobytes())
    (scratch / "photos.json").write_text(json.dumps([list(photo) for photo in listed]))
    return scratch


def _held_back(photos: Path) -> Iterator[tuple[str, str, Picture]]:
    for pack in PACKS:
        if not (photos / f"{pack}.tar").is_file():
            continue
        with tarfile.open(photos / f"{pack}.tar") as archive:
            for member in archive:
                name = Path(member.name).name
                file = archive.extractfile(member) if is_validation(name) else None
                pixels = None if file is None else cv2.imdecode(np.frombuffer(file.read(), np.uint8), cv2.IMREAD_COLOR)
                if pixels is not None:
                    yield name, pack, _as_packed(name, pack, np.asarray(pixels[..., ::-1], np.uint8))


def _as_packed(name: str, pack: str, pixels: Picture) -> Picture:
    """As `training.photos.pack_photos` keeps it: at half its size where it is soft at full."""
    if not is_soft(name, pack):
        return pixels
    height, width = pixels.shape[0] // 2, pixels.shape[1] // 2
    even = pixels[: height * 2, : width * 2]
    return np.asarray(cv2.resize(even, (width, height), interpolation=cv2.INTER_AREA), np.uint8)


class HeldBack:
    """Pictures of the held-back photos; the same question is answered with the same pictures.

    Args:
        folder: What `open_bank` returned.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def bank(self, packs: tuple[str, ...] = ALL_PACKS) -> PhotoBank:
        """The training's own door to the photos, for the crops that its recipes make."""
        return PhotoBank(self._folder, packs, validation=True)

    def count(self, packs: tuple[str, ...]) -> int:
        """How many photos were held back."""
        return len(self.bank(packs).photos)

    def whole(self, packs: tuple[str, ...], *, seed: int, longest_px: int) -> Iterator[tuple[str, Picture]]:
        """All photos with their names, in an order that the seed shuffles, reduced by area where they are larger."""
        bank = self.bank(packs)
        for index in np.random.default_rng(seed).permutation(len(bank.photos)):
            photo = bank.photos[index]
            yield photo.name, reduced(bank.pixels(photo), longest_px)


def reduced(picture: Picture, longest_px: int) -> Picture:
    """The picture, reduced by area so that its longer side is at most `longest_px`; a copy."""
    factor = longest_px / max(picture.shape[:2])
    if factor >= 1:
        return np.array(picture)
    size = (max(1, round(picture.shape[1] * factor)), max(1, round(picture.shape[0] * factor)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def batches(count: int) -> Iterator[tuple[int, int]]:
    """The number of each batch and how many pictures it holds."""
    for number, first in enumerate(range(0, count, _BATCH)):
        yield number, min(_BATCH, count - first)


def as_tensor(pictures: list[Picture]) -> Tensor:
    """N x 3 x H x W float32, [0, 1], of pictures of one size."""
    return torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).float() / 255.0


def as_pictures(batch: Tensor) -> list[Picture]:
    """The pictures of an N x 3 x H x W float batch of [0, 1], rounded to 8 bits: what a file would hold."""
    whole = (batch.clamp(0.0, 1.0) * 255.0).round().to(torch.uint8).permute(0, 2, 3, 1)
    return [np.ascontiguousarray(picture.numpy()) for picture in whole]
