"""Photos of made-up faces (dark ovals), and an engine that finds and restores them."""

import cv2
import numpy as np

from restorer.analysis.face_alignment import TEMPLATE
from restorer.models.info import Task
from tests.steps.fakes import FakeEngine, model

MODELS = (model(Task.FACE_DETECTOR), model(Task.FACE), model(Task.FACE_EMBEDDING))
CORNER, SIZE = np.array((120.0, 130.0)), np.array((272.0, 320.0))
"""Where the oval lies on the aligned face: its upper left corner, its width and height."""


def landmarks_of(box):
    """Where the eyes, the nose and the mouth of an oval are: 5 x 2."""
    box = np.asarray(box, np.float64)
    return box[:2] + (TEMPLATE - CORNER) / SIZE * (box[2:] - box[:2])


def portrait(size, *faces, gray=150, skin=40, noise=0.0, blur=0.0, depth=np.uint8):
    """A photo (H x W x 3) with ovals of (centre x, centre y, width)."""
    width, height = size
    photo = np.full((height, width), float(gray), np.float32)
    for x, y, wide in faces:
        axes = (round(8 * wide), round(8 * wide * SIZE[1] / SIZE[0]))
        center = (round(16 * x), round(16 * y))
        cv2.ellipse(photo, center, axes, 0, 0, 360, float(skin), -1, cv2.LINE_AA, 4)
        # Eyes and mouth, so that there are edges inside.
        tall = wide * SIZE[1] / SIZE[0]
        for px, py in landmarks_of((x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)):
            cv2.circle(photo, (round(16 * px), round(16 * py)), round(16 * wide * 0.06), 10.0, -1, cv2.LINE_AA, 4)
    if blur:
        photo = cv2.GaussianBlur(photo, (0, 0), blur)
    photo = photo + noise * np.random.default_rng(0).standard_normal(photo.shape).astype(np.float32)
    photo = np.clip(photo, 0, 255) * (np.iinfo(depth).max / 255)
    return np.repeat(np.rint(photo).astype(depth)[:, :, None], 3, axis=2)


def look_of(chip):
    """128 numbers by what a face looks like, coarsely: 0 apart for the same, 1.4 for one that has nothing of it."""
    assert chip.shape == (150, 150, 3)
    gray = chip.mean(axis=2)
    detail = cv2.GaussianBlur(gray, (0, 0), 2) - cv2.GaussianBlur(gray, (0, 0), 8)
    small = cv2.resize(detail, (16, 8), interpolation=cv2.INTER_AREA).ravel()
    small = small - small.mean()
    return np.asarray(small / max(float(np.linalg.norm(small)), 1e-6), np.float32)


class Sitting(FakeEngine):
    """Takes every dark oval for a face, and restores a face as `make` says."""

    def __init__(self, make=lambda x, fidelity: x, chance=0.95):
        super().__init__()
        self.make, self.chance, self.fidelities = make, chance, []

    def predict(self, model, inputs, conditions=None):
        x = inputs["x"]
        assert x.dtype == np.float32
        assert x.shape[2] == 3
        if model.task is Task.FACE:
            assert x.shape == (512, 512, 3)
            self.fidelities.append(conditions["fidelity"])
            made = self.make(x, conditions["fidelity"])
            return {"result": np.asarray(x + conditions["strength"] * (made - x), np.float32)}
        if model.task is Task.FACE_EMBEDDING:
            return {"embedding": look_of(x)}
        dark = (cv2.GaussianBlur(x[:, :, 1], (0, 0), 0.8) < 95 / 255).astype(np.uint8)
        count, _, stats, _ = cv2.connectedComponentsWithStats(dark)
        boxes = [
            (left, top, left + width, top + height)
            for left, top, width, height, area in stats[1:count]
            if 0.6 < width / height < 1.1 and area > 40
        ]
        marks = np.array([landmarks_of(box) for box in boxes]).reshape(-1, 5, 2)
        chance = np.full(len(boxes), self.chance, np.float32)
        return {"boxes": np.array(boxes, np.float32).reshape(-1, 4), "chance": chance, "landmarks": marks}
