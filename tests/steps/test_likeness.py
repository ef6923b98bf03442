"""A face that was mended is the same person's; one that was changed is not."""

import cv2
import numpy as np
import pytest

from restorer.steps.alignment import TEMPLATE, cut_warped, place
from restorer.steps.blending import aligned_ellipse
from restorer.steps.likeness import broad_of, compare
from tests.steps.fakes import picture
from tests.steps.sitters import MODELS, Sitting, portrait

EYES_AND_MOUTH = np.array([[202, 100], [246, 102], [223, 122], [205, 141], [243, 141]], np.float64)
"""Of the astronaut, about."""


@pytest.fixture(scope="module")
def face():
    matrix = place(EYES_AND_MOUTH)
    assert matrix is not None
    return cut_warped(picture(), matrix, 512)


def compared(before, after, engine=None):
    return compare(before, after, aligned_ellipse(), detector=MODELS[0], engine=engine or Sitting())


def test_the_same_face_is_the_same(face):
    likeness = compared(face, face.copy())
    assert likeness.alike == pytest.approx(1)
    assert (likeness.shifted, likeness.tinted) == (0, 0)
    assert likeness.is_same


def test_a_face_that_was_only_sharpened_or_freed_of_grain_is_the_same(face):
    soft = cv2.GaussianBlur(face, (0, 0), 5)
    assert compared(soft, face).is_same
    grain = 0.08 * np.random.default_rng(0).standard_normal(face.shape).astype(np.float32)
    assert compared(np.clip(face + grain, 0, 1), face).is_same


def test_another_face_is_not_the_same(face):
    upside_down = np.ascontiguousarray(face[::-1])
    assert compared(face, upside_down).alike < 0.5
    longer = cv2.resize(face, (512, 600))[40:552]
    assert not compared(face, longer).is_same


def test_another_skin_is_not_the_same(face):
    likeness = compared(face, np.clip(face + np.float32(0.1), 0, 1))
    assert likeness.tinted == pytest.approx(0.1, abs=0.02)
    assert not likeness.is_same


def test_landmarks_that_move_or_vanish_are_told():
    x, y = TEMPLATE.mean(axis=0)
    before, shifted = (portrait((512, 512), (x + shift, y, 270)).astype(np.float32) / 255 for shift in (0, 25))
    assert compared(before, before).shifted == 0
    assert compared(before, shifted).shifted == pytest.approx(25 / 126, abs=0.03)
    gone = compared(before, np.full_like(before, 0.6))
    assert gone.is_lost
    assert not gone.is_same


def test_broad_light_is_kept_and_features_are_not():
    x = np.mgrid[0:512, 0:512][1].astype(np.float32)
    slope = (x / 512)[:, :, None]
    assert np.abs(broad_of(slope) - slope)[100:400, 100:400].max() < 0.02
    stripes = np.sign(np.sin(x))[:, :, None]
    assert np.abs(broad_of(np.asarray(stripes, np.float32))).max() < 0.05
