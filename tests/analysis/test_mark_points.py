"""Points of marks are plain text, and follow the pixels."""

import numpy as np
import pytest

from restorer.analysis.mark_points import MarkPoint, move_mark_points, read_mark_points, write_mark_points
from restorer.errors import InputError


def test_points_are_read_as_they_are_written():
    points = (MarkPoint(120, 80), MarkPoint(1234567.3, 45.2))
    assert read_mark_points(write_mark_points(points)) == points
    assert read_mark_points(" 1,2 ; 3.5, 4 ;") == (MarkPoint(1, 2), MarkPoint(3.5, 4))
    assert read_mark_points("") == ()
    assert write_mark_points(()) == ""


@pytest.mark.parametrize("text", ["1", "1,2,3", "a,b", "1,nan", "inf,2", "1 2"])
def test_what_is_no_point_is_told(text):
    with pytest.raises(InputError, match="is no point"):
        read_mark_points(text)


def test_points_go_where_the_pixels_went():
    matrix = np.array([[0, -1, 99.0], [1, 0, 0], [0, 0, 1]])
    assert move_mark_points((MarkPoint(10, 20),), matrix) == (MarkPoint(79, 10),)
