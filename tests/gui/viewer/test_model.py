import numpy as np
import pytest

from restorer.gui.viewmodels.camera import Spot, to_source
from restorer.gui.viewmodels.layers import FileSource, edge_transform
from restorer.gui.viewmodels.viewer import Mode, ViewerModel

from .conftest import flat, layer, overlay

BEFORE, CLEAN, LARGE = (layer(name, flat(8, 8, 0)) for name in ("before", "clean", "large"))
MASK = overlay("damage", np.zeros((8, 8), np.uint8))


@pytest.fixture
def model(qapp):
    made = ViewerModel()
    made.set_viewport(800, 600)
    made.show(BEFORE, [CLEAN, LARGE], [MASK])
    made.set_photo_size(4000, 3000)
    return made


def test_before_meets_the_last_layer_at_first(model):
    assert (model.left, model.right) == ("before", "large")
    assert model.panes() == (("before", "large"),)


def test_any_step_is_compared_with_any_other(model):
    model.choose(left="clean", right="before")
    assert model.panes() == (("clean", "before"),)
    model.choose(left="no such layer")
    assert model.left == "clean"
    model.swap()
    assert model.panes() == (("before", "clean"),)


def test_modes_decide_the_panes(model):
    model.set_mode(Mode.SIDE_BY_SIDE)
    assert model.panes() == (("before",), ("large",))
    model.set_mode(Mode.SINGLE)
    assert model.panes() == (("large",),)


@pytest.mark.parametrize("mode", list(Mode))
def test_blinking_shows_the_left_layer_everywhere(model, mode):
    model.set_mode(mode)
    model.set_blinking(True)
    assert {name for stack in model.panes() for name in stack} == {"before"}
    model.set_blinking(False)
    assert "large" in {name for stack in model.panes() for name in stack}


def test_one_layer_needs_no_divider(model):
    model.show(layer("before", flat(4, 4, 1)), [])
    assert not model.has_comparison
    for mode in Mode:
        model.set_mode(mode)
        assert model.panes() == (("before",),)


def test_fit_follows_the_window_until_somebody_zooms(model):
    fitted = model.camera.scale
    model.set_viewport(400, 300)
    assert model.camera.scale < fitted
    model.set_zoom(1.0)
    model.set_viewport(800, 600)
    assert model.zoom == pytest.approx(1.0)


def test_zoom_stays_under_the_pointer(model):
    model.set_zoom(0.5)
    at = Spot(700, 100)
    held = to_source(model.camera, model.viewport, at)
    model.zoom_by(3.0, at)
    moved = to_source(model.camera, model.viewport, at)
    assert (moved.x, moved.y) == pytest.approx((held.x, held.y))


def test_hundred_percent_counts_physical_pixels_of_the_finest_layer(model):
    model.set_viewport(800, 600, 2.0)
    model.set_resolution("before", 1.0)
    model.set_resolution("large", 4.0)
    model.set_zoom(1.0)
    assert model.camera.scale == pytest.approx(2.0)
    model.choose(right="clean")
    assert model.zoom == pytest.approx(4.0)


def test_zoom_has_ends(model):
    model.set_zoom(1e9)
    assert model.zoom == pytest.approx(64)
    model.set_zoom(1e-9)
    assert model.region_in_view.width() == 4000


def test_steps_go_to_round_numbers(model):
    model.set_zoom(0.9)
    model.step_zoom(1)
    assert model.zoom == pytest.approx(1.0)
    model.step_zoom(1)
    assert model.zoom == pytest.approx(1.5)
    model.step_zoom(-1)
    model.step_zoom(-1)
    assert model.zoom == pytest.approx(0.75)


def test_the_same_photo_again_keeps_place_and_choice(model):
    model.set_zoom(2.0)
    model.choose(right="clean")
    camera = model.camera
    model.show(BEFORE, [layer("clean", flat(8, 8, 9)), layer("faces", flat(8, 8, 9))])
    assert model.camera == camera
    assert model.right == "clean"


def test_whoever_looked_at_the_last_layer_goes_on_doing_so(model):
    model.show(BEFORE, [CLEAN, layer("faces", flat(8, 8, 9))])
    assert model.right == "faces"


def test_another_photo_is_fitted(model, qtbot):
    model.set_zoom(2.0)
    model.show(layer("before", flat(4, 4, 1)), [])
    assert model.is_fitted
    assert model.region_in_view.isEmpty()
    model.set_photo_size(100, 50)
    assert model.region_in_view.getRect() == (0, 0, 100, 50)


def test_overlays_are_remembered_for_the_next_photo(model):
    model.toggle_overlay("damage", True)
    model.show(layer("before", flat(4, 4, 1)), [], [overlay("damage", np.ones((4, 4), np.uint8))])
    assert [overlay.id for overlay in model.shown_overlays] == ["damage"]
    model.toggle_overlay("damage", False)
    assert model.shown_overlays == ()


def test_signals_tell_facts_once(model, qtbot):
    heard = []
    model.divider_changed.connect(heard.append)
    model.set_divider(0.25)
    model.set_divider(0.25)
    model.set_divider(7)
    assert heard == [0.25, 1.0]


def test_pan_is_for_what_is_larger_than_the_window(model):
    camera = model.camera
    model.pan(50, 50)
    assert model.camera == camera
    model.set_zoom(1.0)
    x = model.camera.x
    model.pan(50, 0)
    assert model.camera.x == x - 50


def test_edge_transform_of_an_enlargement():
    assert np.allclose(edge_transform(None, (100, 50), (400, 200)), np.diag([0.25, 0.25, 1]))
    # From centres: x' = 4 x + 1.5.
    scaled = np.array([[4, 0, 1.5], [0, 4, 1.5], [0, 0, 1.0]])
    assert np.allclose(edge_transform(scaled, (100, 50), (400, 200)), np.diag([0.25, 0.25, 1]))


def test_edge_transform_of_a_crop():
    crop = np.array([[1, 0, -10], [0, 1, -20], [0, 0, 1.0]])
    corner = edge_transform(crop, (100, 100), (50, 50)) @ [0, 0, 1]
    assert tuple(corner) == (10, 20, 1)


def test_a_rewritten_file_is_another_source(tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(b"1")
    first = FileSource.of(path)
    assert first == FileSource.of(path)
    path.write_bytes(b"22")
    assert first != FileSource.of(path)
