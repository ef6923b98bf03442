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
