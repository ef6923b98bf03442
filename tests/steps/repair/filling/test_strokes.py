"""A stroke of the brush fills its surroundings alone, and gives the pixels that restoring gives."""

import cv2
import numpy as np
import pytest
from PIL import Image

from restorer.imaging.mask_text import write_mask
from restorer.imaging.tiles import Bounds
from restorer.jobs.engine_process import messages
from restorer.jobs.engine_process.preview import Previewer
from restorer.jobs.worker.restore import restore_photo
from restorer.models.info import Task
from restorer.pipeline.cache import DiskStageCache
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.progress import Progress
from restorer.steps import find
from restorer.steps.repair.filling.fill_cache import FillCache
from restorer.steps.repair.inpainting import fill
from tests.jobs.fakes import fake_processing, pixels_of, request
from tests.steps.fakes import FakeCatalogue, FakeEngine, model, picture


class Blurrer(FakeEngine):
    """Fills with what is blurred, so that each place's fill depends on all around it."""

    def __init__(self):
        super().__init__()
        self.painted = []

    device_id = cache_key = "fake"

    def predict(self, model, inputs, conditions=None):
        self.painted.append(inputs["x"].shape[:2])
        return {"result": cv2.blur(inputs["x"], (61, 61)).reshape(inputs["x"].shape)}


def photo(height=700, width=900):
    return cv2.resize(picture(), (width, height), interpolation=cv2.INTER_CUBIC)


def dot(mask, x, y, radius=12):
    cv2.circle(mask, (x, y), radius, 255, cv2.FILLED)
    return mask


def filled(pixels, mask, engine, known=None):
    def paint(patch, hole):
        return engine.predict(None, {"x": patch.astype(np.float32)})["result"]

    more = {"known": known, "painter": "blurrer"} if known is not None else {}
    return fill(pixels, mask, 1.0, seed=1, allocate=np.empty, progress=Progress(), paint=paint, **more)


def test_known_fills_are_what_would_be_worked_out_anew():
    pixels, known = photo(), FillCache()
    mask = np.zeros(pixels.shape[:2], np.uint8)
    for x, y in ((100, 100), (450, 350), (800, 600), (140, 130), (300, 20)):
        dot(mask, x, y)
        assert np.array_equal(filled(pixels, mask, Blurrer(), known), filled(pixels, mask, Blurrer()))
    mask[:] = 0
    assert np.array_equal(filled(pixels, mask, Blurrer(), known), pixels)


def test_a_stroke_has_its_surroundings_filled_and_nothing_else():
    pixels, known, engine = photo(), FillCache(), Blurrer()
    mask = dot(dot(np.zeros(pixels.shape[:2], np.uint8), 100, 100), 700, 600)
    filled(pixels, mask, engine, known)
    engine.painted.clear()
    filled(pixels, dot(mask, 620, 100), engine, known)
    assert len(engine.painted) == 1, "the others are known"
    assert max(engine.painted[0]) < 260, "the dot and what is around it"
    engine.painted.clear()
    filled(pixels, mask, engine, known)
    assert not engine.painted


def test_a_fill_is_another_where_pixels_or_the_network_are():
    pixels, known, engine = photo(), FillCache(), Blurrer()
    mask = dot(np.zeros(pixels.shape[:2], np.uint8), 100, 100)
    filled(pixels, mask, engine, known)
    changed = pixels.copy()
    changed[100, 130] += 40
    assert np.array_equal(filled(changed, mask, engine, known), filled(changed, mask, engine))
    engine.painted.clear()
    fill(
        pixels, mask, 1.0, seed=1, allocate=np.empty, progress=Progress(),
        paint=lambda patch, hole: engine.predict(None, {"x": patch.astype(np.float32)})["result"],
        known=known, painter="another",
    )  # fmt: skip
    assert engine.painted


def test_what_is_kept_has_a_limit():
    known = FillCache(largest_bytes=1000)
    for number in range(20):
        known.remember(str(number), np.zeros((10, 3), np.float32))
    assert [number for number in range(20) if known.recall(str(number)) is not None] == list(range(12, 20))
    known.remember("large", np.zeros((1000, 3), np.float32))
    assert known.recall("large") is None


@pytest.fixture
def processing(tmp_path):
    Image.fromarray(photo()).save(tmp_path / "a.png")
    return fake_processing(
        steps=(find("repair"),), catalogue=FakeCatalogue(model(Task.INPAINT)),
        cache=DiskStageCache(tmp_path / "stages", 1 << 30),
    )  # fmt: skip


def test_what_the_window_shows_after_each_stroke_is_what_is_restored(tmp_path, processing):
    engine, source = Blurrer(), photo()
    height, width = source.shape[:2]
    previewer = Previewer(processing, lambda: engine, tmp_path / "previews")
    mask = np.zeros((height, width), np.uint8)
    for number, (x, y) in enumerate(((100, 100), (450, 350), (470, 330))):
        told = []
        dot(mask, x, y)
        recipe = Recipe((StepChoice("repair", {"painted": write_mask(mask), "mask": f"{width}x{height}"}),))
        asked = messages.PreviewRegion(number, str(tmp_path / "a.png"), recipe, Bounds(0, 0, width, height))
        previewer.preview(asked, Progress(), told.append)
        shown = np.load(next(made.after for made in told if isinstance(made, messages.PreviewMade)))
        # Another engine, and no stage that is kept: all of it is worked out anew.
        result = tmp_path / f"{number}.png"
        fresh = fake_processing(steps=processing.steps, catalogue=processing.catalogue)
        restore_photo(request(tmp_path / "a.png", result, recipe=recipe), fresh, Blurrer())
        assert np.array_equal(shown, pixels_of(result))
        assert np.array_equal(shown[mask == 0], source[mask == 0])
        assert not np.array_equal(shown[mask > 0], source[mask > 0])
