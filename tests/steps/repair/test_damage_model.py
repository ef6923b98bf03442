"""What a mark may not be, whatever the trees think of it, and what a crack vouches for."""

import numpy as np
import pytest

from restorer.imaging.photo import Extent
from restorer.steps.repair.damage_features import FEATURES
from restorer.steps.repair.damage_model import judged

SPECK = {
    "length": np.log(4), "width": np.log(3), "top_stands_out": 1.5, "alike": 0, "surest": 0.5, "polarity": 0.9,
}  # fmt: skip
CRACK = {
    "length": np.log(60), "width": np.log(5), "top_stands_out": 1.5, "surest": 0.6, "evenness": 1.2, "rim": 0.6,
    "bend": 0.2, "polarity": 0.9, "stands_out_busy": 1.6,
}  # fmt: skip


def odds(*marks, raw=3.0, gap=500, boxes=None, extent=None):
    features = np.zeros((len(marks), len(FEATURES)))
    for row, mark in enumerate(marks):
        for name, value in mark.items():
            features[row, FEATURES.index(name)] = value
    if boxes is None:
        boxes = [[gap * row, 0, gap * row + 5, 5] for row in range(len(marks))]
    boxes = np.array(boxes, np.int64).reshape(-1, 4)
    return judged(features, np.broadcast_to(raw, len(marks)), boxes, longest_px=1000, extent=extent)


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


def test_a_lone_line_needs_surer_trees_and_most_of_all_one_that_goes_on():
    assert odds(CRACK, raw=-0.2) < 0
    assert odds(CRACK, raw=0.2) >= 0
    assert odds(CRACK | {"goes_on": 0.8}, raw=0.2) < 0
    assert odds(CRACK | {"goes_on": 0.8}, raw=0.7) >= 0
    assert (odds(CRACK, CRACK, CRACK, raw=-0.2, gap=5000) >= 0).all(), "three cracks are company"


TEAR = {"length": np.log(70), "width": np.log(12), "mean": 0.95, "contrast": 0.45, "polarity": 0.95, "rim": 0.4,
        "top_stands_out": 2.0, "surest": 0.6, "evenness": 0.7, "bend": 0.2}  # fmt: skip


@pytest.mark.parametrize("box", [[100, 530, 115, 599], [100, 0, 115, 69], [0, 100, 69, 115], [930, 100, 999, 115]])
def test_a_white_tear_from_any_rim_inwards_is_filled_and_vouches(box):
    extent = Extent(1000, 600)
    assert odds(TEAR, raw=-1.0, boxes=[box], extent=extent) >= 0
    assert odds(TEAR, raw=-1.0, boxes=[box]) < 0
    near = [box[0], 300, box[0] + 15, 360]
    assert (odds(TEAR, TEAR, raw=-1.0, boxes=[box, near], extent=Extent(1000, 600)) >= 0)[0]


@pytest.mark.parametrize(
    ("box", "change"),
    [
        ([100, 400, 115, 469], {}),
        ([100, 590, 169, 599], {}),
        ([100, 530, 115, 599], {"contrast": 0.3}),
        ([100, 530, 115, 599], {"mean": 0.7}),
        ([100, 530, 115, 599], {"polarity": -0.9}),
        ([100, 530, 115, 599], {"length": np.log(15)}),
    ],
)
def test_what_lies_inside_or_along_the_rim_or_is_not_white_is_no_tear(box, change):
    assert odds(TEAR | change, raw=-1.0, boxes=[box], extent=Extent(1000, 600)) < 0


def test_a_crack_vouches_for_what_is_near_and_no_farther():
    doubtful = SPECK | {"width": np.log(9)}
    assert (odds(CRACK, doubtful, gap=100) >= 0).all()
    assert odds(CRACK, doubtful, gap=400)[1] < 0
    assert odds(SPECK, doubtful, gap=100)[1] < 0, "a speck vouches for nobody"
    wide = CRACK | {"width": np.log(20)}
    assert (odds(CRACK, wide, doubtful, gap=180) >= 0).all(), "one crack vouches for the next"


def dusty(count=14, seed=3, **change):
    """Features and boxes of specks that are as unlike one another as dust, strewn over a photo of 1000 pixels."""
    rng = np.random.default_rng(seed)
    features = np.zeros((count, len(FEATURES)))
    for name, value in (SPECK | {"peak": 1.0, "evenness": 0.8, "wide_rough": 0.03} | change).items():
        features[:, FEATURES.index(name)] = value
    for name, values in (("area", rng.normal(3, 0.8, count)), ("ground", rng.uniform(0.1, 0.9, count))):
        if name not in change:
            features[:, FEATURES.index(name)] = values
    places = rng.integers(0, 990, (count, 2))
    return features, np.concatenate((places, places + 5), axis=1).astype(np.int64)


def of_dust(features, boxes, raw=0.5):
    return judged(features, np.broadcast_to(raw, len(features)), boxes, longest_px=1000)


def test_specks_that_differ_as_dust_does_speak_for_one_another():
    features, boxes = dusty()
    assert (of_dust(features, boxes) >= 0).all()
    assert (of_dust(features[:1], boxes[:1]) < 0).all(), "one alone is not sure"
    assert (of_dust(features, boxes, raw=-1.5) < 0).all(), "evidence, not a licence"


@pytest.mark.parametrize(
    "change", [{"area": 3.0}, {"ground": 0.5}, {"alike": 2}, {"peak": 0.7}, {"top_stands_out": 0.5}]
)
def test_ornament_is_no_dust(change):
    assert (of_dust(*dusty(**change)) < 0).all()


def broadly_dusty(count=14, **change):
    """Specks of which the network is sure, wider than one alone may be, and less unlike one another than others."""
    rng = np.random.default_rng(4)
    return dusty(count, **{"width": np.log(7), "surest": 0.7, "area": rng.normal(4, 0.4, count)} | change)


def test_wide_specks_that_the_network_is_sure_of_speak_for_one_another():
    features, boxes = broadly_dusty()
    assert (of_dust(features, boxes) >= 0).all()
    assert (of_dust(features[:7], boxes[:7]) < 0).all(), "too few"
    assert (of_dust(features, boxes, raw=-0.1) < 0).all()


@pytest.mark.parametrize(
    "change", [{"surest": 0.3}, {"peak": 0.98}, {"width": np.log(13)}, {"area": 4.0}, {"ground": 0.5}, {"alike": 2}]
)
def test_wide_ornament_is_no_dust(change):
    assert (of_dust(*broadly_dusty(**change)) < 0).all()


def test_where_there_is_much_dust_its_specks_may_be_alike():
    features, boxes = broadly_dusty(30)
    for rows, is_dust in ((7, True), (27, False)):
        features[:, FEATURES.index("alike")] = [6] * rows + [0] * (30 - rows)
        assert (of_dust(features, boxes) >= 0).all() == is_dust


def test_where_there_is_much_dust_the_network_is_believed():
    features, boxes = broadly_dusty(31)
    raw = np.array([-1.5] + [0.5] * 30)
    assert (of_dust(features, boxes, raw) >= 0).all()
    assert of_dust(features[:19], boxes[:19], raw[:19])[0] < 0
    for name, value in (("surest", 0.4), ("peak", 0.98), ("polarity", -0.9), ("wide_rough", 0.25)):
        one = features.copy()
        one[0, FEATURES.index(name)] = value
        assert of_dust(one, boxes, raw)[0] < 0, name


def test_specks_in_one_corner_are_no_dust():
    features, boxes = dusty()
    assert (of_dust(features, boxes // 4) < 0).all()


def of_one_size(count=24, **change):
    """Specks of one film's dust: nearly of one size, with like neighbours, all over the photo."""
    area = np.random.default_rng(5).normal(3, 0.24, count)
    features, boxes = dusty(count, surest=0.75, alike=2, area=area, **change)
    return features, boxes


def test_much_dust_of_one_size_is_dust_where_it_lies_all_over_the_photo():
    features, boxes = of_one_size()
    assert (of_dust(features, boxes) >= 0).all()
    assert (of_dust(features[:18], boxes[:18]) < 0).all(), "too few"
    assert (of_dust(features, boxes // 2) < 0).all(), "on one thing"


@pytest.mark.parametrize("change", [{"surest": 0.6}, {"area": 3.0}, {"ground": 0.5}])
def test_lights_and_beads_all_over_a_photo_are_no_dust(change):
    features, boxes = of_one_size()
    for name, value in change.items():
        features[:, FEATURES.index(name)] = value
    assert (of_dust(features, boxes) < 0).all()


def test_dust_says_nothing_of_what_is_darker_or_a_crossing_of_threads():
    features, boxes = dusty(15)
    for change in ({"polarity": -0.9}, {"evenness": 0.4, "wide_rough": 0.06}, {"crowd": 0.3}, {"wide_rough": 0.2}):
        one = features.copy()
        for name, value in change.items():
            one[0, FEATURES.index(name)] = value
        seen = of_dust(one, boxes)
        assert seen[0] < 0 <= seen[1:].min()


def test_in_a_print_that_is_cracked_all_over_light_specks_go_wherever_they_are():
    doubtful = SPECK | {"width": np.log(9), "peak": 0.95}
    assert odds(CRACK, CRACK, CRACK, CRACK, doubtful, gap=400)[4] >= 0
    assert odds(CRACK, CRACK, CRACK, doubtful, gap=400)[3] < 0
    dark = doubtful | {"polarity": -0.9}
    assert odds(CRACK, CRACK, CRACK, CRACK, dark, gap=400)[4] < 0


def test_a_long_slim_line_that_the_network_is_sure_of_is_a_crack():
    slim = CRACK | {"evenness": 0.7, "mean": 0.95}
    assert odds(slim) >= 0
    assert odds(slim | {"mean": 0.7}) < 0
    assert odds(slim | {"length": np.log(20)}) < 0
    assert odds(slim, raw=0.3) < 0


def test_without_marks_there_is_nothing_to_judge():
    assert odds().shape == (0,)
