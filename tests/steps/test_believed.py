"""Above half sensitivity the network is believed by itself, the less sure the higher."""

import numpy as np
import pytest

from restorer.steps.believed import add_believed


def opinion(dtype=np.uint8, size=300):
    """A network that is 99 % sure of a line, 80 % of a speck, 60 % of another, and 99 % of a single pixel."""
    certainty = np.zeros((size, size, 1))
    certainty[100:103, 20:80] = 0.99
    certainty[200:204, 200:204] = 0.8
    certainty[250:254, 50:54] = 0.6
    certainty[20, 20] = 0.99
    return np.round(certainty * np.iinfo(dtype).max).astype(dtype)


def search(sensitivity, certainty):
    mask = np.zeros(certainty.shape[:2], np.uint8)
    return add_believed(certainty, sensitivity=sensitivity, out=mask), mask


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize(("sensitivity", "specks", "lines"), [(0.5, 0, 0), (0.55, 0, 1), (0.75, 1, 1), (1.0, 2, 1)])
def test_more_is_believed_the_higher_the_sensitivity(dtype, sensitivity, specks, lines):
    found, mask = search(sensitivity, opinion(dtype))
    assert found == (specks, lines)
    assert (mask[101, 20:80] > 0).all() == (lines > 0)
    assert not mask[20, 20], "a single pixel is no mark"


def test_a_mark_across_a_tiles_border_is_whole_and_counts_once():
    certainty = np.zeros((1200, 1200, 1), np.uint8)
    certainty[500:503, 580:640] = 255
    found, mask = search(1.0, certainty)
    assert found == (0, 1)
    assert (mask[501, 580:640] == 255).all()


def test_a_network_that_takes_the_whole_picture_is_not_believed():
    found, mask = search(1.0, np.full((100, 100, 1), 255, np.uint8))
    assert found == (0, 0)
    assert not mask.any()


def test_what_the_mask_held_stays():
    certainty = opinion()
    mask = np.zeros(certainty.shape[:2], np.uint8)
    mask[0] = 255
    add_believed(certainty, sensitivity=1.0, out=mask)
    assert mask[0].all()
