"""`face_embedding` gives the numbers that the published package gives for the same pictures."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from restorer.engine import TorchEngine
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import Task
from restorer.store.resources import resource

PUBLISHED = json.loads(Path(__file__).with_name("face_embedding.json").read_text("utf-8"))
"""By the name of the picture, the 128 numbers that `computeFaceDescriptor` of @vladmandic/face-api 1.7.15 gave for it
under node 20 on the CPU."""


def picture_of(name):
    """150 x 150 x 3, uint8: the same in every version of every library."""
    y, x = np.mgrid[0:150, 0:150]
    if name == "ramps":
        return np.stack([x * 255 // 149, y * 255 // 149, (x + y) * 255 // 298], axis=2).astype(np.uint8)
    if name == "squares":
        return np.stack([x * x // 90 % 256, y * y // 90 % 256, x * y // 90 % 256], axis=2).astype(np.uint8)
    astronaut = cv2.imread(str(resource("demo/astronaut.png")), cv2.IMREAD_COLOR)[:, :, ::-1]
    face = np.ascontiguousarray(astronaut[45:195, 148:298])
    return face if name == "astronaut" else np.ascontiguousarray(255 - face)


@pytest.fixture(scope="module")
def engine():
    return TorchEngine("cpu", ModelCatalogue())


@pytest.mark.parametrize("name", ["astronaut", "negative", "ramps", "squares"])
def test_it_gives_the_published_numbers(engine, name):
    info = ModelCatalogue().for_task(Task.FACE_EMBEDDING)
    if info is None:
        pytest.skip("this build comes without a model for face-embedding")
    x = picture_of(name).astype(np.float32) / 255
    told = engine.predict(info, {"x": x})["embedding"]
    assert told.shape == (128,)
    assert np.abs(told - np.array(PUBLISHED[name], np.float32)).max() < 1e-3
