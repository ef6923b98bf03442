"""The networks that come with the application, through the engine: no seam, no harm to depth, strength 0 is nothing."""

import numpy as np
import pytest

from restorer.engine import TorchEngine
from restorer.engine.plan import TileCost
from restorer.engine.probe import probe_picture
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import Task

WHOLE = TileCost(fixed_px=0, cache_fit_px=1, growth=0.0, largest_px=1 << 40)
SMALLEST = TileCost(fixed_px=0, cache_fit_px=1, growth=1.0, largest_px=1)
ONE_STEP = 65535 // 255
"""1/255 in the steps of 16 bits."""


@pytest.fixture(scope="module")
def picture() -> np.ndarray:
    return (probe_picture(230, seed=7)[0].permute(1, 2, 0).numpy()[:201] * 65535).astype(np.uint16)


def engine_with(cost) -> TorchEngine:
    engine = TorchEngine("cpu", ModelCatalogue())
    engine.cost = cost
    return engine


@pytest.mark.parametrize(
    ("task", "scale", "conditions"),
    [
        (Task.DAMAGE, 1, {}),
        (Task.CLEAN, 1, {"strength": 1.0}),
        (Task.UPSCALE, 2, {"texture": 0.5}),
        (Task.UPSCALE, 4, {"texture": 0.0}),
    ],
)
def test_no_seam_can_be_measured(picture, monkeypatch, task, scale, conditions):
    monkeypatch.setenv("RESTORER_PRECISION", "float32")
    info = ModelCatalogue().for_task(task)
    if info is None:
        pytest.skip(f"this build comes without a model for {task.value}")
    cut = picture[:120, :150] if scale == 4 else picture
    whole, tiled = (
        engine_with(cost).run(info, cut, scale=scale, conditions=conditions).astype(np.int64)
        for cost in (WHOLE, SMALLEST)
    )
    assert np.abs(whole - tiled).max() < ONE_STEP
    assert whole.std() > 0


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_clean_at_strength_nought_changes_no_bit(picture, dtype):
    info = ModelCatalogue().for_task(Task.CLEAN)
    if info is None:
        pytest.skip("this build comes without a model for clean")
    pixels = picture if dtype == np.uint16 else (picture >> 8).astype(np.uint8)
    result = TorchEngine("cpu", ModelCatalogue()).run(info, pixels, conditions={"strength": 0.0})
    np.testing.assert_array_equal(result, pixels)
