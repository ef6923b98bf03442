"""Distances along the best way through a picture."""

import numpy as np
import pytest

from restorer.steps.colorize.geodesic import geodesic_distances, reduced


def wall(gap):
    """A flat picture with a wall of 1 across it, but for a gap."""
    picture = np.zeros((9, 9, 1), np.float32)
    picture[:, 4] = 1
    if gap:
        picture[8, 4] = 0
    return picture


def test_a_way_around_a_wall_costs_nothing():
    assert geodesic_distances(wall(gap=True), [(0, 0)])[0, 0, 8] == 0


def test_a_wall_costs_its_two_edges():
    away = geodesic_distances(wall(gap=False), [(0, 0), (0, 8)])
    assert away[0, 0, 3] == 0
    assert away[0, 0, 4] == 1
    assert away[0, 0, 8] == 2
    assert np.array_equal(away[0], away[1][:, ::-1])


def test_a_slope_costs_less_than_a_step():
    slope = np.linspace(0, 1, 9, dtype=np.float32)[None, :, None].repeat(3, axis=0)
    step = (slope > 0.5).astype(np.float32)
    ends = [float(geodesic_distances(picture, [(1, 0)])[0, 1, 8]) for picture in (slope, step)]
    assert ends == pytest.approx([8 * (1 / 8) ** 2, 1])


def test_planes_are_reduced_by_means_however_many_there_are():
    planes = np.random.default_rng(1).random((8, 12, 9)).astype(np.float32)
    assert reduced(planes, (6, 4)) == pytest.approx(planes.reshape(4, 2, 6, 2, 9).mean((1, 3)), abs=1e-6)
