"""What a mark may not be, whatever the trees think of it, and what a crack vouches for."""

import numpy as np
import pytest

from restorer.steps.damage_features import FEATURES
from restorer.steps.damage_model import judged

SPECK = {
    "length": np.log(4), "width": np.log(3), "top_stands_out": 1.5, "alike": 0, "surest": 0.5, "polarity": 0.9,
}  # fmt: skip
CRACK = {
    "length": np.log(60), "width": np.log(5), "top_stands_out": 1.5, "surest": 0.6, "evenness": 1.2, "rim": 0.6,
    "bend": 0.2, "polarity": 0.9, "stands_out_busy": 1.6,
}  # fmt: skip


def odds(*marks, raw=3.0, gap=500):
    features = np.zeros((len(marks), len(FEATURES)))
    for row, mark in enumerate(marks):
        for name, value in mark.items():
            features[row, FEATURES.index(name)] = value
    boxes = np.array([[gap * row, 0, gap * row + 5, 5] for row in range(len(marks))], np.int64).reshape(-1, 4)
    return judged(features, np.broadcast_to(raw, len(marks)), boxes, longest_px=1000)


@pytest.mark.parametrize("change", [{"width": np.log(9)}, {"top_stands_out": 0.5}, {"alike": 4}])
def test_a_speck_is_narrow_stands_out_and_is_alone(change):
    assert odds(SPECK) >= 0
    assert odds(SPECK | change) < 0


@pytest.mark.parametrize(
    "change",
    [{"width": np.log(12)}, {"evenness": 0.7}, {"rim": 0.3}, {"bend": 0.01}, {"parted": 1.5}, {"polarity": -0.9},
     {"surest": 0.1}, {"stands_out_busy": 0.5}],
)  # fmt: skip
def test_a_line_is_narrow_sharp_uneven_bent_light_and_on_one_ground(change):
    assert odds(CRACK) >= 0
    assert odds(CRACK | change) < 0


def test_a_straight_line_is_a_scratch_where_it_crosses_several_objects():
    assert odds(CRACK | {"bend": 0.01}) < 0
    assert odds(CRACK | {"bend": 0.01, "ground_change": 0.8}) >= 0


def test_a_crack_vouches_for_what_is_near_and_no_farther():
    doubtful = SPECK | {"width": np.log(9)}
    assert (odds(CRACK, doubtful, gap=100) >= 0).all()
    assert odds(CRACK, doubtful, gap=400)[1] < 0
    assert odds(SPECK, doubtful, gap=100)[1] < 0, "a speck vouches for nobody"
    wide = CRACK | {"width": np.log(20)}
    assert (odds(CRACK, wide, doubtful, gap=180) >= 0).all(), "one crack vouches for the next"


def test_without_marks_there_is_nothing_to_judge():
    assert odds().shape == (0,)
