import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from restorer.gui.viewmodels.camera import (
    Camera,
    Spot,
    ViewSpan,
    fitted,
    kept_in_sight,
    panned,
    seen_part,
    to_source,
    to_viewport,
    zoomed_at,
)

sizes = st.floats(1, 50_000)
spans = st.builds(ViewSpan, sizes, sizes)
spots = st.builds(Spot, st.floats(-2000, 4000), st.floats(-2000, 4000))
cameras = st.builds(Camera, st.floats(0, 50_000), st.floats(0, 50_000), st.floats(0.01, 64))


@settings(max_examples=40, deadline=None)
@given(cameras, spans, spots, st.floats(0.01, 64))
def test_zoom_keeps_what_is_under_the_pointer(camera, viewport, spot, scale):
    before = to_source(camera, viewport, spot)
    after = to_source(zoomed_at(camera, viewport, spot, scale), viewport, spot)
    assert after.x == pytest.approx(before.x, abs=1e-3)
    assert after.y == pytest.approx(before.y, abs=1e-3)


@settings(max_examples=40, deadline=None)
@given(cameras, spans, spots)
def test_to_viewport_undoes_to_source(camera, viewport, spot):
    there_and_back = to_viewport(camera, viewport, to_source(camera, viewport, spot))
    assert there_and_back.x == pytest.approx(spot.x, abs=1e-2)
    assert there_and_back.y == pytest.approx(spot.y, abs=1e-2)


@settings(max_examples=40, deadline=None)
@given(spans, spans)
def test_fitted_shows_all(photo, viewport):
    camera = fitted(photo, viewport)
    left, top, width, height = seen_part(camera, photo, viewport)
    assert (left, top) == (0, 0)
    assert width == int(photo.width)
    assert height == int(photo.height)


@settings(max_examples=40, deadline=None)
@given(cameras, spans, spans)
def test_photo_is_never_lost(camera, photo, viewport):
    kept = kept_in_sight(camera, photo, viewport)
    assert kept.scale == camera.scale
    assert 0 <= kept.x <= photo.width
    assert 0 <= kept.y <= photo.height
    again = kept_in_sight(kept, photo, viewport)
    assert again.x == pytest.approx(kept.x)
    assert again.y == pytest.approx(kept.y)


def test_pan_moves_by_screen_pixels():
    assert panned(Camera(100, 100, 2), 10, -20) == Camera(95, 110, 2)


def test_seen_part_takes_whole_pixels_outwards():
    assert seen_part(Camera(50, 50, 10), ViewSpan(100, 100), ViewSpan(55, 25)) == (47, 48, 6, 4)
