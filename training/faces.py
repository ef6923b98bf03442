"""`python -m training.faces`: faces cut from the packed photos, turned and scaled to the template, packed in turn."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.face_alignment import FACE_PX, cut_warped, inverse, place, scale_of
from restorer.analysis.face_detection import find_faces
from restorer.engine import TorchEngine
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.step import Engine
from training.photos import Photo, PhotoBank, Pixels

PACKS = ("people", "portraits")
LARGEST_FACTOR = 1.8
"""Faces that would have to be enlarged more are too small to learn from."""

SURE = 0.9
"""From which probability on a face is learnt from: one that is none teaches worse than one that is missed."""

_BROW_TO_CHIN = np.array([[150, 170], [362, 170], [170, 430], [342, 430]], np.float64)
"""What of an aligned face must lie in the photo; hair and shoulders may hang over, mirrored."""


def detector() -> tuple[ModelInfo, Engine]:
    """Returns the detector that comes with the application, and what runs it.

    Raises:
        RuntimeError: There is none.
    """
    catalogue = ModelCatalogue()
    info = catalogue.for_task(Task.FACE_DETECTOR)
    if info is None:
        raise RuntimeError("resources/models holds no face detector: python -m training.detector makes it")
    return info, TorchEngine("cpu", catalogue)


def is_packed(cache: Path) -> bool:
    """Returns whether the faces in `cache` are there, and were found and aligned by the detector that is here now."""
    made = cache / "faces" / "detector.txt"
    return (cache / "faces" / "photos.json").is_file() and made.is_file() and made.read_text() == _name(detector()[0])


def pack_faces(cache: Path) -> Counter[str]:
    """Writes `faces/photos.bin` and `faces/photos.json` into `cache`, in the form that `PhotoBank` reads.

    Returns:
        How many photos there were, how many faces were found, and what became of them.
    """
    model, engine = detector()
    out = cache / "faces"
    out.mkdir(exist_ok=True)
    (out / "detector.txt").unlink(missing_ok=True)
    listed: list[Photo] = []
    counted: Counter[str] = Counter()
    offset = 0
    with (out / "photos.bin").open("wb") as packed:
        for held_back in (False, True):
            bank = PhotoBank(cache, PACKS, held_back)
            for photo in bank.photos:
                pixels = bank.pixels(photo)
                counted["photos"] += 1
                for face in find_faces(pixels, model=model, engine=engine):
                    matrix, fate = _fit(face.landmarks, pixels) if face.chance >= SURE else (None, "not sure")
                    counted.update(("faces", fate))
                    if matrix is not None:
                        listed.append(Photo(photo.name, "faces", FACE_PX, FACE_PX, offset))
                        offset += packed.write(_cut(pixels, matrix).tobytes())
    (out / "photos.json").write_text(json.dumps([list(photo) for photo in listed]))
    (out / "detector.txt").write_text(_name(model))
    return counted


def align(pixels: Pixels, landmarks: NDArray[np.float64]) -> Pixels | None:
    """Returns the face as 512 x 512 x 3 RGB on the template; None where it cannot be learnt from."""
    matrix, _ = _fit(landmarks, pixels)
    return None if matrix is None else _cut(pixels, matrix)


def _fit(landmarks: NDArray[np.float64], pixels: Pixels) -> tuple[NDArray[np.float64] | None, str]:
    """Returns what brings the face onto the template, or None, and in a word why or why not."""
    matrix = place(landmarks)
    if matrix is None:
        return None, "from the side"
    if scale_of(matrix) > LARGEST_FACTOR:
        return None, "small"
    back = inverse(matrix)
    corners = _BROW_TO_CHIN @ back[:, :2].T + back[:, 2]
    if (corners < 0).any() or (corners > (pixels.shape[1] - 1, pixels.shape[0] - 1)).any():
        return None, "over the rim"
    return matrix, "packed"


def _cut(pixels: Pixels, matrix: NDArray[np.float64]) -> Pixels:
    return np.asarray(np.rint(cut_warped(pixels, matrix, FACE_PX) * 255), np.uint8)


def _name(model: ModelInfo) -> str:
    return f"{model.id} {model.file.sha256}"


def main(arguments: list[str] | None = None) -> None:
    """Packs the faces anew, and prints what became of them."""
    parser = argparse.ArgumentParser(prog="python -m training.faces", description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path("training/runs/photos"), help="the packed photos")
    options = parser.parse_args(arguments)
    for what, count in pack_faces(options.cache).items():
        print(f"{what}: {count:,}")


if __name__ == "__main__":
    main()
