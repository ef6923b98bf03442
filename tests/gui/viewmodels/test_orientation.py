"""A photo turned and flipped for the eye: as the step that does it to the pixels."""

import itertools

import numpy as np
import pytest

from restorer.analysis.by_hand.geometry import FLIPS, ROTATIONS, turn_matrix
from restorer.gui.viewmodels.camera import Orientation, Spot, ViewSpan
from restorer.gui.viewmodels.viewer import ViewerModel
from restorer.imaging.photo import Extent

SOURCE = ViewSpan(30, 20)
ALL = [Orientation(*both) for both in itertools.product(ROTATIONS, FLIPS)]


@pytest.mark.parametrize("orientation", ALL)
def test_it_shows_what_the_step_makes(orientation):
    matrix, extent = turn_matrix(orientation.rotation, orientation.flip, Extent(30, 20))
    assert orientation.size(SOURCE) == extent
    for x, y in ((0, 0), (29, 0), (12, 7)):
        there = matrix @ (x, y, 1)
        shown = orientation.to_shown(Spot(x + 0.5, y + 0.5), SOURCE)
        assert np.allclose(shown, there[:2] + 0.5)
        assert np.allclose(orientation.to_source(shown, SOURCE), (x + 0.5, y + 0.5))


@pytest.mark.parametrize("orientation", ALL)
def test_what_lies_in_the_middle_stays_there_and_the_region_is_the_sources(orientation):
    model = ViewerModel()
    model.set_viewport(100, 100)
    model.set_photo_size(3000, 2000)
    model.set_zoom(2.0)
    model.look_at(1000, 700)
    before = model.region_in_view
    model.set_orientation(orientation)
    middle = orientation.to_source(Spot(model.camera.x, model.camera.y), model.source)
    assert middle == pytest.approx((1000, 700))
    assert model.photo == orientation.size(ViewSpan(3000, 2000))
    after = model.region_in_view
    assert abs(after.x() - before.x()) <= 1
    assert abs(after.y() - before.y()) <= 1
    assert after.size() == before.size()
