"""Choices of faces are spelled, read back, moved with the photo, and found again among what the network sees."""

import json

import numpy as np
import pytest

from restorer.analysis.by_hand.face_choices import (
    FaceChoice,
    box_of,
    matched,
    moved_box,
    read_face_choices,
    write_face_choices,
)
from restorer.analysis.by_hand.geometry import turn_matrix
from restorer.errors import InputError
from restorer.imaging.photo import Extent


def test_choices_are_read_back():
    choices = (FaceChoice((1.0, 2.0, 30.0, 40.5), False), FaceChoice((5.0, 6.0, 7.0, 8.0), True, 0.25),
               FaceChoice((5.0, 6.0, 7.0, 8.0)), FaceChoice((5.0, 6.0, 7.0, 8.0), False, None, False))  # fmt: skip
    assert read_face_choices(write_face_choices(choices)) == choices
    assert read_face_choices("") == ()
    assert write_face_choices(()) == ""


def test_what_is_no_face_is_switched_off_for_older_versions():
    text = write_face_choices([FaceChoice((1.0, 2.0, 30.0, 40.0), is_face=False)])
    assert json.loads(text) == [{"box": [1.0, 2.0, 30.0, 40.0], "on": False, "face": False}]
    assert read_face_choices('[{"box": [1, 2, 30, 40], "on": true, "face": false}]')[0].on is False


def test_what_inspect_writes_is_read():
    text = json.dumps([{"box": [120, 80.5, 64, 72], "confidence": 0.98}])
    assert read_face_choices(text) == (FaceChoice((120.0, 80.5, 64.0, 72.0)),)


@pytest.mark.parametrize(
    "text",
    ["{", "{}", "[3]", "[{}]", '[{"box": [1, 2, 3]}]', '[{"box": [1, 2, 0, 4]}]', '[{"box": [1, 2, 3, NaN]}]',
     '[{"box": [1, 2, 3, 4], "on": 1}]', '[{"box": [1, 2, 3, 4], "face": 1}]',
     '[{"box": [1, 2, 3, 4], "likeness": 2}]', '[{"box": "all"}]'],
)  # fmt: skip
def test_what_is_no_choice_is_refused(text):
    with pytest.raises(InputError) as caught:
        read_face_choices(text)
    assert '"likeness"' in caught.value.hint


def test_a_box_is_counted_from_the_corner_of_the_first_pixel():
    assert box_of((-0.5, 3.5, 9.5, 23.5)) == (0.0, 4.0, 10.0, 20.0)
    assert moved_box(FaceChoice((0.0, 4.0, 10.0, 20.0)), np.eye(3)).tolist() == [-0.5, 3.5, 9.5, 23.5]


def test_a_box_goes_where_the_photo_is_turned():
    matrix, _ = turn_matrix(90, "none", Extent(100, 60))
    assert moved_box(FaceChoice((10.0, 5.0, 20.0, 30.0)), matrix).tolist() == [24.5, 9.5, 54.5, 29.5]


def test_each_choice_means_the_nearest_face_and_one_at_most():
    faces = [np.array(box, float) for box in ((0, 0, 20, 20), (18, 0, 38, 20), (100, 100, 130, 130))]
    chosen = [np.array(box, float) for box in ((19, 1, 39, 21), (300, 0, 320, 20), (2, 2, 22, 22), (1, 1, 21, 21))]
    assert matched(faces, chosen) == [3, 0, None]
    assert matched([], chosen) == []
