"""The network is believed where it is sure and does not doubt the surroundings; more so the higher the sensitivity."""

import numpy as np
import pytest

from restorer.progress import Progress
from restorer.steps.marks import Limits, Marks, find_marks


def opinion(dtype=np.uint8, size=300):
    """A network that is 99 % sure of eight lines and of a single pixel, 93 % of a speck, 72 % of another."""
    certainty = np.zeros((size, size, 1))
    for row in range(40, 200, 20):
        certainty[row : row + 3, 20:80] = 0.99
    certainty[200:204, 200:204] = 0.93
    certainty[250:254, 50:54] = 0.72
    certainty[20, 20] = 0.99
    return np.round(certainty * np.iinfo(dtype).max).astype(dtype)


def search(certainty, sensitivity=0.5, widest_px=20.0):
    mask = np.full(certainty.shape[:2], 77, np.uint8)
    found = find_marks(certainty, sensitivity=sensitivity, widest_px=widest_px, out=mask, progress=Progress())
    assert set(np.unique(mask)) <= {0, 255}
    return found, mask


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize(("sensitivity", "specks", "lines"), [(0.25, 0, 8), (0.5, 1, 8), (1.0, 2, 8)])
def test_more_is_believed_the_higher_the_sensitivity(dtype, sensitivity, specks, lines):
    found, mask = search(opinion(dtype), sensitivity)
    assert found == Marks(specks, lines)
    assert (mask[101, 20:80] == 255).all()
    assert not mask[20, 20], "a single pixel is no mark"
    assert not mask[:38].any()


def test_every_limit_falls_or_rises_with_the_sensitivity():
    steps = [Limits.at(share) for share in np.linspace(0, 1, 9)]
    for name in ("core", "speck_core", "edge", "mean", "clarity", "least_marks"):
        values = [getattr(limits, name) for limits in steps]
        assert values == sorted(values, reverse=True)
    shares = [limits.most_share for limits in steps]
    assert shares == sorted(shares)


def test_a_speck_must_be_surer_than_a_line_of_the_same_certainty():
    # An eye in a small portrait is a speck as well.
    certainty = opinion()
    certainty[230:233, 100:104] = certainty[240:243, 100:160] = round(0.86 * 255)
    _, mask = search(certainty)
    assert not mask[231, 101]
    assert mask[241, 101]


def test_a_few_marks_on_an_otherwise_clear_photo_are_chance():
    certainty = np.zeros((300, 300, 1), np.uint8)
    certainty[100:104, 20:60] = certainty[200:204, 20:60] = 255
    assert search(certainty)[0] == Marks()
    assert search(certainty, sensitivity=1.0)[0] == Marks(0, 2)


def test_a_larger_photo_wants_more_marks():
    # Two rails and some stones in a whole photograph; as many on a small print are scratches.
    certainty = np.zeros((900, 900, 1), np.uint8)
    certainty[:300, :300] = opinion()
    assert search(certainty[:300, :300])[0].lines == 8
    assert search(certainty)[0] == Marks()


def test_where_the_network_doubts_all_around_it_is_not_believed():
    dice = np.random.default_rng(0)
    certainty = opinion()
    certainty[:, 150:][dice.random((300, 150)) < 0.2] = 90
    certainty[150:156, 210:240] = certainty[160:166, 210:240] = certainty[170:176, 210:240] = 255
    _, mask = search(certainty)
    assert mask[101, 20:80].all(), "beside it, all is clear"
    assert not mask[:, 200:].any()
    _, mask = search(certainty, sensitivity=1.0)
    assert mask[153, 210:240].all()


def test_what_is_too_wide_is_left_and_told():
    certainty = opinion()
    certainty[220:280, 200:280] = 255
    found, mask = search(certainty, widest_px=20.0)
    assert (found.lines, found.too_wide) == (8, 1)
    assert not mask[220:280, 210:].any()
    assert search(certainty, widest_px=90.0)[0].too_wide == 0


def test_a_mark_across_a_tiles_border_is_whole_and_counts_once():
    certainty = np.zeros((1200, 1200, 1), np.uint8)
    certainty[500:503, 580:640] = 255
    found, mask = search(certainty, sensitivity=1.0)
    assert found == Marks(0, 1)
    assert (mask[501, 580:640] == 255).all()


def test_a_network_that_takes_the_whole_picture_is_not_believed():
    found, mask = search(np.full((100, 100, 1), 255, np.uint8), sensitivity=1.0, widest_px=500.0)
    assert found.specks + found.lines == 0
    assert not mask.any()


@pytest.mark.parametrize("shape", [(1, 1), (1, 40), (40, 1), (127, 255)])
def test_photos_of_any_size_can_be_searched(shape):
    assert search(np.zeros((*shape, 1), np.uint8))[0] == Marks()
