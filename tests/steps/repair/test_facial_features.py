"""Eyes and mouths are no damage; a crack through them is."""

import numpy as np
import pytest

from restorer.analysis.face_detection import Face
from restorer.steps.repair.facial_features import on_facial_features

LANDMARKS = np.array([[100.0, 100.0], [140.0, 100.0], [120.0, 122.0], [104.0, 140.0], [136.0, 140.0]])
FACE = Face(np.array([80.0, 70.0, 160.0, 170.0]), LANDMARKS, 0.9)


def on(*boxes, faces=(FACE,)):
    """Which boxes (first column and row, last column and row) lie on a feature."""
    return on_facial_features(np.array(boxes, np.int64).reshape(-1, 4), faces).tolist()


def test_what_lies_on_an_eye_or_the_mouth_is_a_feature():
    assert on((95, 97, 103, 103), (134, 98, 146, 102), (108, 136, 132, 143)) == [True, True, True]


def test_dust_on_an_eye_is_dust():
    assert on((104, 99, 105, 100)) == [False]


def test_a_crack_through_an_eye_and_specks_beside_it_stay_marks():
    assert on((20, 100, 124, 102), (118, 60, 121, 63), (118, 118, 121, 121)) == [False, False, False]


@pytest.mark.parametrize("shift", [-100, 120])
def test_a_face_at_the_rim_or_beyond_does_no_harm(shift):
    assert on((0, 0, 2, 2), (230, 235, 239, 239), faces=[FACE._replace(landmarks=LANDMARKS + shift)])[1] is False


def test_without_a_face_or_a_mark_there_is_nothing():
    assert on((95, 97, 103, 103), faces=[]) == [False]
    assert on() == []
