"""The same face stays near to itself, and another one lies apart."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from restorer.analysis.face_alignment import TEMPLATE, cut_warped, place
from restorer.analysis.face_identity import CHIP_PX, LEAST_SIDE_PX, MOST_APART, can_be_judged, distance, embed
from restorer.models.info import Task
from restorer.steps.faces.blending import broad_of
from tests.steps.fakes import model, picture

EYES_AND_MOUTH = np.array([[202, 100], [246, 102], [223, 122], [205, 141], [243, 141]], np.float64)
"""Of the astronaut, about."""


class Looking:
    """Tells the mean of each channel, and remembers what it saw."""

    def __init__(self):
        self.seen = []

    def predict(self, model, inputs, conditions=None):
        self.seen.append(inputs["x"])
        return {"embedding": inputs["x"].mean(axis=(0, 1))}


@pytest.fixture(scope="module")
def face():
    matrix = place(EYES_AND_MOUTH)
    assert matrix is not None
    return cut_warped(picture(), matrix, 512)


@pytest.mark.parametrize("channels", [1, 3])
def test_the_network_sees_the_face_upright_and_mirrored(face, channels):
    engine = Looking()
    embed(face[:, :, :channels], model=model(Task.FACE_EMBEDDING), engine=engine)
    assert [chip.shape for chip in engine.seen] == [(CHIP_PX, CHIP_PX, 3)] * 2
    assert [chip.dtype for chip in engine.seen] == [np.float32] * 2
    upright, mirrored = engine.seen
    # The middle of the face lies a pixel beside that of the picture.
    back, whole = mirrored[:, ::-1][:, 1:], upright[:, :-1]
    assert np.abs(whole - back).mean() < 0.5 * np.abs(upright - mirrored).mean()


def test_eyes_lie_where_the_network_learnt_them():
    marked = np.zeros((512, 512, 3), np.float32)
    for x, y in ((193, 240), (319, 240)):
        cv2.circle(marked, (x, y), 6, (1, 1, 1), -1)
    engine = Looking()
    embed(marked, model=model(Task.FACE_EMBEDDING), engine=engine)
    rows, columns = np.nonzero(engine.seen[0][:, :, 0] > 0.5)
    assert rows.mean() == pytest.approx(46.6, abs=0.5)
    assert (columns.min() + columns.max()) / 2 == pytest.approx(74, abs=0.6)
    assert columns.max() - columns.min() == pytest.approx(0.42 * 126 + 5, abs=2)


def test_another_network_sees_its_own_chip_and_tells_by_the_angle():
    marked = np.zeros((512, 512, 3), np.float32)
    for x, y in TEMPLATE:
        cv2.circle(marked, (round(x), round(y)), 5, (1, 1, 1), -1)
    engine = Looking()
    told = embed(marked, model=replace(model(Task.FACE_EMBEDDING), net="arcface"), engine=engine)
    assert np.linalg.norm(told) == pytest.approx(1)
    chip = engine.seen[0][:, :, 0]
    assert chip.shape == (112, 112)
    # Where ArcFace's authors lay eyes, nose and mouth.
    theirs = [(38.3, 51.7), (73.5, 51.5), (56.0, 71.7), (41.5, 92.4), (70.7, 92.2)]
    _, _, _, middles = cv2.connectedComponentsWithStats((chip > 0.4).astype(np.uint8))
    middles = middles[1:]
    assert len(middles) == 5
    for place_of_one in theirs:
        assert np.hypot(*(middles - place_of_one).T).min() < 3


def test_a_face_is_no_distance_from_itself(face):
    told = embed(face, model=model(Task.FACE_EMBEDDING), engine=Looking())
    assert distance(told, told) == 0
    assert distance(told, told + 1) == pytest.approx(np.sqrt(3))


def test_small_faces_cannot_be_judged(face):
    engine, info = Looking(), model(Task.FACE_EMBEDDING)
    told = embed(face, model=info, engine=engine) + 1
    assert can_be_judged(face, told, LEAST_SIDE_PX, model=info, engine=engine)
    assert not can_be_judged(face, told, LEAST_SIDE_PX - 1, model=info, engine=engine)


def test_a_face_that_is_as_good_as_its_own_blur_cannot_be_judged():
    engine, info = Looking(), model(Task.FACE_EMBEDDING)
    flat = np.full((512, 512, 1), 0.4, np.float32)
    told = embed(flat, model=info, engine=engine)
    assert not can_be_judged(flat, told, 200, model=info, engine=engine)


def test_worn_or_mended_it_is_the_same_person_and_reshaped_it_is_not(face):
    from restorer.engine import TorchEngine
    from restorer.models.catalogue import ModelCatalogue

    info, engine = ModelCatalogue().for_task(Task.FACE_EMBEDDING), TorchEngine("cpu", ModelCatalogue())
    if info is None:
        pytest.skip("this build comes without a model for face-embedding")

    def who(one):
        return embed(np.clip(np.asarray(one, np.float32), 0, 1), model=info, engine=engine)

    told = who(face)
    grain = 0.06 * np.random.default_rng(0).standard_normal((512, 512, 1))
    for same in (cv2.GaussianBlur(face, (0, 0), 4), face + grain, face * 0.7 + 0.1):
        assert distance(told, who(same)) < MOST_APART
    other = cv2.resize(face, (512, 660))[74:586]
    assert distance(told, who(other)) > MOST_APART


def test_broad_light_is_kept_and_features_are_not():
    x = np.mgrid[0:512, 0:512][1].astype(np.float32)
    slope = (x / 512)[:, :, None]
    assert np.abs(broad_of(slope) - slope)[100:400, 100:400].max() < 0.02
    stripes = np.sign(np.sin(x))[:, :, None]
    assert np.abs(broad_of(np.asarray(stripes, np.float32))).max() < 0.05
