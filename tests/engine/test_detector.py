"""The face detector that comes with the application, as the steps use it, beside facexlib's own way."""

import json
import os
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from restorer.engine import TorchEngine
from restorer.engine.nets.face_detector import LANDMARK_VARIANCE, VARIANCES
from restorer.imaging.decode import decode
from restorer.imaging.metrics import ssim
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import Task
from restorer.pipeline.run import complete_settings
from restorer.pipeline.step import Work
from restorer.progress import Progress
from restorer.steps import find
from restorer.steps.alignment import place
from restorer.steps.detection import detect, find_faces
from restorer.store import resource

CHECKOUT = Path(__file__).parents[2]
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


def test_a_face_is_found_in_grey_grain_and_blur(detector, engine, photo):
    worn = cv2.GaussianBlur(photo.mean(axis=2), (0, 0), 2) + np.random.default_rng(0).normal(0, 12, photo.shape[:2])
    worn = np.clip(worn, 0, 255).astype(np.uint8)[:, :, None]
    assert any(holds(face, ASTRONAUT) for face in find_faces(worn, model=detector, engine=engine))


@pytest.mark.parametrize("seed", range(3))
def test_noise_and_slopes_hold_no_faces(detector, engine, seed):
    dice = np.random.default_rng(seed)
    coarse = cv2.resize(dice.integers(0, 255, (12, 12, 3)).astype(np.uint8), (700, 500), interpolation=cv2.INTER_CUBIC)
    noisy = np.clip(coarse + dice.normal(0, 20, coarse.shape), 0, 255).astype(np.uint8)
    assert find_faces(noisy, model=detector, engine=engine) == []


_THEIRS = """
import json, sys, torch
from restorer.engine.torchvision import make_importable
make_importable()
import cv2
from facexlib.detection.retinaface import RetinaFace, generate_config
from facexlib.detection.retinaface_utils import PriorBox, decode, decode_landm
from safetensors.torch import load_file
net = RetinaFace(network_name="mobile0.25", device="cpu")
weights = {key: value.float() if value.is_floating_point() else value for key, value in load_file(sys.argv[1]).items()}
net.load_state_dict(weights, strict=True)
photo = torch.from_numpy(cv2.imread(sys.argv[2])).float() - torch.tensor([104.0, 117.0, 123.0])
with torch.inference_mode():
    boxes, chances, marks = (part[0] for part in net.eval()(photo.permute(2, 0, 1)[None]))
    config = generate_config("mobile0.25")
    anchors = PriorBox(config, image_size=photo.shape[:2]).forward()
    best = chances[:, 1].argmax()
    side = photo.shape[0]
    box = decode(boxes, anchors, config["variance"])[best] * side
    points = decode_landm(marks, anchors, config["variance"])[best] * side
print(json.dumps([*box.tolist(), chances[best, 1].item(), *points.tolist()]))
"""


@pytest.mark.slow
def test_facexlib_finds_the_same_face_with_the_same_weights(detector, engine, photo):
    """In a process of its own, since what it imports warns."""
    weights = ModelCatalogue().locate(detector)
    words = [sys.executable, "-W", "ignore", "-c", _THEIRS, str(weights), str(resource("demo/astronaut.png"))]
    told = subprocess.run(words, capture_output=True, text=True, check=True, cwd=CHECKOUT)
    theirs = json.loads(told.stdout.splitlines()[-1])
    ours = detect(photo.astype(np.float32) / 255, model=detector, engine=engine, least=0.8)[0]
    assert np.abs(ours.box + 0.5 - theirs[:4]).max() < 1
    assert ours.chance == pytest.approx(theirs[4], abs=0.02)
    # Theirs lie too far from the middle: see `LANDMARK_VARIANCE`.
    apart = np.diff(ours.landmarks[:2, 0])[0]
    assert apart == pytest.approx((theirs[7] - theirs[5]) * LANDMARK_VARIANCE / VARIANCES[0], abs=0.5)


@pytest.mark.slow
def test_real_photos_of_people_keep_everything_beside_their_faces(detector, engine):
    """With the weights that come with the application, over old photos that are not ours to give away."""
    folder = Path(os.environ.get("RESTORER_PHOTOS", "../shared/photos")) / "real"
    paths = sorted(folder.glob("*")) if folder.is_dir() else []
    catalogue = ModelCatalogue()
    if not paths or catalogue.for_task(Task.FACE) is None:
        pytest.skip("no photos, or no face network")
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
