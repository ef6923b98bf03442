"""Faces are found at any size and in any place, once each, and only where a second look confirms them."""

import numpy as np
import pytest

from restorer.errors import Cancelled
from restorer.progress import CancelToken, Progress
from restorer.steps import detection
from restorer.steps.detection import LIKELY, LIKELY_PORTRAIT, find_faces
from tests.steps.fakes import deep, grey
from tests.steps.sitters import MODELS, Sitting, landmarks_of, portrait

DETECTOR = MODELS[0]


def found(pixels, engine=None, **options):
    return find_faces(pixels, model=DETECTOR, engine=engine or Sitting(), **options)


def centre(face):
    return (face.box[:2] + face.box[2:]) / 2


@pytest.mark.parametrize("size", [(300, 400), (900, 700), (2600, 2000)])
@pytest.mark.parametrize("share", [0.06, 0.3])
def test_a_face_is_found_where_it_is_at_any_size(size, share):
    width = share * size[0]
    place = (0.4 * size[0], 0.55 * size[1])
    (face,) = found(portrait(size, (*place, width)))
    assert centre(face) == pytest.approx(place, abs=max(1.5, 0.04 * width))
    assert face.width_px == pytest.approx(width * (320 / 272) ** 0.5, rel=0.15)
    expected = landmarks_of(face.box)
    assert np.abs(face.landmarks - expected).max() < 0.06 * width


def test_a_group_is_found_once_each_the_largest_first():
    places = [(150 + 190 * column, 150 + 300 * row, 30 + 6 * column) for column in range(9) for row in range(3)]
    faces = found(portrait((1800, 1000), *places))
    assert len(faces) == len(places)
    assert [face.width_px for face in faces] == sorted((face.width_px for face in faces), reverse=True)


def test_a_small_face_in_a_large_photo_is_found_in_a_larger_copy(monkeypatch):
    pixels = portrait((2560, 1800), (1837, 911, 28), (600, 600, 500))
    assert len(found(pixels)) == 2
    monkeypatch.setattr(detection, "WHOLE_PX", (160, 320, 640))
    monkeypatch.setattr(detection, "LARGEST_IN_TILE_PX", 0)
    assert len(found(pixels)) == 1


def test_grey_and_deep_photos_are_read_alike():
    pixels = portrait((500, 400), (200, 200, 90))
    first = found(pixels)[0].box
    for other in (grey(pixels), deep(pixels)):
        assert found(other)[0].box == pytest.approx(first, abs=0.5)


def test_what_is_not_likely_at_a_second_look_is_no_face():
    pixels = portrait((500, 400), (200, 200, 90))
    assert found(pixels, Sitting(chance=LIKELY + 0.01))
    assert not found(pixels, Sitting(chance=LIKELY - 0.01))


def test_a_portraits_face_may_be_less_likely():
    pixels = portrait((500, 400), (250, 200, 220))
    assert found(pixels, Sitting(chance=LIKELY_PORTRAIT + 0.01))
    assert not found(pixels, Sitting(chance=LIKELY_PORTRAIT - 0.01))


def test_a_face_that_is_seen_at_one_scale_only_is_no_face():
    class Moody(Sitting):
        def predict(self, model, inputs, conditions=None):
            seen = super().predict(model, inputs, conditions)
            wide = seen["boxes"][:, 2] - seen["boxes"][:, 0]
            return {name: value[(wide < 60) | (wide > 90)] for name, value in seen.items()}

    assert not found(portrait((500, 400), (200, 200, 40)), Moody())


def test_no_faces_are_no_faces():
    assert found(np.full((300, 200, 3), 150, np.uint8)) == []
    for height, width in ((1, 1), (2, 700), (13, 15)):
        assert found(np.zeros((height, width, 1), np.uint8)) == []


def test_cancel_is_answered():
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        found(portrait((300, 300), (150, 150, 60)), progress=Progress(token=token))
