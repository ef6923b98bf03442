"""The face detector that comes with the application, as the steps use it."""

import hashlib

import cv2
import numpy as np
import pytest

from restorer.analysis.face_alignment import place
from restorer.analysis.face_detection import find_faces
from restorer.engine import TorchEngine
from restorer.imaging.decode import decode
from restorer.imaging.metrics import ssim
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import Task
from restorer.pipeline.run import complete_settings
from restorer.pipeline.step import Work
from restorer.progress import Progress
from restorer.steps import find
from restorer.store import resource
from training.detector import PUBLISHED, SHA256, load_published

ASTRONAUT = (223.0, 115.0)
"""The bridge of her nose."""


@pytest.fixture(scope="module")
def detector():
    info = ModelCatalogue().for_task(Task.FACE_DETECTOR)
    if info is None:
        pytest.skip("this build comes without a face detector")
    return info


@pytest.fixture(scope="module")
def engine():
    return TorchEngine("cpu", ModelCatalogue())


@pytest.fixture(scope="module")
def photo():
    return decode(resource("demo/astronaut.png")).pixels


def holds(face, point):
    return (face.box[:2] < point).all() and (point < face.box[2:]).all()


@pytest.mark.parametrize("factor", [0.4, 1.0, 3.0])
def test_a_face_is_found_at_any_size_and_can_be_placed(detector, engine, photo, factor):
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    pixels = cv2.resize(photo, None, fx=factor, fy=factor, interpolation=way)
    face = find_faces(pixels, model=detector, engine=engine)[0]
    assert holds(face, np.array(ASTRONAUT) * factor)
    assert face.chance > 0.9
    assert place(face.landmarks) is not None
    eyes = face.landmarks[:2] / factor
    assert np.abs(eyes - [[202, 100], [246, 102]]).max() < 4


def test_a_face_is_found_in_gray_grain_and_blur(detector, engine, photo):
    worn = cv2.GaussianBlur(photo.mean(axis=2), (0, 0), 2) + np.random.default_rng(0).normal(0, 12, photo.shape[:2])
    worn = np.clip(worn, 0, 255).astype(np.uint8)[:, :, None]
    assert any(holds(face, ASTRONAUT) for face in find_faces(worn, model=detector, engine=engine))


@pytest.mark.parametrize("seed", range(3))
def test_noise_and_slopes_hold_no_faces(detector, engine, seed):
    rng = np.random.default_rng(seed)
    coarse = cv2.resize(rng.integers(0, 255, (12, 12, 3)).astype(np.uint8), (700, 500), interpolation=cv2.INTER_CUBIC)
    noisy = np.clip(coarse + rng.normal(0, 20, coarse.shape), 0, 255).astype(np.uint8)
    assert find_faces(noisy, model=detector, engine=engine) == []


def test_the_weights_are_the_published_ones(detector, shared):
    """Number for number: nothing was trained on them, and no anchor was made up for."""
    import torch
    from safetensors.torch import load_file

    file = shared / "weights" / PUBLISHED
    if not file.is_file():
        pytest.skip("the published weights are not here")
    assert hashlib.sha256(file.read_bytes()).hexdigest() == SHA256
    theirs = load_published(file).state_dict()
    ours = load_file(ModelCatalogue().locate(detector))
    assert ours.keys() == theirs.keys()
    assert all(torch.equal(ours[name], theirs[name]) for name in theirs)


@pytest.mark.slow
def test_real_photos_of_people_keep_everything_beside_their_faces(detector, engine, shared):
    """With the weights that come with the application, over old photos that are not ours to give away."""
    paths = sorted((shared / "photos" / "real").glob("*"))
    catalogue = ModelCatalogue()
    if catalogue.for_task(Task.FACE) is None:
        pytest.skip("no face network")
    step, found = find("faces"), 0
    for path in paths:
        photo = decode(path)
        work = Work(engine, catalogue, np.empty, Progress())
        outcome = step.apply(photo, complete_settings(step, {}), work)
        found += outcome.masks is not None
        if outcome.photo is photo:
            assert outcome.invented is None
            continue
        changed = (outcome.photo.pixels != photo.pixels).any(axis=2)
        assert not changed[outcome.invented == 0].any(), path.name
        assert ssim(outcome.photo.pixels, photo.pixels) > 0.95, path.name
    assert found >= len(paths) // 3
