"""A result is drawn where its pixels came from, whether or not its stages are kept."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from restorer.analysis.by_hand.geometry import turn_matrix
from restorer.gui.viewmodels.current_photo import CurrentPhoto
from restorer.gui.viewmodels.item import Item, ItemState
from restorer.gui.viewmodels.layers import edge_transform
from restorer.imaging.encode import encode
from restorer.imaging.metadata.provenance import Provenance, label
from restorer.imaging.photo import Extent, Metadata, Photo
from restorer.jobs.files.result_geometry import placed, result_transform

SOURCE = Extent(80, 60)
TURNED = {"steps": [{"step": "straighten", "settings": {"rotate": 90, "flip": "none"}}]}


def write(path, extent, recipe=None, transform=()):
    told = label(None, Provenance("a.png", "ab" * 32, recipe or {"steps": []}, "R", transform=transform),
                 datetime(2024, 1, 1, tzinfo=UTC))  # fmt: skip
    encode(Photo(np.full((extent.height, extent.width, 3), 9, np.uint8), metadata=Metadata(xmp=told)), path, "png")
    return path


@pytest.fixture
def original(tmp_path):
    return write(tmp_path / "a.png", SOURCE)


def spread(matrix, extent):
    """How many of the source's pixels one of the layer's takes, along both sides."""
    moved = edge_transform(matrix, SOURCE, extent)
    return [float(np.hypot(*moved[:2, column])) for column in (0, 1)]


def test_the_label_says_where_pixels_went(original, tmp_path):
    matrix, extent = turn_matrix(90, "none", SOURCE)
    result = write(tmp_path / "r.png", extent, transform=tuple(matrix.ravel()))
    assert np.allclose(result_transform(original, result), matrix)
    photo = CurrentPhoto(Item(str(original), ItemState.DONE, result=str(result)))
    layer = photo.picture().layers[-1]
    assert np.allclose(layer.transform, matrix), "without a stage, too"


def test_a_result_of_an_older_version_is_turned_and_not_stretched(original, tmp_path):
    result = write(tmp_path / "r.png", Extent(120, 160), TURNED)
    matrix = result_transform(original, result)
    assert spread(matrix, Extent(120, 160)) == pytest.approx([0.5, 0.5])
    # The upper left corner of the turned photo is the lower left one of the original.
    corner = edge_transform(matrix, SOURCE, (120, 160)) @ (0, 0, 1)
    assert corner[:2] == pytest.approx((0, 60))


@pytest.mark.parametrize("extent", [Extent(60, 50), Extent(100, 96), Extent(70, 30), Extent(300, 100)])
def test_what_was_cut_nobody_knows_how_keeps_its_shape(extent):
    across, down = spread(placed(SOURCE, extent, {}), extent)
    assert across == pytest.approx(down)


def test_a_plain_enlargement_needs_no_matrix(original, tmp_path):
    assert result_transform(original, write(tmp_path / "r.png", Extent(160, 120))) is None
    assert result_transform(original, Path("/gone/r.png")) is None


def test_a_recipe_that_is_none_turns_nothing():
    assert placed(SOURCE, SOURCE, {"steps": [{"settings": {"rotate": 45, "flip": "sideways"}}]}) is None


def test_a_result_of_before_lies_where_its_own_words_say_that_it_was_cut():
    recipe = {"steps": [{"step": "straighten", "settings": {"rectangle": "10,20,40,30"}}]}
    matrix = placed(SOURCE, Extent(80, 60), recipe)
    assert matrix @ (10, 20, 1) == pytest.approx((0.5, 0.5, 1)), "enlarged twice"
    assert matrix @ (49, 49, 1) == pytest.approx((78.5, 58.5, 1))
    note = "Cut from 80 x 60 to 70 x 50. Border cut: 3 px left, 8 px top, 7 px right, 2 px bottom."
    assert placed(SOURCE, Extent(70, 50), {}, note) @ (3, 8, 1) == pytest.approx((0, 0, 1))
    assert placed(SOURCE, Extent(80, 50), {}, "Border cut: 10 px top.") @ (0, 10, 1) == pytest.approx((0, 0, 1))
    both = placed(SOURCE, Extent(50, 75), TURNED, "Border cut: 10 px left, 5 px bottom.")
    turn, _ = turn_matrix(90, "none", SOURCE)
    x, y, _ = turn @ (30, 40, 1)
    assert both @ (30, 40, 1) == pytest.approx((x - 10, y, 1))
    odd = Extent(40, 60)
    assert np.allclose(placed(SOURCE, odd, {}, "Border cut: 90 px left."), placed(SOURCE, odd, {})), "that cannot be"


def test_a_sidecar_says_where_a_result_lies_that_says_nothing_itself(original, tmp_path):
    matrix, extent = turn_matrix(180, "none", SOURCE)
    result = tmp_path / "r.png"
    encode(Photo(np.zeros((extent.height, extent.width, 3), np.uint8)), result, "png")
    assert result_transform(original, result) is None
    told = Provenance("a.png", "ab" * 32, {"steps": []}, "R", transform=tuple(matrix.ravel()))
    result.with_name("r.png.xmp").write_bytes(label(None, told, datetime(2024, 1, 1, tzinfo=UTC)))
    result.touch()
    assert np.allclose(result_transform(original, result), matrix)
