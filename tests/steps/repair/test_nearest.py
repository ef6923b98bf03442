import numpy as np
import pytest

from restorer.steps.repair import nearest as module
from restorer.steps.repair.nearest import nearest


@pytest.mark.parametrize("pairs", [7, 4_000_000])
def test_the_nearest_are_those_that_a_tree_finds(monkeypatch, pairs):
    from scipy.spatial import cKDTree

    monkeypatch.setattr(module, "_PAIRS_AT_ONCE", pairs)
    places = np.random.default_rng(0).random((60, 2)) * 500
    away, others = nearest(places, 5)
    truth = cKDTree(places).query(places, k=5)
    assert np.allclose(away, truth[0])
    assert np.array_equal(others, truth[1])


def test_a_place_is_its_own_nearest_even_where_another_lies():
    places = np.zeros((4, 2))
    away, others = nearest(places, 4)
    assert np.array_equal(others[:, 0], np.arange(4))
    assert not away.any()
