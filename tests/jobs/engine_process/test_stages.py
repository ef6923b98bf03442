from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from restorer.imaging.photo import Photo
from restorer.jobs.engine_process.stages import find_stages
from restorer.jobs.worker.restore import ProcessingContext
from restorer.pipeline.cache import DiskStageCache
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.run import run
from restorer.pipeline.step import STRENGTH, Outcome, Step, Work
from restorer.progress import Progress

RECIPE = Recipe((StepChoice("find"), StepChoice("double")))


@dataclass(frozen=True)
class Find(Step):
    """Finds a spot and invents what was there."""

    id, label, help, version, fields = "find", "Find", "Finds.", 1, (STRENGTH,)

    def models(self, settings, catalogue):
        return ()

    def apply(self, photo, settings, work):
        mask = np.zeros(photo.pixels.shape[:2], np.uint8)
        mask[2:4, 3:6] = 255
        return Outcome(photo.with_pixels(photo.pixels + 1), "Found.", mask, {"damage": mask})


@dataclass(frozen=True)
class Double(Step):
    """Makes a photo twice as wide and high."""

    id, label, help, version, fields = "double", "Double", "Doubles.", 1, (STRENGTH,)

    def models(self, settings, catalogue):
        return ()

    def apply(self, photo, settings, work):
        larger = photo.pixels.repeat(2, axis=0).repeat(2, axis=1)
        return Outcome(replace(photo, pixels=larger), "Doubled.", np.full(larger.shape[:2], 255, np.uint8))


@pytest.fixture
def processing(tmp_path):
    nothing = None
    cache = DiskStageCache(tmp_path / "stages", 1 << 20)
    return ProcessingContext(nothing, nothing, nothing, nothing, (Find(), Double()), nothing, np.empty, cache)


def test_what_was_found_before_an_enlargement_is_shown_where_it_lay(processing):
    photo = Photo(np.zeros((8, 10, 3), np.uint8))
    work = Work(None, None, np.empty, Progress())
    run(photo, RECIPE, processing.steps, work, cache=processing.cache, source_digest="x")
    stages, masks, _ = find_stages(photo, RECIPE, processing, None, "x")
    assert [stage.name for stage in stages] == ["find", "double"]
    found = {mask.name: np.load(mask.path) for mask in masks}
    assert set(found) == {"find.damage", "invented.find", "invented.double"}
    assert found["find.damage"].shape == (8, 10)
    assert found["find.damage"].sum() == 6 * 255
    assert found["invented.find"].shape == (16, 20), "what was invented went along"
    assert all(Path(mask.path).is_file() for mask in masks)


def test_nothing_is_worked_out_for_a_look(processing):
    photo = Photo(np.zeros((8, 10, 3), np.uint8))
    assert find_stages(photo, RECIPE, processing, None, "never seen") == ((), (), {})
