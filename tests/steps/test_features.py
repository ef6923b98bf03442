"""Eyes and mouths are no damage; a crack through them is."""

import numpy as np
import pytest

from restorer.steps.detection import Face
from restorer.steps.features import spare_features
from restorer.steps.marks import Marks

LANDMARKS = np.array([[100.0, 100.0], [140.0, 100.0], [120.0, 122.0], [104.0, 140.0], [136.0, 140.0]])
FACE = Face(np.array([80.0, 70.0, 160.0, 170.0]), LANDMARKS, 0.9)


def spared(*places, faces=(FACE,)):
    """What is left of a mask with these places (rows, columns) marked, and what was taken out."""
    mask = np.zeros((240, 240), np.uint8)
    for place in places:
        mask[place] = 255
    return mask, spare_features(mask, faces)


def test_what_lies_on_an_eye_or_the_mouth_is_left_alone():
    mask, marks = spared(np.s_[97:104, 95:104], np.s_[98:103, 134:147], np.s_[136:144, 108:133])
    assert not mask.any()
    assert marks == Marks(specks=1, lines=2)


def test_dust_on_an_eye_is_dust():
    mask, marks = spared(np.s_[99:101, 104:106])
    assert mask.any()
    assert marks == Marks()


def test_a_crack_through_an_eye_and_specks_beside_it_stay_marks():
    mask, marks = spared(np.s_[100:103, 20:125], np.s_[60:64, 118:122], np.s_[118:122, 118:122])
    assert (mask > 0).sum() == 3 * 105 + 16 + 16
    assert marks == Marks()


@pytest.mark.parametrize("shift", [-100, 120])
def test_a_face_at_the_rim_or_beyond_does_no_harm(shift):
    face = FACE._replace(landmarks=LANDMARKS + shift)
    mask, _ = spared(np.s_[0:3, 0:3], np.s_[235:240, 230:240], faces=[face])
    assert mask.shape == (240, 240)


def test_without_a_face_nothing_changes():
    mask, marks = spared(np.s_[97:104, 95:104], faces=[])
    assert mask.any()
    assert marks == Marks()
