"""What is softer has less detail, however it was saved."""

import cv2
import numpy as np
import pytest

from restorer.analysis.face_alignment import place
from restorer.analysis.sharpness import detail_of_face
from restorer.steps.faces.face_restorer import is_sharp
from tests.steps.fakes import picture

EYES_AND_MOUTH = np.array([[202, 100], [246, 102], [223, 122], [205, 141], [243, 141]], np.float64)
"""Of the astronaut, about."""

SIDE = 178
"""Of her aligned face in that photo, in pixels."""

QUALITIES = (10, 20, 30, 50, 75, 95)


def saved(quality, blur=0.0):
    """The astronaut's photo, softened and saved as a JPEG."""
    soft = cv2.GaussianBlur(picture(), (0, 0), blur) if blur else picture()
    data = cv2.imencode(".jpg", soft[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.ascontiguousarray(cv2.imdecode(data, cv2.IMREAD_COLOR)[:, :, ::-1])


def face_of(pixels):
    matrix = place(EYES_AND_MOUTH) * (SIDE / 512)
    return cv2.warpAffine(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32), matrix, (SIDE, SIDE))


def test_detail_orders_by_blur_and_not_by_quality():
    rows = np.array([[detail_of_face(face_of(saved(q, blur))) for blur in (0, 1, 2, 3)] for q in QUALITIES])
    for softer in range(3):
        assert rows[:, softer].min() > rows[:, softer + 1].max()
    assert np.ptp(rows, axis=0).max() < 0.1 * (rows[:, 0].mean() - rows[:, 3].mean()) + 0.08


@pytest.mark.parametrize("quality", [20, 50, 95])
def test_a_face_is_sharp_until_it_is_softened(quality):
    matrix = place(EYES_AND_MOUTH)
    assert is_sharp(saved(quality), matrix)
    assert not is_sharp(saved(quality, 2.0), matrix)


def test_a_sharp_face_is_soft_where_the_photo_was_enlarged():
    large = np.ascontiguousarray(saved(95).repeat(2, 0).repeat(2, 1))
    matrix = place((EYES_AND_MOUTH + 0.5) * 2 - 0.5)
    assert not is_sharp(large, matrix, enlarged=2.0)


def test_a_flat_face_has_no_detail():
    assert detail_of_face(np.full((120, 120), 90, np.float32)) < 0.01
