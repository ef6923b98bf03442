"""Skin tone is measured where skin is, and grey faces are left out."""

import math

import numpy as np
import pytest

from benchmarks.quality.fairness import _apart
from benchmarks.quality.people import GROUPS, box_of, group_of, typology_angle
from restorer.imaging.color import from_lab

LANDMARKS = np.array([[80.0, 90.0], [140.0, 90.0], [110.0, 125.0], [85.0, 155.0], [135.0, 155.0]])


def face(light: float, b: float, a: float = 12.0):
    lab = np.zeros((220, 220, 3), np.float32)
    lab[:] = (20.0, 0.0, -20.0)
    lab[70:190, 50:170] = (light, a, b)
    return np.rint(from_lab(lab) * 255).astype(np.uint8)


@pytest.mark.parametrize(("light", "b"), [(75.0, 15.0), (58.0, 20.0), (35.0, 18.0)])
def test_the_angle_is_that_of_the_skin(light, b) -> None:
    expected = math.degrees(math.atan2(light - 50.0, b))
    assert typology_angle(face(light, b), LANDMARKS) == pytest.approx(expected, abs=1.5)


def test_gray_faces_have_no_angle() -> None:
    assert math.isnan(typology_angle(face(60.0, 0.0, a=0.0), LANDMARKS))
    assert group_of(math.nan) is None


def test_every_angle_of_skin_has_one_group() -> None:
    assert [group_of(angle) for angle in (60.0, 41.0, 10.1, 10.0, -60.0)] == [
        "light", "intermediate", "intermediate", "dark", "dark",
    ]  # fmt: skip
    assert all(low < high for _, low, high in GROUPS)


def test_a_box_ends_where_the_photo_ends() -> None:
    box = box_of(LANDMARKS, np.zeros((160, 150, 3), np.uint8))
    assert box.bottom == 160
    assert box.right == 150
    assert box.top >= 0
    assert box.left >= 0


def test_fairness_is_not_judged_without_enough_of_every_group() -> None:
    good, poor, few = [(20.0, 30.0, 0.9)] * 5, [(20.0, 24.0, 0.9)] * 5, [(20.0, 10.0, 0.1)] * 4
    assert _apart({"light": good, "dark": poor}, 1) == pytest.approx(20.0)
    assert _apart({"light": good, "dark": few}, 1) is None
