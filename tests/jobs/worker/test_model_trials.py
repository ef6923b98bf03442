"""One region through several networks."""

import numpy as np
import pytest

from restorer.engine import TorchEngine, inspect_weights
from restorer.errors import InputError
from restorer.imaging.photo import Photo
from restorer.imaging.tiles import Bounds
from restorer.jobs.worker.context import make_processing_context
from restorer.jobs.worker.model_trials import cut, try_models
from restorer.models.catalogue import ModelCatalogue
from restorer.models.imported import add_imported
from tests.models.weight_files import compact
from tests.steps.fakes import picture


@pytest.fixture
def photo():
    return Photo(picture(longest_px=160))


@pytest.fixture
def catalogue(tmp_path):
    catalogue = ModelCatalogue()
    source = compact(tmp_path / "theirs.pth")
    add_imported(inspect_weights(source), source, catalogue.folder)
    return catalogue


def test_each_makes_its_own_result_and_is_measured(photo, catalogue):
    processing = make_processing_context(catalogue, np.empty, None)
    models = [catalogue.get(model_id) for model_id in ("upscale", "theirs", "clean")]
    trials = list(try_models(photo, models, processing, TorchEngine("cpu", catalogue)))
    assert [(trial.model.id, trial.step_id) for trial in trials] == [
        ("upscale", "upscale"), ("theirs", "upscale"), ("clean", "clean"),
    ]  # fmt: skip
    sides = [max(trial.photo.extent) for trial in trials]
    assert sides[0] in (320, 640)
    assert sides[1:] == [320, 160]
    assert all(trial.seconds > 0 for trial in trials)
    assert trials[0].memory_bytes > 0


def test_what_makes_no_picture_is_refused(photo, catalogue):
    processing = make_processing_context(catalogue, np.empty, None)
    with pytest.raises(InputError, match="face-embedding"):
        next(try_models(photo, [catalogue.get("face_embedding")], processing, TorchEngine("cpu", catalogue)))


@pytest.mark.parametrize(
    "region", [Bounds(0, 0, 161, 1), Bounds(-1, 0, 5, 5), Bounds(0, 0, 0, 5), Bounds(9, 159, 5, 5)]
)
def test_a_region_lies_inside(photo, region):
    with pytest.raises(InputError, match="does not lie inside"):
        cut(photo, region)
