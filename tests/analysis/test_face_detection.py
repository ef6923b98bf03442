"""Faces are found at any size and in any place, once each, and where there is a second look, in both."""

import numpy as np
import pytest

from restorer.analysis import face_detection
from restorer.analysis.face_detection import COPIES, LIKELY, find_faces
from restorer.errors import Cancelled
from restorer.progress import CancelToken, Progress
from tests.steps.fakes import deep, gray
from tests.steps.sitters import MODELS, Sitting, landmarks_of, portrait

DETECTOR = MODELS[0]


def found(pixels, engine=None, **options):
    return find_faces(pixels, model=DETECTOR, engine=engine or Sitting(), **options)


def center(face):
    return (face.box[:2] + face.box[2:]) / 2


@pytest.mark.parametrize("size", [(300, 400), (900, 700), (2600, 2000)])
@pytest.mark.parametrize("share", [0.06, 0.3])
def test_a_face_is_found_where_it_is_at_any_size(size, share):
    width = share * size[0]
    place = (0.4 * size[0], 0.55 * size[1])
    (face,) = found(portrait(size, (*place, width)))
    assert center(face) == pytest.approx(place, abs=max(1.5, 0.04 * width))
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
    monkeypatch.setattr(face_detection, "COPIES", COPIES[:1])
    assert len(found(pixels)) == 1


def test_a_face_is_left_to_the_copy_that_knows_its_size(monkeypatch):
    """What a larger copy sees of a face that is too large for it is another guess at the same place."""
    pixels = portrait((1280, 1280), (640, 640, 400))
    assert len(found(pixels)) == 1
    monkeypatch.setattr(face_detection, "COPIES", COPIES[1:])
    assert found(pixels) == []


def test_a_crowd_is_searched_once_more_and_a_portrait_is_not():
    class Counted(Sitting):
        """Keeps the longer side of each picture that it saw."""

        def __init__(self):
            super().__init__()
            self.sides = []

        def predict(self, model, inputs, conditions=None):
            self.sides.append(max(inputs["x"].shape[:2]))
            return super().predict(model, inputs, conditions)

    front = [(300 + 400 * number, 1500, 90) for number in range(9)]
    back = [(300 + 400 * number, 700, 24) for number in range(9)]
    engine = Counted()
    faces = found(portrait((4000, 2400), *front, *back), engine)
    assert len(faces) == 18
    assert center(faces[-1])[1] == pytest.approx(700, abs=2)
    assert engine.sides[-1] == 2560
    engine = Counted()
    assert len(found(portrait((4000, 2400), (2000, 1200, 600)), engine)) == 1
    assert max(engine.sides) == 1280


@pytest.mark.parametrize(
    ("longest_px", "copies"),
    [(100, [320, 640]), (640, [320, 640]), (767, [320, 640]), (768, [320, 640, 768]), (5000, [320, 640, 1280])],
)
def test_no_copy_is_searched_that_shows_nothing_new(longest_px, copies):
    assert [copy.longest_px for copy in face_detection._copies(longest_px)] == copies


def test_of_finds_in_several_copies_the_likeliest_stays():
    class Scaled(Sitting):
        """Surer the larger the copy."""

        def predict(self, model, inputs, conditions=None):
            longest_px = max(inputs["x"].shape[:2])
            # The mirrored look is at a part, as surely as at the whole before.
            self.chance = {320: 0.85, 640: 0.9, 1280: 0.95}.get(longest_px, self.chance)
            return super().predict(model, inputs, conditions)

    (face,) = found(portrait((1280, 960), (500, 500, 56)), Scaled())
    assert face.chance == pytest.approx(0.95)


def test_a_memory_mapped_photo_is_never_held_whole(tmp_path, monkeypatch):
    photo = np.memmap(tmp_path / "photo", np.uint16, "w+", shape=(6000, 9000, 1))
    photo[:] = deep(portrait((900, 600), (300, 200, 60)))[:, :, :1].repeat(10, 0).repeat(10, 1)
    largest = []
    reduce_to = face_detection.reduce_to
    monkeypatch.setattr(face_detection, "reduce_to", lambda *given: largest.append(reduce_to(*given)) or largest[-1])
    (face,) = found(photo)
    assert center(face) == pytest.approx((3000, 2000), abs=25)
    assert max(largest[0].shape) <= 2560


def test_gray_and_deep_photos_are_read_alike():
    pixels = portrait((500, 400), (200, 200, 90))
    first = found(pixels)[0].box
    for other in (gray(pixels), deep(pixels)):
        assert found(other)[0].box == pytest.approx(first, abs=0.5)


def test_what_is_not_likely_is_no_face():
    pixels = portrait((500, 400), (200, 200, 90))
    assert found(pixels, Sitting(chance=LIKELY + 0.01))
    assert not found(pixels, Sitting(chance=LIKELY - 0.01))


class Mirror(Sitting):
    """Less sure of every second look, and with landmarks that it draws to the left in every look."""

    def __init__(self, second, shift_px=0.0):
        super().__init__()
        self.second, self.shift_px, self.looks = second, shift_px, 0

    def predict(self, model, inputs, conditions=None):
        self.looks += 1
        self.chance = self.second if self.looks % 2 == 0 else 0.95
        seen = super().predict(model, inputs, conditions)
        return seen | {"landmarks": seen["landmarks"] - (self.shift_px, 0)}


def test_a_face_is_as_likely_as_both_looks_say():
    pixels = portrait((500, 400), (200, 200, 90))
    assert found(pixels, Mirror(0.75))[0].chance == pytest.approx(0.85)
    assert not found(pixels, Mirror(0.61))
    assert not found(pixels, Mirror(0.3))


def test_the_second_look_is_at_what_lies_around_the_faces():
    sizes = []

    class Noting(Sitting):
        def predict(self, model, inputs, conditions=None):
            sizes.append(inputs["x"].shape[:2])
            return super().predict(model, inputs, conditions)

    pixels = portrait((640, 480), (500, 100, 40))
    (face,) = found(pixels, Noting())
    assert center(face) == pytest.approx((500, 100), abs=3)
    wholes = {(240, 320), (480, 640)}
    parts = [size for size in sizes if size not in wholes]
    assert len(parts) == 2
    assert all(height < 240 and width < 320 for height, width in parts)


def test_a_part_of_the_mirrored_photo_lies_on_the_grid_of_the_whole():
    for box in ((3.0, 5.0, 40.0, 50.0), (200.0, 100.0, 260.0, 170.0), (600.0, 400.0, 639.0, 470.0)):
        face = face_detection.Face(np.array(box), np.zeros((5, 2)), 0.9)
        left, top, right, bottom = face_detection._surroundings([face], 640, 480)
        assert 0 <= left < box[0]
        assert right >= min(640, box[2])
        assert bottom >= min(480, box[3])
        assert (640 - right) % 32 == top % 32 == 0


def test_what_one_look_draws_to_a_side_the_mirrored_one_draws_back():
    pixels = portrait((500, 400), (200, 200, 90))
    plain, drawn = found(pixels)[0], found(pixels, Mirror(0.95, 3.0))[0]
    assert drawn.landmarks == pytest.approx(plain.landmarks, abs=0.01)
    assert plain.landmarks[0, 0] < plain.landmarks[1, 0]


def test_no_faces_are_no_faces():
    assert found(np.full((300, 200, 3), 150, np.uint8)) == []
    for height, width in ((1, 1), (2, 700), (13, 15)):
        assert found(np.zeros((height, width, 1), np.uint8)) == []


def test_cancel_is_answered():
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        found(portrait((300, 300), (150, 150, 60)), progress=Progress(token=token))
