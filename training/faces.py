"""Faces cut from the packed photos, turned and scaled to facexlib's template, packed in turn."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import torch

from restorer.engine.nets.face_detector import FaceDetector
from restorer.steps.alignment import FACE_PX, TEMPLATE
from training.boxes import overlap
from training.photos import Photo, PhotoBank, Pixels

LARGEST_FACTOR = 1.8
"""Faces that would have to be enlarged more are too small to learn from."""


def pack_faces(cache: Path, detector: FaceDetector) -> None:
    """Writes `faces/photos.bin` and `faces/photos.json` into `cache`, in the form that `PhotoBank` reads."""
    out = cache / "faces"
    out.mkdir(exist_ok=True)
    listed: list[Photo] = []
    offset = 0
    with (out / "photos.bin").open("wb") as packed:
        for held_back in (False, True):
            bank = PhotoBank(cache, ("people", "portraits"), held_back)
            for photo in bank.photos:
                pixels = bank.pixels(photo)
                for landmarks in find_landmarks(pixels, detector):
                    face = align(pixels, landmarks)
                    if face is not None:
                        listed.append(Photo(photo.name, "faces", FACE_PX, FACE_PX, offset))
                        offset += packed.write(face.tobytes())
    (out / "photos.json").write_text(json.dumps([list(photo) for photo in listed]))


def find_landmarks(pixels: Pixels, detector: FaceDetector, least: float = 0.9) -> list[np.ndarray]:
    """Returns the 5 x 2 landmarks (x and y in pixels) of the faces in H x W x 3 RGB, looked for at half size."""
    height, width = pixels.shape[0] // 64 * 64, pixels.shape[1] // 64 * 64
    small = cv2.resize(pixels[:height, :width], (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    with torch.inference_mode():
        boxes, chance, points = detector(torch.from_numpy(small).permute(2, 0, 1)[None].float() / 255.0)
    order = chance[0].argsort(descending=True)
    order = order[chance[0][order] > least][:100]
    faces = []
    while len(order):
        faces.append(points[0, order[0]].numpy() * 2.0)
        order = order[1:][overlap(boxes[0, order[:1]], boxes[0, order[1:]])[0] < 0.4]
    return faces


def align(pixels: Pixels, landmarks: np.ndarray) -> Pixels | None:
    """Returns the face as 512 x 512 x 3 RGB on the template; None if it is too small or hangs over the rim."""
    matrix, _ = cv2.estimateAffinePartial2D(landmarks, TEMPLATE, method=cv2.LMEDS)
    if matrix is None or np.hypot(*matrix[:, 0]) > LARGEST_FACTOR:
        return None
    # From brow to chin; hair and shoulders may hang over, mirrored.
    corners = np.array([[150, 170], [362, 170], [170, 430], [342, 430]]) - matrix[:, 2]
    inside = corners @ np.linalg.inv(matrix[:, :2]).T
    if (inside < 0).any() or (inside > (pixels.shape[1], pixels.shape[0])).any():
        return None
    # Enlarging needs a smooth kernel, reducing an area; half-size first where the face is large.
    face = cv2.warpAffine(pixels, matrix, (FACE_PX, FACE_PX), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)
    return np.asarray(face, np.uint8)
